"""The timeline of an entity as a page for frames on other sites: no script, and links open outside the frame."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.digest import digest
from briefing.model import Entity
from briefing.publish.elements import Link, Row
from briefing.publish.figures.shapes import Figure
from briefing.publish.index import Index
from briefing.publish.outline import Outline, Page
from briefing.publish.rows import Entry, row_parts, rows

_ROOT = "../../"
_ROWS = 12
_CAPTION = "On record above the line, reported below it; the longer and paler, the less exactly the day is known."
_ENOUGH = 5
"""Entries that make a timeline worth showing elsewhere."""


@dataclass(frozen=True, slots=True)
class Embed:
    """What the frame shows."""

    entity: Link
    figure: Figure | None
    rows: tuple[Row, ...]
    """Newest first."""
    hidden: int
    """Older ones that stand on the page of the entity only."""


def embeddable(own: Sequence[Entry]) -> bool:
    """Return True for an entity whose entries make a timeline."""
    return len(own) >= _ENOUGH


def embed(
    entity: Entity, own: tuple[Entry, ...], drawn: Callable[[], Figure | None], index: Index
) -> Iterator[Outline]:
    """Yield the outline of the frame of an entity with enough entries; `drawn` makes their figure."""
    if embeddable(own):
        parts = digest(entity, row_parts(own, index))
        yield Outline(f"embed/{entity.id}/index.html", (parts,), lambda: _page(entity, own, drawn(), index))


def _page(entity: Entity, own: tuple[Entry, ...], figure: Figure | None, index: Index) -> Page:
    shown = rows(own[:_ROWS], index, _ROOT)
    link = Link(f"{_ROOT}entities/{entity.id}/", entity.name, f"entities/{entity.id}/")
    drawn = replace(figure, caption=_CAPTION) if figure else None
    view = Embed(link, drawn, shown, max(len(own) - _ROWS, 0))
    about = f"{entity.name}: the newest dated events, each with the sentence or sources that it rests on."
    return Page(f"embed/{entity.id}/index.html", "embed", f"{entity.name}, timeline", about[:160], "", view)
