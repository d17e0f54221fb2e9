"""Cut a sentence into its core and the phrases behind it, each with what a title loses without it.

The core goes from the subject to the first phrase behind the verb. A phrase that the word before it cannot do without
("signed | with Peru", "an agreement | on radar data") weighs more than all others; a place, an occasion or a clause
that only adds something weighs least.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.analysis.predications.self_contained import CONDITIONS
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import ADVERBS, AUXILIARIES, SAYING
from briefing.analysis.titles.borders import (
    CLAUSES,
    FREE,
    JOINTS,
    NOUNS,
    PREPOSITIONS,
    begins,
    is_infinitive,
    is_mark,
    opens,
)
from briefing.english import lexicon

NEEDED = 8.0
_ASIDE, _PLACE, _OCCASION, _DEED, _PARTNER, _MATTER = 0.7, 0.9, 0.9, 1.5, 2.5, 3.0
_INSIDE = 0.2
"""What phrases inside an aside keep of their worth."""
_PLACES = frozenset(["in", "at", "near", "from", "aboard"])
_TOGETHER = lexicon.words("together_word")
_TAKES_MATTER = lexicon.words("takes_matter", "before_goal", "instrument_noun")
"""Nouns that say little without what they are about: "an agreement on", "a number of"."""
_TAKES_PLACE = lexicon.words("takes_in")
_TAKES_ALL = lexicon.words("foreseen", "before_goal") | SAYING
_STATING = lexicon.words("stating_verb")
_TAKES_WITH = lexicon.words("takes_with")
_CAUSING = lexicon.words("causing_verb")


class Piece(NamedTuple):
    """A phrase or clause of a sentence."""

    row: Sequence[Token]
    worth: float
    """What the title loses without it."""
    free: bool
    """True where it may go though others behind it stay."""
    apart: bool
    """True where it does not lean on the phrase before it."""
    needed: bool = False
    """True where what stands before it is not whole without it."""


def pieces(row: Sequence[Token], verb: int) -> tuple[Sequence[Token], list[Piece]]:
    """Return the core of a sentence and the pieces behind it, given the place of its first verb."""
    starts = [n for n in range(verb + 1, len(row)) if begins(row, n, verb)]
    ends = [*starts[1:], len(row)][: len(starts)]
    core = row[: starts[0]] if starts else row
    return core, _lessened([_piece(row, first, end, verb) for first, end in zip(starts, ends, strict=True)])


def _lessened(found: Sequence[Piece]) -> list[Piece]:
    """Return pieces with less worth where they belong to an aside or a clause that only adds to another."""
    lessened: list[Piece] = []
    inside = relative = False
    for piece in found:
        relative = piece.row[0].low == "that" or (relative and not piece.apart)
        if relative and piece.row[0].low != "that":
            lessened.append(piece._replace(worth=NEEDED, free=False, needed=True))  # a relative clause goes whole
            continue
        aside = piece.worth <= _ASIDE or (piece.row[0].low == "," and piece.apart)
        inside = piece.worth <= _ASIDE or (inside and not piece.apart)
        spare = inside and not aside
        lessened.append(piece._replace(worth=min(piece.worth, _MATTER) * _INSIDE) if spare else piece)
    return lessened


def _piece(row: Sequence[Token], first: int, end: int, verb: int) -> Piece:
    """Return the piece between two places, given that of the first verb."""
    at = first + (row[first].low == ",")
    opener = row[at]
    clause = opener.low in CLAUSES and not _is_preposition(row, at)
    if not _is_time(row, first, end) and _is_needed(row, first, verb, clause):
        return Piece(row[first:end], NEEDED, False, False, True)
    goal = opener.low == "to" and is_infinitive(row, at)
    free = _is_free(row, at) or _is_time(row, first, end)
    worth = _ASIDE if clause and not free else _worth(row, first, free)
    place = opener.low in _PLACES and any(token.text[:1].isupper() for token in row[first:end])
    apart = free or clause or goal or row[first].low == ","
    single = not any(token.low == "," or token.low in JOINTS for token in row[at + 1 : end])
    return Piece(row[at if goal else first : end], worth, single and (free or place), apart)


def _is_free(row: Sequence[Token], n: int) -> bool:
    """Return True for a time, and for a phrase about the occasion: "as part of the visit", "during a storm"."""
    part = row[n].low == "as" and row[min(n + 1, len(row) - 1)].low == "part"
    return part or row[n].time is not None or row[n].low in FREE


def _is_preposition(row: Sequence[Token], n: int) -> bool:
    """Return True for "as" before a noun: "selected as the builder"."""
    if row[n].low != "as" or any(token.mention for token in row[n + 1 : n + 3]):
        return False
    ends = next((m for m in range(n + 1, len(row)) if row[m].low == ","), len(row))
    return not any(t.low in AUXILIARIES or t.is_past or t.is_saying for t in row[n + 1 : ends])


def _is_time(row: Sequence[Token], first: int, end: int) -> bool:
    """Return True for a phrase that is a time: "by 2030", "in early May"."""
    return any(token.time for token in row[first + 1 : min(first + 3, end)]) and end - first <= 4


def _worth(row: Sequence[Token], first: int, free: bool) -> float:
    """Return what a title loses without a phrase that nothing needs."""
    comma = row[first].low == ","
    opener = row[first + comma]
    if comma and any(token.low in _TOGETHER for token in row[first : first + 3]):
        return _PARTNER
    if is_mark(row, first) or (comma and opener.low != "to" and not free):
        return _ASIDE
    if free:
        return _OCCASION
    return _PLACE if opener.low in _PLACES else _DEED if opener.low in JOINTS else _MATTER


def _is_needed(row: Sequence[Token], first: int, verb: int, clause: bool) -> bool:
    """Return True for a phrase that what stands before it cannot do without."""
    before = next((n for n in range(first - 1, -1, -1) if not row[n].time), 0)
    opener, last = row[first], row[before]
    if opener.low in CONDITIONS:
        return True
    if opener.low == "," or clause or is_mark(row, first) or opener.low in JOINTS or opener.time:
        return False
    if before < first - 1 and not opens(row, first):
        return True  # what follows a time that stands between
    number = before > 1 and row[before - 2].low == "and" and row[before - 1].text[0].isdigit()
    if number or _is_taken(last, opener) or _is_demanded(row, first, verb):
        return True
    return before <= verb or _is_bare(row, verb, before) or _hangs(row[before - 1], last)


def _is_taken(last: Token, opener: Token) -> bool:
    """Return True for a word with what it takes: "a call for", "a part in", "said that"."""
    about = last.low in _TAKES_MATTER and opener.low in PREPOSITIONS - _PLACES
    return about or last.low in _TAKES_ALL or (last.low in _TAKES_PLACE and opener.low == "in")


def _is_demanded(row: Sequence[Token], first: int, verb: int) -> bool:
    """Return True for what is said, and for what somebody is asked to do."""
    between = row[verb:first]
    if row[first].low == "that":
        return any(token.is_saying or token.low in _STATING for token in between)
    if row[first].low == "with":
        return any(token.low in _TAKES_WITH for token in between)
    goal = row[first].low == "to" and is_infinitive(row, first)
    return goal and any(token.low in _CAUSING for token in between)


def _is_bare(row: Sequence[Token], verb: int, last: int) -> bool:
    """Return True where all from the verb on is the verb: "has landed safely", "will invest"."""
    behind = row[verb : last + 1]
    rest = [t for t in behind if not (t.low in AUXILIARIES or t.is_past or t.low in ADVERBS or t.low.endswith("ly"))]
    return not rest or (behind[0].low in AUXILIARIES and rest == [behind[-1]] and behind[-1].is_word)


def _hangs(before: Token, last: Token) -> bool:
    """Return True for a verb that lacks what it takes: "to invest", "carrying"."""
    gerund = last.low.endswith("ing") and last.low not in NOUNS and last.text.islower()
    infinitive = before.low in AUXILIARIES | {"to"} and last.text.islower() and last.is_word
    return last.is_past or last.low in AUXILIARIES or gerund or infinitive
