"""Events and cooperations of many briefings in, each told once out, with the evidence of all that tell it.

Two events are one when their kind is the same, one’s days hold the other’s, every actor of the one with fewer is an
actor of the other (or its country, or an agency of it), and they are about the same (`likeness`). What fits more
than one event stays by itself: a wrong merge costs more than a missing one. Events meet only under a shared
(kind, year, home, word); each looks where fewest others are, so the time grows about as the number of events.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from types import MappingProxyType

from briefing.analysis.likeness import Subject, overlap, stems, subject
from briefing.knowledge import Knowledge
from briefing.model import Cooperation, Event, Quote, When
from briefing.when import days

_ALIKE = 0.5  # share of the words of the shorter text
_SURE = 0.67  # the same, where nobody need look again
_LOOKS = 3  # of the rarest keys of an event
_CROWD = 60  # groups under one key; more tell nothing
_MEMBERS = 8  # of a group that a newcomer is held against
_STATUSES = ("proposed", "planned", "signed", "ongoing", "completed", "suspended", "ended")
_CERTAIN = ("happened", "ongoing", "planned", "expected", "cancelled", "denied")


_Key = tuple[str, str, str, str]
"""Stage and kind, year, home, and a word or ""."""


@dataclass(frozen=True, slots=True)
class _Face:
    """What of an event decides whether another is the same."""

    event: Event
    about: Subject
    homes: frozenset[str]
    """Ids of the actors and of their countries."""


Apart = Mapping[Quote, frozenset[Quote]]
"""Sentences of events that an editor told apart, each with the others."""


def merge_events(
    events: Iterable[Event], knowledge: Knowledge, apart: Apart = MappingProxyType({})
) -> tuple[Event, ...]:
    """Return the events with those that are the same made one, by first day, then id; give them oldest first."""
    faces, groups = _told(events, knowledge, apart)
    merged = [_one([faces[i].event for i in sorted(group)]) for group in groups]
    return tuple(sorted(merged, key=lambda event: (days(event.when)[0], event.id)))


def unsure(
    events: Iterable[Event], knowledge: Knowledge, apart: Apart = MappingProxyType({})
) -> Iterator[tuple[Event, Event]]:
    """Yield events of two briefings that were made one though few of their words are the same."""
    faces, groups = _told(events, knowledge, apart)
    for group in groups:
        first, *others = (faces[i] for i in sorted(group))
        for other in others:
            apiece = first.event.evidence[0].briefing != other.event.evidence[0].briefing
            if apiece and first.about != other.about and overlap(first.about, other.about) < _SURE:
                yield first.event, other.event


def _told(events: Iterable[Event], knowledge: Knowledge, apart: Apart) -> tuple[list[_Face], list[list[int]]]:
    """Return events with what decides, and the numbers of those that are the same."""
    countries, names, verbs = _countries(knowledge), _names(knowledge), _verbs(knowledge)
    faces = [_face(event, countries, names, verbs) for event in events]
    order = sorted(range(len(faces)), key=lambda i: (_length(faces[i].event.when), faces[i].event.id, i))
    return faces, _grouped(faces, order, countries, apart)


def merge_cooperations(cooperations: Iterable[Cooperation], knowledge: Knowledge) -> tuple[Cooperation, ...]:
    """Return the cooperations, those of the same parties on the same matter as one, by id; give oldest first."""
    names = _names(knowledge)
    groups: list[list[Cooperation]] = []
    abouts: list[Subject] = []
    under: dict[Hashable, list[int]] = {}
    first: dict[str, int] = {}
    for found in cooperations:
        parties = frozenset(found.parties)
        about = subject(found.on, _union(names, parties))
        keys = [(parties, word) for word in sorted(about.words)] or [(parties, found.on)]
        near = Counter(place for key in keys for place in under.get(key, ())[:_CROWD])
        best = max(near, key=lambda place: (overlap(about, abouts[place]), -place), default=None)
        best = first.get(found.id, best)
        if best is None or (found.id not in first and about.words and overlap(about, abouts[best]) < _ALIKE):
            best = len(groups)
            groups.append([])
            abouts.append(about)
            for key in keys:
                under.setdefault(key, []).append(best)
        groups[best].append(found)
        first.setdefault(found.id, best)
    return tuple(sorted((_one_cooperation(group) for group in groups), key=lambda c: c.id))


def _names(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    """Return the stems of all names of each record."""
    return {r.id: stems(" ".join((r.name, *r.names, *r.demonyms))) for r in knowledge.records}


def _union(found: Mapping[str, frozenset[str]], keys: Iterable[str]) -> frozenset[str]:
    """Return the stems of several keys together."""
    return frozenset().union(*(found.get(key, ()) for key in keys))


def _one_cooperation(group: Sequence[Cooperation]) -> Cooperation:
    """Return the cooperations of a group as one, as far as any of them says it is."""
    status = max((c.status for c in group), key=_STATUSES.index)
    evidence = dict.fromkeys(quote for c in group for quote in c.evidence)
    return replace(group[0], status=status, evidence=tuple(evidence))


def _countries(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    """Return the ids of the countries of every body with a home."""
    ids = {code: r.id for r in knowledge.records if r.type == "country" for code in r.country}
    return {
        r.id: frozenset(ids[code] for code in r.country if code in ids)
        for r in knowledge.records
        if r.type != "country"
    }


def _verbs(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    """Return the stems of all forms of the cues of each kind."""
    forms: dict[str, list[str]] = {}
    for cue in knowledge.cues:
        forms.setdefault(cue.kind, []).extend(cue.forms)
    return {kind: stems(" ".join(found)) for kind, found in forms.items()}


def _face(
    event: Event,
    countries: Mapping[str, frozenset[str]],
    names: Mapping[str, frozenset[str]],
    verbs: Mapping[str, frozenset[str]],
) -> _Face:
    homes = frozenset(event.actors).union(*(countries.get(actor, frozenset()) for actor in event.actors))
    return _Face(event, subject(event.what, verbs.get(event.kind, frozenset()) | _union(names, homes)), homes)


def _length(when: When) -> timedelta:
    """Return how long an interval is; an open one is longer than any other."""
    return when.last - when.first if when.first and when.last else timedelta.max


def _grouped(
    faces: Sequence[_Face], order: Sequence[int], countries: Mapping[str, frozenset[str]], apart: Apart
) -> list[list[int]]:
    """Return the numbers of the events that are the same, the most exact dates first."""
    keys = [tuple(_keys(face)) for face in faces]
    common = Counter(key for found in keys for key in found)
    groups: list[list[int]] = []
    under: dict[_Key, dict[int, None]] = {}
    told: dict[Hashable, int] = {}
    for number in order:
        place = told.get(_words_of(faces[number]))
        if place is not None and _apart(faces, groups[place], number, apart):
            place = None
        if place is None:
            shared = sorted((key for key in keys[number] if common[key] > 1), key=lambda key: (common[key], key))
            crowds = [found for key in shared[:_LOOKS] if len(found := under.get(key, {})) <= _CROWD]
            near = sorted({group for crowd in crowds for group in crowd})
            free = [g for g in near if not _apart(faces, groups[g], number, apart)]
            fits = [g for g in free if _fits(faces, groups[g], number, countries)]
            place = fits[0] if len(fits) == 1 else len(groups)
        if place == len(groups):
            groups.append([])
        groups[place].append(number)
        told.setdefault(_words_of(faces[number]), place)
        for key in keys[number]:
            under.setdefault(key, {})[place] = None
    return groups


def _apart(faces: Sequence[_Face], group: Sequence[int], number: int, apart: Apart) -> bool:
    """Return True when an editor told an event apart from one of a group."""
    others = frozenset[Quote]().union(*(apart.get(quote, ()) for quote in faces[number].event.evidence))
    return bool(others) and any(quote in others for other in group for quote in faces[other].event.evidence)


def _words_of(face: _Face) -> Hashable:
    """Return all that decides whether another event is the same; equal ones are."""
    event = face.event
    return _stage(event), event.kind, event.when, face.homes, face.about.words, face.about.numbers


def _keys(face: _Face) -> Iterator[_Key]:
    """Yield the keys under which an event may meet another."""
    when, kind = face.event.when, f"{_stage(face.event)} {face.event.kind}"
    years = [str(when)]
    if _length(when) < timedelta(400) and when.first and when.last:
        years = [str(year) for year in range(when.first.year, when.last.year + 1)]
    for year in years:
        for home in face.homes:
            yield kind, year, home, ""
            for word in face.about.words:
                yield kind, year, home, word


def _fits(faces: Sequence[_Face], group: Sequence[int], number: int, countries: Mapping[str, frozenset[str]]) -> bool:
    """Return True when an event is the same as every member of a group that it is held against."""
    return all(_same(faces[number], faces[other], countries) for other in group[:_MEMBERS])


def _same(one: _Face, two: _Face, countries: Mapping[str, frozenset[str]]) -> bool:
    """Return True for two events of one kind and stage that are one."""
    if not _holds(one.event.when, two.event.when) and not _holds(two.event.when, one.event.when):
        return False
    few, many = sorted((one.event.actors, two.event.actors), key=len)
    if not few or not all(any(_akin(a, b, countries) for b in many) for a in few):
        return False
    if one.about.words and two.about.words:
        return overlap(one.about, two.about) >= _ALIKE
    brief = max(_length(one.event.when), _length(two.event.when)) <= timedelta(7)
    return brief and len(few) == len(many) > 1 and one.about.numbers == two.about.numbers


def _stage(event: Event) -> str:
    """Return the modality, with what lies ahead in one and what is past in one."""
    return {"ongoing": "happened", "expected": "planned"}.get(event.modality, event.modality)


def _holds(outer: When, inner: When) -> bool:
    """Return True when every day of `inner` is a day of `outer`; open intervals hold only their like."""
    if not (outer.first and outer.last and inner.first and inner.last):
        return (outer.first, outer.last) == (inner.first, inner.last)
    return outer.first <= inner.first and inner.last <= outer.last


def _akin(one: str, two: str, countries: Mapping[str, frozenset[str]]) -> bool:
    """Return True for the same actor, and for an agency and its country."""
    return one == two or one in countries.get(two, ()) or two in countries.get(one, ())


def _one(group: Sequence[Event]) -> Event:
    """Return the events of a group, oldest first, as one with the most exact date and all evidence."""
    rests = dict(pair for event in group for pair in zip(event.evidence, event.times, strict=True))
    return replace(
        group[0],
        when=min((event.when for event in group), key=_length),
        actors=tuple(dict.fromkeys(actor for event in group for actor in event.actors)),
        entities=tuple(dict.fromkeys(entity for event in group for entity in event.entities)),
        modality=min((event.modality for event in group), key=_CERTAIN.index),
        evidence=tuple(rests),
        times=tuple(rests.values()),
    )
