"""The home page: latest briefings, what lies ahead, where sources disagree, and who works with whom most."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from briefing.model import Event
from briefing.publish.elements import Dispute, Item, Partner, Row
from briefing.publish.elements.dating import long_day, short_date
from briefing.publish.elements.shapes import Figure
from briefing.publish.evidence.disputes import newest as newest_disputes
from briefing.publish.figures.figure import Point, figure
from briefing.publish.figures.marks import scale_over
from briefing.publish.lookups.index import Entry, Index
from briefing.publish.lookups.lists import all_entries, day, newest
from briefing.publish.lookups.lookup import lookup
from briefing.publish.page_kind import Content, PageKind, newest_text
from briefing.publish.pages.corrections import Corrected, unsettled
from briefing.publish.view.briefing_card import item
from briefing.publish.view.event_rows import ahead, place, reported_point, rows, state, summed, year
from briefing.publish.view.partners import most_active, partners

_LATEST = 6
_AHEAD = 12
_MARKS = 50
_PARTNERS = 8
_DISPUTES = 6
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
    disputes: tuple[Dispute, ...]
    """What texts say against each other."""
    unsettled: tuple[Corrected, ...]
    """What an editor found sources to disagree on."""
    partners: tuple[Partner, ...]
    span: str
    """First and last year of the partners' axis."""
    day: str
    """The site's day in words."""


def _page(index: Index) -> Content:
    root, today = "./", day(index)
    items = [item(index.readings[slug], index, root) for slug in reversed(newest(index, str(_LATEST)))]
    coming = tuple(index.entries[one] for one in _coming(index))
    active, span = partners(most_active(index, str(_PARTNERS)), index, root)
    disputed = newest_disputes(index, root, _DISPUTES)
    view = Home(
        figure=_figure(index),
        lead=items[0] if items else None,
        latest=tuple(items[1:]),
        more=_has_more(index),
        ahead=rows(coming, index, root, scale_over((e.when for e in coming), [today]), today),
        disputes=disputed,
        unsettled=unsettled(index, root, _DISPUTES - len(disputed)),
        partners=active,
        span=span,
        day=long_day(today),
    )
    about = (
        "Briefings on international space cooperation: every name linked, every date with its true precision, "
        "every statement one step from its sentence."
    )
    return Content("", about, today.isoformat(), view)


@lookup
def _has_more(index: Index) -> bool:
    """Return True when there are more briefings than the page shows."""
    return len(index.readings) > _LATEST


@lookup
def _coming(index: Index) -> tuple[str, ...]:
    """Return what lies ahead, soonest first."""
    known = (index.entries[one] for one in reversed(all_entries(index)))
    return tuple(islice((e.id for e in known if ahead(e, index.site.day)), _AHEAD))


@lookup
def _recent(index: Index) -> tuple[str, ...]:
    """Return what happened in the years of the figure, newest first."""
    today = index.site.day.year
    known = (index.entries[one] for one in all_entries(index))
    near = (e for e in known if today - _BACK <= year(e.when) and not e.when.is_open)
    return tuple(islice((e.id for e in near if e.when.last and e.when.last.year <= today + _FORTH), _MARKS))


def _figure(index: Index) -> Figure | None:
    """Return the axis of the last years."""
    recent = [index.entries[one] for one in _recent(index)]
    if not recent:
        return None
    today = day(index)
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
    planned = state(entry, index).kind == "pla"
    where = place(entry, index, "./")
    if isinstance(entry, Event):
        return [Point(entry.when, "", "", False, planned, where, summed(entry, index))]
    reported = [reported_point(event, index, "./") for event in index.reported.get(entry.id, ())]
    return [Point(entry.when, short_date(entry.when), summed(entry, index), True, planned, where), *reported]


KIND = PageKind("home page", "", "home", _page, newest_text)
