"""Rules for times of day, with their zone and day where the text says them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefing.analysis.dates import components, discourse, normalization
from briefing.analysis.dates.absolute import day as named_day
from briefing.analysis.dates.days import NEAR, STEPS, weekday_of
from briefing.analysis.dates.lexicon import CODES, PARTS, WEEKDAYS
from briefing.analysis.dates.reading import Phrase, Timex3
from briefing.analysis.dates.rule import DateRule

_ENDS = (CODES["dot"], CODES["break"], CODES["clock"])
_MARKS = "meridiem|zone|hrs|oclock|units"
_SENTENCE = 25  # tokens in which a day belongs to the clock time before it


def clock(phrase: Phrase) -> Timex3 | None:
    """Read a time of day, with its zone and day when they are there."""
    if phrase.has("units") and (phrase.find("units") != "hours" or phrase.before() not in ("at", "from", "until")):
        return None
    time = _time(phrase)
    day, anchor = _day(phrase) if time else ("", "")
    return Timex3("TIME", day[:10] + time, components.phase(phrase), anchor) if day else None


def _day(phrase: Phrase) -> tuple[str, str]:
    """Return the day that a clock time is on, "" for none, and what that was read against."""
    if phrase.has("month"):
        index = phrase.index("weekday|month")
        index -= phrase.tokens.raw(index - 1).isdigit() and phrase.has("comma") is False
        parted = phrase.index("at")
        end = parted if parted > index else phrase.end  # of "May 3 at 1430 UTC" the day ends before "at"
        found = named_day(Phrase(phrase.tokens, max(index, phrase.start), end, phrase.published, phrase.discourse))
        return (found.value, found.anchor) if found else ("", "")
    if phrase.has("weekday"):
        return weekday_of(phrase).isoformat(), "publication"
    if phrase.has(NEAR):
        return (phrase.published + timedelta(STEPS[phrase.find(NEAR)])).isoformat(), "publication"
    ahead = _day_ahead(phrase)
    day = ahead or discourse.paragraph_day(phrase)
    return day.isoformat(), "publication" if ahead or day == phrase.published else "text"


def _day_ahead(phrase: Phrase) -> date | None:
    """Return the day that the sentence names after a clock time: "at 9:05 a.m. EDT from Florida on Friday"."""
    codes = phrase.tokens.codes
    for index in range(phrase.end, min(len(codes), phrase.end + _SENTENCE) - 1):
        if codes[index] in _ENDS:
            return None
        if codes[index] == CODES["on"] and codes[index + 1] == CODES["weekday"]:
            there = Phrase(phrase.tokens, index + 1, index + 2, phrase.published, phrase.discourse)
            return normalization.weekday(there, WEEKDAYS[there.words()[0][:3]])
    return None


def _time(phrase: Phrase) -> str:
    """Return T with hours and minutes, or "" when there is no such time."""
    if phrase.has("noon") and not phrase.has("clock"):
        return PARTS[phrase.find("noon")]
    said_time = phrase.find("clock") or phrase.tokens.word(phrase.index(_MARKS) - 1).replace(".", ":")
    digits = re.sub(r"[^\d:]", "", said_time)
    words = "".join(phrase.words()).replace(".", "").replace(" ", "")
    late = re.search(r"\d([ap])m", words)
    if ":" not in digits and len(digits) == 4:
        digits = f"{digits[:2]}:{digits[2:]}"
    hour, _, rest = digits.partition(":")
    if not hour or int(hour) > 24 or (rest and int(rest[:2]) > 59) or (late and int(hour) > 12):
        return ""
    number = int(hour) % 12 + 12 * (late[1] == "p") if late else int(hour)
    return f"T{number:02}:{rest or '00'}"


RULES = (
    DateRule(
        "time of day",
        (
            "PREFIX? TIME ZONE? ASIDE? ( comma? on? ( DAY_OF_WEEK? DATE / weekday|NEAR ) )?",
            "PREFIX? TIME ZONE? NEAR comma DAY_OF_WEEK? DATE",
            "DAY_OF_WEEK? DATE comma? at about? TIME ZONE? ASIDE?",
            "weekday|NEAR part? comma? at TIME ZONE? ASIDE?",
        ),
        clock,
        (
            "It arrives on [October 19 at about 16:00 UTC].",
            "It docked at [10:30 UTC].",
            "It docked at [0227 GMT on Friday].",
            "It docked at [9 a.m. EST Tuesday].",
        ),
        ("It beat them 30:12.",),
    ),
)
