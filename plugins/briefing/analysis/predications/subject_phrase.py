"""Find the phrase that acts at a verb, also where its clause shares it with another.

Who is asked to do a thing does it ("A asked B to build it"), a participle at the head of a sentence tells of what comes
behind its comma, a relative word stands for the phrase before it, and a pronoun for the subject of the clause above.
"""

from __future__ import annotations

from briefing.analysis.predications import subjects
from briefing.analysis.predications.noun_phrases import NounPhrase, noun_phrase
from briefing.analysis.predications.phrase_parts import THING_NOUNS
from briefing.analysis.syntax.clauses import Clause
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.english import lexicon

_PRONOUNS = frozenset(["it", "he", "she", "they"])
_RELATIVE = ("which", "who", "whose", "where", "that")
_DASHES = ("-", "–", "—")
_JOINING = frozenset([":", "(", "—", "–", ",", "and", "the", ")", "."])
_CAUSING = lexicon.words("causing_verb")
_NEAR = 8  # tokens


def subject_phrase(scene: SentenceParse, clause: Clause, hit: Trigger | None) -> NounPhrase:
    """Return the phrase before a verb; that of the clause above where the verb shares it."""
    if hit and (other := _caused(scene, clause, hit) or _behind_lead(scene, clause, hit)):
        return noun_phrase(scene, other)
    region = subjects.region(scene, clause, hit)
    found = noun_phrase(scene, region)
    above = scene.clauses[clause.parent]
    if hit and hit.use == "gerund" and (own := _before_gerund(scene, clause, hit)):
        return noun_phrase(scene, own)
    said = (scene.row[i] for i in region if scene.row[i].is_word and not scene.row[i].low.endswith("ly"))
    words = [token for token in said if token.low not in (clause.opener, "and")]
    if found.names or above is clause or hit is None:
        return found
    if clause.opener in _DASHES and not region:
        outer = noun_phrase(scene, subjects.region(scene, subjects.clause_before_dashes(scene, clause), None))
        return outer if outer.names else noun_phrase(scene, _between_dashes(scene, clause))
    if (
        clause.opener in _RELATIVE
        and (not words or clause.opener == "whose")
        and (clause.opener != "that" or scene.row[clause.indexes[0] - 1].mention)
    ):
        return noun_phrase(scene, subjects.before_relative(scene, clause))
    if (clause.opener in ("and", "but") and not words) or any(word.low in _PRONOUNS for word in words[:2]):
        first = next((h for h in scene.hits if h.start in above.indexes and h.use == "verb"), hit)
        shared = subject_phrase(scene, above, first)
        return shared if shared.names or not words else found
    return found


def _caused(scene: SentenceParse, clause: Clause, hit: Trigger) -> list[int]:
    """Return B of "A asked B to build it", who does it."""
    before = [i for i in clause.indexes if hit.start - _NEAR <= i < hit.start]
    if hit.use != "infinitive" or len(before) < 3:
        return []
    first = next((n for n, i in enumerate(before) if scene.row[i].low in _CAUSING), len(before))
    region = before[first + 1 : -1]
    return region if not scene.named.isdisjoint(region) and scene.named.isdisjoint(before[-1:]) else []


def _behind_lead(scene: SentenceParse, clause: Clause, hit: Trigger) -> list[int]:
    """Return A of "Founded in 2013, A has offices", which a participle before it tells of."""
    if hit.start != clause.indexes[0] or not hit.past:
        return []
    comma = next((i for i in clause.indexes if i > hit.start and scene.row[i].low == ","), -1)
    after = [i for i in clause.indexes if i > comma] if comma > 0 else []
    return after[: next((n for n, i in enumerate(after) if subjects.is_verb(scene, i)), len(after))]


def _before_gerund(scene: SentenceParse, clause: Clause, hit: Trigger) -> list[int]:
    """Return the phrase that a gerund right behind it describes: "an ESA-led mission launching in 2028"."""
    before = scene.row[hit.start - 1] if hit.start else None
    if before is None or not (before.mention or before.low in THING_NOUNS):
        return []
    return subjects.phrase_before(scene, [i for i in clause.indexes if i < hit.start])


def _between_dashes(scene: SentenceParse, clause: Clause) -> list[int]:
    """Return A and B of "Two countries – A and B – signed"; nothing where more than names stands there."""
    above = scene.clauses[clause.parent]
    inside = [i for i in above.indexes if i < clause.indexes[0] and scene.row[i].low not in _DASHES]
    return inside if above.opener in _DASHES and all(is_listed(scene, i) for i in inside) else []


def is_listed(scene: SentenceParse, index: int) -> bool:
    """Return True for a name, and for what stands between the names of a list."""
    return scene.row[index].mention is not None or scene.row[index].low in _JOINING
