"""Rules for amounts of time: how long something takes or took."""

from __future__ import annotations

from briefing.analysis.dates import components
from briefing.analysis.dates.lexicon import UNITS
from briefing.analysis.dates.reading import Phrase, Timex3
from briefing.analysis.dates.rule import DateRule
from briefing.analysis.dates.tense import tense
from briefing.calendar.timex3 import duration, moved
from briefing.calendar.unit import CLOCK, Unit
from briefing.english import lexicon

_NOT_RATED = lexicon.words("no_plural_in_s")
_RATED = lexicon.words("rated")
_BOUNDED = lexicon.words("before_length")
_BEFORE_LAST = lexicon.words("before_last_units") | {",", ".", ""}
_BEING = ("is", "was", "be")
_TELLING = lexicon.words("after_is_a_day")
"""What stands around a day that is a date and no length: "this is a day we waited for"."""
_HALVES = {Unit.CENTURY: "P50Y", Unit.DECADE: "P5Y", Unit.YEAR: "P6M", Unit.HOUR: "PT30M"}
_SET_APART = ("the", "these", "those")
_EDGES = lexicon.words("edge_of_units")
_SPANNING = lexicon.words("before_bare_units")


def amount(phrase: Phrase) -> Timex3 | None:
    """Read "two weeks" and "a 10-day flight" as a duration, "in two years" as a point when it is not past."""
    unit, number = components.unit(phrase), components.amount(phrase)
    if phrase.words() == ["one", "day"] and (phrase.before() not in _BOUNDED or phrase.following().endswith("ing")):
        return None  # "will one day land"
    if phrase.has("over|under") and phrase.before() not in _BOUNDED:
        return None  # "sold over ten years" does not say more than ten
    if not unit or not number or _is_no_time(phrase, unit) or (phrase.words()[0] == "the" and phrase.has("dash")):
        return None
    return _ahead(phrase, number, unit) or Timex3(
        "DURATION", components.period(phrase, number), components.bound(phrase), ""
    )


def _ahead(phrase: Phrase, number: str, unit: Unit) -> Timex3 | None:
    """Return the point of "will fly in two years", None where the words tell how long something takes."""
    lasting = phrase.before() != "in" or phrase.before(2) in ("first", "time", "once", "only") or number == "X"
    bounded = components.bound(phrase) in ("MORE_THAN", "LESS_THAN")  # "the largest in nearly 70 years" looks back
    if lasting or bounded or unit in CLOCK or tense(phrase) <= 0:
        return None
    there = moved(phrase.published, round(float(number)), unit)
    return Timex3("DATE", there, components.bound(phrase)) if there else None


def _is_no_time(phrase: Phrase, unit: Unit) -> bool:
    """Return True for ages, fractions and names: "44-year-old", "three-quarters", "60 Minutes"."""
    after = [phrase.following(step) for step in range(2)]
    aged = phrase.before() == "aged" or (
        unit is Unit.YEAR and ("old" in after[:1] or (after[0] == "-" and after[1] in ("old", "olds")))
    )
    last = phrase.tokens.raw(phrase.end - 1)
    named = last[:1].isupper() and not last.isupper() and phrase.tokens.raw(phrase.start)[:1].isdigit()
    planned = last[:1].isupper() and phrase.has("dash")  # "the Five-Year Plan"
    share = phrase.has("quarters|quarter") and (
        phrase.has("dash") or (after[0] == "of" and phrase.before() not in _BOUNDED and not phrase.has("few"))
    )
    return aged or share or named or (planned and not last.isupper())


def one(phrase: Phrase) -> Timex3 | None:
    """Read "a year": a rate after a sum or number, else a duration."""
    unit = components.unit(phrase)
    if not unit or phrase.following() == "-" or (unit, phrase.following()) == (Unit.QUARTER, "of"):
        return None
    if phrase.has("other") and not phrase.has("a") and "another" not in phrase.words():
        return None
    if unit is Unit.DAY and (phrase.before() == "," or (phrase.before() in _BEING and phrase.following() in _TELLING)):
        return None
    if _is_rate(phrase):
        return Timex3("SET", components.period(phrase, components.times(phrase, "1")), "", "")
    number = components.times(phrase, "1.5" if phrase.has("and") else "2" if _or_two(phrase) else "1")
    point = _ahead(phrase, number, unit) if len(phrase.words()) == 2 and unit is not Unit.QUARTER else None
    return point or Timex3("DURATION", components.period(phrase, number), components.bound(phrase), "")


def _or_two(phrase: Phrase) -> bool:
    """Return True for "a week or two", not for "a week or so"."""
    return phrase.has("or") and not phrase.has("so")


def _is_rate(phrase: Phrase) -> bool:
    """Return True when a number or a plural stands before: "90 flights a year"."""
    before = phrase.tokens.raw(phrase.start - 1)
    if phrase.end - phrase.start > 2 or before in _NOT_RATED:
        return False
    plural = before.endswith("s") and not before.endswith("ss") and before.islower() and len(before) > 3
    return before[:1].isdigit() or plural or before in _RATED


def half(phrase: Phrase) -> Timex3 | None:
    """Read "half a century" and "half an hour"."""
    unit = components.unit(phrase)
    found = _HALVES.get(unit) if unit else None
    return Timex3("DURATION", found, components.bound(phrase), "") if found else None


def lasting(phrase: Phrase) -> Timex3 | None:
    """Read "day-long", "decades-long" and "yearlong"."""
    word = phrase.words()[0].removesuffix("long")
    count, unit = UNITS[word]
    return Timex3("DURATION", duration("X" if word.endswith("s") else str(count), unit), "", "")


def bare(phrase: Phrase) -> Timex3 | None:
    """Read "for years" and "months of talks"."""
    rare = (phrase.before(2), phrase.before()) == ("time", "in")  # "for the first time in years"
    late = phrase.following() in ("after", "before") and phrase.before() not in _EDGES
    if phrase.before() not in _SPANNING and phrase.following() != "of" and not rare and not late:
        return None
    if phrase.before() in _SET_APART or components.unit(phrase) in (
        Unit.QUARTER,
        Unit.SEASON,
        Unit.SECOND,
        Unit.MINUTE,
    ):
        return None
    return Timex3("DURATION", components.period(phrase, "X"), "", "")


def span(phrase: Phrase) -> Timex3 | None:
    """Read "the past two years", "the coming weeks" and "the weeks ahead"; in "will last two weeks" last is a verb."""
    unit = components.unit(phrase)
    verb = phrase.words()[0] == "last" and phrase.before() not in _BEFORE_LAST
    if verb or (phrase.has("ahead") and phrase.following() == "of"):
        return None
    single = phrase.has("so|this") or (phrase.has("ahead") and phrase.has("SINGLE"))
    number = components.amount(phrase) if phrase.has("COUNT|few|couple|scales") else "1" if single else "X"
    if not unit or not number:
        return None
    return Timex3(
        "DURATION", components.period(phrase, number), "APPROX" if phrase.has("so") else components.bound(phrase)
    )


RULES = (
    DateRule(
        "amount",
        ("the? QUANTITY more|other|days_of? dash? UNIT ( or so )?",),
        amount,
        (
            "It lasted [two weeks].",
            "The [10-day] flight ended.",
            "It took [more than five years].",
            "It will end in [two years].",
        ),
        ("He is a 44-year-old pilot.", "Three-quarters of it burnt.", "She spoke on 60 Minutes."),
    ),
    DateRule(
        "one unit",
        ("ABOUT? a other|whole|days_of? SINGLE ( and a half / or so / or COUNT )?", "ABOUT? other SINGLE"),
        one,
        ("It took [a year].", "It flies 90 missions [a year].", "They stay [at least another month]."),
        ("The final further day.",),
    ),
    DateRule(
        "half a unit",
        ("ABOUT? half dash? a? unit", "a half dash? unit"),
        half,
        ("It waited [half a century].",),
        ("half a day",),
    ),
    DateRule("lasting a unit", ("unit|units dash long", "lasting"), lasting, ("The [day-long] talks ended.",)),
    DateRule(
        "bare units",
        ("units",),
        bare,
        ("They waited for [years].", "It took [months] of talks."),
        ("The years passed.",),
    ),
    DateRule(
        "span of time",
        (
            "the|possessive? very? LAST|NEXT|recent QUANTITY UNIT ( or so )?",
            "the|possessive ordinal QUANTITY UNIT ( or so )?",
            "the units|unit ahead",
            "the? units to come",
            "the|possessive? LAST|NEXT|recent PLURAL",
            "the|possessive LAST|NEXT unit or so",
            "this past unit",
        ),
        span,
        ("It grew in [the past two years].", "More will follow in [the coming weeks].", "A plan for [the year ahead]."),
        ("It will last two weeks.", "A second ten-day flight follows."),
    ),
)
