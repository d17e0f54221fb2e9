"""Name persons and bodies as a title does: persons in full, with or without office, and bodies by their acronyms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token
from briefing.english import lexicon
from briefing.knowledge.kinds import entity_types

_HUMAN = entity_types("human")
_STATES = entity_types("state") | {""}
_TITLES = lexicon.words("person_title", "title_modifier")


def acronyms(names: Mapping[str, str]) -> dict[str, str]:
    """Return the names that are acronyms, by id."""
    return {entity: name for entity, name in names.items() if name.isupper() and name.isalpha()}


def with_names(scene: SentenceParse, places: Sequence[int], short: Mapping[str, str]) -> list[Token]:
    """Return the tokens at some places, with the names that a title gives them."""
    return by_acronyms([_in_full(scene, index) for index in places], short)


def by_acronyms(row: Sequence[Token], short: Mapping[str, str]) -> list[Token]:
    """Return a row with known bodies by their acronyms: "ESA" for "the European Space Agency"."""
    named = [_by_acronym(token, short) for token in row]
    bare = {n for n, token in enumerate(row) if named[n].text != token.text and not token.is_word}
    return [token for n, token in enumerate(named) if not (n + 1 in bare and token.low == "the")]


def is_office(scene: SentenceParse, places: Sequence[int], n: int) -> bool:
    """Return True in a run of capitals with an office before a person, but for that of a body: "ESA Director X"."""
    ahead = next((m for m in range(n, len(places)) if not _is_before_person(scene, places[m])), len(places))
    if ahead == n or ahead == len(places) or scene.type(scene.row[places[ahead]]) not in _HUMAN:
        return False
    back = [*takewhile(lambda m: _is_before_person(scene, places[m]), range(ahead - 1, -1, -1))]
    owned = back[-1] > 0 and scene.row[places[back[-1] - 1]].mention is not None
    return not owned and any(scene.row[places[m]].low in _TITLES for m in back)


def _is_before_person(scene: SentenceParse, index: int) -> bool:
    """Return True for a word or name with a capital that may stand before a person: an office, a state."""
    token = scene.row[index]
    state = scene.type(token) in _STATES if token.mention else token.is_word
    return token.text[0].isupper() and state


def _by_acronym(token: Token, short: Mapping[str, str]) -> Token:
    """Return a name of several words by its acronym; the adjective of "the Indian and Kenyan agencies" stays."""
    acronym = short.get(token.mention.entity, "") if token.mention and " " in token.text else ""
    return token._replace(text=acronym) if 0 < len(acronym) < len(token.text) else token


def _in_full(scene: SentenceParse, index: int) -> Token:
    """Return a person with the whole name, where only the last word of it stands, and no office before it."""
    token = scene.row[index]
    person = scene.entities[token.mention.entity] if token.mention and scene.type(token) in _HUMAN else None
    if person is None or scene.row[max(0, index - 1)].low in _TITLES:
        return token
    return token._replace(text=person.name) if person.name.endswith(f" {token.text}") else token
