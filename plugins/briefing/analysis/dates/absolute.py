"""Rules for dates with a name on the calendar: days, months, years, decades, centuries, fiscal years, holidays."""

from __future__ import annotations

from datetime import date

from briefing.analysis.dates import components, normalization
from briefing.analysis.dates.discourse import paragraph_day
from briefing.analysis.dates.filters import is_name, is_rocket
from briefing.analysis.dates.lexicon import CODES, MONTHS, PARTS
from briefing.analysis.dates.reading import Phrase, Timex3, ordinal
from briefing.analysis.dates.rule import DateRule
from briefing.calendar.unit import Unit, is_day, shifted
from briefing.english import lexicon

_GOING_ON = lexicon.words("after_lone_day")
_JOINED = ("-", "–", "—", "/", "to", "and", "through", "or", "until")
_PASSED = (",", "of", "q1", "q2", "q3", "q4", "h1", "h2", "early", "mid", "late", "-")
_AHEAD = 20  # years
_DASHES = ("-", "–", "—", "to", "through")


def iso(phrase: Phrase) -> Timex3 | None:
    """Read 2025-03-05 and 2025-03-05T10:30Z."""
    word = phrase.words()[0].upper()
    if not is_day(int(word[:4]), int(word[5:7]), int(word[8:10])):
        return None
    return Timex3("TIME" if "T" in word else "DATE", word, anchor="")


def day(phrase: Phrase) -> Timex3 | None:
    """Read a day of a month, with a year or without; of a range its first end."""
    number, month = ordinal(phrase.find("day|nth|ordinal|third")), components.month(phrase)
    leads = phrase.index("day|nth|ordinal|third") < phrase.index("month")
    if (leads and _is_counted(phrase)) or is_rocket(phrase.tokens, phrase.index("month")):
        return None
    year = components.year(phrase) or year_after(phrase) or components.placed_year(phrase)
    if year:
        said_day = f"{year:04}-{month:02}-{number:02}" if is_day(year, month, number) else ""
    else:
        said_day = _turned(phrase, month, number) or normalization.month_day(phrase, month, number)
    if not said_day:
        return None
    part = PARTS.get(phrase.find("part"), "")
    return Timex3("TIME" if part else "DATE", said_day + part, components.phase(phrase), "" if year else "publication")


def _turned(phrase: Phrase, month: int, day: int) -> str:
    """Return the last such day for "this past May 3", the next one for "this coming May 3", else ""."""
    if not phrase.has("this"):
        return ""
    years = [phrase.published.year + step for step in (-1, 0, 1)]
    days = [date(year, month, day) for year in years if is_day(year, month, day)]
    if phrase.has("coming"):
        return next((one.isoformat() for one in days if one > phrase.published), "")
    return next((one.isoformat() for one in reversed(days) if one <= phrase.published), "")


def short_year(phrase: Phrase) -> Timex3 | None:
    """Read "19-Nov-12": the year of two digits is the latest that is not far ahead."""
    number, month, ending = ordinal(phrase.words()[0]), components.month(phrase), phrase.words()[-1]
    joined = all(phrase.tokens.ends[at] == phrase.tokens.starts[at + 1] for at in range(phrase.start, phrase.end - 1))
    if len(ending) != 2 or not joined:
        return None
    year = phrase.published.year // 100 * 100 + int(ending)
    year -= 100 * (year > phrase.published.year + _AHEAD)
    return Timex3("DATE", f"{year:04}-{month:02}-{number:02}", "", "") if is_day(year, month, number) else None


def _is_counted(phrase: Phrase) -> bool:
    """Return True when the number belongs to a name before it: "Falcon 9 March launch"."""
    start = phrase.index("day|nth|ordinal|third")
    return not phrase.has("weekday|part|the") and is_name(phrase.tokens, start)


def day_alone(phrase: Phrase) -> Timex3 | None:
    """Read "on the 22nd" as a day of the month that was said last or is nearest, not "on the 22nd flight"."""
    following = phrase.following()
    if phrase.before() not in ("on", "until", "since") or (following.isalpha() and following not in _GOING_ON):
        return None
    number = ordinal(phrase.find("nth"))
    there = paragraph_day(phrase)
    steps = (-1, 0, 1) if there == phrase.published else (0,)
    months = [shifted(there, step, Unit.MONTH) or there for step in steps]
    days = [date(one.year, one.month, number) for one in months if is_day(one.year, one.month, number)]
    found = min(days, key=lambda one: abs(one - there), default=None)
    return Timex3("DATE", found.isoformat(), "", "text") if found else None


def range_start(phrase: Phrase) -> Timex3 | None:
    """Read the 5 of "5–6 March 2025"."""
    first, second = [ordinal(word) for word in phrase.words() if word[0].isdigit()][:2]
    if first >= second or is_name(phrase.tokens, phrase.index("day|nth")):
        return None
    month, year = components.month(phrase), components.year(phrase)
    found = f"{year:04}-{month:02}-{first:02}" if year else normalization.month_day(phrase, month, first)
    if not found or not is_day(int(found[:4]), month, second):
        return None
    part = PARTS.get(phrase.find("part"), "")
    last = phrase.index("day|nth") + 1
    return Timex3("TIME" if part else "DATE", found + part, "", "" if year else "publication", last)


def range_end(phrase: Phrase) -> Timex3 | None:
    """Read the 18 of "October 16-18" and the 28 of "2026–28"."""
    said_before, joint = phrase.discourse.said, phrase.before()
    if phrase.discourse.after != phrase.start - 1 or joint not in (*_JOINED, ","):
        return None
    number, year = ordinal(phrase.find("day|nth|number")), components.year(phrase)
    prefix = said_before[:-2]  # "2026–28", "FY2026-28"
    if prefix in ("18", "19", "20", "FY20") and joint in _DASHES and 0 < number < 100 and len(phrase.words()[0]) == 2:
        full = prefix + phrase.words()[0]
        return Timex3("DATE", full, "", "text") if full > said_before else None
    if len(said_before) != 10 or said_before[4] != "-" or number <= int(said_before[8:]) or phrase.has("number"):
        return None
    listed = joint in ("and", "or", ",") and phrase.tokens.codes[phrase.end : phrase.end + 1] == CODES["word"]
    if (listed and phrase.following().isalpha() and not year) or not is_day(
        year or int(said_before[:4]), int(said_before[5:7]), number
    ):
        return None
    return Timex3("DATE", f"{year or said_before[:4]}-{said_before[5:7]}-{number:02}", "", "text")


def year_after(phrase: Phrase) -> int:
    """Return the year that follows the other end of a range: "October 16-18, 2025", or 0."""
    place = phrase.end
    if phrase.following() not in _JOINED:
        return 0
    for word in (phrase.tokens.word(index) for index in range(place + 1, place + 6)):
        if len(word) == 4 and word.isdecimal():
            return int(word) if 1400 <= int(word) < 2200 else 0
        if word not in MONTHS and word not in _PASSED and not ordinal(word):
            return 0
    return 0


RULES = (
    DateRule("iso date", ("isodate",), iso, ("Updated [2025-03-05] at the centre.",), ("Part 2025-13-05 broke.",)),
    DateRule(
        "day and month",
        (
            "PART_OF? DAY_OF_WEEK? ( PHASE dash? on? / last|about|nearly )? month ( day|nth / the nth ) OF_YEAR?",
            "this past|coming month day|nth",
            "PART_OF? ( PHASE on? )? DAY_OF_WEEK? ( day|nth / the? day|nth|ordinal|third of ) month OF_YEAR?",
            "day dash month dash year",
        ),
        day,
        (
            "It flew on [May 3, 2024].",
            "It flew on [3 May 2024].",
            "It flew on [Friday, Aug. 7].",
            "On [the third of May] it flew.",
            "It docked on [the night of 5 March].",
        ),
        ("The Falcon 9 March flight slipped.", "They may 3 times.", "A Long March 5 lifted off."),
    ),
    DateRule(
        "day with a short year",
        ("day dash month dash day|number",),
        short_year,
        ("It was signed on [19-Nov-12].",),
        ("It was signed on 19-Nov-123.", "It is on 3 - May - 12."),
    ),
    DateRule(
        "start of a range",
        (
            "PART_OF? day|nth dash|to|and|through|or day|nth of? month ( comma? year )?",
            "day|nth comma day|nth comma? and|or day|nth of? month ( comma? year )?",
        ),
        range_start,
        ("The talks ran [5]–6 March 2025.", "It docked on [the night of 5]–6 March."),
        ("Falcon 9 and 10 May.",),
    ),
    DateRule(
        "day of a month alone",
        ("the nth",),
        day_alone,
        ("It flew on [the 2nd]; all is well.",),
        ("It flew on the 22nd flight.", "It is the 22nd."),
    ),
    DateRule(
        "end of a range",
        ("day|nth|number ( comma? year )?",),
        range_end,
        ("They met on October 16-[18, 2025].", "Flights are planned for 2026–[28]."),
        ("On May 3 and 25 people left.",),
    ),
)
"""In the order of preference among matches of one length."""
