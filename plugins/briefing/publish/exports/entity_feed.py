"""An Atom feed for every entity that takes part in something: the latest briefings that report it."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.publish.exports.feed import LATEST, feed, told_in
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.lookups.participation import own_readings
from briefing.publish.page_kind import FOR_PROGRAMS, Content, Key, PageKind


def _keys(index: Index) -> Iterator[Key]:
    """Yield the entities whose feeds have entries."""
    yield from ((entity.id,) for entity in index.site.entities if own_readings(index, entity.id))


@lookup
def _latest(index: Index, entity: str) -> tuple[str, ...]:
    """Return the newest briefings that report what an entity takes part in, oldest first."""
    return own_readings(index, entity)[-LATEST:]


def _page(index: Index, entity: str) -> Content:
    entries = told_in(index, _latest(index, entity))
    return feed("Latest briefings", index.entities[entity].name, f"entities/{entity}/", entries)


KIND = PageKind("feed of what an entity takes part in", "entities/<id>/feed.xml", "feed", _page, FOR_PROGRAMS, _keys)
