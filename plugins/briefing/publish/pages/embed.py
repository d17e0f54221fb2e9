"""The timeline of an entity as a page for frames on other sites: no script, and links open outside the frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.publish.elements import Link, Row
from briefing.publish.figures.entity_figure import entity_figure, marked
from briefing.publish.figures.shapes import Figure
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.outline import Outline, Page, described
from briefing.publish.own_acts import own_entries
from briefing.publish.rows import rows

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


@lookup
def embeddable(index: Index, entity: str) -> bool:
    """Return True for an entity whose timeline is worth a page of its own."""
    return len(own_entries(index, entity)) >= _ENOUGH


def embed(entity: str, index: Index) -> Iterator[Outline]:
    """Yield the outline of an entity's timeline for other sites."""
    if embeddable(index, entity):
        yield Outline(f"embed/{entity}/index.html", _page, (entity,))


@lookup
def _listed(index: Index, entity: str) -> tuple[tuple[str, ...], int]:
    """Return the newest that an entity takes part in, and how much there is."""
    own = own_entries(index, entity)
    return own[:_ROWS], len(own)


@lookup
def _marked(index: Index, entity: str) -> tuple[str, ...]:
    return marked(own_entries(index, entity), index)


def _page(index: Index, entity_id: str) -> Page:
    entity, (ids, count) = index.entities[entity_id], _listed(index, entity_id)
    figure = entity_figure(entity, _marked(index, entity_id), frozenset(), index)
    shown = rows((index.entries[one] for one in ids), index, _ROOT)
    link = Link(f"{_ROOT}entities/{entity.id}/", entity.name, f"entities/{entity.id}/")
    drawn = replace(figure, caption=_CAPTION) if figure else None
    view = Embed(link, drawn, shown, max(count - _ROWS, 0))
    about = f"{entity.name}: the newest dated events, each with the sentence or sources that it rests on."
    return Page(f"embed/{entity.id}/index.html", "embed", f"{entity.name}, timeline", described(about), "", view)
