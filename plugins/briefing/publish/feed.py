"""The latest briefings as an Atom feed (RFC 4287); the template adds the site's address."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.digest import digest
from briefing.model import Page
from briefing.publish.index import Index, Reading
from briefing.publish.items import summary, title
from briefing.publish.outline import Outline

_PATH = "feed.xml"
_LATEST = 20


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

    updated: str
    entries: tuple[Entry, ...]
    """Newest first."""


def feed(index: Index) -> Outline:
    """Return the outline of the feed."""
    latest = tuple(index.readings.values())[-_LATEST:]
    named = tuple(index.names(e.id for e in reading.analysis.entities) for reading in latest)
    parts = digest(tuple(reading.digest for reading in latest), named, index.site.day)
    return Outline(_PATH, (parts,), lambda: _page(latest, index))


def _page(latest: tuple[Reading, ...], index: Index) -> Page:
    entries = tuple(_entry(reading, index) for reading in reversed(latest))
    updated = max((entry.updated for entry in entries), default=_moment(index.site.day.isoformat()))
    return Page(_PATH, "feed", "Latest briefings", "", updated[:10], Feed(updated, entries))


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


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
