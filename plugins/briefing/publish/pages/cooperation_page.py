"""The register of cooperation: agreements on record beside what briefings report, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefing.calendar import When
from briefing.knowledge import Milestone
from briefing.knowledge.kinds import event_kinds
from briefing.model import Cooperation
from briefing.publish.by_time import on_page, pager, parted, path_of, time_of, time_words
from briefing.publish.dating import dates
from briefing.publish.elements import Dates, Pager, Row
from briefing.publish.figures.network import Network, network
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.outline import Outline, Page
from briefing.publish.pages.cooperation_history import address, capital, first_day, history_pages, status, subject
from briefing.publish.rows import chips, links, rows

SIZE = 20
_ADDRESS = "cooperation/"


@dataclass(frozen=True, slots=True)
class Register:
    """What a page of the register shows."""

    network: Network | None
    """Who acts with whom, above the register; None on the pages of a time."""
    agreements: tuple[Row, ...]
    """Agreements of the record; on the newest page only."""
    rows: tuple[Row, ...]
    """What briefings report."""
    pager: Pager
    part: str
    """Time of the page in words, or "" on the newest."""


def cooperation_pages(index: Index) -> Iterator[Outline]:
    """Yield the outlines of the register and of each cooperation."""
    yield from (Outline(path_of(_ADDRESS, part), _page, (part,)) for part in _pages(index))
    yield from history_pages(index)


@lookup
def _pages(index: Index) -> dict[str, tuple[str, ...]]:
    """Return the cooperations of each page by the day of the first report, oldest first."""
    known = sorted(index.site.cooperations, key=lambda c: (first_day(c, index), c.id))
    pages = parted(known, lambda one: time_of(first_day(one, index)), SIZE)
    return {part: tuple(one.id for one in own) for part, own in pages.items()}


@lookup
def _on_page(index: Index, part: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the cooperations of a page, oldest first, and the pages that it leads to."""
    return on_page(_pages(index), part)


def _page(index: Index, part: str) -> Page:
    ids, near = _on_page(index, part)
    listed, path = [index.agreed[one] for one in ids], path_of(_ADDRESS, part)
    root = "../" * path.count("/")
    view = Register(
        network=None if part else network(index, root),
        agreements=() if part else rows(_agreements(index), index, root),
        rows=tuple(_row(cooperation, index, root) for cooperation in reversed(listed)),
        pager=pager(_ADDRESS, near, root, newest=not part),
        part=time_words(part) if part else "",
    )
    title = f"Cooperation, {time_words(part)}" if part else "Cooperation"
    about = "Who has agreed what with whom, where it stands, and the sentence or source that it rests on."
    updated = first_day(listed[-1], index).isoformat() if listed else ""
    return Page(path, "cooperation", title, about, updated, view)


@lookup
def _agreements(index: Index) -> tuple[Milestone, ...]:
    """Return the agreements on record, newest first."""
    signed = [m for m in index.site.knowledge.milestones if m.kind in event_kinds("accord")]
    return tuple(sorted(signed, key=lambda m: (m.when.first or date.min, m.id), reverse=True))


def _row(cooperation: Cooperation, index: Index, root: str) -> Row:
    shown = dates(When.on(first_day(cooperation, index)))
    return Row(
        anchors=(cooperation.id,),
        dates=Dates("", shown.cells, f"reported on {shown.words}"),
        strip=None,
        what=capital(subject(cooperation, index)),
        who=links(cooperation.parties, index, root),
        state=status(cooperation.status),
        reports=(),
        chips=chips(cooperation.evidence, (), index, root),
        sources=(),
        remark="",
        href=root + address(cooperation),
    )
