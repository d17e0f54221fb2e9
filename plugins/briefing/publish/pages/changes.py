"""What changed and when: briefings as they came, their reviews, and corrections; newest first.

The days are those of the contents (publication, review, correction), never of a build, so the same contents have the
same changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefing.calendar import When
from briefing.model import Quote
from briefing.publish.elements import Chip, Dates, Link, Pager, State
from briefing.publish.elements.dating import dates
from briefing.publish.evidence.rights import evidence
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.page_kind import OLDER, Content, Key, PageKind, newest_text
from briefing.publish.view.briefing_card import summary, title
from briefing.publish.view.notes import correction_state, placed
from briefing.publish.view.paging import on_page, pager, parted, root_of, time_of, time_words

SIZE = 50
_ADDRESS = "changes/"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed."""

    dates: Dates
    state: State
    briefing: Link
    asked: str
    """What was corrected or is disputed, as a question, or ""."""
    text: str
    """What is new or right, or ""."""
    chip: Chip | None
    """The sentence that was corrected."""


@dataclass(frozen=True, slots=True)
class Changes:
    """A page of the list."""

    changes: tuple[Change, ...]
    """Newest first."""
    part: str
    """Time of the page in words, or "" on the newest."""
    pager: Pager


_Dated = tuple[date, str, str, int]
"""A change before it is laid out: its day, the briefing, new, reviewed or `correction`, and the number of that."""


def _times(index: Index) -> Iterator[Key]:
    yield from ((part,) for part in _pages(index) if part)


@lookup
def _pages(index: Index) -> dict[str, tuple[_Dated, ...]]:
    """Return the changes of each page, oldest first."""
    return parted(sorted(_all(index)), lambda change: time_of(change[0]), SIZE)


def _all(index: Index) -> Iterator[_Dated]:
    for slug, reading in index.readings.items():
        yield reading.briefing.published, slug, "new", 0
        if reading.briefing.reviewed:
            yield reading.briefing.reviewed, slug, "reviewed", 0
        yield from ((correction.made, slug, "correction", n) for n, (correction, _) in enumerate(placed(reading)))


@lookup
def _on_page(index: Index, part: str) -> tuple[tuple[_Dated, ...], tuple[str, ...]]:
    """Return the changes of a page, oldest first, and the pages that it leads to."""
    return on_page(_pages(index), part)


def _page(index: Index, part: str = "") -> Content:
    listed, near = _on_page(index, part)
    root = root_of(_ADDRESS, part)
    shown = tuple(_change(one, index, root) for one in reversed(listed))
    view = Changes(shown, time_words(part) if part else "", pager(_ADDRESS, near, root, newest=not part))
    name = f"Changes, {time_words(part)}" if part else "Changes"
    about = "What is new here and what was corrected, by date, each with the briefing and the sentence."
    return Content(name, about, listed[-1][0].isoformat() if listed else "", view)


def _change(one: _Dated, index: Index, root: str) -> Change:
    made, slug, kind, number = one
    reading = index.readings[slug]
    link = Link(f"{root}briefings/{reading.briefing.slug}/", title(reading))
    when = dates(When.on(made))
    if kind == "new":
        return Change(when, State("rep", "new"), link, "", summary(reading), None)
    if kind == "reviewed":
        return Change(when, State("agr", "reviewed"), link, "", "An editor has read it.", None)
    correction, (start, end) = tuple(placed(reading))[number]
    quote = Quote(reading.briefing.slug, start, end)
    chip = evidence(reading, quote, root, part=quote)
    return Change(when, correction_state(correction), link, correction.question, correction.says, chip)


KINDS = (
    PageKind("newest changes", "changes/", "changes", _page, newest_text),
    PageKind("changes of a time", "changes/in/<time>/", "changes", _page, OLDER, _times),
)
