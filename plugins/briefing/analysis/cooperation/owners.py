"""Find craft that several parties own: "NASA and JAXA’s telescope", "the French–Indian satellite".

A thing is a craft by name or by noun; its owner stands before it, with ’s or as the adjective of a country.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.predications.phrase_parts import PARTIES
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token
from briefing.english import lexicon
from briefing.knowledge import space_words
from briefing.knowledge.kinds import entity_types

_CRAFT = ("spacecraft", "mission", "rocket", "station")
_CARRYING = entity_types("carries")
_ROCKETS = {noun for noun, kind in space_words.values("plain_noun").items() if kind in _CARRYING}
_FIRMS = lexicon.words("company_noun") | {"operator", "provider"}
_NEAR = 4  # tokens
_THINGS = lexicon.words("owned_thing") | space_words.words("owned_thing")


def owners(scene: SentenceParse) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    """Yield first and last token of a thing that several own, with its owners: "NASA and JAXA’s telescope"."""
    for index in range(3, len(scene.row) - 1):
        if scene.row[index].low == "'s" and (thing := thing_at(scene, index + 1)):
            run = _list_before(scene, index)
            if len(run) > 1:
                yield thing, run
    yield from _hyphenated(scene)


def thing_at(scene: SentenceParse, start: int) -> tuple[int, int] | None:
    """Return first and last token of a thing that begins at an index, behind two adjectives at most."""
    for place in range(start, min(start + 3, len(scene.row))):
        if is_thing(scene, place):
            last = place + (place + 1 < len(scene.row) and is_thing(scene, place + 1))
            return None if _is_sold(scene, last) else (start, last)
        if not scene.row[place].is_word or scene.row[place].is_past:
            return None
    return None


def _is_sold(scene: SentenceParse, last: int) -> bool:
    """Return True for what a firm makes or sells: "a Greek-Cypriot satellite operator", "the Dnepr rocket"."""
    behind = scene.row[last + 1 : last + _NEAR]
    return (
        any(token.low in _FIRMS for token in behind)
        or scene.type(scene.row[last]) in _CARRYING
        or scene.row[last].low in _ROCKETS
    )


def _hyphenated(scene: SentenceParse) -> Iterator[tuple[tuple[int, int], tuple[str, ...]]]:
    """Yield "the Egyptian-Kenyan satellite", "a joint NASA–ESA mission"."""
    row = scene.row
    for index in range(1, len(row) - 2):
        thing = thing_at(scene, index + 2) if row[index].low in ("-", "–", "‑") else None
        if thing:
            one, two = row[index - 1], row[index + 1]
            pair = one.mention and two.mention and is_party(scene, one) and is_party(scene, two)
            if pair and one.mention and two.mention and one.mention.entity != two.mention.entity:
                yield thing, (one.mention.entity, two.mention.entity)


def _list_before(scene: SentenceParse, index: int) -> tuple[str, ...]:
    """Return the parties of a list that ends before an index: A, B of "A and B ’s"; () for a single one."""
    found: list[str] = []
    place = index - 1
    while place >= 0:
        token = scene.row[place]
        if not token.mention or scene.type(token) not in PARTIES:
            break
        found.insert(0, token.mention.entity)
        if place < 2 or scene.row[place - 1].low not in ("and", ","):
            break
        place -= 2
    return tuple(dict.fromkeys(found))


def is_thing(scene: SentenceParse, index: int) -> bool:
    """Return True for a craft, by its name or by a noun."""
    token = scene.row[index]
    return scene.type(token) in _CRAFT or token.low in _THINGS


def is_party(scene: SentenceParse, token: Token) -> bool:
    """Return True for a party, and for the adjective of a country."""
    demonym = token.mention is not None and scene.entities[token.mention.entity].type == "country"
    return demonym or scene.type(token) in PARTIES
