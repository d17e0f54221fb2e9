"""Add to events and cooperations the name of what they are about, where their own words leave it open.

"The launch was put off" does not say whose. The nearest name of the right type in the sentence or the three before it
is put before the words, when it is the only one there: "SMILE: the launch was put off"; of craft named before the
sentence, it is the one named most so far. A signing without actors takes those of the agreement told just before. It
misses what is named later, or further away.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from operator import attrgetter

from briefing.analysis.events.open_references import ends_empty, names_signers, open_nouns, parts
from briefing.analysis.syntax.phrases import LONGEST
from briefing.analysis.syntax.tokens import word
from briefing.analysis.syntax.vocabulary import AUXILIARIES
from briefing.english import lexicon
from briefing.knowledge import space_words
from briefing.knowledge.kinds import ENTITY_TYPES, entity_types
from briefing.model import Cooperation, Entity, Event, Mention, Sentence

_REACH = 3  # sentences
_FEW = 5  # words of a matter
_BEFORE = 8  # characters
_CRAFT = ("spacecraft", "mission")
_CARRIERS = entity_types("carries")
_FLOWN = frozenset([*_CRAFT, "station", "programme", "person"])
_PAPERS = ("agreement",)
_PARTIES = entity_types("party")
_PLACED = re.compile(r"(?:^|\s)(?:in|at|from|near)\s+$")
_OWNING = ("’s", "'s")
_ABOUT = {
    **dict.fromkeys(("rocket", "launcher", "booster"), ("rocket", *_CRAFT)),
    **dict.fromkeys((lexicon.words("launching_noun") | space_words.words("launching_noun")), (*_CRAFT, "rocket")),
    **dict.fromkeys((lexicon.words("arrival_noun") | space_words.words("arrival_noun")), _CRAFT),
    **dict.fromkeys((lexicon.words("craft_noun") | space_words.words("craft_noun")), _CRAFT),
    **dict.fromkeys(lexicon.words("signing_noun"), _PAPERS),
    **dict.fromkeys(("programme", "program", "project"), ("programme", *_CRAFT)),
    "station": ("station",),
    **dict.fromkeys(lexicon.words("rescheduled"), (*_CRAFT, "rocket")),
    **dict.fromkeys(space_words.words("part_noun"), ("station", "programme")),
}
"""Types of what may tell more of a noun."""
_OPEN = re.compile(
    rf"(?:(?:the|a|an|its|this) )?(?:(?:(?-i:[a-z][a-z-]*) ){{0,2}}?(?P<thing>{lexicon.alternation(_ABOUT)})\b"
    r"|(?P<noun>[\w-]+))",
    re.IGNORECASE,
)
"""The noun that words begin with: a thing behind two adjectives at most, or any other."""
_BARE = re.compile(r".*(?<!\bwas )(?<!\bwere )(?<!\bbeen )\b(?:signed|joined|acceded|ratified)", re.IGNORECASE)
_MATTERS = (*_CRAFT, "programme", "agreement")
_PLACES = (*_CRAFT, "station", "programme")
"""Types of what a thing with "the" may belong to when one sentence names both: the airlock, the crew."""
_EMPTY = lexicon.words("empty_modifier")
_OBJECTS = frozenset(["it", "them"])
_SIGNING = lexicon.words("instrument_noun")
_EFFORTS = lexicon.words("effort_noun")


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
        near = [sentences[n] for n in range(place, max(-1, place - 1 - _REACH), -1)]
        named = _named(event, text, near, mentions, types)
        whole = _if_whole(_if_named(_signed(named, near, told), _inside(near[0], mentions)))
        told.append(_if_somebodys(whole, text, _inside(near[0], mentions), parties, backed - parties))
    return tuple(told)


def _if_named(event: Event, inside: Sequence[Mention]) -> Event:
    """Return an event that is no row where its words name nobody and nothing: "The laboratory signed with others"."""
    acting = set(event.actors) - set(event.surmised)
    told = ": " in event.what
    named = told or acting or any(mention.text in event.what for mention in inside)
    lost = (
        not (told or names_signers(event.what))
        and is_open(event.what)
        and not any(m.text in _subject(event.what) for m in inside)
    )
    return event if named and not lost else replace(event, self_contained=False)


def _if_whole(event: Event) -> Event:
    """Return an event that is no row where its words ask which agreement, or of what, or whose signing is told."""
    _, topic, what = event.what.rpartition(": ")
    asked = [noun for noun in open_nouns(what) if not (topic and noun in _ABOUT) and not names_signers(what)]
    lacks = asked or ends_empty(what) or (not topic and _BARE.fullmatch(what))
    return _leaning(event) if lacks and event.self_contained else event


def _if_somebodys(
    event: Event, text: str, own: Sequence[Mention], parties: frozenset[str], backed: frozenset[str]
) -> Event:
    """Return an event that leans on others where nobody can tell from it whose it is: "Kite was launched from China".

    It is somebody’s by a party that acts or is told as more than a place, or by a person or thing in its words of whom
    the record tells more.
    """
    inside = [mention for mention in own if mention.text in event.what]
    sides = {
        m.entity
        for m in inside
        if m.entity in parties
        and (text[m.end : m.end + 2] in _OWNING or not _PLACED.search(text[max(0, m.start - _BEFORE) : m.start]))
    }
    told = backed.intersection([*event.actors, *(m.entity for m in inside)]) or sides
    topic = ": " in event.what
    acting = not parties.isdisjoint(set(event.actors) - set(event.surmised))
    return event if told or topic or acting or not event.self_contained else _leaning(event)


def _leaning(event: Event) -> Event:
    return replace(event, self_contained=False, leans=True)


def is_open(what: str) -> bool:
    """Return True for words about "the launch" or "the rocket", for which the sentences before may have a name."""
    return bool(_wanted(what))


def _subject(what: str) -> str:
    """Return the words before the first verb: "The launch of Kite" of "The launch of Kite was put off".

    Who made or signed it belongs to it: "A camera built by Peru" of "A camera built by Peru has flown".
    """
    words = what.split()
    told = (
        n
        for n, one in enumerate(words)
        if n > 1 and word(0, 0, one).is_past and words[n + 1 : n + 2] not in (["by"], ["with"])
    )
    verb = (n for n, one in enumerate(words) if one in AUXILIARIES)
    return " ".join(words[: min(next(told, len(words)), next(verb, len(words)))])


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
    inside = _inside(sentences[place], mentions)
    named = any(m.text in one.on for m in inside)
    wanted = _sought(one.on, named)
    reach = 0 if one.told else _REACH * (wanted != _PLACES)
    near = [sentences[n] for n in range(place, max(-1, place - 1 - reach), -1)]
    topic = next((found for sentence in near if (found := _topic(sentence, mentions, types, wanted))), [])
    alone = len({mention.entity for mention in topic}) == 1 and topic[0].entity not in one.parties
    said = f"{topic[0].text}: {_lower(one.on, inside)}" if alone else deed if wanted else ""
    return replace(one, on=said or one.on)


def _sought(on: str, named: bool) -> tuple[str, ...]:
    """Return the types of what would tell more of a matter; () when it says enough by itself."""
    said = on.casefold().split()
    if said and set(said) <= _SIGNING | _EMPTY | _EFFORTS:
        return _MATTERS
    if not _OBJECTS.isdisjoint(open_nouns(on)):
        return _CRAFT
    if asked := parts(on):
        return _ABOUT[asked[0]]
    leans = said and ((said[0] == "the" and len(said) > 2) or not _SIGNING.isdisjoint(said))
    if leans and not named and len(said) <= _FEW:
        return tuple(word for word in said if word in ENTITY_TYPES) or _MATTERS
    definite = len(said) == 2 and said[0] == "the" and on[4:].islower()
    return _ABOUT.get(said[1], _PLACES) if definite else ()


def _named(
    event: Event, text: str, near: Sequence[Sentence], mentions: Sequence[Mention], types: Mapping[str, str]
) -> Event:
    """Return an event with the name of its thing before its words, when they name nobody."""
    inside = _inside(near[0], mentions)
    own = [m for m in inside if m.text in _subject(event.what)]
    asked = next((_ABOUT[noun] for noun in (*open_nouns(event.what), *parts(event.what)) if noun in _ABOUT), ())
    told = [m for m in inside if m.text in event.what]
    lifted = own and ("launch" in event.what or types.get(own[0].entity) in _CARRIERS)
    asked = asked or (_CRAFT if lifted and _flies_unnamed(told, types) else ())
    bare = _BARE.fullmatch(event.what) or not (own or any(types.get(mention.entity) in _FLOWN for mention in told))
    wanted = asked or (_wanted(event.what) if bare else ())
    topic = next((found for sentence in near if (found := _topic(sentence, mentions, types, wanted))), [])
    topic = _leading(topic, near, mentions, types) if topic else _sole(asked, near[0], mentions, types)
    names = {mention.entity for mention in topic if _is_subject(mention, mentions, types)}
    what = f"{topic[0].text}: {_lower(event.what, own)}" if len(names) == 1 else ""
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
    named = [mention for mention in every if types.get(mention.entity) in _CRAFT] or every  # it flies on the rocket
    return named if len({mention.entity for mention in named}) == 1 else []


def _leading(
    topic: list[Mention], near: Sequence[Sentence], mentions: Sequence[Mention], types: Mapping[str, str]
) -> list[Mention]:
    """Return the craft that a text has named most so far, when its topic would be others named before, or a rocket.

    Where a sentence before is about another craft, it could be either, and nothing is returned.
    """
    if types.get(topic[0].entity) not in (*_CRAFT, "rocket") or topic[0].start >= near[0].start:
        return topic
    before = mentions[: bisect_left(mentions, near[0].start, key=attrgetter("start"))]
    counts = Counter(m.entity for m in before if types.get(m.entity) in _CRAFT)
    (first, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    if most <= second:
        return topic
    other = types.get(topic[0].entity) in _CRAFT and first not in {mention.entity for mention in topic}
    heads = any(0 <= topic[0].start - sentence.start <= len("The ") for sentence in near)
    return [] if other and heads else [m for m in before if m.entity == first]


def _wanted(what: str) -> tuple[str, ...]:
    """Return the types of what a few words leave open; () when they leave nothing open."""
    if _BARE.fullmatch(what):
        return _PAPERS
    return _ABOUT.get(_first_noun(what), ())


def _first_noun(what: str) -> str:
    first = _OPEN.match(what)
    return (first["thing"] or first["noun"]).casefold() if first else ""


def _topic(
    sentence: Sentence, mentions: Sequence[Mention], types: Mapping[str, str], wanted: tuple[str, ...]
) -> list[Mention]:
    """Return the names of a sentence that may be its topic, those of the first type that it has."""
    inside = _inside(sentence, mentions)
    found = ([m for m in inside if types.get(m.entity) == kind] for kind in wanted)
    return next((names for names in found if names), [])


def _inside(sentence: Sentence, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Return the mentions in a sentence, given all in the order of the text."""
    first = bisect_left(mentions, sentence.start, key=attrgetter("start"))
    return mentions[first : bisect_left(mentions, sentence.end, key=attrgetter("start"))]


def _lower(what: str, own: Sequence[Mention]) -> str:
    """Return words with a small first letter, unless they begin with a name."""
    return what if any(what.startswith(mention.text) for mention in own) else what[:1].lower() + what[1:]


def _signed(event: Event, near: Sequence[Sentence], told: Sequence[Event]) -> Event:
    """Return a signing that names nobody with those who signed in the sentences before it."""
    noun = _first_noun(event.what.rpartition(": ")[2])
    if event.actors or event.kind not in ("agreement", "treaty") or noun not in _SIGNING:
        return event
    recent = takewhile(lambda e: e.evidence[0].start >= near[-1].start, reversed(told))
    before = (e for e in recent if e.evidence[0].start < near[0].start)
    signed = next((e for e in before if e.kind in ("agreement", "treaty") and e.actors), event)
    return replace(event, actors=signed.actors)
