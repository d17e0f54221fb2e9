"""What a sentence says at one trigger: who does what to whom, when, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.predications.noun_phrases import NounPhrase
from briefing.analysis.syntax.clauses import Clause
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.tokens import Token
from briefing.model import When


@dataclass(frozen=True, slots=True)
class Argument:
    """A name that plays a part at a trigger."""

    index: int
    """Of its token in the sentence."""
    role: str
    """agent, partner, receiver, host or patient, as `cues.toml` calls them; principal for whom a person acts."""
    rule: str
    """The construction: subject, owner, or the preposition before it."""


def filled(indexes: Sequence[int], role: str, rule: str) -> list[Argument]:
    """Return names with their role; none where they have no role."""
    return [Argument(index, role, rule) for index in indexes if role]


@dataclass(frozen=True, slots=True)
class Predication:
    """A trigger, read once: its arguments, its time and its modality."""

    trigger: Trigger
    kind: str
    """Kind of event: one of `EVENT_KINDS`, or activity."""
    clause: Clause
    arguments: tuple[Argument, ...]
    """In the order of the sentence."""
    actor: NounPhrase
    """The phrase that acts, or that a passive verb or a noun takes: where no argument acts, the text says who it is."""
    behind: tuple[tuple[str, list[int]], ...]
    """What stands behind the trigger: each preposition, or "object", with the places of its phrase."""
    is_under: bool
    """True in a phrase like "Under the agreement signed in 2022," at the head of its sentence, which holds for all."""
    claim: str
    """What its words claim before its day is known; "" when they claim nothing."""
    times: tuple[Token, ...]
    """The tokens that date it, with those between them; empty for none."""
    when: When | None
    """Its days; None for none."""
    modality: str
    """happened, ongoing, planned, expected, denied or cancelled; "" when the sentence does not claim it."""

    def of(self, *roles: str) -> tuple[int, ...]:
        """Return the places of the names in some roles, in order."""
        return tuple(argument.index for argument in self.arguments if argument.role in roles)
