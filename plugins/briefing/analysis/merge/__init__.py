"""Merge the events and cooperations of many briefings, so that each is told once, with all its evidence.

`event_coreference` says when two events are one. What fits more than one event stays by itself: a wrong merge costs
more than a missing one. Events are compared only when they share a (kind, year, home, word), each under the rarest of
its own, so the time grows about as the number of events.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from briefing.analysis.merge.event_coreference import (
    ALIKE,
    EventSignature,
    Key,
    countries_of,
    is_same,
    keys_of,
    names_of,
    signature_of,
    union,
    verbs_of,
    words_of,
)
from briefing.analysis.merge.similarity import Subject, overlap, subject
from briefing.analysis.merge.within_document import retold
from briefing.knowledge import COOPERATION_STATUSES, Knowledge
from briefing.knowledge.kinds import entity_types
from briefing.model import Cooperation, Event, Quote

_SURE = 0.67  # the same, where nobody need look again
_LOOKS = 3  # of the rarest keys of an event
_SEVERAL = 2  # words
_CROWD = 60  # groups under one key; more tell nothing
_MEMBERS = 8  # of a group that a newcomer is held against
_CERTAIN = ("happened", "ongoing", "planned", "expected", "cancelled", "denied")


Apart = Mapping[Quote, frozenset[Quote]]
"""Sentences of events that an editor told apart, each with the others."""


def merge_events(
    events: Iterable[Event], knowledge: Knowledge, apart: Apart = MappingProxyType({})
) -> tuple[Event, ...]:
    """Return the events, the same ones merged, by first day, then id; give them oldest first."""
    signatures, groups = _told(events, knowledge, apart)
    merged = [_one([signatures[i].event for i in sorted(group)]) for group in groups]
    return tuple(sorted(merged, key=lambda event: (event.when.ends[0], event.id)))


def unsure(
    events: Iterable[Event], knowledge: Knowledge, apart: Apart = MappingProxyType({})
) -> Iterator[tuple[Event, Event]]:
    """Yield pairs of events of two briefings that were merged though few of their words are the same."""
    signatures, groups = _told(events, knowledge, apart)
    for group in groups:
        first, *others = (signatures[i] for i in sorted(group))
        for other in others:
            apiece = first.event.evidence[0].briefing != other.event.evidence[0].briefing
            if apiece and first.about != other.about and overlap(first.about, other.about) < _SURE:
                yield first.event, other.event


def _told(events: Iterable[Event], knowledge: Knowledge, apart: Apart) -> tuple[list[EventSignature], list[list[int]]]:
    """Return events with what decides, and the numbers of those that are the same."""
    countries, names, verbs = countries_of(knowledge), names_of(knowledge), verbs_of(knowledge)
    craft = frozenset(record.id for record in knowledge.records if record.type in entity_types("craft"))
    types = {record.id: record.type for record in knowledge.records}
    signatures = [signature_of(event, countries, names, verbs, types) for event in events]
    order = sorted(range(len(signatures)), key=lambda i: (signatures[i].event.when.length, signatures[i].event.id, i))
    groups = _grouped(signatures, order, countries, apart)
    rockets = frozenset(record.id for record in knowledge.records if record.type in entity_types("carries"))
    return signatures, _joined(groups, retold([signature.event for signature in signatures], craft, rockets))


def merge_cooperations(cooperations: Iterable[Cooperation], knowledge: Knowledge) -> tuple[Cooperation, ...]:
    """Return the cooperations, those of the same parties on the same matter merged, by id; give them oldest first."""
    names = names_of(knowledge)
    groups: list[list[Cooperation]] = []
    abouts: list[Subject] = []
    under: dict[Hashable, list[int]] = {}
    first: dict[str, int] = {}
    for found in cooperations:
        parties = frozenset(found.parties)
        about = subject(found.on, union(names, parties))
        keys = [(parties, word) for word in sorted(about.words)] or [(parties, found.on)]
        near = Counter(place for key in keys for place in under.get(key, ())[:_CROWD])
        best = max(near, key=lambda place: (overlap(about, abouts[place]), -place), default=None)
        best = first.get(found.id, best)
        if best is None or (found.id not in first and about.words and not _are_alike(about, abouts[best])):
            best = len(groups)
            groups.append([])
            abouts.append(about)
            for key in keys:
                under.setdefault(key, []).append(best)
        groups[best].append(found)
        first.setdefault(found.id, best)
    return tuple(sorted((_one_cooperation(group) for group in groups), key=lambda c: c.id))


def _are_alike(one: Subject, two: Subject) -> bool:
    """Return True for two matters with enough of their words in common; "the third satellite" is not "a satellite"."""
    counted = bool(one.numbers) != bool(two.numbers) and len(one.words & two.words) < _SEVERAL
    return overlap(one, two) >= ALIKE and not counted


def _one_cooperation(group: Sequence[Cooperation]) -> Cooperation:
    """Return the cooperations of a group as one, as far as any of them says it is."""
    status = max((c.status for c in group), key=COOPERATION_STATUSES.index)
    evidence = dict.fromkeys(quote for c in group for quote in c.evidence)
    return replace(group[0], on=_fullest([c.on for c in group]), status=status, evidence=tuple(evidence))


def _fullest(said: Sequence[str]) -> str:
    """Return the first words, or those that go on where they end: "the airlock of Gateway" for "the airlock"."""
    return max((words for words in said if words.startswith(said[0])), key=len)


def _grouped(
    signatures: Sequence[EventSignature], order: Sequence[int], countries: Mapping[str, frozenset[str]], apart: Apart
) -> list[list[int]]:
    """Return the numbers of the events that are the same, the most exact dates first."""
    keys = [tuple(keys_of(signature)) for signature in signatures]
    common = Counter(key for found in keys for key in found)
    groups: list[list[int]] = []
    under: dict[Key, dict[int, None]] = {}
    told: dict[Hashable, int] = {}
    for number in order:
        place = told.get(words_of(signatures[number]))
        if place is not None and _apart(signatures, groups[place], number, apart):
            place = None
        if place is None:
            shared = sorted((key for key in keys[number] if common[key] > 1), key=lambda key: (common[key], key))
            crowds = [found for key in shared[:_LOOKS] if len(found := under.get(key, {})) <= _CROWD]
            near = sorted({group for crowd in crowds for group in crowd})
            free = [g for g in near if not _apart(signatures, groups[g], number, apart)]
            fits = [g for g in free if _fits(signatures, groups[g], number, countries)]
            place = fits[0] if len(fits) == 1 else len(groups)
        if place == len(groups):
            groups.append([])
        groups[place].append(number)
        told.setdefault(words_of(signatures[number]), place)
        for key in keys[number]:
            under.setdefault(key, {})[place] = None
    return groups


def _apart(signatures: Sequence[EventSignature], group: Sequence[int], number: int, apart: Apart) -> bool:
    """Return True when an editor told an event apart from one of a group."""
    others = frozenset[Quote]().union(*(apart.get(quote, ()) for quote in signatures[number].event.evidence))
    return bool(others) and any(quote in others for other in group for quote in signatures[other].event.evidence)


def _fits(
    signatures: Sequence[EventSignature], group: Sequence[int], number: int, countries: Mapping[str, frozenset[str]]
) -> bool:
    """Return True when an event is the same as every member of a group that it is held against."""
    return all(is_same(signatures[number], signatures[other], countries) for other in group[:_MEMBERS])


def _joined(groups: list[list[int]], again: Mapping[int, int]) -> list[list[int]]:
    """Return the groups with events that stand alone put to those that they tell again."""
    places = {number: place for place, group in enumerate(groups) for number in group}
    moved = {number: places[told] for number, told in again.items() if len(groups[places[number]]) == 1}
    for number, place in sorted(moved.items()):
        if places[number] != place:
            groups[place].append(number)
    return [group for group in groups if len(group) > 1 or moved.get(group[0], places[group[0]]) == places[group[0]]]


def _one(group: Sequence[Event]) -> Event:
    """Return the events of a group, oldest first, as one with the most exact date and all evidence."""
    rests = dict(pair for event in group for pair in zip(event.evidence, event.times, strict=True))
    return replace(
        group[0],
        what=_fullest([event.what for event in group if not event.leans] or [event.what for event in group]),
        self_contained=any(event.self_contained for event in group),
        leans=all(event.leans for event in group),
        when=min((event.when for event in group), key=lambda when: when.length),
        actors=tuple(dict.fromkeys(actor for event in group for actor in event.actors)),
        entities=tuple(dict.fromkeys(entity for event in group for entity in event.entities)),
        named=tuple(dict.fromkeys(quote for event in group for quote in event.named)),
        modality=min((event.modality for event in group), key=_CERTAIN.index),
        evidence=tuple(rests),
        times=tuple(rests.values()),
    )
