"""On a country's page: with whom it works, on what and since when, its state bodies counted as its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.knowledge.kinds import entity_types
from briefing.model import Entity
from briefing.publish.elements import Chip, Dates, Link, State
from briefing.publish.lookups.act import Act
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.view.act_words import act_sources, address, has_page, stand, subject, when_done
from briefing.publish.view.event_rows import chips, source_links
from briefing.publish.view.pairs import place_together

_PARTNERS = 8
_MATTERS = 2


@dataclass(frozen=True, slots=True)
class Matter:
    """What two work on together."""

    link: Link
    """To its page; what has none leads nowhere."""
    state: State
    chips: tuple[Chip, ...]
    """The sentence that tells of it first."""
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """What a country does with one partner."""

    partner: Link
    since: Dates
    """Of the first act on record, or of the first text that tells of work together."""
    matters: tuple[Matter, ...]
    """Latest first."""
    more: int
    """Older ones that are not shown."""
    all: str
    """Where they are."""


def country_work(entity: Entity, index: Index, root: str) -> tuple[Work, ...]:
    """Return with whom a country works, the most first; nothing for any other entity."""
    return tuple(_work(entity.id, *joint, index, root) for joint in _most(index, entity.id))


@lookup
def _most(index: Index, entity: str) -> tuple[tuple[str, tuple[str, ...], int], ...]:
    """Return the partners of a country: the first act with each, the newest ones, and how many there are."""
    found = _joint(index.entities[entity], index)
    ranked = sorted(found, key=lambda partner: (-len(found[partner]), partner))[:_PARTNERS]
    return tuple((one, (found[one][0], *found[one][-_MATTERS:]), len(found[one])) for one in ranked)


def _joint(entity: Entity, index: Index) -> Mapping[str, Sequence[str]]:
    """Return the ids of what a country does together with others, by partner, oldest first."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    if entity.type not in entity_types("state"):
        return {}
    for act in sorted(index.acts_of.get(entity.id, ()), key=lambda act: act.order):
        own = [party for party in act.parties if index.home(party) == entity.id]
        for partner in dict.fromkeys(index.home(party) for party in act.partners_of(own)):
            if partner in index.entities and not _own(partner, entity, index):
                found[partner][act.id] = None
    return {partner: tuple(ids) for partner, ids in found.items()}


def _own(partner: str, country: Entity, index: Index) -> bool:
    """Return True for a country itself, and for companies and universities at home there alone."""
    record = index.records.get(partner)
    return partner == country.id or (
        record is not None and [index.countries.get(c) for c in record.country] == [country.id]
    )


def _work(country: str, partner: str, ids: Sequence[str], count: int, index: Index, root: str) -> Work:
    first, *newest = (index.acts[one] for one in ids)
    link = Link(f"{root}entities/{partner}/", index.name(partner), index.entities[partner].type)
    matters = tuple(_matter(act, index, root) for act in reversed(newest))
    place = root + (place_together(index, country, partner) or "cooperation/")
    return Work(link, when_done(first.first), matters, count - len(matters), place)


def _matter(act: Act, index: Index, root: str) -> Matter:
    """Return an act as a matter of two parties."""
    link = Link(root + address(act) if has_page(act) else "", subject(act, index))
    sources = source_links(act_sources(act, index), index)
    return Matter(link, stand(act, index), chips(act.quotes[:1], (), index, root), sources)
