"""TIMEX3 values (TimeML 1.2.1, section 2.3): the unit so many steps away, the days of a value, and durations."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import assert_never

from briefing.calendar.codes import holding, named, timex3_code
from briefing.calendar.unit import PARTS, Unit, shifted
from briefing.calendar.when import When

_PREFIX = re.compile(r"\d\d(?:\d\d?(?:-(?:W\d\d|Q[1-4]|H[12]|SP|SU|FA|WI|\d\d(?:-\d\d)?))?)?")
_OCTOBER = 10
"""In this month an American fiscal year begins, and it is named for the year in which it ends."""


def moved(day: date, count: int, unit: Unit) -> str:
    """Return the unit `count` units after the one that holds `day`; "" outside the calendar.

    >>> moved(date(2025, 3, 5), -1, Unit.WEEK)
    '2025-W09'
    """
    there = shifted(day, count, unit)
    return timex3_code(there, unit) if there else ""


def start(value: str) -> date | None:
    """Return the first day of a value with a known year, or None; the parts of a day do not count."""
    match = _PREFIX.match(value)
    try:
        return named(match[0]).first if match else None
    except ValueError:
        return None


def from_timex3(value: str) -> When | None:
    """Return the days of a value, those of a fiscal year included, or None when it names none."""
    code = value.partition("T")[0]
    try:
        if code.startswith("FY"):
            return _fiscal(code)
        if code.endswith("-WE"):
            return replace(holding(named(code[:-3]).ends[0], Unit.WEEKEND), timex3=value)
        when = named(code)
        return when if when.timex3 == value else replace(when, timex3=value)
    except (ValueError, OverflowError):
        return None


def duration(amount: str, unit: Unit) -> str:
    """Return a duration; "X" is an unknown number, and what TIMEX3 has no letter for is given in months or years.

    >>> [duration("3", Unit.WEEK), duration("1", Unit.DECADE), duration("36", Unit.HOUR), duration("X", Unit.YEAR)]
    ['P3W', 'P10Y', 'PT36H', 'PXY']
    """
    match unit:
        case Unit.SECOND | Unit.MINUTE | Unit.HOUR:
            return f"PT{amount}{unit[0].upper()}"
        case Unit.DAY | Unit.WEEK | Unit.MONTH | Unit.QUARTER | Unit.YEAR:
            return f"P{amount}{unit[0].upper()}"
        case Unit.WEEKEND:
            return f"P{amount}WE"
        case Unit.SEASON:
            return f"P{_times(amount, 3)}M"
        case Unit.HALF:
            return f"P{_times(amount, 6)}M"
        case Unit.DECADE:
            return f"P{amount}E" if amount == "X" else f"P{_times(amount, 10)}Y"
        case Unit.CENTURY:
            return f"P{amount}C" if amount == "X" else f"P{_times(amount, 100)}Y"
        case _:
            assert_never(unit)


def _times(amount: str, count: int) -> str:
    """Return a number `count` times as large; an unknown one stays unknown."""
    return amount if amount == "X" else f"{float(amount) * count:g}"


def _fiscal(value: str) -> When | None:
    """Return the days of an American fiscal year, which begins in October, or of its quarter or half."""
    part = next((part for part in PARTS if value[7:] == part.timex3), None)
    begin = date(int(value[2:6]) - 1, _OCTOBER, 1)
    first = shifted(begin, part.month - 1, Unit.MONTH) if part else begin
    after = shifted(first, part.months if part else 12, Unit.MONTH) if first else None
    return When(first, after - timedelta(1), None, "", value) if after else None
