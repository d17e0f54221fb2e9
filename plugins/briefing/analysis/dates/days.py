"""Rules for days near the publication date and for times of day."""

from __future__ import annotations

from datetime import date, timedelta

from briefing.analysis.dates import components, normalization
from briefing.analysis.dates.discourse import between, mentioned
from briefing.analysis.dates.filters import is_title
from briefing.analysis.dates.lexicon import PARTS
from briefing.analysis.dates.reading import Phrase, Timex3
from briefing.analysis.dates.rule import DateRule
from briefing.calendar.unit import Unit
from briefing.english import lexicon

STEPS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_ERA = lexicon.words("age_noun")
_COUNTING = lexicon.words("before_count")
_NEAR = 30  # tokens
NEAR = "yesterday|today|tomorrow"


def weekday(phrase: Phrase) -> Timex3 | None:
    """Read a weekday, its part of day included."""
    if (phrase.has("unit") and phrase.find("unit") != "week") or phrase.words()[0] == "following":
        return None  # "following Thursday's deal" is after it
    return _part(phrase, weekday_of(phrase), "publication")


def weekday_of(phrase: Phrase) -> date:
    """Return the day that a weekday denotes."""
    number, here = components.weekday(phrase), phrase.published
    if phrase.has("unit"):  # "Tuesday of next week"
        step = phrase.has("NEXT") - phrase.has("LAST")
        return here + timedelta(number - here.isoweekday() + 7 * step)
    if phrase.has("last|past"):
        back = (here.isoweekday() - number) % 7
        last = here - timedelta(back if back > 1 else back + 7)  # yesterday is not "last Monday"
        return last - timedelta(7 * _is_beside(phrase, last))
    if phrase.has("next|coming"):
        return here + timedelta((number - here.isoweekday()) % 7 or 7)
    if phrase.has("following|previous"):
        base = mentioned(phrase, Unit.DAY) or here
        ahead = (number - base.isoweekday()) % 7 or 7
        return base + timedelta(ahead if phrase.has("following") else ahead - 7 or -7)
    if phrase.has("this"):
        return here + timedelta(number - here.isoweekday())
    return normalization.weekday(phrase, number)


def _is_beside(phrase: Phrase, day: date) -> bool:
    """Return True when the sentences just before name that weekday alone: "on Tuesday … last Tuesday"."""
    state = phrase.discourse
    near = state.plain and state.day_at >= 0 and phrase.start - state.day_at < _NEAR
    return near and state.day == day.isoformat() and "break" not in between(phrase, state.day_at)


def _part(phrase: Phrase, day: date, anchor: str) -> Timex3:
    """Return the day, or the part of it that is named."""
    part = PARTS.get(phrase.find("part|noon|tonight"), "")
    return Timex3("TIME" if part else "DATE", day.isoformat() + part, components.phase(phrase), anchor)


def near(phrase: Phrase) -> Timex3 | None:
    """Read today, yesterday and tomorrow, unless they end a title: "India Today"."""
    if is_title(phrase):
        return None
    if phrase.words() == ["today"] and _is_nowadays(phrase):
        return Timex3("DATE", "PRESENT_REF")
    return _part(phrase, phrase.published + timedelta(STEPS[phrase.find(NEAR)]), "publication")


def _is_nowadays(phrase: Phrase) -> bool:
    """Return True for "still today", "than today", "today's world" and "Today, more than 50 states are members"."""
    owned = phrase.following() in ("'s", "’s") and phrase.following(1) in _ERA
    counted = phrase.before() in ("", ".") and phrase.following() == "," and phrase.following(1) in _COUNTING
    return phrase.before() in ("still", "than", "even") or owned or counted


def beyond(phrase: Phrase) -> Timex3 | None:
    """Read "the day after tomorrow" and "the day before yesterday"."""
    return Timex3("DATE", (phrase.published + timedelta(2 if phrase.has("after") else -2)).isoformat())


def part(phrase: Phrase) -> Timex3 | None:
    """Read "this morning" and "tonight", and "that night" against the text."""
    told = phrase.has("that|same|following|previous|next")
    if phrase.find("part") == "dawn":
        return None
    day = mentioned(phrase, Unit.DAY) if told else phrase.published
    if day is None:
        return None
    step = phrase.has("following|next") - phrase.has("last|previous")
    return _part(phrase, day + timedelta(step), "text" if told else "publication")


RULES = (
    DateRule(
        "weekday",
        (
            "( PHASE|later|earlier on? )? ( the? LAST|NEXT|this / this past|coming ) weekday DAYPART?",
            "( PHASE|later|earlier on? )? weekday DAYPART?",
            "PART_OF? weekday",
            "weekday part? of? LAST|NEXT|this unit",
        ),
        weekday,
        (
            "They met [Wednesday].",
            "It flew [Friday morning].",
            "It flew [last Tuesday].",
            "It rose following [Tuesday]'s deal.",
        ),
    ),
    DateRule(
        "day near publication",
        (
            "( PHASE / later|earlier )? NEAR part?",
            "( early|mid|late dash? )? part yesterday|tomorrow",
        ),
        near,
        ("It flew [yesterday].", "It lands [tomorrow morning]."),
    ),
    DateRule(
        "day beyond",
        ("the unit after tomorrow", "the unit before yesterday"),
        beyond,
        ("It lands [the day after tomorrow].",),
    ),
    DateRule(
        "part of day",
        (
            "( PHASE / later|earlier )? this|that|next|last part",
            "( PHASE / later|earlier )? tonight",
            "the same|following|next|previous part",
        ),
        part,
        ("It flies [this morning].", "It flies [tonight]."),
        ("That morning was calm.",),
    ),
)
