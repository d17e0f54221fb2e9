"""The page of two parties that work together: how much, since when and where it stands, and every act with evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from briefing.model import Event
from briefing.publish.elements import Link, Row
from briefing.publish.elements.dating import short_date
from briefing.publish.elements.shapes import Figure, Tick
from briefing.publish.exports.feed import LATEST, FeedEntry, feed, moment
from briefing.publish.exports.formats import as_csv
from briefing.publish.exports.rows import act_row as data_row
from briefing.publish.exports.schema import COOPERATIONS
from briefing.publish.exports.verbatim import verbatim
from briefing.publish.figures.figure import Point, figure
from briefing.publish.figures.marks import scale_over, ticks
from briefing.publish.lookups.act import Act
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.lookups.plans import lines
from briefing.publish.page_kind import FOR_PROGRAMS, Content, Key, PageKind, SitemapEntry, described
from briefing.publish.view.act_words import act_row, last_told, stand, subject, when_done
from briefing.publish.view.event_rows import links, year
from briefing.publish.view.pairs import FEWEST, address, pairs, together
from briefing.publish.view.promises import Promise, promises, whens

_TABLE = "acts.csv"


@dataclass(frozen=True, slots=True)
class Together:
    """What the page of two parties shows."""

    parties: tuple[Link, ...]
    stand: str
    """How much, since when, and where it stands, in a sentence."""
    figure: Figure
    rows: tuple[Row, ...]
    """Newest first."""
    table: str
    """Address of the same as CSV, beside the page."""
    promises: tuple[Promise, ...]
    """Plans of both that stand, and those whose day is past with nothing told since."""
    ticks: tuple[Tick, ...]
    span: str
    """What the axis of the plans covers, in words."""


def _keys(index: Index) -> Iterator[Key]:
    yield from (pair for pair, acts in pairs(index).items() if len(acts) >= FEWEST)


def _listed(_: Index, *_pair: str) -> SitemapEntry:
    return SitemapEntry("cooperation")


@lookup
def pair_links(index: Index, root: str) -> tuple[Link, ...]:
    """Return links to the pages of all pairs, by name, with how much each does together."""
    found = ((pair, len(acts)) for pair, acts in pairs(index).items() if len(acts) >= FEWEST)
    named = (Link(root + address(*pair), " and ".join(map(index.short, pair)), str(count)) for pair, count in found)
    return tuple(sorted(named, key=lambda link: link.text.casefold()))


def _page(index: Index, one: str, other: str) -> Content:
    acts = [index.acts[key] for key in reversed(together(index, one, other))]
    root, names = "../../", f"{index.short(one)} and {index.short(other)}"
    rows = tuple(act_row(act, index, root) for act in acts)
    drawn = _figure(acts, rows, names, index)
    matters = _promised(index, one, other)
    scale = scale_over(whens(matters, index))
    view = Together(
        parties=links((one, other), index, root),
        stand=_stand(acts),
        figure=drawn,
        rows=rows,
        table=_TABLE,
        promises=promises(matters, index, root, scale),
        ticks=ticks(scale, 4),
        span=f"on a scale of {scale.years}",
    )
    about = f"{names}: what they do together in space, where it stands, and the sentence or source it rests on."
    updated = max(last_told(act, index) for act in acts)
    return Content(names, described(about), updated, view)


@lookup
def _promised(index: Index, one: str, other: str) -> tuple[str, ...]:
    """Return the matters that two parties plan together, and that were neither done nor dropped, the soonest first."""
    return _by_pair(index).get((one, other), ())


@lookup
def _by_pair(index: Index) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the open matters of each two parties, by their ids in order."""
    found: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for matter, line in lines(index).items():
        plan = index.entries[matter]
        if isinstance(plan, Event) and line.fate.kind in ("open", "overdue"):
            for pair in combinations(sorted(set(map(index.home, plan.actors))), 2):
                found[pair].append(plan)
    ordered = {pair: sorted(plans, key=lambda plan: (plan.when.ends, plan.id)) for pair, plans in found.items()}
    return {pair: tuple(plan.id for plan in plans) for pair, plans in ordered.items()}


def _stand(acts: list[Act]) -> str:
    """Return how much two parties do together.

    As in: "4 acts together, 2014 to 2025, among them 2 completed, 1 signed."
    """
    years = sorted({year(act.first.when) for act in acts})
    counts = Counter(act.last.sure_status for act in acts if act.last.sure_status)
    said = ", ".join(f"{count} {status}" for status, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])))
    span = f"{years[0]} to {years[-1]}" if len(years) > 1 else f"{years[0]}"
    return f"{len(acts)} acts together, {span}" + (f", among them {said}." if said else ".")


def _figure(acts: list[Act], rows: Iterable[Row], names: str, index: Index) -> Figure:
    """Return the axis of what two parties did; each mark leads to its row."""
    points = [
        Point(
            when=act.first.when,
            date=short_date(act.first.when) if act.milestone else "",
            text=subject(act, index) if act.milestone else "",
            above=act.milestone is not None,
            stage="plan" if row.state.kind == "pla" else "",
            href=f"#{row.anchors[0]}",
            title=row.what,
        )
        for act, row in zip(acts, rows, strict=True)
    ]
    scale = scale_over(point.when for point in points)
    span = scale.years
    label = f"{names}, {span}: {len(points)} acts, on record above the line, reported below it."
    return figure(points, scale, label, f"{names}, {span}. Each mark leads to its row.")


def _data(index: Index, one: str, other: str) -> Content:
    """Return the table of what two parties do together."""
    rows = (data_row(index.acts[key], index) for key in together(index, one, other))
    return verbatim(as_csv(COOPERATIONS, rows))


def _feed(index: Index, one: str, other: str) -> Content:
    """Return the newest of what two parties do together, as a feed."""
    names, page = f"{index.short(one)} and {index.short(other)}", address(one, other)
    every = (index.acts[key] for key in together(index, one, other))
    listed = [act for act in every if last_told(act, index)]  # what is yet to come is no news
    newest = sorted(listed, key=lambda act: (last_told(act, index), act.id), reverse=True)[:LATEST]
    entries = tuple(_entry(act, page, index) for act in newest)
    return feed(names, names, page, entries, f"What {names} do together")


def _entry(act: Act, page: str, index: Index) -> FeedEntry:
    told = moment(last_told(act, index))
    parties = tuple(index.name(party) for party in act.parties)
    when = when_done(act.first).words
    summary = f"{when}; {stand(act, index).text}."
    return FeedEntry(f"{page}#{act.id}", subject(act, index), summary, told, told, parties)


KINDS = (
    PageKind("work of two", "cooperation/<a>--<b>/", "pair", _page, _listed, _keys),
    PageKind("work of two as a table", f"cooperation/<a>--<b>/{_TABLE}", "verbatim", _data, FOR_PROGRAMS, _keys),
    PageKind("work of two as a feed", "cooperation/<a>--<b>/feed.xml", "feed", _feed, FOR_PROGRAMS, _keys),
)
