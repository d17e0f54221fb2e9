"""The latest briefings, of all or of one entity, as an Atom feed (RFC 4287); the template adds the site's address."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.publish.lookups.index import Index, Reading
from briefing.publish.lookups.lists import day, newest
from briefing.publish.page_kind import FOR_PROGRAMS, Content, PageKind
from briefing.publish.view.briefing_card import summary, title

LATEST = 20
"""Entries of a feed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A briefing in the feed."""

    address: str
    """Below the site's root."""
    title: str
    summary: str
    published: str
    """RFC 3339."""
    updated: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """What the feed holds."""

    about: str
    """Whose feed it is, or "" for that of all briefings."""
    address: str
    """Page that the feed follows, below the site's root."""
    updated: str
    entries: tuple[Entry, ...]
    """Newest first."""


def _page(index: Index) -> Content:
    return feed_of("", "", newest(index, str(LATEST)), index)


def feed_of(about: str, address: str, latest: tuple[str, ...], index: Index) -> Content:
    """Return a feed of briefings, given oldest first."""
    listed = tuple(_entry(index.readings[slug], index) for slug in reversed(latest))
    updated = max((entry.updated for entry in listed), default="") or _moment(day(index).isoformat())
    return Content("Latest briefings", "", updated[:10], Feed(about, address, updated, listed))


def _entry(reading: Reading, index: Index) -> Entry:
    briefing = reading.briefing
    changed = max((briefing.published, *(c.made for c in reading.corrections)))
    return Entry(
        address=f"briefings/{briefing.slug}/",
        title=title(reading),
        summary=summary(reading),
        published=_moment(briefing.published.isoformat()),
        updated=_moment(changed.isoformat()),
        names=tuple(index.name(entity.id) for entity in reading.analysis.entities),
    )


def _moment(iso: str) -> str:
    return f"{iso}T00:00:00Z"


KIND = PageKind("feed of the newest briefings", "feed.xml", "feed", _page, FOR_PROGRAMS)
