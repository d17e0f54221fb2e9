"""The page of an entity: facts with their sources, its timeline, its partners, what briefings say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.knowledge.kinds import entity_types
from briefing.model import Entity
from briefing.publish.elements import Dispute, Link, Pager, Partner, Row
from briefing.publish.elements.shapes import Figure, Sparkline
from briefing.publish.evidence.disputes import about
from briefing.publish.exports.calendar import fits
from briefing.publish.exports.citation import Citation
from briefing.publish.exports.linked import Linked, linked_entity
from briefing.publish.figures.mentions import by_year, sparkline
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lists import changed, day, entries_of
from briefing.publish.lookups.lookup import lookup
from briefing.publish.lookups.participation import own_entries, own_readings
from briefing.publish.lookups.plans import is_ahead, lies_ahead
from briefing.publish.page_kind import OLDER, Content, Key, PageKind, SitemapEntry, described
from briefing.publish.pages.country_work import Work, country_work
from briefing.publish.pages.embed import embeddable
from briefing.publish.pages.filters import filter_of
from briefing.publish.view.belonging import belonging, known
from briefing.publish.view.entity_figure import entity_figure, marked
from briefing.publish.view.event_rows import links, newest_datum, rows, source_links
from briefing.publish.view.excerpts import Said, said
from briefing.publish.view.facts import Fact, facts
from briefing.publish.view.paging import on_page, pager, parted, root_of, time_of, time_words
from briefing.publish.view.partners import partners, with_whom

SIZE = 16
"""Briefings that a page quotes."""
_EVENTS = 12
_AHEAD = 8
_PARTNERS = 12


@dataclass(frozen=True, slots=True)
class EntityView:
    """What the page of an entity shows."""

    name: str
    address: str
    """Of its main page, below the site's root."""
    kind: str
    country: tuple[Link, ...]
    known: bool
    said: tuple[Said, ...]
    """Latest first."""
    texts: int
    """Number of briefings that name it."""
    pager: Pager
    part: str = ""
    """Time of an archive page in words, or ""; such a page shows nothing of what follows."""
    stand: str = ""
    facts: tuple[Fact, ...] = ()
    sources: tuple[Link, ...] = ()
    figure: Figure | None = None
    ahead: tuple[Row, ...] = ()
    later: int = 0
    """Events further ahead, which stand on the timeline."""
    rows: tuple[Row, ...] = ()
    """Latest first."""
    hidden: int = 0
    """Older events, which stand on the timeline."""
    timeline: str = ""
    """Address below the root where they stand: the page of a country or programme, or the timeline of everything."""
    partners: tuple[Partner, ...] = ()
    span: str = ""
    """Years of the partners' axis."""
    disputes: tuple[Dispute, ...] = ()
    feed: bool = False
    """True when briefings of what it takes part in can be subscribed to."""
    calendar: bool = False
    """True when coming events can be subscribed to."""
    embed: bool = False
    """True when the timeline can be shown on other sites."""
    citation: Citation | None = None
    linked: Linked | None = None
    work: tuple[Work, ...] = ()
    """Of a country: with whom it works, on what, since when."""
    belongs: tuple[Row, ...] = ()
    """What a country belongs to, or who belongs to what many joined."""
    members: str = ""
    """How many members are known, of what many joined."""
    sparkline: Sparkline | None = None
    """In how many briefings of each year it is named; None while all are of one year."""


def _keys(index: Index) -> Iterator[Key]:
    yield from ((entity.id,) for entity in index.site.entities)


def _times(index: Index) -> Iterator[Key]:
    yield from ((e.id, part) for e in index.site.entities for part in _pages(index, e.id) if part)


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
def _pages(index: Index, entity: str) -> dict[str, tuple[str, ...]]:
    """Return the briefings that each page quotes, oldest first."""
    seen = index.sightings.get(entity, ())
    return parted(seen, lambda slug: time_of(index.published[slug]), SIZE)


@lookup
def _on_page(index: Index, entity: str, part: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the briefings that a page quotes, oldest first, and the pages that it leads to."""
    return on_page(_pages(index, entity), part)


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
    slugs, near = _on_page(index, entity.id, "")
    listed, span = partners(with_whom(index, entity.id, str(_PARTNERS)), index, root)
    updated = _updated(slugs, own, index)
    ahead_rows = rows((index.entries[one] for one in own.coming), index, root)
    past_rows = rows((index.entries[one] for one in own.past), index, root)
    anchors = frozenset(a for row in (*ahead_rows, *past_rows) for a in row.anchors)
    belongs = belonging(entity, index, root)
    return EntityView(
        name=entity.name,
        address=f"entities/{entity.id}/",
        kind=entity.type,
        country=_countries(entity, index, root),
        known=entity.known,
        stand=record.fact if record else "",
        facts=facts(record, index, root) if record else (),
        sources=source_links(record.sources, index) if record else (),
        figure=entity_figure(entity, own.marked, anchors, index),
        ahead=ahead_rows,
        rows=past_rows,
        later=own.later,
        hidden=own.hidden,
        timeline=filter_of(index, entity.id) or "timeline/",
        partners=listed,
        span=span,
        disputes=about(entity.id, index, root),
        work=country_work(entity, index, root),
        belongs=belongs,
        members=known(entity.id, index) if belongs and entity.type not in entity_types("state") else "",
        sparkline=sparkline(by_year(index, entity.id), {index.published[slug].year for slug in slugs}),
        said=tuple(said(entity.id, slugs, root, index)),
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


def _archive(index: Index, entity_id: str, part: str) -> Content:
    entity, root = index.entities[entity_id], root_of(f"entities/{entity_id}/", part)
    slugs, near = _on_page(index, entity_id, part)
    view = EntityView(
        name=entity.name,
        address=f"entities/{entity.id}/",
        kind=entity.type,
        country=_countries(entity, index, root),
        known=entity.known,
        said=tuple(said(entity.id, slugs, root, index)),
        texts=len(slugs),
        pager=pager(f"entities/{entity.id}/", near, root, newest=False),
        part=time_words(part),
    )
    title_ = f"{entity.name}, {time_words(part)}"
    about = described(f"What briefings say of {entity.name} in {time_words(part)}.")
    return Content(title_, about, index.published[slugs[-1]].isoformat() if slugs else "", view)


def _countries(entity: Entity, index: Index, root: str) -> tuple[Link, ...]:
    """Return the home country; long lists of members stand among the facts."""
    record = index.records.get(entity.id)
    if record is None or len(record.country) > 3 or entity.type in entity_types("state"):
        return ()
    return links((index.countries[c] for c in record.country if c in index.countries), index, root)


def _description(entity: Entity, index: Index) -> str:
    record = index.records.get(entity.id)
    text = f"{entity.name} ({entity.type}): {record.fact}" if record and record.fact else ""
    text = text or f"{entity.name} ({entity.type}): dates, partners and mentions, each with the sentence it rests on."
    return described(text)


KINDS = (
    PageKind("entity", "entities/<id>/", "entity", _page, _listed, _keys),
    PageKind("what texts of a time say of an entity", "entities/<id>/in/<time>/", "entity", _archive, OLDER, _times),
)
