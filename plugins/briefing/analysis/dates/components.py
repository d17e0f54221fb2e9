"""Parts of a phrase: its modifier, its numbers, and the unit it counts in."""

from __future__ import annotations

from briefing.analysis.dates.discourse import mentioned
from briefing.analysis.dates.lexicon import MONTHS, NUMBERS, SEASONS, UNITS, WEEKDAYS
from briefing.analysis.dates.reading import Phrase
from briefing.calendar.timex3 import duration
from briefing.calendar.unit import PARTS, Part, Unit

_TENS = range(20, 100, 10)
_SCALES = (100, 1000, 1_000_000, 1_000_000_000)


def phase(phrase: Phrase) -> str:
    """Return START, MID or END for "early", "the middle of" and their kin, APPROX for "around", or ""."""
    whole_part = phrase.has("portion") or (phrase.has("final") and phrase.has("units"))
    if whole_part and phrase.has("ordinal|last|final"):
        return "START" if "first" in phrase.words() else "" if phrase.has("ordinal") else "END"
    for classes, mod in (
        ("early|start", "START"),
        ("mid|middle", "MID"),
        ("late|end", "END"),
        ("about", "APPROX"),
    ):
        if phrase.has(classes):
            return mod
    return ""


def bound(phrase: Phrase) -> str:
    """Return the TIMEX3 modifier of an amount: MORE_THAN, LESS_THAN, EQUAL_OR_MORE, EQUAL_OR_LESS, APPROX or ""."""
    words = phrase.words()
    if "no" in words:
        return "EQUAL_OR_LESS" if phrase.has("more") else "EQUAL_OR_MORE"
    if "than" in words:
        return "MORE_THAN" if phrase.has("more") else "LESS_THAN"
    if "least" in words or "most" in words:
        return "EQUAL_OR_MORE" if "least" in words else "EQUAL_OR_LESS"
    for classes, mod in (
        ("over", "MORE_THAN"),
        ("under|nearly", "LESS_THAN"),
        ("up", "EQUAL_OR_LESS"),
        ("about", "APPROX"),
    ):
        if phrase.has(classes):
            return mod
    return ""


def month(phrase: Phrase) -> int:
    """Return the number of the month that is named, 0 for none."""
    return MONTHS.get(phrase.find("month"), 0)


def weekday(phrase: Phrase) -> int:
    """Return the ISO number of the weekday that is named, 0 for none."""
    return WEEKDAYS.get(phrase.find("weekday|weekdays")[:3], 0)


def year(phrase: Phrase) -> int:
    """Return the year in digits, 0 for none."""
    word = phrase.find("year")
    return int(word) if word else 0


def placed_year(phrase: Phrase) -> int:
    """Return the year of "next year", "this year", "last year" and "that year", which the text told; 0 without them."""
    if phrase.find("unit") != "year":
        return 0
    if phrase.has("same|that|following"):
        told = mentioned(phrase, Unit.YEAR)
        return told.year + phrase.has("following") if told else 0
    return phrase.published.year + phrase.has("NEXT") - phrase.has("LAST")


def unit(phrase: Phrase) -> Unit | None:
    """Return the unit that is named last: of "two fortnights" the week."""
    word = _unit_word(phrase)
    return UNITS[word][1] if word else None


def _unit_word(phrase: Phrase) -> str:
    """Return the last word for a unit, or ""; "second" is rather the second of something."""
    return next((word for word in reversed(phrase.words()) if word in UNITS and word != "second"), "")


def amount(phrase: Phrase) -> str:
    """Return the number of units that is said, "X" for a vague one; of a range the last; "" when there is none."""
    if phrase.has("few|scales"):
        return "X"
    said_number = "2" if phrase.has("couple") else number(phrase.words())
    return times(phrase, said_number) if said_number else ""


def times(phrase: Phrase, count: str) -> str:
    """Return how many units some of the words for them are: two fortnights are four weeks."""
    word = _unit_word(phrase)
    return multiplied(count, UNITS[word][0]) if word else count


def multiplied(count: str, by: int) -> str:
    """Return a number `by` times as large; an unknown one stays unknown."""
    return count if count == "X" or by == 1 else f"{float(count) * by:g}"


def period(phrase: Phrase, count: str) -> str:
    """Return a TIMEX3 duration of the unit that is named; that of a season by its name has the letters of it."""
    named = season(phrase)
    return f"P{count}{named.timex3}" if named else duration(count, UNITS[_unit_word(phrase)][1])


def season(phrase: Phrase) -> Part | None:
    """Return the season that is counted, None for another unit."""
    code = SEASONS.get(_unit_word(phrase).removesuffix("s"))
    return next((part for part in PARTS if part.timex3 == code), None)


def number(words: list[str]) -> str:
    """Return the number that words spell.

    >>> number(["twenty", "-", "five"]), number(["five", "to", "seven"]), number(["two", "and", "a", "half"])
    ('25', '7', '2.5')
    """
    total = current = 0.0
    seen = False
    for place, word in enumerate(words):
        here = _single(word)
        if here is None:
            if word in ("to", "or") and words[place + 1 : place + 2] != ["so"]:
                total = current = 0.0
            elif word in ("half", "½", "1/2") and seen:
                current += 0.5
            continue
        seen = True
        if here in _SCALES or word == "dozen":
            current = max(current, 1) * here
        elif current and _adds(current, here, words[place - 1]):
            current += here
        else:
            total, current = 0.0, here
    return f"{total + current:g}" if seen and total + current < 1e6 else ("1" if words[:1] in (["a"], ["an"]) else "")


def _adds(current: float, here: float, before: str) -> bool:
    """Return True when a number goes on the one before it: "twenty-five", "two hundred (and) ten"."""
    return (current in _TENS and here < 10) or (current >= 100 and here < 100 and before not in ("-", "–"))


def _single(word: str) -> float | None:
    """Return the number of one word, or None."""
    plain = word.replace(",", "")
    if plain.replace(".", "", 1).isdecimal():
        return float(plain)
    return NUMBERS.get(word)
