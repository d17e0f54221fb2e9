"""Rules for dates in digits alone: 25.12.2024, 13/3/2025, 2024/05/06.

With dots the day comes first. With slashes and dashes it does in most countries and comes second in American texts:
a date that can be both ways is read only when an earlier one of the same text has settled it.
"""

from __future__ import annotations

import re

from briefing.analysis.dates.reading import Phrase, Timex3
from briefing.analysis.dates.rule import DateRule
from briefing.calendar.unit import is_day

_DAYS = 31


def numeric(phrase: Phrase) -> Timex3 | None:
    """Read a date in digits when only one reading is possible."""
    word = phrase.words()[0]
    if phrase.before() in ("version", "v"):
        return None
    first, second, third = _parts(word)
    if first > _DAYS:
        return _day(first, second, third)
    if "." in word or second == first or (phrase.discourse.order == "day" and second <= 12):
        return _day(third, second, first)
    if phrase.discourse.order == "month":
        return _day(third, first, second)
    settled = order(word)
    return _day(third, *settled) if settled else None


def order(word: str) -> tuple[int, int] | None:
    """Return month and day of "13/3/2025" or "3/13/2025", None where both orders are possible."""
    first, second, _ = _parts(word)
    if "." in word or first > _DAYS or (first > 12) == (second > 12):
        return None
    return (second, first) if first > 12 else (first, second)


def _parts(word: str) -> tuple[int, int, int]:
    """Return the three numbers of a date in digits."""
    first, second, third = re.split(r"[./-]", word)
    return int(first), int(second), int(third)


def _day(year: int, month: int, day: int) -> Timex3 | None:
    """Return a day unless the calendar has none such."""
    return Timex3("DATE", f"{year:04}-{month:02}-{day:02}", anchor="") if is_day(year, month, day) else None


RULES = (
    DateRule(
        "date in digits",
        ("numeric",),
        numeric,
        (
            "It flew on [25.12.2024].",
            "It flew on [13/3/2025].",
            "It flew on [3/13/2025].",
            "It flew on [2024/05/06].",
            "[05-24-2016]",
        ),
        ("It flew on 5/3/2025.", "Version 1.2.2025 is out.", "Item 45.12.2024."),
    ),
)
