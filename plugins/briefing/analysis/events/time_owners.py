"""Tell what between a verb and a time may own the time: a purpose, a second verb, a participle, a relative clause."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.predications import subjects
from briefing.analysis.predications.predication import Predication
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    BE,
    BEFORE_NOUNS,
    INSIDE,
    INTO,
    PLANS,
    RELATIVE,
    SPACE,
    TEMPORAL,
)
from briefing.english import lexicon
from briefing.knowledge import space_words

FORESEEN = lexicon.words("foreseen") | PLANS
_NO_DEEDS = lexicon.words("noun_in_ing", "carrying_word") | space_words.words("noun_in_ing") | {"during"}
HAVE = frozenset(["has", "have", "had", "having"])
_BESIDE = lexicon.words("listed_beside")
_BESIDE_VERB = frozenset(["-", "and", "also", "("])


def is_owned(scene: SentenceParse, said: Predication, place: int) -> bool:
    """Return True when something between a verb and its time may own the time."""
    row, after = scene.row, scene.published
    past = said.when is not None and said.when.last is not None and said.when.last <= after
    behind = _chain_end(row, said.trigger.end)
    between = [i for i in said.clause.indexes if behind <= i < place]
    return any(takes_time(scene, i, place) or (is_goal(row, i) and not past) for i in between)


def takes_time(scene: SentenceParse, index: int, place: int) -> bool:
    """Return True for a word that may have the time behind it for itself, wherever its sentence lies."""
    token = scene.row[index]
    since = token.low in TEMPORAL and index + 1 < place  # "since its launch in 2023"
    verb = subjects.is_verb(scene, index) and not is_goal(scene.row, index)
    return since or verb or token.low in _BESIDE | RELATIVE or _is_participle(scene, index)


def _chain_end(row: Sequence[Token], place: int) -> int:
    """Return the place behind the verb that begins before `place`: "is aiming to mount", "hopes to fly"."""
    first = place
    while place < len(row) and (is_chain(row, place) or (row[place - 1].low in BE | HAVE and row[place].is_past)):
        place += 1
        if row[place - 1].low == "to":
            place += 1
    planned = place == first and row[first - 1].low in FORESEEN and row[first].low == "to"
    return first + 2 if planned else place


def is_goal(row: Sequence[Token], index: int) -> bool:
    """Return True for the verb of a purpose: "to fly", "of flying"."""
    token, before = row[index], row[index - 1]
    if before.low == "to":
        return token.is_word and token.text.islower() and token.low not in BEFORE_NOUNS | SPACE
    noun = not token.low.endswith("ing") or token.low in _NO_DEEDS
    return token.is_word and token.text.islower() and not noun and before.low not in BE | BEFORE_NOUNS - {"of", "for"}


def _is_participle(scene: SentenceParse, index: int) -> bool:
    """Return True for "scheduled" in "a flight scheduled for 2028", not for "a planned flight"."""
    row = scene.row
    if index + 1 >= len(row) or not is_told_past(scene, index):
        return False
    after = row[index + 1]
    return after.time is not None or after.low in INSIDE | INTO


def is_told_past(scene: SentenceParse, index: int) -> bool:
    """Return True for a past form that is no adjective: not that of "the planned launch"."""
    before = scene.row[index - 1].low if index else ""
    aside = before == "," and scene.within[index - 2] == scene.within[index]  # "X, also known as Y, …"
    return scene.row[index].is_past and not aside and before not in BEFORE_NOUNS | _BESIDE_VERB


def is_chain(row: Sequence[Token], index: int) -> bool:
    """Return True for a word between an auxiliary and its verb: "is now expected to launch"."""
    token, before = row[index], row[index - 1]
    small = token.low in AUXILIARIES | ADVERBS | FORESEEN or token.low == "to" or token.low.endswith("ly")
    return token.is_word and (small or before.low in BE | ADVERBS)
