"""The tables that pages are made from, built once per run and in linear time."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from typing import TypeVar, cast

from briefing.analysis.conflicts import Conflict
from briefing.digest import digest
from briefing.ingest.page import WrittenPage
from briefing.knowledge import Correction, Milestone, Outlets, Record, Source
from briefing.model import Analysis, Briefing, Entity, Event
from briefing.publish.lookups.act import Act
from briefing.publish.lookups.lookup import answer_digest
from briefing.publish.lookups.reads import KNOWN, SITE, Read, Reads, UnnotedRead
from briefing.publish.lookups.record import MilestoneMatcher
from briefing.publish.lookups.table import Digests, Table
from briefing.site import Site

K = TypeVar("K")
V = TypeVar("V")
Entry = Milestone | Event
"""What stands on a timeline: on record, or reported."""

UNSTATED = Source("", "", "", "full", "")
"""Stands for a publisher that nobody named: an editor put the text there, so it is shown in full."""


@dataclass(frozen=True, slots=True)
class SourcedBriefing:
    """A briefing with everything that its own page rests on."""

    briefing: Briefing
    analysis: Analysis
    source: Source
    corrections: tuple[Correction, ...]
    digest: str
    """Of all of the above."""

    @property
    def changed(self) -> date:
        """The day on which the text was published, reviewed or corrected last."""
        days = (self.briefing.published, *(correction.made for correction in self.corrections))
        return max(*days, self.briefing.reviewed or self.briefing.published)

    @property
    def publisher(self) -> str:
        """The address of the text or of its publisher, or the publisher's name; "" when nobody named one."""
        return self.briefing.url or self.source.url or self.source.name or self.briefing.source


@dataclass(frozen=True, slots=True)
class Known:
    """The knowledge as a whole, for look-ups."""

    matcher: MilestoneMatcher
    forbidden: frozenset[str]
    """Hosts that no page may link."""
    outlets: Outlets


@dataclass(frozen=True, slots=True)
class Index:
    """The site by slug and by id; what a page reads of it is noted in `reads`."""

    all: Site
    """Read as `site`, part by part."""
    all_known: Known
    """Read as `known`."""
    readings: Table[SourcedBriefing]
    """By slug, oldest first."""
    published: Table[date]
    """The days of the same."""
    named: Table[tuple[Entity, ...]]
    """The entities that each of the same names, in the order of first mention."""
    sources: Table[Source]
    """Who published each of the same."""
    corrections: Table[tuple[Correction, ...]]
    """Those of each of the same that has any."""
    entities: Table[Entity]
    records: Table[Record]
    entries: Table[Entry]
    """Events and milestones by id."""
    sightings: Table[tuple[str, ...]]
    """Slugs of the briefings that name an entity, oldest first."""
    events: Table[tuple[Event, ...]]
    """By entity that is named, and by the country that an actor acts for, in the order of the site."""
    programmes: Table[str]
    """Ids of what milestones belong to, by themselves."""
    acts: Table[Act]
    """What parties do together, by id."""
    acts_of: Table[tuple[Act, ...]]
    """The same by party, by the country that a party acts for, and by programme."""
    milestones: Table[tuple[Milestone, ...]]
    """By party and its country, programme, craft of the title, and those who act in a report of it."""
    subjects: Table[tuple[str, ...]]
    """The entities on whose pages a milestone stands, by `Milestone.id`."""
    instruments: Table[str]
    """The agreement that a milestone is the signing of, by `Milestone.id`."""
    matched: Table[tuple[Milestone, ...]]
    """What the record says of an event, by `Event.id`."""
    reported: Table[tuple[Event, ...]]
    """The events that report a milestone, by `Milestone.id`."""
    conflicts: Table[tuple[Conflict, ...]]
    """What texts claim against each other, by entity."""
    disputed: Table[tuple[Conflict, ...]]
    """The same by slug of a text."""
    texts: Table[WrittenPage]
    """Pages that editors wrote about the site itself, by address and file; two may want one address."""
    shorts: Table[str]
    """How running text names an entity, where that differs from its name."""
    countries: Table[str]
    """Entity of a country by its ISO code."""
    nationality: Table[str]
    """ISO code of the country that a party acts for."""
    values: Digests
    """The digests of events, milestones, acts and conflicts."""
    assets: Table[str] = field(default_factory=lambda: Table({}))
    """Where each file of the theme lies, by its plain name; set by who knows the theme."""
    reads: Reads = field(default_factory=Reads)
    answers: dict[Read, object] = field(default_factory=dict)
    """What look-ups have answered."""
    rests: dict[Read, tuple[Read, ...]] = field(default_factory=dict)
    """What look-ups read for that."""
    digests: dict[Read, str] = field(default_factory=dict)
    """Of the values that were asked for."""

    def __post_init__(self) -> None:
        """Call each table as its field, so that what is read of it is noted by that name."""
        for one in fields(self):
            if isinstance(table := getattr(self, one.name), Table):
                table.name(one.name, self.reads)

    @property
    def site(self) -> Site:
        """All that there is; raises UnnotedRead while a page is made, which would be stale at every change."""
        return cast("Site", _Parts(self))

    @property
    def known(self) -> Known:
        """The knowledge as a whole; raises UnnotedRead while a page is made."""
        self.read_past_tables(KNOWN)
        return self.all_known

    def read_past_tables(self, read: Read) -> None:
        """Note that a look-up reads something whole."""
        if self.reads.is_of_page():
            raise UnnotedRead(f"a page reads all of {' '.join(read)}; make what it reads a look-up")
        self.reads.note(read)

    def name(self, entity: str) -> str:
        """Return the name of an entity; its id when no page has it."""
        return self.entities[entity].name if entity in self.entities else entity

    def home(self, entity: str) -> str:
        """Return the country that an entity acts for; itself when it acts for none."""
        return self.countries.get(self.nationality.get(entity, ""), entity)

    def short(self, entity: str) -> str:
        """Return an entity as running text names it: NASA, Tiangong."""
        return self.shorts.get(entity) or self.name(entity)

    def digest(self, read: Read) -> str:
        """Return the digest of what a reading gives now; "" when it gives nothing."""
        if read not in self.digests:
            self.digests[read] = self._digest(*read)
        return self.digests[read]

    def _digest(self, name: str, *key: str) -> str:
        if name == SITE:
            return self._whole(*key)
        table = getattr(self, name, None)
        return table.digest(*key) if isinstance(table, Table) else answer_digest(self, (name, *key))

    def _whole(self, part: str) -> str:
        """Return the digest of a part of the site; what was read in the texts has one of its own."""
        if part in ("briefings", "analyses"):
            return digest(self.all.digests)
        if part == "knowledge":
            return self.all.knowledge.digest
        value = getattr(self.all, part)
        return digest(self.values.of_each(value) if isinstance(value, tuple) else value)


class _Parts:
    """The site for look-ups, which notes the parts that they read."""

    def __init__(self, index: Index) -> None:
        """Take the tables, which have the site and the notes."""
        self._index = index

    def __getattr__(self, part: str) -> object:
        self._index.read_past_tables((SITE, part))
        return getattr(self._index.all, part)
