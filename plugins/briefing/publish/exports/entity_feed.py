"""An Atom feed for every entity that takes part in something: the latest briefings that report it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefing.digest import digest
from briefing.publish.exports.feed import LATEST, feed_page, feed_parts
from briefing.publish.index import Index
from briefing.publish.outline import Outline
from briefing.publish.own_acts import own_readings


def entity_feeds(index: Index) -> Iterator[Outline]:
    """Yield the outlines of the feeds, by the ids of their entities."""
    for entity in index.site.entities:
        latest = own_readings(entity, index)[-LATEST:]
        if latest:
            address = f"entities/{entity.id}/"
            make = partial(feed_page, f"{address}feed.xml", entity.name, address, latest, index)
            yield Outline(f"{address}feed.xml", (digest(entity.name, feed_parts(latest, index)),), make)
