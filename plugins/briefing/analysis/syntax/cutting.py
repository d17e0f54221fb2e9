"""Cut a row of tokens that is too long where a phrase or clause ends, so that what stays is whole."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.trimming import DETERMINERS, FEW, HANGING, is_verb, trimmed
from briefing.analysis.syntax.vocabulary import (
    AUXILIARIES,
    BEFORE_NOUNS,
    BREAKS,
    CONJUNCTIONS,
    INTO,
    RELATIVE,
    TEMPORAL,
)
from briefing.english import lexicon
from briefing.knowledge import space_words

_OPENING = (BREAKS - {"and", "to"}) | RELATIVE | TEMPORAL | CONJUNCTIONS
"""Words that begin a phrase or a clause."""
_THINGS = space_words.words("thing_noun")
"""Nouns among them that are whole before a participle: "a satellite | devoted to", not "a satellite launch"."""
_BEHIND_PARTICIPLE = INTO | {"to", "by"}
_LEANING = lexicon.words("before_phrase")
_NOUNS = lexicon.words("noun_in_ing")
_DEALS = lexicon.words("instrument_noun", "together_word")
"""Nouns that tell little without who is behind "with"."""


def cut(row: list[Token], lengths: Sequence[int], least: int, longest: int) -> list[Token]:
    """Return as much of the row as fits, up to a preposition or comma when one is near enough.

    `lengths` are those of its tokens in characters, each with the space before it; what begins before the offset
    `least` of the text stays. What a comma and a participle add goes whole: ", ensuring that …".
    """
    needed = sum(token.start < least for token in row) + 1
    fits = max(needed, bisect_right(list(accumulate(lengths)), longest))
    places = range(max(fits // 3, needed), min(fits + 1, len(row)))
    borders = [n for n in places if is_border(row, n)]
    beside = (n for n in borders if row[n].low == "," and row[min(n + 1, len(row) - 1)].low.endswith("ing"))
    if borders:
        return trimmed(_whole(row[: next(beside, borders[-1])], needed))
    cut = trimmed(row[:fits])
    return [*cut, cut[-1]._replace(start=cut[-1].end, text="…", low="…")] if cut else cut


def is_border(row: Sequence[Token], place: int) -> bool:
    """Return True when a phrase or clause begins at a place, and what stands before it is whole.

    A verb is not whole without what it takes, and a comma between two adjectives or names ends nothing.
    """
    before, last, token, after = row[max(0, place - 2)], row[place - 1], row[place], row[min(place + 1, len(row) - 1)]
    adverb = last.low.endswith("ly") and before.is_past and place > 2  # "a mission arranged entirely"
    loose = adverb or (last.is_past and before.is_word and before.low not in AUXILIARIES)  # "for a forum focused"
    gerund = last.low.endswith("ing") and last.text.islower() and last.low not in _NOUNS
    whole = BEFORE_NOUNS if token.low == "," else _THINGS if token.is_past else frozenset()  # "a framework, which"
    hanging = HANGING - whole
    listed = before.low == "," and [one.low for one in row[max(0, place - 4) : place - 3]] == [
        "to"
    ]  # "to design, build"
    hangs = (
        loose or gerund or listed or last.low in _LEANING or last.low in hanging or before.low == "to" or last.is_saying
    )
    if (token.low == "with" and last.low in _DEALS) or (row[place].low != "," and in_relative(row, place)):
        return False
    if token.low == ",":
        opens = after.low in _OPENING | {"a", "an", "to"} or after.low.endswith(("ing", "ed", "ly"))
        return not hangs and opens
    leads = (
        token.low == "to" and not last.is_past and (after.mention or after.low in BEFORE_NOUNS)
    )  # "missions to Mars"
    opens = token.low in _OPENING or token.low == "according" or bool(leads) or _is_second_verb(row, place)
    opens = opens or _is_reduced(row, place)
    return not hangs and opens


def _is_reduced(row: Sequence[Token], place: int) -> bool:
    """Return True at a participle that tells more of a noun: "a satellite from Lima | aimed at better maps"."""
    last, token, after = row[place - 1], row[place], row[min(place + 1, len(row) - 1)]
    beside = any(one.low == "," for one in row[max(0, place - FEW + 1) : place])  # ", a forum focused on"
    noun = last.is_word and last.low not in HANGING - _THINGS and not last.low.endswith("ly") and not beside
    return token.is_past and noun and after.low in _BEHIND_PARTICIPLE and any(map(is_verb, row[: place - 1]))


def _is_second_verb(row: Sequence[Token], place: int) -> bool:
    """Return True at "and" before a verb with what it takes: "to open a port | and enable over 20 flights"."""
    behind = row[place + 2 : place + 3]
    taken = bool(behind) and (behind[0].low in DETERMINERS or behind[0].text[0].isdigit())
    return row[place].low == "and" and taken and row[place + 1].is_word and row[place + 1].text.islower()


def in_relative(row: Sequence[Token], place: int) -> bool:
    """Return True behind "that" and a noun: what "a contract that puts the probe" takes is still to come."""
    opener = next((n for n in range(place - 1, 0, -1) if row[n].low in ("that", ",")), 0)
    before = row[opener - 1]
    return row[opener].low == "that" and not (before.is_saying or before.is_past or before.time)


def _whole(row: list[Token], needed: int) -> list[Token]:
    """Return the row without the last part of a list when it has lost its end: "… and 18 days (at the station)"."""
    last = next((n for n in range(len(row) - 1, needed, -1) if row[n].low in BREAKS), 0)
    number = last + 1 < len(row) and row[last].low == "and" and row[last + 1].text[0].isdigit()
    return row[:last] if number else row
