"""Show events and milestones as rows of a list, with what is on record beside what briefings report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from briefing.calendar import phrase
from briefing.knowledge import Milestone
from briefing.model import Event, Quote, When
from briefing.publish.elements import Chip, Link, ReportOnRecord, Row, State
from briefing.publish.elements.dating import dates
from briefing.publish.elements.shapes import Strip
from briefing.publish.evidence.citing import to_source
from briefing.publish.evidence.corrected import marked, of_event, says
from briefing.publish.evidence.disputes import disputes
from briefing.publish.evidence.origins import agreeing
from briefing.publish.evidence.outside import named_sources
from briefing.publish.evidence.quoting import chip, dated_words
from briefing.publish.evidence.report_origins import told_by
from briefing.publish.evidence.rights import permitted, restates
from briefing.publish.figures.figure import Point
from briefing.publish.figures.marks import Scale, mark, strip
from briefing.publish.lookups import lists
from briefing.publish.lookups.index import Entry, Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.lookups.merged import anchors
from briefing.publish.view.event_state import stage, state


def year(when: When) -> int:
    """Return the year under which an event stands: that of its first known day."""
    day = when.first or when.last
    return day.year if day else 0


def newest_datum(entries: Iterable[str], index: Index) -> str:
    """Return the ISO day of the newest of what some entries show, given by their ids; "" for none."""
    return max((_newest(index, entry) for entry in entries), default="")


@lookup
def _newest(index: Index, entry: str) -> str:
    """Return the ISO day of the newest text, correction or event on record by the day of the site, of an entry."""
    one = index.entries[entry]
    told = (one,) if isinstance(one, Event) else index.reported.get(entry, ())
    days = [index.published[quote.briefing] for event in told for quote in event.evidence]
    days += [correction.made for event in told for _, correction in of_event(event, index)]
    days += [one.when.ends[0]] if isinstance(one, Milestone) and one.when.ends[0] <= lists.day(index) else []
    return max(days).isoformat() if days else ""


def rows(
    listed: Iterable[Entry], index: Index, root: str, scale: Scale | None = None, now: date | None = None
) -> tuple[Row, ...]:
    """Return the rows of events and milestones, with their marks when an axis is given; no id stands twice."""
    found, seen = [], set[str]()
    for entry in listed:
        row = _row(entry, index, root, scale, now)
        found.append(replace(row, anchors=tuple(a for a in row.anchors if a not in seen)))
        seen.update(row.anchors)
    return tuple(found)


def _row(entry: Entry, index: Index, root: str, scale: Scale | None, now: date | None) -> Row:
    shown = _strip(scale, entry, index, now)
    if isinstance(entry, Milestone):
        return _record_row(entry, index, root, shown)
    return _event_row(entry, index, root, shown)


def links(entities: Iterable[str], index: Index, root: str) -> tuple[Link, ...]:
    """Return links to the pages of entities."""
    return tuple(
        Link(f"{root}entities/{entity}/" if entity in index.entities else "", index.short(entity))
        for entity in entities
    )


def source_links(sources: Iterable[str], index: Index) -> tuple[Link, ...]:
    """Return links to sources outside."""
    return tuple(to_source(index, source) for source in sources)


def chips(quotes: Iterable[Quote], times: tuple[Quote, ...], index: Index, root: str) -> tuple[Chip, ...]:
    """Return the chips of some sentences; `times` are the words in them to land on."""
    found = []
    for quote in quotes:
        part = next((t for t in times if t.briefing == quote.briefing and quote.start <= t.start < quote.end), None)
        found.append(chip(quote, index, root, part))
    return tuple(found)


def what(event: Event, index: Index) -> str:
    """Return what happened in a few words that do not repeat a withheld sentence."""
    named = ", ".join(index.name(actor) for actor in event.actors)
    instead = f"{event.kind}: {named}" if named else event.kind
    text = event.what
    for quote in (one for one in event.evidence if index.sources[one.briefing].rights != "full"):
        reading = index.readings[quote.briefing]
        text = instead if restates(reading, quote, text) else permitted(reading, text, instead)
    return text


def summed(entry: Entry, index: Index) -> str:
    """Return an entry in a few words."""
    return entry.title if isinstance(entry, Milestone) else what(entry, index)


def place(entry: Entry, index: Index, root: str) -> str:
    """Return where an entry stands in words: the sentence that reports it, or its row in the year of the record.

    Neither moves when more becomes known; the row of a reported event may, from page to page of a full year.
    """
    if isinstance(entry, Milestone):
        return f"{root}timeline/{year(entry.when)}/#{entry.id}"
    return chips(entry.evidence[:1], entry.times, index, root)[0].href


def reported_point(event: Event, index: Index, root: str) -> Point:
    """Return the mark of an event that a text reports; it leads to the sentence."""
    return Point(event.when, "", "", False, stage(event, index), place(event, index, root), what(event, index))


def _record_row(milestone: Milestone, index: Index, root: str, shown: Strip | None) -> Row:
    events = index.reported.get(milestone.id, ())
    return Row(
        anchors=(milestone.id, *(a for event in events for a in anchors(event, index))),
        dates=dates(milestone.when),
        strip=shown,
        what=milestone.title,
        who=links(milestone.parties, index, root),
        state=state(milestone, index),
        reports=_once(report for event in events for report in _reports(event, milestone, index, root)),
        chips=(),
        sources=source_links(milestone.sources, index),
        remark=" ".join(part for part in (milestone.note, *_remarks(events, index)) if part),
        disputes=disputes((quote for event in events for quote in event.evidence), index, root),
        told_by=told_by((quote for event in events for quote in event.evidence), index),
    )


def _event_row(event: Event, index: Index, root: str, shown: Strip | None) -> Row:
    corrected = of_event(event, index)
    sources = (*named_sources(event.evidence, index), *(source for _, one in corrected for source in one.sources))
    return Row(
        anchors=anchors(event, index),
        dates=dates(event.when),
        strip=shown,
        what=what(event, index),
        who=links(event.actors, index, root),
        state=marked(state(event, index), bool(corrected)),
        reports=(),
        chips=chips(event.evidence, event.times, index, root),
        sources=source_links(dict.fromkeys(sources), index),
        remark=" ".join(_remarks((event,), index)),
        disputes=disputes(event.evidence, index, root),
        told_by=told_by(event.evidence, index),
    )


def _remarks(events: Iterable[Event], index: Index) -> Iterable[str]:
    """Return what editors set right in events."""
    return dict.fromkeys(says(reading, one) for event in events for reading, one in of_event(event, index))


def _once(reports: Iterable[ReportOnRecord]) -> tuple[ReportOnRecord, ...]:
    """Return reports in the same words that stand alike as one, with the sentences of all."""
    found: dict[tuple[str, State], tuple[Chip, ...]] = {}
    for one in reports:
        found[one.words, one.state] = (*found.get((one.words, one.state), ()), *one.chips)
    return tuple(ReportOnRecord(words, chips, state) for (words, state), chips in found.items())


def _reports(event: Event, milestone: Milestone, index: Index, root: str) -> Iterable[ReportOnRecord]:
    for quote, leads in zip(event.evidence, chips(event.evidence, event.times, index, root), strict=True):
        said = next(
            (t for t in event.times if t.briefing == quote.briefing and quote.start <= t.start < quote.end),
            None,
        )
        agrees = marked(agreeing(quote, event.when, milestone, index), bool(of_event(event, index)))
        yield ReportOnRecord(dated_words(said, index) if said else "", (leads,), agrees)


def _strip(scale: Scale | None, entry: Entry, index: Index, now: date | None) -> Strip | None:
    if scale is None:
        return None
    record = isinstance(entry, Milestone)
    marks = [mark(entry.when, scale, record, stage(entry, index))]
    for event in index.reported.get(entry.id, ()):
        marks.append(mark(event.when, scale, False, stage(event, index)))
    return strip(phrase(entry.when), marks, scale, 4, now)
