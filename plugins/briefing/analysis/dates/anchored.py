"""Rules for days that are counted from an event whose day the text has told: the eve of the fair.

The event is known by its noun: the sentence that gave the day last mentioned must hold the same word.
"""

from __future__ import annotations

from datetime import date

from briefing.analysis.dates import components
from briefing.analysis.dates.reading import Phrase, Timex3
from briefing.analysis.dates.rule import DateRule
from briefing.analysis.dates.verbs import STOPS
from briefing.calendar.timex3 import moved, start
from briefing.calendar.unit import Unit

_EXACT = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)
_LONG = 40  # tokens to either side of a day


def eve(phrase: Phrase) -> Timex3 | None:
    """Read "the eve of the fair" as the day before it."""
    day = _day_of(phrase)
    return Timex3("DATE", moved(day, -1, Unit.DAY), "", "text") if day else None


def beside(phrase: Phrase) -> Timex3 | None:
    """Read "two days before the launch" and "the day after the launch"."""
    day, unit = _day_of(phrase), components.unit(phrase)
    number = components.amount(phrase) or components.times(phrase, "1")
    if day is None or unit not in _EXACT or not number.isdecimal() or components.bound(phrase):
        return None
    value = moved(day, int(number) if phrase.has("after") else -int(number), unit)
    return Timex3("DATE", value, "", "text") if value else None


def _day_of(phrase: Phrase) -> date | None:
    """Return the day last mentioned if its sentence names what the phrase ends with, None otherwise."""
    place = phrase.discourse.day_at - 1
    noun = phrase.words()[-1]
    if place < 0 or noun not in _sentence(phrase, place):
        return None
    return start(phrase.discourse.day)


def _sentence(phrase: Phrase, place: int) -> list[str]:
    """Return the words of the sentence around a token, as far as the phrase."""
    tokens, first, last = phrase.tokens, place, place
    while first > 0 and place - first < _LONG and tokens.codes[first - 1] not in STOPS:
        first -= 1
    while last < phrase.start and last - place < _LONG and tokens.codes[last] not in STOPS:
        last += 1
    return [tokens.word(index) for index in range(first, last)]


RULES = (
    DateRule(
        "eve of an event",
        ("the eve of the|this|that word",),
        eve,
        ("The fair opened on 3 March. They met on [the eve of the fair].",),
        ("They met on the eve of the fair.", "The fair opened on 3 March. They met on the eve of the flight."),
    ),
    DateRule(
        "days from an event",
        (
            "the unit before|after the|this|that word",
            "QUANTITY UNIT before|after the|this|that word",
        ),
        beside,
        ("The launch was on 3 March. [Two days after the launch] it failed.",),
        ("The launch was on 3 March. Two days after the landing it failed.",),
    ),
)
