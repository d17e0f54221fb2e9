"""Look up what the record says of an event as one text tells it, before events of different texts are merged."""

from __future__ import annotations

from briefing.knowledge import Milestone
from briefing.model import Event
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup


def on_record(event: Event, index: Index) -> tuple[Milestone, ...]:
    """Return the milestones that speak of an event of a text, in the order of their ids."""
    return _matches(index, event.evidence[0].briefing).get(event.id, ())


@lookup
def _matches(index: Index, slug: str) -> dict[str, tuple[Milestone, ...]]:
    """Return the milestones that speak of the events of a text, by event."""
    found = {event.id: index.known.matcher.match(event) for event in index.readings[slug].analysis.events}
    return {event: milestones for event, milestones in found.items() if milestones}
