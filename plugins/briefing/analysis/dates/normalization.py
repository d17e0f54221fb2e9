"""From what is said to the calendar: the publication date, then a cue or the tense, then the date last mentioned.

The default of each form is the one that holds most often in labelled news: a weekday is the last one, publication
day included; a month and day is the nearest; a month alone follows the tense of its verb.
"""

from __future__ import annotations

from datetime import date, timedelta

from briefing.analysis.dates.discourse import passage_year, year_beside
from briefing.analysis.dates.lexicon import WEEKDAYS
from briefing.analysis.dates.reading import Phrase
from briefing.analysis.dates.tense import AWAITED, is_given_up, tense
from briefing.calendar.timex3 import start
from briefing.calendar.unit import Unit, is_day, shifted
from briefing.english import lexicon

_AHEAD = frozenset("by until till due".split())
_BEHIND = frozenset("since from after following".split())
_TOWARDS = frozenset("by until till to".split())
_JOINED = ("to", "-", "–", "—", "through", "and", "or")
_NEAR = timedelta(90)
_HALF_A_WEEK = 3  # days
_GATHERINGS = lexicon.words("set_day_noun")
"""What is held on a set day: "will decide after Thursday's meeting" looks ahead."""
_ACCOUNTS = lexicon.words("accounts_noun")


def weekday(phrase: Phrase, number: int) -> date:
    """Return the last such weekday, publication day included, or the coming one when the verb is in the future.

    That of a plan that no longer holds is the nearest: it may have been yesterday or be tomorrow.
    """
    first = _first_of_two(phrase, number)
    if first:
        return first + timedelta((number - first.isoweekday()) % 7 or 7)
    back = (phrase.published.isoweekday() - number) % 7
    if is_given_up(phrase):
        return phrase.published + timedelta(7 * (back > _HALF_A_WEEK) - back)
    if back and (_is_awaited(phrase) if phrase.following() in ("'s", "’s") else _is_ahead(phrase)):
        return phrase.published + timedelta(7 - back)
    return phrase.published - timedelta(back)


def _first_of_two(phrase: Phrase, number: int) -> date | None:
    """Return the day before "through Thursday" in "Tuesday through Thursday"; before "and", one that is to come."""
    place, joint = phrase.start - 2, phrase.before()
    first = start(phrase.discourse.said)
    if phrase.discourse.after != place + 1 or first is None:
        return None
    if phrase.tokens.word(place)[:3] not in WEEKDAYS:
        return _since(phrase, first, number) if joint in ("to", "through") else None
    if joint in ("and", "or"):
        return first if phrase.published <= first and first.isoweekday() < number else None
    return first if joint in _JOINED else None


def _since(phrase: Phrase, first: date, number: int) -> date | None:
    """Return the day before the weekday that ends a span: the last one when its first day is past, else the next."""
    last = phrase.published - timedelta((phrase.published.isoweekday() - number) % 7)
    if len(phrase.discourse.said) != len(first.isoformat()):
        return None
    return last - timedelta(7) if first < last else first if first >= phrase.published else None


def _is_ahead(phrase: Phrase) -> bool:
    """Return True when the verb or the words before ("as soon as", "by") point to the future."""
    if phrase.before() in _BEHIND:
        return False
    if phrase.before() in _AHEAD and phrase.before(2) not in ("", ".", "but", "and"):
        return True
    fixed = (phrase.before(2), phrase.before()) in (("has", "set"), ("have", "set"))  # "has set Friday as the date"
    return fixed or tense(phrase, exact=True) > 0


def _is_awaited(phrase: Phrase) -> bool:
    """Return True for "ahead of Sunday's launch", "prepare for Friday's spacewalk" and "Friday's launch will be"."""
    if "will" in (phrase.following(2), phrase.following(3)) and phrase.before() in ("", ".", "that"):
        return True
    gathering = phrase.following(1) in _GATHERINGS and phrase.before() in ("after", "following", "at", "during")
    if gathering and tense(phrase) > 0:
        return True
    return phrase.before(2) in AWAITED and phrase.before() in ("of", "for", "to")


def month_day(phrase: Phrase, month: int, day: int) -> str:
    """Return the day of that name that the text or the tense points to, else the nearest; "" when there is none."""
    told = passage_year(phrase, f"{month:02}-{day:02}")
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
    told = passage_year(phrase, f"{number:02}")
    if told:
        return f"{told:04}-{number:02}"
    range_from = start(phrase.discourse.said) if phrase.discourse.after == phrase.start - 1 else None
    if range_from and phrase.before() in _JOINED and len(phrase.discourse.said) >= 7:
        return f"{range_from.year + (number < range_from.month):04}-{number:02}"
    if phrase.before() == "since":
        return f"{here.year - (number > here.month):04}-{number:02}"
    beside = year_beside(phrase)
    if beside:
        return f"{beside:04}-{number:02}"
    towards = phrase.before() in _TOWARDS and phrase.before(2) not in ("", ".", "but", "and")
    turned = 1 if towards and not _is_over(phrase) else tense(phrase)
    if turned == 0 or phrase.before() in ("a", "its", "their"):  # "its June agreement" is as old as it likes
        turned = 1 if (number - here.month) % 12 <= 6 else -1
    year = here.year + (number < here.month) if turned > 0 else here.year - (number > here.month)
    return f"{year:04}-{number:02}"


def _is_over(phrase: Phrase) -> bool:
    """Return True before "had": "by late July it had arrived"."""
    return "had" in (phrase.following(step) for step in range(1, 4))


def part_of_year(phrase: Phrase, part: str) -> int:
    """Return the year of a quarter, half or season without one: by the tense, else the nearest."""
    beside = year_beside(phrase)
    if beside:
        return beside
    years = [phrase.published.year + step for step in (-1, 0, 1)]
    starts = {year: start(f"{year}-{part}") or phrase.published for year in years}
    turned = tense(phrase)
    if turned > 0 and not _is_accounted(phrase):
        months = 6 if part[0] == "H" else 3
        ends = {year: shifted(starts[year], months, Unit.MONTH) or date.max for year in years}
        return min((year for year in years if ends[year] > phrase.published), default=years[-1])
    if turned < 0:
        return max(year for year in years if starts[year] <= phrase.published or year == years[0])
    return min(years, key=lambda year: abs((starts[year] - phrase.published).days + 45))


def _is_accounted(phrase: Phrase) -> bool:
    """Return True near words of accounts: the report on a "third-quarter loss" is to come, the quarter is not."""
    around = {phrase.before(step) for step in range(1, 12)} | {phrase.following(step) for step in range(4)}
    return not around.isdisjoint(_ACCOUNTS)
