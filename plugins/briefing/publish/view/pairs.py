"""Which parties work together, and by what: each act once, whoever tells of it.

State bodies count for their country. Companies count for themselves, and are left out here: who supplies a part or
sells a launch does not make two countries work together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from briefing.knowledge.kinds import entity_types
from briefing.publish.lookups.act import Act
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.lookups.nationality import homes
from briefing.publish.view.act_words import place

Pair = tuple[str, str]
FEWEST = 2
"""Acts of two parties that fill a page."""


@lookup
def pairs(index: Index) -> Mapping[Pair, tuple[str, ...]]:
    """Return for each two parties, in the order of their ids, the ids of what they do together, oldest first."""
    found: dict[Pair, dict[str, None]] = defaultdict(dict)
    for act in sorted(index.acts.values(), key=lambda act: act.order):
        for pair in act.pairs():
            one, other = sorted(index.home(party) for party in pair)
            if one != other and not (_trades(one, index) or _trades(other, index)):
                found[one, other][act.id] = None
    return {pair: tuple(ids) for pair, ids in found.items()}


def partners(act: Act, index: Index) -> tuple[Pair, ...]:
    """Return each two parties that work together by an act, by their own ids, but for two of one country."""
    found = {(min(pair), max(pair)) for pair in act.pairs()}
    return tuple(sorted((one, other) for one, other in found if _country(one, index) != _country(other, index)))


@lookup
def together(index: Index, one: str, other: str) -> tuple[str, ...]:
    """Return the ids of what two parties, in the order of their ids, do together, oldest first."""
    return pairs(index)[one, other]


def address(one: str, other: str) -> str:
    """Return where the page of two parties lies below the site's root, in whichever order they are given."""
    return "cooperation/{}--{}/".format(*sorted((one, other)))


@lookup
def place_together(index: Index, one: str, other: str) -> str:
    """Return where the page of two parties lies below the site's root, or "" where they have none."""
    acts = pairs(index).get((min(one, other), max(one, other)), ())
    return address(one, other) if len(acts) >= FEWEST else ""


def pair_place(pair: Pair, acts: tuple[str, ...], index: Index, root: str) -> str:
    """Return where it stands what two parties do together: their page, or the place of their one act."""
    return root + address(*pair) if len(acts) >= FEWEST else place(index.acts[acts[0]], index, root)


def _country(party: str, index: Index) -> str:
    """Return the country where a party is at home; the party itself where it is at home in none or in many."""
    record = index.records.get(party)
    return homes((record,) if record else ()).get(party, party)


def _trades(party: str, index: Index) -> bool:
    """Return True for a company."""
    return party in index.entities and index.entities[party].type in entity_types("trades")
