"""All briefings, newest first, and those of each year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.publish.elements import Item, Pager
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.page_kind import OLDER, Content, Key, PageKind, newest_text
from briefing.publish.view.briefing_card import item
from briefing.publish.view.paging import on_page, pager, parted, root_of, time_of, time_words

SIZE = 50
_ADDRESS = "briefings/"


@dataclass(frozen=True, slots=True)
class BriefingsList:
    """A page of the list of briefings."""

    items: tuple[Item, ...]
    span: str
    """The time of the page in words, or "" on the newest page."""
    pager: Pager


def _times(index: Index) -> Iterator[Key]:
    yield from ((part,) for part in _pages(index) if part)


@lookup
def _pages(index: Index) -> dict[str, tuple[str, ...]]:
    """Return the briefings of each page, oldest first."""
    return parted(tuple(index.published), lambda slug: time_of(index.published[slug]), SIZE)


@lookup
def _on_page(index: Index, part: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the briefings of a page, oldest first, and the pages that it leads to."""
    return on_page(_pages(index), part)


def _page(index: Index, part: str = "") -> Content:
    slugs, near = _on_page(index, part)
    root = root_of(_ADDRESS, part)
    view = BriefingsList(
        tuple(item(index, slug, root) for slug in reversed(slugs)),
        time_words(part) if part else "",
        pager(_ADDRESS, near, root, newest=not part),
    )
    title = f"Briefings, {time_words(part)}" if part else "Briefings"
    about = "Every briefing by date, newest first, with the names it holds and how it stands against the record."
    updated = index.published[slugs[-1]].isoformat() if slugs else ""
    return Content(title, about, updated, view)


KINDS = (
    PageKind("newest briefings", "briefings/", "briefings", _page, newest_text),
    PageKind("briefings of a time", "briefings/in/<time>/", "briefings", _page, OLDER, _times),
)
