"""Rules for what comes back: daily, every two years, each July, twice a week."""

from __future__ import annotations

from briefing.analysis.dates import components
from briefing.analysis.dates.filters import is_title
from briefing.analysis.dates.lexicon import FREQUENCIES, SEASONS
from briefing.analysis.dates.reading import Phrase, Timex3, ordinal
from briefing.analysis.dates.rule import DateRule


def adverb(phrase: Phrase) -> Timex3 | None:
    """Read "daily" and "annual"."""
    following = phrase.following()
    if is_title(phrase):
        return None
    if phrase.find("frequency") == "quarterly" and following.isalpha() and following not in ("and", "in", "by", "to"):
        return None  # a quarterly report names the report, not when it comes
    return Timex3("SET", FREQUENCIES[phrase.find("frequency")], "", "")


def each(phrase: Phrase) -> Timex3 | None:
    """Read "every two years", "each July" and "every Monday"."""
    if phrase.has("month"):
        number = ordinal(phrase.find("day|nth"))
        return Timex3("SET", f"XXXX-{components.month(phrase):02}" + (f"-{number:02}" if number else ""), "", "")
    if phrase.has("weekday|weekdays"):
        return Timex3("SET", f"XXXX-WXX-{components.weekday(phrase)}", "", "")
    if phrase.has("weekends"):
        return Timex3("SET", "XXXX-WXX-WE", "", "")
    if phrase.has("season|seasons"):
        return Timex3("SET", f"XXXX-{SEASONS[phrase.find('season|seasons').removesuffix('s')]}", "", "")
    if phrase.has("part"):
        return Timex3("SET", "P1D", "", "")
    counted = "" if phrase.has("times") else components.amount(phrase)
    amount = counted or components.times(phrase, "2" if phrase.has("second_one") else "1")
    return Timex3("SET", components.period(phrase, amount), "APPROX" if phrase.has("about") else "", "")


RULES = (
    DateRule("frequency", ("frequency",), adverb, ("The [daily] report is out.",), ("China Daily wrote.",)),
    DateRule(
        "each unit",
        (
            "once? about? each second_one|few? NUMBER? UNIT",
            "each lone SINGLE",
            "each second_one? month|weekday|season|part",
            "per UNIT",
            "month day|nth of? each unit",
            "the? day|nth of? month of? each unit",
            "weekdays|weekends",
            "( once / NUMBER? times ) a|per|each SINGLE",
        ),
        each,
        (
            "It meets [every two years].",
            "It flies [each July].",
            "It calls [every single day].",
            "Crews talk [twice a week].",
        ),
    ),
)
