"""Draw the dated entries of an entity on an axis: the soonest to come and the newest of the past."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.knowledge import Milestone
from briefing.model import Entity
from briefing.publish.elements.dating import short_date
from briefing.publish.elements.shapes import Figure
from briefing.publish.figures.figure import Point, figure
from briefing.publish.figures.marks import scale_over
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.plans import is_ahead
from briefing.publish.view.event_rows import place, reported_point, summed
from briefing.publish.view.event_state import stage

_MARKS = 24
"""Entries that are marked: the soonest to come, then the newest of the past."""
_SOON = 8
"""Of those to come."""
_FEWEST = 3


def marked(ids: Iterable[str], index: Index) -> tuple[str, ...]:
    """Return those of some entries, newest first, that a figure marks; called within look-ups."""
    dated = [entry for entry in (index.entries[one] for one in ids) if not entry.when.is_open]
    soon = [e.id for e in dated if is_ahead(e, index)][-_SOON:]
    return (*soon, *[e.id for e in dated if not is_ahead(e, index)][: _MARKS - len(soon)])


def entity_figure(entity: Entity, ids: Iterable[str], listed: frozenset[str], index: Index) -> Figure | None:
    """Return the axis of an entity that has at least three dated entries; `listed` have their row on its page."""
    entries = [index.entries[one] for one in ids]
    if len(entries) < _FEWEST:
        return None
    points = []
    for entry in entries:
        record = isinstance(entry, Milestone)
        words, day = (summed(entry, index), short_date(entry.when)) if record else ("", "")
        planned = stage(entry, index)
        where = f"#{entry.id}" if entry.id in listed else place(entry, index, "../../")
        points.append(Point(entry.when, day, words, record, planned, where, summed(entry, index)))
        points += [reported_point(event, index, "../../") for event in index.reported.get(entry.id, ())]
    scale = scale_over(point.when for point in points)
    span = scale.years
    label = f"{entity.name}, {span}: {len(entries)} dated events, on record above the line, reported below it."
    caption = f"{entity.name}, {span}. Each mark leads to its row or its sentence."
    return figure(points, scale, label, caption)
