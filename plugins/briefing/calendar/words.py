"""Say days in the words of a reader, always with their true precision, and in the attribute of `<time>`.

"24 February – 2 March 2025", "late 2028", "by 2030": nothing that was said as a month is shown as a day.
An open end reads "by" and "since"; with the modifier AFTER it reads "no earlier than". Where the TIMEX3 value names
a unit outside the days, the words are "before" and "after": days to 31 December 2029 with the value 2030.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import assert_never

from briefing.calendar.codes import named, whole
from briefing.calendar.unit import Unit, first_day, last_day, part_of, part_year
from briefing.calendar.when import When

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PARTS = {
    "SP": "spring {}", "SU": "summer {}", "FA": "autumn {}", "WI": "winter {}",
    "Q1": "first quarter of {}", "Q2": "second quarter of {}", "Q3": "third quarter of {}",
    "Q4": "fourth quarter of {}", "H1": "first half of {}", "H2": "second half of {}",
}  # fmt: skip
_EDGES = {"START": "early", "MID": "mid", "END": "late"}
_MANY = 20_000
"""Dates whose words are kept: lists name the same ones again and again."""
_LEADS = {"APPROX": "about ", "BEFORE": "before ", "AFTER": "after "}


@lru_cache(_MANY)
def phrase(when: When) -> str:
    """Return `when` in words.

    >>> phrase(named("2025-W09"))
    '24 February – 2 March 2025'
    >>> phrase(When(date(2028, 9, 1), date(2028, 12, 31), Unit.YEAR, "END", "2028"))
    'late 2028'
    """
    if when.first is None or when.last is None:
        return _open(when)
    if when.modifier == "ONE_OF":
        return _either(when.first, when.last, when.precision)
    if when.modifier in _EDGES:
        return _edge(when.first, when.last, when.precision, _EDGES[when.modifier])
    words = _closed(when.first, when.last, when.precision)
    lead = _LEADS.get(when.modifier, "")
    return lead + _the(words, when.precision) if lead and not words[0].isdigit() else lead + words


def datetime_attribute(when: When) -> str:
    """Return the value of `<time datetime>`: a day, month, year or week of HTML; "" for everything else."""
    if when.modifier or when.first is None or when.last is None:
        return ""
    if when.precision is Unit.WEEK and when.first.weekday() == 0 and when.length == 7:
        return f"{when.first:%G-W%V}"
    named_by_html = when.precision in (Unit.DAY, Unit.MONTH, Unit.YEAR)
    return whole(when.first, when.last, when.precision) if named_by_html else ""


def _open(when: When) -> str:
    """Return "by 2030", "since 2011" and their kin."""
    if when.first:
        said = _said(when, when.first, when.first)
        late = said.last and said.last < when.first
        lead = "after" if late else "no earlier than" if when.modifier == "AFTER" else "since"
    elif when.last:
        said = _said(when, when.last, when.last)
        lead = "before" if said.first and said.first > when.last else "by"
    else:
        return "at a time not known"
    about = "about " if when.modifier == "APPROX" else ""
    return f"{lead} {about}{_the(_label(said.first or said.last or date.min, said.precision), said.precision)}"


def _said(when: When, first: date, last: date) -> When:
    """Return the unit that was named; its TIMEX3 value says it, else the days do."""
    try:
        return named(when.timex3)
    except ValueError:
        return When(first, last, when.precision, "", "")


def _edge(first: date, last: date, precision: Unit | None, edge: str) -> str:
    """Return the words for the beginning, middle or end of the unit that holds the days."""
    label = _label(first, precision)
    if precision in (Unit.DAY, None):
        return _closed(first, last, precision)
    if precision in (Unit.DECADE, Unit.CENTURY):
        label = label.removeprefix("the ")
        return f"the mid-{label}" if edge == "mid" else f"the {edge} {label}"
    if precision in (Unit.YEAR, Unit.MONTH):
        return f"mid-{label}" if edge == "mid" else f"{edge} {label}"
    place = {"early": "early in", "mid": "in the middle of", "late": "late in"}[edge]
    return f"{place} {_the(label, precision)}"


def _closed(first: date, last: date, precision: Unit | None) -> str:
    """Return the unit that the days fill, or the days from first to last."""
    if precision is Unit.DAY or whole(first, last, precision):
        return _label(first, precision)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and last_day(last, Unit.MONTH) == last:
        return _range((MONTHS[first.month - 1], first.year), (MONTHS[last.month - 1], last.year), " – ")
    if (first.year, first.month) == (last.year, last.month) and first != last:
        return f"{first.day}–{_label(last, Unit.DAY)}"
    months = MONTHS[first.month - 1], MONTHS[last.month - 1]
    return _range((f"{first.day} {months[0]}", first.year), (f"{last.day} {months[1]}", last.year), " – ")


def _either(first: date, last: date, precision: Unit | None) -> str:
    """Return "2028 or 2029", "October or November 2026", "3 or 4 May 2025"."""
    one, two = _label(first, precision), _label(last, precision)
    if precision not in (Unit.MONTH, Unit.DAY) or first.year != last.year:
        return f"{one} or {two}"
    shared = f" {first.year}" if precision is Unit.MONTH or first.month != last.month else one[one.index(" ") :]
    return f"{one.removesuffix(shared)} or {two}"


def _range(first: tuple[str, int], last: tuple[str, int], dash: str) -> str:
    """Return two ends, each a text and its year; the year stands once when it is the same."""
    if first == last:
        return f"{first[0]} {first[1]}"
    year = "" if first[1] == last[1] else f" {first[1]}"
    return f"{first[0]}{year}{dash}{last[0]} {last[1]}"


def _label(day: date, precision: Unit | None) -> str:
    """Return the name of the unit of `precision` that holds `day`."""
    match precision:
        case Unit.SEASON | Unit.QUARTER | Unit.HALF:
            part = part_of(day, precision)
            year = part_year(day, part)
            return _PARTS[part.timex3].format(f"{year}–{(year + 1) % 100:02}" if part.timex3 == "WI" else year)
        case Unit.WEEK | Unit.WEEKEND:
            return f"{precision} of {_label(first_day(day, precision), Unit.DAY)}"
        case Unit.MONTH:
            return f"{MONTHS[day.month - 1]} {day.year}"
        case Unit.YEAR:
            return str(day.year)
        case Unit.DECADE:
            return f"the {day.year // 10 * 10}s"
        case Unit.CENTURY:
            return f"the {_ordinal(day.year // 100 + 1)} century"
        case Unit.DAY | Unit.HOUR | Unit.MINUTE | Unit.SECOND | None:
            return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        case _:
            assert_never(precision)


def _the(label: str, precision: Unit | None) -> str:
    """Return a label with the article that it needs after a preposition."""
    articled = precision in (Unit.QUARTER, Unit.HALF, Unit.WEEK, Unit.WEEKEND)
    return f"the {label}" if articled else label


def _ordinal(number: int) -> str:
    """Return 21st, 22nd and so on."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
