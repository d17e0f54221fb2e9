"""The grid of memberships: which country belongs to what many join or sign, since when, and what says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.calendar import edtf
from briefing.knowledge import Milestone
from briefing.model import Event
from briefing.publish.elements import Chip, Link, State, Timed
from briefing.publish.elements.dating import short_date, timed
from briefing.publish.exports.formats import as_csv
from briefing.publish.exports.schema import Column, Row, TableSchema
from briefing.publish.exports.verbatim import verbatim
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.memberships import Membership, columns, members
from briefing.publish.page_kind import FOR_PROGRAMS, Content, PageKind, in_main
from briefing.publish.view.belonging import known, outside, sentences
from briefing.publish.view.event_rows import links, place, source_links

_ROOT = "../"
_TABLE = "memberships.csv"


@dataclass(frozen=True, slots=True)
class MembershipCell:
    """That a country belongs to something."""

    when: Timed | None
    href: str
    """Where it stands in words, or "" for what only the record of a paper has."""
    number: str
    """As which of those who joined it is counted, or ""."""
    state: State | None
    """A mark where texts count it differently."""
    chips: tuple[Chip, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """What the page shows."""

    columns: tuple[Link, ...]
    """What is joined, with how many of its members are known as the note."""
    rows: tuple[tuple[Link, tuple[MembershipCell | None, ...]], ...]
    """Countries, those that belong to most first."""
    table: str
    """Address of the same as CSV."""


def _page(index: Index) -> Content:
    things = columns(index)
    grid = {thing: members(index, thing) for thing in things}
    counts = Counter(country for own in grid.values() for country in own)
    ordered = sorted(counts, key=lambda country: (-counts[country], index.name(country).casefold()))
    rows = tuple(
        (links((country,), index, _ROOT)[0], tuple(_cell(grid[thing].get(country), index) for thing in things))
        for country in ordered
    )
    heads = tuple(Link(f"{_ROOT}entities/{thing}/", index.short(thing), known(thing, index)) for thing in things)
    about = "Which country signed or joined what, since when, and the sentence or source that says so."
    return Content("Memberships", about, "", Grid(heads, rows, _TABLE))


def _cell(one: Membership | None, index: Index) -> MembershipCell | None:
    """Return a cell of the grid; None where nothing is known."""
    if one is None:
        return None
    entry = index.entries.get(one.by)
    return MembershipCell(
        when=timed(one.when, short_date(one.when)) if one.when else None,
        href=place(entry, index, _ROOT) if isinstance(entry, Milestone) else "",
        number=one.number,
        state=State("con", "number disputed") if one.disputed else None,
        chips=sentences(one, index, _ROOT),
        sources=source_links(outside(one, index), index),
    )


_COLUMNS = TableSchema(
    "memberships",
    "Which country signed or joined what; each once, as the record has it, else as the first text tells.",
    "the whole site",
    (
        Column("country", "text", "id of the country, or of an agency of several"),
        Column("joined", "text", "id of what it signed or joined"),
        Column("when", "text", "when, in EDTF; empty where nobody says"),
        Column("number", "text", "as which of those who joined a text counts it; empty for none, or for several"),
        Column("basis", "text", "record or report"),
        Column("by", "text", "id of the event or record that says so"),
        Column("evidence", "list", "addresses of the sentences it rests on"),
        Column("sources", "list", "what it rests on outside"),
    ),
)


def _rows(index: Index) -> Iterator[Row]:
    for thing in columns(index):
        for country, one in members(index, thing).items():
            cell, told = _cell(one, index), isinstance(index.entries.get(one.by), Event)
            evidence = tuple(chip.href.removeprefix(_ROOT) for chip in cell.chips) if cell else ()
            when = edtf(one.when) if one.when else ""
            basis = "report" if told else "record"
            yield country, thing, when, one.number, basis, one.by, evidence, outside(one, index)


def _data(index: Index) -> Content:
    return verbatim(as_csv(_COLUMNS, _rows(index)))


KINDS = (
    PageKind("memberships", "memberships/", "memberships", _page, in_main),
    PageKind("memberships as a table", f"memberships/{_TABLE}", "verbatim", _data, FOR_PROGRAMS),
)
