"""The home page: latest briefings, what lies ahead, where sources disagree, and who works with whom most."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from briefing.model import Event
from briefing.publish.elements import Item, Partner, Row
from briefing.publish.elements.dating import long_day, short_date
from briefing.publish.elements.shapes import Figure
from briefing.publish.figures.figure import Point, figure
from briefing.publish.figures.marks import scale_over
from briefing.publish.lookups.index import Entry, Index
from briefing.publish.lookups.lists import all_entries, day, newest
from briefing.publish.lookups.lookup import lookup
from briefing.publish.lookups.plans import is_ahead
from briefing.publish.page_kind import Content, PageKind, newest_text
from briefing.publish.view.act_words import act_row
from briefing.publish.view.briefing_card import item
from briefing.publish.view.disagreements import Card, card, newest_cards
from briefing.publish.view.event_rows import place, reported_point, rows, summed, year
from briefing.publish.view.event_state import stage
from briefing.publish.view.partners import busiest, pair_rows

_LATEST = 6
_ACTS = 5
_AHEAD = 12
_MARKS = 50
_PAIRS = 8
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
    acts: tuple[Row, ...]
    """The newest of the register whose day is told, newest first."""
    registered: int
    """How many acts the register holds."""
    ahead: tuple[Row, ...]
    disagreements: tuple[Card, ...]
    """The newest that nobody has settled."""
    pairs: tuple[Partner, ...]
    """Those who work together most often, the busiest first."""
    span: str
    """First and last year of the axis of the pairs."""
    day: str
    """The site's day in words."""


def _page(index: Index) -> Content:
    root, today = "./", day(index)
    items = [item(index, slug, root) for slug in reversed(newest(index, str(_LATEST)))]
    coming = tuple(index.entries[one] for one in _coming(index))
    busy, span = pair_rows(busiest(index, str(_PAIRS)), index, root)
    view = Home(
        figure=_figure(index),
        lead=items[0] if items else None,
        latest=tuple(items[1:]),
        more=_has_more(index),
        acts=tuple(act_row(index.acts[one], index, root) for one in _newest_acts(index)),
        registered=_registered(index),
        ahead=rows(coming, index, root, scale_over((e.when for e in coming), [today]), today),
        disagreements=tuple(card(key, index, root) for key in newest_cards(index, str(_DISPUTES))),
        pairs=busy,
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
    return len(index.published) > _LATEST


@lookup
def _newest_acts(index: Index) -> tuple[str, ...]:
    """Return the newest acts that somebody dates, but none to come; the day of a text alone makes none new."""
    dated = (act for act in index.acts.values() if act.milestone or act.first.dated)
    done = (act for act in dated if act.first.when.first and act.first.when.first <= index.site.day)
    newest = sorted(done, key=lambda act: act.order, reverse=True)
    return tuple(act.id for act in newest[:_ACTS])


@lookup
def _registered(index: Index) -> int:
    """Return how many acts the register holds."""
    return len(index.acts)


@lookup
def _coming(index: Index) -> tuple[str, ...]:
    """Return what lies ahead, soonest first."""
    known = (index.entries[one] for one in reversed(all_entries(index)))
    return tuple(islice((e.id for e in known if is_ahead(e, index)), _AHEAD))


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
    label = f"Axis of {scale.years}: {len(recent)} events, on record above the line, reported below it."
    caption = (
        "On record above the line, reported below it, planned hollow; "
        "the longer and paler, the less exactly the day is known."
    )
    return figure(points, scale, label, caption, today)


def _points(entry: Entry, index: Index) -> list[Point]:
    """Return the marks of an entry: itself, and what reports it."""
    planned = stage(entry, index)
    where = place(entry, index, "./")
    if isinstance(entry, Event):
        return [Point(entry.when, "", "", False, planned, where, summed(entry, index))]
    reported = [reported_point(event, index, "./") for event in index.reported.get(entry.id, ())]
    return [Point(entry.when, short_date(entry.when), summed(entry, index), True, planned, where), *reported]


KIND = PageKind("home page", "", "home", _page, newest_text)
