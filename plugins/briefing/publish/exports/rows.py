"""Make the rows of the exported tables from briefings, entities, events and cooperations.

The values of a row stand in the order of the columns of its table. Addresses are below the site's root. A sentence that
its source's rights withhold is no value of any row.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from briefing.calendar import edtf
from briefing.knowledge import EVENT_KINDS, Milestone, Record
from briefing.model import Entity, Event, Quote, When
from briefing.publish.evidence.citing import to_source
from briefing.publish.evidence.outside import named_sources
from briefing.publish.evidence.quoting import words
from briefing.publish.evidence.report_origins import origins
from briefing.publish.evidence.support import support
from briefing.publish.exports.schema import Row, Value
from briefing.publish.lookups.act import Act
from briefing.publish.lookups.index import Entry, Index, SourcedBriefing
from briefing.publish.lookups.matter import headed_by
from briefing.publish.view.act_words import act_sources, subject
from briefing.publish.view.briefing_card import summary, title
from briefing.publish.view.event_rows import chips, what
from briefing.publish.view.pairs import partners

_DEEDS = {"proposed": "CONSULT", "planned": "AGREE", "signed": "AGREE", "suspended": "", "ended": ""}
"""Codes of PLOVER for work together that is not under way, by where it stands."""


def briefing_row(reading: SourcedBriefing, index: Index) -> Row:
    """Return the row of a briefing."""
    briefing = reading.briefing
    return (
        briefing.slug,
        title(reading),
        briefing.published.isoformat(),
        reading.changed.isoformat(),
        _day(briefing.reviewed),
        summary(reading),
        reading.source.name or briefing.source,
        to_source(index, briefing.url).href if briefing.url else "",
        reading.source.rights,
        tuple(entity.id for entity in reading.analysis.entities),
        f"briefings/{briefing.slug}/",
    )


def entity_row(entity: Entity, index: Index) -> Row:
    """Return the row of an entity; one found by rule has a name and a kind only."""
    record = index.records.get(entity.id)
    head: Row = (entity.id, entity.name, entity.type, entity.known)
    told = _recorded(record, index) if record else ((), (), (), (), (), "", "", "", "", "", ())
    return (*head, *told, f"entities/{entity.id}/")


def _recorded(record: Record, index: Index) -> Row:
    other = (name for name in (*record.names, *record.weak_names, *record.demonyms) if name != record.name)
    return (
        tuple(dict.fromkeys(other)),
        record.country,
        record.part_of,
        record.operator,
        record.parties,
        record.founded,
        record.role,
        record.fact,
        record.wikidata,
        record.website,
        _sources(record.sources, index),
    )


def event_row(entry: Entry, index: Index) -> Row:
    """Return the row of an event on record or reported."""
    return _milestone(entry, index) if isinstance(entry, Milestone) else _event(entry, index)


def _milestone(milestone: Milestone, index: Index) -> Row:
    concerned = (*milestone.parties, milestone.programme) if milestone.programme else milestone.parties
    return (
        milestone.id,
        "record",
        *_dated(milestone.when),
        milestone.kind,
        milestone.title,
        "",
        milestone.parties,
        concerned,
        (),
        _sources(milestone.sources, index),
        (),
        (),
        support(index, milestone.id),
        _origins((quote for event in index.reported.get(milestone.id, ()) for quote in event.evidence), index),
        (),
        EVENT_KINDS[milestone.kind].plover,
    )


def _event(event: Event, index: Index) -> Row:
    return (
        event.id,
        "report",
        *_dated(event.when),
        event.kind,
        what(event, index),
        event.modality,
        event.actors,
        tuple(dict.fromkeys((*event.entities, *filter(None, (headed_by(event, index),))))),
        tuple(milestone.id for milestone in index.matched.get(event.id, ())),
        _sources(named_sources(event.evidence, index), index),
        *_evidence(event.evidence, event.times, index),
        "",
        _origins(event.evidence, index),
        _briefings(event.evidence),
        EVENT_KINDS[event.kind].plover,
    )


def act_row(act: Act, index: Index) -> Row:
    """Return the row of what parties do together."""
    days = [index.published[quote.briefing].isoformat() for quote in act.quotes]
    return (
        act.id,
        act.parties,
        subject(act, index),
        act.last.sure_status,
        min(days, default=""),
        *_evidence(act.quotes, (), index),
        act.hosts,
        edtf(act.first.when) if act.first.dated else "",
        edtf(act.last.when) if act.last.dated else "",
        (act.milestone.id,) if act.milestone else (),
        _sources(act_sources(act, index), index),
        support(index, act.milestone.id) if act.milestone else "",
        _origins(act.quotes, index),
        _briefings(act.quotes),
        _DEEDS.get(act.last.sure_status, "COOPERATE"),
        tuple("+".join(pair) for pair in partners(act, index)),
    )


def _briefings(quotes: Iterable[Quote]) -> tuple[str, ...]:
    return tuple(quote.briefing for quote in quotes)


def _origins(quotes: Iterable[Quote], index: Index) -> str:
    """Return the number of origins of the texts that tell of something; "" where none does."""
    return str(origins(quotes, index) or "")


def _dated(when: When) -> Row:
    return edtf(when), _day(when.first), _day(when.last), when.precision or "interval", when.modifier


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _evidence(quotes: tuple[Quote, ...], times: tuple[Quote, ...], index: Index) -> tuple[Value, Value]:
    """Return addresses and words of sentences; "" for words that may not be shown."""
    addresses = tuple(chip.href for chip in chips(quotes, times, index, ""))
    return addresses, tuple(" ".join(words(quote, index).split()) for quote in quotes)


def _sources(sources: Iterable[str], index: Index) -> tuple[str, ...]:
    """Return addresses that may be linked, and citations as text."""
    links = (to_source(index, source) for source in sources)
    return tuple(link.href or link.text for link in links)
