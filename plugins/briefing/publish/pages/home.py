"""The home page: latest briefings, what lies ahead, corrections, and who works with whom most."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.digest import digest
from briefing.publish.dating import long_day, short_date
from briefing.publish.elements import Item, Partner, Row
from briefing.publish.figures.figure import Point, figure
from briefing.publish.figures.marks import scale_over
from briefing.publish.figures.shapes import Figure
from briefing.publish.index import Index
from briefing.publish.items import item, item_part
from briefing.publish.outline import Outline, Page
from briefing.publish.pages.corrections import Corrected
from briefing.publish.pages.corrections import latest as latest_corrections
from briefing.publish.partners import most, parties, partners
from briefing.publish.rows import Entry, ahead, entries, place, reported_point, row_parts, rows, state, summed, year

_LATEST = 6
_AHEAD = 12
_MARKS = 50
_PARTNERS = 8
_BACK = 6
"""Years of the figure before that of the site's day."""
_FORTH = 3


@dataclass(frozen=True, slots=True)
class Home:
    """What the home page shows."""

    figure: Figure | None
    """The last years, on record and reported; None while there is nothing to show."""
    lead: Item | None
    """The newest briefing."""
    latest: tuple[Item, ...]
    """Those before it."""
    more: bool
    """True when there are more briefings than stand here."""
    ahead: tuple[Row, ...]
    corrected: tuple[Corrected, ...]
    partners: tuple[Partner, ...]
    span: str
    """First and last year of the partners' axis."""
    day: str
    """The site's day in words."""


def home(index: Index) -> Outline:
    """Return the outline of the home page."""
    site = index.site
    latest = tuple(index.readings.values())[-_LATEST:]
    active = most(parties(index), _PARTNERS)
    parts = digest(
        tuple(item_part(reading, index) for reading in latest),
        row_parts(_coming(index), index),
        row_parts(_recent(index), index),
        tuple(r.digest for r in index.readings.values() if r.corrections),
        index.names(active),
        tuple(active.values()),
        (len(site.briefings) > _LATEST, site.day),
    )
    return Outline("index.html", (parts,), lambda: _page(index))


def _page(index: Index) -> Page:
    root = "./"
    items = [item(reading, index, root) for reading in list(index.readings.values())[: -_LATEST - 1 : -1]]
    coming = _coming(index)
    active, span = partners(most(parties(index), _PARTNERS), index, root)
    view = Home(
        figure=_figure(index),
        lead=items[0] if items else None,
        latest=tuple(items[1:]),
        more=len(index.readings) > _LATEST,
        ahead=rows(coming, index, root, scale_over((e.when for e in coming), [index.site.day]), index.site.day),
        corrected=latest_corrections(index, root, 4),
        partners=active,
        span=span,
        day=long_day(index.site.day),
    )
    about = (
        "Briefings on international space cooperation: every name linked, every date with its true precision, "
        "every statement one step from its sentence."
    )
    return Page("index.html", "home", "", about, index.site.day.isoformat(), view)


def _coming(index: Index) -> tuple[Entry, ...]:
    """Return what lies ahead, soonest first."""
    known = entries(index.site.events, index.site.knowledge.milestones, index)
    return tuple(e for e in reversed(known) if ahead(e, index.site.day))[:_AHEAD]


def _recent(index: Index) -> tuple[Entry, ...]:
    """Return what happened in the years of the figure, newest first."""
    today = index.site.day.year
    known = entries(index.site.events, index.site.knowledge.milestones, index)
    near = (e for e in known if today - _BACK <= year(e.when) and not e.when.is_open)
    return tuple(e for e in near if e.when.last and e.when.last.year <= today + _FORTH)[:_MARKS]


def _figure(index: Index) -> Figure | None:
    """Return the axis of the last years."""
    recent = _recent(index)
    if not recent:
        return None
    today = index.site.day
    points = [point for entry in recent for point in _points(entry, index)]
    scale = scale_over((point.when for point in points), [today])
    years = f"{scale.first.year} to {scale.last.year}"
    label = f"Axis from {years}: {len(recent)} events, on record above the line, reported below it."
    caption = (
        "On record above the line, reported below it, planned hollow; "
        "the longer and paler, the less exactly the day is known."
    )
    return figure(points, scale, label, caption, today)


def _points(entry: Entry, index: Index) -> list[Point]:
    """Return the marks of an entry: itself, and what reports it."""
    planned = state(entry, index.site.day).kind == "pla"
    where = place(entry, index, "./")
    if entry.id in index.matched:
        return [Point(entry.when, "", "", False, planned, where, summed(entry, index))]
    reported = [reported_point(event, index, "./") for event in index.reported.get(entry.id, ())]
    return [Point(entry.when, short_date(entry.when), summed(entry, index), True, planned, where), *reported]
