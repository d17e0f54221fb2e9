"""Find events in which a briefing tells again, without an actor, what it told before: "It lifted off at noon".

Such an event is the same as the one of its kind and day that the briefing told before it, when there is exactly one
with an actor and the two name no different craft. Only kinds that a craft does once on a day are looked at. It misses
retellings that name the day less exactly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefing.knowledge.kinds import event_kinds
from briefing.model import Event

_Told = tuple[str, str, str, str]
"""Briefing, kind, modality and day."""


def retold(events: Sequence[Event], craft: frozenset[str]) -> Mapping[int, int]:
    """Map the number of each event that tells another again to the number of that other; `craft` holds ids."""
    first: dict[_Told, list[int]] = defaultdict(list)
    for number, event in enumerate(events):
        if event.actors and event.kind in event_kinds("once_a_craft"):
            first[_told(event)].append(number)
    found: dict[int, int] = {}
    for number, event in enumerate(events):
        near = first.get(_told(event), []) if not event.actors and event.when.first else []
        if len(near) == 1 and _again(events[near[0]], event, craft):
            found[number] = near[0]
    return found


def _told(event: Event) -> _Told:
    when = event.when
    day = f"{when.first}" if when.first == when.last else f"{event.id} stands alone"
    return event.evidence[0].briefing, event.kind, event.modality, day


def _again(first: Event, event: Event, craft: frozenset[str]) -> bool:
    """Return True when an event stands behind another and speaks of no other craft."""
    one, two = craft & set(first.entities), craft & set(event.entities)
    return first.evidence[0].start <= event.evidence[0].start and (not one or not two or bool(one & two))
