"""Tell whether two events are the same, and collect from each what decides it.

Two events are one when their kind is the same, one’s days hold the other’s, every actor of the one with fewer is an
actor of the other (or its country, or an agency of it), and they are about the same (`similarity`) or do once what is
done once: join a programme, launch a craft on a day.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing.analysis.merge.similarity import Subject, overlap, stems, subject
from briefing.knowledge import Knowledge
from briefing.knowledge.kinds import entity_types, event_kinds
from briefing.model import Event

_CRAFT, _STATES = entity_types("craft"), entity_types("state")
_FLOWN = _CRAFT | entity_types("programme")
ALIKE = 0.5  # share of the words of the shorter text
_BRIEF = 8  # days
_FEW_YEARS = 400  # days; a longer time is met under its own days alone


Key = tuple[str, str, str, str]
"""Stage and kind, year, home, and a word or ""."""


@dataclass(frozen=True, slots=True)
class EventSignature:
    """What of an event decides whether another is the same."""

    event: Event
    about: Subject
    homes: frozenset[str]
    """Ids of the actors and of their countries."""
    things: frozenset[str]
    """Ids of what the sentence names besides: craft, programmes, agreements."""
    craft: frozenset[str]
    """Those of them that are craft on record."""
    flown: frozenset[str]
    """The same with programmes."""
    states: frozenset[str]
    """Ids of the countries that its sentence names or that act."""


def signature_of(
    event: Event,
    countries: Mapping[str, frozenset[str]],
    names: Mapping[str, frozenset[str]],
    verbs: Mapping[str, frozenset[str]],
    types: Mapping[str, str],
) -> EventSignature:
    """Return what of an event decides whether another is the same, given what the knowledge base says of its names."""
    homes = frozenset(event.actors).union(*(countries.get(actor, frozenset()) for actor in event.actors))
    things = frozenset(event.entities) - homes
    about = subject(event.what, verbs.get(event.kind, frozenset()) | union(names, homes))
    craft, flown, states = (
        frozenset(one for one in (*things, *homes) if types.get(one) in kinds) for kinds in (_CRAFT, _FLOWN, _STATES)
    )
    return EventSignature(event, about, homes, things, craft, flown, states)


def is_same(one: EventSignature, two: EventSignature, countries: Mapping[str, frozenset[str]]) -> bool:
    """Return True when two events of one kind and stage agree in days, actors and subject, or in a thing done once."""
    first, second = one.event.when, two.event.when
    if not (first.has_days_of(second) or first.holds(second) or second.holds(first)):
        return False
    few, many = sorted((one.event.actors, two.event.actors), key=len)
    if not few or not all(any(_akin(a, b, countries) for b in many) for a in few):
        return False
    if _are_apart(one, two):
        return False
    if _one_thing(one, two):
        return True
    if one.about.words and two.about.words:
        return overlap(one.about, two.about) >= ALIKE
    brief = max(first.length, second.length) <= _BRIEF
    return brief and len(few) == len(many) > 1 and one.about.numbers == two.about.numbers


def _are_apart(one: EventSignature, two: EventSignature) -> bool:
    """Return True for launches of two craft, and for deeds for two countries: each names one that the other lacks."""
    other = one.flown and two.flown and not one.flown & two.flown
    craft = bool(other) and one.event.kind in event_kinds("once_a_craft")
    return craft or bool(one.states - two.states and two.states - one.states)


def _one_thing(one: EventSignature, two: EventSignature) -> bool:
    """Return True for what is done once with a thing: joining a programme, or the launch of a craft on a day."""
    if one.event.kind in event_kinds("once_a_party"):
        return one.event.actors == two.event.actors and bool(one.things & two.things)
    same_day = one.event.when.is_day and one.event.when.has_days_of(two.event.when)
    return same_day and one.event.kind in event_kinds("once_a_craft") and bool(one.craft & two.craft)


def _akin(one: str, two: str, countries: Mapping[str, frozenset[str]]) -> bool:
    """Return True for the same actor, and for an agency and its country."""
    return one == two or one in countries.get(two, ()) or two in countries.get(one, ())


def keys_of(signature: EventSignature) -> Iterator[Key]:
    """Yield the keys of an event; it is compared with events that share one."""
    when, kind = signature.event.when, f"{stage(signature.event)} {signature.event.kind}"
    years = [str(when)]
    if when.length <= _FEW_YEARS and when.first and when.last:
        years = [str(year) for year in range(when.first.year, when.last.year + 1)]
    for year in years:
        for home in signature.homes:
            yield kind, year, home, ""
            for word in signature.about.words:
                yield kind, year, home, word


def words_of(signature: EventSignature) -> Hashable:
    """Return all that decides, as one value: events for which it is equal are the same."""
    event = signature.event
    return stage(event), event.kind, event.when, signature.homes, signature.about.words, signature.about.numbers


def stage(event: Event) -> str:
    """Return the modality, with "ongoing" taken for "happened" and "expected" for "planned"."""
    return {"ongoing": "happened", "expected": "planned"}.get(event.modality, event.modality)


def countries_of(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    """Return for each record but states the ids of its countries."""
    ids = {code: r.id for r in knowledge.records if r.type in entity_types("state") for code in r.country}
    return {
        r.id: frozenset(ids[code] for code in r.country if code in ids)
        for r in knowledge.records
        if r.type not in entity_types("state")
    }


def names_of(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    """Return the stems of all names of each record."""
    return {r.id: stems(" ".join((r.name, *r.names, *r.demonyms))) for r in knowledge.records}


def union(found: Mapping[str, frozenset[str]], keys: Iterable[str]) -> frozenset[str]:
    """Return the stems of several keys together."""
    return frozenset().union(*(found.get(key, ()) for key in keys))


def verbs_of(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    """Return the stems of all forms of the cues of each kind."""
    forms: dict[str, list[str]] = {}
    for cue in knowledge.cues:
        forms.setdefault(cue.kind, []).extend(cue.forms)
    return {kind: stems(" ".join(found)) for kind, found in forms.items()}
