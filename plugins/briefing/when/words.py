"""A When in, the words of a reader out, always with the true precision; and the attribute of `<time>`.

"24 February – 2 March 2025", "late 2028", "by 2030": nothing that was said as a month is shown as a day.
An open end reads "by" and "since"; with the modifier AFTER it reads "no earlier than". Where the TIMEX3 value names
a unit outside the days, the words are "before" and "after": days to 31 December 2029 with the value 2030.
"""

from __future__ import annotations

from datetime import date, timedelta

from briefing.model import When
from briefing.when.units import ends_month, part, part_year, unit, whole

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PARTS = {
    21: "spring {}", 22: "summer {}", 23: "autumn {}", 24: "winter {}",
    33: "first quarter of {}", 34: "second quarter of {}", 35: "third quarter of {}", 36: "fourth quarter of {}",
    40: "first half of {}", 41: "second half of {}",
}  # fmt: skip
_EDGES = {"START": "early", "MID": "mid", "END": "late"}
_LEADS = {"APPROX": "about ", "BEFORE": "before ", "AFTER": "after "}


def phrase(when: When) -> str:
    """Return `when` in words.

    >>> phrase(unit("2025-W09"))
    '24 February – 2 March 2025'
    >>> phrase(When(date(2028, 9, 1), date(2028, 12, 31), "year", "END", "2028"))
    'late 2028'
    """
    if when.first is None or when.last is None:
        return _open(when)
    if when.modifier in _EDGES:
        return _edge(when.first, when.last, when.precision, _EDGES[when.modifier])
    words = _closed(when.first, when.last, when.precision)
    lead = _LEADS.get(when.modifier, "")
    return lead + _the(words, when.precision) if lead and not words[0].isdigit() else lead + words


def datetime_attribute(when: When) -> str:
    """Return the value of `<time datetime>`: a day, month, year or week of HTML; "" for everything else."""
    if when.modifier or when.first is None or when.last is None:
        return ""
    if when.precision == "week" and when.first.weekday() == 0 and when.last - when.first == timedelta(6):
        return f"{when.first:%G-W%V}"
    return whole(when.first, when.last, when.precision) if when.precision in ("day", "month", "year") else ""


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
        return unit(when.timex3)
    except ValueError:
        return When(first, last, when.precision, "", "")


def _edge(first: date, last: date, precision: str, edge: str) -> str:
    """Return the words for the beginning, middle or end of the unit that holds the days."""
    label = _label(first, precision)
    if precision in ("day", "interval"):
        return _closed(first, last, precision)
    if precision in ("decade", "century"):
        label = label.removeprefix("the ")
        return f"the mid-{label}" if edge == "mid" else f"the {edge} {label}"
    if precision in ("year", "month"):
        return f"mid-{label}" if edge == "mid" else f"{edge} {label}"
    place = {"early": "early in", "mid": "in the middle of", "late": "late in"}[edge]
    return f"{place} {_the(label, precision)}"


def _closed(first: date, last: date, precision: str) -> str:
    """Return the unit that the days fill, or the days from first to last."""
    if precision == "day" or whole(first, last, precision):
        return _label(first, precision)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and ends_month(last):
        return _range((_MONTHS[first.month - 1], first.year), (_MONTHS[last.month - 1], last.year), " – ")
    if (first.year, first.month) == (last.year, last.month) and first != last:
        return f"{first.day}–{_label(last, 'day')}"
    months = _MONTHS[first.month - 1], _MONTHS[last.month - 1]
    return _range((f"{first.day} {months[0]}", first.year), (f"{last.day} {months[1]}", last.year), " – ")


def _range(first: tuple[str, int], last: tuple[str, int], dash: str) -> str:
    """Return two ends, each a text and its year; the year stands once when it is the same."""
    if first == last:
        return f"{first[0]} {first[1]}"
    year = "" if first[1] == last[1] else f" {first[1]}"
    return f"{first[0]}{year}{dash}{last[0]} {last[1]}"


def _label(day: date, precision: str) -> str:
    """Return the name of the unit of `precision` that holds `day`."""
    number = part(day, precision)
    if number:
        year = part_year(day, precision)
        return _PARTS[number].format(f"{year}–{(year + 1) % 100:02}" if number == 24 else year)
    if precision in ("week", "weekend"):
        first = day - timedelta(day.weekday() if precision == "week" else max(day.weekday() - 5, 0))
        return f"{precision} of {_label(first, 'day')}"
    if precision == "month":
        return f"{_MONTHS[day.month - 1]} {day.year}"
    if precision == "year":
        return str(day.year)
    if precision == "decade":
        return f"the {day.year // 10 * 10}s"
    if precision == "century":
        return f"the {_ordinal(day.year // 100 + 1)} century"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _the(label: str, precision: str) -> str:
    """Return a label with the article that it needs after a preposition."""
    return f"the {label}" if precision in ("quarter", "half", "week", "weekend") else label


def _ordinal(number: int) -> str:
    """Return 21st, 22nd and so on."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
