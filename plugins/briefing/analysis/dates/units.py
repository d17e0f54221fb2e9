"""Rules for weeks, months and years that are named by their place: last week, next year, the end of the month."""

from __future__ import annotations

from dataclasses import replace

from briefing.analysis.dates import components
from briefing.analysis.dates.discourse import between, mentioned, paragraph_day
from briefing.analysis.dates.reading import Phrase, Timex3
from briefing.analysis.dates.rule import DateRule
from briefing.analysis.dates.tense import tense
from briefing.calendar.timex3 import moved
from briefing.calendar.unit import Unit
from briefing.english import lexicon

_LARGE = (
    Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR, Unit.DECADE, Unit.CENTURY, Unit.WEEKEND,
)  # fmt: skip
_PLAIN = (Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.DAY, Unit.DECADE)
_OWNING = lexicon.words("owner_of_unit") | {"-"}
"""What follows a unit that is the time of something else: "the year of the launch"."""


def placed(phrase: Phrase) -> Timex3 | None:
    """Read "last week" and "this year" against the publication date, "the same year" against the text."""
    unit, mod = components.unit(phrase), components.phase(phrase)
    if phrase.has("about|nearly"):
        return None  # "talks about this year"
    if unit not in _LARGE or (unit is Unit.DAY and phrase.has("last|past|current|coming")):
        return None
    told = phrase.has("same|that|following|previous") or (unit is Unit.DAY and phrase.has("next"))
    told = told or (phrase.words()[:2] == ["the", "next"] and phrase.before() in ("", ".", ",", "and", "but"))
    if told:
        anchor = mentioned(phrase, unit)
        step = phrase.has("following|next") - phrase.has("previous")
        if anchor is None and phrase.has("following|previous") and unit in (Unit.WEEK, Unit.MONTH, Unit.YEAR):
            anchor = phrase.published
        return _dated(moved(anchor, step, unit), mod, "text") if anchor else None
    if phrase.has("the|possessive") and phrase.has("last|past|next|coming") and not mod:
        return Timex3("DURATION", components.period(phrase, components.times(phrase, "1")))
    named = replace(phrase, start=phrase.index("unit") - 1) if phrase.has("portion") else phrase
    step = named.has("next|coming") - named.has("last|past")  # "the latter part of next year"
    return _dated(moved(phrase.published, step, unit), mod, "publication")


def _dated(value: str, mod: str, anchor: str) -> Timex3 | None:
    """Return a DATE unless the calendar has no such unit."""
    return Timex3("DATE", value, mod, anchor) if value else None


def the_unit(phrase: Phrase) -> Timex3 | None:
    """Read "the year" and "the end of the month" as the current one, "the year ended 31 March" as a duration."""
    unit, mod = components.unit(phrase), components.phase(phrase)
    if phrase.following() in ("ended", "ending") and unit in (Unit.YEAR, Unit.MONTH, Unit.WEEK):
        return Timex3("DURATION", components.period(phrase, components.times(phrase, "1")))
    if phrase.tokens.raw(phrase.end - 1)[:1].isupper() and phrase.tokens.raw(phrase.start).islower():
        return None  # "Teacher of the Year"
    if phrase.has("fiscal"):
        return Timex3("DURATION", components.period(phrase, components.times(phrase, "1")))
    if unit in (Unit.DAY, Unit.DECADE) and not mod and not phrase.has("earlier|later"):
        return None
    if unit not in _PLAIN or (not mod and phrase.following() in _OWNING):
        return None
    if unit is Unit.DAY:
        return _dated(paragraph_day(phrase).isoformat(), mod, "publication")
    year = _year_told(phrase) if unit is Unit.YEAR else 0
    if year:
        return Timex3("DATE", f"{year:04}", mod, "text")
    return _dated(moved(phrase.published, 0, unit), mod, "publication")


def _year_told(phrase: Phrase) -> int:
    """Return the past year that a past "the year" means: that of its paragraph, in January the last; 0 for neither."""
    if tense(phrase) >= 0:
        return 0
    told = mentioned(phrase, Unit.YEAR) if phrase.discourse.said_at >= 0 else None
    if told and told.year < phrase.published.year and "break" not in between(phrase, phrase.discourse.said_at):
        return told.year
    return phrase.published.year - 1 if phrase.published.month == 1 else 0


def weekend(phrase: Phrase) -> Timex3 | None:
    """Read "the weekend", "this weekend" and "last weekend"; the plain one follows the tense of its verb."""
    step = phrase.has("NEXT") - phrase.has("LAST")
    if phrase.has("this") and phrase.published.weekday() < 2 and tense(phrase) < 0:
        step = -1  # "as he said this weekend", on a Monday
    if not step and phrase.published.weekday() < 5 and tense(phrase) <= 0 and not phrase.has("this|that"):
        step = -1
    return _dated(moved(phrase.published, step, Unit.WEEKEND), components.phase(phrase), "publication")


def year_end(phrase: Phrase) -> Timex3 | None:
    """Read "year end" and "the month's end"."""
    unit = components.unit(phrase)
    return (
        _dated(moved(phrase.published, 0, unit), "END", "publication")
        if unit in (Unit.YEAR, Unit.MONTH, Unit.DECADE, Unit.WEEK)
        else None
    )


def beside(phrase: Phrase) -> Timex3 | None:
    """Read "the day before" and "the year before" when no event follows that they count from."""
    unit = components.unit(phrase)
    if unit not in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR) or phrase.following() not in (",", ".", ";", ""):
        return None
    anchor = paragraph_day(phrase) if unit is Unit.DAY else mentioned(phrase, unit) or phrase.published
    return _dated(moved(anchor, 1 if phrase.has("after") else -1, unit), "", "text")


RULES = (
    DateRule(
        "the unit before",
        ("the unit before|after",),
        beside,
        ("It flew on 5 March; [the day before], it was well.",),
        ("The day before the flight was calm.",),
    ),
    DateRule(
        "unit by its place",
        (
            "PREFIX? the|possessive? LAST|NEXT|this|that|current|same fiscal? unit",
            "the same|following|previous unit",
            "this coming unit",
        ),
        placed,
        (
            "They signed [last week].",
            "It flies [later this year].",
            "It landed in 2019, and [the same year] it failed.",
        ),
        ("The last rocket flew.", "That year was good."),
    ),
    DateRule(
        "the unit",
        ("PREFIX? the|possessive fiscal? whole? unit", "PREFIX whole? unit"),
        the_unit,
        ("It flies by [the end of the year].", "Sales for [the full year] rose."),
        ("The day of the launch came.", "The end of the flight came."),
    ),
    DateRule("weekend", ("PREFIX? the? LAST|NEXT|this|that? weekend",), weekend, ("It lands [this weekend].",)),
    DateRule(
        "end of a unit",
        ("unit dash? end", "the? unit apostrophe_s end"),
        year_end,
        ("It flies by [year-end].",),
        ("The day end.",),
    ),
)
