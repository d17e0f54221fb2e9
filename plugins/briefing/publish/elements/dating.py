"""Write dates in the forms that pages show: in running text, in columns, and as the head of an entry."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from briefing.calendar import Unit, When, datetime_attribute, phrase
from briefing.calendar.unit import last_day
from briefing.english import lexicon
from briefing.publish.elements import Big, DateCell, Dates, Timed

MONTHS = lexicon.ordered("month_abbreviation")
WEEKDAYS = lexicon.ordered("weekday")
_MANY = 20_000
"""Days whose words are kept: pages name the same ones again and again."""
_LEADS = {
    "APPROX": "about",
    "START": "early",
    "MID": "mid",
    "END": "late",
    "BEFORE": "before",
    "AFTER": "after",
    "ONE_OF": "one of",
}


def timed(when: When, words: str = "") -> Timed:
    """Return `when` for running text, shown as `words` where they are given, else as a phrase made from it."""
    shade = "v" if when.modifier or when.length > 31 else "" if when.is_day else "k"
    return Timed(datetime_attribute(when), shade, words or phrase(when))


def dates(when: When) -> Dates:
    """Return `when` in columns of day, month and year."""
    words = phrase(when)
    if when.first is None or when.last is None:
        end = when.first or when.last
        lead = words.split(" ")[0] if end else ""
        cells = _cells(end, end, when.precision or Unit.DAY) if end else ()
        return Dates(lead, cells, words)
    lead = _LEADS.get(when.modifier, "")
    if when.modifier in ("START", "MID", "END") and when.precision in (Unit.YEAR, Unit.MONTH):
        return Dates(lead, (_cell(when.first, when.precision),), words)
    return Dates(lead, _cells(when.first, when.last, _level(when.first, when.last)), words)


def big(day: date) -> Big:
    """Return a day as the head of an entry."""
    return Big(day.isoformat(), str(day.day), f"{MONTHS[day.month - 1]} {day.year}")


@lru_cache(_MANY)
def long_day(day: date) -> str:
    """Return a day in words: `5 March 2025`."""
    return phrase(When.on(day))


def short_day(day: date) -> str:
    """Return a day in short words: `5 Mar 2025`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(when: When) -> str:
    """Return a date in short words where it is a day, else in full."""
    return short_day(when.first) if when.first and when.is_day else phrase(when)


def _level(first: date, last: date) -> str:
    """Return the coarsest column that loses nothing: year, month or day."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return "year"
    return "month" if first.day == 1 and last_day(last, Unit.MONTH) == last else "day"


def _cells(first: date, last: date, level: str) -> tuple[DateCell, ...]:
    """Return both ends, or one cell when they read the same."""
    ends = _cell(first, level), _cell(last, level)
    return ends[:1] if ends[0] == ends[1] else ends


def _cell(day: date, level: str) -> DateCell:
    """Return a day, or the month or year that holds it."""
    if level not in ("day", "month"):
        return DateCell(f"{day.year:04}", "", "", str(day.year))
    month = MONTHS[day.month - 1]
    if level == "month":
        return DateCell(f"{day:%Y-%m}", "", month, str(day.year))
    return DateCell(day.isoformat(), str(day.day), month, str(day.year))
