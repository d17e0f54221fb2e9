"""Add to events the name of what they are about, where their own words leave it open.

"The launch was put off" does not say whose. The nearest name of the right type in the sentence or the three before it
is put before the words, when it is the only one there: "SMILE: the launch was put off"; of craft named before the
sentence, it is the one named most so far. A signing without actors takes those of the agreement told just before. It
misses what is named later, or further away.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from operator import attrgetter

from briefing.analysis.events.leaning import marked_leaning
from briefing.analysis.events.open_references import open_nouns, parts
from briefing.analysis.events.topic_names import REACH, mentions_in, topic_names, uncapitalised
from briefing.analysis.events.topic_nouns import (
    ABOUT,
    BARE_SIGNING,
    CRAFT,
    SIGNING,
    asked_types,
    first_noun,
    subject_words,
)
from briefing.analysis.syntax.phrases import LONGEST
from briefing.knowledge.kinds import entity_types
from briefing.model import Entity, Event, Mention, Sentence

_CARRIERS = entity_types("carries")
_FLOWN = frozenset([*CRAFT, "station", "programme", "person"])
_PARTIES = entity_types("party")


def with_topics(
    events: Iterable[Event],
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    backed: frozenset[str],
) -> tuple[Event, ...]:
    """Return the events; those that say only "the launch" are given the name of what was launched.

    `backed` has the ids of things and persons of whom the record tells who stands behind them.
    """
    types = {entity.id: entity.type for entity in entities}
    parties = frozenset(entity.id for entity in entities if entity.type in _PARTIES)
    places = {sentence.start: place for place, sentence in enumerate(sentences)}
    told: list[Event] = []
    for event in events:
        place = places[event.evidence[0].start]
        near = [sentences[n] for n in range(place, max(-1, place - 1 - REACH), -1)]
        named = _named(event, text, near, mentions, types)
        inside = mentions_in(near[0], mentions)
        told.append(marked_leaning(_signed(named, near, told), text, inside, parties, backed - parties))
    return tuple(told)


def _named(
    event: Event, text: str, near: Sequence[Sentence], mentions: Sequence[Mention], types: Mapping[str, str]
) -> Event:
    """Return an event with the name of its thing before its words, when they name nobody."""
    inside = mentions_in(near[0], mentions)
    own = [m for m in inside if m.text in subject_words(event.what)]
    asked = next((ABOUT[noun] for noun in (*open_nouns(event.what), *parts(event.what)) if noun in ABOUT), ())
    told = [m for m in inside if m.text in event.what]
    lifted = own and ("launch" in event.what or types.get(own[0].entity) in _CARRIERS)
    asked = asked or (CRAFT if lifted and _flies_unnamed(told, types) else ())
    bare = BARE_SIGNING.fullmatch(event.what) or not (
        own or any(types.get(mention.entity) in _FLOWN for mention in told)
    )
    wanted = asked or (asked_types(event.what) if bare else ())
    topic = next((found for sentence in near if (found := topic_names(sentence, mentions, types, wanted))), [])
    topic = _leading(topic, near, mentions, types) if topic else _sole(asked, near[0], mentions, types)
    names = {mention.entity for mention in topic if _is_subject(mention, mentions, types)}
    what = f"{topic[0].text}: {uncapitalised(event.what, own)}" if len(names) == 1 else ""
    return (
        replace(event, what=what)
        if 0 < len(what) <= LONGEST and topic[0].text.casefold() not in event.what.casefold()
        else event
    )


def _flies_unnamed(told: Sequence[Mention], types: Mapping[str, str]) -> bool:
    """Return True where a rocket is told of, and not what flies on it: "signed the launch contract for Vega-C"."""
    kinds = {types.get(mention.entity, "") for mention in told}
    return not _CARRIERS.isdisjoint(kinds) and kinds.isdisjoint(_FLOWN)


def _is_subject(topic: Mention, mentions: Sequence[Mention], types: Mapping[str, str]) -> bool:
    """Return False for a rocket that only carries what a text is about; else the text names it before what flies."""
    flying = (mention for mention in mentions if types.get(mention.entity) in (*_CARRIERS, *_FLOWN))
    return types.get(topic.entity) not in _CARRIERS or next(flying, topic).entity == topic.entity


def _sole(
    asked: tuple[str, ...], own: Sentence, mentions: Sequence[Mention], types: Mapping[str, str]
) -> list[Mention]:
    """Return the one thing of some types that a text has named so far, however far back; [] where there are two."""
    before = mentions[: bisect_left(mentions, own.start, key=attrgetter("start"))]
    every = [mention for mention in before if types.get(mention.entity) in asked]
    named = [mention for mention in every if types.get(mention.entity) in CRAFT] or every  # it flies on the rocket
    return named if len({mention.entity for mention in named}) == 1 else []


def _leading(
    topic: list[Mention], near: Sequence[Sentence], mentions: Sequence[Mention], types: Mapping[str, str]
) -> list[Mention]:
    """Return the craft that a text has named most so far, when its topic would be others named before, or a rocket.

    Where a sentence before is about another craft, it could be either, and nothing is returned.
    """
    if types.get(topic[0].entity) not in (*CRAFT, "rocket") or topic[0].start >= near[0].start:
        return topic
    before = mentions[: bisect_left(mentions, near[0].start, key=attrgetter("start"))]
    counts = Counter(m.entity for m in before if types.get(m.entity) in CRAFT)
    (first, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    if most <= second:
        return topic
    other = types.get(topic[0].entity) in CRAFT and first not in {mention.entity for mention in topic}
    heads = any(0 <= topic[0].start - sentence.start <= len("The ") for sentence in near)
    return [] if other and heads else [m for m in before if m.entity == first]


def _signed(event: Event, near: Sequence[Sentence], told: Sequence[Event]) -> Event:
    """Return a signing that names nobody with those who signed in the sentences before it."""
    noun = first_noun(event.what.rpartition(": ")[2])
    if event.actors or event.kind not in ("agreement", "treaty") or noun not in SIGNING:
        return event
    recent = takewhile(lambda e: e.evidence[0].start >= near[-1].start, reversed(told))
    before = (e for e in recent if e.evidence[0].start < near[0].start)
    signed = next((e for e in before if e.kind in ("agreement", "treaty") and e.actors), event)
    return replace(event, actors=signed.actors)
