"""What the pages of an entity show, and which briefings each of them quotes."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.knowledge.kinds import entity_types
from briefing.model import Entity
from briefing.publish.elements import Dispute, Link, Pager, Partner, Row
from briefing.publish.elements.shapes import Figure, Sparkline
from briefing.publish.exports.citation import Citation
from briefing.publish.exports.linked import Linked
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.pages.country_work import Work
from briefing.publish.view.event_rows import links
from briefing.publish.view.excerpts import Excerpt
from briefing.publish.view.facts import Fact
from briefing.publish.view.gantt import Gantt
from briefing.publish.view.paging import on_page, parted, time_of

_SIZE = 16
"""Briefings that a page quotes."""


@dataclass(frozen=True, slots=True)
class EntityView:
    """What a page of an entity shows."""

    name: str
    address: str
    """Of its main page, below the site's root."""
    kind: str
    country: tuple[Link, ...]
    known: bool
    excerpts: tuple[Excerpt, ...]
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
    gantt: Gantt | None = None
    """The parts of a programme in time."""
    belongs: tuple[Row, ...] = ()
    """What a country belongs to, or who belongs to what many joined."""
    members: str = ""
    """How many members are known, of what many joined."""
    sparkline: Sparkline | None = None
    """In how many briefings of each year it is named; None while all are of one year."""


@lookup
def pages(index: Index, entity: str) -> dict[str, tuple[str, ...]]:
    """Return the briefings that each page quotes, oldest first."""
    seen = index.sightings.get(entity, ())
    return parted(seen, lambda slug: time_of(index.published[slug]), _SIZE)


@lookup
def briefings_on(index: Index, entity: str, part: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the briefings that a page quotes, oldest first, and the pages that it leads to."""
    return on_page(pages(index, entity), part)


def countries(entity: Entity, index: Index, root: str) -> tuple[Link, ...]:
    """Return the home country; long lists of members stand among the facts."""
    record = index.records.get(entity.id)
    if record is None or len(record.country) > 3 or entity.type in entity_types("state"):
        return ()
    return links((index.countries[c] for c in record.country if c in index.countries), index, root)
