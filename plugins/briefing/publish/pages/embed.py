"""The timeline of an entity as a page for frames on other sites: no script, and links open outside the frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.publish.elements import Link, Row
from briefing.publish.elements.shapes import Figure
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.lookups.participation import own_entries
from briefing.publish.page_kind import Content, Key, PageKind, described
from briefing.publish.view.entity_figure import entity_figure, marked
from briefing.publish.view.event_rows import rows

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


def _keys(index: Index) -> Iterator[Key]:
    yield from ((entity.id,) for entity in index.site.entities if embeddable(index, entity.id))


@lookup
def _listed(index: Index, entity: str) -> tuple[tuple[str, ...], int]:
    """Return the newest that an entity takes part in, and how much there is."""
    own = own_entries(index, entity)
    return own[:_ROWS], len(own)


@lookup
def _marked(index: Index, entity: str) -> tuple[str, ...]:
    return marked(own_entries(index, entity), index)


def _page(index: Index, entity_id: str) -> Content:
    entity, (ids, count) = index.entities[entity_id], _listed(index, entity_id)
    figure = entity_figure(entity, _marked(index, entity_id), frozenset(), index)
    shown = rows((index.entries[one] for one in ids), index, _ROOT)
    link = Link(f"{_ROOT}entities/{entity.id}/", entity.name, f"entities/{entity.id}/")
    drawn = replace(figure, caption=_CAPTION) if figure else None
    view = Embed(link, drawn, shown, max(count - _ROWS, 0))
    about = f"{entity.name}: the newest dated events, each with the sentence or sources that it rests on."
    return Content(f"{entity.name}, timeline", described(about), "", view)


KIND = PageKind("timeline for other sites", "embed/<id>/", "embed", _page, "stands on the page of its entity", _keys)
