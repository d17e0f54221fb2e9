"""Who acts with whom as arcs over one line, and the same in numbers.

A state body counts for its country. Above the line stands the record, below it what briefings report.
The order along the line keeps arcs short: 2-opt over the sum of their lengths, always from the same start.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from briefing.publish.elements import Link
from briefing.publish.figures.marks import per_cent
from briefing.publish.lookups.acts import Act
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.pairs import Pair, Shared, anchor, pairs, shared

_NODES = 12
_HEIGHT = 240
"""Pixels of the widest arc."""


@dataclass(frozen=True, slots=True)
class Arc:
    """A half-ellipse between two parties."""

    weight: str
    """Class a1 to a5."""
    x: str
    radius: str
    height: int
    """In pixels."""
    above: bool
    label: str
    href: str
    """Leads to what the two share."""


@dataclass(frozen=True, slots=True)
class Node:
    """A party on the line."""

    x: str
    lines: tuple[str, ...]
    link: Link


@dataclass(frozen=True, slots=True)
class Number:
    """A cell of the matrix."""

    weight: str
    """Class c1, c2, c3, c5, `self`, or "" for none."""
    count: int
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Network:
    """The arcs and the matrix."""

    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    matrix: tuple[tuple[Link, tuple[Number, ...]], ...]
    """A row per party, in the order of the nodes."""
    shared: tuple[Shared, ...]
    """What each number rests on, in the order of the matrix."""
    parties: int
    """How many parties share anything; the nodes are those that share most."""
    label: str


@lookup
def network(index: Index, root: str) -> Network | None:
    """Return the network of the parties that share most, or None while fewer than three do."""
    found = pairs(index)
    every = _counted(found)
    names = _nodes(every)
    if len(names) < 3:
        return None
    order = _ordered(names, every)
    links = {n: Link(f"{root}entities/{n}/" if n in index.entities else "", index.short(n)) for n in order}
    record = Counter({pair: sum(act.milestone is not None for act in own) for pair, own in found.items()})
    reported = every - record
    return Network(
        nodes=tuple(Node(per_cent(_x(i, len(order))), _lines(links[n].text), links[n]) for i, n in enumerate(order)),
        arcs=(*_arcs(order, record, True, links), *_arcs(order, reported, False, links)),
        matrix=tuple((links[a], tuple(_number(a, b, every, links) for b in order)) for a in order),
        shared=tuple(shared(p, found[p], links, index, root) for p in _kept(order, found)),
        parties=len({party for pair in found for party in pair}),
        label=f"Arcs between {len(order)} parties; the heavier, the more they share. The matrix has the numbers.",
    )


def _counted(found: Mapping[Pair, tuple[Act, ...]]) -> Counter[Pair]:
    return Counter({pair: len(own) for pair, own in found.items()})


def _kept(order: list[str], found: Mapping[Pair, tuple[Act, ...]]) -> list[Pair]:
    """Return the pairs among some parties, in the order of these."""
    ordered = ((min(pair), max(pair)) for pair in combinations(order, 2))
    return [pair for pair in ordered if pair in found]


def _nodes(pairs: Counter[Pair]) -> list[str]:
    """Return the parties that share most."""
    weight: Counter[str] = Counter()
    for (one, other), count in pairs.items():
        weight[one] += count
        weight[other] += count
    return sorted(sorted(weight), key=lambda n: -weight[n])[:_NODES]


def _ordered(names: list[str], pairs: Counter[Pair]) -> list[str]:
    """Return the order along the line: stretches are reversed as long as that shortens the arcs."""
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


def _x(at: int, count: int) -> float:
    return 100 * (at + 0.5) / count


def _arcs(order: list[str], pairs: Counter[Pair], above: bool, links: dict[str, Link]) -> list[Arc]:
    """Return the arcs on one side, light ones first so that heavy ones lie on top."""
    found = []
    place = {name: at for at, name in enumerate(order)}
    longest = max((abs(place[a] - place[b]) for a, b in pairs if a in place and b in place), default=1)
    for (i, one), (j, other) in combinations(enumerate(order), 2):
        count = pairs[one, other] or pairs[other, one]
        if count:
            middle, radius = (
                (_x(i, len(order)) + _x(j, len(order))) / 2,
                (_x(j, len(order)) - _x(i, len(order))) / 2,
            )
            height = round(_HEIGHT * (j - i) / longest) if above else 14 + round(26 * (j - i) / len(order))
            label = f"{links[one].text} and {links[other].text}: {count} {'on record' if above else 'reported'}"
            href = f"#{anchor(one, other)}"
            weight = f"a{_weight(count)}"
            found.append((count, Arc(weight, per_cent(middle), per_cent(radius), height, above, label, href)))
    return [arc for _, arc in sorted(found, key=lambda pair: pair[0])]


def _weight(count: int) -> int:
    """Return 1 to 5 for 1, 2, 3 to 4, 5 to 6, and more."""
    return count if count < 3 else 3 if count < 5 else 4 if count < 7 else 5


def _number(one: str, other: str, pairs: Counter[Pair], links: dict[str, Link]) -> Number:
    if one == other:
        return Number("self", 0, "", "")
    first, last = sorted((one, other))
    count = pairs[first, last]
    weight = {1: "c1", 2: "c2", 3: "c3", 4: "c3", 5: "c5"}[_weight(count)] if count else ""
    return Number(weight, count, f", {links[one].text} and {links[other].text}", f"#{anchor(one, other)}")


def _lines(name: str) -> tuple[str, ...]:
    """Return a name in at most two lines."""
    words = name.split()
    if len(name) <= 13 or len(words) < 2:
        return (name,)
    cut = min(range(1, len(words)), key=lambda i: abs(len(" ".join(words[:i])) - len(" ".join(words[i:]))))
    return " ".join(words[:cut]), " ".join(words[cut:])
