"""Which parties work together, and by what: each act once, whoever tells of it.

State bodies count for their country. Companies count for themselves, and are left out here: who supplies a part or
sells a launch does not make two countries work together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from briefing.knowledge.kinds import entity_types
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
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


@lookup
def together(index: Index, one: str, other: str) -> tuple[str, ...]:
    """Return the ids of what two parties, in the order of their ids, do together, oldest first."""
    return pairs(index)[one, other]


def address(one: str, other: str) -> str:
    """Return where the page of two parties lies below the site's root, in whichever order they are given."""
    return "cooperation/{}--{}/".format(*sorted((one, other)))


def pair_place(pair: Pair, acts: tuple[str, ...], index: Index, root: str) -> str:
    """Return where it stands what two parties do together: their page, or the place of their one act."""
    return root + address(*pair) if len(acts) >= FEWEST else place(index.acts[acts[0]], index, root)


def _trades(party: str, index: Index) -> bool:
    """Return True for a company."""
    return party in index.entities and index.entities[party].type in entity_types("trades")
