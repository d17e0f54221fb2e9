"""Tell the background from the news: "A intends to fly by 2031. B signed on Monday." tells of B.

News may begin with what is so for always, or with what another plans. The news is what was done on its day.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.abridgement import main_words
from briefing.analysis.abridgement.recency import is_new
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import AUXILIARIES, PLANS
from briefing.analysis.titles.lead import LeadSentence
from briefing.analysis.titles.main_verb import first_verb

POINTED = frozenset(["it", "them", "him", "her"])
"""What a verb takes that the sentence before has named."""
_NEAR = 3
"""Sentences among which the news is looked for."""
_DONE = frozenset(["has", "have", "was", "were"])
_VERB = 4
"""Tokens of a verb: "has now been signed"."""


def is_background(told: Sequence[LeadSentence]) -> bool:
    """Return True where the first sentence tells no deed of its day, and one right behind it tells one.

    A plan is the news where its own subject goes on with it: "A will fly with B. A signed for it on Monday."
    """
    fresh = next((one.scene for one in told[1:_NEAR] if _has_day(one.scene) and _has_happened(one.scene)), None)
    if fresh is None or _has_day(told[0].scene) or _is_past(told[0].scene):
        return False
    subject, verb = _opening(told[0].scene)
    lasts = not any(token.low in PLANS | AUXILIARIES for token in verb[:1])
    return lasts or _named(subject).isdisjoint(_named(_opening(fresh)[0]))


def _opening(scene: SentenceParse) -> tuple[list[Token], list[Token]]:
    """Return the subject of a sentence, and its verb with the few words behind it."""
    places = main_words(scene)
    verb = first_verb(scene, places)
    row = [scene.row[index] for index in places[: verb + _VERB]]
    return row[:verb], row[verb:]


def _named(row: Sequence[Token]) -> set[str]:
    return {token.mention.entity for token in row if token.mention}


def _has_day(scene: SentenceParse) -> bool:
    return any(is_new(token, scene.published) for token in scene.row)


def _has_happened(scene: SentenceParse) -> bool:
    """Return True where the verb of the main clause tells a deed that is done; what somebody said is none."""
    verb = _opening(scene)[1]
    points = any(token.low in POINTED for token in verb[1:2])  # "opened it"
    return _is_past(scene) and not points and not any(token.is_saying for token in verb)


def _is_past(scene: SentenceParse) -> bool:
    """Return True for "signed", "has signed" and "was signed", and False for "is to be signed"."""
    verb = _opening(scene)[1]
    done = verb[:1] and verb[0].low in _DONE and any(token.is_past for token in verb[1:])
    return bool(done) or any(token.is_past and token.low not in AUXILIARIES for token in verb[:1])
