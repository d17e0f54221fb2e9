"""Knowledge files in, one immutable Knowledge out; every problem of the files by path and line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefing.model import When


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
    """Kind of event: agreement, launch …"""
    cooperation: str
    """Status of the cooperation that it shows, or "" when it shows none."""
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated event of the curated record."""

    id: str
    when: When
    title: str
    parties: tuple[str, ...]
    kind: str
    programme: str
    sources: tuple[str, ...]
    confidence: str
    note: str
    digest: str


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher and what may be shown of its texts."""

    id: str
    name: str
    url: str
    rights: str
    """full, extract or facts."""


@dataclass(frozen=True, slots=True)
class Correction:
    """An editor's correction of one quote in one briefing."""

    briefing: str
    quote: str
    """Words of the briefing, verbatim."""
    says: str
    """What is right, for readers."""
    sources: tuple[str, ...]
    made: date
    digest: str


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
