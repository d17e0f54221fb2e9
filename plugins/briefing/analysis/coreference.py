"""Resolve pronouns and definite nouns: whom "it", "they", "the agency" and "the two countries" mean in a text.

They mean what stood as subject before, who acted in the event that is told again, or the one of a type that was told
last. Where two could be meant, nobody is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile

from briefing.analysis.actor import Actor, Focus, actor_at, meant, surmised
from briefing.analysis.predications.noun_phrases import REFERRING, NounPhrase
from briefing.analysis.predications.phrase_parts import THINGS
from briefing.analysis.relevance import REACH
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.english import lexicon
from briefing.knowledge.kinds import entity_types
from briefing.model import Mention

_HUMAN = entity_types("human")
_SINGULAR = lexicon.words("singular_pronoun")
_PLURAL = frozenset(["they", "them", "their", "both", "we"])
POINTING = _SINGULAR | _PLURAL


@dataclass(slots=True)
class Antecedents:
    """What a text has told so far that a pronoun or a definite noun may mean."""

    briefing: str
    holders: Mapping[str, tuple[Actor, ...]]
    focus: list[Focus] = field(default_factory=list)
    told: list[tuple[int, str, Mention]] = field(default_factory=list)
    """Number of the sentence, type and mention of each name before, in order."""
    pairs: dict[str, tuple[int, tuple[Actor, ...]]] = field(default_factory=dict)
    """For each type the last several that stood side by side."""
    deeds: dict[str, tuple[int, tuple[Actor, ...]]] = field(default_factory=dict)
    """For each kind of event who acted in the last one."""
    titles: dict[str, Actor] = field(default_factory=dict)
    """Persons by the title that the text gives them."""

    def note(
        self, number: int, scene: SentenceParse, side_by_side: Iterable[tuple[str, Actor]], titles: Mapping[str, Actor]
    ) -> None:
        """Keep what a sentence names: all names, those side by side in its subject by type, and persons by title."""
        kinds: dict[str, dict[str, Actor]] = {}
        for kind, actor in side_by_side:
            kinds.setdefault(kind, {}).setdefault(actor.entity, actor)
        self.pairs |= {kind: (number, tuple(several.values())) for kind, several in kinds.items() if len(several) > 1}
        self.titles |= titles
        self.told += [(number, scene.type(token), token.mention) for token in scene.row if token.mention]

    def first(self, entity: str) -> Actor | None:
        """Return an entity where the text has named it first, or None."""
        named = next((mention for _, _, mention in self.told if mention.entity == entity), None)
        return actor_at(self.briefing, named) if named else None

    def acted(self, number: int, kind: str) -> tuple[Actor, ...]:
        """Return who acted in the last event of a kind, if that is not too far away."""
        place, actors = self.deeds.get(kind, (-9, ()))
        return actors if number - place <= REACH else ()

    def last(self, number: int) -> Focus | None:
        """Return the nearest subject before a sentence that is not too far away."""
        return self.focus[-1] if self.focus and number - self.focus[-1].place <= REACH else None

    def meant(self, number: int, scene: SentenceParse, phrase: NounPhrase, acts: bool) -> tuple[Actor, ...]:
        """Return whom a pronoun or a noun with "the" means; () where it could be two."""
        first = scene.row[phrase.first].low
        last = self.last(number)
        wanted = REFERRING.get(phrase.head, "")
        if last and last.place + 1 >= number and (phrase.head in POINTING or (first in POINTING and not wanted)):
            last = replace(last, itself=True)
        if phrase.head in _SINGULAR or (first in _SINGULAR and not wanted):
            return last.meant if last else ()
        if phrase.head in _PLURAL or (first in _PLURAL and not wanted):
            return last.meant if last and (len(last.actors) > 1 or last.head.endswith("s")) else ()
        if not wanted:
            same = last and last.head and last.head == phrase.head
            return self._again(number, scene, phrase) or (last.actors if last and same else ())
        if wanted in _HUMAN and (actor := self.titles.get(self._words(scene, phrase))):
            return meant((actor,))
        if wanted.endswith("s"):
            place, several = self.pairs.get(wanted[:-1], (-9, ()))
            return meant(several if number - place <= REACH else self._only_two(wanted[:-1]))
        return self._of_type(number, wanted, phrase.head, acts)

    def _again(self, number: int, scene: SentenceParse, phrase: NounPhrase) -> tuple[Actor, ...]:
        """Return who acted in the event that a noun points back to: "this meeting", "the agreement"."""
        heads = (h for h in scene.hits if h.start >= phrase.first and scene.row[h.start].low == phrase.head)
        return self.acted(number, next((h.cue.kind for h in heads), ""))

    def _only_two(self, wanted: str) -> tuple[Actor, ...]:
        """Return the two of a type that the text has named so far; () for fewer or more."""
        named = {mention.entity: mention for _, kind, mention in reversed(self.told) if kind == wanted}
        two = sorted(named.values(), key=lambda mention: mention.start) if len(named) == 2 else ()
        return tuple(actor_at(self.briefing, mention) for mention in two)

    def _words(self, scene: SentenceParse, phrase: NounPhrase) -> str:
        """Return the words of a title: "vice president" of "the Vice President"."""
        words = [token.low for token in scene.row[phrase.first + 1 : phrase.first + 4]]
        return " ".join(words[: words.index(phrase.head) + 1]) if phrase.head in words else ""

    def _of_type(self, number: int, wanted: str, head: str, acts: bool) -> tuple[Actor, ...]:
        """Return the one of a type that was told in the sentences before, or who operates it."""
        last = self.last(number)
        if last and last.head == head and last.actors:
            return last.actors
        lately = takewhile(lambda one: number - one[0] <= REACH, reversed(self.told))
        near = dict([(mention.entity, mention) for _, kind, mention in lately if kind == wanted][::-1])
        if len(near) != 1:
            return ()
        entity, mention = next(iter(near.items()))
        others = any(kind == wanted and other.entity != entity for _, kind, other in self.told)
        if others and wanted not in THINGS and not self._has_acted(number, entity):
            return ()
        held = self.holders.get(entity, ()) if wanted in THINGS else ()
        itself = (actor_at(self.briefing, mention),)
        return held or (meant(itself) if wanted not in THINGS else surmised(itself) if acts else ())

    def _has_acted(self, number: int, entity: str) -> bool:
        """Return True for who was behind the subject of a sentence not too far before."""
        lately = takewhile(lambda one: number - one.place <= REACH, reversed(self.focus))
        return any(actor.entity == entity for focus in lately for actor in focus.actors)


def titled(scene: SentenceParse) -> Iterator[tuple[int, str]]:
    """Yield each person with the title before the name: "vice president" of "Vice President Kamala Harris"."""
    for index, token in enumerate(scene.row):
        if scene.type(token) not in _HUMAN:
            continue
        first = index
        while first and scene.row[first - 1].is_word and scene.row[first - 1].text[0].isupper():
            first -= 1
        if first < index:
            yield index, " ".join(word.low for word in scene.row[first:index])
