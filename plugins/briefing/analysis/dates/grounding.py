"""From what is said to the calendar: the publication date, then a cue or the tense, then the date last mentioned.

The default of each form is the one that holds most often in labelled news: a weekday is the last one, publication
day included; a month and day is the nearest; a month alone follows the tense of its verb.
"""

from __future__ import annotations

from datetime import date, timedelta

from briefing.analysis.dates.calendar import is_day, start
from briefing.analysis.dates.reading import Phrase
from briefing.analysis.dates.tense import direction

_AHEAD = frozenset("by until till due".split())
_SOON = (("soon", "as"), ("early", "as"), ("earlier", "than"), ("later", "than"))
_FINENESS = {"D": 10, "W": 8, "WE": 8, "M": 7, "Q": 7, "S": 7, "Y": 4, "E": 3, "C": 2}


def tense(phrase: Phrase) -> int:
    """Return -1 for past, 1 for future, 0 when the clause does not say."""
    return direction(phrase.tokens, phrase.start, phrase.end)


def weekday(phrase: Phrase, number: int) -> date:
    """Return the last such weekday, publication day included, or the coming one when the verb is in the future."""
    back = (phrase.published.isoweekday() - number) % 7
    if back and phrase.following() not in ("'s", "’s") and _is_ahead(phrase):
        return phrase.published + timedelta(7 - back)
    return phrase.published - timedelta(back)


def _is_ahead(phrase: Phrase) -> bool:
    """Return True when the verb or the words before ("as soon as", "by") point to the future."""
    if (phrase.before(2), phrase.before()) in _SOON:
        return True
    if phrase.before() in _AHEAD and phrase.before(2) not in ("", ".", "but", "and"):
        return True
    return tense(phrase) > 0


def month_day(phrase: Phrase, month: int, day: int) -> str:
    """Return the day of that name that is nearest to the publication date, or "" when there is none."""
    years = [phrase.published.year + step for step in (0, -1, 1)]
    days = [date(year, month, day) for year in years if is_day(year, month, day)]
    if phrase.before() in ("ended", "ending"):
        late = phrase.before() == "ending"
        days = [one for one in days if (one >= phrase.published) == late] or days
    return min(days, key=lambda one: abs(one - phrase.published)).isoformat() if days else ""


def month(phrase: Phrase, number: int) -> str:
    """Return the month of that name that the tense points to, the nearest without one."""
    here = phrase.published
    turned = tense(phrase)
    if turned == 0:
        turned = 1 if (number - here.month) % 12 <= 6 else -1
    year = here.year + (number < here.month) if turned > 0 else here.year - (number > here.month)
    return f"{year:04}-{number:02}"


def part_of_year(phrase: Phrase, part: str) -> int:
    """Return the year of a quarter, half or season without one: by the tense, else the nearest."""
    years = [phrase.published.year + step for step in (-1, 0, 1)]
    starts = {year: start(f"{year}-{part}") or phrase.published for year in years}
    turned = tense(phrase)
    if turned < 0:
        return max(year for year in years if starts[year] <= phrase.published or year == years[0])
    return min(years, key=lambda year: abs((starts[year] - phrase.published).days + 45))


def mentioned(phrase: Phrase, unit: str) -> date | None:
    """Return the first day of the date last mentioned if it is as exact as `unit`, None otherwise."""
    said = phrase.memory.said
    exact = len(said.partition("T")[0]) >= _FINENESS.get(unit, 99)
    return start(said) if exact else None
