"""Find events in which a briefing tells again what it told before: "It lifted off at noon", "a rocket lifted off".

Such an event has no actor, or tells of a rocket alone; it is the same as the one of its kind and day that the
briefing told before it, when there is exactly one with an actor and the two name no different craft. Only kinds
that a craft does once on a day are looked at. It misses retellings that name the day less exactly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefing.english import lexicon
from briefing.knowledge import space_words
from briefing.knowledge.kinds import entity_types, event_kinds
from briefing.model import Event

_RISEN = frozenset(["lifted", "blasted", "rose", "climbed"])
_ROCKETS = frozenset(word for word, kind in space_words.values("referring").items() if kind in entity_types("carries"))
_CARRYING = lexicon.words("carrying_word")
_Told = tuple[str, str, str, str]
"""Briefing, kind, modality and day."""


def retold(events: Sequence[Event], craft: frozenset[str], rockets: frozenset[str]) -> Mapping[int, int]:
    """Map the number of each event that tells another again to the number of that other, given ids of the record."""
    again = {n for n, event in enumerate(events) if not event.actors or _is_ascent(event, rockets)}
    first: dict[_Told, list[int]] = defaultdict(list)
    for number, event in enumerate(events):
        if number not in again and event.kind in event_kinds("once_a_craft"):
            first[_told(event)].append(number)
    found: dict[int, int] = {}
    for number in sorted(again):
        near = first.get(_told(events[number]), []) if events[number].when.first else []
        if len(near) == 1 and _again(events[near[0]], events[number], craft):
            found[number] = near[0]
    return found


def _is_ascent(event: Event, rockets: frozenset[str]) -> bool:
    """Return True for the launch of a rocket that carries nobody knows what: "a Vega-C rocket lifted off"."""
    words = event.what.rpartition(": ")[2].casefold().split()
    verb = next((n for n, one in enumerate(words) if one in _RISEN), 0)
    named = any(one.strip(",") in _ROCKETS for one in words[:verb]) or not rockets.isdisjoint(event.entities)
    return verb > 0 and named


def _told(event: Event) -> _Told:
    when = event.when
    day = f"{when.first}" if when.first == when.last else f"{event.id} stands alone"
    return event.evidence[0].briefing, event.kind, event.modality, day


def _again(first: Event, event: Event, craft: frozenset[str]) -> bool:
    """Return True when an event stands behind another and speaks of no other craft."""
    one, two = craft & set(first.entities), craft & set(event.entities)
    other = (one and two) or not _CARRYING.isdisjoint(event.what.casefold().split())
    return first.evidence[0].start <= event.evidence[0].start and (not other or bool(one & two))
