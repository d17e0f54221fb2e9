"""What an editor set right in what the program read: in words, and for each event that it changed."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.corrections import places
from briefing.calendar import phrase
from briefing.knowledge import Correction
from briefing.model import Event
from briefing.publish.elements import State
from briefing.publish.evidence.rights import permitted
from briefing.publish.lookups.index import Index, SourcedBriefing


def change(reading: SourcedBriefing, correction: Correction) -> str:
    """Return what the program had read and what stands instead; "" for a correction that changed no reading."""
    if correction.apart_from:
        return "Told apart by an editor from an event that looks like the same."
    found = next((one for one in reading.analysis.applied if one.correction == correction.digest), None)
    if found is None:
        return ""
    was = permitted(reading, found.was, "something else")
    if correction.not_an_event:
        return f"Withdrawn by an editor; the program had read “{was}”."
    now = phrase(correction.when) if correction.when else _name(reading, correction.entity)
    return f"The program had read {was}; an editor set {now}." if was else f"Set by an editor: {now}."


def says(reading: SourcedBriefing, correction: Correction) -> str:
    """Return what is right, and what was read before where that changed."""
    return " ".join(part for part in (correction.says, change(reading, correction)) if part)


def of_event(event: Event, index: Index) -> tuple[tuple[SourcedBriefing, Correction], ...]:
    """Return the corrections that made an event what it is, each with its briefing."""
    return tuple(dict.fromkeys(_of_event(event, index)))


def marked(state: State, corrected: bool) -> State:
    """Return where a statement stands, and that an editor corrected it."""
    return State("cor", f"{state.text}, corrected") if corrected else state


def _of_event(event: Event, index: Index) -> Iterator[tuple[SourcedBriefing, Correction]]:
    for quote in event.evidence:
        for correction in index.corrections.get(quote.briefing, ()):
            reading = index.readings[quote.briefing]
            spans = places(reading.briefing.text, correction)
            if any(quote.start <= span[0] < quote.end and _changed(event, correction, span) for span in spans):
                yield reading, correction


def _changed(event: Event, correction: Correction, span: tuple[int, int]) -> bool:
    """Return True when a correction of words in its sentence makes an event another one."""
    if correction.when:
        return any(time.start < span[1] and span[0] < time.end for time in event.times)
    return bool(correction.apart_from) or correction.entity in event.entities


def _name(reading: SourcedBriefing, entity: str) -> str:
    return next((one.name for one in reading.analysis.entities if one.id == entity), entity)
