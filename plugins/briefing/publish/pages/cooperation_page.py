"""The register of cooperation: what parties do together, each act once, by the day on which it was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.publish.elements import Link, Pager, Row
from briefing.publish.lookups.act import Act
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.page_kind import Content, Key, PageKind, SitemapEntry, newest_text
from briefing.publish.pages.pair_page import pair_links
from briefing.publish.view.act_words import act_row, last_told
from briefing.publish.view.matrix import Matrix, matrix
from briefing.publish.view.paging import on_page, pager, parted, root_of, time_of, time_words

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


def _times(index: Index) -> Iterator[Key]:
    yield from ((part,) for part in _pages(index) if part)


def _listed(index: Index, part: str) -> SitemapEntry:
    return SitemapEntry("cooperation", _changed((index.acts[one] for one in _pages(index)[part]), index))


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


def _page(index: Index, part: str = "") -> Content:
    ids, near = _on_page(index, part)
    listed, root = [index.acts[one] for one in ids], root_of(_ADDRESS, part)
    view = Register(
        matrix=None if part else matrix(index, root),
        pairs=() if part else pair_links(index, root),
        rows=tuple(act_row(act, index, root) for act in reversed(listed)),
        pager=pager(_ADDRESS, near, root, newest=not part),
        part=time_words(part) if part else "",
    )
    title = f"Cooperation, {time_words(part)}" if part else "Cooperation"
    about = "Who has agreed what with whom, where it stands, and the sentence or source that it rests on."
    return Content(title, about, _changed(listed, index), view)


def _changed(listed: Iterable[Act], index: Index) -> str:
    return max((last_told(act, index) for act in listed), default="")


KINDS = (
    PageKind("newest cooperation", "cooperation/", "cooperation", _page, newest_text),
    PageKind("cooperation of a time", "cooperation/in/<time>/", "cooperation", _page, _listed, _times),
)
