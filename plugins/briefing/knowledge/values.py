"""What editors have put down, as values that nobody can change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefing.model import When

TO_COME = ("proposed", "planned")
"""Statuses of what has not begun."""
COOPERATION_STATUSES = (*TO_COME, "signed", "ongoing", "completed", "suspended", "ended")
ROLES = ("agent", "partner", "receiver", "host", "patient", "principal")
"""What a name may be at a cue."""
CORRECTION_STATES = ("corrected", "conflict")


@dataclass(frozen=True, slots=True)
class Record:
    """An entity that editors have put down, with what is known of it."""

    id: str
    name: str
    type: str
    in_sentence: str
    """How running text names it when it differs from `name` ("the United States"), or ""."""
    names: tuple[str, ...]
    """Strong names: each alone is enough. `name` is one of them unless it is listed as weak."""
    weak_names: tuple[str, ...]
    """Names that count only after a strong one, or near a cue, in the same text."""
    demonyms: tuple[str, ...]
    """Adjectives and peoples of a country ("Pakistani"): linked, and a clue, but not an actor by themselves."""
    country: tuple[str, ...]
    """ISO 3166-1 alpha-2 codes of home or member countries."""
    seat: str
    """Code of the country where a body of many countries has its seat, or ""."""
    of_state: bool
    """True for an organisation that acts for its country: a ministry, a force, an academy of the state."""
    part_of: tuple[str, ...]
    operator: tuple[str, ...]
    parties: tuple[str, ...]
    founded: str
    """EDTF; for craft the launch, for agreements the signature."""
    role: str
    """Office of a person and when it was held, or ""."""
    wikidata: str
    website: str
    sources: tuple[str, ...]
    fact: str
    """One line for readers."""
    note: str
    """For editors: limits and homonyms; never published."""
    unverified: bool
    """True for a record of names alone, for which nobody has seen a source yet."""
    digest: str
    """Of everything above."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that signals an event or cooperation."""

    lemma: str
    """Verb or noun as a dictionary has it: `sign`."""
    forms: tuple[str, ...]
    """All its forms in text: sign, signs, signed, signing."""
    kind: str
    """Kind of event, one of `EVENT_KINDS`."""
    cooperation: str
    """Status of the cooperation that it shows, or "" when it shows none."""
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    slots: tuple[tuple[str, str], ...] = ()
    """Constructions with the role of the names in them: ("with", "partner"); those of its kind, then its own."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated event of the curated record."""

    id: str
    when: When
    title: str
    parties: tuple[str, ...]
    hosts: tuple[str, ...]
    """Those of the parties with whom each other one worked; none: each with each."""
    kind: str
    """One of `EVENT_KINDS`."""
    programme: str
    """Id of the record it belongs to, or ""."""
    turns: str
    """Where the work of its programme stands from then on, such as suspended; "" when it changes nothing."""
    sources: tuple[str, ...]
    """Addresses, and citations as plain text."""
    note: str
    """What the sources leave open, for readers."""
    digest: str


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher and what may be shown of its texts."""

    id: str
    name: str
    url: str
    rights: str
    """full, extract or facts."""
    note: str
    """For editors: why; never published."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes what records and briefings cite."""

    host: str
    """Host with those below it; "" for what is only cited in words."""
    name: str
    """As readers see it, and as citations in words begin."""
    kind: str
    """One of `OUTLET_CLASSES`."""


@dataclass(frozen=True, slots=True)
class Correction:
    """An editor's correction of one quote in one briefing."""

    briefing: str
    quote: str
    """Words of the briefing, verbatim."""
    says: str
    """What is right, for readers."""
    state: str
    """corrected (the sources settle it) or conflict (they do not agree)."""
    sources: tuple[str, ...]
    made: date
    digest: str
    """Of everything but the place."""
    when: When | None = None
    """The right date of the words; None when they are right or name none."""
    entity: str = ""
    """Id of the record that the words name, or ""."""
    not_an_event: bool = False
    """True when what was read there as an event or cooperation is none."""
    apart_from: str = ""
    """Briefing that tells of another event, though it looks like the same, or ""."""
    apart_quote: str = ""
    """Words of that briefing, in the sentence of the other event."""
    question: str = ""
    """What it is about as a question, for readers, or ""."""
    path: str = ""
    """File that it stands in, for messages."""
    line: int = 0

    @property
    def is_of_text(self) -> bool:
        """Return True for a correction of what a text says; others are of what the program read in it."""
        return not self.apart_from and not self.not_an_event


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that editors have put down, in the order of its ids."""

    records: tuple[Record, ...]
    cues: tuple[Cue, ...]
    milestones: tuple[Milestone, ...]
    sources: tuple[Source, ...]
    corrections: tuple[Correction, ...]
    forbidden_hosts: tuple[str, ...]
    """Hosts that no page may link (mirrors)."""
    digest: str
    outlets: tuple[Outlet, ...] = ()
    """Where records and briefings have what they tell from."""
