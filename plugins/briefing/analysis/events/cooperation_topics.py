"""Add to cooperations the name of what they are about, where their matter says no more than "the deal"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefing.analysis.events.open_references import open_nouns, parts
from briefing.analysis.events.topic_names import REACH, mentions_in, topic_names, uncapitalised
from briefing.analysis.events.topic_nouns import ABOUT, CRAFT, SIGNING
from briefing.english import lexicon
from briefing.knowledge.kinds import ENTITY_TYPES
from briefing.model import Cooperation, Entity, Mention, Sentence

_FEW = 5  # words of a matter
_MATTERS = (*CRAFT, "programme", "agreement")
_PLACES = (*CRAFT, "station", "programme")
"""Types of what a thing with "the" may belong to when one sentence names both: the airlock, the crew."""
_EMPTY = lexicon.words("empty_modifier")
_OBJECTS = frozenset(["it", "them"])
_EFFORTS = lexicon.words("effort_noun")


def with_matters(
    shown: Iterable[tuple[Cooperation, str]],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
) -> tuple[Cooperation, ...]:
    """Return the cooperations; those on a mere "agreement" get the name of what the text speaks of there, or the deed.

    Each comes with the deed in the words of its sentence.
    """
    types = {entity.id: entity.type for entity in entities}
    places = {sentence.start: place for place, sentence in enumerate(sentences)}
    return tuple(_on(one, deed, places[one.evidence[0].start], sentences, mentions, types) for one, deed in shown)


def _on(
    one: Cooperation,
    deed: str,
    place: int,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    types: Mapping[str, str],
) -> Cooperation:
    """Return a cooperation with the one craft or programme near it, when its matter says no more than "the deal".

    What is told whole in its own sentence needs no name of another.
    """
    inside = mentions_in(sentences[place], mentions)
    named = any(m.text in one.on for m in inside)
    wanted = _sought(one.on, named)
    reach = 0 if one.told else REACH * (wanted != _PLACES)
    near = [sentences[n] for n in range(place, max(-1, place - 1 - reach), -1)]
    topic = next((found for sentence in near if (found := topic_names(sentence, mentions, types, wanted))), [])
    alone = len({mention.entity for mention in topic}) == 1 and topic[0].entity not in one.parties
    said = f"{topic[0].text}: {uncapitalised(one.on, inside)}" if alone else deed if wanted else ""
    return replace(one, on=said or one.on)


def _sought(on: str, named: bool) -> tuple[str, ...]:
    """Return the types of what would tell more of a matter; () when it says enough by itself."""
    said = on.casefold().split()
    if said and set(said) <= SIGNING | _EMPTY | _EFFORTS:
        return _MATTERS
    if not _OBJECTS.isdisjoint(open_nouns(on)):
        return CRAFT
    if asked := parts(on):
        return ABOUT[asked[0]]
    leans = said and ((said[0] == "the" and len(said) > 2) or not SIGNING.isdisjoint(said))
    if leans and not named and len(said) <= _FEW:
        return tuple(word for word in said if word in ENTITY_TYPES) or _MATTERS
    definite = len(said) == 2 and said[0] == "the" and on[4:].islower()
    return ABOUT.get(said[1], _PLACES) if definite else ()
