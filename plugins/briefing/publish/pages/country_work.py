"""On a country's page: with whom it works, on what and since when, its agencies and companies counted as its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.calendar import When
from briefing.knowledge import Milestone
from briefing.knowledge.kinds import entity_types
from briefing.model import Cooperation, Entity
from briefing.publish.dating import dates
from briefing.publish.elements import Chip, Dates, Link, State
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.pages.cooperation_history import address, capital, first_day, status, subject
from briefing.publish.rows import chips, source_links

_PARTNERS = 8
_MATTERS = 2
_Joint = Cooperation | Milestone


@dataclass(frozen=True, slots=True)
class Matter:
    """What two work on together."""

    link: Link
    """To its page; what is on record leads nowhere."""
    state: State
    chips: tuple[Chip, ...]
    """The sentence that tells of it first."""
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """What a country does with one partner."""

    partner: Link
    since: Dates
    """Of the first agreement on record, or of the first text that tells of work together."""
    matters: tuple[Matter, ...]
    """Latest first."""
    more: int
    """Older ones that are not shown."""


def country_work(entity: Entity, index: Index, root: str) -> tuple[Work, ...]:
    """Return with whom a country works, the most first; nothing for any other entity."""
    return tuple(_work(*joint, index, root) for joint in _most(index, entity.id))


@lookup
def _most(index: Index, entity: str) -> tuple[tuple[str, tuple[_Joint, ...], int], ...]:
    """Return the partners of a country: what came first, the newest matters, and how many there are."""
    found = _joint(index.entities[entity], index)
    ranked = sorted(found, key=lambda partner: (-len(found[partner]), partner))[:_PARTNERS]
    return tuple((one, (found[one][0], *found[one][-_MATTERS:]), len(found[one])) for one in ranked)


def _joint(entity: Entity, index: Index) -> Mapping[str, Sequence[_Joint]]:
    """Return what a country does together with others, by partner, oldest first."""
    found: dict[str, list[_Joint]] = defaultdict(list)
    if entity.type not in entity_types("state"):
        return found
    ones: list[_Joint] = [*index.worked.get(entity.id, ()), *index.signed.get(entity.id, ())]
    for one in sorted(ones, key=lambda one: (_since(one, index), one.id)):
        for partner in dict.fromkeys(index.home(party) for party in one.parties):
            if partner in index.entities and not _own(partner, entity, index):
                found[partner].append(one)
    return found


def _own(partner: str, country: Entity, index: Index) -> bool:
    """Return True for a country itself, and for bodies at home there alone, which act for it."""
    record = index.records.get(partner)
    return partner == country.id or (
        record is not None and [index.countries.get(c) for c in record.country] == [country.id]
    )


def _since(one: _Joint, index: Index) -> date:
    if isinstance(one, Milestone):
        return one.when.ends[0]
    return first_day(one, index)


def _work(partner: str, ones: Sequence[_Joint], count: int, index: Index, root: str) -> Work:
    first, *newest = ones
    shown = dates(first.when if isinstance(first, Milestone) else When.on(first_day(first, index)))
    link = Link(f"{root}entities/{partner}/", index.name(partner), index.entities[partner].type)
    matters = tuple(_matters(newest, index, root))
    return Work(link, shown, matters, count - len(matters))


def _matters(ones: Sequence[_Joint], index: Index, root: str) -> Iterator[Matter]:
    """Yield the latest matters."""
    for one in reversed(ones):
        if isinstance(one, Milestone):
            yield Matter(Link("", one.title), State("", "on record"), (), source_links(one.sources, index))
        else:
            link = Link(root + address(one), capital(subject(one, index)))
            yield Matter(link, status(one.status), chips(one.evidence[:1], (), index, root), ())
