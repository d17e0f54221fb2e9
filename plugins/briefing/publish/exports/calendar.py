"""Write iCalendar files (RFC 5545) of coming events: one for the site, and one for each entity that has any.

A date known to the day is an all-day entry; a coarser one spans all its days, says so, and blocks no time. A date
with an open end ("by 2030") has no days to stand on and is left to the pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefing.calendar import phrase
from briefing.knowledge import Milestone
from briefing.publish.lookups.index import Entry, Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.lookups.participation import takes_part
from briefing.publish.lookups.plans import is_ahead
from briefing.publish.page_kind import FOR_PROGRAMS, Content, Key, PageKind
from briefing.publish.view.event_rows import place, what
from briefing.publish.view.event_state import state

_WIDEST = 92  # days
_MOST = 500
"""Coming events of one calendar, the soonest first."""
_UNKNOWN = date(1970, 1, 1)
"""Stands for the day on which an event came into the record, where no text says when."""


@dataclass(frozen=True, slots=True)
class Coming:
    """An event of a calendar."""

    id: str
    first: date
    last: date
    summary: str
    description: str
    address: str
    """Where it stands in words: below the site’s root, or in the original."""
    stamp: date
    """Day of the oldest text that it rests on."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a calendar file holds."""

    name: str
    """Whose events they are, or "" for those of all."""
    events: tuple[Coming, ...]

    def text(self, site: str, address: str) -> str:
        """Return the file of a site that is called `site` and lies at `address`; lines are folded and end in CRLF."""
        from briefing.publish.exports.icalendar_file import written  # icalendar takes long to load; few builds need it

        return written(f"{self.name} · {site}" if self.name else site, self.events, address)


def _keys(index: Index) -> Iterator[Key]:
    """Yield the entities whose calendars have events."""
    coming = _by_entity(index)
    yield from ((entity.id,) for entity in index.site.entities if entity.id in coming)


@lookup
def _by_entity(index: Index) -> dict[str, tuple[str, ...]]:
    """Return the ids of what is to come by entity, the soonest first; under "" what the site's own calendar lists."""
    found: dict[str, list[str]] = {"": []}
    for entry in _known(index):
        if is_ahead(entry, index) and fits(entry):
            everywhere = {""} if not index.matched.get(entry.id) else frozenset[str]()
            for party in everywhere | _concerned(entry, index):
                found.setdefault(party, []).append(entry.id)
    return {party: tuple(ids[:_MOST]) for party, ids in found.items()}


@lookup
def _listed(index: Index, entity: str) -> tuple[str, ...]:
    """Return the ids of what stands in one calendar, the soonest first."""
    return _by_entity(index)[entity]


def fits(entry: Entry) -> bool:
    """Return True for an entry that a calendar can hold: its date is closed, and known to a quarter at least."""
    return not entry.when.is_open and entry.when.length <= _WIDEST


def _known(index: Index) -> list[Entry]:
    """Return all events, soonest first."""
    known: list[Entry] = [*index.site.knowledge.milestones, *index.site.events]
    return sorted(known, key=lambda entry: (*entry.when.ends, entry.id))


def _concerned(entry: Entry, index: Index) -> frozenset[str]:
    """Return the entities in whose calendars an entry stands; a report gives way to what it reports."""
    if isinstance(entry, Milestone):
        return frozenset(index.subjects[entry.id])
    on_record = (e for m in index.matched.get(entry.id, ()) for e in index.subjects[m.id])
    named = (index.entities[name] for name in entry.entities if name in index.entities)
    return frozenset(e.id for e in named if takes_part(e, entry)).difference(on_record)


def _page(index: Index, entity: str = "") -> Content:
    name = index.entities[entity].name if entity else ""
    calendar = Calendar(name, tuple(_coming(index.entries[one], index) for one in _listed(index, entity)))
    return Content(name, "", "", calendar)


def _record(entry: Entry, index: Index) -> tuple[Milestone, ...]:
    """Return the events on record under which the timeline shows an entry."""
    return (entry,) if isinstance(entry, Milestone) else index.matched.get(entry.id, ())


def _coming(entry: Entry, index: Index) -> Coming:
    first, last = entry.when.ends
    said = phrase(entry.when)
    title = entry.title if isinstance(entry, Milestone) else what(entry, index)
    remark = entry.note if isinstance(entry, Milestone) else ""
    shown = next(iter(_record(entry, index)), entry)
    return Coming(
        id=entry.id,
        first=first,
        last=last,
        summary=title if first == last else f"{title} ({said})",
        description=". ".join(part for part in (f"{said}, {state(entry, index).text}", remark) if part),
        address=place(shown, index, ""),
        stamp=_reported(entry, index),
    )


def _reported(entry: Entry, index: Index) -> date:
    """Return the day of the oldest text that an entry rests on; later ones that say the same leave it as it is."""
    told = index.reported.get(entry.id, ()) if isinstance(entry, Milestone) else (entry,)
    return min((index.published[quote.briefing] for event in told for quote in event.evidence), default=_UNKNOWN)


KINDS = (
    PageKind("calendar of what is to come", "calendar.ics", "calendar", _page, FOR_PROGRAMS),
    PageKind("calendar of an entity", "entities/<id>/calendar.ics", "calendar", _page, FOR_PROGRAMS, _keys),
)
