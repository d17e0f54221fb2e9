"""The timeline by kind, by country and by programme: one page for each, with one dimension only.

Pages are numbered in the order in which entries came to be known (`reported`), so a new briefing touches the newest
page of each and moves nothing on the others; on a page entries stand by date.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from briefing.digest import digest
from briefing.knowledge import Milestone
from briefing.knowledge.kinds import EVENT_KINDS, entity_types
from briefing.publish.elements import Link, Pager, Row
from briefing.publish.figures.marks import scale_over, ticks
from briefing.publish.figures.shapes import Tick
from briefing.publish.index import Index
from briefing.publish.numbering import others, pager
from briefing.publish.outline import Outline, Page
from briefing.publish.reported import Number, numbers, paged
from briefing.publish.rows import Entry, row_parts, rows

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

    dimension: str
    value: str
    entries: tuple[Entry, ...]
    """Newest first."""
    numbers: Sequence[Number]
    """Those given out to what each text and the record tell of it."""


def filters(known: Sequence[Entry], index: Index) -> tuple[Filter, ...]:
    """Return the filters that have enough entries for a page, by dimension and value."""
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in known:
        for key in _keys(entry, index):
            found[key].append(entry)
    given = numbers(index, partial(_keys, index=index))
    return tuple(
        Filter(*key, tuple(listed), given.get(key, ()))
        for key, listed in sorted(found.items())
        if len(listed) >= _FEWEST
    )


def filter_pages(found: Sequence[Filter], index: Index) -> Iterator[Outline]:
    """Yield the outlines of the pages of all filters."""
    for one in found:
        pages = [(n, listed) for n, listed in paged(one.entries, one.numbers, SIZE, index) if listed or not n]
        for number, listed in pages:
            yield _outline(one, number, listed, others([n for n, _ in pages if n], number), index)


def filter_of(entity: str, own: Iterable[Entry], index: Index) -> str:
    """Return the address of the page of a country or programme; "" when its `own` entries do not fill one."""
    keys = Counter(key for entry in own for key in set(_keys(entry, index)) if key[0] != "kind" and key[1] == entity)
    return next((_address(*key) for key in sorted(keys) if keys[key] >= _FEWEST), "")


def filter_links(found: Sequence[Filter], index: Index, root: str) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Return the links to all filters by dimension, by name."""
    named: dict[str, list[Link]] = {"kind": [], "country": [], "programme": []}
    for one in found:
        named[one.dimension].append(Link(root + _address(one.dimension, one.value), _name(one, index)))
    return tuple((key, tuple(sorted(links, key=lambda one: one.text.casefold()))) for key, links in named.items())


def filter_parts(found: Sequence[Filter], index: Index) -> tuple[tuple[str, str], ...]:
    """Return what `filter_links` reads."""
    return tuple((_address(one.dimension, one.value), _name(one, index)) for one in found)


def _keys(entry: Entry, index: Index) -> Iterator[tuple[str, str]]:
    """Yield dimension and value of each filter that an entry stands in."""
    yield "kind", entry.kind
    record = isinstance(entry, Milestone)
    acting = entry.parties if isinstance(entry, Milestone) else entry.actors
    countries = (index.countries.get(index.sides.get(party, ""), "") for party in acting)
    yield from (("country", country) for country in dict.fromkeys(countries) if country in index.entities)
    named = (entry.programme,) if isinstance(entry, Milestone) else entry.entities
    lines = entity_types("programme")
    programmes = (e for e in named if e in index.entities and (record or index.entities[e].type in lines))
    yield from (("programme", programme) for programme in dict.fromkeys(programmes))


def _name(one: Filter, index: Index) -> str:
    return EVENT_KINDS[one.value].plural if one.dimension == "kind" else index.name(one.value)


def _address(dimension: str, value: str) -> str:
    return f"timeline/{dimension}/{value}/"


def _outline(one: Filter, number: str, listed: tuple[Entry, ...], near: tuple[str, ...], index: Index) -> Outline:
    path = (
        f"{_address(one.dimension, one.value)}page/{number}/index.html"
        if number
        else f"{_address(one.dimension, one.value)}index.html"
    )
    parts = digest(row_parts(listed, index), _name(one, index), near, len(one.entries) if not number else 0)
    return Outline(path, (parts,), partial(_page, one, path, number, listed, near, index))


def _page(one: Filter, path: str, number: str, listed: tuple[Entry, ...], near: tuple[str, ...], index: Index) -> Page:
    root, name = "../" * path.count("/"), _name(one, index)
    scale = scale_over(entry.when for entry in listed)
    of_all = f"The {len(listed)} that came to be known last, of {len(one.entries)}"
    whole = f"{len(listed)} events" if len(listed) == len(one.entries) else of_all
    view = Filtered(
        stand=f"Page {number} from the oldest." if number else f"{whole}, newest first.",
        about=Link(f"{root}entities/{one.value}/", name) if one.dimension != "kind" else None,
        span=f"{scale.first.year} to {scale.last.year}",
        ticks=ticks(scale, 4),
        rows=rows(listed, index, root, scale),
        pager=pager(_address(one.dimension, one.value), near, root, newest=not number),
    )
    title = f"Timeline: {name}, page {number}" if number else f"Timeline: {name}"
    about = f"Space cooperation, {name}: what is on record and what briefings report, with dates and sources."
    return Page(path, "timeline_filter", title, about, "", view)
