"""The timeline: what is on record beside what briefings report, all years on one page and each on its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from briefing.knowledge import Milestone
from briefing.publish.elements import Link, Pager, Row
from briefing.publish.elements.dating import long_day
from briefing.publish.elements.shapes import Tick
from briefing.publish.figures.marks import Scale, scale_over, ticks, year_scale
from briefing.publish.lookups.index import Entry, Index
from briefing.publish.lookups.lists import all_entries, day
from briefing.publish.lookups.lookup import lookup
from briefing.publish.lookups.plans import is_ahead, lies_ahead
from briefing.publish.page_kind import Content, Key, PageKind, SitemapEntry, newest_text
from briefing.publish.pages.filters import filter_links
from briefing.publish.view.event_rows import newest_datum, rows, year
from briefing.publish.view.paging import FULL, on_page, pager, parted, root_of, time_of, time_words

_LATEST = 36
"""Rows of past years on the first page; others stand on the pages of their years."""
_NEXT = 25
"""Rows of what comes next on the first page."""
_SPARSE = 3
"""Years with fewer entries share a section with their neighbours."""


@dataclass(frozen=True, slots=True)
class TimelineSection:
    """Some years of the timeline."""

    anchor: str
    title: str
    """`2025` or `1959–2016`."""
    href: str
    """Page of the year, or ""."""
    span: str
    """What the axis covers, in words."""
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """What a page of the timeline shows."""

    stand: str
    ahead: TimelineSection | None
    sections: tuple[TimelineSection, ...]
    years: tuple[Link, ...]
    """Every year that has a page, newest first, with its number of entries as note."""
    day: str
    """The site's day in words."""
    filters: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    """Pages of one kind, country or programme, by dimension."""
    pager: Pager | None = None
    """The months of a full year; None elsewhere."""


def _numbers(index: Index) -> Iterator[Key]:
    yield from ((number,) for number in sorted(_years(index)))


def _months(index: Index) -> Iterator[Key]:
    yield from ((number, page) for number, pages in _years(index).items() for page in pages if page)


def _listed(index: Index, number: str, page: str = "") -> SitemapEntry:
    """Put a year with the day of all that is told of it, a part of it with that of its own."""
    own = _years(index)[number]
    entries = own[page] if page else (entry for ids in own.values() for entry in ids)
    return SitemapEntry("timeline", newest_datum(entries, index))


@lookup
def _dated(index: Index) -> dict[int, tuple[Entry, ...]]:
    """Return the entries of each year, newest first; years as they come."""
    years: dict[int, list[Entry]] = defaultdict(list)
    for entry in (index.entries[one] for one in all_entries(index)):
        if year(entry.when):
            years[year(entry.when)].append(entry)
    return {number: tuple(listed) for number, listed in years.items()}


@lookup
def _counts(index: Index) -> dict[int, int]:
    """Return the number of entries of each year, newest first."""
    return {number: len(listed) for number, listed in sorted(_dated(index).items(), reverse=True)}


@lookup
def _years(index: Index) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the ids on each page of each year, newest first; milestones are linked where their year begins."""
    found = {}
    for number, listed in _dated(index).items():
        pages = parted(listed[::-1], lambda e: time_of(e.when)[1:], FULL, lambda e: isinstance(e, Milestone))
        found[str(number)] = {page: tuple(entry.id for entry in reversed(own)) for page, own in pages.items()}
    return found


@lookup
def _on_page(index: Index, number: str, page: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the entries of a page of a year, newest first, and the pages that it leads to."""
    return on_page(_years(index)[number], page)


@lookup
def _coming(index: Index) -> tuple[str, ...]:
    """Return what comes next, the latest first."""
    known = (index.entries[one] for one in all_entries(index))
    return tuple(entry.id for entry in known if is_ahead(entry, index))[-_NEXT:]


@lookup
def _past(index: Index) -> tuple[str, ...]:
    """Return the newest of what has been."""
    known = (index.entries[one] for one in all_entries(index))
    return tuple(islice((e.id for e in known if not lies_ahead(e, day(index)) and year(e.when)), _LATEST))


@lookup
def _today(index: Index, number: str) -> date | None:
    """Return the site's day when it lies in a year."""
    return index.site.day if str(index.site.day.year) == number else None


def _page(index: Index) -> Content:
    root, today, counts = "../", day(index), _counts(index)
    coming = tuple(index.entries[one] for one in _coming(index))
    past = tuple(index.entries[one] for one in _past(index))
    record = sum(1 for entry in past if isinstance(entry, Milestone))
    stand = f"The latest {len(past)} events, {record} of them on record, and {len(coming)} that lie ahead."
    view = Timeline(
        stand=stand,
        ahead=_ahead(index, coming, today, root),
        sections=tuple(_section(index, years, listed, root) for years, listed in _grouped(past)),
        years=tuple(Link(f"{root}timeline/{number}/", str(number), str(count)) for number, count in counts.items()),
        day=long_day(today),
        filters=filter_links(index, root),
    )
    about = "Agreements, launches and crews by date, each as exact as it is known: on record or reported."
    return Content("Timeline", about, today.isoformat(), view)


def _year_page(index: Index, number: str, page: str = "") -> Content:
    address = f"timeline/{number}/"
    root = root_of(address, page)
    ids, pages = _on_page(index, number, page)
    listed = [index.entries[one] for one in ids]
    scale, today = year_scale(int(number)), None if page else _today(index, number)
    near = () if page else _neighbours(index, number)
    shown = rows(listed, index, root, scale, today)
    section = TimelineSection(f"y{number}", str(number), "", "January to December", ticks(scale, 4), shown)
    years = tuple(Link(f"{root}timeline/{other}/", str(other)) for other in near)
    noun = "event" if len(listed) == 1 else "events"
    time = time_words(f"{number}-{page}") if page else number
    stand = f"{len(listed)} {noun} of {time}, newest first."
    said = long_day(today) if today else ""
    view = Timeline(stand, None, (section,), years, said, (), pager(address, pages, root, not page, f"{number}-"))
    about = f"Space cooperation in {number}: what is on record and what briefings report, with dates and sources."
    return Content(f"Timeline {time}", about, newest_datum(ids, index), view)


@lookup
def _neighbours(index: Index, number: str) -> tuple[int, ...]:
    """Return the years before and after that have a page."""
    before = [other for other in _counts(index) if other < int(number)]
    after = [other for other in _counts(index) if other > int(number)]
    return (*before[:1], *after[-1:])


def _ahead(index: Index, coming: tuple[Entry, ...], today: date, root: str) -> TimelineSection | None:
    """Return what lies ahead, on an axis of its own."""
    if not coming:
        return None
    scale = scale_over((entry.when for entry in coming), [today])
    span = f"on a scale of {scale.years}"
    shown = rows(tuple(reversed(coming)), index, root, scale, today)
    return TimelineSection("ahead", "ahead", "", span, ticks(scale, 5), shown)


def _grouped(past: tuple[Entry, ...]) -> Iterator[tuple[tuple[int, ...], list[Entry]]]:
    """Yield years with their entries, newest first; sparse neighbours together."""
    by_year: dict[int, list[Entry]] = defaultdict(list)
    for entry in past:
        by_year[year(entry.when)].append(entry)
    group: list[int] = []
    for number in sorted(by_year, reverse=True):
        if len(by_year[number]) >= _SPARSE:
            if group:
                yield tuple(group), [e for y in group for e in by_year[y]]
            yield (number,), by_year[number]
            group = []
        else:
            group.append(number)
    if group:
        yield tuple(group), [e for y in group for e in by_year[y]]


def _section(index: Index, years: tuple[int, ...], listed: list[Entry], root: str) -> TimelineSection:
    first, last = years[-1], years[0]
    scale = Scale(date(first, 1, 1), date(last, 12, 31))
    title = str(first) if first == last else f"{first}–{last}"
    href = f"{root}timeline/{first}/" if first == last else ""
    span = "January to December" if first == last else f"{first} to {last}"
    return TimelineSection(f"y{last}", title, href, span, ticks(scale, 4), rows(listed, index, root, scale))


KINDS = (
    PageKind("timeline", "timeline/", "timeline", _page, newest_text),
    PageKind("timeline of a year", "timeline/<year>/", "timeline_year", _year_page, _listed, _numbers),
    PageKind(
        "timeline of a month of a full year",
        "timeline/<year>/in/<time>/",
        "timeline_year",
        _year_page,
        _listed,
        _months,
    ),
)
