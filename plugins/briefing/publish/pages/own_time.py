"""The time of one text as a figure: its own words below the line, what the record says above it."""

from __future__ import annotations

from datetime import timedelta

from briefing.model import Quote, When
from briefing.publish.elements.dating import short_date
from briefing.publish.elements.shapes import Figure
from briefing.publish.evidence.rights import evidence
from briefing.publish.figures.figure import Point, figure
from briefing.publish.figures.marks import Scale
from briefing.publish.lookups.index import Index, SourcedBriefing
from briefing.publish.lookups.matches import on_record
from briefing.publish.lookups.plans import PLANS
from briefing.publish.view.event_state import state_as_told

_BACK = timedelta(366 * 12)
"""Dates further from the text than this would press all others together; they stay in the notes."""


def own_scale(reading: SourcedBriefing, index: Index) -> Scale:
    """Return an axis of whole half-years that holds the dates of a text and what the record says of them."""
    ends = [day for point in _points(reading, index) for day in (point.when.first, point.when.last) if day]
    first, last = min([*ends, reading.briefing.published]), max([*ends, reading.briefing.published])
    begin = first.replace(month=1 if first.month < 7 else 7, day=1)
    final = last.replace(month=6, day=30) if last.month < 7 else last.replace(month=12, day=31)
    return Scale(begin, final)


def own_figure(reading: SourcedBriefing, index: Index) -> Figure | None:
    """Return the figure, or None for a text that names no date beside its own."""
    points = _points(reading, index)
    if len({point.when for point in points}) < 2:
        return None
    scale, above = own_scale(reading, index), sum(point.above for point in points)
    below = "1 date" if len(points) - above == 1 else f"{len(points) - above} dates"
    label = f"Axis of {scale.years}: {below} of this text below the line"
    caption = "The time of this text. Below the line, in its own words; above the line, what is on record."
    return figure(points, scale, f"{label}, {above} on record above it." if above else f"{label}.", caption)


def _points(reading: SourcedBriefing, index: Index) -> tuple[Point, ...]:
    """Return the record first, then the words of the text, each date once."""
    found: dict[tuple[When, bool], Point] = {}
    for event in reading.analysis.events:
        for milestone in on_record(event, index):
            point = Point(milestone.when, short_date(milestone.when), milestone.title, True, href="#record")
            found.setdefault((milestone.when, True), point)
    plans = [event for event in reading.analysis.events if event.modality in PLANS]
    stages = dict[int, str]()
    for event in plans:
        stage = "plan" if state_as_told(index, event.id).kind == "pla" else "gone"
        stages |= {time.start: stage for time in event.times}
    for time in reading.analysis.times:
        if time.when and time.when.first and time.when.last and _near(time.when, reading):
            quote = Quote(reading.briefing.slug, time.start, time.end)
            href = evidence(reading, quote, "", here=True).href
            point = Point(time.when, "", f"“{time.text}”", False, stages.get(time.start, ""), href)
            found.setdefault((time.when, False), point)
    own = When.on(reading.briefing.published)
    found.setdefault((own, False), Point(own, "", "the day of the text", False))
    return tuple(found.values())


def _near(when: When, reading: SourcedBriefing) -> bool:
    """Return True when a date lies within some years of the text."""
    day = reading.briefing.published
    return when.first is not None and when.last is not None and day - _BACK <= when.first <= when.last <= day + _BACK
