"""Find what the record could settle: plans that are overdue, and work together that is not sure enough to be shown."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.calendar import phrase
from briefing.desk.answers import Texts, on_record, record_id
from briefing.desk.doubt import Doubt, context
from briefing.desk.reading_answers import not_an_event, other_name, readings_of, renamed
from briefing.errors import Problem
from briefing.knowledge import EVENT_KINDS, Knowledge
from briefing.model import Analysis, Cooperation
from briefing.publish.lookups.indexing import index
from briefing.publish.lookups.plans import lines
from briefing.site import Site


def overdue_plans(site: Site, texts: Texts) -> Iterator[Doubt]:
    """Yield plans whose day has passed, of which nothing was heard."""
    events, readings = {event.id: event for event in site.events}, readings_of(site)
    for last, matter in lines(index(site)).items():
        if matter.fate.kind != "overdue" or last not in events:
            continue
        event = events[last]
        parties = _on_file(event.entities, site.knowledge)
        if _is_recorded(event.what, parties, site.knowledge):
            continue
        quote, briefing = event.evidence[0], texts[event.evidence[0].briefing]
        message = f"“{event.what}” ({phrase(event.when)}) is overdue; write down what became of it"
        done = (on_record("It was done", event.what, parties, event.kind, event.when),) if parties else ()
        none = not_an_event("Not an event", quote, event.times[0], readings, texts)
        answers = (*done, none, *other_name(quote, readings, texts))
        shown, about = context(briefing, quote.start, quote.end), (briefing.path, message, *renamed(quote, readings))
        yield Doubt("overdue", Problem(briefing.path, 0, message, False), briefing.slug, shown, answers, about=about)


def unshown_cooperations(site: Site, texts: Texts) -> Iterator[Doubt]:
    """Yield the work together that was read and is shown nowhere, for want of certainty."""
    names, readings = {record.id: record.name for record in site.knowledge.records}, readings_of(site)
    for briefing, analysis in zip(site.briefings, site.analyses, strict=True):
        for one in analysis.cooperations:
            parties = _on_file(one.parties, site.knowledge)
            if one.sure or len(parties) < len(one.parties) or _is_recorded(one.on, parties, site.knowledge):
                continue
            quote = one.evidence[0]
            who = " and ".join(names[party] for party in parties)
            message = f"work of {who}, read in “{one.on}”, is not sure and not shown; put it on record if it is"
            title, kind = _clause(one, analysis), next(iter(EVENT_KINDS))
            record = on_record("They do: put it on record", one.on, parties, kind, title=title)
            answers = (record, *other_name(quote, readings, texts))
            shown = context(briefing, quote.start, quote.end)
            about = (briefing.path, who, one.on, *renamed(quote, readings))
            yield Doubt("unsure", Problem(briefing.path, 0, message, False), briefing.slug, shown, answers, about=about)


def _clause(one: Cooperation, analysis: Analysis) -> str:
    """Return the words of an event in which parties did something together, or "": a few words of it are no title."""
    told = (event for event in analysis.listed if event.evidence[0] == one.evidence[0])
    joint = (event for event in told if event.modality == "happened" and len({*event.actors} & {*one.parties}) > 1)
    return next((event.what for event in joint), "")


def _on_file(entities: tuple[str, ...], known: Knowledge) -> tuple[str, ...]:
    """Return those of some entities that have a record."""
    ids = {record.id for record in known.records}
    return tuple(entity for entity in entities if entity in ids)


def _is_recorded(what: str, parties: tuple[str, ...], known: Knowledge) -> bool:
    wanted = record_id(what, parties)
    return any(milestone.id == wanted for milestone in known.milestones)
