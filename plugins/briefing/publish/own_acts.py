"""What an entity takes part in, as against what merely names it: the contents of its feed, calendar and frame.

A party takes part where it acts; a programme, craft or place where an event names it, since such things never act.
This keeps what readers subscribe to short, and a text that lists fifty countries rewrites no fifty feeds.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefing.knowledge.kinds import entity_types
from briefing.model import Entity, Event
from briefing.publish.index import Index, Reading
from briefing.publish.rows import Entry


def takes_part(entity: Entity, event: Event) -> bool:
    """Return True when an event that names an entity is one of its own."""
    return entity.id in event.actors or entity.type not in entity_types("acts")


def own_entries(entity: Entity, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return those of the entries of its page in which an entity takes part; all of the record are."""
    return tuple(entry for entry in entries if not isinstance(entry, Event) or takes_part(entity, entry))


def own_readings(entity: Entity, index: Index) -> tuple[Reading, ...]:
    """Return the briefings that report an event or a cooperation of an entity, oldest first."""
    events = (event for event in index.events.get(entity.id, ()) if takes_part(entity, event))
    found = {quote.briefing for event in events for quote in event.evidence}
    found.update(quote.briefing for one in index.cooperations.get(entity.id, ()) for quote in one.evidence)
    readings = (index.readings[slug] for slug in found)
    return tuple(sorted(readings, key=lambda reading: (reading.briefing.published, reading.briefing.slug)))
