"""Rules for seasons, quarters and halves of a year, and the accounting periods of business news."""

from __future__ import annotations

from datetime import date

from briefing.analysis.dates import components, normalization
from briefing.analysis.dates.absolute import year_after
from briefing.analysis.dates.discourse import mentioned
from briefing.analysis.dates.interval import half_of
from briefing.analysis.dates.lexicon import CODES, MONTHS, SEASONS
from briefing.analysis.dates.reading import Phrase, Timex3, ordinal
from briefing.analysis.dates.rule import DateRule
from briefing.calendar.timex3 import moved, start
from briefing.calendar.unit import PARTS, Unit, shifted
from briefing.english import lexicon

_SEASON_CUES = lexicon.words("before_season") | {"-"}
_FIRST_MONTH = {part.timex3: part.month for part in PARTS}


def season(phrase: Phrase) -> Timex3 | None:
    """Read a season, with a year or without; winter counts to the year it begins in."""
    code, year, here = SEASONS[phrase.find("season")], components.year(phrase), phrase.published
    if not year and (_is_named(phrase) or (phrase.words()[-1] == "fall" and phrase.following() == "of")):
        return None
    if not year and phrase.end - phrase.start == 1 and phrase.before() not in _SEASON_CUES:
        return None
    first = _FIRST_MONTH[code]
    if not year and phrase.has("LAST"):
        year = here.year - (here.month < first + 3)
    elif not year and phrase.has("NEXT"):
        year = here.year + (here.month >= first)
    elif not year and phrase.has("this"):
        year = here.year - (code == "WI" and here.month < 4)
    anchor = "" if components.year(phrase) else "publication"
    return Timex3(
        "DATE", f"{year or normalization.part_of_year(phrase, code):04}-{code}", components.phase(phrase), anchor
    )


def _is_named(phrase: Phrase) -> bool:
    """Return True for the season of a name: "the Autumn Statement", "the Winter Games"."""
    place = phrase.end
    titled = phrase.tokens.raw(place - 1)[:1].isupper() and phrase.tokens.raw(place)[:1].isupper()
    return titled and phrase.tokens.codes[place : place + 1] == CODES["word"]


def part(phrase: Phrase) -> Timex3 | None:
    """Read "Q3 2026", "the third quarter" and "the first half of next year"."""
    name = _name(phrase)
    if not name or (phrase.words()[0] == "the" and phrase.tokens.word(phrase.end - 2) == "-"):
        return None  # the article of "the third-quarter loss" belongs to the loss
    if (phrase.has("half") and phrase.has("month|decade")) or components.unit(phrase) in (
        Unit.MONTH,
        Unit.DECADE,
        Unit.WEEK,
        Unit.DAY,
    ):
        return _half(phrase)
    if phrase.has("fiscal_code") or (phrase.has("fiscal") and phrase.has("year")):
        digits = "".join(filter(str.isdecimal, phrase.find("fiscal_code|year")))
        return Timex3("DATE", f"FY{digits if len(digits) == 4 else '20' + digits}-{name}", components.phase(phrase), "")
    year = components.year(phrase) or (year_after(phrase) if phrase.has("quarter_code") else 0)
    if not year and name[0] == "H" and phrase.has("quarter_code") and not phrase.has("unit"):
        return None  # H2 is also hydrogen
    if not year and phrase.has("unit"):
        anchor = mentioned(phrase, Unit.YEAR) if phrase.has("that|same") else phrase.published
        year = (
            (anchor or phrase.published).year + phrase.has("NEXT") - _is_last_year(phrase) - phrase.has("ago|earlier")
        )
    anchored = "" if year and not phrase.has("unit") else "publication"
    return Timex3(
        "DATE", f"{year or normalization.part_of_year(phrase, name):04}-{name}", components.phase(phrase), anchored
    )


def _name(phrase: Phrase) -> str:
    """Return Q1 to Q4, H1 or H2, or "" for none."""
    code = phrase.find("quarter_code").upper()
    if code:
        return code if code[0] in "QH" and (code[0] == "Q" or code[1] in "12") else code[1] + code[0]
    half = phrase.has("half")
    number = 3 if phrase.has("third") else ordinal(phrase.find("ordinal|nth"))
    number = number or (2 if half else 4)
    return f"{'H' if half else 'Q'}{number}" if number <= (2 if half else 4) else ""


def _is_last_year(phrase: Phrase) -> bool:
    """Return True for "the first half of last year", not for "the last half of the year"."""
    index = phrase.index("unit")
    return phrase.tokens.word(index - 1) in ("last", "past", "previous") or phrase.tokens.word(index - 2) == "last"


def _half(phrase: Phrase) -> Timex3 | None:
    """Read "the first half of March" and "the second half of the decade" as early and late parts."""
    first = phrase.words()[:3].count("first") > 0
    if not phrase.has("half"):
        return None
    if phrase.has("month"):
        year = components.year(phrase)
        value = (
            f"{year:04}-{components.month(phrase):02}"
            if year
            else normalization.month(phrase, components.month(phrase))
        )
    elif phrase.has("decade"):
        value = phrase.find("decade")[:3]
    else:
        step = phrase.has("NEXT") - _is_last_year(phrase)
        unit = components.unit(phrase)
        value = moved(phrase.published, step, unit) if unit else ""
    return Timex3("DATE", value, "START" if first else "END", when=half_of(value, first)) if value else None


def season_or_part_ago(phrase: Phrase) -> Timex3 | None:
    """Read "a year ago" and "a year earlier" as the quarter that the text compares with, else as a year.

    "Earlier" counts from the date said before: "in 2024, 68 flights; a year earlier, 67".
    """
    if phrase.discourse.quarter and phrase.before() not in ("", "."):
        return Timex3("DATE", moved(_quarter(phrase, -4), 0, Unit.QUARTER))
    told = start(phrase.discourse.said) if phrase.has("earlier") else None
    return Timex3("DATE", f"{(told or phrase.published).year - 1:04}", "", "text" if told else "publication")


def period(phrase: Phrase) -> Timex3 | None:
    """Read "the quarter", "the latest period", "the year-ago quarter" and "the 1988 quarter"."""
    if phrase.has("period") and not phrase.discourse.quarter:
        return Timex3("DATE", phrase.find("year"), "", "") if phrase.has("year") else None
    if phrase.following() in ("ended", "ending"):
        month = MONTHS.get(phrase.following(1))
        value = normalization.month(phrase, month) if month else ""
        first = start(value)
        return Timex3("DATE", moved(first, 0, Unit.QUARTER)) if first else None
    year = components.year(phrase)
    found = moved(_quarter(phrase, -4 * phrase.has("ago|earlier|apostrophe_s")), 0, Unit.QUARTER)
    if phrase.has("current|this") and phrase.has("quarter"):
        found = moved(phrase.published, 0, Unit.QUARTER)
    elif phrase.has("NEXT"):
        found = moved(phrase.published, 1, Unit.QUARTER)
    elif phrase.has("end") or phrase.has("late"):
        found = moved(phrase.published, 0, Unit.QUARTER)
    return Timex3("DATE", f"{year:04}{found[4:]}" if year else found, components.phase(phrase))


def _quarter(phrase: Phrase, step: int) -> date:
    """Return a day of the quarter last mentioned, or of the last complete one, moved by quarters."""
    said_before = (
        start(phrase.discourse.quarter) if phrase.discourse.quarter else shifted(phrase.published, -1, Unit.QUARTER)
    )
    return shifted(said_before or phrase.published, step, Unit.QUARTER) or phrase.published


RULES = (
    DateRule(
        "season",
        ("PREFIX? ( the / LAST|NEXT|this / this past|coming )? season ( of? year )?",),
        season,
        ("It launches [next spring].", "It launched in [the summer of 2024]."),
        ("Prices fall.",),
    ),
    DateRule(
        "part of a year",
        (
            "PREFIX? the? fiscal? dash? NTH fiscal? dash? quarter|half ( of|in? comma? YEAR_OF )?",
            "the? last|final quarter|half of YEAR_OF",
            "PREFIX? the? NTH|last|final|fiscal? quarter|half of FISCAL_YEAR",
            "PREFIX? the? quarter_code of? FISCAL_YEAR",
            "the? unit dash ago|earlier NTH|last dash? quarter",
            "PREFIX? the? YEAR_OF apostrophe_s? NTH|last dash? quarter|half",
            "PREFIX? the? quarter_code ( of|in? comma? YEAR_OF )?",
            "PREFIX? the? YEAR_OF apostrophe_s? quarter_code",
        ),
        part,
        (
            "It flies in [Q3 2026].",
            "It flies in [the first half of next year].",
            "Sales rose in [the third quarter].",
        ),
        ("The third stage fell.", "The fifth half."),
    ),
    DateRule(
        "year ago",
        ("a unit ago|earlier", "unit dash ago|earlier"),
        lambda phrase: season_or_part_ago(phrase) if "year" in phrase.words() else None,
        ("Sales rose in the third quarter from [a year ago].", "It beat the [year-ago] result."),
        ("It flew a week ago.",),
    ),
    DateRule(
        "accounting period",
        (
            "PREFIX? the|possessive LAST|NEXT|current? quarter",
            "PREFIX? LAST|NEXT|this|current quarter",
            "PREFIX quarter",
            "the LAST|same period",
            "PREFIX? the year quarter|period",
            "the unit dash ago|earlier quarter|period",
            "the? LAST unit apostrophe_s quarter",
        ),
        period,
        ("Third-quarter sales rose; [the latest quarter] was good.",),
        ("The period was long.",),
    ),
)
