"""Show the parts of a programme below each other on one axis: what is planned, what was done, what was dropped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.calendar import When, from_edtf, phrase
from briefing.knowledge import Milestone
from briefing.knowledge.kinds import ENTITY_TYPES, entity_types
from briefing.model import Entity
from briefing.publish.elements import Row
from briefing.publish.elements.dating import dates
from briefing.publish.elements.shapes import Tick
from briefing.publish.figures.marks import Scale, mark, scale_over, strip, ticks
from briefing.publish.lookups.index import Entry, Index
from briefing.publish.lookups.lists import entries_of
from briefing.publish.lookups.lookup import lookup
from briefing.publish.lookups.plans import GONE
from briefing.publish.view.event_rows import links, source_links, summed
from briefing.publish.view.event_state import of_record, stage, state
from briefing.publish.view.promises import rests_on

_MARKS = 24
"""Entries of a part that are marked: the newest."""
_MOST = 24
"""Parts that have a row: those with the latest days."""


@dataclass(frozen=True, slots=True)
class Gantt:
    """The parts of a programme, itself first, then the earliest."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    span: str
    """Years of the axis."""
    more: int
    """Earlier parts, which have no row."""
    entries: tuple[str, ...]
    """Ids of the entries that are marked."""


@dataclass(frozen=True, slots=True)
class _DatedPart:
    """A part with what is dated of it: at least one of the two."""

    id: str
    began: When | None
    """As its record has it."""
    entries: tuple[Entry, ...]
    """Newest first."""
    told: Entry | None
    """What its row tells: the soonest that is planned, else its beginning as None, else the newest."""
    when: When
    """The day of that."""


def gantt(entity: Entity, index: Index, root: str) -> Gantt | None:
    """Return the parts of a programme or station; None for what has no dated part."""
    whole = _part(entity.id, index)
    found = sorted(_dated_parts(entity, index), key=lambda one: (one.when.ends, one.id))
    if not found:
        return None
    shown = [*whole, *found[-_MOST:]]
    scale = scale_over(when for one in shown for when in _whens(one))
    return Gantt(
        rows=tuple(_row(one, index, root, scale) for one in shown),
        ticks=ticks(scale, 4),
        span=scale.years,
        more=len(found[:-_MOST]),
        entries=tuple(entry.id for one in shown for entry in one.entries),
    )


@lookup
def _parts(index: Index) -> dict[str, tuple[str, ...]]:
    """Return the craft, missions, stations and papers that records have as parts of something."""
    found: dict[str, list[str]] = defaultdict(list)
    for record in index.site.knowledge.records:
        if record.type in entity_types("titled") - entity_types("carries"):
            for whole in record.part_of:
                found[whole].append(record.id)
    return {whole: tuple(parts) for whole, parts in found.items()}


@lookup
def parts(index: Index, whole: str) -> tuple[str, ...]:
    """Return the parts of something by their records."""
    return _parts(index).get(whole, ())


@lookup
def _marked(index: Index, part: str) -> tuple[str, ...]:
    """Return the entries of a part that can be marked, newest first."""
    dated = (one for one in entries_of(index, part) if not index.entries[one].when.is_open)
    return tuple(dated)[:_MARKS]


def _dated_parts(entity: Entity, index: Index) -> Iterator[_DatedPart]:
    if entity.type in entity_types("titled") - entity_types("craft"):
        for one in parts(index, entity.id):
            yield from _part(one, index)


def _part(part: str, index: Index) -> tuple[_DatedPart, ...]:
    """Return a part of which something is dated, or nothing."""
    record, entries = index.records.get(part), tuple(index.entries[one] for one in _marked(index, part))
    began = from_edtf(record.founded) if record and record.founded and record.sources else None
    planned = [one for one in entries if stage(one, index) == "plan"]
    if planned or not began:
        told = next(iter((*planned[-1:], *entries)), None)
        return (_DatedPart(part, began, entries, told, told.when),) if told else ()
    return (_DatedPart(part, began, entries, None, began),)


def _whens(one: _DatedPart) -> tuple[When, ...]:
    return (*((one.began,) if one.began else ()), *(entry.when for entry in one.entries))


def _stage(entry: Entry, index: Index) -> str:
    """Return the stage of an entry; the day on which a part was given up is struck through as its plans are."""
    return "dropped" if isinstance(entry, Milestone) and entry.turns in GONE else stage(entry, index)


def _row(one: _DatedPart, index: Index, root: str, scale: Scale) -> Row:
    marks = [mark(e.when, scale, isinstance(e, Milestone), _stage(e, index)) for e in one.entries]
    marks += [mark(one.began, scale)] if one.began else []
    (leads,), told, known = links((one.id,), index, root), one.told, one.id in index.entities
    chips, sources = rests_on(told, index, root) if told else ((), source_links(index.records[one.id].sources, index))
    began = ENTITY_TYPES[index.records[one.id].type].beginning or "began" if not told else ""
    return Row(
        anchors=(),
        dates=dates(one.when),
        strip=strip(phrase(one.when), marks, scale, 4),
        what=leads.text if known else index.records[one.id].name,
        who=(),
        state=state(told, index) if told else of_record(index, one.id),
        reports=(),
        chips=chips,
        sources=sources,
        remark=summed(told, index) if told else began,
        href=leads.href,
    )
