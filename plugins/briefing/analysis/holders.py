"""Find who operates, owns, builds or leads each craft, programme and facility of a text.

The text goes before the record: "ISRO’s SpaDeX", "Hera, built by ESA", "EnMAP is run by DLR", "the Mistral cubesat is
a project of CNES", "CNES built Mistral". A country counts only where no body is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from briefing.analysis.actor import Actor, actor_at
from briefing.analysis.predications import subjects
from briefing.analysis.predications.complements import complements
from briefing.analysis.predications.noun_phrases import noun_phrase
from briefing.analysis.predications.phrase_parts import PARTIES, THINGS, is_adjective
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.vocabulary import RELATIVE
from briefing.english import lexicon
from briefing.knowledge.kinds import entity_types
from briefing.model import Entity

_MADE = lexicon.words("maker_participle")
_MAKES = lexicon.words("maker_verb")
_BUILDS = _MADE | _MAKES
_RUNS = lexicon.words("running_verb")
_HUMAN, _STATES, _CARRYING = entity_types("human"), entity_types("state"), entity_types("carries")
_TRADING = entity_types("trades")
_OWNER_ENDS = lexicon.words("owner_end")
_BY = frozenset(["by", "thanks", "through"])
_HYPHENS = frozenset(["-", "–", "‑"])
_OWN = frozenset(["its", "their"])
_OCCASION = frozenset(["at", "during"])
_NEAR = 9  # tokens
_BEHIND = 14  # tokens


def holders(
    briefing: str,
    scenes: Sequence[SentenceParse],
    operators: Mapping[str, tuple[str, ...]],
    agencies: Mapping[str, tuple[str, ...]],
) -> Mapping[str, tuple[Actor, ...]]:
    """Return who is behind each thing by its id: by the text, or else by the record.

    `agencies` are those of each country: a country stands for the one of them that the text names.
    """
    first: dict[str, Actor] = {}
    found: dict[str, dict[str, Actor]] = {}
    for scene in scenes:
        for token in scene.row:
            if token.mention and token.mention.entity not in first:
                first[token.mention.entity] = actor_at(briefing, token.mention)
        for thing, holder, built in _told(scene):
            owned, own = scene.row[thing].mention, scene.row[holder].mention
            if owned and own and scene.type(scene.row[holder]) not in _HUMAN:
                sold = built and scene.type(scene.row[holder]) in _TRADING  # to whoever flies it
                actor = replace(actor_at(briefing, own), sure=not sold)
                found.setdefault(owned.entity, {}).setdefault(own.entity, actor)
    entities = scenes[0].entities if scenes else {}
    known = {
        thing: tuple(_on_record(one, first) for one in operators[thing]) for thing in entities if thing in operators
    }
    told = {thing: _bodies(several.values(), entities) for thing, several in found.items()}
    return {**known, **{thing: _acting_for(several, agencies, first) for thing, several in told.items()}}


def _on_record(one: str, first: Mapping[str, Actor]) -> Actor:
    """Return who is behind a thing on record; sure where the text names it at all."""
    return replace(first[one], on_record=True) if one in first else Actor(one, None, sure=False, on_record=True)


def _acting_for(
    several: Sequence[Actor], agencies: Mapping[str, tuple[str, ...]], first: Mapping[str, Actor]
) -> tuple[Actor, ...]:
    """Return those behind a thing, a country as the one agency of its own that the text names."""
    named = [[first[one] for one in agencies.get(actor.entity, ()) if one in first] for actor in several]
    bodies = (replace(own[0], on_record=True) if len(own) == 1 else None for own in named)
    return tuple(body or actor for actor, body in zip(several, bodies, strict=True))


def _bodies(several: Collection[Actor], entities: Mapping[str, Entity]) -> tuple[Actor, ...]:
    """Return the bodies among those behind a thing; the countries where there are none."""
    bodies = tuple(actor for actor in several if entities[actor.entity].type not in _STATES)
    return bodies or tuple(several)


def _told(scene: SentenceParse) -> Iterator[tuple[int, int, bool]]:
    """Yield the places of things with those of who is behind them, and whether these built or run them."""
    things = [i for i, token in enumerate(scene.row) if token.mention and scene.type(token) in THINGS]
    if not things:
        return
    for thing in things:
        yield from ((thing, index, False) for index in _owners_before(scene, thing))
        if scene.type(scene.row[thing]) not in _CARRYING:  # whoever built a rocket does not launch it
            yield from ((thing, index, False) for index in _apposed(scene, thing))
    things = [i for i in things if scene.type(scene.row[i]) not in _CARRYING]
    for index, token in enumerate(scene.row):
        if things and token.low in _BUILDS:
            yield from ((*one, token.low not in _RUNS) for one in _made(scene, index, things))


def _owners_before(scene: SentenceParse, thing: int) -> Iterator[int]:
    """Yield A of "A’s thing", "the A-led thing", "A has its thing", back to the first word that ends the phrase."""
    for index in range(thing - 1, max(-1, thing - 1 - _NEAR), -1):
        token = scene.row[index]
        if token.low in _OWN:
            yield from _subject(scene, index)
            return
        if token.mention and (scene.type(token) in PARTIES or is_adjective(scene, index)):
            yield index
            if scene.row[index - 1].low not in ("and", ",", *_HYPHENS):
                return
        elif (
            not (token.is_word or token.low in ("'s", "and", ",", *_HYPHENS))
            or subjects.is_verb(scene, index)
            or (token.low in _BUILDS and scene.row[index - 1].low not in _HYPHENS)
            or token.low in _OWNER_ENDS
            or any(hit.start == index and hit.use == "gerund" for hit in scene.hits)
            or token.mention
        ):
            return


def _subject(scene: SentenceParse, index: int) -> tuple[int, ...]:
    """Return who stands as subject before a place, in its clause or else in that above."""
    clause = scene.clause_of(index)
    for one in (clause, scene.clauses[clause.parent]):
        if found := [i for i in noun_phrase(scene, subjects.region(scene, one, None)).named if i < index]:
            return tuple(found)
    return ()


def _apposed(scene: SentenceParse, thing: int) -> Iterator[int]:
    """Yield A of "the thing is a project of A", "thing, a joint mission of A and B", "thing, A’s first satellite"."""
    row = scene.row
    place = thing + 1
    if place < len(row) and row[place].low == "(":
        place = next((i + 1 for i in range(place, min(place + 4, len(row))) if row[i].low == ")"), place)
    while place < len(row) and row[place].is_word and row[place].low not in ("is", "was") and place < thing + 4:
        place += 1
    if place >= len(row) or row[place].low not in (",", "is", "was", "–", "—"):
        return
    region = list(range(place + 1, min(place + _BEHIND, len(row))))
    end = next((n for n, i in enumerate(region) if row[i].low in (".", ";") or subjects.is_verb(scene, i)), len(region))
    phrase = noun_phrase(scene, region[:end])
    if (region[:end] and row[region[0]].low in ("a", "an", "the", "one")) or phrase.owners[:1] == tuple(region[:1]):
        yield from phrase.owners


def makers_in(scene: SentenceParse) -> tuple[int, ...]:
    """Return the places of those behind the "by" of a verb of making or running, for the first that has any."""
    for index, token in enumerate(scene.row):
        if token.low in _MADE and (makers := makers_at(scene, index)):
            return makers
    return ()


def makers_at(scene: SentenceParse, index: int) -> tuple[int, ...]:
    """Return the places of A and B in "run jointly by A and B", given that of the verb."""
    row = scene.row
    by = next((i for i in range(index + 1, min(index + 4, len(row))) if row[i].low in _BY), 0)
    behind = complements(scene, list(range(by + 1, min(by + 2 * _BEHIND, len(row)))), "by") if by else iter(())
    region = takewhile(lambda i: row[i].low not in RELATIVE | {"that"}, next(behind, ("", []))[1])
    phrase = noun_phrase(scene, [*region])
    return phrase.named or phrase.owners


def _made(scene: SentenceParse, index: int, things: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield thing and maker of "thing, built by A", "thing is run by A and B", "A built the thing"."""
    row = scene.row
    if makers := makers_at(scene, index):
        before = [i for i in things if i < index and index - i <= _BEHIND]
        of_another = before and any(row[i].low in _OCCASION for i in range(before[-1], index))
        before = [] if of_another else before  # "joined the base at a congress hosted by A"
        yield from ((before[-1], maker) for maker in makers if before)
    elif row[index].low in _MAKES:
        after = [i for i in things if index < i <= index + _NEAR]
        if after and all(row[i].is_word or row[i].mention for i in range(index + 1, after[0])):
            region = [i for i in scene.clause_of(index).indexes if i < index]
            yield from ((after[0], maker) for maker in noun_phrase(scene, subjects.without_lead(scene, region)).named)
