"""Merge the analysed briefings and the knowledge into one Site, which holds everything that pages may show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from briefing.analysis.conflicts import Conflict, conflicts
from briefing.analysis.corrections import apart
from briefing.analysis.merge import merge_cooperations, merge_events
from briefing.knowledge import Knowledge, Record
from briefing.knowledge.instruments import instruments
from briefing.knowledge.kinds import entity_types
from briefing.model import Analysis, Briefing, Cooperation, Entity, Event


@dataclass(frozen=True, slots=True)
class Site:
    """All published briefings, what was read in them, and what editors know."""

    briefings: tuple[Briefing, ...]
    """Published ones (no drafts), oldest first, then by slug."""
    analyses: tuple[Analysis, ...]
    """One per briefing, in the same order."""
    digests: tuple[str, ...]
    """Of each briefing with its analysis, in the same order."""
    entities: tuple[Entity, ...]
    """Those that have a page, by id: what is named, and what the records of these refer to."""
    events: tuple[Event, ...]
    """Merged across briefings, by first day (open starts by their last day), then id; some lean on a record."""
    cooperations: tuple[Cooperation, ...]
    """Merged across briefings, by id."""
    conflicts: tuple[Conflict, ...]
    """What texts claim against each other, by id."""
    knowledge: Knowledge
    day: date
    """The site's day: of the newest briefing, unless the publisher says otherwise."""


def analyse(
    readings: Iterable[tuple[Briefing, Analysis, str]], knowledge: Knowledge, as_of: date | None = None
) -> Site:
    """Return the site of published briefings, each given with what was read in it and the digest of both."""
    ordered = sorted(readings, key=lambda reading: (reading[0].published, reading[0].slug))
    briefings = tuple(briefing for briefing, _, _ in ordered)
    analyses = tuple(analysis for _, analysis, _ in ordered)
    told = apart(((briefing, analysis.reported) for briefing, analysis, _ in ordered), knowledge.corrections)
    events = merge_events((event for analysis in analyses for event in analysis.reported), knowledge, told)
    return Site(
        briefings=briefings,
        analyses=analyses,
        digests=tuple(found for _, _, found in ordered),
        entities=pages(analyses, knowledge),
        events=events,
        cooperations=merge_cooperations(
            (cooperation for analysis in analyses for cooperation in analysis.shown), knowledge
        ),
        conflicts=conflicts(
            (claim for analysis in analyses for claim in analysis.claims),
            events,
            {entity.id: entity for analysis in analyses for entity in analysis.entities},
            {briefing.slug: briefing.published for briefing in briefings},
        ),
        knowledge=knowledge,
        day=as_of or max((briefing.published for briefing in briefings), default=date(1970, 1, 1)),
    )


def pages(analyses: Iterable[Analysis], knowledge: Knowledge) -> tuple[Entity, ...]:
    """Return the entities that have a page: those of texts and of milestones, and what their records refer to.

    What was found by rule has a page of its own unless a record has its id.
    """
    named = {entity.id: entity for analysis in analyses for entity in analysis.entities if not entity.known}
    met = {entity.id for analysis in analyses for entity in analysis.entities}
    met |= {actor for analysis in analyses for event in analysis.listed for actor in event.actors}
    met |= {party for analysis in analyses for one in analysis.shown for party in one.parties}
    met |= {one for milestone in knowledge.milestones for one in (*milestone.parties, milestone.programme)}
    met |= {*instruments(knowledge.records, knowledge.milestones).values()}
    for record in _with_referred(met, knowledge):
        named[record.id] = Entity(record.id, record.name, record.type, True)
    return tuple(named[key] for key in sorted(named))


def _with_referred(ids: Iterable[str], knowledge: Knowledge) -> Iterator[Record]:
    """Yield the records of some entities, and all that these refer to: their countries, operators, parts, parties."""
    records = {record.id: record for record in knowledge.records}
    states = {code: r.id for r in knowledge.records if r.type in entity_types("state") for code in r.country}
    found, ahead = set[str](), list(ids)
    while ahead:
        if (record := records.get(ahead.pop())) and record.id not in found:
            found.add(record.id)
            yield record
            ahead += (*record.operator, *record.part_of, *record.parties)
            ahead += (states[code] for code in (*record.country, record.seat) if code in states)
