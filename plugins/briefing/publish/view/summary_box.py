"""What a briefing says in five lines: new, who, agreed, before, planned; lines without contents are left out.

Work that an event of the text tells is told as that event, with its date, and not once more under "agreed". Other work
has no date, so its line does not say whether it goes on or is done.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from briefing.knowledge import TO_COME
from briefing.model import Cooperation, Event
from briefing.publish.elements import Chip, Link, State, Timed
from briefing.publish.elements.dating import timed
from briefing.publish.evidence.rights import evidence, permitted
from briefing.publish.lookups.act import SAID
from briefing.publish.lookups.index import Index, SourcedBriefing
from briefing.publish.lookups.plans import PLANS
from briefing.publish.lookups.telling import points_back
from briefing.publish.view.act_words import as_told, clause_of, matter
from briefing.publish.view.event_rows import links
from briefing.publish.view.event_state import state_as_told

_NEW = timedelta(45)
"""What ended at most so long before the text is news."""
_AGREED = (*TO_COME, "signed")
_SHOWN = 4
"""Statements of a line."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of the frame."""

    text: str
    when: Timed | None
    names: tuple[Link, ...]
    chip: Chip | None
    state: State | None


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """A label and its statements."""

    label: str
    statements: tuple[Statement, ...]


def frame(reading: SourcedBriefing, index: Index, root: str) -> tuple[SummaryLine, ...]:
    """Return the lines of the frame that have contents."""
    events = [e for e in reading.analysis.listed if e.modality not in ("denied", "cancelled")]
    done = [e for e in events if e.modality not in PLANS]
    new = [e for e in done if _recent(e, reading.briefing.published)]
    told = {quote for event in done for quote in event.evidence}
    alone = [c for c in reading.analysis.shown if not points_back(reading.briefing.text, c.evidence[0])]
    work = [c for c in alone if not clause_of(c.parties, c.evidence[0], index)]
    agreed = [c for c in work if c.status in _AGREED]
    earlier = [c for c in work if c.status not in _AGREED and c.evidence[0] not in told]
    before = [event for event in done if not _recent(event, reading.briefing.published)]
    plans = [event for event in events if event.modality in PLANS]
    planned = [event for event in plans if state_as_told(index, event.id).kind == "pla"]
    before = [*before, *(event for event in plans if event not in planned)][:_SHOWN]
    rest = _SHOWN - len(before)
    lines = (
        ("new", [_event(reading, event, index) for event in new[:_SHOWN]]),
        ("who", _who(reading, index, root, new or done)),
        ("agreed", [_cooperation(reading, c, index) for c in agreed[:_SHOWN]]),
        (
            "before",
            [_event(reading, e, index) for e in before] + [_cooperation(reading, c, index) for c in earlier[:rest]],
        ),
        ("planned", [_event(reading, event, index) for event in planned[:_SHOWN]]),
    )
    return tuple(SummaryLine(label, tuple(statements)) for label, statements in lines if statements)


def _recent(event: Event, published: date) -> bool:
    """Return True for what ended not long before the text."""
    return event.when.last is not None and event.when.last >= published - _NEW


def _event(reading: SourcedBriefing, event: Event, index: Index) -> Statement:
    part = next(iter(event.times), None)
    chip = evidence(reading, event.evidence[0], "", here=True, part=part)
    state = state_as_told(index, event.id) if event.modality in PLANS else None
    return Statement(permitted(reading, event.what, event.kind), timed(event.when), (), chip, state)


def _cooperation(reading: SourcedBriefing, cooperation: Cooperation, index: Index) -> Statement:
    quote = cooperation.evidence[0]
    text = matter(cooperation.parties, quote, cooperation, index)
    return Statement(
        text,
        None,
        (),
        evidence(reading, quote, "", here=True),
        as_told(cooperation.status if cooperation.status in SAID else ""),
    )


def _who(reading: SourcedBriefing, index: Index, root: str, events: list[Event]) -> list[Statement]:
    """Return those who act, each once, in the order of the text."""
    if events:
        actors = [actor for event in events for actor in event.actors]
    else:
        actors = [party for cooperation in reading.analysis.shown for party in cooperation.parties]
    names = links(tuple(dict.fromkeys(actors))[:8], index, root)
    return [Statement("", None, names, None, None)] if names else []
