"""The page of a week: what an analyst would send round on its Friday, by the dates of the contents; and their feed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import date

from briefing.calendar import phrase
from briefing.errors import counted
from briefing.publish.elements import Item, Link, Row
from briefing.publish.elements.dating import long_day
from briefing.publish.elements.shapes import Tick
from briefing.publish.exports.feed import LATEST, FeedEntry, feed, moment
from briefing.publish.figures.marks import scale_over, ticks
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.lookups.weeks import Week, beside, days_of, week, week_of, weeks
from briefing.publish.page_kind import FOR_PROGRAMS, Content, Key, PageKind, SitemapEntry, in_main
from briefing.publish.view.briefing_card import heading, item
from briefing.publish.view.disagreements import Card, card, cards
from briefing.publish.view.disagreements import Key as CardKey
from briefing.publish.view.event_rows import newest_datum, rows
from briefing.publish.view.promises import Promise, promises, whens


@dataclass(frozen=True, slots=True)
class WeekView:
    """What the page of a week shows."""

    stand: str
    texts: tuple[Item, ...]
    rows: tuple[Row, ...]
    """What happened in the week, on record or reported."""
    promises: tuple[Promise, ...]
    """Plans for a time that ends in the week, and those that its texts told."""
    ticks: tuple[Tick, ...]
    span: str
    cards: tuple[Card, ...]
    """What was corrected in the week, and what its texts dispute."""
    before: Link
    after: Link


@dataclass(frozen=True, slots=True)
class Weeks:
    """The weeks that have a page."""

    years: tuple[tuple[str, tuple[Link, ...]], ...]
    """Newest first."""


def _keys(index: Index) -> Iterator[Key]:
    yield from ((name,) for name in weeks(index))


def _listed(_: Index, *_name: str) -> SitemapEntry:
    """Put a week with the others, without the day of its last change: one text would touch the list of all weeks."""
    return SitemapEntry("weeks")


@lookup
def _updated(index: Index, name: str) -> str:
    """Return the ISO day of the newest datum of a week."""
    own = week(index, name)
    days = [index.published[slug].isoformat() for slug in own.texts]
    return max((*days, _made(index, name), newest_datum(own.entries, index)))


@lookup
def _made(index: Index, name: str) -> str:
    """Return the ISO day of the newest correction or dispute of a week, or ""."""
    return max((made.isoformat() for made, _ in _by_week(index).get(name, ())), default="")


@lookup
def _cards(index: Index, name: str) -> tuple[CardKey, ...]:
    """Return the keys of the corrections and disputes of a week, newest first."""
    return tuple(key for _, key in _by_week(index).get(name, ()))


@lookup
def _by_week(index: Index) -> dict[str, tuple[tuple[date, CardKey], ...]]:
    """Return the corrections and disputes of each week with their days, newest first."""
    found: dict[str, list[tuple[date, CardKey]]] = defaultdict(list)
    for made, key in reversed(cards(index)):
        found[week_of(made)].append((made, key))
    return {name: tuple(listed) for name, listed in found.items()}


def _without(promise: Promise, there: Container[str]) -> Promise:
    """Return a promise without the anchors that stand on its page already."""
    return replace(promise, anchors=tuple(anchor for anchor in promise.anchors if anchor not in there))


def _page(index: Index, name: str) -> Content:
    own, root = week(index, name), "../../"
    matters = tuple(dict.fromkeys((*own.due, *own.told)))
    scale = scale_over(whens(matters, index))
    near = [Link(f"{root}week/{one}/" if one else "", _title(one) if one else "") for one in beside(index, name)]
    happened = rows((index.entries[one] for one in own.entries), index, root)
    there = {anchor for row in happened for anchor in row.anchors}
    view = WeekView(
        stand=f"{phrase(days_of(name))}. {_counted(own, len(_cards(index, name)))}",
        texts=tuple(item(index, slug, root) for slug in own.texts),
        rows=happened,
        promises=tuple(_without(one, there) for one in promises(matters, index, root, scale)),
        ticks=ticks(scale, 4),
        span=f"on a scale of {scale.years}",
        cards=tuple(card(key, index, root) for key in _cards(index, name)),
        before=near[0],
        after=near[1],
    )
    about = f"Space cooperation, {phrase(days_of(name))}: new texts, what happened, plans, and what was corrected."
    return Content(_title(name), about, _updated(index, name), view)


def _title(name: str) -> str:
    """Return the name of a week.

    >>> _title("2026-w07")
    'Week 7 of 2026'
    """
    year, _, number = name.partition("-w")
    return f"Week {int(number)} of {year}"


def _counted(own: Week, carded: int) -> str:
    """Return how much lies in a week: "1 text, 2 events and 1 plan."."""
    counts = (
        (len(own.texts), "new text", ""),
        (len(own.entries), "event", ""),
        (len({*own.due, *own.told}), "plan", ""),
        (carded, "correction or dispute", "corrections or disputes"),
    )
    said = [counted(*one) for one in counts if one[0]]
    return f"{', '.join(said[:-1])}{' and ' * (len(said) > 1)}{said[-1]}." if said else ""


def _list(index: Index) -> Content:
    years: dict[str, list[Link]] = defaultdict(list)
    for name in reversed(weeks(index)):
        years[name[:4]].append(Link(f"../week/{name}/", phrase(days_of(name)), _title(name).partition(" of")[0]))
    view = Weeks(tuple((year, tuple(links)) for year, links in years.items()))
    about = "Each week with what lies in it: new texts, what happened, plans, and what was corrected."
    return Content("Weeks", about, "", view)


@lookup
def _over(index: Index) -> tuple[str, ...]:
    """Return the newest weeks that are over by the day of the site, which are not told before they are whole."""
    return tuple(name for name in weeks(index) if days_of(name).ends[1] <= index.site.day)[-LATEST:]


def _feed(index: Index) -> Content:
    listed = tuple(_entry(name, index) for name in reversed(_over(index)))
    says = "Each week: new texts, what happened, plans, and what was corrected"
    return feed("Weeks", "Weeks", "week/", listed, says)


def _entry(name: str, index: Index) -> FeedEntry:
    own = week(index, name)
    texts = "; ".join(heading(index, slug)[0] for slug in own.texts)
    last = days_of(name).ends[1]
    return FeedEntry(
        address=f"week/{name}/",
        title=f"{_title(name)}, to {long_day(last)}",
        summary=f"{_counted(own, len(_cards(index, name)))} {texts}".strip(),
        published=moment(last.isoformat()),
        updated=moment(max(_updated(index, name), last.isoformat())),
        names=(),
    )


KINDS = (
    PageKind("weeks", "week/", "weeks", _list, in_main),
    PageKind("week", "week/<week>/", "week", _page, _listed, _keys),
    PageKind("feed of the newest weeks", "week/feed.xml", "feed", _feed, FOR_PROGRAMS),
)
