"""The page of two parties that work together: how much, since when and where it stands, and every act with evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.publish.elements import Link, Row
from briefing.publish.elements.dating import short_date
from briefing.publish.elements.shapes import Figure
from briefing.publish.evidence.support import basis
from briefing.publish.exports.formats import as_csv
from briefing.publish.exports.rows import act_row as data_row
from briefing.publish.exports.schema import COOPERATIONS
from briefing.publish.exports.verbatim import verbatim
from briefing.publish.figures.figure import Point, figure
from briefing.publish.figures.marks import scale_over
from briefing.publish.lookups.act import Act
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.page_kind import FOR_PROGRAMS, Content, Key, PageKind, SitemapEntry, described
from briefing.publish.view.act_words import act_row, last_told, subject
from briefing.publish.view.event_rows import links, year
from briefing.publish.view.pairs import FEWEST, address, pairs, together

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
    view = Together(links((one, other), index, root), _stand(acts, index), drawn, rows, _TABLE)
    about = f"{names}: what they do together in space, where it stands, and the sentence or source it rests on."
    updated = max(last_told(act, index) for act in acts)
    return Content(names, described(about), updated, view)


def _stand(acts: list[Act], index: Index) -> str:
    """Return how much two parties do together.

    As in: "4 acts together, 2014 to 2025: 2 completed, 1 signed, 1 on record."
    """
    years = sorted({year(act.first.when) for act in acts})
    counts = Counter(act.last.sure_status or _rests_on(act, index) for act in acts)
    said = ", ".join(f"{count} {status}" for status, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])))
    span = f"{years[0]} to {years[-1]}" if len(years) > 1 else f"{years[0]}"
    return f"{len(acts)} acts together, {span}: {said}."


def _rests_on(act: Act, index: Index) -> str:
    """Return what tells of an act that nobody says a status of: the record, or a report."""
    return basis(act.last.milestone, index) if act.last.milestone else "reported"


def _figure(acts: list[Act], rows: Iterable[Row], names: str, index: Index) -> Figure:
    """Return the axis of what two parties did; each mark leads to its row."""
    points = [
        Point(
            when=act.first.when,
            date=short_date(act.first.when) if act.milestone else "",
            text=subject(act, index) if act.milestone else "",
            above=act.milestone is not None,
            planned=row.state.kind == "pla",
            href=f"#{row.anchors[0]}",
            title=row.what,
        )
        for act, row in zip(acts, rows, strict=True)
    ]
    scale = scale_over(point.when for point in points)
    span = f"{scale.first.year} to {scale.last.year}"
    label = f"{names}, {span}: {len(points)} acts, on record above the line, reported below it."
    return figure(points, scale, label, f"{names}, {span}. Each mark leads to its row.")


def _data(index: Index, one: str, other: str) -> Content:
    """Return the table of what two parties do together."""
    rows = (data_row(index.acts[key], index) for key in together(index, one, other))
    return verbatim(as_csv(COOPERATIONS, rows))


KINDS = (
    PageKind("work of two", "cooperation/<a>--<b>/", "pair", _page, _listed, _keys),
    PageKind("work of two as a table", f"cooperation/<a>--<b>/{_TABLE}", "verbatim", _data, FOR_PROGRAMS, _keys),
)
