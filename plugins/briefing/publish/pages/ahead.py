"""The ledger of plans: what was promised, by whom and for when, how its date moved, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefing.calendar import When
from briefing.errors import counted
from briefing.model import Event
from briefing.publish.elements import Link
from briefing.publish.elements.dating import long_day
from briefing.publish.elements.shapes import Tick
from briefing.publish.figures.marks import scale_over, ticks
from briefing.publish.lookups.index import Entry, Index
from briefing.publish.lookups.lists import day
from briefing.publish.lookups.lookup import lookup
from briefing.publish.lookups.matter import told_on
from briefing.publish.lookups.plans import PlanHistory, lines
from briefing.publish.page_kind import Content, Key, PageKind, SitemapEntry, newest_text
from briefing.publish.view.event_rows import newest_datum
from briefing.publish.view.paging import on_page, parted, path_of, root_of, time_of, time_words
from briefing.publish.view.promises import Promise, promises, whens

_ADDRESS = "ahead/"
_MOST = 40
"""Matters of a section of the first page; all stand on the pages of their years."""


@dataclass(frozen=True, slots=True)
class PlanSection:
    """Matters of which the same became."""

    key: str
    title: str
    about: str
    span: str
    """What the axis covers, in words."""
    ticks: tuple[Tick, ...]
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a page of the ledger shows."""

    stand: str
    sections: tuple[PlanSection, ...]
    years: tuple[Link, ...]
    """Pages of all times for which something was planned, or of the parts of this one."""
    part: str
    """Time of the page in words, or "" on the first."""
    day: str
    """The site's day in words; "" on the pages of a time, which no new day touches."""


_SECTIONS = (
    ("open", "Ahead", "Plans that stand, the soonest first.", "{} ahead"),
    (
        "overdue",
        "Past their day",
        "Nothing here tells that just this was done.",
        "{} past their day",
    ),
    ("dropped", "Dropped", "Called off, or stopped with their programme.", "{} dropped"),
    (
        "late",
        "Done on another day",
        "Each date that was told, the latest first; where there is room, as steps, too.",
        "{} done on another day",
    ),
    ("done", "Done as planned", "Done on the day for which it was planned.", "{} done as planned"),
)
"""What may have become of a matter: its title, what that means, and how it is counted."""


def _times(index: Index) -> Iterator[Key]:
    yield from ((part,) for part in _pages(index) if part)


def _listed(index: Index, part: str) -> SitemapEntry:
    return SitemapEntry("ahead", newest_datum(_pages(index)[part], index))


@lookup
def _pages(index: Index) -> dict[str, tuple[str, ...]]:
    """Return the matters of each page, given by the plan that was told last, the soonest first."""
    return parted(_all(index), lambda one: time_of(index.entries[one].when), 0)


@lookup
def _on_page(index: Index, part: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the matters of a page and the pages that it leads to."""
    return on_page(_pages(index), part)


@lookup
def _became(index: Index, matter: str) -> str:
    """Return the key of the section that a matter stands in."""
    one = lines(index)[matter]
    return "late" if one.fate.kind == "done" and not _kept(one, index) else one.fate.kind


def _kept(one: PlanHistory, index: Index) -> bool:
    """Return True where the first date that was told was kept."""
    return one.fate.when is not None and one.fate.when.overlaps(index.entries[one.plans[0]].when)


@lookup
def _first(index: Index, section: str) -> tuple[str, ...]:
    """Return the matters of a section of the first page: the soonest to come, the newest of the others first."""
    found = [one for one in _all(index) if _became(index, one) == section]
    return tuple(found[:_MOST] if section == "open" else found[::-1][:_MOST])


@lookup
def _counts(index: Index) -> dict[str, int]:
    """Return how many matters each section has."""
    every = [_became(index, one) for one in _all(index)]
    return {key: every.count(key) for key, *_ in _SECTIONS}


@lookup
def _all(index: Index) -> tuple[str, ...]:
    """Return all matters, the soonest first; what a text announces for its own day is news, and no promise."""
    known = (one for one in lines(index) if not _is_news(index.entries[one], index))
    return tuple(sorted(known, key=lambda one: (*index.entries[one].when.ends, one)))


def _is_news(plan: Entry, index: Index) -> bool:
    return isinstance(plan, Event) and plan.when.has_days_of(When.on(told_on(plan, index)))


def _page(index: Index, part: str = "") -> Content:
    root, (listed, near) = root_of(_ADDRESS, part), _on_page(index, part)
    of_part = {key: tuple(one for one in listed if _became(index, one) == key) for key, *_ in _SECTIONS}
    wanted = of_part if part else {key: _first(index, key) for key, *_ in _SECTIONS}
    shown = [one for ids in wanted.values() for one in ids]
    counts = {key: len(ids) for key, ids in of_part.items()} if part else _counts(index)
    today = None if part or not shown else day(index)
    sections = tuple(_section(key, wanted[key], index, root, today) for key in wanted if wanted[key])
    links = tuple(Link(f"{root}{path_of(_ADDRESS, one)}"[: -len("index.html")], time_words(one)) for one in near)
    view = Ledger(_stand(counts), sections, links, time_words(part) if part else "", long_day(today) if today else "")
    about = "What was planned in space, by whom and for when, how its date moved, and what became of it."
    return Content(f"Plans for {time_words(part)}" if part else "Plans", about, newest_datum(shown, index), view)


def _stand(counts: dict[str, int]) -> str:
    """Return how many plans there are of each outcome: "4 plans: 3 ahead, 1 dropped."."""
    said = ", ".join(words.format(counts[key]) for key, _, _, words in _SECTIONS if counts[key])
    total = sum(counts.values())
    return f"{counted(total, 'plan')}: {said}." if total else "No plans are told here yet."


def _section(key: str, ids: tuple[str, ...], index: Index, root: str, today: date | None) -> PlanSection:
    scale = scale_over(whens(ids, index), [today] if today else [])
    title, about = next((title, about) for one, title, about, _ in _SECTIONS if one == key)
    span = f"on a scale of {scale.years}"
    return PlanSection(key, title, about, span, ticks(scale, 4), promises(ids, index, root, scale, today))


KINDS = (
    PageKind("plans and what became of them", "ahead/", "ahead", _page, newest_text),
    PageKind("plans for a time", "ahead/in/<time>/", "ahead", _page, _listed, _times),
)
