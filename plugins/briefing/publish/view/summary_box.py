"""What a briefing says in five lines: new, who, agreed, before, planned; lines without contents are left out.

Work that an event of the text tells is told as that event, with its date, and not once more under "agreed".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from briefing.knowledge import TO_COME
from briefing.model import Cooperation, Event
from briefing.publish.elements import Chip, Link, State, Timed
from briefing.publish.elements.dating import timed
from briefing.publish.evidence.rights import evidence, number, permitted
from briefing.publish.lookups.act import SAID
from briefing.publish.lookups.acts import points_back
from briefing.publish.lookups.index import Index, Reading
from briefing.publish.view.act_words import as_told, clause_of, matter
from briefing.publish.view.event_rows import PLANS, links

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
class Line:
    """A label and its statements."""

    label: str
    statements: tuple[Statement, ...]


def frame(reading: Reading, index: Index, root: str) -> tuple[Line, ...]:
    """Return the lines of the frame that have contents."""
    events = [e for e in reading.analysis.listed if e.modality not in ("denied", "cancelled")]
    done = [e for e in events if e.modality not in PLANS]
    new = [e for e in done if _recent(e, reading.briefing.published)]
    told = {quote for event in done for quote in event.evidence}
    alone = [c for c in reading.analysis.shown if not points_back(reading.briefing.text, c.evidence[0])]
    work = [c for c in alone if not clause_of(c.parties, c.evidence[0], reading)]
    agreed = [c for c in work if c.status in _AGREED]
    earlier = [c for c in work if c.status not in _AGREED and c.evidence[0] not in told]
    before = [_event(reading, event) for event in done if event not in new]
    lines = (
        ("new", [_event(reading, event) for event in new]),
        ("who", _who(reading, index, root, new or done)),
        ("agreed", [_cooperation(reading, c, index) for c in agreed[:_SHOWN]]),
        ("before", before + [_cooperation(reading, c, index) for c in earlier[: max(0, _SHOWN - len(before))]]),
        ("planned", [_event(reading, event) for event in events if event.modality in PLANS]),
    )
    return tuple(Line(label, tuple(statements[:_SHOWN])) for label, statements in lines if statements)


def _recent(event: Event, published: date) -> bool:
    """Return True for what ended not long before the text."""
    return event.when.last is not None and event.when.last >= published - _NEW


def _event(reading: Reading, event: Event) -> Statement:
    part = next(iter(event.times), None)
    chip = evidence(reading, event.evidence[0], "", here=True, part=part)
    state = State("pla", event.modality) if event.modality in PLANS else None
    text = permitted(reading, event.what, event.kind) + _named_in(reading, event)
    return Statement(text, timed(event.when), (), chip, state)


def _named_in(reading: Reading, event: Event) -> str:
    """Return " (named in sentence 2)" for who acts, when the sentence of the event does not name them."""
    numbers = sorted({number(reading, quote.start) for quote in event.named})
    said = " and ".join(map(str, numbers))
    return f" (named in sentence{'s' * (len(numbers) > 1)} {said})" if numbers else ""


def _cooperation(reading: Reading, cooperation: Cooperation, index: Index) -> Statement:
    quote = cooperation.evidence[0]
    text = matter(cooperation.parties, quote, cooperation.on, index)
    return Statement(
        text,
        None,
        (),
        evidence(reading, quote, "", here=True),
        as_told(cooperation.status if cooperation.status in SAID else ""),
    )


def _who(reading: Reading, index: Index, root: str, events: list[Event]) -> list[Statement]:
    """Return those who act, each once, in the order of the text."""
    if events:
        actors = [actor for event in events for actor in event.actors]
    else:
        actors = [party for cooperation in reading.analysis.shown for party in cooperation.parties]
    names = links(tuple(dict.fromkeys(actors))[:8], index, root)
    return [Statement("", None, names, None, None)] if names else []
