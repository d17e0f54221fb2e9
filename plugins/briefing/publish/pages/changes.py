"""What changed and when: briefings as they came, their reviews, and corrections; newest first.

The days are those of the contents (publication, review, correction), never of a build, so the same contents have the
same changes. Full pages are numbered from the oldest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from briefing.calendar import When
from briefing.digest import digest
from briefing.model import Quote
from briefing.publish.dating import dates
from briefing.publish.elements import Chip, Dates, Link, Pager, State
from briefing.publish.evidence.notes import correction_state, placed
from briefing.publish.evidence.provenance import evidence
from briefing.publish.index import Index, Reading
from briefing.publish.items import summary, title
from briefing.publish.numbering import numbered, others, pager
from briefing.publish.outline import Outline, Page

SIZE = 50
_ADDRESS = "changes/"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed."""

    dates: Dates
    state: State
    briefing: Link
    text: str
    """What is new or right, or ""."""
    chip: Chip | None
    """The sentence that was corrected."""


@dataclass(frozen=True, slots=True)
class Changes:
    """A page of the list."""

    changes: tuple[Change, ...]
    """Newest first."""
    number: str
    """Number of an older page, or ""."""
    pager: Pager


@dataclass(frozen=True, slots=True)
class _Dated:
    """A change before it is laid out: its day, what it is about, and which words of it."""

    made: date
    reading: Reading
    kind: str
    """new, reviewed, or `correction`."""
    number: int = 0
    """Number of the correction within its briefing."""


def changes(index: Index) -> Iterator[Outline]:
    """Yield the outlines of the list."""
    known = sorted(_all(index), key=lambda c: (c.made, c.reading.briefing.slug, c.kind, c.number))
    pages = (*numbered(known, SIZE), ("", known[-SIZE:]))
    for number, page in pages:
        yield _outline(index, number, page, others([one for one, _ in pages[:-1]], number))


def _all(index: Index) -> Iterator[_Dated]:
    for reading in index.readings.values():
        yield _Dated(reading.briefing.published, reading, "new")
        if reading.briefing.reviewed:
            yield _Dated(reading.briefing.reviewed, reading, "reviewed")
        for number, (correction, _) in enumerate(placed(reading)):
            yield _Dated(correction.made, reading, "correction", number)


def _outline(index: Index, number: str, listed: Sequence[_Dated], near: tuple[str, ...]) -> Outline:
    path = f"{_ADDRESS}page/{number}/index.html" if number else f"{_ADDRESS}index.html"
    found = tuple((c.made, c.reading.digest, c.kind, c.number) for c in listed)
    parts = digest(found, near)
    return Outline(path, (parts,), partial(_page, path, number, listed, near))


def _page(path: str, number: str, listed: Sequence[_Dated], near: tuple[str, ...]) -> Page:
    root = "../" * path.count("/")
    shown = tuple(_change(one, root) for one in reversed(listed))
    view = Changes(shown, number, pager(_ADDRESS, near, root, newest=not number))
    name = f"Changes, page {number}" if number else "Changes"
    about = "What is new here and what was corrected, by date, each with the briefing and the sentence."
    return Page(path, "changes", name, about, listed[-1].made.isoformat() if listed else "", view)


def _change(one: _Dated, root: str) -> Change:
    reading = one.reading
    link = Link(f"{root}briefings/{reading.briefing.slug}/", title(reading))
    when = dates(When.on(one.made))
    if one.kind == "new":
        return Change(when, State("rep", "new"), link, summary(reading), None)
    if one.kind == "reviewed":
        return Change(when, State("agr", "reviewed"), link, "An editor has read it.", None)
    correction, (start, end) = tuple(placed(reading))[one.number]
    quote = Quote(reading.briefing.slug, start, end)
    return Change(when, correction_state(correction), link, correction.says, evidence(reading, quote, root, part=quote))
