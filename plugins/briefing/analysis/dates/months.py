"""Rules for months, and for weeks and weekdays that are counted in one."""

from __future__ import annotations

from datetime import date, timedelta

from briefing.analysis.dates import components, normalization
from briefing.analysis.dates.absolute import day, year_after
from briefing.analysis.dates.filters import is_month
from briefing.analysis.dates.lexicon import CODES
from briefing.analysis.dates.reading import Phrase, Timex3, ordinal
from briefing.analysis.dates.rule import DateRule
from briefing.calendar.codes import timex3_code
from briefing.calendar.timex3 import start
from briefing.calendar.unit import Unit, shifted


def month(phrase: Phrase) -> Timex3 | None:
    """Read a month, with a year or without."""
    day_follows = phrase.tokens.codes[phrase.end : phrase.end + 1] in (CODES["day"], CODES["nth"])
    if not is_month(phrase) or (day_follows and phrase.has("later|earlier")):
        return None  # "and later June 22"
    number, mod, here = components.month(phrase), components.phase(phrase), phrase.published
    year = components.year(phrase) or year_after(phrase)
    if year:
        return Timex3("DATE", f"{year:04}-{number:02}", mod, "")
    if phrase.has("unit"):
        year = components.placed_year(phrase)
        if not year:
            return None
    elif phrase.has("this"):
        year = here.year - (phrase.has("past") and number > here.month)
    elif phrase.has("next|coming"):
        year = here.year + (number <= here.month)
    elif phrase.has("last|past"):  # "last March" said in May is not two months ago
        year = here.year - (number + 3 >= here.month)
    return Timex3("DATE", f"{year:04}-{number:02}" if year else normalization.month(phrase, number), mod)


def week_of_day(phrase: Phrase) -> Timex3 | None:
    """Read "the week of 10 March" and "the weekend of 15 March" as what holds that day."""
    if phrase.has("unit") and phrase.find("unit") != "week":
        return None
    found = day(phrase)
    unit = Unit.WEEKEND if phrase.has("weekend") else Unit.WEEK
    return Timex3("DATE", timex3_code(date.fromisoformat(found.value), unit), "", found.anchor) if found else None


def in_month(phrase: Phrase) -> Timex3 | None:
    """Read "the first week of April" and "the second Saturday in May"; the first week is that of the 4th."""
    first = _first(phrase)
    if first is None:
        return None
    number = 3 if phrase.has("third") else ordinal(phrase.find("nth|ordinal"))
    following = shifted(first, 1, Unit.MONTH) or first
    if phrase.has("unit"):
        if phrase.find("unit") != "week" or number > 5:
            return None
        inside = first + timedelta(7 * number - 4) if number else following - timedelta(4)
        return Timex3("DATE", timex3_code(inside, Unit.WEEK))
    counted = first + timedelta((components.weekday(phrase) - first.isoweekday()) % 7 + 7 * max(0, number - 1))
    while not number and counted + timedelta(7) < following:
        counted += timedelta(7)
    return Timex3("DATE", counted.isoformat()) if counted < following else None


def _first(phrase: Phrase) -> date | None:
    """Return the first day of the month that is named."""
    number, year = components.month(phrase), components.year(phrase)
    return start(f"{year:04}-{number:02}" if year else normalization.month(phrase, number))


RULES = (
    DateRule(
        "month",
        (
            "PREFIX? month OF_YEAR?",
            "PREFIX? ( this past / last|past|this|next|coming ) month",
        ),
        month,
        (
            "It docks in [March 2026].",
            "It docks in [mid-December].",
            "It failed [last March].",
            "It flies in [May next year].",
        ),
        ("They may fly.", "The crew will march.", "Prime Minister Theresa May spoke.", "A Long March rocket flew."),
    ),
    DateRule(
        "week of a day",
        (
            "the unit|weekend of|starting|start month day|nth ( comma? year )?",
            "the unit|weekend of|starting|start day|nth month year?",
        ),
        week_of_day,
        ("It flies in [the week of March 10].",),
        ("The month of March 10.",),
    ),
    DateRule(
        "counted in a month",
        ("the NTH|last unit|weekday of|in month year?",),
        in_month,
        ("It flies in [the first week of April].", "It flies on [the second Saturday in May]."),
        ("The first day of March.", "The ninth Monday of May."),
    ),
)
