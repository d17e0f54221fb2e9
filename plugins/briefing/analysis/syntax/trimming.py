"""Trim a row of tokens: what stands in brackets, marks and little words left over at its ends, doubled commas."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import AUXILIARIES, BEFORE_NOUNS, BREAKS, CONJUNCTIONS, INTO, LEADING, RELATIVE
from briefing.english import lexicon

_DANGLING = BREAKS | LEADING | lexicon.words("dangling") | {",", "–"}
HANGING = AUXILIARIES | BREAKS | INTO | BEFORE_NOUNS
"""Words that hang without what follows them."""
FEW = 4  # words of a subject
DETERMINERS = lexicon.words("small_determiner") | {"over"}
_PRESENT = lexicon.words("headline_verb")
_CONNECTING = lexicon.words("connecting_adverb")
"""Words that join a sentence to the one before it."""
_LOOSE_TIMES = lexicon.words("loose_time_end")
"""What is left of "at some point in 2012" when the year is taken out."""


def bracketless(row: Sequence[Token]) -> list[Token]:
    """Return the row without what stands in brackets, and without quotation marks."""
    kept: list[Token] = []
    depth = 0
    for token in row:
        depth += token.text in ("(", "[")
        if token.text == "“" and kept and kept[-1].text == ",":
            kept.pop()
        if depth == 0 and token.text not in '“”"':
            kept.append(token)
        depth -= token.text in (")", "]") and depth > 0
    return kept


def trimmed(row: list[Token]) -> list[Token]:
    """Return the row without marks and little words left over at its ends, and without doubled commas."""
    row = without_gaps([token for i, token in enumerate(row) if not _is_aside(row, i)])
    row = [token for i, token in enumerate(row) if not _is_stray(row, i)]
    if len(row) > 3 and [token.low for token in row[:3]] == ["in", "addition", ","]:
        row = row[3:]
    if len(row) > 2 and row[0].low in _CONNECTING and row[1].low == ",":
        row = row[2:]
    while row and (row[0].low in (",", "'s", "and", ";", ":", "–", "—", "-", "but", "also", ".") or row[0].text == ")"):
        row = row[1:]
    while row and (row[-1].low in _DANGLING or row[-1].text in ".;:—-" or _hangs(row)):
        row = row[:-1]
    lost = next((n for n in (3, 1) if " ".join(token.low for token in row[-n:]) in _LOOSE_TIMES), 0)
    return trimmed(row[:-lost]) if lost else row


def _is_aside(row: Sequence[Token], place: int) -> bool:
    """Return True for the adverb of "Kite, meanwhile, was launched", which joins a sentence to the one before it."""
    commas = [token.low for token in (*row[max(0, place - 1) : place], *row[place + 1 : place + 2])]
    return row[place].low in _CONNECTING and commas == [",", ","]


def without_gaps(row: Sequence[Token]) -> list[Token]:
    """Return a row with one comma for two side by side, and none where one would part a verb from its own.

    What stood between the two was taken out: "A has, on 3 May, signed", "the day which, they say, changed it".
    """
    kept: list[Token] = []
    for place, token in enumerate(row):
        gap = token.low == "," and bool(kept) and kept[-1].low == ","
        if gap and parts_verb(kept[:-1], row[place + 1 : place + 2]):
            kept.pop()
        elif not gap:
            kept.append(token)
    return kept


def parts_verb(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Return True where a comma would stand behind what leans on the words after it, or before the first verb."""
    if not before or not after:
        return False
    leans = before[-1].low in HANGING | RELATIVE | CONJUNCTIONS or (before[-1].is_past and after[0].low in DETERMINERS)
    return leans or (is_verb(after[0]) and not any(map(is_verb, before)))


def is_verb(token: Token) -> bool:
    """Return True for an auxiliary, a past form, and the present of a headline."""
    return token.low in AUXILIARIES or token.is_past or (token.low in _PRESENT and token.text.islower())


def _is_stray(row: Sequence[Token], place: int) -> bool:
    """Return True for "time," left of "in summer time," and for a lone comma between a subject and its verb."""
    if [token.low for token in row[: place + 2]][-2:] == ["time", ","] and place < 2:
        return True
    after = row[place + 1 : place + 2]
    early = place < FEW and row[place].low == "," and bool(after) and after[0].low in AUXILIARIES
    return early and sum(token.low == "," for token in row) == 1


def _hangs(row: Sequence[Token]) -> bool:
    """Return True for a participle that has lost what follows it: "…, building"."""
    return len(row) > 2 and row[-2].low == "," and row[-1].is_word and row[-1].low.endswith("ing")
