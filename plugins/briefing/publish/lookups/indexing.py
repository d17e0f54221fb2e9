"""Make the tables of a site that its pages are built from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from briefing.digest import digest
from briefing.ingest.page import WrittenPage
from briefing.knowledge import Outlets
from briefing.model import Entity, Event
from briefing.publish.lookups.act import Act
from briefing.publish.lookups.acts import acts
from briefing.publish.lookups.index import UNSTATED, Entry, Index, Known, SourcedBriefing
from briefing.publish.lookups.reads import CODE, KNOWN
from briefing.publish.lookups.record import MilestoneMatcher
from briefing.publish.lookups.table import Digests, Table
from briefing.publish.lookups.ties import grouped, ties
from briefing.site import Site

V = TypeVar("V")


def index(site: Site, texts: Iterable[WrittenPage] = (), code: str = "") -> Index:
    """Return the tables of a site, with the pages that editors wrote about it; `code` is the digest of the program."""
    known, matcher = site.knowledge, MilestoneMatcher(site.knowledge)
    site = replace(site, events=tuple(event for event in site.events if not event.leans or matcher.match(event)))
    tied = ties(site, matcher)
    done = acts(site, matcher, tied.acting, tied.reported)
    made, readings = Digests(), {one.briefing.slug: one for one in _readings(site)}
    entries: Iterable[Entry] = (*known.milestones, *site.events)
    shorts = {record.id: record.in_sentence.removeprefix("the ") for record in known.records}
    return Index(
        all=site,
        all_known=Known(matcher, frozenset(known.forbidden_hosts), Outlets(known.outlets)),
        readings=Table(readings, _digest_of),
        published=Table({slug: one.briefing.published for slug, one in readings.items()}),
        named=Table({slug: one.analysis.entities for slug, one in readings.items()}),
        sources=Table({slug: one.source for slug, one in readings.items()}),
        corrections=Table({slug: one.corrections for slug, one in readings.items() if one.corrections}),
        entities=Table({entity.id: entity for entity in site.entities}),
        records=Table({record.id: record for record in known.records}),
        entries=Table({one.id: one for one in entries}, made.of),
        sightings=Table(grouped(_sightings(site))),
        events=_listed(_by_name(site.events, readings, tied.home, shorts), made),
        programmes=Table({m.programme: m.programme for m in known.milestones if m.programme}),
        acts=Table({act.id: act for act in done}, made.of),
        acts_of=_listed(((entity, act) for act in done for entity in _concerned(act, tied.home)), made),
        milestones=_listed(((entity, m) for m in known.milestones for entity in tied.about[m.id]), made),
        subjects=Table(tied.about),
        instruments=Table(tied.signed),
        matched=Table(tied.matched, made.of_each),
        reported=Table(tied.reported, made.of_each),
        conflicts=_listed(((e, one) for one in site.conflicts for e in one.about), made),
        disputed=_listed(((claim.evidence.briefing, one) for one in site.conflicts for claim in one.claims), made),
        texts=Table({f"{text.slug}: {text.path}": text for text in texts}, _bytes_of),
        shorts=Table(shorts),
        countries=Table(tied.countries),
        nationality=Table(tied.acting),
        values=made,
        digests={CODE: code, KNOWN: known.digest},
    )


def _listed(pairs: Iterable[tuple[str, V]], made: Digests) -> Table[tuple[V, ...]]:
    """Return the table of what stands under each key."""
    return Table(grouped(pairs), made.of_each)


def _readings(site: Site) -> Iterator[SourcedBriefing]:
    """Yield each briefing with its publisher and corrections."""
    sources = {key: source for source in site.knowledge.sources for key in (source.name, source.id)}
    corrections = grouped((correction.briefing, correction) for correction in dict.fromkeys(site.knowledge.corrections))
    for briefing, analysis, found in zip(site.briefings, site.analyses, site.digests, strict=True):
        source = sources.get(briefing.source, UNSTATED)
        own = corrections.get(briefing.slug, ())
        yield SourcedBriefing(briefing, analysis, source, own, digest(found, source, tuple(c.digest for c in own)))


def _digest_of(reading: SourcedBriefing) -> str:
    return reading.digest


def _bytes_of(text: WrittenPage) -> str:
    return text.sha256


def _sightings(site: Site) -> Iterator[tuple[str, str]]:
    """Yield each entity with each briefing that names it."""
    for briefing, analysis in zip(site.briefings, site.analyses, strict=True):
        yield from ((mention.entity, briefing.slug) for mention in analysis.mentions)


def topic(what: str, known: Iterable[Entity], short: Callable[[str], str | None]) -> str:
    """Return what the name before some words stands for, in a text: "SMILE: the launch was put off"; else ""."""
    name, colon, _ = what.partition(": ")
    return next((one.id for one in known if name in (one.name, short(one.id))), "") if colon else ""


def _by_name(
    events: Iterable[Event], readings: Mapping[str, SourcedBriefing], home: Mapping[str, str], shorts: Mapping[str, str]
) -> Iterator[tuple[str, Event]]:
    """Yield each event with what it names, what it is about, and the countries that its actors act for."""
    for event in events:
        about = topic(event.what, readings[event.evidence[0].briefing].analysis.entities, shorts.get)
        acting = (home[actor] for actor in event.actors if actor in home)
        yield from ((name, event) for name in (*event.entities, *filter(None, (about,)), *acting))


def _concerned(act: Act, home: Mapping[str, str]) -> Iterator[str]:
    """Yield the parties of an act, the countries that they act for, and its programme."""
    for party in act.parties:
        yield from (party, home.get(party, party))
    if act.milestone and act.milestone.programme:
        yield act.milestone.programme
