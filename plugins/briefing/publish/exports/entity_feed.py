"""An Atom feed for every entity that takes part in something: the latest briefings that report it."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.publish.exports.feed import LATEST, feed_page
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.outline import Outline, Page
from briefing.publish.own_acts import own_readings


def entity_feeds(index: Index) -> Iterator[Outline]:
    """Yield the feeds that have entries."""
    for entity in index.site.entities:
        if own_readings(index, entity.id):
            yield Outline(f"entities/{entity.id}/feed.xml", _page, (entity.id,))


@lookup
def _latest(index: Index, entity: str) -> tuple[str, ...]:
    """Return the newest briefings that report what an entity takes part in, oldest first."""
    return own_readings(index, entity)[-LATEST:]


def _page(index: Index, entity: str) -> Page:
    address = f"entities/{entity}/"
    return feed_page(f"{address}feed.xml", index.entities[entity].name, address, _latest(index, entity), index)
