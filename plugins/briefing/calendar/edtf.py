"""Read and write days in EDTF, the notation of libraries for dates.

EDTF is ISO 8601-2:2019 in the form of the Library of Congress: levels 0 and 1, and of level 2 quarters, halves and
"one of" two of a kind, `[2028,2029]`.
We differ in one point: a week is not EDTF, but `2025-W09` is read, and written as the interval of its days.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.calendar.codes import edtf_code, is_part, named, whole
from briefing.calendar.unit import Unit, first_day, last_day
from briefing.calendar.when import When

_FORMS = (
    "write 2025-02-28, 2025-02, 2025, 2025-W09 (week), 2026-22 (summer), 2026-35 (third quarter), 2026-41 (second "
    "half), 203X, 2025-02/2025-05, ../2030 or 2011/.., with ~ at the end for about, or [2028,2029] for one of two"
)


def from_edtf(text: str) -> When:
    """Return the days that an EDTF string denotes.

    >>> from_edtf("2026-41").last
    datetime.date(2026, 12, 31)

    Raises ValueError, with the forms that are read, for anything else.
    """
    plain = re.sub(r"~(?=/|$)", "", text)
    first, slash, last = plain.partition("/")
    one, comma, two = text.removeprefix("[").removesuffix("]").partition(",")
    try:
        if comma and text == f"[{one},{two}]":
            return _either(one, two)
        when = _interval(first, last) if slash else _unit(plain)
    except ValueError as error:
        raise ValueError(f"{text!r} is not a date ({error}); {_FORMS}") from error
    return replace(when, modifier="APPROX") if plain != text else when


def edtf(when: When) -> str:
    """Return the EDTF string of the days of `when`, as short as it can be without loss.

    >>> edtf(from_edtf("2025-W09"))
    '2025-02-24/2025-03-02'
    """
    if two := _one_of(when):
        return two
    about = "~" if when.modifier == "APPROX" else ""
    name = whole(when.first, when.last, when.precision) if when.first and when.last else ""
    if name and not (about and is_part(when.precision)):  # EDTF has no "about summer"
        return name + about
    step = next(unit for unit in _steps(when) if _fills(when, unit))
    first = edtf_code(when.first, step) + about if when.first else ".."
    last = edtf_code(when.last, step) + about if when.last else ".."
    return first if when.first and first == last else f"{first}/{last}"


def _one_of(when: When) -> str:
    """Return the two units of alternatives, or "" for what is none."""
    if when.modifier != "ONE_OF" or when.first is None or when.last is None:
        return ""
    return f"[{edtf_code(when.first, when.precision)},{edtf_code(when.last, when.precision)}]"


def _unit(name: str) -> When:
    """Return one unit; a bare decade or century needs its X, since `203` is not EDTF."""
    if re.fullmatch(r"\d{2,3}", name):
        raise ValueError(f"a year has four digits, a decade is {name:0<3}X")
    return named(name)


def _either(one: str, two: str) -> When:
    """Return one of two units of a kind, the earlier first."""
    when = _unit(one).either(_unit(two))
    if when is None:
        raise ValueError("two days, months, years or other units of one kind, the earlier first")
    return when


def _interval(first: str, last: str) -> When:
    """Return the days from one unit to another, or with one end open."""
    if first == last == "..":
        raise ValueError("one end must be known")
    if first == "..":
        return replace(_unit(last), first=None)
    if last == "..":
        return replace(_unit(first), last=None)
    stretch = _unit(first).until(_unit(last))
    if stretch is None:
        raise ValueError("the end lies before the start")
    return stretch


def _steps(when: When) -> tuple[Unit, ...]:
    """Return the units that the ends may be written in, coarsest first; an open end keeps its precision."""
    if not when.is_open or when.precision in (Unit.YEAR, Unit.DECADE, Unit.CENTURY):
        return Unit.YEAR, Unit.MONTH, Unit.DAY
    return (Unit.MONTH, Unit.DAY) if when.precision is Unit.MONTH or is_part(when.precision) else (Unit.DAY,)


def _fills(when: When, unit: Unit) -> bool:
    """Return True when `when` begins and ends with a whole unit."""
    starts = when.first is None or first_day(when.first, unit) == when.first
    return starts and (when.last is None or last_day(when.last, unit) == when.last)
