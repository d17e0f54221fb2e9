"""Rules for durations in two or three units: six hours and 30 minutes, one year, two months."""

from __future__ import annotations

from briefing.analysis.dates import components
from briefing.analysis.dates.lexicon import UNITS
from briefing.analysis.dates.reading import Phrase, Timex3
from briefing.analysis.dates.rule import DateRule
from briefing.calendar.timex3 import duration
from briefing.calendar.unit import Unit

_FALLING = (
    Unit.DECADE, Unit.YEAR, Unit.MONTH, Unit.WEEK, Unit.DAY, Unit.HOUR, Unit.MINUTE, Unit.SECOND,
)  # fmt: skip


def compound(phrase: Phrase) -> Timex3 | None:
    """Read amounts that follow each other from the larger unit to the smaller as one duration."""
    days, hours, number = "", "", ""
    units = []
    for word in phrase.words():
        count, unit = UNITS.get(word, (1, None))
        if unit in _FALLING and number:
            units.append(_FALLING.index(unit))
            said_here = duration(components.multiplied(number, count), unit)
            hours += said_here.removeprefix("PT") * said_here.startswith("PT")
            days += said_here[1:] * (not said_here.startswith("PT"))
            number = ""
        else:
            number = "1" if word in ("a", "an") else components.number([word]) or number
    if units != sorted(set(units)):
        return None
    return Timex3("DURATION", f"P{days}" + f"T{hours}" * bool(hours), components.bound(phrase), "")


RULES = (
    DateRule(
        "amounts in a row",
        (
            "ABOUT? COUNT|a dash? unit|units comma? and? COUNT unit|units",
            "ABOUT? COUNT dash? unit|units comma? COUNT unit|units comma? and? COUNT unit|units",
        ),
        compound,
        ("It took [six hours and 30 minutes].", "It took [two days, three hours and ten minutes]."),
        ("It took two years and 30 years.",),
    ),
)
