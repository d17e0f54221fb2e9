"""A doubt: what an editor should look at, the words it is about, and the answers that would settle it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from briefing.desk.changes import Answer
from briefing.digest import digest
from briefing.errors import Problem
from briefing.ingest.head import head
from briefing.model import Briefing

KINDS = {
    "error": "What stops a build",
    "day": "Is this the day of publication?",
    "characters": "Are these the right letters?",
    "contradiction": "Which of them is right?",
    "merge": "Is this the same event?",
    "overdue": "What became of this plan?",
    "copy": "Is this the same report?",
    "rest": "Is this a part of the text?",
    "rights": "Who published it, and what may be shown?",
    "meaning": "Which of them is meant?",
    "name": "Who or what is this?",
    "correction": "Does this correction still hold?",
    "outlet": "What is this source?",
    "language": "Should this text be here?",
    "advice": "What else should be looked at",
    "title": "Is this title right?",
    "unsure": "Do they work together?",
}
"""Kinds of doubts, those first whose answers set right most of what readers see, each with its question."""
_ORDER = {kind: place for place, kind in enumerate(KINDS)}
_WHOLE = ("copy", "rights")
"""Kinds that are about a file as a whole, where they name no line."""
_FEWEST = 3
"""Words that are enough to know a place again."""
_AROUND = 240
"""Characters of a text that are shown on each side of the words in doubt."""


@dataclass(frozen=True, slots=True)
class Context:
    """Words of a text between those that stand around them."""

    before: str = ""
    words: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that an editor should look at."""

    kind: str
    """One of `KINDS`."""
    problem: Problem
    """Where it is and what to do without a desk."""
    briefing: str = ""
    """Slug of the briefing on whose page it shows, or ""."""
    context: Context = Context()
    answers: tuple[Answer, ...] = ()
    file: str = ""
    """File of that briefing, below the content folder."""
    sha256: str = ""
    """Digest of the bytes of that file when it was read."""
    about: tuple[str, ...] = ()
    """What it is known by where its words hold a title or a number that may change; else empty."""

    @property
    def id(self) -> str:
        """Eight hex digits: the same for the same doubt."""
        return digest(self.kind, *(self.about or (self.problem.path, self.problem.message)))[:8]

    @property
    def matter(self) -> str:
        """What is in doubt; where no answer fits, with what to do by hand."""
        what, _, _ = self.problem.message.rpartition("; ")
        return what if what and self.answers else self.problem.message


def ordered(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Return each doubt once, the most useful first: what can be answered before what cannot, by kind and by place."""
    unique = {doubt.id: doubt for doubt in doubts}.values()
    places = {id(doubt): place for place, doubt in enumerate(unique)}
    return tuple(
        sorted(
            unique,
            key=lambda one: (not one.problem.fatal, _ORDER[one.kind], not one.answers, *_place(one), places[id(one)]),
        )
    )


def _place(doubt: Doubt) -> tuple[str, int]:
    """Return by what doubts of a kind are ordered; names stand as they come, the most frequent first."""
    return ("", 0) if doubt.kind == "name" else (doubt.problem.path, doubt.problem.line)


def located(doubt: Doubt, text: str) -> Doubt:
    """Return a doubt about words of a briefing with their line in its file, whose text is given."""
    if doubt.problem.line or doubt.kind in _WHOLE or not doubt.context.words:
        return doubt
    return replace(doubt, problem=replace(doubt.problem, line=line_of(text, doubt.context.words)))


def line_of(text: str, words: str, earlier: int = 0) -> int:
    """Return in which line of the body of an article file some words stand that stood there before `earlier` times.

    Where markup stands between them, their first words are sought; 0 means that these are not there either.

    >>> line_of("Title: A pact\\n\\nNo.\\n\\nA pact of [two](x).\\n", "A pact of two.")
    5
    """
    body, parts = head(text).body, words.split()
    for number in range(len(parts), min(_FEWEST, len(parts)) - 1, -1):
        sought = re.compile(r"\s+".join(map(re.escape, parts[:number])))
        if found := next(islice(sought.finditer(text, body), earlier, None), None):
            return text.count("\n", 0, found.start()) + 1
    return 0


def context(briefing: Briefing, start: int, end: int) -> Context:
    """Return some words of a briefing in their paragraph, as much of it as is soon read."""
    first, last = next(((a, b) for a, b in briefing.blocks if a <= start and end <= b), (start, end))
    before, after = briefing.text[first:start], briefing.text[end:last]
    if len(before) > _AROUND:
        before = f"… {before[-_AROUND:].partition(' ')[2]}"
    if len(after) > _AROUND:
        after = f"{after[:_AROUND].rpartition(' ')[0]} …"
    return Context(before, briefing.text[start:end], after)
