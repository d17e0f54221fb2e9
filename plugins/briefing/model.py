"""The values that flow from a seed to a page; every one is immutable and plain.

Offsets count characters of `Briefing.text`, half-open: `text[start:end]` is always the surface form.
Dates are days; an interval includes both its ends.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from briefing.calendar.when import When as When

RIGHTS = ("full", "extract", "facts")


@dataclass(frozen=True, slots=True)
class Seed:
    """A raw text as it was received."""

    path: str
    """Path below the seeds folder, with `/`."""
    published: date
    """Day of publication, the document creation time (DCT) of the text."""
    text: str
    """Cleaned text; paragraphs are separated by one blank line."""
    sha256: str
    """Digest of the bytes of the file."""
    title: str
    """Headline from the header of the file, or ""."""
    source: str
    """Publisher from the header, by name or id, or ""."""
    url: str
    """Address of the original from the header, or ""."""
    date_from: str = ""
    """What gave its day where no header did: "page data and text", "text (doubtful)"."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A text ready to be read: an ordinary article file, rendered to blocks."""

    path: str
    """Path of the Markdown file below the content folder, with `/`."""
    slug: str
    """Name in the address `/briefings/<slug>/`; never changes once written."""
    title: str
    published: date
    summary: str
    source: str
    """Id or name of the publisher in `sources.toml`, or "" when nobody is named."""
    url: str
    """Address of the original, or ""."""
    reviewed: date | None
    """Day on which an editor read it; None: read by program only."""
    draft: bool
    """True for `Status: draft`: analysed and checked, never published."""
    seed: str
    """`Seed.path` it was made from, or ""."""
    html: str
    """The body as clean, well-formed HTML without links to entities."""
    text: str
    """Text of the HTML blocks (paragraphs, headings, list items), joined by a blank line."""
    blocks: tuple[tuple[int, int], ...]
    """Span of each block in `text`; no sentence, mention or date crosses one."""
    protected: tuple[tuple[int, int], ...]
    """Spans inside links and code, where nothing may be linked."""
    sha256: str
    """Digest of the bytes of the Markdown file."""
    references: tuple[Reference, ...] = ()
    """Marks behind its sentences that name sources of its list, in their order; they are no part of `text`."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A mark behind a sentence that names a source."""

    place: int
    """Where it stood in the text, behind the words that it is about."""
    number: int
    """Of the source in the list at the end of the text, from 1."""


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """The unit of provenance: the words of a briefing that a statement rests on."""

    briefing: str
    """Slug."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a briefing."""

    start: int
    end: int
    anchor: str
    """`s-` and 8 hex digits of the digest of the normalised sentence; unique within its briefing."""


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
