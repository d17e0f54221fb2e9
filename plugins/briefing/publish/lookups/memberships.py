"""Look up which countries belong to what many join or sign: by the record, and by reports of those who joined.

The parties of a paper on record are its members, and so are those who were there when a programme was founded, and the
countries of the agencies that share a station; an agency of several countries stands for itself. Texts tell of who
joined later, each once. Papers and programmes of few countries are left to the register.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing.calendar import from_edtf
from briefing.knowledge import Record
from briefing.knowledge.kinds import entity_types, event_kinds
from briefing.model import Quote, When
from briefing.publish.lookups.index import Entry, Index
from briefing.publish.lookups.lookup import lookup

_JOINED = re.compile(r"(?:joined|signed|ratified|to) (?:the )?")
_TYPES = entity_types("joined")
"""Types of what countries join or sign."""
_FEWEST = 3
"""Countries that are known of what has a column."""


@dataclass(frozen=True, slots=True)
class Membership:
    """That a country belongs to something."""

    when: When | None
    """When it joined or signed; None where the record does not say."""
    by: str
    """Id of the entry or of the record that says so."""
    number: str
    """As which of those who joined it is counted, or ""."""
    counted: tuple[Quote, ...]
    """The sentences that count it."""
    disputed: bool
    """True where texts count it differently."""


@lookup
def columns(index: Index) -> tuple[str, ...]:
    """Return what many countries belong to, that of the most first."""
    found = _memberships(index)
    wide = [thing for thing, members in found.items() if len(members) >= _FEWEST]
    return tuple(sorted(wide, key=lambda thing: (-len(found[thing]), thing)))


@lookup
def members(index: Index, thing: str) -> Mapping[str, Membership]:
    """Return the countries that belong to something, by id."""
    return _memberships(index)[thing]


@lookup
def most_counted(index: Index, thing: str) -> int:
    """Return the highest number under which a text counts somebody who joined; 0 where none does."""
    return max((int(value) for (one, _), said in _numbers(index).items() if one == thing for value in said), default=0)


@lookup
def _memberships(index: Index) -> dict[str, dict[str, Membership]]:
    """Return the members of everything, each as the record has it, else as the first text tells."""
    found: dict[str, dict[str, Membership]] = defaultdict(dict)
    numbers = _numbers(index)
    for thing, country, when, by in (*_founded(index), *_on_record(index), *_joined(index)):
        if country not in found[thing]:
            said = numbers.get((thing, country), {})
            number = next(iter(said), "") if len(said) == 1 else ""
            quotes = tuple(quote for listed in said.values() for quote in listed)
            found[thing][country] = Membership(when, by, number, quotes, len(said) > 1)
    return {thing: dict(sorted(own.items())) for thing, own in found.items()}


def _founded(index: Index) -> Iterator[tuple[str, str, When | None, str]]:
    """Yield those who were there when a paper was first signed or a programme founded, by the milestones."""
    for milestone in index.site.knowledge.milestones:
        thing = index.instruments.get(milestone.id, milestone.programme)
        record = index.records.get(thing)
        own = record and record.founded and from_edtf(record.founded).has_days_of(milestone.when)
        if record and own and record.type in _TYPES and milestone.kind in event_kinds("accord"):
            yield from _each(thing, milestone.parties, milestone.when, milestone, index)


def _on_record(index: Index) -> Iterator[tuple[str, str, When | None, str]]:
    """Yield the milestones of those who joined, and the parties that the record of a paper or a station lists."""
    for milestone in index.site.knowledge.milestones:
        record = index.records.get(milestone.programme)
        if record and milestone.kind in event_kinds("once_a_party") and record.type in _TYPES:
            yield from _each(record.id, milestone.parties, milestone.when, milestone, index)
    for record in index.records.values():
        if record.id in index.entities and record.sources:
            when = from_edtf(record.founded) if record.founded else None
            if record.type in entity_types("signed"):
                yield from _each(record.id, record.parties, when, record, index)
            elif record.type in entity_types("shared"):
                homes = dict.fromkeys(map(index.home, record.parties))
                yield from ((record.id, home, None, record.id) for home in homes if home in index.entities)


def _joined(index: Index) -> Iterator[tuple[str, str, When | None, str]]:
    """Yield the countries of which a text tells that they joined one thing, the first text first."""
    for event in index.site.events:
        if event.modality == "happened" and event.kind in event_kinds("once_a_party"):
            things = [one for one in event.entities if one not in event.actors and _joins(one, index)]
            if len(things) == 1 and _names_it(event.what, things[0], index):
                yield from _each(things[0], event.actors, event.when, event, index)


def _names_it(what: str, thing: str, index: Index) -> bool:
    """Return True for words that tell of joining a thing itself, not talks on it or one who belongs to it.

    >>> bool(_JOINED.search("Kenya signed the Artemis Accords")), bool(_JOINED.search("Kenya joined talks on it"))
    (True, False)
    """
    record = index.records.get(thing)
    names = {index.name(thing), index.short(thing), *(record.names if record else ())}
    behind = (what[found.end() :] for found in _JOINED.finditer(what))
    return any(rest.startswith(name) and not rest[len(name) :][:1].isalnum() for rest in behind for name in names)


def _each(
    thing: str, parties: Iterable[str], when: When | None, by: Entry | Record, index: Index
) -> Iterator[tuple[str, str, When | None, str]]:
    """Yield each country among some parties."""
    for party in parties:
        if party in index.entities and index.entities[party].type in entity_types("state"):
            yield thing, party, when, by.id


def _joins(entity: str, index: Index) -> bool:
    return entity in index.entities and index.entities[entity].type in _TYPES


@lookup
def _numbers(index: Index) -> dict[tuple[str, str], dict[str, list[Quote]]]:
    """Return the numbers under which texts count a country among those who joined, by thing and country."""
    found: dict[tuple[str, str], dict[str, list[Quote]]] = defaultdict(lambda: defaultdict(list))
    for analysis in index.site.analyses:
        for claim in analysis.claims:
            if claim.value.isdecimal() and len(claim.about) == 2:
                country, thing = claim.about
                found[thing, country][claim.value].append(claim.evidence)
    return {pair: dict(said) for pair, said in found.items()}
