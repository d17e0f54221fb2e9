"""Units of the calendar: the code of one in, its days out, and back.

A code is EDTF (`2026-35`, `203X`) or the TIMEX3 value of the same unit (`2026-Q3`, `203`).
Seasons are those of weather services in the northern half: spring is March to May, winter begins in December.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from briefing.model import When

PARTS = {
    21: ("season", 3, 3, "SP"),
    22: ("season", 6, 3, "SU"),
    23: ("season", 9, 3, "FA"),
    24: ("season", 12, 3, "WI"),
    33: ("quarter", 1, 3, "Q1"),
    34: ("quarter", 4, 3, "Q2"),
    35: ("quarter", 7, 3, "Q3"),
    36: ("quarter", 10, 3, "Q4"),
    40: ("half", 1, 6, "H1"),
    41: ("half", 7, 6, "H2"),
}
"""EDTF number of a part of a year -> precision, first month, count of months, TIMEX3 suffix."""
_NUMBERS = {suffix: number for number, (_, _, _, suffix) in PARTS.items()}
_CODE = re.compile(
    r"(?P<century>\d\d)(?:XX)?|(?P<decade>\d{3})X?|(?P<year>\d{4})"
    r"(?:-(?:W(?P<week>\d\d)|(?P<part>Q[1-4]|H[12]|SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
)


def unit(code: str) -> When:
    """Return the days of the unit that `code` names; raise ValueError when it names none."""
    match = _CODE.fullmatch(code)
    if match is None:
        raise ValueError(f"{code!r} names no day, week, month, part of a year, year, decade or century")
    if match["century"]:
        return _years(int(match["century"]) * 100, 100, "century", match["century"])
    if match["decade"]:
        return _years(int(match["decade"]) * 10, 10, "decade", match["decade"])
    year = int(match["year"])
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return When(monday, monday + timedelta(6), "week", "", code)
    if match["day"]:
        day = date.fromisoformat(code)
        return When(day, day, "day", "", code)
    if match["part"]:
        return _part(year, _NUMBERS[match["part"]])
    if match["month"] is None:
        return _years(year, 1, "year", code)
    month = int(match["month"])
    if month in PARTS:
        return _part(year, month)
    return When(date(year, month, 1), _end(year, month), "month", "", code)


def code(day: date, precision: str) -> str:
    """Return the EDTF code of the unit that holds `day`, or "" for a precision that EDTF has no code for."""
    number = part(day, precision)
    if number:
        return f"{part_year(day, precision):04}-{number}"
    iso = day.isoformat()
    codes = {"day": iso, "month": iso[:7], "year": iso[:4], "decade": f"{iso[:3]}X", "century": f"{iso[:2]}XX"}
    return codes.get(precision, "")


def whole(first: date, last: date, precision: str) -> str:
    """Return the EDTF code of the one unit that the days fill exactly, or "".

    >>> whole(date(2026, 7, 1), date(2026, 9, 30), "quarter")
    '2026-35'
    """
    name = code(first, precision)
    if not name:
        return ""
    filled = unit(name)
    return name if (filled.first, filled.last) == (first, last) else ""


def part(day: date, precision: str) -> int:
    """Return the EDTF number of the season, quarter or half that holds `day`; 0 for other precisions."""
    for number, (kind, month, count, _) in PARTS.items():
        if kind == precision and (day.month - month) % 12 < count:
            return number
    return 0


def part_year(day: date, precision: str) -> int:
    """Return the year that a part of a year is counted to: January belongs to the winter of the year before."""
    return day.year - (precision == "season" and day.month < 3)


def _years(first: int, count: int, precision: str, timex3: str) -> When:
    """Return a run of whole years."""
    return When(date(first, 1, 1), date(first + count - 1, 12, 31), precision, "", timex3)


def _part(year: int, number: int) -> When:
    """Return a season, quarter or half."""
    precision, month, count, suffix = PARTS[number]
    past = month + count - 2
    return When(date(year, month, 1), _end(year + past // 12, past % 12 + 1), precision, "", f"{year:04}-{suffix}")


def ends_month(day: date) -> bool:
    """Return True for the last day of a month."""
    return day == _end(day.year, day.month)


def _end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])
