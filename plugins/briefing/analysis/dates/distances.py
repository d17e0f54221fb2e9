"""The rule for points of time that lie an amount away from another: "two years ago", "a day earlier"."""

from __future__ import annotations

from datetime import date, timedelta

from briefing.analysis.dates import components
from briefing.analysis.dates.discourse import mentioned
from briefing.analysis.dates.reading import Phrase, Timex3
from briefing.analysis.dates.rule import DateRule
from briefing.analysis.dates.tense import tense
from briefing.calendar import When
from briefing.calendar.codes import timex3_code
from briefing.calendar.timex3 import duration
from briefing.calendar.unit import CLOCK, Unit, last_day, shifted

_HALF_AGO = {Unit.CENTURY: ("50", Unit.YEAR), Unit.DECADE: ("5", Unit.YEAR), Unit.YEAR: ("6", Unit.MONTH)}


def away(phrase: Phrase) -> Timex3 | None:
    """Read "two years ago" and "a day earlier" as the point they name."""
    unit, number = (
        components.unit(phrase),
        components.amount(phrase) or ("X" if phrase.has("PLURAL") else components.times(phrase, "1")),
    )
    if unit is None:
        return None
    if phrase.has("half") and phrase.has("ago") and unit in _HALF_AGO and not phrase.has("and"):
        number, unit = _HALF_AGO[unit]
    back, told = phrase.has("ago|earlier"), phrase.has("earlier|later")
    if number == "X" and not told:
        return Timex3("DATE", "PAST_REF" if back else "FUTURE_REF")
    if unit is Unit.SEASON and number.isdecimal() and phrase.has("ago"):
        return _seasons_ago(phrase, int(number))
    there = None if number == "X" or unit in CLOCK else _there(phrase, float(number) * (-1 if back else 1), unit)
    return there or Timex3("DURATION", duration(number, unit), components.bound(phrase), "")


def _seasons_ago(phrase: Phrase, count: int) -> Timex3 | None:
    """Read "two winters ago" by the season's name: the last that is over is the first of them."""
    part = components.season(phrase)
    if part is None:
        return None
    first = date(phrase.published.year, part.month, 1)
    over = last_day(first, Unit.SEASON) < phrase.published
    return Timex3("DATE", f"{first.year - count + over:04}-{part.timex3}")


def _there(phrase: Phrase, step: float, unit: Unit) -> Timex3 | None:
    """Return the point that lies `step` units from publication or from a date of the text, None for neither."""
    told = phrase.has("earlier|later")
    anchor = mentioned(phrase, unit) if told else phrase.published
    if (told and phrase.following() == "than") or (anchor is None and (unit is not Unit.YEAR or phrase.has("later"))):
        return None
    anchor = anchor or phrase.published
    if step != int(step) and unit in (Unit.YEAR, Unit.DECADE):
        unit, step = Unit.MONTH, step * (12 if unit is Unit.YEAR else 120)
    there = shifted(anchor, round(step), unit)
    if there is None or (phrase.has("later") and there > phrase.published and tense(phrase) <= 0):
        return None
    said_by = "text" if told and anchor != phrase.published else "publication"
    bound = components.bound(phrase) if phrase.has("ago") else ""
    days = None
    if bound == "MORE_THAN":
        days = When(None, there - timedelta(1), Unit.DAY, "BEFORE", there.isoformat())
    elif bound == "LESS_THAN" and phrase.has("than"):
        days = When(there + timedelta(1), phrase.published, None, "", "")
    return Timex3("DATE", timex3_code(there, unit), components.bound(phrase), said_by, when=days)


RULES = (
    DateRule(
        "amount away",
        (
            "QUANTITY more? dash? UNIT ago|earlier|later|hence",
            "QUANTITY UNIT from now",
            "ABOUT? a SINGLE ( and a half )? ago|earlier|later|hence",
            "a SINGLE from now",
            "ABOUT? half a unit ago",
            "units ago",
            "units earlier|later",
        ),
        away,
        ("It failed [two years ago].", "It failed on 5 March; [a day earlier] it was well."),
    ),
)
