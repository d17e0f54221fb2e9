"""Find what an entity takes part in, and not what merely names it, for its feed, calendar and summary box.

A party takes part where it acts; a programme, craft or place where an event names it, since such things never act.
This keeps what readers subscribe to short, and a text that lists fifty countries rewrites no fifty feeds.
"""

from __future__ import annotations

from briefing.knowledge.kinds import entity_types
from briefing.model import Entity, Event
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lists import entries_of
from briefing.publish.lookups.lookup import lookup


def takes_part(entity: Entity, event: Event) -> bool:
    """Return True when an event that names an entity is one of its own."""
    return entity.id in event.actors or entity.type not in entity_types("acts")


@lookup
def own_entries(index: Index, entity: str) -> tuple[str, ...]:
    """Return the ids of what an entity takes part in, newest first."""
    one = index.entities[entity]
    known = (index.entries[entry] for entry in entries_of(index, entity))
    return tuple(e.id for e in known if not isinstance(e, Event) or takes_part(one, e))


@lookup
def own_readings(index: Index, entity: str) -> tuple[str, ...]:
    """Return the briefings that report what an entity takes part in, oldest first."""
    events = (event for event in index.events.get(entity, ()) if takes_part(index.entities[entity], event))
    found = {quote.briefing for event in events for quote in event.evidence}
    found.update(quote.briefing for act in index.acts_of.get(entity, ()) for quote in act.quotes)
    return tuple(sorted(found, key=lambda slug: (index.published[slug], slug)))
