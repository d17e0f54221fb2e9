"""The timeline: what is on record beside what briefings report, all years on one page and each on its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from briefing.digest import digest
from briefing.knowledge import Milestone
from briefing.publish.dating import long_day
from briefing.publish.elements import Link, Pager, Row
from briefing.publish.figures.marks import Scale, scale_over, ticks, year_scale
from briefing.publish.figures.shapes import Tick
from briefing.publish.index import Index
from briefing.publish.numbering import others, pager
from briefing.publish.outline import Outline, Page
from briefing.publish.pages.filters import filter_links, filter_pages, filter_parts, filters
from briefing.publish.reported import numbers, paged
from briefing.publish.rows import Entry, ahead, entries, row_parts, rows, year

_LATEST = 36
"""Rows of past years on the first page; others stand on the pages of their years."""
_NEXT = 25
"""Rows of what comes next on the first page."""
FULL = 80
"""Events on the page of a year; more stand on numbered pages of it."""
_SPARSE = 3
"""Years with fewer entries share a section with their neighbours."""


@dataclass(frozen=True, slots=True)
class Section:
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
    ahead: Section | None
    sections: tuple[Section, ...]
    years: tuple[Link, ...]
    """Every year that has a page, newest first, with its number of entries as note."""
    day: str
    """The site's day in words."""
    filters: tuple[tuple[str, tuple[Link, ...]], ...] = ()
    """Pages of one kind, country or programme, by dimension."""
    pager: Pager | None = None
    """The numbered pages of a full year; None elsewhere."""


def timeline(index: Index) -> Iterator[Outline]:
    """Yield the outlines of the timeline."""
    known = entries(index.site.events, index.site.knowledge.milestones, index)
    years: dict[int, list[Entry]] = defaultdict(list)
    for entry in known:
        if year(entry.when):
            years[year(entry.when)].append(entry)
    counts = {number: len(years[number]) for number in sorted(years, reverse=True)}
    coming = tuple(entry for entry in known if ahead(entry, index.site.day))[-_NEXT:]
    past = tuple(entry for entry in known if not ahead(entry, index.site.day) and year(entry.when))[:_LATEST]
    chosen = filters(known, index)
    head = (tuple(counts.items()), index.site.day, filter_parts(chosen, index))
    parts = digest(row_parts(coming, index), row_parts(past, index), head)
    links = filter_links(chosen, index, "../")
    yield Outline("timeline/index.html", (parts,), partial(_page, index, coming, past, counts, links))
    yield from filter_pages(chosen, index)
    given = numbers(index, _years)
    for number, listed in years.items():
        pages = [(page, part) for page, part in paged(listed, given.get(number, ()), FULL, index) if part or not page]
        for page, part in pages:
            shown = others([one for one, _ in pages if one], page)
            yield _year(index, number, page, part, shown, () if page else _neighbours(number, counts))


def _years(entry: Entry) -> tuple[int, ...]:
    """Return the year under which an entry stands, if any."""
    return (year(entry.when),) if year(entry.when) else ()


def _year(
    index: Index, number: int, page: str, listed: tuple[Entry, ...], shown: tuple[str, ...], near: tuple[int, ...]
) -> Outline:
    """Return the outline of a year, or of one of its numbered pages."""
    today = index.site.day if index.site.day.year == number and not page else None
    found = digest(row_parts(listed, index), near, today, shown)
    path = f"timeline/{number}/page/{page}/index.html" if page else f"timeline/{number}/index.html"
    return Outline(path, (found,), partial(_year_page, index, number, page, listed, shown, near, today))


def _page(
    index: Index,
    coming: tuple[Entry, ...],
    past: tuple[Entry, ...],
    counts: Mapping[int, int],
    links: tuple[tuple[str, tuple[Link, ...]], ...],
) -> Page:
    root = "../"
    record = sum(1 for entry in past if isinstance(entry, Milestone))
    stand = f"The latest {len(past)} events, {record} of them on record, and {len(coming)} that lie ahead."
    view = Timeline(
        stand=stand,
        ahead=_ahead(index, coming, root),
        sections=tuple(_section(index, years, listed, root) for years, listed in _grouped(past)),
        years=tuple(Link(f"{root}timeline/{number}/", str(number), str(count)) for number, count in counts.items()),
        day=long_day(index.site.day),
        filters=links,
    )
    about = "Agreements, launches and crews by date, each as exact as it is known: on record or reported."
    return Page("timeline/index.html", "timeline", "Timeline", about, index.site.day.isoformat(), view)


def _year_page(
    index: Index,
    number: int,
    page: str,
    listed: tuple[Entry, ...],
    pages: tuple[str, ...],
    near: tuple[int, ...],
    today: date | None,
) -> Page:
    address = f"timeline/{number}/"
    path = f"{address}page/{page}/index.html" if page else f"{address}index.html"
    root = "../" * path.count("/")
    scale = year_scale(number)
    shown = rows(listed, index, root, scale, today)
    section = Section(f"y{number}", str(number), "", "January to December", ticks(scale, 4), shown)
    years = tuple(Link(f"{root}timeline/{other}/", str(other)) for other in near)
    noun = "event" if len(listed) == 1 else "events"
    stand = f"{len(listed)} {noun} of {number}, newest first."
    day = long_day(index.site.day) if today else ""
    view = Timeline(stand, None, (section,), years, day, (), pager(address, pages, root, newest=not page))
    about = f"Space cooperation in {number}: what is on record and what briefings report, with dates and sources."
    title = f"Timeline {number}, page {page}" if page else f"Timeline {number}"
    return Page(path, "timeline_year", title, about, "", view)


def _neighbours(number: int, counts: Mapping[int, int]) -> tuple[int, ...]:
    """Return the years before and after that have a page."""
    before = [other for other in counts if other < number]
    after = [other for other in counts if other > number]
    return (*before[:1], *after[-1:])


def _ahead(index: Index, coming: tuple[Entry, ...], root: str) -> Section | None:
    """Return what lies ahead, on an axis of its own."""
    if not coming:
        return None
    scale = scale_over((entry.when for entry in coming), [index.site.day])
    span = f"on a scale from {scale.first.year} to {scale.last.year}"
    shown = rows(tuple(reversed(coming)), index, root, scale, index.site.day)
    return Section("ahead", "ahead", "", span, ticks(scale, 5), shown)


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


def _section(index: Index, years: tuple[int, ...], listed: list[Entry], root: str) -> Section:
    first, last = years[-1], years[0]
    scale = Scale(date(first, 1, 1), date(last, 12, 31))
    title = str(first) if first == last else f"{first}–{last}"
    href = f"{root}timeline/{first}/" if first == last else ""
    span = "January to December" if first == last else f"{first} to {last}"
    return Section(f"y{last}", title, href, span, ticks(scale, 4), rows(listed, index, root, scale))
