"""The addresses of all pages for search engines, in shards of which a new briefing touches a few.

A page's last change is the newest day of what it rests on. Entities stand under the year in which they were last
named, so that a new briefing moves its own names to the newest shard and leaves all others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.model import Event
from briefing.publish.act_words import address, has_page
from briefing.publish.lookups.index import Index, Reading
from briefing.publish.lookups.lists import all_entries
from briefing.publish.lookups.lookup import lookup
from briefing.publish.outline import Outline, Page
from briefing.publish.pages.entity_index import list_addresses
from briefing.publish.pages.filters import filtered
from briefing.publish.pairs import FEWEST, pairs
from briefing.publish.pairs import address as pair_address
from briefing.publish.rows import year

_SIZE = 10_000
_DATED = ("", "briefings/", "timeline/", "cooperation/", "changes/")
"""Pages that a new briefing changes."""
_UNDATED = ("entities/", "corrections/", "sources/", "glossary/", "data/")


@dataclass(frozen=True, slots=True)
class Address:
    """A page."""

    address: str
    """Below the site's root."""
    changed: str
    """ISO day, or ""."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A shard, or the list of shards."""

    shards: bool
    """True for the list of shards."""
    addresses: tuple[Address, ...]


def sitemaps(index: Index) -> Iterator[Outline]:
    """Yield the outlines of the list of shards, of the shards and of robots.txt, which leads to them."""
    yield Outline("sitemap.xml", _list)
    yield from (Outline(path, _shard, (path,)) for path in _shards(index))
    yield Outline("robots.txt", _robots)


def _list(index: Index) -> Page:
    return _page("sitemap.xml", Sitemap(True, tuple(Address(path, "") for path in _paths(index))))


def _shard(index: Index, path: str) -> Page:
    return _page(path, Sitemap(False, _addresses(index, path)))


def _page(path: str, view: Sitemap) -> Page:
    return Page(path, "sitemap", "", "", "", view)


def _robots(_: Index) -> Page:
    return Page("robots.txt", "robots", "", "", "", None)


@lookup
def _paths(index: Index) -> tuple[str, ...]:
    """Return the paths of all shards."""
    return tuple(_shards(index))


@lookup
def _addresses(index: Index, path: str) -> tuple[Address, ...]:
    """Return what stands in a shard."""
    return _shards(index)[path]


@lookup
def _shards(index: Index) -> dict[str, tuple[Address, ...]]:
    """Return the addresses by path of their shard."""
    return dict(_divided(index))


def _divided(index: Index) -> Iterator[tuple[str, tuple[Address, ...]]]:
    """Yield path and addresses of each shard."""
    yield "sitemap/main.xml", tuple(_main(index))
    yield "sitemap/timeline.xml", tuple(_timeline(index))
    shards: dict[str, list[Address]] = defaultdict(list)
    for reading in index.readings.values():
        name = f"briefings-{reading.briefing.published.year}"
        shards[name].append(Address(f"briefings/{reading.briefing.slug}/", _changed(reading)))
    for pair, ids in pairs(index).items():
        if len(ids) >= FEWEST:
            shards["cooperation"].append(Address(pair_address(*pair), ""))
    for act in (act for act in index.acts.values() if has_page(act)):
        days = [index.readings[quote.briefing].briefing.published.isoformat() for quote in act.quotes]
        shards[f"cooperation-{year(act.first.when)}"].append(Address(address(act), max(days, default="")))
    for entity in index.site.entities:
        last = max((_changed(index.readings[slug]) for slug in index.sightings.get(entity.id, ())[-1:]), default="")
        shards[f"entities-{last[:4]}" if last else "entities"].append(Address(f"entities/{entity.id}/", last))
    for name, addresses in sorted(shards.items()):
        for start in range(0, len(addresses), _SIZE):
            yield f"sitemap/{name}-{start // _SIZE + 1}.xml", tuple(addresses[start : start + _SIZE])


def _main(index: Index) -> Iterator[Address]:
    newest = max((reading.briefing.published.isoformat() for reading in index.readings.values()), default="")
    yield from (Address(address, newest) for address in _DATED)
    written = {f"{text.slug}/" for text in index.texts.values()}.difference(_DATED)
    others = (*_UNDATED, *list_addresses(index), *sorted(written.difference(_UNDATED)))
    yield from (Address(address, "") for address in others)


def _timeline(index: Index) -> Iterator[Address]:
    """Yield the page of each year and of each filter with the day of the newest text that it rests on."""
    changed: dict[str, str] = {}
    filters = filtered(index)
    for entry_id in all_entries(index):
        entry = index.entries[entry_id]
        told = (entry,) if isinstance(entry, Event) else index.reported.get(entry_id, ())
        quotes = (quote for event in told for quote in event.evidence)
        newest = max((index.readings[q.briefing].briefing.published.isoformat() for q in quotes), default="")
        years = (f"timeline/{year(entry.when)}/",) if year(entry.when) else ()
        for place in (*years, *filters.get(entry_id, ())):
            changed[place] = max(changed.get(place, ""), newest)
    yield from (Address(place, changed[place]) for place in sorted(changed))


def _changed(reading: Reading) -> str:
    """Return the day on which a briefing was published, reviewed or corrected last."""
    briefing = reading.briefing
    days = (briefing.published, *(c.made for c in reading.corrections))
    return max((*days, briefing.reviewed) if briefing.reviewed else days).isoformat()
