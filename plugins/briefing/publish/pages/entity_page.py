"""The page of an entity: facts with their sources, its timeline, its partners, what briefings say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from briefing.digest import digest
from briefing.knowledge.kinds import entity_types
from briefing.model import Entity
from briefing.publish.elements import Dispute, Link, Pager, Partner, Row
from briefing.publish.evidence.disputes import about, dispute_parts
from briefing.publish.exports.calendar import closed
from briefing.publish.exports.citation import Citation
from briefing.publish.exports.linked import Linked, linked_entity
from briefing.publish.facts import Fact, facts
from briefing.publish.figures.entity_figure import entity_figure
from briefing.publish.figures.mentions import by_year, sparkline
from briefing.publish.figures.shapes import Figure, Sparkline
from briefing.publish.index import Index, Sighting
from briefing.publish.numbering import numbered, others, pager
from briefing.publish.outline import Outline, Page
from briefing.publish.own_acts import own_entries, own_readings
from briefing.publish.pages.country_work import Work, country_work, work_parts
from briefing.publish.pages.embed import embed, embeddable
from briefing.publish.pages.filters import filter_of
from briefing.publish.partners import most, partners, with_whom
from briefing.publish.rows import (
    ahead,
    entries,
    links,
    row_parts,
    rows,
    source_links,
)
from briefing.publish.said import Said, said

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
    number: str = ""
    """Number of an archive page, or ""; such a page shows nothing of what follows."""
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
    sparkline: Sparkline | None = None
    """In how many briefings of each year it is named; None while all are of one year."""


def entity_pages(entity: Entity, index: Index) -> Iterator[Outline]:
    """Yield the outlines of an entity's page and of its archive."""
    seen = index.sightings.get(entity.id, ())
    own = entries(index.events.get(entity.id, ()), index.milestones.get(entity.id, ()), index)
    together = most(with_whom(entity.id, index), _PARTNERS)
    record = index.records.get(entity.id)
    parts = digest(
        entity,
        (record.digest, sorted(index.forbidden), index.site.knowledge.outlets) if record else "",
        _links(entity, index),
        row_parts(own, index),
        filter_of(entity.id, own, index),
        tuple(ahead(entry, index.site.day) for entry in own),
        index.names(together),
        tuple(together.values()),
        tuple(sighting.reading.digest for sighting in seen[-SIZE:]),
        dispute_parts(entity.id, index),
        work_parts(entity, index),
        by_year(seen),
    )
    yield Outline(f"entities/{entity.id}/index.html", (parts,), partial(_page, entity, index))
    acts = own_entries(entity, own)
    yield from embed(entity, acts, partial(entity_figure, entity, acts, frozenset(), index), index)
    archive = numbered(seen, SIZE)
    for number, page in archive:
        near = others([one for one, _ in archive], number)
        path = f"entities/{entity.id}/page/{number}/index.html"
        found = digest(entity, _links(entity, index), tuple(sighting.reading.digest for sighting in page))
        yield Outline(path, (found,), partial(_archive, entity, index, path, tuple(page), number, near))


def _links(entity: Entity, index: Index) -> tuple[tuple[str, str, str], ...]:
    """Return the entities that the facts of a record link, with their names."""
    record = index.records.get(entity.id)
    if record is None:
        return ()
    countries = tuple(index.countries.get(code, "") for code in record.country)
    return index.names((*record.part_of, *record.operator, *record.parties, *countries))


def _page(entity: Entity, index: Index) -> Page:
    root = "../../"
    record = index.records.get(entity.id)
    seen = index.sightings.get(entity.id, ())
    own = entries(index.events.get(entity.id, ()), index.milestones.get(entity.id, ()), index)
    coming = tuple(reversed([e for e in own if ahead(e, index.site.day)]))
    past = tuple(e for e in own if not ahead(e, index.site.day))
    listed, span = partners(most(with_whom(entity.id, index), _PARTNERS), index, root)
    updated = seen[-1].reading.briefing.published.isoformat() if seen else ""
    ahead_rows, past_rows = rows(coming[:_AHEAD], index, root), rows(past[:_EVENTS], index, root)
    view = EntityView(
        name=entity.name,
        address=f"entities/{entity.id}/",
        kind=entity.type,
        country=_countries(entity, index, root),
        known=entity.known,
        stand=record.fact if record else "",
        facts=facts(record, index, root) if record else (),
        sources=source_links(record.sources, index) if record else (),
        figure=entity_figure(entity, own, frozenset(a for r in (*ahead_rows, *past_rows) for a in r.anchors), index),
        ahead=ahead_rows,
        rows=past_rows,
        later=max(len(coming) - _AHEAD, 0),
        hidden=max(len(past) - _EVENTS, 0),
        timeline=filter_of(entity.id, own, index) or "timeline/",
        partners=listed,
        span=span,
        disputes=about(entity.id, index, root),
        work=country_work(entity, index, root),
        sparkline=sparkline(seen, SIZE),
        said=tuple(said(seen[-SIZE:], root)),
        texts=len(seen),
        pager=pager(f"entities/{entity.id}/", others([n for n, _ in numbered(seen, SIZE)], ""), root, newest=True),
        feed=bool(own_readings(entity, index)),
        calendar=any(closed(entry) for entry in own_entries(entity, coming)),
        embed=embeddable(own_entries(entity, own)),
        citation=Citation(entity.id, entity.name, updated, f"entities/{entity.id}/"),
    )
    path = f"entities/{entity.id}/index.html"
    page = Page(path, "entity", entity.name, _description(entity, index), updated, view)
    return replace(page, data=replace(view, linked=linked_entity(entity, page, own[:_EVENTS], index)))


def _archive(
    entity: Entity, index: Index, path: str, page: tuple[Sighting, ...], number: str, near: tuple[str, ...]
) -> Page:
    root = "../" * path.count("/")
    view = EntityView(
        name=entity.name,
        address=f"entities/{entity.id}/",
        kind=entity.type,
        country=_countries(entity, index, root),
        known=entity.known,
        said=tuple(said(page, root)),
        texts=len(page),
        pager=pager(f"entities/{entity.id}/", near, root, newest=False),
        number=number,
    )
    title_ = f"{entity.name}, page {number}"
    about = f"What briefings say of {entity.name}, page {number} from the oldest."[:160]
    return Page(path, "entity", title_, about, page[-1].reading.briefing.published.isoformat(), view)


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
    return text if len(text) <= 160 else text[:159].rsplit(" ", 1)[0] + "…"
