"""All briefings, newest first; full pages are numbered from the oldest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from briefing.digest import digest
from briefing.publish.elements import Item, Pager
from briefing.publish.index import Index, Reading
from briefing.publish.items import item, item_part
from briefing.publish.numbering import numbered, others, pager
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
    readings = tuple(index.readings.values())
    pages = (*numbered(readings, SIZE), ("", readings[-SIZE:]))
    for number, page in pages:
        yield _outline(index, number, page, others([one for one, _ in pages[:-1]], number))


def _outline(index: Index, number: str, readings: Sequence[Reading], near: tuple[str, ...]) -> Outline:
    path = f"{_ADDRESS}page/{number}/index.html" if number else f"{_ADDRESS}index.html"
    parts = digest(tuple(item_part(r, index) for r in readings), near)
    return Outline(path, (parts,), partial(_page, index, path, number, readings, near))


def _page(index: Index, path: str, number: str, readings: Sequence[Reading], near: tuple[str, ...]) -> Page:
    root = "../" * path.count("/")
    links = pager(_ADDRESS, near, root, newest=not number)
    view = BriefingsList(
        tuple(item(r, index, root) for r in reversed(readings)), f"page {number}" if number else "", links
    )
    title = f"Briefings, page {number}" if number else "Briefings"
    about = "Every briefing by date, newest first, with the names it holds and how it stands against the record."
    updated = readings[-1].briefing.published.isoformat() if readings else ""
    return Page(path, "briefings", title, about, updated, view)
