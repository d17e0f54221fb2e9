"""Split a sentence into clauses, each with the tokens that belong to one verb.

A clause begins at a semicolon, a colon, a dash or a bracket, at a conjunction or relative word, at "and" before a verb
or before a name that has its own verb, and at the words that say who said it. A relative clause between commas ends at
the second, and what follows belongs to the clause around it. There is no grammar behind it but these rules; it fails on
lists of clauses without conjunctions.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.analysis.syntax.clause_openers import MAY_OPEN, SUBJECTS, is_spaced, opening_word, verb_ahead
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import AUXILIARIES, CONJUNCTIONS, INSIDE, INTO, RELATIVE, TEMPORAL, TITLES
from briefing.english import lexicon

_DASHES = frozenset(["—", "–", "-"])
_ARTICLES = frozenset(["a", "an", "the"])
_NEAR = 6  # tokens
_GOING_ON = INSIDE | INTO | CONJUNCTIONS | TEMPORAL | RELATIVE | lexicon.words("governor", "small_determiner")
"""Words behind a comma with which a sentence goes on, and no list."""
_IF = frozenset(["if", "unless", "whether"])
_LEADS = ((CONJUNCTIONS | TEMPORAL | {"as"}) - _IF) - {"that", "and", "but", "or"}
"""Words that open a clause before the main one."""


class Clause(NamedTuple):
    """Tokens that belong to one verb; they need not be neighbours."""

    opener: str
    """The word or mark that began it, or ""."""
    indexes: tuple[int, ...]
    """Of its tokens, in order."""
    parent: int
    """Number of the clause that it belongs to; its own number for the first."""


def clauses(row: Sequence[Token], hits: Sequence[Trigger]) -> tuple[Clause, ...]:
    """Return the clauses of a sentence; every token is in exactly one."""
    asides = sorted([*_stand_ins(row, hits), *_appositions(row, hits)])
    if not asides:
        return _split(row, hits)
    aside = {i for places in asides for i in places}
    kept = [i for i in range(len(row)) if i not in aside]
    place = {i: n for n, i in enumerate(kept)}
    moved = (hit._replace(start=place[hit.start], end=place[hit.end - 1] + 1) for hit in hits if hit.start in place)
    found = _split([row[i] for i in kept], list(moved))
    back = [Clause(one.opener, tuple(kept[i] for i in one.indexes), one.parent) for one in found]
    within = {i: number for number, one in enumerate(back) for i in one.indexes}
    return (*back, *(Clause(row[places[0]].low, places, within[places[0] - 1]) for places in asides))


def _appositions(row: Sequence[Token], hits: Sequence[Trigger]) -> list[tuple[int, ...]]:
    """Return the places of what is told of the first of two between dashes: "between A — the arm of B — and C"."""
    dashes = [i for i in range(1, len(row) - 1) if row[i].low in _DASHES and is_spaced(row, i)]
    verbs = {hit.start for hit in hits if hit.use == "verb"} | {i for i, t in enumerate(row) if t.low in AUXILIARIES}
    return [
        tuple(range(first, last + 1))
        for first, last in pairwise(dashes)
        if row[last + 1].low == "and" and row[first + 1].low in _ARTICLES and verbs.isdisjoint(range(first, last))
    ]


def _stand_ins(row: Sequence[Token], hits: Sequence[Trigger]) -> list[tuple[int, ...]]:
    """Return the places of persons who stand in for others: ", represented by its minister," in "Kenya, …, signed".

    An office and a name have commas of their own; the last is before "and", before the verb or at the end.
    """
    if not any(token.low == "represented" for token in row):
        return []
    verbs = {hit.start for hit in hits if hit.use == "verb"}
    ends = [i for i in range(len(row) - 2) if row[i].low == "," and _goes_on(row, i + 1, verbs)]
    titles = [i for i, token in enumerate(row) if token.low in TITLES]
    found: list[tuple[int, ...]] = []
    for first in range(1, len(row) - 2):
        opens = row[first].low == "," and row[first + 1].low == "represented" and row[first + 2].low == "by"
        if not opens or (found and first <= found[-1][-1]):
            continue
        after = bisect_left(ends, first + 3)
        last = ends[after] if after < len(ends) else len(row) - 2
        if bisect_left(titles, first) < bisect_left(titles, last):
            found.append(tuple(range(first, last + 1)))
    return found


def _goes_on(row: Sequence[Token], index: int, verbs: set[int]) -> bool:
    """Return True where what an aside interrupted goes on: with "and", or with its verb."""
    return row[index].low == "and" or index in verbs or row[index].low in AUXILIARIES


def _split(row: Sequence[Token], hits: Sequence[Trigger]) -> tuple[Clause, ...]:
    """Return the clauses of a sentence without those who stand in for others."""
    verbs = {hit.start for hit in hits if hit.use == "verb"}
    said = {index for index, token in enumerate(row) if token.is_saying or token.low == "announced"}
    condition = row[0].low if row and row[0].low in _IF else ""
    openers, parents, members, closers = [condition], [0], [list[int]()], [""]
    current = 0
    leads = _lead_end(row, verbs)
    if leads:
        openers, parents, members, closers, current = ["", row[0].low], [0, 0], [[], []], ["", ""], 1
    for index, token in enumerate(row):
        if leads and index == leads + 1:
            current = 0
        elif token.low == "," and closers[(aside := _aside(current, parents, openers))] == ",":
            if _ends_aside(row, index, verbs, members[parents[aside]]):
                current = parents[aside]
        elif (token.low in MAY_OPEN or index - 1 in said or index - 2 in said) and (
            opener := "" if index == leads else opening_word(row, index, verbs, members[current])
        ):
            parents.append(current)
            openers.append(opener)
            members.append([])
            closers.append(_closer(row, index, opener))
            current = len(members) - 1
        bracket = _bracket(current, parents, closers) if token.low == ")" else 0
        members[bracket or current].append(index)
        current = parents[bracket] if bracket else current
    return tuple(Clause(o, tuple(m), p) for o, m, p in zip(openers, members, parents, strict=True))


def _aside(current: int, parents: Sequence[int], openers: Sequence[str]) -> int:
    """Return the clause that a comma may end: the one around "but" in "X, which was built but not sold, flew"."""
    return parents[current] if openers[current] == "but" else current


def _ends_aside(row: Sequence[Token], index: int, verbs: set[int], around: Sequence[int]) -> bool:
    """Return False for a comma in a list: "signed a pact, which covers civil, scientific, and other trips"."""
    told = any(step in verbs or row[step].low in AUXILIARIES or row[step].low == "to" for step in around)
    first = index + 1 + (row[min(index + 1, len(row) - 1)].low == "and")
    after = row[min(first, len(row) - 1)]
    plain = after.is_word and after.text.islower() and not after.low.endswith(("ing", "ly"))
    goes_on = after.low in _GOING_ON | SUBJECTS
    return not (told and plain) or goes_on or verb_ahead(row, index + 1, verbs, _NEAR)


def _bracket(current: int, parents: Sequence[int], closers: Sequence[str]) -> int:
    """Return the clause in brackets that a clause is or stands in; 0 for none."""
    while current and closers[current] != ")":
        current = parents[current]
    return current


def _lead_end(row: Sequence[Token], verbs: set[int]) -> int:
    """Return the place of the comma that ends a clause before the main one: "While it rained, NASA …"; or 0."""
    if not row or row[0].low not in _LEADS:
        return 0
    verb = next((i for i, token in enumerate(row) if i in verbs or token.low in AUXILIARIES), len(row))
    comma = next((i for i in range(verb, len(row) - 1) if row[i].low == ","), 0)
    told = any(i in verbs or row[i].low in AUXILIARIES for i in range(comma + 2, len(row)))
    return comma if told and row[comma + 1].low not in MAY_OPEN else 0


def _closer(row: Sequence[Token], index: int, opener: str) -> str:
    """Return the mark that ends a clause inside another, or ""."""
    if opener == "(":
        return ")"
    inside = opener in RELATIVE and index > 0 and row[index - 1].low == ","
    return "," if inside else ""
