"""The addresses of all pages for search engines, in parts of which a new briefing touches a few.

A page's last change is the newest day of the texts that it rests on, where its kind gives one. Entities stand under
the year in which they were last named, so that a new briefing moves its own names to the newest part and leaves all
others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.publish.elements import Link
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.page_kind import FOR_PROGRAMS, Content, Key, PageKind, SitemapEntry
from briefing.publish.page_kinds import KINDS as LISTED

_SIZE = 10_000
_WHOLE = ("main", "timeline")
"""Parts that are always one file, and stand first: they grow with the years, kinds and filters, less with the texts."""


@dataclass(frozen=True, slots=True)
class Address:
    """A page."""

    address: str
    """Below the site's root."""
    changed: str
    """ISO day, or ""."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A part, or the list of parts."""

    shards: bool
    """True for the list of parts."""
    addresses: tuple[Address, ...]


def _list(index: Index) -> Content:
    listed = tuple(Address(_PART.path(part), "") for part in _names(index))
    return Content("", "", "", Sitemap(True, listed))


def _part(index: Index, name: str) -> Content:
    return Content("", "", "", Sitemap(False, _addresses(index, name)))


@dataclass(frozen=True, slots=True)
class Feeds:
    """What readers of feeds subscribe to at once."""

    feeds: tuple[Link, ...]
    """Each with what it is of."""


@lookup
def _feeds(index: Index) -> tuple[Link, ...]:
    """Return all Atom feeds."""
    kinds = (kind for kind in LISTED if kind.template == "feed")
    found = ((kind, key) for kind in kinds for key in kind.keys(index))
    return tuple(Link(kind.path(*key), _about(kind, key, index)) for kind, key in found)


def _about(kind: PageKind, key: Key, index: Index) -> str:
    """Return the names that a feed is of; what it is, where it is of no name."""
    return " and ".join(map(index.name, key)) or kind.name


def _opml(index: Index) -> Content:
    return Content("", "", "", Feeds(_feeds(index)))


def _robots(_: Index) -> Content:
    return Content("", "", "", None)


def _keys(index: Index) -> Iterator[Key]:
    yield from ((name,) for name in _names(index))


@lookup
def _names(index: Index) -> tuple[str, ...]:
    """Return the names of all parts."""
    return tuple(_parts(index))


@lookup
def _addresses(index: Index, name: str) -> tuple[Address, ...]:
    """Return what stands in a part."""
    return _parts(index)[name]


@lookup
def _parts(index: Index) -> dict[str, tuple[Address, ...]]:
    """Return the addresses by name of their part."""
    return dict(_divided(index))


def _divided(index: Index) -> Iterator[tuple[str, tuple[Address, ...]]]:
    """Yield name and addresses of each part."""
    found: dict[str, list[Address]] = defaultdict(list)
    for address, entry in _entries(index).items():
        found[entry.part].append(Address(address, entry.changed))
    yield from ((name, tuple(found.pop(name, ()))) for name in _WHOLE)
    for name, addresses in sorted(found.items()):
        for start in range(0, len(addresses), _SIZE):
            yield f"{name}-{start // _SIZE + 1}", tuple(addresses[start : start + _SIZE])


def _entries(index: Index) -> dict[str, SitemapEntry]:
    """Return where the sitemap has each page, by its address; of two that want one address the first has it."""
    found: dict[str, SitemapEntry] = {}
    for kind in LISTED:
        if not isinstance(kind.sitemap, str):
            for key in kind.keys(index):
                found.setdefault(kind.path(*key).removesuffix("index.html"), kind.sitemap(index, *key))
    return found


_PART = PageKind("part of the sitemap", "sitemap/<part>.xml", "sitemap", _part, FOR_PROGRAMS, _keys)
KINDS = (
    PageKind("sitemap: the list of its parts", "sitemap.xml", "sitemap", _list, FOR_PROGRAMS),
    _PART,
    PageKind("list of all feeds", "feeds.opml", "opml", _opml, FOR_PROGRAMS),
    PageKind("what robots read first", "robots.txt", "robots", _robots, FOR_PROGRAMS),
)
