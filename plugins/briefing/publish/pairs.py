"""Which parties work together, and by what: each act once, whoever tells of it.

State bodies count for their country. Companies count for themselves, and are left out here: who supplies a part or
sells a launch does not make two countries work together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from briefing.knowledge.kinds import entity_types
from briefing.publish.act_words import place
from briefing.publish.dating import short_date
from briefing.publish.elements import Chip, Link
from briefing.publish.lookups.acts import Act
from briefing.publish.lookups.index import Index
from briefing.publish.rows import chips, year

Pair = tuple[str, str]
_SHOWN = 6
"""Acts that are given for two parties."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two parties share, as a page shows it."""

    anchor: str
    parties: tuple[Link, ...]
    count: int
    acts: tuple[tuple[Link, tuple[Chip, ...]], ...]
    """Newest first: the day, which leads to the row of the act, and the sentence that tells of it first."""
    more: int
    """Further ones, which the register has."""


def pairs(index: Index) -> Mapping[Pair, tuple[Act, ...]]:
    """Return for each two parties, in the order of their ids, what they do together."""
    found: dict[Pair, dict[str, Act]] = defaultdict(dict)
    for act in index.acts.values():
        for pair in act.pairs():
            one, other = sorted(index.home(party) for party in pair)
            if one != other and not (_trades(one, index) or _trades(other, index)):
                found[one, other][act.id] = act
    return {pair: tuple(own.values()) for pair, own in found.items()}


def anchor(one: str, other: str) -> str:
    """Return the id of what two parties share, in whichever order they are given."""
    return "p-{}--{}".format(*sorted((one, other)))


def shared(pair: Pair, own: tuple[Act, ...], links: Mapping[str, Link], index: Index, root: str) -> Shared:
    """Return what two parties share with the rows and sentences that it rests on."""
    newest = sorted(own, key=lambda act: (year(act.first.when), act.first.when.timex3, act.id), reverse=True)[:_SHOWN]
    told = tuple((_day(act, index, root), chips(act.quotes[:1], (), index, root)) for act in newest)
    return Shared(anchor(*pair), tuple(links[party] for party in pair), len(own), told, len(own) - len(newest))


def _day(act: Act, index: Index, root: str) -> Link:
    said = short_date(act.first.when)
    return Link(place(act, index, root), said if act.first.dated else f"reported {said}", act.on)


def _trades(party: str, index: Index) -> bool:
    """Return True for a company."""
    return party in index.entities and index.entities[party].type in entity_types("trades")
