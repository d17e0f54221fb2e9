"""The tables that pages are made from, built once per run and in linear time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import TypeVar

from briefing.analysis.conflicts import Conflict
from briefing.digest import digest
from briefing.ingest.page import Text
from briefing.knowledge import Correction, Knowledge, Milestone, Outlets, Record, Source
from briefing.knowledge.instruments import instruments
from briefing.knowledge.kinds import entity_types
from briefing.model import Analysis, Briefing, Entity, Event
from briefing.publish.lookups.act import Act
from briefing.publish.lookups.acts import acts
from briefing.publish.lookups.lookup import answer_digest
from briefing.publish.lookups.milestone_subjects import MilestoneSubjects
from briefing.publish.lookups.nationality import nationalities
from briefing.publish.lookups.reads import Read, Reads, Unrecorded
from briefing.publish.lookups.record import Matcher
from briefing.publish.lookups.table import Table
from briefing.site import Site

K = TypeVar("K")
V = TypeVar("V")
Entry = Milestone | Event
"""What stands on a timeline: on record, or reported."""

UNSTATED = Source("", "", "", "full", "")
"""Stands for a publisher that nobody named: an editor put the text there, so it is shown in full."""


@dataclass(frozen=True, slots=True)
class Reading:
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


@dataclass(frozen=True, slots=True)
class Whole:
    """The site as a whole, for look-ups and for lists of pages."""

    site: Site
    matcher: Matcher
    forbidden: frozenset[str]
    """Hosts that no page may link."""
    outlets: Outlets


@dataclass(frozen=True, slots=True)
class Index:
    """The site by slug and by id; what a page reads of it is noted in `reads`."""

    hidden: Whole
    """Read as `whole`."""
    readings: Table[Reading]
    """By slug, oldest first."""
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
    texts: Table[Text]
    """Pages that editors wrote about the site itself, by address and file; two may want one address."""
    shorts: Table[str]
    """How running text names an entity, where that differs from its name."""
    countries: Table[str]
    """Entity of a country by its ISO code."""
    nationality: Table[str]
    """ISO code of the country that a party acts for."""
    reads: Reads = field(default_factory=Reads)
    answers: dict[Read, object] = field(default_factory=dict)
    """What look-ups have answered."""
    digests: dict[Read, str] = field(default_factory=dict)
    """Of the values that were asked for."""

    def __post_init__(self) -> None:
        """Call each table as its field, so that what is read of it is noted by that name."""
        for one in fields(self):
            if isinstance(table := getattr(self, one.name), Table):
                table.name(one.name, self.reads)

    @property
    def whole(self) -> Whole:
        """The site as a whole; raises Unrecorded while a page is made, which would go stale unnoticed."""
        if self.reads.is_noting():
            raise Unrecorded("a page reads the whole site; make what it reads a look-up")
        return self.hidden

    @property
    def site(self) -> Site:
        """All that there is; raises Unrecorded while a page is made."""
        return self.whole.site

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
            table = getattr(self, read[0], None)
            self.digests[read] = table.digest(read[1]) if isinstance(table, Table) else answer_digest(self, read)
        return self.digests[read]


def index(site: Site, texts: Iterable[Text] = ()) -> Index:
    """Return the tables of a site, with the pages that editors wrote about it."""
    known, matcher = site.knowledge, Matcher(site.knowledge)
    site = replace(site, events=tuple(event for event in site.events if not event.leans or matcher.match(event)))
    acting, countries = nationalities(known.records), _countries(known)
    home = {party: countries[code] for party, code in acting.items() if code in countries}
    matched = {event.id: matcher.match(event) for event in site.events}
    reported = _grouped((milestone.id, event) for event in site.events for milestone in matched[event.id])
    signed = instruments(known.records, known.milestones)
    subjects = MilestoneSubjects(known, home, signed)
    about = {m.id: subjects.entities(m, reported.get(m.id, ())) for m in known.milestones}
    done = acts(site, matcher, acting, reported)
    entries: list[Entry] = [*known.milestones, *site.events]
    return Index(
        hidden=Whole(site, matcher, frozenset(known.forbidden_hosts), Outlets(known.outlets)),
        readings=Table({one.briefing.slug: one for one in _readings(site)}, lambda reading: reading.digest),
        entities=Table({entity.id: entity for entity in site.entities}),
        records=Table({record.id: record for record in known.records}),
        entries=Table({one.id: one for one in entries}),
        sightings=Table(_grouped(_sightings(site))),
        events=Table(_grouped((entity, event) for event in site.events for entity in _named(event, home))),
        programmes=Table({m.programme: m.programme for m in known.milestones if m.programme}),
        acts=Table({act.id: act for act in done}),
        acts_of=Table(_grouped((entity, act) for act in done for entity in _concerned(act, home))),
        milestones=Table(_grouped((entity, m) for m in known.milestones for entity in about[m.id])),
        subjects=Table(about),
        instruments=Table(signed),
        matched=Table(matched),
        reported=Table(reported),
        conflicts=Table(_grouped((entity, one) for one in site.conflicts for entity in one.about)),
        disputed=Table(_grouped((claim.evidence.briefing, one) for one in site.conflicts for claim in one.claims)),
        texts=Table({f"{text.slug}: {text.path}": text for text in texts}, lambda text: text.sha256),
        shorts=Table({record.id: record.in_sentence.removeprefix("the ") for record in known.records}),
        countries=Table(countries),
        nationality=Table(acting),
    )


def _readings(site: Site) -> Iterator[Reading]:
    """Yield each briefing with its publisher and corrections."""
    sources = {key: source for source in site.knowledge.sources for key in (source.name, source.id)}
    corrections = _grouped((correction.briefing, correction) for correction in site.knowledge.corrections)
    for briefing, analysis, found in zip(site.briefings, site.analyses, site.digests, strict=True):
        source = sources.get(briefing.source, UNSTATED)
        own = corrections.get(briefing.slug, ())
        yield Reading(briefing, analysis, source, own, digest(found, source, tuple(c.digest for c in own)))


def _sightings(site: Site) -> Iterator[tuple[str, str]]:
    """Yield each entity with each briefing that names it."""
    for briefing, analysis in zip(site.briefings, site.analyses, strict=True):
        yield from ((mention.entity, briefing.slug) for mention in analysis.mentions)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Return the second of each pair by the first, in the order given, each once."""
    found: dict[K, dict[V, None]] = defaultdict(dict)
    for key, value in pairs:
        found[key][value] = None
    return {key: tuple(values) for key, values in found.items()}


def _countries(known: Knowledge) -> dict[str, str]:
    """Return the entity of each country by its ISO code."""
    return {r.country[0]: r.id for r in known.records if r.type in entity_types("state") and r.country}


def _named(event: Event, home: Mapping[str, str]) -> Iterator[str]:
    """Yield what an event names, and the countries that its actors act for."""
    yield from event.entities
    yield from (home[actor] for actor in event.actors if actor in home)


def _concerned(act: Act, home: Mapping[str, str]) -> Iterator[str]:
    """Yield the parties of an act, the countries that they act for, and its programme."""
    for party in act.parties:
        yield from (party, home.get(party, party))
    if act.milestone and act.milestone.programme:
        yield act.milestone.programme
