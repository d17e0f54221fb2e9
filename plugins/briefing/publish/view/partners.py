"""Who acts with whom, how often and when: the record and what briefings report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from briefing.publish.elements import Link, Partner
from briefing.publish.elements.dating import short_date
from briefing.publish.elements.shapes import Mark
from briefing.publish.evidence.support import basis
from briefing.publish.figures.marks import mark, scale_over, strip
from briefing.publish.lookups.act import Act
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.view.act_words import place
from briefing.publish.view.event_rows import year
from briefing.publish.view.pairs import Pair, pair_place, pairs

_SHOWN = 12
"""Newest acts that a number unfolds to."""
Who = TypeVar("Who", str, Pair)


@lookup
def busiest(index: Index, limit: str) -> dict[Pair, tuple[str, ...]]:
    """Return the pairs that act together most often, and the ids of what they do, the busiest first."""
    return _most(pairs(index), int(limit))


@lookup
def with_whom(index: Index, entity: str, limit: str) -> dict[str, tuple[str, ...]]:
    """Return those who acted most with `entity`, and the ids of what they did; its own bodies are no partners."""
    own = index.acts_of.get(entity, ())
    return _most(_by_party((act, act.partners_of(_side(act, entity, index))) for act in own), int(limit))


def _side(act: Act, entity: str, index: Index) -> tuple[str, ...]:
    """Return those parties of an act that are an entity or act for it, and a country beside its own agency."""
    home = index.home(entity)
    return tuple(p for p in act.parties if p in (entity, home) or index.home(p) == entity)


def _most(found: Mapping[Who, tuple[str, ...]], limit: int) -> dict[Who, tuple[str, ...]]:
    """Return those that act most often."""
    ranked = sorted(found, key=lambda who: (-len(found[who]), who))
    return {who: found[who] for who in ranked[:limit]}


def partners(found: Mapping[str, tuple[str, ...]], index: Index, root: str) -> tuple[tuple[Partner, ...], str]:
    """Return the rows of a list of parties on one axis, and its years in words."""
    return _on_one_axis([(_named(party, index, root), ids) for party, ids in found.items()], index, root)


def pair_rows(found: Mapping[Pair, tuple[str, ...]], index: Index, root: str) -> tuple[tuple[Partner, ...], str]:
    """Return the rows of a list of pairs on one axis, and its years in words."""
    named = [
        (Link(pair_place(pair, ids, index, root), " and ".join(map(index.short, pair))), ids)
        for pair, ids in found.items()
    ]
    return _on_one_axis(named, index, root)


def _named(party: str, index: Index, root: str) -> Link:
    kind = index.entities[party].type if party in index.entities else ""
    return Link(f"{root}entities/{party}/" if kind else "", index.name(party), kind)


def _on_one_axis(
    named: Iterable[tuple[Link, tuple[str, ...]]], index: Index, root: str
) -> tuple[tuple[Partner, ...], str]:
    """Return a row for each link and the ids of the acts that it counts, and the years of their axis in words."""
    shared = [(link, tuple(index.acts[one] for one in ids)) for link, ids in named]
    scale = scale_over(act.first.when for _, acts in shared for act in acts)
    listed = []
    for link, acts in shared:
        marks = _apart(mark(act.first.when, scale, act.milestone is not None) for act in acts)
        listed.append(Partner(link, len(acts), _rests(acts, index, root), strip("", marks, scale, 5)))
    return tuple(listed), scale.years


def _apart(marks: Iterable[Mark]) -> Iterable[Mark]:
    """Return marks without those that stand in the same hundredth of the axis as another of their kind."""
    return {(one.above, one.kind, int(float(one.x[:-1]))): one for one in marks}.values()


def _rests(acts: Iterable[Act], index: Index, root: str) -> tuple[Link, ...]:
    """Return links to the newest of what a number counts."""
    newest = sorted(acts, key=lambda act: (year(act.first.when), act.first.when.timex3, act.id), reverse=True)
    return tuple(Link(place(act, index, root), _said(act, index)) for act in newest[:_SHOWN])


def _said(act: Act, index: Index) -> str:
    """Return the date of an act, and by whom it is told."""
    told = short_date(act.first.when)
    if act.milestone:
        return f"{told}, {basis(act.milestone.id, index)}"
    return f"{told}, as reported" if act.first.dated else f"reported {told}"


def _by_party(acts: Iterable[tuple[Act, Iterable[str]]]) -> dict[str, tuple[str, ...]]:
    """Return the ids of acts by each party that is given with them."""
    found: dict[str, list[str]] = defaultdict(list)
    for act, parties in acts:
        for party in parties:
            found[party].append(act.id)
    return {party: tuple(listed) for party, listed in found.items()}
