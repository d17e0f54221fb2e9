"""From a TIMEX3 value and the preposition before it to the days it denotes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import assert_never

from briefing.calendar.timex3 import from_timex3
from briefing.calendar.unit import Unit, shifted
from briefing.calendar.when import When

_CLOCK = re.compile(r"T\d")
_DAY = timedelta(1)


def when(value: str, mod: str, around: tuple[str, str, str]) -> When | None:
    """Return the days of a value, or None when it names none; `around` are two words before and one after it."""
    whole = from_timex3(value)
    if whole is None:
        return None
    if _CLOCK.search(value) and (mod == "APPROX" or around[1] in ("before", "after")):
        return whole  # the hour is about, before or after it; the day is that day
    try:
        return _opened(_narrowed(whole, mod), around)
    except OverflowError:  # before the year 1 or after 9999
        return None


def _narrowed(whole: When, mod: str) -> When:
    """Return the third of a unit that "early", "mid" or "late" names."""
    modifier = mod if mod in ("START", "MID", "END", "APPROX") else ""
    if modifier in ("", "APPROX") or whole.first is None or whole.last is None or whole.precision is Unit.DAY:
        return replace(whole, modifier=modifier)
    first, last = _thirds(whole.first, whole.last, whole.precision)[("START", "MID", "END").index(modifier)]
    return replace(whole, first=first, last=last, modifier=modifier)


def half_of(value: str, first: bool) -> When | None:
    """Return the days of the first or second half of a unit: the first half of December has 15 days."""
    whole = from_timex3(value)
    if whole is None or whole.first is None or whole.last is None:
        return None
    if whole.precision in (Unit.DECADE, Unit.CENTURY):
        middle = date(whole.first.year + (whole.last.year - whole.first.year) // 2, 12, 31)
    else:
        middle = whole.first + timedelta(whole.length // 2 - 1)
    ends = (whole.first, middle) if first else (middle + _DAY, whole.last)
    return When(*ends, None, "", value)


def _thirds(first: date, last: date, precision: Unit | None) -> list[tuple[date, date]]:
    """Return three parts of a unit: whole months of a year, ten days of a month."""
    match precision:
        case Unit.WEEKEND:
            return [(first, first), (first, last), (last, last)]
        case Unit.MONTH:
            cuts = [first, first + timedelta(10), first + timedelta(20)]
        case Unit.YEAR | Unit.QUARTER | Unit.SEASON | Unit.HALF:
            months = {Unit.YEAR: 4, Unit.HALF: 2}.get(precision, 1)
            cuts = [first, *(shifted(first, months * step, Unit.MONTH) or last for step in (1, 2))]
        case Unit.DECADE | Unit.CENTURY:
            years = 1 if precision is Unit.DECADE else 10
            cuts = [first, *(date(first.year + years * step, 1, 1) for step in (3, 7))]
        case Unit.WEEK | Unit.DAY | Unit.HOUR | Unit.MINUTE | Unit.SECOND | None:
            days = (last - first).days + 1
            cuts = [first + timedelta(days * step // 3) for step in range(3)]
        case _:
            assert_never(precision)
    ends = [cuts[1] - timedelta(1), cuts[2] - timedelta(1), last]
    return list(zip(cuts, ends, strict=True))


def _opened(whole: When, around: tuple[str, str, str]) -> When:
    """Return the days that are left after "by", "before", "since", "after" and "no earlier than"."""
    second, word, following = around
    if whole.first is None or whole.last is None or following in ("'s", "’s"):
        return whole
    if (second, word) in (("earlier", "than"), ("sooner", "than"), ("not", "before")):
        return replace(whole, last=None, modifier="AFTER")
    if (second, word) == ("later", "than") or word in ("by", "until", "till", "through"):
        return replace(whole, first=None, modifier="BEFORE")
    if word == "before" and whole.modifier == "END":
        return replace(whole, first=None, modifier="BEFORE")
    if word == "before":
        return replace(whole, first=None, last=whole.first - _DAY, modifier="BEFORE")
    if word == "after":
        return replace(whole, first=whole.last + _DAY, last=None, modifier="AFTER")
    if word == "since" or following in ("onward", "onwards"):
        return replace(whole, last=None, modifier="")
    return whole
