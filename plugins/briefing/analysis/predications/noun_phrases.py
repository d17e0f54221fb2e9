"""Read a noun phrase: what it names itself, whose thing it is, and which craft it speaks of.

A preposition rules the names behind it up to the next comma, so that "a probe with a camera from Italy" is no deed of
Italy’s. Through people and groups their country or body acts: "officials of ISRO". Of a thing the owner stands before
it or behind "of": "Egypt’s satellite", "a Chinese ship", "a booster of SpaceX". It misses heads that no list holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.analysis.syntax.scene import Scene
from briefing.analysis.syntax.vocabulary import PEOPLE
from briefing.english import lexicon
from briefing.knowledge import space_words
from briefing.knowledge.kinds import entity_types

PARTIES = entity_types("party")
THINGS = entity_types("held")
_HUMAN, _STATES = entity_types("human"), entity_types("state")
_GOVERNORS = lexicon.words("governor")
PEOPLE_NOUNS = lexicon.words("people_noun") | space_words.words("people_noun")
THING_NOUNS = lexicon.words("thing_noun") | space_words.words("thing_noun")
_DEFINITE = lexicon.words("definite")
REFERRING = {**lexicon.values("referring"), **space_words.values("referring")}
"""Nouns that point back, with the type of what they mean; that of several ends in "s"."""
_BELONGS = frozenset(["of", "from", "for"])
_RULING = _GOVERNORS - _BELONGS
_AID = lexicon.words("aid_noun")
_EFFORTS = lexicon.words("effort_noun") | _AID
_ASIDE = lexicon.words("aside_opener")
"""They rule all up to the next comma."""
_MADE = lexicon.words("maker_participle")
_MADE_BY = "made by"
"""Whoever built, designed or paid for a thing is behind it: "the camera, built by A"."""
_HYPHENS = frozenset(["-", "–", "‑"])
_AT = frozenset(["in", "at", "near", "from", "of"])


class Phrase(NamedTuple):
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


def noun_phrase(scene: Scene, region: Sequence[int]) -> Phrase:
    """Return what the tokens of a phrase name, given their places in order."""
    if not region:
        return Phrase()
    parts: dict[str, tuple[int, ...]] = {}
    if not scene.named.isdisjoint(region):
        for index, part in _parts(scene, region):
            parts[part] = (*parts.get(part, ()), index)
    definite = scene.row[region[0]].low in _DEFINITE
    return Phrase(**parts, head=_head(scene, region), definite=definite, first=region[0])


def _head(scene: Scene, region: Sequence[int]) -> str:
    """Return the last plain word before the first preposition or comma."""
    head = ""
    for index in region:
        token = scene.row[index]
        if token.low in _GOVERNORS or token.low in (",", "("):
            break
        head = token.low if token.is_word else "" if token.mention else head
    return head


def _parts(scene: Scene, region: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield each name of a phrase that plays a part in it, with the part."""
    governor = noun = of = person = ruled = last = ""
    office = False  # a body has been told, and its officer not yet
    for place, index in enumerate(region):
        token = scene.row[index]
        if token.low == "as" and last == "such":
            ruled = ""  # "partners such as A and B"
        elif token.low == "as" and "well" in (last, scene.row[index + 1].low):
            ruled = ""  # "A as well as B"
        elif token.low in _GOVERNORS:
            if governor not in _ASIDE or token.low not in _BELONGS:
                along = token.low == "by" and noun == "joined"
                governor, of, ruled = "alongside" if along else token.low, noun, ""
                governor = _MADE_BY if token.low == "by" and last in _MADE else governor
        elif token.low in (",", ")", "(") and governor not in _BELONGS:
            governor = governor if ruled and _goes_on(scene, region[place + 1 :]) else ""
        elif token.low == "and":
            person = ""
        elif token.mention:
            if governor and scene.row[index - 1].low == "and" and scene.type(token) != ruled:
                governor = ""
            listed = governor in _BELONGS and noun in PEOPLE_NOUNS and noun.endswith("s")  # "a trio of firms: A, B"
            of = noun if listed else of
            helps = governor == "with" and noun in _AID
            part = "partners" if helps and scene.type(token) in PARTIES else _part(scene, region[place:], governor, of)
            part = part or ("inside" if governor and _owns_thing(scene, region[place:]) else "")
            officer = scene.type(token) in _HUMAN
            part = "bodies" if person and governor and part == "named" and not officer else part
            if part and not (part == "bodies" and office):
                yield index, part
            office = part == "bodies" and not person
            governor = "" if office and governor in _BELONGS else governor
            ruled, person = scene.type(token), scene.type(token) if scene.type(token) in _HUMAN else ""
            noun = ""
        if token.is_word and token.low not in _GOVERNORS:
            noun = token.low
        last = token.low


def _goes_on(scene: Scene, rest: Sequence[int]) -> bool:
    """Return True for a comma inside a list: a name stands right behind it, or behind "and"."""
    for index in rest[:3]:
        token = scene.row[index]
        if token.mention:
            return True
        if token.low not in ("and", "the"):
            return False
    return False


def _part(scene: Scene, rest: Sequence[int], governor: str, of: str) -> str:
    """Return the part of the name that begins `rest`, or "" when it plays none."""
    kind = scene.type(scene.row[rest[0]])
    party = kind in PARTIES or is_adjective(scene, rest[0])
    if governor == "alongside" and kind in PARTIES | _HUMAN:
        return "partners"
    if kind in _HUMAN and _owns_party(scene, rest[0]):
        return ""  # "Elon Musk’s SpaceX"
    if kind in _HUMAN:
        return "named" if not governor or of in PEOPLE_NOUNS else ""  # "Secretary of State X"
    if _is_seat(scene, rest[0]) or (governor and party and not _before(scene, rest, kind or "country")):
        return ""
    if governor == "with" and party and scene.row[rest[0] - 1].low in ("with", "and", ",", "the"):
        return "partners"
    if governor == _MADE_BY:
        return "owners" if party else ""
    if governor and governor not in _BELONGS:
        inside = of in PEOPLE and governor == ("in" if kind in _STATES else "at")
        return "named" if inside or governor in ("between", "among") or of == "represented" else ""
    if kind in THINGS:
        return "things"
    if governor and party and _is_officer(scene, next(iter(rest[1:]), -1)):
        return "bodies"  # "Director General of ESA Josef Aschbacher"
    if governor and party:
        return "named" if of in PEOPLE_NOUNS or of in _EFFORTS else "owners" if of in THING_NOUNS else ""
    return _before(scene, rest, kind) if party else ""


def _owns_party(scene: Scene, index: int) -> bool:
    """Return True for a person right before a party of theirs."""
    after = scene.row[index + 1 : index + 3]
    return len(after) == 2 and after[0].low == "'s" and scene.type(after[1]) in PARTIES


def _owns_thing(scene: Scene, rest: Sequence[int]) -> bool:
    """Return True for B of "on B’s lander" and of "for a B mission"."""
    kind = scene.type(scene.row[rest[0]])
    return (kind in PARTIES or is_adjective(scene, rest[0])) and _before(scene, rest, kind) == "owners"


def _is_officer(scene: Scene, index: int) -> bool:
    """Return True where a person stands at a place; -1 is none."""
    return index >= 0 and scene.type(scene.row[index]) in _HUMAN


def _is_seat(scene: Scene, index: int) -> bool:
    """Return True for a country behind its town: "in Paris, France"."""
    row = scene.row
    if index < 3 or row[index - 1].low != "," or scene.type(row[index]) not in _STATES:
        return False
    town = row[index - 2].text[:1].isupper() and not row[index - 2].mention
    return town and row[index - 3].low in _AT


def is_adjective(scene: Scene, index: int) -> bool:
    """Return True for the adjective of a country: "Kenyan"."""
    mention = scene.row[index].mention
    return mention is not None and mention.text.casefold() in scene.demonyms


def _before(scene: Scene, rest: Sequence[int], kind: str) -> str:
    """Return the part of a party that stands before other words of its phrase."""
    following = [scene.row[i] for i in rest[1:12]]
    owns = bool(following) and following[0].low in ("'s", "'")
    if len(following) > 1 and following[0].low in _HYPHENS and following[0].start == scene.row[rest[0]].end:
        return "owners" if following[1].is_past else _before(scene, rest[2:], kind) if following[1].mention else "named"
    if [token.low for token in following[:3]] == [",", "represented", "by"]:
        return ""
    if following and following[0].low in _BELONGS:
        return "named" if kind else ""  # "SUPARCO of Pakistan"
    noun, thing = "", False
    for token, after in zip(following[owns:], [*rest[2 + owns :], -1], strict=False):
        if token.mention and token.low.casefold() not in scene.demonyms:
            if owns and noun and _is_officer(scene, after):
                return "bodies"  # "NASA’s Administrator for the Tides Directorate Ann Example"
            return _beside(scene.type(token), owns, kind)
        office = noun in PEOPLE_NOUNS and token.low == "to"  # "Indian Ambassador to Peru X"
        if token.low in (",", "and", "(") or (token.low in _RULING and not office):
            break
        if token.is_word and token.low not in _GOVERNORS:
            noun = token.low
            thing = noun in THING_NOUNS
    if thing and noun not in PEOPLE_NOUNS:
        return "owners"
    return "named" if kind or noun in PEOPLE_NOUNS | _AID else ""


def _beside(other: str, owns: bool, kind: str) -> str:
    """Return the part of a party before another name: an office, whose the other is, or none."""
    if other in _HUMAN:
        return "bodies"
    if other in THINGS:
        return "owners"
    return "" if other in PARTIES else "named" if kind and not owns else ""


def points_back(phrase: Phrase) -> bool:
    """Return True for a phrase that means somebody told before, like "the agency", whoever it is."""
    return phrase.definite and REFERRING.get(phrase.head, "").rstrip("s") in PARTIES | _HUMAN
