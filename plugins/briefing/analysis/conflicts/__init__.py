"""Find claims and events of several briefings that exclude each other, without choosing between them.

There are three kinds. Dates: two briefings tell of the same singular event (kind, stage, actors and the craft or
agreement it is about are the same, and most of the words), both as past, on days that exclude each other and lie near:
a launch happens once, so near days contradict, while meetings and visits may simply be two. Numbers: the same country
is counted differently among those who joined the same thing. Titles: the same person holds the same office in the same
body with another rank, as deputy in one text and not in another, within two months; or with a lower one later, within
two years, since people are rather promoted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from briefing.analysis.merge.similarity import overlap, subject
from briefing.calendar import phrase
from briefing.digest import digest
from briefing.knowledge.kinds import entity_types, event_kinds
from briefing.model import Claim, Entity, Event, When


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims of several texts that exclude each other."""

    id: str
    """`x-` and 8 hex digits of the digest of kind and subject."""
    kind: str
    """`Claim.kind`."""
    about: tuple[str, ...]
    """Entity ids of all that it concerns."""
    claims: tuple[Claim, ...]
    """By value, then by place."""


_NEAR = 10  # days
_LONG = 32  # days
_TENURE = timedelta(60)
_DEMOTION = timedelta(730)
_ALIKE = 0.75
_CROWD = 40  # events under one key; more are told so often that they are not one


def conflicts(
    claims: Iterable[Claim], events: Iterable[Event], entities: Mapping[str, Entity], published: Mapping[str, date]
) -> tuple[Conflict, ...]:
    """Return what texts claim against each other, by id; `published` gives the day of each briefing."""
    by_subject: dict[tuple[str, tuple[str, ...]], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_subject[claim.kind, claim.about].append(claim)
    found = [conflict for (kind, _), said in by_subject.items() for conflict in _claimed(kind, said, published)]
    return tuple(sorted((*found, *_dated(events, entities)), key=lambda conflict: conflict.id))


def _claimed(kind: str, said: Sequence[Claim], published: Mapping[str, date]) -> Iterator[Conflict]:
    """Yield the conflict among claims about the same, if there is one."""
    if len({claim.value for claim in said}) < 2:
        return
    if kind == "title":
        said = _ranks(said, published)
    if said:
        yield _conflict(kind, said[0].about, said)


def _ranks(said: Sequence[Claim], published: Mapping[str, date]) -> list[Claim]:
    """Return the titles beside which another rank of the same office stands at about the same time."""
    known: dict[str, list[date]] = defaultdict(list)
    for claim in said:
        known[claim.value].append(published[claim.evidence.briefing])
    for found in known.values():
        found.sort()
    return [
        one
        for one in said
        if any(_meets(published[one.evidence.briefing], one.value, *other) for other in known.items())
    ]


def _meets(day: date, title: str, other: str, days: Sequence[date]) -> bool:
    """Return True for two ranks of one office when the other is given on a day near enough; `days` are in order."""
    if title == other or title.split()[-1] != other.split()[-1]:
        return False
    longer = len(other.split()) - len(title.split())
    back, forth = _DEMOTION if longer < 0 else _TENURE, _DEMOTION if longer > 0 else _TENURE
    place = bisect_left(days, day - back)
    return place < len(days) and days[place] <= day + forth


def _conflict(kind: str, about: tuple[str, ...], said: Sequence[Claim]) -> Conflict:
    ordered = tuple(sorted(dict.fromkeys(said), key=lambda claim: (claim.value, claim.words)))
    return Conflict(f"x-{digest(kind, about)[:8]}", kind, about, ordered)


def _dated(events: Iterable[Event], entities: Mapping[str, Entity]) -> Iterator[Conflict]:
    """Yield events that are the same but for days that exclude each other."""
    near: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[Event]] = defaultdict(list)
    for event in events:
        if event.kind in event_kinds("once") and event.modality == "happened" and event.actors:
            about = [e for e in event.entities if e in entities and entities[e].type in entity_types("identified")]
            near[event.kind, tuple(sorted(event.actors)), tuple(sorted(about))].append(event)
    for (_, actors, things), group in near.items():
        if things and 1 < len(group) <= _CROWD:
            apart = [pair for pair in combinations(group, 2) if _exclude(*pair)]
            told = dict.fromkeys(event for pair in apart for event in pair)
            if told:
                yield _conflict("date", (*actors, *things), [day for event in told for day in _dates(event)])


def _exclude(one: Event, two: Event) -> bool:
    """Return True for two tellings of one event whose days cannot both be right."""
    if not _near(one.when, two.when):
        return False
    if {quote.briefing for quote in one.evidence} & {quote.briefing for quote in two.evidence}:
        return False  # a text that gives two days tells of two events
    about = subject(one.what), subject(two.what)
    return about[0].numbers == about[1].numbers and overlap(*about) >= _ALIKE


def _near(one: When, two: When) -> bool:
    """Return True for dates of a month at most that exclude each other but lie near."""
    if one.is_open or two.is_open or one.modifier or two.modifier:
        return False
    return max(one.length, two.length) <= _LONG and 0 < one.distance(two) <= _NEAR


def _dates(event: Event) -> Iterator[Claim]:
    """Yield what each text says of the day of an event."""
    for quote, time in zip(event.evidence, event.times, strict=True):
        yield Claim("date", event.actors, phrase(event.when), time, quote)
