"""`invoke check`: everything that an editor should look at, the most useful first, and the names without a record."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date

from briefing import knowledge, site
from briefing.analysis import analyse
from briefing.desk.ambiguous_names import ambiguous_names
from briefing.desk.answers import other_day
from briefing.desk.doubt import Doubt, located, ordered
from briefing.desk.doubts import site_doubts
from briefing.desk.file_doubts import file_doubts
from briefing.desk.missing_records import MissingRecord, name_doubts, report, unrecorded
from briefing.desk.outlet_doubts import outlet_doubts, source_doubts
from briefing.desk.settled import settled, unsettled
from briefing.errors import BriefingError, Problem, counted, problem, tally
from briefing.folders import listing, where
from briefing.ingest import markdown
from briefing.ingest.collisions import collisions
from briefing.ingest.outliers import outliers
from briefing.ingest.shelf import FOLDER
from briefing.knowledge import Knowledge
from briefing.model import Analysis, Briefing
from briefing.shipped import COMMAND
from press.content import compiled, used
from press.options import Options
from press.redirects import redirects
from press.refused import refused
from press.texts import texts

_COUNTED = {
    "title": (
        f"proposed title not reviewed yet; `{COMMAND} desk` shows it",
        f"proposed titles not reviewed yet; `{COMMAND} desk` shows them",
    ),
    "unsure": (
        f"cooperation too unsure to be shown; `{COMMAND} desk` asks about it",
        f"cooperations too unsure to be shown; `{COMMAND} desk` asks about them",
    ),
}
"""Kinds of which a terminal shows the number alone."""
_READ: dict[str, tuple[str, Analysis]] = {}
"""What was read last in each briefing of this process, with what it depends on."""


def check(options: Options, as_json: bool = False) -> int:
    """Print every doubt; return 1 when one of them stops a build."""
    found, names = doubts(options)
    if as_json:
        print(json.dumps([_plain(doubt) for doubt in found], ensure_ascii=False, indent=1))
    else:
        _print(found, names)
    return int(any(doubt.problem.fatal for doubt in found))


def _print(found: Iterable[Doubt], names: tuple[MissingRecord, ...]) -> None:
    shown = [doubt for doubt in found if doubt.kind != "name"]
    numbers = Counter(doubt.kind for doubt in shown if doubt.kind in _COUNTED)
    listed = [doubt.problem for doubt in shown if doubt.kind not in _COUNTED]
    for one in listed:
        print(one, file=sys.stderr)
    if names:
        print(report(names))
    for kind, number in numbers.items():
        print(counted(number, *_COUNTED[kind]))
    print(tally(listed))


def _plain(doubt: Doubt) -> dict[str, object]:
    """Return a doubt as programs read it."""
    answers = [answer.label for answer in doubt.answers]
    where_ = {"id": doubt.id, "kind": doubt.kind, "briefing": doubt.briefing}
    return where_ | asdict(doubt.problem) | {"context": asdict(doubt.context), "answers": answers}


def doubts(options: Options) -> tuple[tuple[Doubt, ...], tuple[MissingRecord, ...]]:
    """Return all that an editor should look at, the most useful first, and the names without a record among it."""
    problems = [*knowledge.check(*options.records), *redirects(options.content)[1]]
    if any(found.fatal for found in problems):
        return ordered(map(_general, sorted(problems))), ()
    known = knowledge.load(*options.records)
    briefings, found_there = _briefings(options)
    readings = [(briefing, _analysis(briefing, known)) for briefing in briefings]
    files = {one.path: (options.content / one.path).read_text("utf-8-sig", "replace") for one in briefings}
    found_names = unrecorded(readings, files, known)
    done = settled(files.values())
    names = tuple(name for name in found_names if any(unsettled(name_doubts((name,)), done)))
    found = (*_doubts(readings, files, known), *_outlying(briefings, options), *name_doubts(names))
    open_ = _of_files(unsettled(found, done), briefings, files)
    problems += (*found_there, *refused(options, date.today()))
    return ordered((*map(_general, sorted(problems)), *open_)), names


def _of_files(found: Iterable[Doubt], briefings: Iterable[Briefing], files: Mapping[str, str]) -> Iterator[Doubt]:
    """Yield doubts with the state of the file that each was found in, and its line; a draft has no page to show."""
    by_slug = {one.slug: one for one in briefings}
    for doubt in found:
        if one := by_slug.get(doubt.briefing):
            slug = "" if one.draft else one.slug
            yield replace(located(doubt, files[one.path]), briefing=slug, file=one.path, sha256=one.sha256)
        else:
            yield doubt


def _general(found: Problem) -> Doubt:
    return Doubt("error" if found.fatal else "advice", found)


def _analysis(briefing: Briefing, known: Knowledge) -> Analysis:
    """Return what is read in a briefing, from memory while nothing that it depends on is another."""
    key = briefing.sha256 + used(briefing, known)
    if _READ.get(briefing.path, ("",))[0] != key:
        _READ[briefing.path] = key, analyse(briefing, compiled(known))
    return _READ[briefing.path][1]


def _briefings(options: Options) -> tuple[list[Briefing], list[Problem]]:
    """Return the briefings that can be read, and the problems of the others."""
    found = listing(options.content, FOLDER, ".md")
    briefings, problems = [], [*found.problems, *texts(options.pages)[1]]
    for name in found.files:
        try:
            briefings.append(markdown.read(options.content / name, options.content))
        except BriefingError as error:
            problems.append(problem(error))
    doubled = collisions(briefings, options.content)
    kept = [briefing for briefing in briefings if briefing.path not in doubled]
    return kept, [*problems, *doubled.values()]


def _outlying(briefings: Iterable[Briefing], options: Options) -> Iterator[Doubt]:
    """Yield the briefings dated far after all others."""
    by_path = {where(options.content / one.path): one for one in briefings}
    for found in outliers(by_path.values(), options.content):
        briefing = by_path[found.path]
        yield Doubt("day", found, briefing.slug, answers=(other_day(briefing, "Another day"),))


def _doubts(readings: list[tuple[Briefing, Analysis]], files: dict[str, str], known: Knowledge) -> Iterator[Doubt]:
    """Yield what is not wrong but not settled."""
    for briefing, _ in readings:
        yield from file_doubts(briefing, files[briefing.path], known.sources)
    briefings = [briefing for briefing, _ in readings]
    yield from source_doubts(briefings, files, known)
    yield from outlet_doubts(briefings, known)
    yield from ambiguous_names(readings, compiled(known).matcher)
    published = ((briefing, analysis, "") for briefing, analysis in readings if not briefing.draft)
    yield from site_doubts(site.analyse(published, known))
