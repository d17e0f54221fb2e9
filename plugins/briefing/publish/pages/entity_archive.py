"""What briefings of a time say of an entity, where its own page has no room for all."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.publish.lookups.index import Index
from briefing.publish.page_kind import OLDER, Content, Key, PageKind, described
from briefing.publish.pages.entity_view import EntityView, briefings_on, countries, pages
from briefing.publish.view.excerpts import excerpts
from briefing.publish.view.paging import pager, root_of, time_words


def _keys(index: Index) -> Iterator[Key]:
    yield from ((e.id, part) for e in index.site.entities for part in pages(index, e.id) if part)


def _page(index: Index, entity_id: str, part: str) -> Content:
    entity, root = index.entities[entity_id], root_of(f"entities/{entity_id}/", part)
    slugs, near = briefings_on(index, entity_id, part)
    view = EntityView(
        name=entity.name,
        address=f"entities/{entity.id}/",
        kind=entity.type,
        country=countries(entity, index, root),
        known=entity.known,
        excerpts=tuple(excerpts(entity.id, slugs, root, index)),
        texts=len(slugs),
        pager=pager(f"entities/{entity.id}/", near, root, newest=False),
        part=time_words(part),
    )
    title_ = f"{entity.name}, {time_words(part)}"
    about = described(f"What briefings say of {entity.name} in {time_words(part)}.")
    return Content(title_, about, index.published[slugs[-1]].isoformat() if slugs else "", view)


KIND = PageKind("what texts of a time say of an entity", "entities/<id>/in/<time>/", "entity", _page, OLDER, _keys)
