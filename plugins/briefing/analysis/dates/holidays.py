"""Rules for days with a name of their own."""

from __future__ import annotations

from datetime import date, timedelta

from briefing.analysis.dates import components, normalization
from briefing.analysis.dates.lexicon import CODES
from briefing.analysis.dates.reading import Phrase, Timex3
from briefing.analysis.dates.rule import DateRule


def holiday(phrase: Phrase) -> Timex3 | None:
    """Read Christmas, New Year's Day, Thanksgiving, Halloween and Easter."""
    words, here = phrase.words(), phrase.published
    if (
        phrase.tokens.codes[phrase.end : phrase.end + 1] == CODES["word"]
        and phrase.tokens.raw(phrase.end)[:1].isupper()
    ):
        return None  # "Easter Egg Roll"
    year = components.year(phrase)
    if "new" in words:
        month_, day_ = (12, 31) if phrase.has("eve") else (1, 1)
    elif "christmas" in words:
        month_, day_ = 12, 24 if phrase.has("eve") else 25
    elif "halloween" in words:
        month_, day_ = 10, 31
    else:
        moving = _thanksgiving if "thanksgiving" in words else _easter
        days = [moving(one) for one in ([year] if year else [here.year - 1, here.year, here.year + 1])]
        return Timex3("DATE", min(days, key=lambda one: abs(one - here)).isoformat())
    found = f"{year:04}-{month_:02}-{day_:02}" if year else normalization.month_day(phrase, month_, day_)
    return Timex3("DATE", found, "", "" if year else "publication")


def _thanksgiving(year: int) -> date:
    """Return the fourth Thursday of November."""
    first = date(year, 11, 1)
    return first + timedelta((4 - first.isoweekday()) % 7 + 21)


def _easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    century_, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century_ - century_ // 4 - (century_ - (century_ + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century_ % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = moon + sunday - 7 * ((year % 19 + 11 * moon + 22 * sunday) // 451) + 114
    return date(year, shift // 31, shift % 31 + 1)


RULES = (
    DateRule(
        "holiday",
        ("new unit apostrophe_s unit|eve ( comma? year )?", "holiday unit|eve|weekday? ( comma? year )?"),
        holiday,
        ("Apollo 8 circled the Moon on [Christmas Eve].", "It flew on [New Year's Day]."),
    ),
)
