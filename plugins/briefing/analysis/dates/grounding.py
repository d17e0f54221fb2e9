"""From what is said to the calendar: the publication date, then a cue or the tense, then the date last mentioned.

The default of each form is the one that holds most often in labelled news: a weekday is the last one, publication
day included; a month and day is the nearest; a month alone follows the tense of its verb.
"""

from __future__ import annotations

from datetime import date, timedelta

from briefing.analysis.dates.calendar import is_day, shifted, start
from briefing.analysis.dates.lexicon import CODES, WEEKDAYS
from briefing.analysis.dates.reading import Phrase
from briefing.analysis.dates.tense import direction

_AHEAD = frozenset("by until till due".split())
_SOON = (("soon", "as"), ("early", "as"), ("earlier", "than"), ("later", "than"))
_TOWARDS = frozenset("by until till to".split())
_JOINED = ("to", "-", "–", "—", "through", "and", "or")
_NEAR = timedelta(90)
_PASSAGE = 40  # tokens from the date that opens a passage
_ACCOUNTS = frozenset(
    "report post loss losses profit earnings results net sales revenue income write-off dividend".split()
)
_ENDS = (CODES["dot"], CODES["break"], CODES["clock"])
_SENTENCE = 25  # tokens in which a day belongs to the clock time before it
_FINENESS = {"D": 10, "W": 8, "WE": 8, "M": 7, "Q": 7, "S": 7, "Y": 4, "E": 3, "C": 2}


def tense(phrase: Phrase) -> int:
    """Return -1 for past, 1 for future, 0 when the clause does not say."""
    if (phrase.before(2), phrase.before()) in _SOON or phrase.before() == "net":
        return 1
    return direction(phrase.tokens, phrase.start, phrase.end)


def weekday(phrase: Phrase, number: int) -> date:
    """Return the last such weekday, publication day included, or the coming one when the verb is in the future."""
    back = (phrase.published.isoweekday() - number) % 7
    if back and phrase.following() not in ("'s", "’s") and _is_ahead(phrase):
        return phrase.published + timedelta(7 - back)
    return phrase.published - timedelta(back)


def _is_ahead(phrase: Phrase) -> bool:
    """Return True when the verb or the words before ("as soon as", "by") point to the future."""
    if phrase.before() in _AHEAD and phrase.before(2) not in ("", ".", "but", "and"):
        return True
    return tense(phrase) > 0


def month_day(phrase: Phrase, month: int, day: int) -> str:
    """Return the day of that name that the text or the tense points to, else the nearest; "" when there is none."""
    told = _told_year(phrase, f"{month:02}-{day:02}")
    if told:
        return f"{told:04}-{month:02}-{day:02}" if is_day(told, month, day) else ""
    years = [phrase.published.year + step for step in (0, -1, 1)]
    days = [date(year, month, day) for year in years if is_day(year, month, day)]
    turned = {"ended": -1, "ending": 1}.get(phrase.before(), 0)
    if not turned and days and min(abs(one - phrase.published) for one in days) > _NEAR:
        turned = tense(phrase)
    turned_to = [one for one in days if turned * (one - phrase.published).days >= 0]
    return min(turned_to or days, key=lambda one: abs(one - phrase.published)).isoformat() if days else ""


def month(phrase: Phrase, number: int) -> str:
    """Return the month of that name that the text or the tense points to, the nearest without either."""
    here = phrase.published
    told = _told_year(phrase, f"{number:02}")
    if told:
        return f"{told:04}-{number:02}"
    range_from = start(phrase.memory.said) if phrase.memory.after == phrase.start - 1 else None
    if range_from and phrase.before() in _JOINED and len(phrase.memory.said) >= 7:
        return f"{range_from.year + (number < range_from.month):04}-{number:02}"
    turned = 1 if phrase.before() in _TOWARDS and phrase.before(2) not in ("", ".", "but", "and") else tense(phrase)
    if turned == 0:
        turned = 1 if (number - here.month) % 12 <= 6 else -1
    year = here.year + (number < here.month) if turned > 0 else here.year - (number > here.month)
    return f"{year:04}-{number:02}"


def _told_year(phrase: Phrase, rest: str) -> int:
    """Return the year of a passage that tells of one long past: "On 16 July 1969 … On July 20 …"; 0 elsewhere.

    A month that was just named with its year keeps it: "in May 2024, after a visit of 7 and 8 May".
    """
    said = phrase.memory.said
    near = phrase.memory.after >= 0 and phrase.start - phrase.memory.after < _PASSAGE
    if not near or not said[:4].isdecimal() or said[4:5] != "-" or said[5:7] > "12":
        return 0
    year = int(said[:4])
    if year < phrase.published.year and said[5:7] == rest[:2] and "dot" not in between(phrase):
        return year
    past = year < phrase.published.year - 1 and rest >= said[5 : 5 + len(rest)]
    return year if past and tense(phrase) <= 0 else 0


def part_of_year(phrase: Phrase, part: str) -> int:
    """Return the year of a quarter, half or season without one: by the tense, else the nearest."""
    years = [phrase.published.year + step for step in (-1, 0, 1)]
    starts = {year: start(f"{year}-{part}") or phrase.published for year in years}
    turned = tense(phrase)
    if turned > 0 and not _is_accounted(phrase):
        months = 6 if part[0] == "H" else 3
        return min(year for year in years if (shifted(starts[year], months, "M") or date.max) > phrase.published)
    if turned < 0:
        return max(year for year in years if starts[year] <= phrase.published or year == years[0])
    return min(years, key=lambda year: abs((starts[year] - phrase.published).days + 45))


def _is_accounted(phrase: Phrase) -> bool:
    """Return True near words of accounts: the report on a "third-quarter loss" is to come, the quarter is not."""
    around = {phrase.before(step) for step in range(1, 12)} | {phrase.following(step) for step in range(4)}
    return not around.isdisjoint(_ACCOUNTS)


def between(phrase: Phrase) -> frozenset[str]:
    """Return which of `dot` and `break` stand between the date last mentioned and the phrase."""
    passed = phrase.tokens.codes[max(0, phrase.memory.said_at) : phrase.start]
    return frozenset(name for name in ("dot", "break") if CODES[name] in passed)


def clock_day(phrase: Phrase) -> date:
    """Return the day of a bare clock time: that of its sentence or paragraph if the verb allows, else publication."""
    ahead = _day_ahead(phrase)
    if ahead:
        return ahead
    told, passed = mentioned(phrase, "D"), between(phrase)
    if told is None or phrase.memory.said_at < 0 or "break" in passed:
        return phrase.published
    opposed = tense(phrase) * (told - phrase.published).days < 0
    return phrase.published if "dot" in passed and opposed else told


def _day_ahead(phrase: Phrase) -> date | None:
    """Return the day that the sentence names after a clock time: "at 9:05 a.m. EDT from Florida on Friday"."""
    codes = phrase.tokens.codes
    for index in range(phrase.end, min(len(codes), phrase.end + _SENTENCE) - 1):
        if codes[index] in _ENDS:
            return None
        if codes[index] == CODES["on"] and codes[index + 1] == CODES["weekday"]:
            there = Phrase(phrase.tokens, index + 1, index + 2, phrase.published, phrase.memory)
            return weekday(there, WEEKDAYS[there.words()[0][:3]])
    return None


def mentioned(phrase: Phrase, unit: str) -> date | None:
    """Return the first day of the date last mentioned if it is as exact as `unit`, None otherwise."""
    said = phrase.memory.said
    exact = len(said.partition("T")[0]) >= _FINENESS.get(unit, 99)
    return start(said) if exact else None
