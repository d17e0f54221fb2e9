"""Tell who acts where a sentence does not say: who operates what, whom "it" means, of whom the text speaks.

Each sentence is read in the light of those before it. A craft acts for those who operate it, by the text or else by
the record; a pronoun or "the agency" means what stood as subject before, or the one of its type told last; a bare
"launch" belongs to the topic. Where two could be meant nobody is. It misses what is told for the first time later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from briefing.analysis.actor import Actor, Focus, actor_at, surmised
from briefing.analysis.coreference import POINTING, Antecedents, titled
from briefing.analysis.holders import holders, makers_in
from briefing.analysis.predications.noun_phrases import NounPhrase, noun_phrase, points_back
from briefing.analysis.predications.phrase_parts import PARTIES, THINGS
from briefing.analysis.predications.predication import Predication
from briefing.analysis.predications.subject_phrase import subject_phrase
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.knowledge.kinds import entity_types, event_kinds

_HUMAN, _DOING, _CARRYING = entity_types("human"), entity_types("does"), entity_types("carries")
_STATES = entity_types("state")
_SPEAKERS = frozenset(["i", "we"])
Read = Sequence[tuple[int, SentenceParse, Sequence[Predication]]]
"""Numbers of sentences in their text, with what they say."""


class Cast(NamedTuple):
    """Who takes part in what a trigger tells, as far as the text says."""

    actors: tuple[Actor, ...]
    owners: tuple[Actor, ...] = ()
    """Whose thing it is done to or with, where the frame of the trigger has a role for them."""


Acted = Sequence[tuple[Predication, Cast]]


def resolved(
    briefing: str, read: Read, operators: Mapping[str, tuple[str, ...]], agencies: Mapping[str, tuple[str, ...]]
) -> list[Acted]:
    """Return what each sentence says with those who take part; `agencies` are the national ones by country."""
    held = holders(briefing, [scene for _, scene, _ in read], operators, agencies)
    types = {entity: one.type for _, scene, _ in read[:1] for entity, one in scene.entities.items()}
    text = _Text(briefing, held, types, _about(read), agencies, Antecedents(briefing, held))
    return [tuple(zip(said, text.read(number, scene, said), strict=True)) for number, scene, said in read]


def _about(read: Read) -> str:
    """Return the craft or programme that a text names more often than all others together, or ""."""
    named = Counter(
        token.mention.entity
        for _, scene, _ in read
        for token in scene.row
        if token.mention and scene.type(token) in THINGS
    )
    most = named.most_common(1)
    return most[0][0] if most and most[0][1] > 2 and 2 * most[0][1] > named.total() else ""


@dataclass(slots=True)
class _Text:
    """What has been read so far of one text."""

    briefing: str
    holders: Mapping[str, tuple[Actor, ...]]
    types: Mapping[str, str]
    about: str
    """Id of the craft or programme that the text names most, or ""."""
    agencies: Mapping[str, tuple[str, ...]]
    """Ids of the national agencies of each country."""
    before: Antecedents
    subject: NounPhrase = field(default_factory=NounPhrase)
    """What stands before the first verb of the sentence that is read."""

    def read(self, number: int, scene: SentenceParse, said: Sequence[Predication]) -> list[Cast]:
        """Return who takes part in each predication of the next sentence."""
        found = []
        self.subject = subject_phrase(scene, scene.clauses[0], None)
        for one in said:
            found.append(Cast(self.actors(number, scene, one), self.owners(number, scene, one)))
            if found[-1].actors:
                self.before.deeds[one.kind] = number, found[-1].actors
        self._note(number, scene)
        return found

    def actors(self, number: int, scene: SentenceParse, said: Predication) -> tuple[Actor, ...]:
        """Return who acts at a trigger, by its sentence or else by the text before."""
        own = self._own(scene, said)
        if any(said.of("agent")) or said.of("principal") or is_of_partners(said):
            return own
        behind = self.behind(number, scene, said.actor, said.trigger.use != "noun" and not said.trigger.passive)
        found = tuple(dict.fromkeys((*behind, *own, *self._carriers(scene, said)))) or self._makers(scene)
        found = found or self._same(number, scene, said) or self._speaking(scene, said)
        nobody = points_back(said.actor) or said.actor.head in _SPEAKERS
        return found if found or nobody else self._all(number, said, self.topic(number, scene))

    def _all(self, number: int, said: Predication, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Return all who acted in the last event of a kind with several sides, where some of them are the topic."""
        several = self.before.acted(number, said.kind)
        more = actors and {one.entity for one in several} > {one.entity for one in actors}
        return surmised(several) if more and said.kind in event_kinds("paper") else actors

    def owners(self, number: int, scene: SentenceParse, said: Predication) -> tuple[Actor, ...]:
        """Return who is behind the things for whose owners a frame has a role: B of "carries B’s craft"."""
        slots = dict(said.trigger.cue.slots)
        taken = [noun_phrase(scene, region) for marker, region in said.behind if f"{marker}'s" in slots]
        taken += [said.actor] if said.trigger.passive and "object's" in slots else []
        last = self.before.last(number)
        near = last is not None and last.place + 1 >= number
        whole = [phrase for phrase in taken if not phrase.named and (near or phrase.names)]
        held = (one for phrase in taken if phrase.owners for one in self._held(scene, phrase))
        return tuple(dict.fromkeys((*(a for p in whole for a in self.behind(number, scene, p, False)), *held)))

    def _held(self, scene: SentenceParse, phrase: NounPhrase) -> Iterator[Actor]:
        """Yield the bodies behind the things of a phrase that names only their countries: "India’s GSAT-11"."""
        mentions = [m for i in (*phrase.owners, *phrase.things) if (m := scene.row[i].mention)]
        own = {body for mention in mentions for body in self.agencies.get(mention.entity, ())}
        for mention in mentions:
            yield from (one for one in self.holders.get(mention.entity, ()) if one.entity in own)

    def _same(self, number: int, scene: SentenceParse, said: Predication) -> tuple[Actor, ...]:
        """Return who acted in the event that a noun tells again: "the signing took place in Lima"."""
        before = scene.row[said.trigger.start - 1].low if said.trigger.start else ""
        again = said.trigger.use == "noun" and before in ("the", "this", "that")
        return self.before.acted(number, said.kind) if again else ()

    def _speaking(self, scene: SentenceParse, said: Predication) -> tuple[Actor, ...]:
        """Return the body that tells of its own: "The probe will be launched in May, ISRO said"."""
        said_by = (clause.indexes for clause in scene.clauses if clause.opener == "said")
        named = (i for places in said_by for i in places if scene.type(scene.row[i]) in PARTIES - _STATES)
        told = said.times and not said.actor.names
        return surmised(tuple(self._actor(scene, index) for index in named)) if told else ()

    def _makers(self, scene: SentenceParse) -> tuple[Actor, ...]:
        """Return A and B of "it was founded in 2019 and is run by A and B", where the first verb has nobody."""
        return surmised(tuple(self._actor(scene, index) for index in makers_in(scene)))

    def _carriers(self, scene: SentenceParse, said: Predication) -> tuple[Actor, ...]:
        """Return who operates the rocket of a launch that its clause names."""
        if said.kind not in event_kinds("by_rocket"):
            return ()
        rockets = (t.mention for i in said.clause.indexes if scene.type(t := scene.row[i]) in _CARRYING)
        return tuple(actor for mention in rockets if mention for actor in self.holders.get(mention.entity, ()))

    def _own(self, scene: SentenceParse, said: Predication) -> tuple[Actor, ...]:
        """Return those of the sentence who act, officers who sign as their bodies."""
        bodies, agents = said.of("principal"), said.of("agent", "partner", "receiver", "host")
        if bodies and said.kind in event_kinds("paper"):
            agents = tuple(sorted({*bodies, *(i for i in agents if scene.type(scene.row[i]) not in _HUMAN)}))
        return tuple(self._actor(scene, index) for index in agents)

    def _actor(self, scene: SentenceParse, index: int) -> Actor:
        """Return who is named at a place: for "Japan’s space agency" the agency, where Japan has one."""
        mention = scene.row[index].mention
        assert mention is not None
        agency = self.agencies.get(mention.entity, ()) if is_space_agency(scene, index) else ()
        if len(agency) != 1:
            return actor_at(self.briefing, mention)
        return self.before.first(agency[0]) or Actor(agency[0], None, sure=False)

    def behind(self, number: int, scene: SentenceParse, phrase: NounPhrase, acts: bool) -> tuple[Actor, ...]:
        """Return who is behind a phrase: its owner, who operates its craft, or what it points back to."""
        if phrase.named or phrase.owners:
            return tuple(self._actor(scene, index) for index in (phrase.named or phrase.owners))
        for index in phrase.things:
            actor = self._actor(scene, index)
            found = self.holders.get(actor.entity, ())
            itself = acts and scene.type(scene.row[index]) in _DOING
            if found and not (itself and all(one.quote is None for one in found)):
                return found
            if itself:
                return surmised((actor,))
        return self.before.meant(number, scene, phrase, acts) if phrase.definite or phrase.head in POINTING else ()

    def topic(self, number: int, scene: SentenceParse) -> tuple[Actor, ...]:
        """Return who is behind the subject of the sentence, of those before, or behind what the text is about."""
        own = self.behind(number, scene, self.subject, False)
        last = self.before.last(number)
        for actors in (own, last.actors if last else ()):
            if bodies := tuple(actor for actor in actors if self.types.get(actor.entity) not in _HUMAN):
                return surmised(bodies)
        return surmised(self.holders.get(self.about, ()))

    def _note(self, number: int, scene: SentenceParse) -> None:
        """Keep what a sentence has told for those behind it."""
        phrase = self.subject
        actors = self.behind(number, scene, phrase, False)
        if actors:
            itself = bool(phrase.named) or all(actor.meant for actor in actors)
            plain = tuple(replace(actor, meant=False) for actor in actors)
            self.before.focus.append(Focus(number, plain, phrase.head, itself))
        elif phrase.definite and phrase.head and phrase.head not in POINTING:
            self.before.focus.append(Focus(number, (), phrase.head))  # "The site is …. It will …"
        if scene.named:
            side_by_side = [(scene.type(scene.row[index]), self._actor(scene, index)) for index in phrase.named]
            titles = {title: self._actor(scene, index) for index, title in titled(scene)}
            self.before.note(number, scene, side_by_side, titles)


def is_of_partners(said: Predication) -> bool:
    """Return True for "The arrangement with Peru was signed": others than Peru are not told, and may be anybody."""
    return said.trigger.passive and bool(said.actor.partners) and said.actor.definite


def is_space_agency(scene: SentenceParse, index: int) -> bool:
    """Return True for a country before "space agency": "Japan’s space agency", "the Japanese national space agency"."""
    words = [token.low for token in scene.row[index + 1 : index + 5] if token.low not in ("'s", "'", "national")]
    return " ".join(words[:2]) == "space agency"
