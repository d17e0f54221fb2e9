"""What the text has said near a phrase: the date last mentioned, and the year that a date without one takes from it."""

from __future__ import annotations

from datetime import date

from briefing.analysis.dates.lexicon import CODES
from briefing.analysis.dates.reading import Phrase
from briefing.analysis.dates.tense import tense
from briefing.calendar.codes import timex3_code
from briefing.calendar.timex3 import start
from briefing.calendar.unit import Unit

_PASSAGE = 40  # tokens from the date that opens a passage
_BESIDE = 10  # tokens between a year and a month or season of it
_LENGTHS = {unit: len(timex3_code(date(2000, 1, 1), unit)) for unit in Unit} | {Unit.WEEKEND: len("2000-W01")}
"""Unit -> length of the values that are as exact as it; a week is exact enough to count its weekend from."""


def mentioned(phrase: Phrase, unit: Unit) -> date | None:
    """Return the first day of the date last mentioned if it is as exact as `unit`, None otherwise.

    For a day, one that was said before in the same paragraph will do: "on Friday, for the first time since 1972".
    """
    said = phrase.memory.said
    if len(said.partition("T")[0]) >= _LENGTHS[unit]:
        return start(said.removeprefix("FY"))
    near = unit is Unit.DAY and phrase.memory.day_at >= 0 and "break" not in between(phrase, phrase.memory.day_at)
    return start(phrase.memory.day) if near else None


def paragraph_day(phrase: Phrase) -> date:
    """Return the day that the sentence has named, or one of its paragraph if the verb allows, else publication.

    One of the paragraph before will do when the verb looks the same way: "on Friday. … It landed at 4 p.m."
    """
    there, passed = start(phrase.memory.day.partition("T")[0]), between(phrase, phrase.memory.day_at)
    if phrase.memory.day_at < 0:
        there = start(phrase.memory.day_before)
        agreed = there is not None and tense(phrase) * (there - phrase.published).days > 0
        return there if there is not None and agreed else phrase.published
    if there is None or "break" in passed:
        return phrase.published
    opposed = tense(phrase) * (there - phrase.published).days < 0
    return phrase.published if "dot" in passed and opposed else there


def passage_year(phrase: Phrase, rest: str) -> int:
    """Return the year of a passage that tells of one long past: "On 16 July 1969 … On July 20 …"; 0 elsewhere.

    A month that was just named with its year keeps it: "in May 2024, after a visit of 7 and 8 May".
    """
    said = phrase.memory.said
    near = phrase.memory.after >= 0 and phrase.start - phrase.memory.after < _PASSAGE
    if not near or not said[:4].isdecimal() or said[4:5] != "-" or said[5:7] > "12":
        return 0
    year = int(said[:4])
    if year < phrase.published.year and said[5:7] == rest[:2] and "dot" not in between(phrase, phrase.memory.said_at):
        return year if tense(phrase) <= 0 else 0
    past = year < phrase.published.year - 1 and rest >= said[5 : 5 + len(rest)] and not _is_aside(phrase)
    return year if past and tense(phrase) <= 0 else 0


def _is_aside(phrase: Phrase) -> bool:
    """Return True when the date last said only tells which thing is meant: "after the August 1988 truce"."""
    tokens, place = phrase.tokens, phrase.memory.said_at
    attributive = tokens.codes[place : place + 1] == CODES["word"] and tokens.raw(place).islower()
    return attributive and any(tokens.word(place - step) in ("the", "its", "their", "'s") for step in (2, 3, 4))


def year_beside(phrase: Phrase) -> int:
    """Return another year that the sentence has just named if the verb agrees, 0 without: "in 2027 … in the autumn"."""
    said, place = phrase.memory.said, phrase.memory.said_at
    named = phrase.tokens.codes[place - 1 : place] == CODES["year"]
    if not named or len(said) != 4 or not said.isdecimal() or place < 0 or phrase.start - place > _BESIDE:
        return 0
    away = int(said) - phrase.published.year
    return int(said) if away * tense(phrase) > 0 and "dot" not in between(phrase, place) else 0


def between(phrase: Phrase, place: int) -> frozenset[str]:
    """Return which of `dot` and `break` stand between the token `place` and the phrase."""
    passed = phrase.tokens.codes[max(0, place) : phrase.start]
    return frozenset(name for name in ("dot", "break") if CODES[name] in passed)
