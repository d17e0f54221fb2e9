"""Rules for durations in two or three units: six hours and 30 minutes, one year, two months."""

from __future__ import annotations

from briefing.analysis.dates import said
from briefing.analysis.dates.lexicon import UNITS
from briefing.analysis.dates.reading import Phrase, Reading
from briefing.analysis.dates.rule import Rule

_FALLING = ("E", "Y", "M", "W", "D", "H", "MIN", "S")


def compound(phrase: Phrase) -> Reading | None:
    """Read amounts that follow each other from the larger unit to the smaller as one duration."""
    days, hours, number = "", "", ""
    units = []
    for word in phrase.words():
        name = UNITS.get(word, UNITS.get(word.removesuffix("s"), ""))
        if name in _FALLING and number:
            units.append(_FALLING.index(name))
            hours += f"{number}{name[0]}" * (name in ("H", "MIN", "S"))
            days += said.period(number, name)[1:] * (name not in ("H", "MIN", "S"))
            number = ""
        else:
            number = "1" if word in ("a", "an") else said.number([word]) or number
    if units != sorted(set(units)):
        return None
    return Reading("DURATION", f"P{days}" + f"T{hours}" * bool(hours), said.bound(phrase), "")


RULES = (
    Rule(
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
