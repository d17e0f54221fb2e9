"""Rules for dates with a name on the calendar: days, months, years, decades, centuries, fiscal years, holidays."""

from __future__ import annotations

from datetime import date, timedelta

from briefing.analysis.dates import grounding, said
from briefing.analysis.dates.calendar import is_day, value
from briefing.analysis.dates.filters import is_bare_year, is_month, is_name
from briefing.analysis.dates.lexicon import CODES, DECADES, MONTHS, PARTS
from briefing.analysis.dates.reading import Phrase, Reading, ordinal
from briefing.analysis.dates.rule import Rule

_JOINED = ("-", "–", "—", "to", "and", "through", "or", "until")
_DASHES = ("-", "–", "—", "to", "through")


def iso(phrase: Phrase) -> Reading | None:
    """Read 2025-03-05 and 2025-03-05T10:30Z."""
    word = phrase.words()[0].upper()
    if not is_day(int(word[:4]), int(word[5:7]), int(word[8:10])):
        return None
    return Reading("TIME" if "T" in word else "DATE", word, anchor="")


def day(phrase: Phrase) -> Reading | None:
    """Read a day of a month, with a year or without; of a range its first end."""
    number, month = ordinal(phrase.find("day|nth|ordinal|third")), said.month(phrase)
    leads = phrase.index("day|nth|ordinal|third") < phrase.index("month")
    if (leads and _is_counted(phrase)) or phrase.tokens.word(phrase.index("month") - 1) == "long":
        return None
    year = said.year(phrase) or year_after(phrase)
    if year:
        said_day = f"{year:04}-{month:02}-{number:02}" if is_day(year, month, number) else ""
    else:
        said_day = grounding.month_day(phrase, month, number)
    if not said_day:
        return None
    part = PARTS.get(phrase.find("part"), "")
    return Reading("TIME" if part else "DATE", said_day + part, said.phase(phrase), "" if year else "publication")


def _is_counted(phrase: Phrase) -> bool:
    """Return True when the number belongs to a name before it: "Falcon 9 March launch"."""
    start = phrase.index("day|nth|ordinal|third")
    return not phrase.has("weekday|part|the") and is_name(phrase.tokens, start)


def range_start(phrase: Phrase) -> Reading | None:
    """Read the 5 of "5–6 March 2025"."""
    first, second = [ordinal(word) for word in phrase.words() if word[0].isdigit()][:2]
    if first >= second or is_name(phrase.tokens, phrase.index("day|nth")):
        return None
    month, year = said.month(phrase), said.year(phrase)
    found = f"{year:04}-{month:02}-{first:02}" if year else grounding.month_day(phrase, month, first)
    if not found or not is_day(int(found[:4]), month, second):
        return None
    part = PARTS.get(phrase.find("part"), "")
    last = phrase.index("day|nth") + 1
    return Reading("TIME" if part else "DATE", found + part, "", "" if year else "publication", last)


def range_end(phrase: Phrase) -> Reading | None:
    """Read the 18 of "October 16-18" and the 28 of "2026–28"."""
    said_before, joint = phrase.memory.date, phrase.before()
    if phrase.memory.after != phrase.start - 1 or joint not in (*_JOINED, ","):
        return None
    number, year = ordinal(phrase.find("day|nth|number")), said.year(phrase)
    if len(said_before) == 4 and joint in _DASHES and 0 < number < 100 and len(phrase.words()[0]) == 2:
        full = int(said_before[:2] + phrase.words()[0])
        return Reading("DATE", f"{full:04}", "", "text") if full > int(said_before) else None
    if len(said_before) != 10 or said_before[4] != "-" or number <= int(said_before[8:]) or phrase.has("number"):
        return None
    listed = joint in ("and", "or", ",") and phrase.tokens.codes[phrase.end : phrase.end + 1] == CODES["word"]
    if (listed and phrase.following().isalpha() and not year) or not is_day(
        year or int(said_before[:4]), int(said_before[5:7]), number
    ):
        return None
    return Reading("DATE", f"{year or said_before[:4]}-{said_before[5:7]}-{number:02}", "", "text")


def year_after(phrase: Phrase) -> int:
    """Return the year that follows the other end of a range: "October 16-18, 2025", or 0."""
    place = phrase.end
    if phrase.following() not in _JOINED:
        return 0
    for word in (phrase.tokens.word(index) for index in range(place + 1, place + 6)):
        if len(word) == 4 and word.isdecimal():
            return int(word) if 1400 <= int(word) < 2200 else 0
        if word not in MONTHS and word != "," and not ordinal(word):
            return 0
    return 0


def month(phrase: Phrase) -> Reading | None:
    """Read a month, with a year or without."""
    if not is_month(phrase):
        return None
    number, year, mod = said.month(phrase), said.year(phrase) or year_after(phrase), said.phase(phrase)
    here = phrase.published
    if year:
        return Reading("DATE", f"{year:04}-{number:02}", mod, "")
    if phrase.has("next|coming"):
        return Reading("DATE", f"{here.year + (number <= here.month):04}-{number:02}", mod)
    if phrase.has("last|past"):  # "last March" said in May is not two months ago
        return Reading("DATE", f"{here.year - (number + 3 >= here.month):04}-{number:02}", mod)
    return Reading("DATE", f"{here.year:04}-{number:02}" if phrase.has("this") else grounding.month(phrase, number), mod)


def year(phrase: Phrase) -> Reading | None:
    """Read a year in digits."""
    if not phrase.has("unit|PHASE|EDGE") and not is_bare_year(phrase):
        return None
    return Reading("DATE", f"{said.year(phrase):04}", said.phase(phrase), "")


def spoken_year(phrase: Phrase) -> Reading | None:
    """Read "nineteen ninety-six" and "the year two thousand"."""
    words = [word for word in phrase.words() if word not in ("the", "year", "-") and word not in MONTHS]
    head = {"eighteen": 18, "nineteen": 19, "twenty": 20}.get(words[0])
    tail = said.number(words[1:])
    if head and len(tail) == 2:
        number = f"{head}{tail}"
    elif words[:2] == ["two", "thousand"] and phrase.following() in ("", ".", ",") or phrase.has("unit"):
        number = said.number(words)
    else:
        return None
    named = said.month(phrase)
    return Reading("DATE", f"{number}-{named:02}" if named else number, anchor="") if len(number) == 4 else None


def decade(phrase: Phrase) -> Reading | None:
    """Read "the 2030s" and "the nineties"."""
    word = phrase.find("decade|decades_of")
    if word in DECADES:
        found = ("20" if word in ("twenties", "thirties") else "19") + DECADES[word]
    else:
        digits = "".join(filter(str.isdecimal, word))
        found = digits[:3] if len(digits) == 4 else f"{19 if digits[0] > '3' else 20}{digits[0]}"
    return Reading("DATE", found, said.phase(phrase), "")


def century(phrase: Phrase) -> Reading | None:
    """Read "the 21st century"."""
    number = ordinal(phrase.find("nth|ordinal"))
    if phrase.words()[-1] != "century" or not 1 <= number <= 99:
        return None
    return Reading("DATE", f"{number - 1:02}", said.phase(phrase), "")


def fiscal(phrase: Phrase) -> Reading | None:
    """Read "fiscal year 2026" and "FY26", and "this fiscal year" by the American one, from October to September."""
    digits = "".join(filter(str.isdecimal, phrase.find("fiscal_code") or phrase.find("year")))
    if not digits:
        here = phrase.published
        digits = str(here.year + (here.month >= 10) + phrase.has("NEXT") - phrase.has("LAST"))
    return Reading("DATE", f"FY{digits if len(digits) == 4 else '20' + digits}", said.phase(phrase), "")


def week_of(phrase: Phrase) -> Reading | None:
    """Read "the week of 10 March" as the week that holds that day."""
    found = day(phrase)
    if found is None or phrase.find("unit") != "week":
        return None
    return Reading("DATE", value(date.fromisoformat(found.value), "W"), "", found.anchor)


def holiday(phrase: Phrase) -> Reading | None:
    """Read Christmas, New Year's Day, Thanksgiving, Halloween and Easter."""
    words, here = phrase.words(), phrase.published
    year = said.year(phrase)
    if "new" in words:
        month_, day_ = (12, 31) if phrase.has("eve") else (1, 1)
    elif "christmas" in words:
        month_, day_ = 12, 24 if phrase.has("eve") else 25
    elif "halloween" in words:
        month_, day_ = 10, 31
    else:
        moving = _thanksgiving if "thanksgiving" in words else _easter
        days = [moving(one) for one in ([year] if year else [here.year - 1, here.year, here.year + 1])]
        return Reading("DATE", min(days, key=lambda one: abs(one - here)).isoformat())
    found = f"{year:04}-{month_:02}-{day_:02}" if year else grounding.month_day(phrase, month_, day_)
    return Reading("DATE", found, "", "" if year else "publication")


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
    Rule("iso date", ("isodate",), iso, ("Updated [2025-03-05] at the centre.",), ("Part 2025-13-05 broke.",)),
    Rule(
        "day and month",
        (
            "( the part of )? ( weekday comma? )? ( PHASE dash? / last / about|nearly )? month day|nth ( comma? year )?",
            "( the part of )? ( weekday comma? )? the? ( day|nth of? / ordinal|third of ) month ( comma? year )?",
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
    Rule(
        "start of a range",
        ("( the part of )? day|nth dash|to|and|through|or day|nth of? month ( comma? year )?",),
        range_start,
        ("The talks ran [5]–6 March 2025.", "It docked on [the night of 5]–6 March."),
        ("Falcon 9 and 10 May.",),
    ),
    Rule(
        "end of a range",
        ("day|nth|number ( comma? year )?",),
        range_end,
        ("They met on October 16-[18, 2025].", "Flights are planned for 2026–[28]."),
        ("On May 3 and 25 people left.",),
    ),
    Rule("week of a day", ("the unit of month day|nth ( comma? year )?", "the unit of day|nth month year?"), week_of, ("It flies in [the week of March 10].",)),
    Rule(
        "month",
        ("PREFIX? month ( comma? of? year )?", "PREFIX? last|past|this|next|coming month"),
        month,
        ("It docks in [March 2026].", "It docks in [mid-December].", "It failed [last March]."),
        ("They may fly.", "The crew will march.", "Prime Minister Theresa May spoke.", "A Long March rocket flew."),
    ),
    Rule(
        "year",
        ("PREFIX? ( the unit )? year", "unit dash? end year"),
        year,
        ("It landed in [2020].", "It flies in [late 2028].", "The treaty dates from [the year 1967]."),
        ("It cost 2000 euros.", "The ExoMars 2018 rover waits.", "The 1900-kg probe flew.", "Asteroid 2024 YR4 passed."),
    ),
    Rule(
        "year in words",
        ("( the unit / month )? cardinal dash? cardinal|scale dash? ( and? cardinal )? ( dash cardinal )?",),
        spoken_year,
        ("In [nineteen sixty-nine] they landed.", "They met in [the year two thousand]."),
        ("Twenty five flew.",),
    ),
    Rule("decade", ("the? ( PHASE dash? / EDGE of the )? decade|decades_of",), decade, ("Crews land in [the early 2030s].",)),
    Rule("century", ("PREFIX? the? ( PHASE dash? )? nth|ordinal dash? unit",), century, ("A probe for [the 21st century].",), ("The third day.",)),
    Rule(
        "fiscal year",
        ("PREFIX? the? ( fiscal unit year / year fiscal unit )", "PREFIX? fiscal year", "PREFIX? fiscal_code", "PREFIX? the? this|current|LAST|NEXT fiscal unit"),
        fiscal,
        ("The request for [fiscal year 2026] is out.", "[FY2026] begins in October."),
    ),
    Rule(
        "holiday",
        ("new unit apostrophe_s unit|eve ( comma? year )?", "holiday unit|eve? ( comma? year )?"),
        holiday,
        ("Apollo 8 circled the Moon on [Christmas Eve].", "It flew on [New Year's Day]."),
    ),
)
"""In the order of preference among matches of one length."""
