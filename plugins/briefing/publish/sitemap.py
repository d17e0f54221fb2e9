"""The addresses of all pages for search engines, in shards that a new briefing leaves alone but for one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from briefing.digest import digest
from briefing.model import Page
from briefing.publish.index import Index
from briefing.publish.outline import Outline

_SIZE = 1000
_MAIN = ("", "briefings/", "timeline/", "cooperation/", "entities/", "corrections/", "sources/")


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
    """Yield the list of shards, the shards, and robots.txt."""
    shards = dict(_shards(index))
    listed = tuple(Address(path, "") for path in shards)
    yield _outline("sitemap.xml", Sitemap(True, listed))
    for path, addresses in shards.items():
        yield _outline(path, Sitemap(False, addresses))
    yield Outline("robots.txt", ("robots",), lambda: Page("robots.txt", "robots", "", "", "", None))


def _outline(path: str, view: Sitemap) -> Outline:
    return Outline(path, (digest(view),), partial(Page, path, "sitemap", "", "", "", view))


def _shards(index: Index) -> Iterator[tuple[str, tuple[Address, ...]]]:
    """Yield path and addresses of each shard: briefings by year, entities by first letter."""
    yield "sitemap/main.xml", tuple(Address(address, "") for address in _MAIN)
    years: dict[str, list[Address]] = defaultdict(list)
    for reading in index.readings.values():
        briefing = reading.briefing
        changed = max((briefing.published, *(c.made for c in reading.corrections)))
        years[str(briefing.published.year)].append(Address(f"briefings/{briefing.slug}/", changed.isoformat()))
    letters: dict[str, list[Address]] = defaultdict(list)
    for entity in index.site.entities:
        letters[f"entities-{entity.id[:1]}"].append(Address(f"entities/{entity.id}/", ""))
    for name, addresses in (*years.items(), *sorted(letters.items())):
        for start in range(0, len(addresses), _SIZE):
            yield f"sitemap/{name}-{start // _SIZE + 1}.xml", tuple(addresses[start : start + _SIZE])
