"""The values that are read in a text: its times, names, events, cooperations and claims."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.calendar.when import When
from briefing.model.texts import Quote, Sentence


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of text that denotes a time, read on the day of publication."""

    start: int
    end: int
    text: str
    type: str
    """TIMEX3 type: DATE, TIME, DURATION or SET."""
    value: str
    """TIMEX3 value: 2025-W09, 2024, P2Y, PRESENT_REF …"""
    mod: str
    """TIMEX3 modifier: START, MID, END, APPROX, MORE_THAN … or ""."""
    when: When | None
    """The days on a calendar; None for durations, sets and vague references."""
    anchor: str
    """What it was read against: `publication`, `text` (a date said before), or `` (says it all itself)."""
    rule: str
    """Name of the rule that read it."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with a name: a record of the knowledge base, or one found in a text by rule."""

    id: str
    name: str
    type: str
    known: bool
    """True for a record of the knowledge base."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names an entity."""

    start: int
    end: int
    text: str
    entity: str
    """`Entity.id`."""
    rule: str
    """Why it was linked: `name`, `weak name`, `acronym in brackets`, `surname` …"""


@dataclass(frozen=True, slots=True)
class Event:
    """A dated statement with actors, resting on at least one quote."""

    id: str
    """`e-` and 8 hex digits: that of its earliest evidence."""
    when: When
    kind: str
    """Kind from `cues.toml`: agreement, launch, landing, visit …"""
    what: str
    """A few words for readers: "CMSA and SUPARCO signed a cooperation agreement"."""
    actors: tuple[str, ...]
    """Entity ids of those who act, in the order of the text."""
    entities: tuple[str, ...]
    """Entity ids of everything that the sentence names, and of the actors that are not surmised."""
    modality: str
    """happened, ongoing, planned, expected, denied or cancelled."""
    evidence: tuple[Quote, ...]
    """The sentences it rests on, earliest first."""
    times: tuple[Quote, ...]
    """The words that date it, one per evidence."""
    surmised: tuple[str, ...] = ()
    """Those of `actors` for whom only the topic of the text, the record or a craft itself speaks: read, not shown."""
    named: tuple[Quote, ...] = ()
    """Where the actors are named, if not in the sentence that tells of them."""
    self_contained: bool = True
    """True when `what` can be read away from its text, on a timeline or in a feed."""
    leans: bool = False
    """True when `what` asks "which?": it stands with what another text or the record tells of the same, never alone."""

    def __post_init__(self) -> None:
        """Refuse an event that rests on nothing."""
        if not self.evidence:
            raise ValueError(f"event {self.id!r} has no evidence")


@dataclass(frozen=True, slots=True)
class Cooperation:
    """Parties that do something together, resting on at least one quote."""

    id: str
    """`c-` and 8 hex digits: that of its earliest evidence."""
    parties: tuple[str, ...]
    """Entity ids, two or more, at the most specific named level."""
    on: str
    """What they do together, in a few words of the text."""
    told: str
    """Who does what with whom, in a clause that can be read alone; "" where the sentence has none."""
    status: str
    """proposed, planned, signed, ongoing, completed, suspended or ended."""
    evidence: tuple[Quote, ...]
    named: tuple[Quote, ...] = ()
    """Where parties are named, if not in the sentence that tells of them."""
    sure: bool = True
    """False where only a record or the topic of the text speaks for a party, or where it is not surely work in space.

    It is read then, and not shown.
    """

    def __post_init__(self) -> None:
        """Refuse a cooperation that rests on nothing, or of one party."""
        if not self.evidence or len(self.parties) < 2:
            raise ValueError(f"cooperation {self.id!r} needs two parties and evidence")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a text says of something that another text may say differently."""

    kind: str
    """title (of a person in a body), number (of a country among those who joined) or date (of an event)."""
    about: tuple[str, ...]
    value: str
    """The same for the same claim."""
    words: Quote
    evidence: Quote
    """The sentence of the words."""


@dataclass(frozen=True, slots=True)
class Applied:
    """An editor's correction, by its digest, that changed what was read in some words."""

    start: int
    end: int
    correction: str
    was: str
    """What the program had read there, for readers; "" for nothing."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was read in one briefing."""

    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    """Those that are mentioned, known and discovered, in the order of first mention."""
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    events: tuple[Event, ...]
    cooperations: tuple[Cooperation, ...]
    applied: tuple[Applied, ...] = ()
    """Corrections that changed any of the above, in the order of the text."""
    claims: tuple[Claim, ...] = ()
    """Titles and numbers that other texts may give differently."""
    wording: tuple[int, ...] = ()
    """A sample of its wording, by which copies are found."""

    @property
    def listed(self) -> tuple[Event, ...]:
        """The events that may stand away from the text: on timelines, in feeds and data."""
        return tuple(map(_without_surmised, self.self_contained))

    @property
    def self_contained(self) -> tuple[Event, ...]:
        """The same events as they were read, with the actors that their sentences do not name."""
        return tuple(event for event in self.events if event.self_contained)

    @property
    def shown(self) -> tuple[Cooperation, ...]:
        """The cooperations that may stand on pages and in data."""
        return tuple(one for one in self.cooperations if one.sure)

    @property
    def reported(self) -> tuple[Event, ...]:
        """Those that are listed, and those that may stand with another report or the record of the same event."""
        return tuple(_without_surmised(event) for event in self.events if event.self_contained or event.leans)


def _without_surmised(event: Event) -> Event:
    """Return an event with the actors alone of whom its sentence or those before it tell."""
    if not event.surmised:
        return event
    actors = tuple(actor for actor in event.actors if actor not in event.surmised)
    return replace(event, actors=actors, surmised=())
