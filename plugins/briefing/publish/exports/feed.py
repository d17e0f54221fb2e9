"""The latest briefings, of all or of one entity, as an Atom feed (RFC 4287); the template adds the site's address."""

from __future__ import annotations

import json
from dataclasses import dataclass

from briefing.publish.exports.formats import unlike_html
from briefing.publish.exports.licences import TERMS
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lists import newest
from briefing.publish.lookups.lookup import lookup
from briefing.publish.page_kind import FOR_PROGRAMS, Content, PageKind
from briefing.publish.view.briefing_card import summary, title

LATEST = 20
"""Entries of a feed."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
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
    entries: tuple[FeedEntry, ...]
    """Newest first."""
    says: str = ""
    """What it is, where it is no feed of briefings."""

    def as_json(self, site: str, subtitle: str, publisher: str, siteurl: str) -> str:
        """Return it as JSON Feed 1.1, for a site that is called `site` and lies at `siteurl`."""
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": site,
            "description": subtitle,
            "home_page_url": f"{siteurl}/",
            "feed_url": f"{siteurl}/{JSON.path()}",
            "language": "en",
            "authors": [{"name": publisher}],
            "items": [_item(entry, siteurl) for entry in self.entries],
        }
        return unlike_html(json.dumps(feed, ensure_ascii=False, indent=1))


@dataclass(frozen=True, slots=True)
class ForModels:
    """What language models are told first."""

    terms: str
    """Which licence is whose."""
    entries: tuple[FeedEntry, ...]
    """The newest briefings."""


def _item(entry: FeedEntry, siteurl: str) -> dict[str, object]:
    address = f"{siteurl}/{entry.address}"
    return {
        "id": address,
        "url": address,
        "title": entry.title,
        "content_text": entry.summary,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "tags": entry.names,
    }


def _page(index: Index) -> Content:
    return feed("Latest briefings", "", "", _newest(index))


def _for_models(index: Index) -> Content:
    return Content("", "", "", ForModels(TERMS, _newest(index)))


def _newest(index: Index) -> tuple[FeedEntry, ...]:
    return told_in(index, newest(index, str(LATEST)))


def told_in(index: Index, latest: tuple[str, ...]) -> tuple[FeedEntry, ...]:
    """Return the entries of briefings, which are given oldest first."""
    return tuple(_entry(index, slug) for slug in reversed(latest))


def feed(title: str, about: str, address: str, entries: tuple[FeedEntry, ...], says: str = "") -> Content:
    """Return a feed; one without entries has the first of all days, since its format asks for one."""
    updated = max((entry.updated for entry in entries), default=moment("1970-01-01"))
    return Content(title, "", updated[:10], Feed(about, address, updated, entries, says))


@lookup
def _entry(index: Index, slug: str) -> FeedEntry:
    reading = index.readings[slug]
    briefing = reading.briefing
    changed = max((briefing.published, *(c.made for c in reading.corrections)))
    return FeedEntry(
        address=f"briefings/{briefing.slug}/",
        title=title(reading),
        summary=summary(reading),
        published=moment(briefing.published.isoformat()),
        updated=moment(changed.isoformat()),
        names=tuple(index.name(entity.id) for entity in reading.analysis.entities),
    )


def moment(iso: str) -> str:
    """Return the beginning of a day as feeds write it."""
    return f"{iso}T00:00:00Z"


JSON = PageKind("feed of the newest briefings as JSON", "feed.json", "json_feed", _page, FOR_PROGRAMS)
KINDS = (
    PageKind("feed of the newest briefings", "feed.xml", "feed", _page, FOR_PROGRAMS),
    JSON,
    PageKind("what language models read first", "llms.txt", "llms", _for_models, FOR_PROGRAMS),
)
