"""What stands beside a sentence: how its dates were read, what the record adds, what an editor corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefing.analysis.corrections import find
from briefing.calendar import When, phrase
from briefing.knowledge import Correction, Milestone
from briefing.model import Event, Quote, TimeExpression
from briefing.publish.elements import Chip, State, Timed
from briefing.publish.elements.dating import WEEKDAYS, long_day, timed
from briefing.publish.elements.shapes import Strip
from briefing.publish.evidence.citing import Lettered
from briefing.publish.evidence.corrected import says
from briefing.publish.evidence.origins import agreeing
from briefing.publish.evidence.outside import sources_by_sentence
from briefing.publish.evidence.rights import evidence, may_show, number, permitted, sentence
from briefing.publish.evidence.support import doubt
from briefing.publish.figures.marks import Scale, mark, strip
from briefing.publish.lookups.index import Index, SourcedBriefing
from briefing.publish.lookups.matches import on_record


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A note in the margin."""

    sentence: str
    """Anchor of the sentence it is about."""
    when: Timed | None
    """For a date: the days that were read."""
    strip: Strip | None
    state: State | None
    """For the record and for corrections: where the sentence stands."""
    text: str
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A row of the table that holds a text against the record."""

    chip: Chip
    says: str
    """Words of the text, or "" when they are withheld."""
    record: str
    state: State
    sources: tuple[Chip, ...]


def compared(reading: SourcedBriefing, index: Index, sources: Lettered) -> tuple[Compared, ...]:
    """Return what the record and editors say of a briefing, in the order of its text."""
    found = [
        (event.evidence[0].start, _event(reading, event, m, index, sources)) for event, m in _matches(reading, index)
    ]
    found += [(span[0], _correction(reading, span, c, sources)) for c, span in placed(reading)]
    return tuple(row for _, row in sorted(found, key=lambda pair: pair[0]))


def notes(reading: SourcedBriefing, index: Index, scale: Scale, sources: Lettered) -> tuple[MarginNote, ...]:
    """Return the notes of a briefing by sentence: how its dates were read, then the record, then corrections."""
    found = [
        *_times(reading, index, scale),
        *_records(reading, index, sources),
        *_corrections(reading, sources),
    ]
    return tuple(note for _, note in sorted(found, key=lambda pair: number(reading, pair[0])))


def cited(reading: SourcedBriefing, index: Index) -> tuple[str, ...]:
    """Return the sources that sentences name, and those of their notes, in the order of the text."""
    named = sources_by_sentence(index, reading.briefing.slug)
    found = [(sentence, 0, sources) for sentence, sources in named.items()]
    found += [(number(reading, e.evidence[0].start), 1, m.sources) for e, m in _matches(reading, index)]
    found += [(number(reading, start), 2, c.sources) for c, (start, _) in placed(reading)]
    ordered = sorted(found, key=lambda one: one[:2])
    return tuple(dict.fromkeys(source for _, _, sources in ordered for source in sources))


def placed(reading: SourcedBriefing) -> Iterator[tuple[Correction, tuple[int, int]]]:
    """Yield each correction with the span of its words; one whose words are not in the text is left out."""
    for correction in reading.corrections:
        span = find(reading.briefing.text, correction.quote)
        if span and reading.analysis.sentences:
            yield correction, (span[0], min(span[1], sentence(reading, span[0]).end))


def correction_state(correction: Correction) -> State:
    """Return whether the sources settle what is right, or do not agree."""
    return State("cor" if correction.state == "corrected" else "con", correction.state)


def _matches(reading: SourcedBriefing, index: Index) -> Iterator[tuple[Event, Milestone]]:
    """Yield the events of a briefing with the milestones that speak of them."""
    for event in reading.analysis.events:
        for milestone in on_record(event, index):
            yield event, milestone


def _times(reading: SourcedBriefing, index: Index, scale: Scale) -> Iterator[tuple[int, MarginNote]]:
    """Yield a note for each date that does not say all by itself."""
    seen: set[str] = set()
    for time in reading.analysis.times:
        if time.when is None or not time.anchor or time.value in seen:
            continue
        seen.add(time.value)
        whens = [e.when for e in reading.analysis.events if any(q.start == time.start for q in e.times)]
        marks = [mark(time.when, scale, above=False)]
        marks += [mark(m.when, scale) for e, m in _matches(reading, index) if e.when in whens]
        shown = strip(f"{phrase(time.when)}, below the line", marks, scale, 4) if not time.when.is_day else None
        text = _reading(time, reading.briefing.published)
        yield time.start, MarginNote(sentence(reading, time.start).anchor, timed(time.when), shown, None, text, ())


def _reading(time: TimeExpression, published: date) -> str:
    """Return how a date was read, in a sentence that begins with its days."""
    day = f"{WEEKDAYS[published.weekday()]} {long_day(published)}"
    if time.anchor == "text":
        return f"; the text says “{time.text}”, counted from a date it names before."
    if time.when and time.when.has_days_of(When.on(published)):
        return f", the {WEEKDAYS[published.weekday()]} of the text, which says “{time.text}”."
    return f"; the text says “{time.text}” on {day}."


def _records(reading: SourcedBriefing, index: Index, sources: Lettered) -> Iterator[tuple[int, MarginNote]]:
    for event, milestone in _matches(reading, index):
        start = event.evidence[0].start
        text = f"On record{doubt(milestone.id, index)}: {phrase(milestone.when)}. {milestone.title}."
        state = agreeing(event.evidence[0], event.when, milestone, index)
        chips = sources.chips(milestone.sources)
        yield start, MarginNote(sentence(reading, start).anchor, None, None, state, text, chips)


def _corrections(reading: SourcedBriefing, sources: Lettered) -> Iterator[tuple[int, MarginNote]]:
    for correction, (start, _) in placed(reading):
        state = correction_state(correction)
        chips = sources.chips(correction.sources)
        yield start, MarginNote(sentence(reading, start).anchor, None, None, state, says(reading, correction), chips)


def _event(reading: SourcedBriefing, event: Event, milestone: Milestone, index: Index, sources: Lettered) -> Compared:
    """Return an event of the text beside a milestone."""
    said = next((reading.briefing.text[t.start : t.end] for t in event.times), "")
    what = permitted(reading, event.what)
    says = f"{what}, “{said}”" if said else what
    record = f"{milestone.title}, {phrase(milestone.when)}{doubt(milestone.id, index)}"
    chip = evidence(reading, event.evidence[0], "", here=True, part=next(iter(event.times), None))
    return Compared(
        chip, says, record, agreeing(event.evidence[0], event.when, milestone, index), sources.chips(milestone.sources)
    )


def _correction(reading: SourcedBriefing, span: tuple[int, int], correction: Correction, sources: Lettered) -> Compared:
    """Return corrected words beside what is right."""
    quote = Quote(reading.briefing.slug, *span)
    shown = may_show(reading, span[0]) or permitted(reading, correction.quote)
    said, right = f"“{correction.quote}”" if shown else "", says(reading, correction)
    chip = evidence(reading, quote, "", here=True, part=quote)
    return Compared(chip, said, right, correction_state(correction), sources.chips(correction.sources))
