"""Which parties stand together, and what that rests on: milestones of the record, cooperation that briefings report.

An agency counts for its country where it has one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from briefing.knowledge import Milestone
from briefing.model import Cooperation
from briefing.publish.dating import short_date
from briefing.publish.elements import Chip, Link
from briefing.publish.lookups.index import Index
from briefing.publish.rows import chips, place, year

Pair = tuple[str, str]
_SHOWN = 6
"""Days on record, and sentences, that are given for two parties."""


@dataclass(frozen=True, slots=True)
class Together:
    """What two parties share."""

    record: tuple[Milestone, ...] = ()
    reported: tuple[Cooperation, ...] = ()

    def count(self) -> int:
        """Return how much it is."""
        return len(self.record) + len(self.reported)


@dataclass(slots=True)
class _Gathered:
    record: list[Milestone] = field(default_factory=list)
    reported: list[Cooperation] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Shared:
    """The same as a page shows it."""

    anchor: str
    parties: tuple[Link, ...]
    count: int
    record: tuple[Link, ...]
    """Days on record, each leading to its row on the timeline; newest first."""
    chips: tuple[Chip, ...]
    """Sentences that report it."""
    more: int
    """Further days and sentences, which the register has."""


def pairs(index: Index) -> Mapping[Pair, Together]:
    """Return for each two parties, in the order of their ids, what they share."""
    found: dict[Pair, _Gathered] = defaultdict(_Gathered)
    for milestone in index.site.knowledge.milestones:
        for pair in combinations(_sides(milestone.parties, index), 2):
            found[pair].record.append(milestone)
    for cooperation in index.site.cooperations:
        for pair in combinations(_sides(cooperation.parties, index), 2):
            found[pair].reported.append(cooperation)
    return {pair: Together(tuple(all_.record), tuple(all_.reported)) for pair, all_ in found.items()}


def anchor(one: str, other: str) -> str:
    """Return the id of what two parties share, in whichever order they are given."""
    return "p-{}--{}".format(*sorted((one, other)))


def shared(pair: Pair, together: Together, links: Mapping[str, Link], index: Index, root: str) -> Shared:
    """Return what two parties share with the rows and sentences that it rests on."""
    newest = sorted(together.record, key=lambda m: (year(m.when), m.id), reverse=True)
    record = tuple(Link(place(m, index, root), short_date(m.when), m.title) for m in newest[:_SHOWN])
    quotes = list(dict.fromkeys(quote for cooperation in together.reported for quote in cooperation.evidence))
    found = chips(quotes[-_SHOWN:], (), index, root)
    more = max(len(newest) - _SHOWN, 0) + max(len(quotes) - _SHOWN, 0)
    return Shared(anchor(*pair), tuple(links[party] for party in pair), together.count(), record, found, more)


def _sides(parties: Iterable[str], index: Index) -> list[str]:
    """Return the countries that parties act for; a party of no one country stands for itself."""
    return sorted({index.countries.get(index.sides.get(party, ""), party) for party in parties})
