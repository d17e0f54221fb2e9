"""Look up what lies in each week, by the dates of the contents: its texts, what happened, and the plans of it.

A week has a page when a text came in it, or an editor's correction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.analysis.corrections import find
from briefing.calendar import Unit, When
from briefing.knowledge import Correction, Milestone
from briefing.model import Event
from briefing.publish.lookups.index import Entry, Index, SourcedBriefing
from briefing.publish.lookups.lists import all_entries
from briefing.publish.lookups.lookup import lookup
from briefing.publish.lookups.matter import told_on
from briefing.publish.lookups.plans import PLANS, lines


@dataclass(frozen=True, slots=True)
class Week:
    """What lies in a week, by id."""

    texts: tuple[str, ...]
    """Slugs, the newest first."""
    entries: tuple[str, ...]
    """What happened on days of the week, on record or reported, the newest first."""
    due: tuple[str, ...]
    """Matters whose plan was for a time that ends in the week."""
    told: tuple[str, ...]
    """Matters of which a text of the week told a plan."""
    changed: bool
    """True when a text came or was corrected."""


def week_of(day: date) -> str:
    """Return the name of the week of a day in an address.

    >>> week_of(date(2026, 11, 22))
    '2026-w47'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04}-w{week:02}"


def days_of(week: str) -> When:
    """Return the days of a week that is given by its name."""
    year, _, number = week.partition("-w")
    first = date.fromisocalendar(int(year), int(number), 1)
    last = first + min(timedelta(6), date.max - first)
    return When(first, last, Unit.WEEK, "", f"{year}-W{number}")


@lookup
def weeks(index: Index) -> tuple[str, ...]:
    """Return the weeks that have a page, oldest first."""
    return tuple(sorted(week for week, one in _weeks(index).items() if one.changed))


@lookup
def week(index: Index, name: str) -> Week:
    """Return what lies in a week."""
    return _weeks(index)[name]


@lookup
def beside(index: Index, name: str) -> tuple[str, str]:
    """Return the weeks before and after one that have a page, "" for none."""
    known = weeks(index)
    at = known.index(name)
    return known[at - 1] if at else "", known[at + 1] if at + 1 < len(known) else ""


@lookup
def _weeks(index: Index) -> dict[str, Week]:
    """Return what lies in every week in which anything does."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, what, one in _dated(index):
        found[name][what].append(one)
    return {name: _week(own) for name, own in found.items()}


def _week(own: Mapping[str, list[str]]) -> Week:
    texts, entries, due, told = (tuple(own.get(part, ())) for part in ("texts", "entries", "due", "told"))
    return Week(texts, entries, due, told, changed=bool(texts or own.get("made")))


def _dated(index: Index) -> Iterator[tuple[str, str, str]]:
    """Yield each thing with its week and what it is there, the newest first."""
    for slug in reversed(tuple(index.published)):
        yield week_of(index.published[slug]), "texts", slug
        for one in index.corrections.get(slug, ()):
            if _is_shown(one, index.readings[slug]):
                yield week_of(one.made), "made", slug
    for entry in (index.entries[one] for one in all_entries(index)):
        first, last = entry.when.ends
        if _happened(entry) and first <= index.site.day and not entry.when.is_open and week_of(first) == week_of(last):
            yield week_of(first), "entries", entry.id
    for matter, line in lines(index).items():
        if end := index.entries[matter].when.last:
            yield week_of(end), "due", matter
        plans = (index.entries[plan] for plan in line.plans)
        told = {week_of(told_on(plan, index)) for plan in plans if isinstance(plan, Event)}
        yield from ((name, "told", matter) for name in sorted(told))


def _is_shown(correction: Correction, reading: SourcedBriefing) -> bool:
    return correction.is_of_text and find(reading.briefing.text, correction.quote) is not None


def _happened(entry: Entry) -> bool:
    return isinstance(entry, Milestone) or entry.modality not in (*PLANS, "denied", "cancelled")
