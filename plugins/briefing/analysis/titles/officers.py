"""Name the bodies for which the officers in a subject sign, where their offices are long.

"Peru’s minister of ports, A, and the head of ESA, B," are Peru and ESA. Each must have a body, and what they do must be
an act of bodies: they sign, order or agree; whoever visits stays a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.analysis.predications import predications
from briefing.analysis.predications.phrase_parts import PARTIES
from briefing.analysis.syntax import phrases, trimming
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token, word
from briefing.english import lexicon
from briefing.knowledge.kinds import entity_types, event_kinds

_OFFICES = lexicon.words("officer", "head_office", "person_title", "plain_office")
_HUMAN = entity_types("human")
_PAPER = event_kinds("paper")


class _Part(NamedTuple):
    """What stands between two commas or joints of a subject."""

    body: Token | None
    """The body that it is, or whose officer it is."""
    is_officer: bool
    is_person: bool
    """True for a name, with or without an office."""


def principals(scene: SentenceParse, first: int, verb: int) -> list[Token]:
    """Return the subject between two places as a list of the bodies that sign; () where somebody in it has none."""
    row = trimming.bracketless(phrases.short_names(scene.row[first:verb]))
    parts = [_part(scene, part) for part in _split(row)]
    officers = [part for part in parts if part.is_officer]
    alone = sum(part.is_person and not part.is_officer for part in parts)
    unnamed = sum(not part.is_person for part in officers)
    bodies = {part.body.mention.entity: part.body for part in parts if part.body and part.body.mention}
    if not officers or alone > unnamed or any(part.is_officer and not part.body for part in parts):
        return []
    return _listed(row, list(bodies.values())) if _is_act(scene, verb) else []


def _is_act(scene: SentenceParse, verb: int) -> bool:
    """Return True where what follows a verb tells of an agreement, a contract or the like."""
    return any(said.kind in _PAPER and said.trigger.start >= verb for said in predications(scene))


def _split(row: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield what stands between the commas and joints of a row."""
    part: list[Token] = []
    for token in (*row, word(0, 0, ",")):
        if token.low not in (",", "and"):
            part.append(token)
        elif part:
            yield part
            part = []


def _part(scene: SentenceParse, part: Sequence[Token]) -> _Part:
    named = [token for token in part if token.mention]
    body = next((token for token in named if scene.type(token) in PARTIES), None)
    office = any(token.low in _OFFICES for token in part)
    capitals = all(token.text[0].isupper() or not token.is_word for token in part)
    person = any(scene.type(token) in _HUMAN for token in named) or (body is None and capitals)
    return _Part(body, office and not (person and body is None), person)


def _listed(row: Sequence[Token], bodies: Sequence[Token]) -> list[Token]:
    """Return bodies as a list, each with its article: "the Lunar Office, Peru and ESA"."""
    joined: list[Token] = []
    for place, body in enumerate(bodies):
        if place:
            joined.append(word(body.start, body.end, "and" if place == len(bodies) - 1 else ","))
        before = row[row.index(body) - 1]
        joined += [before, body] if before.low == "the" and not phrases.is_bare(body) else [body]
    return joined
