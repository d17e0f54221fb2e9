"""Build the look-ups that all pages share, once per run and in linear time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from briefing.analysis.conflicts import Conflict
from briefing.digest import digest
from briefing.knowledge import Correction, Knowledge, Milestone, Record, Source
from briefing.knowledge.kinds import entity_types, event_kinds
from briefing.model import Analysis, Briefing, Cooperation, Entity, Event, Mention, Quote
from briefing.publish.concern import Concern
from briefing.publish.evidence.record import Matcher
from briefing.publish.sides import sides
from briefing.site import Site

K = TypeVar("K")
V = TypeVar("V")

_FEW = 5

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


@dataclass(frozen=True, slots=True)
class Sighting:
    """The mentions of one entity in one briefing."""

    reading: Reading
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """The site by slug and by id."""

    site: Site
    readings: Mapping[str, Reading]
    """By slug, oldest first."""
    entities: Mapping[str, Entity]
    records: Mapping[str, Record]
    sightings: Mapping[str, tuple[Sighting, ...]]
    """By entity, oldest first."""
    events: Mapping[str, tuple[Event, ...]]
    """By entity, in the order of the site."""
    cooperations: Mapping[str, tuple[Cooperation, ...]]
    """By party."""
    worked: Mapping[str, tuple[Cooperation, ...]]
    """By the country that a party acts for, or the party itself."""
    milestones: Mapping[str, tuple[Milestone, ...]]
    """By party and its country, programme, craft of the title, and those who act in a report of it."""
    stands: Mapping[str, tuple[str, ...]]
    """The entities on whose pages a milestone stands, by `Milestone.id`."""
    signed: Mapping[str, tuple[Milestone, ...]]
    """Agreements of a few on record, by the country that a party acts for, or the party itself."""
    matched: Mapping[str, tuple[Milestone, ...]]
    """What the record says of an event, by `Event.id`."""
    reported: Mapping[str, tuple[Event, ...]]
    """The events that report a milestone, by `Milestone.id`."""
    members: Mapping[tuple[Quote, str], tuple[str, ...]]
    """Ids that an event had in its briefing, by the sentence it rests on and its kind."""
    conflicts: Mapping[str, tuple[Conflict, ...]]
    """What texts claim against each other, by entity."""
    disputed: Mapping[Quote, tuple[Conflict, ...]]
    """The same by sentence."""
    digests: Mapping[str, str]
    """Of everything that a row shows, by id of an event, cooperation or milestone."""
    shorts: Mapping[str, str]
    """How running text names an entity, where that differs from its name."""
    countries: Mapping[str, str]
    """Entity of a country by its ISO code."""
    sides: Mapping[str, str]
    """ISO code of the country that a party acts for."""
    matcher: Matcher
    forbidden: frozenset[str]
    """Hosts that no page may link."""
    outlets: Mapping[str, str]
    """Publishers by host."""

    def name(self, entity: str) -> str:
        """Return the name of an entity; its id when no page has it."""
        return self.entities[entity].name if entity in self.entities else entity

    def home(self, entity: str) -> str:
        """Return the country that an entity acts for; itself when it acts for none."""
        return self.countries.get(self.sides.get(entity, ""), entity)

    def short(self, entity: str) -> str:
        """Return an entity as running text names it: NASA, Tiangong."""
        return self.shorts.get(entity) or self.name(entity)

    def names(self, entities: Iterable[str]) -> tuple[tuple[str, str, str], ...]:
        """Return ids with names and acronyms, for digests of pages that print them."""
        return tuple((entity, self.name(entity), self.short(entity)) for entity in entities)


def index(site: Site) -> Index:
    """Return the look-ups of a site."""
    readings = {reading.briefing.slug: reading for reading in _readings(site)}
    entities = {entity.id: entity for entity in site.entities}
    known = site.knowledge
    matcher = Matcher(known)
    matched = {event.id: matcher.match(event) for event in site.events}
    reported = _grouped((milestone.id, event) for event in site.events for milestone in matched[event.id])
    shorts = {record.id: record.in_sentence.removeprefix("the ") for record in known.records}
    disputed = _grouped((claim.evidence, conflict) for conflict in site.conflicts for claim in conflict.claims)
    rows = _Digests(readings, {e.id: (e.name, shorts.get(e.id, "")) for e in site.entities}, disputed)
    acting, countries = sides(known.records), _countries(known)
    home = {party: countries[code] for party, code in acting.items() if code in countries}
    concern = Concern(known, home)
    stands = {m.id: concern.entities(m, reported.get(m.id, ())) for m in known.milestones}
    return Index(
        site=site,
        readings=readings,
        entities=entities,
        records={record.id: record for record in known.records},
        sightings=_sightings(readings.values()),
        events=_grouped((entity, event) for event in site.events for entity in event.entities),
        cooperations=_grouped((party, c) for c in site.cooperations for party in c.parties),
        worked=_grouped((home.get(party, party), c) for c in site.cooperations for party in c.parties),
        signed=_grouped((home.get(p, p), m) for m in known.milestones if _of_few(m) for p in m.parties),
        milestones=_grouped((entity, m) for m in known.milestones for entity in stands[m.id]),
        stands=stands,
        matched=matched,
        reported=reported,
        members=_grouped(((e.evidence[0], e.kind), e.id) for a in site.analyses for e in a.listed),
        conflicts=_grouped((entity, conflict) for conflict in site.conflicts for entity in conflict.about),
        disputed=disputed,
        digests=dict(rows.all(site, reported)),
        shorts=shorts,
        countries=countries,
        sides=acting,
        matcher=matcher,
        forbidden=frozenset(known.forbidden_hosts),
        outlets=dict(known.outlets),
    )


def _readings(site: Site) -> Iterator[Reading]:
    """Yield each briefing with its publisher and corrections."""
    sources = {key: source for source in site.knowledge.sources for key in (source.name, source.id)}
    corrections = _grouped((correction.briefing, correction) for correction in site.knowledge.corrections)
    for briefing, analysis, found in zip(site.briefings, site.analyses, site.digests, strict=True):
        source = sources.get(briefing.source, UNSTATED)
        own = corrections.get(briefing.slug, ())
        yield Reading(briefing, analysis, source, own, digest(found, source, tuple(c.digest for c in own)))


def _sightings(readings: Iterable[Reading]) -> dict[str, tuple[Sighting, ...]]:
    """Return the mentions of each entity, by briefing."""
    found: dict[str, list[Sighting]] = defaultdict(list)
    for reading in readings:
        for entity, mentions in _grouped((m.entity, m) for m in reading.analysis.mentions).items():
            found[entity].append(Sighting(reading, mentions))
    return {entity: tuple(sightings) for entity, sightings in found.items()}


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Return the second of each pair by the first, in the order given, each once."""
    found: dict[K, dict[V, None]] = defaultdict(dict)
    for key, value in pairs:
        found[key][value] = None
    return {key: tuple(values) for key, values in found.items()}


def _countries(known: Knowledge) -> dict[str, str]:
    """Return the entity of each country by its ISO code."""
    return {r.country[0]: r.id for r in known.records if r.type in entity_types("state") and r.country}


def _of_few(milestone: Milestone) -> bool:
    """Return True for an agreement whose parties work with each other; one of many is a membership."""
    return milestone.kind in event_kinds("with_few") and 1 < len(milestone.parties) <= _FEW


@dataclass(frozen=True, slots=True)
class _Digests:
    """Makes the digests of rows."""

    readings: Mapping[str, Reading]
    names: Mapping[str, tuple[str, str]]
    disputed: Mapping[Quote, tuple[Conflict, ...]]

    def all(self, site: Site, reported: Mapping[str, tuple[Event, ...]]) -> Iterator[tuple[str, str]]:
        """Yield id and digest of every event, cooperation, conflict and milestone."""
        events = {event.id: self._row(event, event.evidence, event.entities) for event in site.events}
        yield from events.items()
        for cooperation in site.cooperations:
            yield cooperation.id, self._row(cooperation, cooperation.evidence, cooperation.parties)
        for conflict in site.conflicts:
            yield conflict.id, self._conflict(conflict)
        hosts = site.knowledge.forbidden_hosts, site.knowledge.outlets
        for milestone in site.knowledge.milestones:
            rows = tuple(events[event.id] for event in reported.get(milestone.id, ()))
            yield milestone.id, digest(milestone.digest, self._named(milestone.parties), rows, hosts)

    def _row(self, value: object, evidence: tuple[Quote, ...], entities: tuple[str, ...]) -> str:
        texts = tuple(self.readings[quote.briefing].digest for quote in evidence)
        against = tuple(self._conflict(c) for quote in evidence for c in self.disputed.get(quote, ()))
        return digest(value, texts, self._named(entities), against)

    def _conflict(self, conflict: Conflict) -> str:
        return digest(conflict, tuple(self.readings[claim.words.briefing].digest for claim in conflict.claims))

    def _named(self, entities: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        return tuple(self.names.get(entity, (entity, "")) for entity in entities)
