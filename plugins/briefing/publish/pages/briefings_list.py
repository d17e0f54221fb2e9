"""All briefings, newest first; full pages are numbered from the oldest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.publish.elements import Item, Pager
from briefing.publish.items import item
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.numbering import numbered, on_page, pager, path_of
from briefing.publish.outline import Outline, Page

SIZE = 50
_ADDRESS = "briefings/"


@dataclass(frozen=True, slots=True)
class BriefingsList:
    """A page of the list of briefings."""

    items: tuple[Item, ...]
    span: str
    """`page 3`, or "" on the newest page."""
    pager: Pager


def briefings_list(index: Index) -> Iterator[Outline]:
    """Yield the outlines of the list."""
    yield from (Outline(path_of(_ADDRESS, number), _page, (number,)) for number in _pages(index))


@lookup
def _pages(index: Index) -> dict[str, tuple[str, ...]]:
    """Return the briefings of each page, oldest first."""
    return numbered(tuple(index.readings), SIZE)


@lookup
def _on_page(index: Index, number: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the briefings of a page, oldest first, and the pages that it leads to."""
    return on_page(_pages(index), number)


def _page(index: Index, number: str) -> Page:
    slugs, near = _on_page(index, number)
    readings, path = [index.readings[slug] for slug in slugs], path_of(_ADDRESS, number)
    root = "../" * path.count("/")
    view = BriefingsList(
        tuple(item(r, index, root) for r in reversed(readings)),
        f"page {number}" if number else "",
        pager(_ADDRESS, near, root, newest=not number),
    )
    title = f"Briefings, page {number}" if number else "Briefings"
    about = "Every briefing by date, newest first, with the names it holds and how it stands against the record."
    updated = readings[-1].briefing.published.isoformat() if readings else ""
    return Page(path, "briefings", title, about, updated, view)
