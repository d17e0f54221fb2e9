"""Who acts with whom, how often and when: the record and what briefings report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from briefing.model import When
from briefing.publish.dating import day_when
from briefing.publish.elements import Link, Partner
from briefing.publish.index import Index
from briefing.publish.marks import mark, scale_over, strip

Involved = tuple[tuple[When, bool], ...]
"""When a party acted with others, and whether that is on record."""


def parties(index: Index) -> Mapping[str, Involved]:
    """Return for every party when it acted with others."""
    found: dict[str, list[tuple[When, bool]]] = defaultdict(list)
    for together, when, record in _all(index):
        for party in together:
            found[party].append((when, record))
    return {party: tuple(whens) for party, whens in found.items()}


def with_whom(entity: str, index: Index) -> Mapping[str, Involved]:
    """Return for every party that acted with `entity` when it did; a country is no partner of its own bodies."""
    found: dict[str, list[tuple[When, bool]]] = defaultdict(list)
    for together, when, record in _own(entity, index):
        for party in together:
            if party != entity and not _own_country(entity, party, index):
                found[party].append((when, record))
    return {party: tuple(whens) for party, whens in found.items()}


def _own_country(one: str, two: str, index: Index) -> bool:
    """Return True for a country and a party that acts for it."""
    country = {index.countries.get(index.sides.get(party, "")) for party in (one, two)}
    return len(country) == 1 and not country.isdisjoint((one, two))


def most(found: Mapping[str, Involved], limit: int) -> dict[str, Involved]:
    """Return those that act most often."""
    ranked = sorted(found, key=lambda party: (-len(found[party]), party))
    return {party: found[party] for party in ranked[:limit]}


def partners(found: Mapping[str, Involved], index: Index, root: str) -> tuple[tuple[Partner, ...], str]:
    """Return the rows of a list of parties on one axis, and its years in words."""
    scale = scale_over(when for whens in found.values() for when, _ in whens)
    listed = []
    for party, whens in found.items():
        marks = [mark(when, scale, record) for when, record in whens]
        kind = index.entities[party].type if party in index.entities else ""
        link = Link(f"{root}entities/{party}/" if kind else "", index.name(party), kind)
        listed.append(Partner(link, len(whens), strip("", marks, scale, 5)))
    return tuple(listed), f"{scale.first.year} to {scale.last.year}"


def _all(index: Index) -> Iterator[tuple[tuple[str, ...], When, bool]]:
    """Yield parties, date and whether it is on record, of everything done together."""
    for milestone in index.site.knowledge.milestones:
        if len(milestone.parties) > 1:
            yield milestone.parties, milestone.when, True
    for cooperation in index.site.cooperations:
        day = index.readings[cooperation.evidence[0].briefing].briefing.published
        yield cooperation.parties, day_when(day), False


def _own(entity: str, index: Index) -> Iterator[tuple[tuple[str, ...], When, bool]]:
    """Yield the same for what one entity is a party or the programme of."""
    for milestone in index.milestones.get(entity, ()):
        yield milestone.parties, milestone.when, True
    for cooperation in index.cooperations.get(entity, ()):
        day = index.readings[cooperation.evidence[0].briefing].briefing.published
        yield cooperation.parties, day_when(day), False
