"""Explain how the dates and names of a text were read: the days, what they were counted from, and the rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefing.calendar import phrase
from briefing.model import Mention, Quote, TimeExpression
from briefing.publish.elements import Chip, Timed
from briefing.publish.elements.dating import WEEKDAYS, long_day, timed
from briefing.publish.evidence.rights import evidence, may_show
from briefing.publish.lookups.index import SourcedBriefing


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A date of a text and how it was read."""

    anchor: str
    """Id of its row: `d-` and its number in the text."""
    chip: Chip
    words: str
    """The words of the text."""
    when: Timed
    known: str
    """How exactly it is known: to the day, to the week …"""
    origin: str
    """What it was counted from."""
    rule: str


def reckoned(reading: SourcedBriefing) -> tuple[Reckoned, ...]:
    """Return how each date of a text was read, in the order of the text; withheld words are left out."""
    return tuple(_reckoned(reading))


def row(number: int) -> str:
    """Return the id of the row that says how the date with this number was read."""
    return f"d-{number}"


def hint(time: TimeExpression, published: date) -> str:
    """Return how a date was read as one line, to be shown at the date in the text itself.

    >>> from briefing.calendar import from_edtf
    >>> seen = TimeExpression(0, 8, "in 2026", "DATE", "2026", "", from_edtf("2026"), "", "year")
    >>> hint(seen, date(2025, 3, 5))
    '2026, known to the year; as stated; rule “year”'
    """
    days = phrase(time.when) if time.when else time.value
    return f"{days}, {_known(time)}; {_origin(time, published)}; rule “{time.rule}”"


def name_hint(mention: Mention, kind: str) -> str:
    """Return what a name was read as, and by which rule."""
    return f"{kind}, by {mention.rule}"


def _reckoned(reading: SourcedBriefing) -> Iterator[Reckoned]:
    published = reading.briefing.published
    for number, time in enumerate(reading.analysis.times, 1):
        if time.when and may_show(reading, time.start):
            chip = evidence(reading, Quote(reading.briefing.slug, time.start, time.end), "", here=True)
            origin = _origin(time, published)
            yield Reckoned(row(number), chip, time.text, timed(time.when), _known(time), origin, time.rule)


def _known(time: TimeExpression) -> str:
    """Return how exactly a date is known."""
    if time.when is None or time.when.is_open:
        return "one end open"
    if time.when.precision is None:
        return "known as a stretch"
    return f"known {'about ' if time.when.modifier else ''}to the {time.when.precision}"


def _origin(time: TimeExpression, published: date) -> str:
    """Return what a date was counted from."""
    if time.anchor == "publication":
        return f"counted from the day of the text, {WEEKDAYS[published.weekday()]} {long_day(published)}"
    return "counted from a date named before" if time.anchor == "text" else "as stated"
