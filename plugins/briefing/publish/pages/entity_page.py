"""The page of an entity: facts with their sources, its timeline, its partners, what briefings say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.knowledge.kinds import entity_types
from briefing.model import Entity
from briefing.publish.evidence.disputes import about
from briefing.publish.exports.calendar import fits
from briefing.publish.exports.citation import Citation
from briefing.publish.exports.linked import linked_entity
from briefing.publish.figures.mentions import by_year, sparkline
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lists import changed, day, entries_of
from briefing.publish.lookups.lookup import lookup
from briefing.publish.lookups.participation import own_entries, own_readings
from briefing.publish.lookups.plans import is_ahead, lies_ahead
from briefing.publish.page_kind import Content, Key, PageKind, SitemapEntry, described
from briefing.publish.pages.country_work import country_work
from briefing.publish.pages.embed import embeddable
from briefing.publish.pages.entity_view import EntityView, briefings_on, countries
from briefing.publish.pages.filters import filter_of
from briefing.publish.view.belonging import belonging, known
from briefing.publish.view.entity_figure import entity_figure, marked
from briefing.publish.view.event_rows import newest_datum, rows, source_links
from briefing.publish.view.excerpts import excerpts
from briefing.publish.view.facts import facts
from briefing.publish.view.gantt import gantt
from briefing.publish.view.paging import pager
from briefing.publish.view.partners import partners, with_whom

_EVENTS = 12
_AHEAD = 8
_PARTNERS = 12


def _keys(index: Index) -> Iterator[Key]:
    yield from ((entity.id,) for entity in index.site.entities)


def _listed(index: Index, entity: str) -> SitemapEntry:
    """Put an entity with those that were last named in the same year."""
    last = "".join(changed(index, slug).isoformat() for slug in index.sightings.get(entity, ())[-1:])
    return SitemapEntry(f"entities-{last[:4]}" if last else "entities", last)


@dataclass(frozen=True, slots=True)
class _Own:
    """Which entries the page of an entity shows."""

    coming: tuple[str, ...]
    """The soonest first."""
    later: int
    past: tuple[str, ...]
    hidden: int
    newest: tuple[str, ...]
    """Of all."""
    marked: tuple[str, ...]
    """In the figure."""
    calendar: bool


@lookup
def _own(index: Index, entity: str) -> _Own:
    """Return which entries the page of an entity shows."""
    own = [index.entries[one] for one in entries_of(index, entity)]
    coming = [e.id for e in reversed(own) if is_ahead(e, index)]
    past = [e.id for e in own if not lies_ahead(e, day(index))]
    acts = {one for one in own_entries(index, entity) if fits(index.entries[one])}
    return _Own(
        coming=tuple(coming[:_AHEAD]),
        later=max(len(coming) - _AHEAD, 0),
        past=tuple(past[:_EVENTS]),
        hidden=max(len(past) - _EVENTS, 0),
        newest=tuple(e.id for e in own[:_EVENTS]),
        marked=marked((e.id for e in own), index),
        calendar=any(one in acts for one in coming),
    )


@lookup
def _texts(index: Index, entity: str) -> int:
    """Return the number of briefings that name an entity."""
    return len(index.sightings.get(entity, ()))


@lookup
def _has_feed(index: Index, entity: str) -> bool:
    return bool(own_readings(index, entity))


def _page(index: Index, entity_id: str) -> Content:
    entity, own = index.entities[entity_id], _own(index, entity_id)
    view = _view(entity, own, index)
    updated = view.citation.day if view.citation else ""
    content = Content(entity.name, _description(entity, index), updated, view)
    newest = [index.entries[one] for one in own.newest]
    return replace(content, data=replace(view, linked=linked_entity(entity, content, newest, index)))


def _view(entity: Entity, own: _Own, index: Index) -> EntityView:
    """Return all that the page shows but what machines read of it."""
    root, record = "../../", index.records.get(entity.id)
    slugs, near = briefings_on(index, entity.id, "")
    listed, span = partners(with_whom(index, entity.id, str(_PARTNERS)), index, root)
    updated = _updated(slugs, own, index)
    ahead, past = (rows((index.entries[one] for one in part), index, root) for part in (own.coming, own.past))
    anchors = frozenset(a for row in (*ahead, *past) for a in row.anchors)
    belongs, plan = belonging(entity, index, root), gantt(entity, index, root)
    updated = max(updated, newest_datum(plan.entries, index) if plan else "")
    return EntityView(
        name=entity.name,
        address=f"entities/{entity.id}/",
        kind=entity.type,
        country=countries(entity, index, root),
        known=entity.known,
        stand=record.fact if record else "",
        facts=facts(record, index, root) if record else (),
        sources=source_links(record.sources, index) if record else (),
        figure=entity_figure(entity, own.marked, anchors, index),
        ahead=ahead,
        rows=past,
        later=own.later,
        hidden=own.hidden,
        timeline=filter_of(index, entity.id) or "timeline/",
        partners=listed,
        span=span,
        disputes=about(entity.id, index, root),
        work=country_work(entity, index, root),
        gantt=plan,
        belongs=belongs,
        members=known(entity.id, index) if belongs and entity.type not in entity_types("state") else "",
        sparkline=sparkline(by_year(index, entity.id), {index.published[slug].year for slug in slugs}),
        excerpts=tuple(excerpts(entity.id, slugs, root, index)),
        texts=_texts(index, entity.id),
        pager=pager(f"entities/{entity.id}/", near, root, newest=True),
        feed=_has_feed(index, entity.id),
        calendar=own.calendar,
        embed=embeddable(index, entity.id),
        citation=Citation(entity.id, entity.name, updated, f"entities/{entity.id}/"),
    )


def _updated(slugs: Sequence[str], own: _Own, index: Index) -> str:
    """Return the day of the newest of what the page shows; `slugs` are its texts, oldest first."""
    texts = [index.published[slugs[-1]].isoformat()] if slugs else []
    return max((*texts, newest_datum((*own.coming, *own.past), index)))


def _description(entity: Entity, index: Index) -> str:
    record = index.records.get(entity.id)
    text = f"{entity.name} ({entity.type}): {record.fact}" if record and record.fact else ""
    text = text or f"{entity.name} ({entity.type}): dates, partners and mentions, each with the sentence it rests on."
    return described(text)


KIND = PageKind("entity", "entities/<id>/", "entity", _page, _listed, _keys)
