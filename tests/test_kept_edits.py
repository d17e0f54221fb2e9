"""Whatever comes in, is answered, taken back and edited by hand, in any order: no byte of an editor's text is lost."""

import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import project
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from test_settling import given as said

from briefing.desk.changes import Cut, Header, Settled, Unwritable
from briefing.ingest.run import ingest
from briefing.ingest.shelf import edited
from press.check import doubts
from press.desk.settling import Settling
from press.live.news import Board
from press.options import options

DAY = date(2026, 11, 22)
SEEDS = (
    "Date: 2025-03-05\nDate-From: text (doubtful)\nSource: Herald\n\nTestland launched a weather satellite for farmers "
    "on 3 March 2025. They know.\n\nKites win in Lima\n\nIcy art draws many\n\nTop ten of the year\n",
    "Date: 2025-03-06\n\nTestland launched a weather satellite for harvests and ports on 3 March 2025. They know.\n",
    "Title: A plan\nDate: 2024-03-05\nSource: gazette\n\nThe Lakeside Space Institute (LSIX) will build a probe with "
    "TSA by May 2024.\n\nThe Lakeside Space Institute met TSA. The Lakeside Space Institute left. They know.\n",
)
"""Texts that leave something in doubt."""
NUMBERS = st.integers(0, 7)
STEPS = st.one_of(
    *(
        st.tuples(st.just(name), NUMBERS, NUMBERS)
        for name in ("receive", "receive", "edit", "edit", "answer", "answer", "undo")
    ),
    *(st.tuples(st.just(name), NUMBERS, NUMBERS) for name in ("remove", "rename", "refresh")),
)


def titled(seed):
    """Return the title and the summary of a seed."""
    return seed.text.partition(" for ")[0][:60], ""


@dataclass
class Desk:
    """A folder of content, what an editor does to it, and what an editor typed."""

    root: Path
    typed: list[str] = field(default_factory=list)
    renames: int = 0

    def __post_init__(self):
        for name, text in project.KNOWLEDGE.items():
            project.write(self.root / "content/knowledge" / name, text)
        shutil.copy(project.HERE / "content/knowledge/cues.toml", self.root / "content/knowledge")
        (self.root / "seeds").mkdir()
        self.options = options(self.root)
        self.settling = Settling(self.options, board := Board())
        self.board = board

    def file(self, number):
        """Return a file of the content that an editor may edit, often one that was edited before."""
        found = [path for path in self.options.content.rglob("*") if path.is_file() and path.name != "cues.toml"]
        new = [path for path in found if path.suffix == ".new"]
        chosen = new if new and number % 2 else [path for path in found if (path.suffix == ".toml") == (number == 6)]
        return sorted(chosen)[number % len(chosen)]

    def receive(self, number, version):
        """Save a seed, or another version of it, and take it in."""
        number %= len(SEEDS)
        text = SEEDS[number].replace("They", "He" * version)
        project.write(self.options.seeds / f"{number}.txt", text)
        self.take_in()

    def refresh(self, number, _):
        self.take_in(refresh=number % 2 == 0)

    def remove(self, number, _):
        (self.options.seeds / f"{number % 4}.txt").unlink(missing_ok=True)
        self.take_in()

    def take_in(self, refresh=False):
        """Take the seeds in; what an editor has touched has the same bytes afterwards."""
        before = {path: path.read_bytes() for path in self.options.content.rglob("*.md*") if edited(path)}
        ingest(self.options.seeds, self.options.content, titled, refresh)
        assert before == {path: path.read_bytes() for path in before}

    def edit(self, number, place):
        """Type a line at the end of a file, between its lines, or into its head."""
        path, line = self.file(number), f"mine-{len(self.typed):03}"
        data = path.read_bytes().decode()
        text, end = data.replace("\r\n", "\n"), "\r\n" if "\r\n" in data or place == 7 else "\n"
        if path.suffix == ".toml":
            text += f"# {line}\n"
        elif place % 3 == 0:
            text = text.rstrip("\n") + f"\n\nThis is {line}."
        elif place % 3 == 1:
            text = text.replace("\n\n", f"\n\nThis is {line}.\n\n", 1)
        else:
            head, blank, body = text.partition("\n\n")
            lines = head.split("\n")
            lines.insert(number % len(lines), f"Note-{line}: kept")
            text = "\n".join(lines) + blank + body
        path.write_bytes(text.replace("\n", end).encode())
        self.typed.append(line)

    def rename(self, number, _):
        path = self.file(number)
        if path.suffix == ".md":
            self.renames += 1
            path.rename(path.with_name(f"{path.stem}-{self.renames}-moved.md"))

    def answer(self, number, which):
        """Answer a doubt; the files that it is not about keep their bytes."""
        found = [one for one in doubts(self.options)[0] if one.answers]
        if not found:
            return
        self.board.ask(found)
        doubt = found[number * len(found) // 8]
        answer = which % len(doubt.answers)
        before = project.tree(self.root)
        try:
            self.settling.settle(doubt.id, answer, said(doubt.answers[answer]), DAY)
        except Unwritable:
            assert project.tree(self.root) == before
            return
        ((name, after),) = project.tree(self.root).items() - before.items()
        gone = Counter(before.get(name, b"").split(b"\n")) - Counter(after.split(b"\n"))
        assert all(own(line.decode().strip(), doubt.answers[answer].change) for line in gone), gone
        if isinstance(doubt.answers[answer].change, Cut):  # the editor saw it, and took it out
            gone = "\n".join(doubt.answers[answer].change.paragraphs)
            self.typed = [line for line in self.typed if f"This is {line}." not in gone]

    def undo(self, *_):
        """Take the last answer back, where its lines are still those."""
        if self.settling.last:
            before = project.tree(self.root)
            try:
                self.settling.undo(self.settling.last.number)
            except Unwritable:
                assert project.tree(self.root) == before

    def lost(self):
        """Return what an editor typed and no file holds."""
        there = b"".join(project.tree(self.options.content).values()).decode()
        return [line for line in self.typed if line not in there]


def own(line, change):
    """Return True for a line that an answer may take away."""
    match change:
        case Header():
            return line.startswith(tuple(f"{key}:" for key, _ in change.fields))
        case Settled():
            return line.startswith("Settled:")
        case Cut():
            return not line or line in change.paragraphs
    return not line or line.startswith("names = ")


@pytest.mark.parametrize("examples", [8, pytest.param(400, marks=pytest.mark.long)])
def test_no_byte_of_an_editor_is_lost(examples):
    @settings(max_examples=examples, suppress_health_check=[HealthCheck.too_slow], derandomize=examples < 100)
    @example([("edit", 0, 0), ("receive", 2, 1), ("edit", 1, 0), ("receive", 2, 2)])  # the new text, edited, too
    @given(st.lists(STEPS, min_size=8, max_size=20))
    def kept(steps):
        with tempfile.TemporaryDirectory() as folder:
            desk = Desk(Path(folder))
            for step, *numbers in (("receive", 0, 0), ("receive", 1, 0), ("receive", 2, 0), *steps):
                getattr(desk, step)(*numbers)
                assert desk.lost() == [], step

    kept()
