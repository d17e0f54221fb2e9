"""The disagreements: texts against each other, texts against the record, and what editors found, a card for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.publish.elements import Pager
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.page_kind import OLDER, Content, Key, PageKind, in_main
from briefing.publish.view.disagreements import ADDRESS, Card, card, cards, is_open, newest_cards, pages
from briefing.publish.view.disagreements import Key as CardKey
from briefing.publish.view.paging import on_page, pager, root_of, time_words

_OPEN, _SETTLED = 48, 24
"""Cards of the first page; all stand on the pages of their years."""


@dataclass(frozen=True, slots=True)
class Disagreements:
    """What a page of disagreements shows."""

    open: tuple[Card, ...]
    """Newest first."""
    settled: tuple[Card, ...]
    part: str
    """Time of the page in words, or "" on the newest."""
    pager: Pager


def _times(index: Index) -> Iterator[Key]:
    yield from ((part,) for part in pages(index) if part)


@lookup
def _on_page(index: Index, part: str) -> tuple[tuple[CardKey, ...], tuple[str, ...]]:
    """Return the disagreements of a page, newest first, and the pages that it leads to."""
    listed, near = on_page(pages(index), part)
    return listed[::-1] if part else (
        *newest_cards(index, str(_OPEN)),
        *newest_cards(index, str(_SETTLED), "yes"),
    ), near


@lookup
def _day(index: Index, part: str) -> str:
    """Return the ISO day of the newest disagreement of a page."""
    own = set(_on_page(index, part)[0])
    return max((day.isoformat() for day, key in cards(index) if key in own), default="")


def _page(index: Index, part: str = "") -> Content:
    (keys, near), root = _on_page(index, part), root_of(ADDRESS, part)
    shown = [(is_open(index, *key), card(key, index, root)) for key in keys]
    view = Disagreements(
        open=tuple(one for still, one in shown if still),
        settled=tuple(one for still, one in shown if not still),
        part=time_words(part) if part else "",
        pager=pager(ADDRESS, near, root, newest=not part),
    )
    title = f"Disagreements, {time_words(part)}" if part else "Disagreements"
    about = "Where texts and sources contradict each other: the question, what each says and where, and the verdict."
    return Content(title, about, _day(index, part), view)


KINDS = (
    PageKind("disagreements", "disagreements/", "disagreements", _page, in_main),
    PageKind("disagreements of a time", "disagreements/in/<time>/", "disagreements", _page, OLDER, _times),
)
