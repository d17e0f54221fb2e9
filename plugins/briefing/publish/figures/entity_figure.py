"""Draw the dated entries of an entity on an axis: the soonest to come and the newest of the past."""

from __future__ import annotations

from briefing.model import Entity
from briefing.publish.dating import short_date
from briefing.publish.figures.figure import Point, figure
from briefing.publish.figures.marks import scale_over
from briefing.publish.figures.shapes import Figure
from briefing.publish.index import Index
from briefing.publish.rows import Entry, ahead, place, reported_point, state, summed

_MARKS = 24
"""Entries that are marked: the soonest to come, then the newest of the past."""
_SOON = 8
"""Of those to come."""


def entity_figure(entity: Entity, own: tuple[Entry, ...], listed: frozenset[str], index: Index) -> Figure | None:
    """Return the axis of an entity that has at least three dated entries; `listed` have their row on its page."""
    dated = [e for e in own if not e.when.is_open]
    if len(dated) < 3:
        return None
    soon = [e for e in dated if ahead(e, index.site.day)][-_SOON:]
    marked = soon + [e for e in dated if not ahead(e, index.site.day)][: _MARKS - len(soon)]
    points = []
    for entry in marked:
        record = entry.id not in index.matched
        words, day = (summed(entry, index), short_date(entry.when)) if record else ("", "")
        planned = state(entry, index.site.day).kind == "pla"
        where = f"#{entry.id}" if entry.id in listed else place(entry, index, "../../")
        points.append(Point(entry.when, day, words, record, planned, where, summed(entry, index)))
        points += [reported_point(event, index, "../../") for event in index.reported.get(entry.id, ())]
    scale = scale_over(point.when for point in points)
    span = f"{scale.first.year} to {scale.last.year}"
    label = f"{entity.name}, {span}: {len(marked)} dated events, on record above the line, reported below it."
    caption = f"{entity.name}, {span}. Each mark leads to its row or its sentence."
    return figure(points, scale, label, caption)
