"""Tell what part a name plays in its noun phrase: whether it is that itself, owns it, made it, or stands for it.

The governor is the preposition that rules the name, and `of` the noun before that: "experts of KARI".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import PEOPLE
from briefing.english import lexicon
from briefing.knowledge import space_words
from briefing.knowledge.kinds import entity_types

PARTIES = entity_types("party")
THINGS = entity_types("held")
HUMAN, _STATES = entity_types("human"), entity_types("state")
GOVERNORS = lexicon.words("governor")
PEOPLE_NOUNS = lexicon.words("people_noun") | space_words.words("people_noun")
THING_NOUNS = lexicon.words("thing_noun") | space_words.words("thing_noun")
AID = lexicon.words("aid_noun")
_EFFORTS = lexicon.words("effort_noun") | AID
BELONGS = frozenset(["of", "from", "for"])
_RULING = GOVERNORS - BELONGS
MADE_BY = "made by"
"""Whoever built, designed or paid for a thing is behind it: "the camera, built by A"."""
_HYPHENS = frozenset(["-", "–", "‑"])
_AT = frozenset(["in", "at", "near", "from", "of"])
_LISTED = 24
"""Tokens in which the noun of a list of adjectives stands."""


def part_of(scene: SentenceParse, rest: Sequence[int], governor: str, of: str) -> str:
    """Return the part of the name that begins `rest`, or "" when it plays none."""
    kind = scene.type(scene.row[rest[0]])
    party = kind in PARTIES or is_adjective(scene, rest[0])
    if governor == "alongside" and kind in PARTIES | HUMAN:
        return "partners"
    if kind in HUMAN and _owns_party(scene, rest[0]):
        return ""  # "Elon Musk’s SpaceX"
    if kind in HUMAN:
        return "named" if not governor or of in PEOPLE_NOUNS else ""  # "Secretary of State X"
    if _is_seat(scene, rest[0]) or (governor and party and not _before(scene, rest, kind or "country")):
        return ""
    if governor == "with" and party and scene.row[rest[0] - 1].low in ("with", "and", ",", "the"):
        return "partners"
    if governor == MADE_BY:
        return "owners" if party else ""
    if governor and governor not in BELONGS:
        inside = of in PEOPLE and governor == ("in" if kind in _STATES else "at")
        return "named" if inside or governor in ("between", "among") or of == "represented" else ""
    if kind in THINGS:
        return "things"
    if governor and party and _is_officer(scene, next(iter(rest[1:]), -1)):
        return "bodies"  # "Director General of ESA Josef Aschbacher"
    if governor and party:
        return "named" if of in PEOPLE_NOUNS or of in _EFFORTS else "owners" if of in THING_NOUNS else ""
    return _before(scene, rest, kind) if party else ""


def _owns_party(scene: SentenceParse, index: int) -> bool:
    """Return True for a person right before a party of theirs."""
    after = scene.row[index + 1 : index + 3]
    return len(after) == 2 and after[0].low == "'s" and scene.type(after[1]) in PARTIES


def owns_thing(scene: SentenceParse, rest: Sequence[int]) -> bool:
    """Return True for B of "on B’s lander" and of "for a B mission"."""
    kind = scene.type(scene.row[rest[0]])
    return (kind in PARTIES or is_adjective(scene, rest[0])) and _before(scene, rest, kind) == "owners"


def _is_officer(scene: SentenceParse, index: int) -> bool:
    """Return True where a person stands at a place; -1 is none."""
    return index >= 0 and scene.type(scene.row[index]) in HUMAN


def _is_seat(scene: SentenceParse, index: int) -> bool:
    """Return True for a country behind its town: "in Paris, France"."""
    row = scene.row
    if index < 3 or row[index - 1].low != "," or scene.type(row[index]) not in _STATES:
        return False
    town = row[index - 2]
    named = town.text[:1].isupper() and not town.mention and not town.time  # not "in May 2020, Kenya"
    return named and row[index - 3].low in _AT


def is_adjective(scene: SentenceParse, index: int) -> bool:
    """Return True for the adjective of a country: "Kenyan"."""
    mention = scene.row[index].mention
    return mention is not None and mention.text.casefold() in scene.demonyms


def _are_adjectives(scene: SentenceParse, indexes: Sequence[int]) -> bool:
    """Return True for two adjectives of countries."""
    return len(indexes) > 1 and all(is_adjective(scene, index) for index in indexes)


def _before(scene: SentenceParse, rest: Sequence[int], kind: str) -> str:
    """Return the part of a party that stands before other words of its phrase."""
    following = [scene.row[i] for i in rest[1:12]]
    owns = bool(following) and following[0].low in ("'s", "'")
    if owns and kind in _STATES and _is_unknown(following[1:]):
        return ""  # "Japan’s NEC", of which nothing is known
    if len(following) > 1 and following[0].low in _HYPHENS and following[0].start == scene.row[rest[0]].end:
        return "owners" if following[1].is_past else _before(scene, rest[2:], kind) if following[1].mention else "named"
    if [token.low for token in following[:3]] == [",", "represented", "by"]:
        return ""
    if following and following[0].low in BELONGS:
        return "named" if kind else ""  # "SUPARCO of Pakistan"
    joined = bool(following) and following[0].low in ("and", ",")
    if joined and _are_adjectives(scene, (rest[0], *rest[2:3])):
        return _before(scene, rest[2:_LISTED], kind)  # "Kenyan and Peruvian experts"
    noun, thing = "", False
    for token, after in zip(following[owns:], [*rest[2 + owns :], -1], strict=False):
        if token.mention and token.low.casefold() not in scene.demonyms and scene.type(token) != "body":
            if owns and noun and _is_officer(scene, after):
                return "bodies"  # "NASA’s Administrator for the Tides Directorate Ann Example"
            return _beside(scene.type(token), owns, kind)
        office = noun in PEOPLE_NOUNS and token.low == "to"  # "Indian Ambassador to Peru X"
        if token.low in (",", "and", "(") or (token.low in _RULING and not office):
            break
        called = thing and token.text[0].isupper()  # "the Kenyan lander KITE"
        if token.is_word and token.low not in GOVERNORS and not called:
            noun = token.low
            thing = noun in THING_NOUNS
    if thing and noun not in PEOPLE_NOUNS:
        return "owners"
    return "named" if kind or noun in PEOPLE_NOUNS | AID else ""


def _is_unknown(behind: Sequence[Token]) -> bool:
    """Return True for a name with capitals that no rule knows, where no office and no thing follows."""
    called = list(takewhile(lambda token: token.is_word and token.text[0].isupper(), behind))
    ends = behind[len(called) :]
    plain = any(token.low in PEOPLE_NOUNS | THING_NOUNS for token in (*called, *ends[:1]))
    return bool(called) and not plain and not any(token.mention for token in ends[:1])


def _beside(other: str, owns: bool, kind: str) -> str:
    """Return the part of a party before another name: an office, whose the other is, or none."""
    if other in HUMAN:
        return "bodies"
    if other in THINGS:
        return "owners"
    return "" if other in PARTIES else "named" if kind and not owns else ""
