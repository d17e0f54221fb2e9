"""The words that time expressions are made of: each word has one class, and some have a number.

Patterns of rules are written with the names of these classes (`pattern.py`), never with words. The words stand in
`english/lexicon.toml`; those of `time_word` name their class as value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.calendar.unit import Unit
from briefing.english import lexicon


def _numbers(values: Mapping[str, str]) -> dict[str, int]:
    """Return words in lower case with their numbers."""
    return {word.lower(): int(value) for word, value in values.items()}


_EVERY = _numbers(lexicon.values("ordinal") | lexicon.values("ordinal_teen"))
_ORDINALS = {word: number for word, number in _EVERY.items() if number <= 31}
"""Those that a day of the month can have."""
_CARDINALS = _numbers(lexicon.values("cardinal"))
_SCALES = _numbers(lexicon.values("scale"))
NUMBERS = _ORDINALS | _CARDINALS | _SCALES
MONTHS = _numbers(lexicon.values("month")) | _numbers(lexicon.values("month_abbreviation")) | {"sept": 9}
WEEKDAYS = {name[:3]: number for name, number in _numbers(lexicon.values("weekday")).items()}
"""First three letters of a weekday -> its ISO number."""
SEASONS = lexicon.values("season")
_HOURS = lexicon.values("hour_of_day")
PARTS = lexicon.values("part_of_day") | _HOURS | {"tonight": "TNI"}
FREQUENCIES = lexicon.values("frequency")
DECADES = lexicon.values("decade_name")

_OTHERS = {"quarter": Unit.QUARTER, "weekend": Unit.WEEKEND, **dict.fromkeys(SEASONS, Unit.SEASON)}
_COUNTED = lexicon.values("unit_of_time") | lexicon.values("units_of_time")
UNITS = {word: (int(value.split()[0]), Unit(value.split()[1])) for word, value in _COUNTED.items()} | {
    form: (1, unit) for name, unit in _OTHERS.items() for form in (name, f"{name}s")
}
"""Word for a unit, singular or plural -> how many of which unit it is."""

_VERBS = ("march", "may")

CLASSES: dict[str, Iterable[str]] = {
    "unit": lexicon.lowered("unit_of_time"),
    "units": lexicon.lowered("units_of_time"),
    "season": SEASONS,
    "month": lexicon.lowered("month").difference(_VERBS),
    "weekday": lexicon.lowered("weekday"),
    "weekdays": [f"{name}s" for name in lexicon.lowered("weekday")],
    "part": lexicon.lowered("part_of_day"),
    "noon": _HOURS,
    "frequency": FREQUENCIES,
    "decades_of": DECADES,
    "ordinal": _ORDINALS.keys() - {"third"},
    "cardinal": _CARDINALS.keys() - {"zero"},
    "scale": _SCALES,
    "holiday": lexicon.lowered("holiday"),
}
"""Class of words -> its words in lower case. Capitalised and upper-case forms belong to it too."""

_GROUPS = lexicon.values("time_word")

CASED: dict[str, Iterable[str]] = {
    "month": [form for word in _VERBS for form in (word.capitalize(), word.upper())],
    "zone": lexicon.words("time_zone"),
}
"""Words that belong to their class only when written like this: "may", "march" and "sat" are verbs."""

FORMS = (
    "number",
    "day",
    "year",
    "isodate",
    "numeric",
    "clock",
    "nth",
    "decade",
    "quarter_code",
    "fiscal_code",
    "break",
    "word",
)
"""Classes of tokens that are known by their form, not by being in a list."""

NAMES = (*dict.fromkeys((*CLASSES, *_GROUPS.values(), *CASED, *FORMS)),)
CODES = {name: chr(0x7B + number) for number, name in enumerate(NAMES)}
"""Class -> the one character that stands for it in the code string of a text; sets below U+0100 compile fastest."""

_CLASS_OF = {word: name for name, words in CLASSES.items() for word in words} | {
    word.lower(): name for word, name in _GROUPS.items()
}
WORDS = {form: CODES[name] for word, name in _CLASS_OF.items() for form in (word, word.capitalize(), word.upper())} | {
    form: CODES[name] for name, forms in CASED.items() for form in forms
}
"""Word as written -> code of its class."""
