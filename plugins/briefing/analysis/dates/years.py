"""Rules for years, decades, centuries and fiscal years."""

from __future__ import annotations

from briefing.analysis.dates import components
from briefing.analysis.dates.filters import is_bare_year
from briefing.analysis.dates.lexicon import DECADES, MONTHS
from briefing.analysis.dates.reading import Phrase, Timex3, ordinal
from briefing.analysis.dates.rule import DateRule

_JOINED = ("to", "and", "through", "or", "-", "–", "—")


def year(phrase: Phrase) -> Timex3 | None:
    """Read a year in digits."""
    if not phrase.has("unit|PHASE|EDGE") and not is_bare_year(phrase):
        return None
    joined = phrase.discourse.after == phrase.start - 1 and phrase.before() in _JOINED
    fiscal_too = joined and phrase.discourse.said.startswith("FY")  # "fiscal years 2026 to 2030"
    return Timex3("DATE", f"{'FY' * fiscal_too}{components.year(phrase):04}", components.phase(phrase), "")


def spoken_year(phrase: Phrase) -> Timex3 | None:
    """Read "nineteen ninety-six" and "the year two thousand"."""
    words = [word for word in phrase.words() if word not in ("the", "year", "-") and word not in MONTHS]
    head = {"eighteen": 18, "nineteen": 19, "twenty": 20}.get(words[0])
    tail = components.number(words[1:])
    if head and len(tail) == 2:
        number = f"{head}{tail}"
    elif (words[:2] == ["two", "thousand"] and phrase.following() in ("", ".", ",")) or phrase.has("unit"):
        number = components.number(words)
    else:
        return None
    named = components.month(phrase)
    return Timex3("DATE", f"{number}-{named:02}" if named else number, anchor="") if len(number) == 4 else None


def decade(phrase: Phrase) -> Timex3 | None:
    """Read "the 2030s" and "the nineties"."""
    word = phrase.find("decade|decades_of")
    if word in DECADES:
        found = ("20" if word in ("twenties", "thirties") else "19") + DECADES[word]
    else:
        digits = "".join(filter(str.isdecimal, word))
        if digits.endswith("00") and digits != "2000":
            return Timex3("DATE", digits[:2], components.phase(phrase), "")
        found = digits[:3] if len(digits) == 4 else f"{19 if digits[0] > '3' else 20}{digits[0]}"
    return Timex3("DATE", found, components.phase(phrase), "")


def century(phrase: Phrase) -> Timex3 | None:
    """Read "the 21st century"."""
    number = ordinal(phrase.find("nth|ordinal"))
    if phrase.words()[-1] != "century" or not 1 <= number <= 99:
        return None
    return Timex3("DATE", f"{number - 1:02}", components.phase(phrase), "")


def fiscal(phrase: Phrase) -> Timex3 | None:
    """Read "fiscal year 2026" and "FY26", and "this fiscal year" by the American one, from October to September."""
    digits = "".join(filter(str.isdecimal, phrase.find("fiscal_code") or phrase.find("year")))
    if not digits:
        here = phrase.published
        digits = str(here.year + (here.month >= 10) + phrase.has("NEXT") - phrase.has("LAST"))
    return Timex3("DATE", f"FY{digits if len(digits) == 4 else '20' + digits}", components.phase(phrase), "")


RULES = (
    DateRule(
        "year",
        ("PREFIX? ( the unit )? year", "unit dash? end year"),
        year,
        ("It landed in [2020].", "It flies in [late 2028].", "The treaty dates from [the year 1967]."),
        (
            "It cost 2000 euros.",
            "The ExoMars 2018 rover waits.",
            "The 1900-kg probe flew.",
            "Asteroid 2024 YR4 passed.",
        ),
    ),
    DateRule(
        "year in words",
        ("( the unit / month )? cardinal dash? cardinal|scale dash? ( and? cardinal )? ( dash cardinal )?",),
        spoken_year,
        ("In [nineteen sixty-nine] they landed.", "They met in [the year two thousand]."),
        ("Twenty five flew.",),
    ),
    DateRule(
        "decade",
        ("the? ( PHASE dash? / EDGE of the )? decade|decades_of",),
        decade,
        ("Crews land in [the early 2030s].",),
    ),
    DateRule(
        "century",
        ("PREFIX? the? ( PHASE dash? )? nth|ordinal dash? unit",),
        century,
        ("A probe for [the 21st century].",),
        ("The third day.",),
    ),
    DateRule(
        "fiscal year",
        (
            "PREFIX? the? ( fiscal unit|units year / year fiscal unit )",
            "PREFIX? fiscal year",
            "PREFIX? fiscal_code",
            "PREFIX? the? this|current|LAST|NEXT fiscal unit",
        ),
        fiscal,
        ("The request for [fiscal year 2026] is out.", "[FY2026] begins in October."),
    ),
)
