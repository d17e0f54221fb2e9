"""The units of time, closed, and the arithmetic of the calendar with them.

Every function here takes each unit: mypy refuses one that leaves a unit out. Seasons are those of weather services in
the northern half: spring is March to May, and winter begins in December.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import assert_never

_FARTHEST = 120_000
"""Units that a day is moved by at most: more leave the calendar of years 1 to 9999 in any unit from the month up."""


class Unit(StrEnum):
    """A unit in which time is counted or named."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


CLOCK = (Unit.HOUR, Unit.MINUTE, Unit.SECOND)
"""The units of a day's hours."""


@dataclass(frozen=True, slots=True)
class Part:
    """A season, quarter or half of a year."""

    unit: Unit
    edtf: int
    """Its number in EDTF, which stands in the place of the month: 2026-21."""
    timex3: str
    """Its letters in TIMEX3: 2026-SP."""
    month: int
    """Its first month."""
    months: int


PARTS = (
    Part(Unit.SEASON, 21, "SP", 3, 3),
    Part(Unit.SEASON, 22, "SU", 6, 3),
    Part(Unit.SEASON, 23, "FA", 9, 3),
    Part(Unit.SEASON, 24, "WI", 12, 3),
    Part(Unit.QUARTER, 33, "Q1", 1, 3),
    Part(Unit.QUARTER, 34, "Q2", 4, 3),
    Part(Unit.QUARTER, 35, "Q3", 7, 3),
    Part(Unit.QUARTER, 36, "Q4", 10, 3),
    Part(Unit.HALF, 40, "H1", 1, 6),
    Part(Unit.HALF, 41, "H2", 7, 6),
)
PART_UNITS = frozenset(part.unit for part in PARTS)
_OF_MONTH = {
    (part.unit, (part.month + step - 1) % 12 + 1): part for part in PARTS for step in range(part.months)
}  # fmt: skip


def part_of(day: date, unit: Unit) -> Part:
    """Return the season, quarter or half that holds `day`; raise KeyError for a unit that is no part of a year."""
    return _OF_MONTH[unit, day.month]


def part_year(day: date, part: Part) -> int:
    """Return the year to which a part that holds `day` is counted: January is in the winter of the year before."""
    return day.year - (day.month < part.month)


def first_day(day: date, unit: Unit) -> date:
    """Return the first day of the unit that holds `day`; a part of a day has that day, a week its own weekend.

    Raises ValueError for a decade or century that begins before the year 1.
    """
    match unit:
        case Unit.SECOND | Unit.MINUTE | Unit.HOUR | Unit.DAY:
            return day
        case Unit.WEEK:
            return day - timedelta(day.weekday())
        case Unit.WEEKEND:
            return day - timedelta(day.weekday() - 5)
        case Unit.MONTH:
            return day.replace(day=1)
        case Unit.SEASON | Unit.QUARTER | Unit.HALF:
            part = part_of(day, unit)
            return date(part_year(day, part), part.month, 1)
        case Unit.YEAR:
            return date(day.year, 1, 1)
        case Unit.DECADE:
            return date(day.year // 10 * 10, 1, 1)
        case Unit.CENTURY:
            return date(day.year // 100 * 100, 1, 1)
        case _:
            assert_never(unit)


def last_day(day: date, unit: Unit) -> date:
    """Return the last day of the unit that holds `day`."""
    first = first_day(day, unit)
    if unit is Unit.WEEKEND:
        return first + timedelta(1)
    if _size(unit) == (0, 0):
        return first
    following = shifted(first, 1, unit)
    return following - timedelta(1) if following else date.max


def shifted(day: date, count: int, unit: Unit) -> date | None:
    """Return the day `count` units later, or None when the calendar of years 1 to 9999 ends before.

    >>> shifted(date(2024, 1, 31), 1, Unit.MONTH)
    datetime.date(2024, 2, 29)
    """
    if abs(count) > _FARTHEST:
        return None
    days, months = _size(unit)
    if months:
        return _by_months(day, count * months)
    try:
        return day + timedelta(count * days)
    except OverflowError:
        return None


@cache
def _size(unit: Unit) -> tuple[int, int]:
    """Return how many days or months a unit has; a part of a day has none, and weekends come once a week."""
    match unit:
        case Unit.SECOND | Unit.MINUTE | Unit.HOUR:
            return 0, 0
        case Unit.DAY:
            return 1, 0
        case Unit.WEEK | Unit.WEEKEND:
            return 7, 0
        case Unit.MONTH:
            return 0, 1
        case Unit.SEASON | Unit.QUARTER:
            return 0, 3
        case Unit.HALF:
            return 0, 6
        case Unit.YEAR:
            return 0, 12
        case Unit.DECADE:
            return 0, 120
        case Unit.CENTURY:
            return 0, 1200
        case _:
            assert_never(unit)


def _by_months(day: date, months: int) -> date | None:
    """Return the same day some months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_day(year: int, month: int, day: int) -> bool:
    """Return True when the calendar has that day."""
    return 1 <= month <= 12 and 1 <= year <= 9999 and 1 <= day <= monthrange(year, month)[1]
