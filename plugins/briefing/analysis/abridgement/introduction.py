"""Find the introductory phrases that lead up to the subject: "On Monday, ", "As part of the visit, ", "Meanwhile, ".

A time long before publication stays, and so does what a subject like "both nations" needs.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.abridgement.finite_verbs import NO_PAST, is_finite
from briefing.analysis.abridgement.recency import is_new
from briefing.analysis.predications.self_contained import CONDITIONS
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.vocabulary import CONJUNCTIONS, INTO, TEMPORAL
from briefing.english import lexicon
from briefing.knowledge.kinds import entity_types

BEFORE_SUBJECT = INTO | TEMPORAL | (CONJUNCTIONS - CONDITIONS - {"but"})
"""Words that open what leads up to a subject."""
_MANY = 30
"""Tokens of what may lead up to a subject, behind its last comma."""
DETERMINERS = ("a", "an", "the", "its", "their")
BEGINS_SUBJECT = {*DETERMINERS, *lexicon.words("cardinal")}
"""Words that a subject begins with."""
_NOUNS = lexicon.words("noun_in_ing")
_STATES = entity_types("state") | {""}
_TWO = frozenset(["both", "two"])
_NEARBY = 5
"""Tokens from the comma before a state to the one behind it."""


def before_subject(scene: SentenceParse, asides: set[int]) -> Iterator[int]:
    """Yield what leads up to the subject: "On Monday, ", "As part of the visit, ", "Meanwhile, "."""
    row = scene.row
    opens = row[0].low in BEFORE_SUBJECT or row[0].time is not None
    joint = row[0].low in lexicon.words("leading_adverb") or row[0].low.endswith("ly")
    adverb = len(row) > 1 and row[0].is_word and joint and row[1].low == ","
    participle = row[0].text.istitle() and row[0].low.endswith(("ing", "ed")) and row[0].low not in _NOUNS | NO_PAST
    if not (opens or adverb or participle):
        return
    ends = (index for index in asides if index + 1 not in asides)  # "before X, head of Y, A signed"
    apart = asides.difference(ends)
    commas = [index for index, token in enumerate(row) if token.low == "," and index not in apart]
    clause = any(is_finite(scene, i) for i in range(1, min(commas, default=0)))  # "As they wait for A, B, C …"
    for comma, following in zip(commas, [*commas[1:], len(row)], strict=False):
        told = any(is_finite(scene, i) for i in range(comma + 2, following) if i not in asides)
        near = following < min(len(row), comma + _NEARBY)
        goes_on = not told and (
            (near and _is_place(scene, comma, following)) or (clause and not _is_listed(scene, following))
        )
        if comma > _MANY or (comma + 2 < len(row) and not goes_on and _begins_subject(scene, comma + 1)):
            new = all(is_new(token, scene.published) for token in row[:comma] if token.time)
            leans = any(scene.type(token) for token in row[:comma]) and _means_two(scene, comma + 1)
            yield from range(comma + 1) if comma <= _MANY and new and not leans else ()  # "In 1998, …" stays
            return


def _begins_subject(scene: SentenceParse, place: int) -> bool:
    """Return True where a subject begins, and its verb follows."""
    token = scene.row[place]
    subject = token.mention is not None or token.low in BEGINS_SUBJECT or token.text[0].isupper()
    return subject and any(is_finite(scene, i) for i in range(place + 1, len(scene.row)))


def _means_two(scene: SentenceParse, place: int) -> bool:
    """Return True where a subject begins that means two told before it: "both nations", "envoys of the two sides"."""
    verb = next((i for i in range(place + 1, len(scene.row)) if is_finite(scene, i)), place)
    subject = scene.row[place:verb]
    return any(token.low in _TWO for token in subject) and not any(token.mention for token in subject)


def _is_place(scene: SentenceParse, comma: int, following: int) -> bool:
    """Return True for the comma of "In Paris, France, they …", and not before a list of states."""
    before, state, after = (scene.row[min(i, len(scene.row) - 1)] for i in (comma - 1, comma + 1, following + 1))
    listed = after.mention is not None and scene.type(after) in _STATES
    return before.text[0].isupper() and scene.type(state) in _STATES and not listed


def _is_listed(scene: SentenceParse, comma: int) -> bool:
    """Return True where a comma has a name before and behind it: "Chile, Peru and Kenya have"."""
    return all(scene.row[min(i, len(scene.row) - 1)].mention for i in (comma - 1, comma + 1))
