"""The timeline by kind, by country and by programme: one page for each, with one dimension only.

A long one is cut by time, so a new entry touches the newest page and those of its own time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.knowledge.kinds import EVENT_KINDS, entity_types
from briefing.publish.elements import Link, Pager, Row
from briefing.publish.elements.shapes import Tick
from briefing.publish.figures.marks import scale_over, ticks
from briefing.publish.lookups.index import Entry, Index
from briefing.publish.lookups.lists import all_entries, entries_of
from briefing.publish.lookups.lookup import lookup
from briefing.publish.page_kind import Content, Key, PageKind, SitemapEntry
from briefing.publish.view.event_rows import newest_datum, rows
from briefing.publish.view.paging import on_page, pager, parted, root_of, time_of, time_words

SIZE = 70
_FEWEST = 2
"""Entries that a filter needs for a page of its own."""


@dataclass(frozen=True, slots=True)
class Filtered:
    """What a page of a filter shows."""

    stand: str
    about: Link | None
    """The page of the country or programme; None for kinds."""
    span: str
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class Filter:
    """The entries of one kind, country or programme."""

    count: int
    pages: dict[str, tuple[str, ...]]
    """Ids by name of the page, newest first."""


@lookup
def filters(index: Index) -> dict[tuple[str, str], Filter]:
    """Return the filters that have enough entries for a page, by dimension and value."""
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in (index.entries[one] for one in reversed(all_entries(index))):
        found["kind", entry.kind].append(entry)
    for entity in index.entities:
        if dimension := _dimension(index, entity):
            found[dimension, entity] = [index.entries[one] for one in reversed(entries_of(index, entity))]
    enough = {key: listed for key, listed in sorted(found.items()) if len(listed) >= _FEWEST}
    return {key: Filter(len(listed), _parts(listed)) for key, listed in enough.items()}


@lookup
def _dimension(index: Index, entity: str) -> str:
    """Return country or programme for an entity that has a timeline of its own, "" for any other; craft have none."""
    type_ = index.entities[entity].type
    if type_ in entity_types("state"):
        return "country"
    line = entity in index.programmes and type_ not in entity_types("craft")
    return "programme" if line or type_ in entity_types("programme") else ""


def _parts(listed: Sequence[Entry]) -> dict[str, tuple[str, ...]]:
    """Return the ids on each page of a list that is given oldest first."""
    pages = parted(listed, lambda entry: time_of(entry.when), SIZE)
    return {part: tuple(entry.id for entry in reversed(own)) for part, own in pages.items()}


def _keys(index: Index) -> Iterator[Key]:
    yield from filters(index)


def _times(index: Index) -> Iterator[Key]:
    yield from ((*key, part) for key, one in filters(index).items() for part in one.pages if part)


def _listed(index: Index, dimension: str, value: str, part: str = "") -> SitemapEntry:
    """Put a filter with the day of all that is told of it, a part of it with that of its own."""
    own = filters(index)[dimension, value].pages
    entries = own[part] if part else (entry for ids in own.values() for entry in ids)
    return SitemapEntry("timeline", newest_datum(entries, index))


@lookup
def _on_page(index: Index, dimension: str, value: str, part: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the entries of a page of a filter, newest first, and the pages that it leads to."""
    return on_page(filters(index)[dimension, value].pages, part)


@lookup
def _count(index: Index, dimension: str, value: str) -> int:
    """Return the part of all entries of a filter."""
    return filters(index)[dimension, value].count


@lookup
def filter_of(index: Index, entity: str) -> str:
    """Return the address of the page of a country or programme; "" when its entries do not fill one."""
    dimension = _dimension(index, entity)
    return _address(dimension, entity) if dimension and len(entries_of(index, entity)) >= _FEWEST else ""


@lookup
def filter_links(index: Index, root: str) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Return the links to all filters by dimension, by name."""
    named: dict[str, list[Link]] = {"kind": [], "country": [], "programme": []}
    for dimension, value in filters(index):
        named[dimension].append(Link(root + _address(dimension, value), _name(dimension, value, index)))
    return tuple((key, tuple(sorted(links, key=lambda one: one.text.casefold()))) for key, links in named.items())


def _name(dimension: str, value: str, index: Index) -> str:
    return EVENT_KINDS[value].plural if dimension == "kind" else index.name(value)


def _address(dimension: str, value: str) -> str:
    return f"timeline/{dimension}/{value}/"


def _page(index: Index, dimension: str, value: str, part: str = "") -> Content:
    address, name = _address(dimension, value), _name(dimension, value, index)
    ids, near = _on_page(index, dimension, value, part)
    listed, root = [index.entries[one] for one in ids], root_of(address, part)
    scale = scale_over(entry.when for entry in listed)
    stand = _stand(len(listed), 0 if part else _count(index, dimension, value), part)
    view = Filtered(
        stand=stand,
        about=Link(f"{root}entities/{value}/", name) if dimension != "kind" else None,
        span=scale.years,
        ticks=ticks(scale, 4),
        rows=rows(listed, index, root, scale),
        pager=pager(address, near, root, newest=not part),
    )
    title = f"Timeline: {name}, {time_words(part)}" if part else f"Timeline: {name}"
    about = f"Space cooperation, {name}: what is on record and what briefings report, with dates and sources."
    return Content(title, about, newest_datum(ids, index), view)


def _stand(shown: int, count: int, part: str) -> str:
    if part:
        return f"{shown} {'event' if shown == 1 else 'events'} of {time_words(part)}, newest first."
    return f"{shown} events, newest first." if shown == count else f"The newest {shown} events of {count}."


_OF, _TEMPLATE = "timeline of a kind, country or programme", "timeline_filter"
KINDS = (
    PageKind(_OF, "timeline/<dimension>/<value>/", _TEMPLATE, _page, _listed, _keys),
    PageKind(f"{_OF}, of a time", "timeline/<dimension>/<value>/in/<time>/", _TEMPLATE, _page, _listed, _times),
)
