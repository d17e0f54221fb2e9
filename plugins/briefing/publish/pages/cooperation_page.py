"""The register of cooperation: what parties do together, each act once, by the day on which it was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.publish.act_words import act_row
from briefing.publish.by_time import on_page, pager, parted, path_of, time_of, time_words
from briefing.publish.elements import Link, Pager, Row
from briefing.publish.figures.matrix import Matrix, matrix
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.outline import Outline, Page
from briefing.publish.pages.cooperation_history import history_pages
from briefing.publish.pages.pair_page import pair_links, pair_pages

SIZE = 50
_ADDRESS = "cooperation/"


@dataclass(frozen=True, slots=True)
class Register:
    """What a page of the register shows."""

    matrix: Matrix | None
    """Who works with whom, above the register; None on the pages of a time."""
    pairs: tuple[Link, ...]
    """The pages of all two that work together at least twice; none on the pages of a time."""
    rows: tuple[Row, ...]
    """Newest first."""
    pager: Pager
    part: str
    """Time of the page in words, or "" on the newest."""


def cooperation_pages(index: Index) -> Iterator[Outline]:
    """Yield the outlines of the register, of each act with a history, and of each two that work together."""
    yield from (Outline(path_of(_ADDRESS, part), _page, (part,)) for part in _pages(index))
    yield from history_pages(index)
    yield from pair_pages(index)


@lookup
def _pages(index: Index) -> dict[str, tuple[str, ...]]:
    """Return the ids of the acts of each page, oldest first."""
    known = sorted(index.acts.values(), key=lambda act: act.order)
    pages = parted(known, lambda act: time_of(act.first.when), SIZE)
    return {part: tuple(one.id for one in own) for part, own in pages.items()}


@lookup
def _on_page(index: Index, part: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the acts of a page, oldest first, and the pages that it leads to."""
    return on_page(_pages(index), part)


def _page(index: Index, part: str) -> Page:
    ids, near = _on_page(index, part)
    listed, path = [index.acts[one] for one in ids], path_of(_ADDRESS, part)
    root = "../" * path.count("/")
    view = Register(
        matrix=None if part else matrix(index, root),
        pairs=() if part else pair_links(index, root),
        rows=tuple(act_row(act, index, root) for act in reversed(listed)),
        pager=pager(_ADDRESS, near, root, newest=not part),
        part=time_words(part) if part else "",
    )
    title = f"Cooperation, {time_words(part)}" if part else "Cooperation"
    about = "Who has agreed what with whom, where it stands, and the sentence or source that it rests on."
    told = [index.readings[quote.briefing].briefing.published for act in listed for quote in act.quotes]
    return Page(path, "cooperation", title, about, max(told).isoformat() if told else "", view)
