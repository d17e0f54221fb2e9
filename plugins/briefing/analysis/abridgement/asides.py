"""Find what a sentence tells aside: relative clauses, appositions with an article, what stands between dashes.

An apposition is set apart by two commas, the second before the verb of the subject that it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefing.analysis.abridgement.finite_verbs import BEFORE_OBJECT, LITTLE, is_finite, is_told
from briefing.analysis.abridgement.introduction import BEFORE_SUBJECT, BEGINS_SUBJECT, DETERMINERS
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.vocabulary import RELATIVE, TITLES
from briefing.knowledge.kinds import entity_types

_INSIDE = 18
"""Tokens of what stands between two commas, or before the first."""
_DASHES = ("-", "–", "—")
_BETWEEN = 30
"""Tokens of what stands between two dashes."""
_RELATIVE = RELATIVE | {"that"}
_LEADING = LITTLE - BEFORE_OBJECT - {"and", "or", "but"}
"""Words that a participle goes on with."""
_COMMAS = 5
"""Commas behind one, among which the other end of an apposition is looked for."""
_HUMAN = entity_types("human")


def aside_places(scene: SentenceParse) -> Iterator[int]:
    """Yield relative clauses between commas, and appositions with an article."""
    for number, clause in enumerate(scene.clauses):
        first = clause.indexes[0] if clause.indexes else 0
        if clause.opener in RELATIVE and first > 0 and scene.row[first - 1].low == ",":
            ends = clause.indexes[-1] + 2
            if is_told(scene, first) and not (ends < len(scene.row) and is_finite(scene, ends)):
                yield from range(first - 1, len(scene.row))  # with the list that it may end in
                return
            yield from with_children(scene, number)
            yield from (
                i for i in (first - 1, clause.indexes[-1] + 1) if i < len(scene.row) and scene.row[i].low == ","
            )
    yield from appositions(scene)
    yield from _dashes(scene)
    yield from _before_object(scene)


def appositions(scene: SentenceParse) -> Iterator[int]:
    """Yield "a work of six schools" and its commas in "the probe, a work of six schools, arrived"."""
    commas = [index for index, token in enumerate(scene.row) if token.low == ","]
    commas = commas[scene.row[0].low in BEFORE_SUBJECT :]  # that of "In May, the probe, a work of six schools, …"
    for number, first in enumerate(commas):
        behind = (last for last in commas[number + 1 : number + _COMMAS] if first < last - 1 <= first + _INSIDE)
        for last in (last for last in behind if _is_beside(scene, first, last)) if first else ():
            if not any(_is_present(scene, index) for index in range(first + 1, last)):
                yield from range(first, last + 1)
                break


def with_children(scene: SentenceParse, number: int) -> Iterator[int]:
    """Yield the places of a clause and of the clauses below it."""
    inside = {number}
    for other, clause in enumerate(scene.clauses):
        if clause.parent in inside and other not in (0, number):
            inside.add(other)
        if other in inside:
            yield from clause.indexes


def _before_object(scene: SentenceParse) -> Iterator[int]:
    """Yield ", on behalf of B," between a verb and what it takes: "A signed, on behalf of B, a contract"."""
    commas = [index for index, token in enumerate(scene.row) if token.low == ","]
    for first, last in pairwise(commas):
        opened = last + 1 < len(scene.row) and scene.row[last + 1].low in DETERMINERS
        if first and opened and scene.row[first - 1].is_past and last - first <= _INSIDE:
            yield from range(first, last + 1)


def _dashes(scene: SentenceParse) -> Iterator[int]:
    """Yield what stands between two dashes, with them."""
    row = scene.row
    dashes = [i for i, token in enumerate(row) if token.low in _DASHES and i and row[i - 1].end < token.start]
    if len(dashes) == 2 and 1 < dashes[1] - dashes[0] <= _BETWEEN:
        yield from range(dashes[0], dashes[1] + 1)


def _is_beside(scene: SentenceParse, first: int, last: int) -> bool:
    """Return True for an apposition between two commas: before a verb, or the office of the person before it."""
    inside, person = scene.row[first + 1 : last], scene.type(scene.row[first - 1]) in _HUMAN
    if person and inside[0].low in TITLES and last + 1 < len(scene.row):
        return not any(scene.type(token) in _HUMAN for token in inside)
    owned = len(inside) > 2 and inside[0].mention is not None and inside[1].low == "'s"
    adverb = inside[0].low.endswith("ly")
    known = len(inside) > 2 and inside[adverb].is_past and inside[adverb + 1].low in _LEADING  # "named after"
    opens = owned or known or inside[0].low in BEGINS_SUBJECT or inside[0].low == "also"
    return opens and last + 1 < len(scene.row) and is_finite(scene, last + 1) and _is_verb_of(scene, first, last + 1)


def _is_verb_of(scene: SentenceParse, comma: int, place: int) -> bool:
    """Return True for the verb of a subject, and False in "launched Kite, its first probe, | developed with Kenya"."""
    after = scene.row[min(place + 1, len(scene.row) - 1)]
    participle = scene.row[place].is_past and after.low in _LEADING
    return not participle or not is_told(scene, comma)


def _is_present(scene: SentenceParse, index: int) -> bool:
    """Return True for a verb of the clause itself that is no participle."""
    relative = scene.clause_of(index).opener in _RELATIVE
    return is_finite(scene, index) and not scene.row[index].is_past and not relative
