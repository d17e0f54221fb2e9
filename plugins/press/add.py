"""`invoke add`: write each text in files of any form as a plain seed that editors can mend."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from briefing.errors import BriefingError, Problem, counted, problem
from briefing.folders import contents, listing, where
from briefing.ingest.added import KEY, received, seed, stamp, stem
from briefing.ingest.inputs.apart import Apart
from briefing.ingest.inputs.forms import form
from briefing.ingest.inputs.received import Received, Unread
from briefing.ingest.notes import doubt
from briefing.ingest.publishers import by_outlet
from briefing.ingest.seed import Reader
from briefing.ingest.shelf import replace
from briefing.ingest.slugs import unused
from briefing.knowledge.layers import read_all
from briefing.knowledge.links import outlets, text
from briefing.knowledge.rows import TomlTable
from briefing.lock import held
from press.failures import made, reported
from press.options import Options

_MARK = re.compile(rf"^{KEY}: (.+?)\r?$", re.MULTILINE)
_HEAD = 8192
"""Bytes of a seed in which its header stands."""


def add(options: Options, paths: tuple[Path, ...], source: str, day: date | None) -> int:
    """Write the texts of some files, and of all files in some folders, into the folder of seeds; return the status.

    A text that lies there already, edited or not, is left alone, and nothing is ever overwritten.
    """
    return reported(lambda: _taken(options, paths, source, day), options.seeds)


def _taken(options: Options, paths: tuple[Path, ...], source: str, day: date | None) -> int:
    made(options.seeds, "--seeds")
    rows = read_all(options.records)[0]
    problems = list(_unknown(options, rows, source))
    with held(options.seeds, lambda: None), Apart() as apart:
        work = _Addition(options.seeds, by_outlet(apart.read, outlets(rows)), source, day)
        for path in paths:
            found = listing(path) if path.is_dir() else None
            problems += found.problems if found else ()
            for one in (path / name for name in found.files) if found else (path,):
                problems += work.take(one)
    for said in work.said:
        print(said)
    print(*problems, sep="\n", end="\n" * bool(problems), file=sys.stderr)
    fatal = sum(one.fatal for one in problems)
    print(f"{counted(work.written, 'seed')} written, {work.known} there already, {fatal} not taken")
    return int(fatal > 0)


def _unknown(options: Options, rows: Iterable[TomlTable], source: str) -> Iterator[Problem]:
    """Yield that a publisher is in no record, which a build would say of each briefing."""
    known = {text(row, key) for row in rows if row.table == "source" for key in ("id", "name")}
    if source and source not in known:
        message = f"has no source {source!r}; add it, so that its rights are known"
        yield Problem(where(options.knowledge / "sources.toml"), 0, message, fatal=False)


class _Addition:
    """One run of the verb."""

    def __init__(self, seeds: Path, reader: Reader, source: str, day: date | None) -> None:
        self._seeds, self._reader, self._source, self._day = seeds, reader, source, day
        self.written = self.known = 0
        self.said: list[str] = []
        there = [path for path in seeds.rglob("*.txt") if path.is_file() and not path.is_symlink()]
        self._marks = {mark for path in there for mark in _MARK.findall(_head(path))}
        self._names = {path.stem.lower() for path in seeds.glob("*")}

    def take(self, path: Path) -> Iterator[Problem]:
        """Write the texts of a file as seeds; yield what an editor should know."""
        if path.exists() and not path.is_file():
            yield Problem(where(path), 0, "is no file; give files, or folders of them")
            return
        try:
            data = contents(path)
            if form(data) is None and path.resolve().is_relative_to(self._seeds.resolve()):
                raise Unread("is a seed already; nothing is to be done")
            texts = received(data, self._reader, self._day, self._source)
        except BriefingError as error:
            yield problem(error)
            return
        except Unread as error:
            yield Problem(where(path), error.line, str(error))
            return
        for number, one in enumerate(texts):
            about = f"{one.title or one.part}: " if len(texts) > 1 else ""
            try:
                yield from self._write(path, one, stamp(path.name, data, number), about)
            except Unread as error:
                yield Problem(where(path), 0, f"{about}{error}")
            except BriefingError as error:
                yield problem(error)

    def _write(self, path: Path, one: Received, mark: str, about: str) -> Iterator[Problem]:
        if mark in self._marks:
            self.known += 1
            return
        text = seed(one, mark).decode()
        name = unused(stem(one), self._names)
        replace(self._seeds / f"{name}.txt", text)
        self._names.add(name)
        self._marks.add(mark)
        self.written += 1
        day = f"{one.date}, {one.date_from or 'as you said'}" if self._day or one.date_from else str(one.date)
        self.said.append(f"{where(self._seeds / name)}.txt: {day}{'; ' * bool(one.title)}{one.title}")
        notes = (*one.notes, *one.mended, *doubt(one.date_from, str(one.date), "its seed"))
        yield from (Problem(where(path), 0, f"{about}{note}", fatal=False) for note in notes)


def _head(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(_HEAD).decode("utf-8", "replace")
