"""Tell finite verbs, those that can have a subject, from participles and nouns by their form and neighbours."""

from __future__ import annotations

from briefing.analysis.predications import subjects
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.vocabulary import AUXILIARIES, BEFORE_NOUNS
from briefing.english import lexicon

_PRESENT = lexicon.words("headline_verb")
LITTLE = lexicon.words("function_word", "auxiliary", "governor")
"""Words that are neither noun nor main verb."""
NO_PAST = lexicon.words("no_past_in_ed")
"""Words in -ed that are no past forms."""
BEFORE_OBJECT = lexicon.words("simple_determiner")
"""Words that an object begins with."""
_PAST = lexicon.words("past_tense", "finite_past")


def is_finite(scene: SentenceParse, index: int) -> bool:
    """Return True when a token is, or looks like, a verb that can have a subject."""
    token = scene.row[index]
    if "-" in token.text or token.mention or token.low == "according":
        return False
    past = (token.is_past and token.low not in NO_PAST) or (token.low in _PAST and token.text.islower())
    if past or token.low in AUXILIARIES or subjects.is_verb(scene, index):
        return True
    before = scene.row[index - 1].low if index else "the"
    present = token.low in _PRESENT or (token.low.endswith("s") and _takes_object(scene, index))
    return token.text.islower() and present and before not in BEFORE_NOUNS


def _takes_object(scene: SentenceParse, index: int) -> bool:
    """Return True for a word in -s between a noun and what it takes: "the landing keeps the mission"."""
    if not 0 < index < len(scene.row) - 1:
        return False
    before, token, after = scene.row[index - 1], scene.row[index], scene.row[index + 1]
    noun = before.mention is not None or (before.is_word and before.low not in LITTLE and not before.is_past)
    taken = after.mention is not None or after.low in BEFORE_OBJECT
    return noun and taken and token.is_word and token.low not in LITTLE and not token.low.endswith("ss")


def is_told(scene: SentenceParse, end: int) -> bool:
    """Return True where a verb stands before a place."""
    return any(is_finite(scene, index) for index in range(1, end))
