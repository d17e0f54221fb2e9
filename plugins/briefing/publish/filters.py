"""The timeline by kind, by country and by programme: one page for each, with one dimension only.

Entries are numbered in the order in which they came to be known, the record by its own dates, so a new briefing
touches the newest page of each and moves nothing on the others; on a page they stand by date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from briefing.digest import digest
from briefing.knowledge import Milestone
from briefing.model import Page
from briefing.publish.elements import Link, Pager, Row, Tick
from briefing.publish.index import Index
from briefing.publish.marks import scale_over, ticks
from briefing.publish.numbering import full_pages, pager
from briefing.publish.outline import Outline
from briefing.publish.rows import Entry, row_parts, rows

SIZE = 100
_FEWEST = 2
"""Entries that a filter needs for a page of its own."""
_PLURALS = {
    "activity": "other activities", "agreement": "agreements", "treaty": "treaties", "launch": "launches",
    "landing": "landings", "docking": "dockings", "flight": "flights", "selection": "selections",
    "training": "training", "visit": "visits", "meeting": "meetings", "announcement": "announcements",
    "founding": "foundings", "contract": "contracts", "delivery": "deliveries", "data": "data",
    "failure": "failures", "cancellation": "cancellations", "postponement": "postponements",
    "ratification": "ratifications", "joining": "joinings",
}  # fmt: skip


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


Filters = Mapping[tuple[str, str], Sequence[Entry]]
"""Entries, in the order in which they came to be known, by dimension and value."""


def filters(known: Sequence[Entry], index: Index) -> Filters:
    """Return the entries of each filter that has enough of them for a page."""
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in by_report(known, index):
        for key in _keys(entry, index):
            found[key].append(entry)
    return {key: listed for key, listed in sorted(found.items()) if len(listed) >= _FEWEST}


def by_report(known: Sequence[Entry], index: Index) -> list[Entry]:
    """Return entries in the order in which they came to be known: reports by their texts, the record by its dates."""
    return sorted(known, key=lambda entry: (_reported(entry, index), entry.id))


def filter_pages(found: Filters, index: Index) -> Iterator[Outline]:
    """Yield the outlines of the pages of all filters."""
    for key, listed in found.items():
        yield _outline(key, "", listed[-SIZE:], len(listed), index)
        for number, page in enumerate(full_pages(listed, SIZE), 1):
            yield _outline(key, str(number), page, 0, index)


def filter_links(found: Filters, index: Index, root: str) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Return the links to all filters by dimension, by name."""
    named: dict[str, list[Link]] = {"kind": [], "country": [], "programme": []}
    for dimension, value in found:
        named[dimension].append(Link(f"{root}timeline/{dimension}/{value}/", _name(dimension, value, index)))
    return tuple((key, tuple(sorted(links, key=lambda one: one.text.casefold()))) for key, links in named.items())


def filter_parts(found: Filters, index: Index) -> tuple[tuple[str, str], ...]:
    """Return what `filter_links` reads."""
    return tuple((f"{dimension}/{value}", _name(dimension, value, index)) for dimension, value in found)


def _reported(entry: Entry, index: Index) -> date:
    if isinstance(entry, Milestone):
        return entry.when.first or entry.when.last or date.min
    return index.readings[entry.evidence[0].briefing].briefing.published


def _keys(entry: Entry, index: Index) -> Iterator[tuple[str, str]]:
    """Yield dimension and value of each filter that an entry stands in."""
    yield "kind", entry.kind
    record = isinstance(entry, Milestone)
    acting = entry.parties if isinstance(entry, Milestone) else entry.actors
    countries = (index.countries.get(index.sides.get(party, ""), "") for party in acting)
    yield from (("country", country) for country in dict.fromkeys(countries) if country in index.entities)
    named = (entry.programme,) if isinstance(entry, Milestone) else entry.entities
    programmes = (e for e in named if e in index.entities and (record or index.entities[e].type == "programme"))
    yield from (("programme", programme) for programme in dict.fromkeys(programmes))


def _name(dimension: str, value: str, index: Index) -> str:
    return _PLURALS.get(value, value) if dimension == "kind" else index.name(value)


def _outline(key: tuple[str, str], number: str, listed: Sequence[Entry], count: int, index: Index) -> Outline:
    address = f"timeline/{key[0]}/{key[1]}/"
    path = f"{address}page/{number}/index.html" if number else f"{address}index.html"
    ordered = tuple(sorted(listed, key=lambda e: (e.when.first or e.when.last or date.min, e.id), reverse=True))
    pages = len(full_pages(range(count), SIZE))
    parts = digest(row_parts(ordered, index), _name(*key, index), pages)
    return Outline(path, (parts,), partial(_page, index, key, path, number, ordered, count))


def _page(index: Index, key: tuple[str, str], path: str, number: str, listed: tuple[Entry, ...], count: int) -> Page:
    root, name = "../" * path.count("/"), _name(*key, index)
    scale = scale_over(entry.when for entry in listed)
    view = Filtered(
        stand=f"{len(listed)} events, newest first." if not number else f"Page {number} from the oldest.",
        about=Link(f"{root}entities/{key[1]}/", name) if key[0] != "kind" else None,
        span=f"{scale.first.year} to {scale.last.year}",
        ticks=ticks(scale, 4),
        rows=rows(listed, index, root, scale),
        pager=pager(f"timeline/{key[0]}/{key[1]}/", count, SIZE, root, newest=not number),
    )
    title = f"Timeline: {name}, page {number}" if number else f"Timeline: {name}"
    about = f"Space cooperation, {name}: what is on record and what briefings report, with dates and sources."
    return Page(path, "timeline_filter", title, about, "", view)
