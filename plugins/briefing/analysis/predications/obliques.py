"""Find the names behind a trigger that have a role by their preposition: "with" a partner, "between" two, "by" a maker.

What a preposition adds to a kind of event is a row of `cues.toml`; some say the same behind every cue.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.analysis.predications.complements import MADE_BY, MARKERS, WITH
from briefing.analysis.predications.noun_phrases import NounPhrase, noun_phrase
from briefing.analysis.predications.phrase_parts import AID, PEOPLE_NOUNS
from briefing.analysis.predications.predication import Argument, filled
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.english import lexicon
from briefing.knowledge.kinds import event_kinds

_GATHERINGS = lexicon.words("gathering_noun")
_OTHER = lexicon.words("other_happening")
AIDED = "with aid"
"""Before those who help: "with Chinese funding", "with the help of A"."""
AMONG = ("between", "among")
"""Prepositions before all who act together."""
_TO_THINGS = event_kinds("to_things")
_ALWAYS = (
    ("over to", "receiver"),
    (WITH, "partner"),
    ("alongside", "partner"),
    (f"{WITH}'s", "partner"),
    ("between", "agent"),
    ("among", "agent"),
)
"""Slots of every cue: "turned the station over to Kenya"."""
_NO_NOUN = MARKERS | PEOPLE_NOUNS | lexicon.words("function_word")
_WHOLE = ("host", "patient")
"""Roles that a name has alone, and not before a noun: "at the APEC week"."""


def obliques(
    scene: SentenceParse, behind: Sequence[tuple[str, list[int]]], hit: Trigger, acted: bool
) -> list[Argument]:
    """Return the names behind a trigger that its frame has a role for."""
    slots = dict((*_ALWAYS, *hit.cue.slots))
    if hit.passive or hit.use == "noun" or (hit.past and not acted):
        slots["by"] = slots["by's"] = "agent"
        slots[MADE_BY] = "agent"
    found: list[Argument] = []
    before = last = ""
    for marker, region in behind:
        told = acted or any(one.role == "agent" for one in found)
        aside = marker == MADE_BY and (told or not slots.get(marker))
        if aside and slots.get(f"{before}'s") == "patient":
            found += filled(noun_phrase(scene, region).named, "patient", f"{before}'s")  # "carries a camera made by B"
        if marker in _OTHER or aside:
            break
        again = last if marker == before else ""  # "with A, and with B"
        before = marker
        if marker == "with" and noun_phrase(scene, region).head in AID:
            marker, slots[AIDED] = AIDED, "partner"
        role, owned = slots.pop(marker, again), slots.get(f"{marker}'s", "")
        role = last = role or ("host" if marker == "at" and _is_gathering(scene, hit) else "")
        phrase = noun_phrase(scene, region if role or owned else [])
        named = [i for i in phrase.named if role and not (role in _WHOLE and _describes_next(scene, i))]
        found += filled(named, role, marker)
        found += filled(phrase.bodies, {"agent": "principal", "partner": "partner"}.get(role, ""), marker)
        found += filled(phrase.owners if owned else (), owned, f"{marker}'s")
        found += filled(
            (*_possessors(scene, phrase), *phrase.inside) if owned == "patient" else (), owned, f"{marker}'s"
        )
        if role and not named:
            slots[marker] = role
    return found


def _possessors(scene: SentenceParse, phrase: NounPhrase) -> list[int]:
    """Return A of "A’s images" and of "A data"."""
    following = ((i, [token.low for token in scene.row[i + 1 : i + 2]]) for i in phrase.named)
    return [i for i, after in following if after == ["'s"] or _describes_next(scene, i)]


def _is_gathering(scene: SentenceParse, hit: Trigger) -> bool:
    """Return True where a gathering is told of, whose place is its host: "met at a summit"."""
    return any(token.low in _GATHERINGS for token in scene.row[: hit.start + 1])


def _describes_next(scene: SentenceParse, index: int) -> bool:
    """Return True for a name before its noun: "at the APEC week"."""
    after = scene.row[index + 1 : index + 2]
    return bool(after) and after[0].is_word and not after[0].is_past and after[0].low not in _NO_NOUN


def is_of_aside(scene: SentenceParse, hit: Trigger, marker: str, region: Sequence[int]) -> bool:
    """Return True for A and B of "joined Galileo, a venture between A and B", who do not join.

    Nor do they launch a craft "under a pact between A and B".
    """
    told = hit.use != "noun" and marker in AMONG
    if told and hit.cue.kind in _TO_THINGS:
        return True
    before = scene.row[hit.end : region[0]] if told else ()
    return any(one.low == "," and two.low in ("a", "an") for one, two in pairwise(before))
