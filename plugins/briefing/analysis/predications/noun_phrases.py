"""Read a noun phrase: what it names itself, whose thing it is, and which craft it speaks of.

A preposition rules the names behind it up to the next comma, so that "a probe with a camera from Italy" is no deed of
Italy’s. Through people and groups their country or body acts: "officials of ISRO". Of a thing the owner stands before
it or behind "of": "Egypt’s satellite", "a Chinese ship", "a booster of SpaceX". It misses heads that no list holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefing.analysis.predications.phrase_parts import (
    AID,
    BELONGS,
    GOVERNORS,
    HUMAN,
    MADE_BY,
    PARTIES,
    PEOPLE_NOUNS,
    is_adjective,
    owns_thing,
    part_of,
)
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token
from briefing.english import lexicon
from briefing.knowledge import space_words

_DEFINITE = lexicon.words("definite")
REFERRING = {**lexicon.values("referring"), **space_words.values("referring")}
"""Nouns that point back, with the type of what they mean; that of several ends in "s"."""
_ASIDE = lexicon.words("aside_opener")
"""They rule all up to the next comma."""
_MADE = lexicon.words("maker_participle")


class NounPhrase(NamedTuple):
    """A noun phrase by the places of its names in the sentence."""

    named: tuple[int, ...] = ()
    """Parties and persons that it is, or through whose people it acts."""
    owners: tuple[int, ...] = ()
    """Parties whose thing it is."""
    things: tuple[int, ...] = ()
    """Craft, programmes and facilities that it is, or that its thing is for."""
    bodies: tuple[int, ...] = ()
    """Parties for which its persons stand: "NASA Administrator Bill Nelson"."""
    inside: tuple[int, ...] = ()
    """Parties whose things stand behind its prepositions: "the camera on B’s lander"."""
    partners: tuple[int, ...] = ()
    """Those right behind "with", "alongside" and "joined by"."""
    head: str = ""
    """Its last plain word before any preposition, in small letters; "" for a name alone."""
    definite: bool = False
    """True when it points to what was told before."""
    first: int = 0
    """Place of its first token."""

    @property
    def names(self) -> tuple[int, ...]:
        """All places of names, in order."""
        return tuple(sorted({*self.named, *self.owners, *self.things, *self.bodies}))


def noun_phrase(scene: SentenceParse, region: Sequence[int]) -> NounPhrase:
    """Return what the tokens of a phrase name, given their places in order."""
    if not region:
        return NounPhrase()
    parts: dict[str, tuple[int, ...]] = {}
    if not scene.named.isdisjoint(region):
        for index, part in _parts(scene, region):
            parts[part] = (*parts.get(part, ()), index)
    definite = scene.row[region[0]].low in _DEFINITE
    return NounPhrase(**parts, head=_head(scene, region), definite=definite, first=region[0])


def _head(scene: SentenceParse, region: Sequence[int]) -> str:
    """Return the last plain word before the first preposition or comma."""
    head = ""
    for index in region:
        token = scene.row[index]
        if token.low in GOVERNORS or token.low in (",", "("):
            break
        head = token.low if token.is_word else "" if token.mention else head
    return head


def _parts(scene: SentenceParse, region: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield each name of a phrase that plays a part in it, with the part."""
    walk = _Walk(scene)
    for place, index in enumerate(region):
        token = scene.row[index]
        if token.low in GOVERNORS or token.low == "as":
            walk.govern(token, index)
        elif token.low in (",", ")", "(") and walk.governor not in BELONGS:
            walk.governor = walk.governor if walk.ruled and _goes_on(scene, region[place + 1 :]) else ""
        elif token.low == "and":
            walk.person, walk.led = "", False
        elif token.mention and (part := walk.name(region[place:])):
            yield index, part
        if token.is_word and token.low not in GOVERNORS:
            walk.noun = token.low
        walk.last = token.low


@dataclass(slots=True)
class _Walk:
    """What a phrase has told so far, word by word."""

    scene: SentenceParse
    governor: str = ""
    """The preposition that rules the names behind it."""
    of: str = ""
    """The noun before the governor."""
    noun: str = ""
    """The last plain word since the last name."""
    last: str = ""
    """The last word or mark."""
    ruled: str = ""
    """The type of the last name."""
    person: str = ""
    """The type of the last name, if that is a person."""
    office: bool = False
    """True when a body has been told, and its officer not yet."""
    led: bool = False
    """True when a party stands before the noun: "Kenyan officials"."""
    owned: bool = False
    """True when one stands before the noun that is `of`."""

    def govern(self, token: Token, index: int) -> None:
        """Take a preposition, or the "as" of a list: "partners such as A", "A as well as B"."""
        behind = [one.low for one in self.scene.row[index + 1 : index + 2]]
        if token.low == "as" and (self.last in ("such", "well") or behind == ["well"]):
            self.ruled = ""
        elif token.low in GOVERNORS and (self.governor not in _ASIDE or token.low not in BELONGS):
            by = token.low == "by"
            along = "alongside" if by and self.noun == "joined" else token.low
            self.governor = MADE_BY if by and self.last in _MADE else along
            self.of, self.ruled, self.led, self.owned = self.noun, "", False, self.led

    def name(self, rest: Sequence[int]) -> str:
        """Take the name that begins `rest`, and return the part that it plays, or ""."""
        token = self.scene.row[rest[0]]
        kind = self.scene.type(token)
        if self.scene.row[rest[0] - 1].low == "and" and kind != self.ruled:
            self.governor = ""
        listed = self.governor in BELONGS and self.noun in PEOPLE_NOUNS and self.noun.endswith("s")
        self.of = self.noun if listed else "" if self.owned and self.governor == "in" else self.of  # "a trio of firms"
        part = self._part(rest, kind)
        told = "" if part == "bodies" and self.office else part
        self.office = part == "bodies" and not self.person
        self.governor = "" if self.office and self.governor in BELONGS else self.governor
        held = "" if part or not is_adjective(self.scene, rest[0]) else self.person  # "of the German agency DLR"
        self.ruled, self.person, self.noun, self.led = kind, kind if kind in HUMAN else held, "", True
        return told

    def _part(self, rest: Sequence[int], kind: str) -> str:
        helps = self.governor == "with" and self.noun in AID and kind in PARTIES
        part = "partners" if helps else part_of(self.scene, rest, self.governor, self.of)
        part = part or ("inside" if self.governor and owns_thing(self.scene, rest) else "")
        if (
            self.person
            and self.governor == "of"
            and not part
            and kind in PARTIES
            and not is_adjective(self.scene, rest[0])
        ):
            return "bodies"  # "Administrator Ann Example of ESA"
        return "bodies" if self.person and self.governor and part == "named" and kind not in HUMAN else part


def _goes_on(scene: SentenceParse, rest: Sequence[int]) -> bool:
    """Return True for a comma inside a list: a name stands right behind it, or behind "and"."""
    for index in rest[:3]:
        token = scene.row[index]
        if token.mention:
            return True
        if token.low not in ("and", "the"):
            return False
    return False


def points_back(phrase: NounPhrase) -> bool:
    """Return True for a phrase that means somebody told before, like "the agency", whoever it is."""
    return phrase.definite and REFERRING.get(phrase.head, "").rstrip("s") in PARTIES | HUMAN
