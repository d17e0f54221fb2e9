"""The short codes of units of the calendar: EDTF (`2026-35`, `203X`) and TIMEX3 (`2026-Q3`, `203`)."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import assert_never

from briefing.calendar.unit import PART_UNITS, PARTS, Unit, first_day, last_day, part_of, part_year
from briefing.calendar.when import When

_PARTS = {name: part for part in PARTS for name in (part.timex3, str(part.edtf))}
_CODE = re.compile(
    r"(?P<century>\d\d)(?:XX)?|(?P<decade>\d{3})X?|(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)|"
    rf"(?P<part>{'|'.join(_PARTS)})|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
)

_MANY = 4096
"""Codes that are kept: texts name the same days again and again."""


@lru_cache(_MANY)
def named(code: str) -> When:
    """Return the days of the unit that a code of either notation names.

    >>> named("2026-Q3").last
    datetime.date(2026, 9, 30)

    Raises ValueError when it names none.
    """
    match = _CODE.fullmatch(code)
    if match is None:
        raise ValueError(f"{code!r} names no day, week, month, part of a year, year, decade or century")
    day, unit = _placed(match)
    return holding(day, unit)


def _placed(match: re.Match[str]) -> tuple[date, Unit]:
    """Return the first day of what a code names, and the unit."""
    if match["century"]:
        return date(int(match["century"]) * 100, 1, 1), Unit.CENTURY
    if match["decade"]:
        return date(int(match["decade"]) * 10, 1, 1), Unit.DECADE
    year = int(match["year"])
    if match["week"]:
        return date.fromisocalendar(year, int(match["week"]), 1), Unit.WEEK
    if match["part"]:
        part = _PARTS[match["part"]]
        return date(year, part.month, 1), part.unit
    if match["month"] is None:
        return date(year, 1, 1), Unit.YEAR
    day = date(year, int(match["month"]), int(match["day"] or 1))
    return day, Unit.DAY if match["day"] else Unit.MONTH


def holding(day: date, unit: Unit) -> When:
    """Return the unit that holds `day`."""
    return When(first_day(day, unit), last_day(day, unit), unit, "", timex3_code(day, unit))


def timex3_code(day: date, unit: Unit) -> str:
    """Return the TIMEX3 value of the unit that holds `day`; that of a part of a day is the day.

    >>> timex3_code(date(2025, 3, 1), Unit.WEEKEND)
    '2025-W09-WE'
    """
    match unit:
        case Unit.SECOND | Unit.MINUTE | Unit.HOUR | Unit.DAY:
            return day.isoformat()
        case Unit.WEEK | Unit.WEEKEND:
            year, week, _ = day.isocalendar()
            return f"{year:04}-W{week:02}{'-WE' if unit is Unit.WEEKEND else ''}"
        case Unit.MONTH:
            return f"{day.year:04}-{day.month:02}"
        case Unit.SEASON | Unit.QUARTER | Unit.HALF:
            part = part_of(day, unit)
            return f"{part_year(day, part):04}-{part.timex3}"
        case Unit.YEAR:
            return f"{day.year:04}"
        case Unit.DECADE:
            return f"{day.year:04}"[:3]
        case Unit.CENTURY:
            return f"{day.year:04}"[:2]
        case _:
            assert_never(unit)


def edtf_code(day: date, unit: Unit | None) -> str:
    """Return the EDTF code of the unit that holds `day`, or "" for what EDTF has no code for."""
    match unit:
        case None | Unit.SECOND | Unit.MINUTE | Unit.HOUR | Unit.WEEK | Unit.WEEKEND:
            return ""
        case Unit.SEASON | Unit.QUARTER | Unit.HALF:
            part = part_of(day, unit)
            return f"{part_year(day, part):04}-{part.edtf}"
        case Unit.DECADE | Unit.CENTURY:
            return f"{timex3_code(day, unit):X<4}"
        case Unit.DAY | Unit.MONTH | Unit.YEAR:
            return timex3_code(day, unit)
        case _:
            assert_never(unit)


def whole(first: date, last: date, unit: Unit | None) -> str:
    """Return the EDTF code of the one unit that the days fill exactly, or "".

    >>> whole(date(2026, 7, 1), date(2026, 9, 30), Unit.QUARTER)
    '2026-35'
    """
    name = edtf_code(first, unit)
    fills = unit is not None and (first_day(first, unit), last_day(first, unit)) == (first, last)
    return name if fills else ""


def is_part(unit: Unit | None) -> bool:
    """Return True for seasons, quarters and halves of a year."""
    return unit in PART_UNITS
