"""Who works with whom in numbers: the parties that share most, those that work together side by side.

The order keeps the filled cells near the diagonal: 2-opt over the sum of their distances, always from the same start.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from briefing.publish.elements import Link
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.view.pairs import Pair, pair_place, pairs

_PARTIES = 12


@dataclass(frozen=True, slots=True)
class Number:
    """A cell of the matrix."""

    weight: str
    """Class c1, c2, c3, c5, `self`, or "" for none."""
    count: int
    label: str
    href: str
    """Leads to what the two do together."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The numbers of the parties that share most, a row for each; the columns are the same parties."""

    rows: tuple[tuple[Link, tuple[Number, ...]], ...]
    parties: int
    """How many parties share anything."""


@lookup
def matrix(index: Index, root: str) -> Matrix | None:
    """Return the matrix of the parties that share most, or None while fewer than three do."""
    found = pairs(index)
    counts = Counter({pair: len(acts) for pair, acts in found.items()})
    names = _most(counts)
    if len(names) < 3:
        return None
    order = _ordered(names, counts)
    links = {n: Link(f"{root}entities/{n}/" if n in index.entities else "", index.short(n)) for n in order}
    places = {pair: pair_place(pair, acts, index, root) for pair, acts in found.items() if {*pair} <= links.keys()}
    return Matrix(
        rows=tuple((links[a], tuple(_number(a, b, counts, places, links) for b in order)) for a in order),
        parties=len({party for pair in found for party in pair}),
    )


def _most(pairs: Counter[Pair]) -> list[str]:
    """Return the parties that share most."""
    weight: Counter[str] = Counter()
    for (one, other), count in pairs.items():
        weight[one] += count
        weight[other] += count
    return sorted(sorted(weight), key=lambda n: -weight[n])[:_PARTIES]


def _ordered(names: list[str], pairs: Counter[Pair]) -> list[str]:
    """Return the order of the parties: stretches are reversed as long as that brings partners nearer."""
    order = sorted(names)
    best = _length(order, pairs)
    improved = True
    while improved:
        improved = False
        for first, last in combinations(range(len(order) + 1), 2):
            tried = order[:first] + order[first:last][::-1] + order[last:]
            if (length := _length(tried, pairs)) < best:
                order, best, improved = tried, length, True
    return order


def _length(order: list[str], pairs: Counter[Pair]) -> int:
    place = {name: at for at, name in enumerate(order)}
    return sum(n * abs(place[a] - place[b]) for (a, b), n in pairs.items() if a in place and b in place)


def _number(
    one: str, other: str, counts: Counter[Pair], places: Mapping[Pair, str], links: Mapping[str, Link]
) -> Number:
    """Return the cell of two parties."""
    if one == other:
        return Number("self", 0, "", "")
    pair = min(one, other), max(one, other)
    label = f", {links[one].text} and {links[other].text}"
    return Number(_weight(counts[pair]), counts[pair], label, places.get(pair, ""))


def _weight(count: int) -> str:
    """Return the class of a number: of 1, 2, 3 to 6, and more."""
    return next((name for least, name in ((7, "c5"), (3, "c3"), (2, "c2"), (1, "c1")) if count >= least), "")
