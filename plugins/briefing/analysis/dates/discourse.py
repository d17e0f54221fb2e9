"""What a text has said so far: kept up from expression to expression, and asked for by later ones.

"Two days later" leans on the last date, "a year ago" in a report on the last quarter, "On July 20" on the year of its
passage, and "today" on the day of speaking, which a dateline or a formal first date can put before publication.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from briefing.analysis.dates.lexicon import CODES
from briefing.analysis.dates.numeric import order
from briefing.analysis.dates.reading import DiscourseState, Phrase
from briefing.analysis.dates.tense import tense
from briefing.calendar.codes import timex3_code
from briefing.calendar.timex3 import start
from briefing.calendar.unit import Unit
from briefing.model import TimeExpression

_DATELINE = ("(", "-", "–", "—", "_", ":")
_HEAD = 12  # tokens; a dateline stands this near to the start of the text
_LEAD = 1500  # characters; a day said further on is not the day of speaking
_DAY = 10  # characters of 2025-03-05
_QUARTER = re.compile(r"\d{4}-Q\d")
_PASSAGE = 40  # tokens from the date that opens a passage
_BESIDE = 10  # tokens between a year and a month or season of it
_LENGTHS = {unit: len(timex3_code(date(2000, 1, 1), unit)) for unit in Unit} | {Unit.WEEKEND: len("2000-W01")}
"""Unit -> length of the values that are as exact as it; a week is exact enough to count its weekend from."""


def remember(state: DiscourseState, phrase: Phrase, found: TimeExpression) -> DiscourseState:
    """Return what the text has said once it has said `found`; comparisons with a year ago do not count."""
    state = replace(state, after=phrase.end)
    if found.type == "DURATION" and found.value in ("P6M", "P9M"):
        return replace(state, quarter="")
    if found.when is None or found.rule == "year ago":
        return state
    if found.rule == "part of a year" and _QUARTER.fullmatch(found.value) and _is_reported(phrase, found):
        state = replace(state, quarter=found.value)
    if found.rule == "date in digits" and order(found.text):
        leads = int(re.split("[/-]", found.text)[0]) == int(found.value[8:])
        state = replace(state, order="day" if leads else "month")
    if len(found.value.partition("T")[0]) == _DAY and not _is_dropped(phrase):
        plain = phrase.end - phrase.start == 1 and phrase.has("weekday")
        state = replace(state, day=found.value, day_at=phrase.end, plain=plain)
    return replace(state, said=found.value, said_at=phrase.end, spoken=state.spoken or _spoken(phrase, found))


def _is_dropped(phrase: Phrase) -> bool:
    """Return True for the day of a plan that was given up: "initially scheduled for Wednesday"."""
    return not {"initially", "originally", "previously"}.isdisjoint(phrase.before(step) for step in range(1, 5))


def _is_reported(phrase: Phrase, found: TimeExpression) -> bool:
    """Return True for a quarter that had ended shortly before publication."""
    last = found.when.last if found.when else None
    return last is not None and timedelta(0) < phrase.published - last < timedelta(300)


def _spoken(phrase: Phrase, found: TimeExpression) -> date | None:
    """Return the day of speaking that `found` gives: "BEIJING, March 4 (Agency)", "Tuesday, March 4, 2025"."""
    if found.rule != "day and month" or len(found.value) != 10 or phrase.tokens.starts[phrase.start] > _LEAD:
        return None
    day = date.fromisoformat(found.value)
    behind = phrase.published - day
    headed = phrase.start < _HEAD and phrase.before() == "," and phrase.following() in _DATELINE
    formal = phrase.has("weekday") and phrase.has("year") and behind == timedelta(1)
    return day if formal or (headed and timedelta(0) <= behind <= timedelta(3)) else None


def mentioned(phrase: Phrase, unit: Unit) -> date | None:
    """Return the first day of the date last mentioned if it is as exact as `unit`, None otherwise.

    For a day, one that was said before in the same paragraph will do: "on Friday, for the first time since 1972".
    """
    said = phrase.discourse.said
    if len(said.partition("T")[0]) >= _LENGTHS[unit]:
        return start(said.removeprefix("FY"))
    near = unit is Unit.DAY and phrase.discourse.day_at >= 0 and "break" not in between(phrase, phrase.discourse.day_at)
    return start(phrase.discourse.day) if near else None


def paragraph_day(phrase: Phrase) -> date:
    """Return the day that the sentence has named, or one of its paragraph if the verb allows, else publication.

    One of the paragraph before will do when the verb looks the same way: "on Friday. … It landed at 4 p.m."
    """
    there, passed = start(phrase.discourse.day.partition("T")[0]), between(phrase, phrase.discourse.day_at)
    if phrase.discourse.day_at < 0:
        there = start(phrase.discourse.day_before)
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
    said = phrase.discourse.said
    near = phrase.discourse.after >= 0 and phrase.start - phrase.discourse.after < _PASSAGE
    if not near or not said[:4].isdecimal() or said[4:5] != "-" or said[5:7] > "12":
        return 0
    year = int(said[:4])
    if (
        year < phrase.published.year
        and said[5:7] == rest[:2]
        and "dot" not in between(phrase, phrase.discourse.said_at)
    ):
        return year if tense(phrase) <= 0 else 0
    past = year < phrase.published.year - 1 and rest >= said[5 : 5 + len(rest)] and not _is_aside(phrase)
    return year if past and tense(phrase) <= 0 else 0


def _is_aside(phrase: Phrase) -> bool:
    """Return True when the date last said only tells which thing is meant: "after the August 1988 truce"."""
    tokens, place = phrase.tokens, phrase.discourse.said_at
    attributive = tokens.codes[place : place + 1] == CODES["word"] and tokens.raw(place).islower()
    return attributive and any(tokens.word(place - step) in ("the", "its", "their", "'s") for step in (2, 3, 4))


def year_beside(phrase: Phrase) -> int:
    """Return another year that the sentence has just named if the verb agrees, 0 without: "in 2027 … in the autumn"."""
    said, place = phrase.discourse.said, phrase.discourse.said_at
    named = phrase.tokens.codes[place - 1 : place] == CODES["year"]
    if not named or len(said) != 4 or not said.isdecimal() or place < 0 or phrase.start - place > _BESIDE:
        return 0
    away = int(said) - phrase.published.year
    return int(said) if away * tense(phrase) > 0 and "dot" not in between(phrase, place) else 0


def between(phrase: Phrase, place: int) -> frozenset[str]:
    """Return which of `dot` and `break` stand between the token `place` and the phrase."""
    passed = phrase.tokens.codes[max(0, place) : phrase.start]
    return frozenset(name for name in ("dot", "break") if CODES[name] in passed)
