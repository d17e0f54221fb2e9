"""Arithmetic on TIMEX3 values: the unit that holds a day, and units before and after it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_SEASON_OF = ("WI", "WI", "SP", "SP", "SP", "SU", "SU", "SU", "FA", "FA", "FA", "WI")
_SEASONS = ("SP", "SU", "FA", "WI")


def value(day: date, unit: str) -> str:
    """Return the unit (D W WE M Q H Y E C or S for season) that holds `day`, as a TIMEX3 value."""
    if unit == "D":
        return day.isoformat()
    if unit in ("W", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}" + "-WE" * (unit == "WE")
    if unit == "S":
        return f"{day.year - (day.month < 3)}-{_SEASON_OF[day.month - 1]}"
    parts = {"M": f"-{day.month:02}", "Q": f"-Q{(day.month + 2) // 3}", "H": f"-H{(day.month + 5) // 6}"}
    return f"{day.year:04}"[: {"E": 3, "C": 2}.get(unit, 4)] + parts.get(unit, "")


def shifted(day: date, count: int, unit: str) -> date | None:
    """Return the day `count` units later, or None when the calendar of years 1 to 9999 ends before."""
    days = {"D": 1, "W": 7, "WE": 7}.get(unit)
    months = {"M": 1, "Q": 3, "S": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}.get(unit, 0)
    if abs(count) > 120_000:
        return None
    try:
        if days:
            return day + timedelta(days * count)
        year, month = divmod(day.year * 12 + day.month - 1 + count * months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def moved(day: date, count: int, unit: str) -> str:
    """Return the unit `count` units after the one that holds `day`; "" outside the calendar."""
    there = shifted(day, count, unit)
    return value(there, unit) if there else ""


def start(value: str) -> date | None:
    """Return the first day of a value with a known year, or None; unknown parts count as the first."""
    match = re.match(r"(\d\d)(\d)?(\d)?(?:-(?:W(\d\d)|Q([1-4])|H([12])|(SP|SU|FA|WI)|(\d\d)(?:-(\d\d))?))?", value)
    if match is None:
        return None
    year = int(match[1] + (match[2] or "0") + (match[3] or "0"))
    try:
        if match[4]:
            return date.fromisocalendar(year, int(match[4]), 1)
        quarter, half, season = int(match[5] or 1), int(match[6] or 1), match[7]
        month = int(match[8] or (_SEASONS.index(season) * 3 + 3 if season else quarter * 3 - 2 + (half - 1) * 6))
        return date(year, month, int(match[9] or 1))
    except ValueError:
        return None


def is_day(year: int, month: int, day: int) -> bool:
    """Return True when the calendar has that day."""
    return 1 <= month <= 12 and 1 <= year <= 9999 and 1 <= day <= monthrange(year, month)[1]
