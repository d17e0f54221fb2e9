"""Look up which events of texts were merged into which event of the site."""

from __future__ import annotations

from collections import defaultdict

from briefing.model import Event, Quote
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup


def anchors(event: Event, index: Index) -> tuple[str, ...]:
    """Return the id of an event and those of the events that were merged into it; each stands for one event alone."""
    return (event.id, *_members(index, event.id))


@lookup
def entry_of(index: Index, event: str) -> str:
    """Return the id of the event of the site that an event of a text is part of; "" for one that stands nowhere."""
    return event if event in index.entries else _merged(index).get(event, "")


@lookup
def _members(index: Index, event_id: str) -> tuple[str, ...]:
    return _all_members(index).get(event_id, ())


@lookup
def _merged(index: Index) -> dict[str, str]:
    """Return the event that each event was merged into, by id."""
    return {one: event for event, ids in _all_members(index).items() for one in ids}


@lookup
def _all_members(index: Index) -> dict[str, tuple[str, ...]]:
    """Return the ids of the events that were merged into an event, by its id."""
    told: dict[tuple[Quote, str], list[Event]] = defaultdict(list)
    for event in (event for analysis in index.site.analyses for event in analysis.reported):
        told[event.evidence[0], event.kind].append(event)
    found: dict[str, list[str]] = defaultdict(list)
    taken = set(index.entries)
    for event in index.site.events:
        for one in (one for quote in event.evidence for one in told[quote, event.kind]):
            if one.id not in taken and set(one.times[:1]) <= set(event.times):
                taken.add(one.id)
                found[event.id].append(one.id)
    return {event: tuple(ids) for event, ids in found.items()}
