"""Tell whether a cue has in its sentence the meaning that `cues.toml` gives it.

Words of motion and of giving have many senses: a probe reaches its orbit, a programme its students, and a hope the
sunrise. Such a cue counts when something of space stands in its sentence. It misses a craft that a sentence calls "it".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.analysis.syntax.clauses import Clause
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import PEOPLE, SPACE
from briefing.english import lexicon
from briefing.knowledge import space_words
from briefing.knowledge.kinds import entity_types

_LOOSE = lexicon.words("loose_verb")
"""Verbs that speak of space only beside something of space."""
_CRAFT = ("spacecraft", "mission", "rocket", "station")
_ON_EARTH = entity_types("state") | {"facility"}
_SPACE = SPACE | lexicon.words("beside_loose_verb") | space_words.words("beside_loose_verb")
"""Words of space, and of what comes back from it."""
_PUBLISHED = lexicon.words("published_data")
"""What is data when it is released; anything else is an announcement."""
_GUESTS = PEOPLE | lexicon.words("guest") | space_words.words("guest")
_SPEECHES = lexicon.words("speech_noun")
_PARTS = lexicon.words("opened_part")
"""What is opened without being founded."""
_MESSAGES = lexicon.words("message_noun")
_GROUPS = lexicon.words("sent_group")
_CROWDS = lexicon.words("joined_crowd")
_TOWARDS = frozenset(["toward", "towards"])
_LINKS = frozenset(["to", "for", "of", "in", "on"])
_NEAR, _SHORT = 8, 4  # tokens


def is_meant(scene: SentenceParse, hit: Trigger) -> bool:
    """Return True for a cue that means in this sentence what `cues.toml` says of it."""
    if hit.cue.lemma == "welcome":
        return any(token.low in _GUESTS or scene.type(token) == "person" for token in _after(scene, hit))
    if hit.cue.lemma == "extend" and not hit.passive and _reaches(_after(scene, hit)):
        return False
    if hit.cue.lemma == "open" and any(token.low in _PARTS for token in _beside(scene, hit)):
        return False
    if hit.cue.lemma == "send" and any(token.low in _MESSAGES | _GROUPS for token in _beside(scene, hit)):
        return False
    if hit.cue.lemma == "membership" and any(
        t.low in _TOWARDS for t in scene.row[max(0, hit.start - _SHORT) : hit.start]
    ):
        return False  # "began its way towards membership"
    if hit.cue.lemma == "join" and _is_crowd(_after(scene, hit)):
        return False
    if hit.cue.lemma == "deliver" and not hit.passive and _speaks(_after(scene, hit)):
        return False
    loose = hit.cue.lemma in _LOOSE and hit.use != "noun"
    return not loose or any(_is_of_space(scene, token) for token in scene.row)


def is_on_ground(scene: SentenceParse, clause: Clause, hit: Trigger) -> bool:
    """Return True for a way that ends at a place on Earth: "arrived in Lima by road", not "arrived at the station"."""
    behind = [scene.row[i] for i in clause.indexes if i >= hit.end]
    into = (after for token, after in pairwise(behind) if token.low == "in" and not after.time)
    there = any(into) or any(scene.type(token) in _ON_EARTH for token in behind)
    return there and not any(_is_of_space(scene, token) for token in behind)


def _is_of_space(scene: SentenceParse, token: Token) -> bool:
    return token.low.casefold() in _SPACE or scene.type(token) in (*_CRAFT, "body")


def _reaches(behind: Sequence[Token]) -> bool:
    """Return True for what follows "extends" where nothing is prolonged: "to the Moon", "from A to B"."""
    return any(token.low in ("from", "to", "beyond", "across", "into") for token in behind[:1])


def _beside(scene: SentenceParse, hit: Trigger) -> Sequence[Token]:
    """Return the tokens right around a cue, those behind an active verb and those before a passive one."""
    return scene.row[max(0, hit.start - _NEAR) : hit.start] if hit.passive else scene.row[hit.end : hit.end + _SHORT]


def _speaks(behind: Sequence[Token]) -> bool:
    """Return True for what follows "delivers" where nothing is handed over: "on its promise", "his opening remarks"."""
    return any(t.low == "on" for t in behind[:1]) or any(t.low in _SPEECHES for t in behind[:4])


def _is_crowd(behind: Sequence[Token]) -> bool:
    """Return True for what follows "joins" where nobody becomes a member: "the race to the Moon"."""
    found = next((n for n, token in enumerate(behind[:_SHORT]) if token.low in _CROWDS), len(behind))
    after = behind[found + 1 : found + 2]
    return found < len(behind) and not any(token.is_word and token.low not in _LINKS for token in after)


def is_data(scene: SentenceParse, hit: Trigger) -> bool:
    """Return True unless the cue is "release" and its clause has no word for data or images: a report is released."""
    clause = scene.clause_of(hit.start)
    return hit.cue.lemma != "release" or any(scene.row[i].low.casefold() in _PUBLISHED for i in clause.indexes)


def _after(scene: SentenceParse, hit: Trigger) -> Sequence[Token]:
    """Return the tokens right behind a cue."""
    return scene.row[hit.end : hit.end + _NEAR]
