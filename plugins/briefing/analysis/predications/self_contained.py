"""Tell whether readers can understand the clause of an event away from its text.

On a timeline nobody knows who "we" are, which memorandum is "this", or whose bullet point begins with "Fostering". Such
a sentence keeps its place in the briefing, and makes no row on other pages, unless a noun in it tells the event by
itself: "Noting progress toward the launch of NISAR" tells of the launch. It misses the craft that a sentence calls
"it".
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.predications import subjects
from briefing.analysis.syntax.clauses import Clause
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import ADVERBS, AUXILIARIES, INTO, RELATIVE, TEMPORAL
from briefing.english import lexicon
from briefing.knowledge import space_words

_SPEAKERS = lexicon.words("speaker")
"""Before the verb they say that somebody speaks of what he does himself."""
_POINTING = _SPEAKERS | lexicon.words("pointing_word")
"""At the head of a clause they lean on the sentence before, or on the day."""
_JOINING = AUXILIARIES | lexicon.words("clause_joint")
"""A clause that begins so has lost its subject."""
_DEEDS = lexicon.words("noun_in_ing") | space_words.words("noun_in_ing")
"""Nouns in -ing; another such word at the head of a clause is a verb without a subject."""
_DAYS = lexicon.lowered("weekday")
_THESE = frozenset(["this", "these", "that", "those", "such"])
_DETERMINERS = frozenset(["the", "a", "an", "'s"])
CONDITIONS = frozenset(["if", "unless", "whether"])
_HEARSAY = lexicon.words("hearsay")
DEFINITE = lexicon.words("definite") - {"the", "both"}


def stands_alone(scene: SentenceParse, hit: Trigger, what: str) -> bool:
    """Return True when the clause `what` of a cue says by itself who or what it is about."""
    spoken = is_speaker(scene, hit) or any(map(_is_speaking, what.split()))
    return not _leans(scene, hit, what) and not spoken and not is_gap(scene, hit)


def is_hedged(scene: SentenceParse) -> bool:
    """Return True when the end of the sentence takes back what its beginning says."""
    return hedge_end(scene) > 0


def hedge_end(scene: SentenceParse) -> int:
    """Return the place behind the hearsay or the condition that takes back what its sentence says; 0 without any."""
    hearsay = (
        c for c in scene.clauses if c.opener == "said" and not _HEARSAY.isdisjoint(scene.row[i].low for i in c.indexes)
    )
    conditions = (c for c in scene.clauses if c.indexes and _is_condition(scene, c))
    return max((c.indexes[-1] + 1 for c in (*hearsay, *conditions)), default=0)


def _is_condition(scene: SentenceParse, clause: Clause) -> bool:
    """Return True for "if it rains", not for the question of "to find out if it rains"."""
    first = clause.indexes[0]
    asked = any(token.low == "to" for token in scene.row[max(0, first - 3) : first])
    return clause.opener in CONDITIONS and not asked


def is_speaker(scene: SentenceParse, hit: Trigger) -> bool:
    """Return True when "we", "my" or the like stands before the cue in its clause."""
    before = (scene.row[i] for i in scene.clause_of(hit.start).indexes if i < hit.start)
    return any(_is_speaking(token.text) for token in before)


def _is_speaking(word: str) -> bool:
    """Return True for "we", "Our" and the like as they are written, and not for the country US."""
    return word.casefold() in _SPEAKERS and word != "US"


def is_gap(scene: SentenceParse, hit: Trigger) -> bool:
    """Return True for a clause that has lost what its verb takes: "which Peru signed", "the pact that Peru signed"."""
    clause = scene.clause_of(hit.start)
    first = clause.indexes[0]
    if clause.opener not in ("which", "whom", "whose", "that") or not first:
        return False
    before = scene.row[first - 1]
    told = clause.opener == "that" and (before.is_saying or before.is_past or before.time is not None)
    between = (scene.row[i] for i in clause.indexes if first < i < hit.start)
    return not told and any(t.low not in AUXILIARIES | ADVERBS and not t.low.endswith("ly") for t in between)


def names_subject(scene: SentenceParse, hit: Trigger) -> bool:
    """Return False for a clause about "the lab" or "its aim", where no name tells whose or which."""
    clause = scene.clause_of(hit.start)
    region = subjects.region(scene, clause, hit)
    if not region and clause.opener in ("and", "but"):
        clause = scene.clauses[clause.parent]
        region = subjects.region(scene, clause, next((h for h in scene.hits if h.start in clause.indexes), None))
    return is_named(scene, region)


def is_named(scene: SentenceParse, region: Sequence[int]) -> bool:
    """Return False for a phrase like "the lab" or "its aim", in which no name tells whose or which."""
    words = [scene.row[i] for i in region if scene.row[i].low not in (",", "“")]
    words = words[bool(words) and words[0].is_word and words[0].low.endswith("ly") :]
    words = words[2 * (len(words) > 2 and words[1].low == "of") :]  # "launch of the probe"
    if not words or words[0].low not in DEFINITE | {"the", "both"}:
        return True
    adjectives = scene.demonyms
    capitals = [(n, t) for n, t in enumerate(words) if t.text[:1].isupper()]
    called = [t for n, t in capitals if n > 1 or t.mention or t.text.isupper() or t.text[-1].isdigit()]
    return any(token.low not in adjectives for token in called)


def noun_alone(scene: SentenceParse, hit: Trigger) -> Sequence[Token]:
    """Return the phrase of a noun that tells an event, to the next comma; () when it names nobody and nothing."""
    clause = scene.clause_of(hit.start)
    first = hit.start
    while first > clause.indexes[0] + 1 and _belongs(scene, first - 1):
        first -= 1
    first += scene.row[first].low in INTO
    row = [scene.row[i] for i in clause.indexes if i >= first]
    phrase = row[: next((n for n, t in enumerate(row) if t.low == "," and t.start > scene.row[hit.start].start), None)]
    begins = first < hit.start and (phrase[0].text[:1].isupper() or phrase[0].low in _DETERMINERS)
    named = any(token.mention for token in phrase) and not any(token.low in _SPEAKERS | DEFINITE for token in phrase)
    return phrase if hit.use == "noun" and begins and named else ()


def _belongs(scene: SentenceParse, place: int) -> bool:
    """Return True for a word that stands before its noun: an article, a name, whose it is, a date, an adjective."""
    token, before, after = scene.row[place], scene.row[place - 1], scene.row[place + 1]
    if token.mention or token.time or token.low in _DETERMINERS or token.low == "-" or token.text[:1].isupper():
        return True
    return after.text[:1].isupper() if token.low == "and" else before.low in _DETERMINERS and token.low.isalpha()


def _leans(scene: SentenceParse, hit: Trigger, what: str) -> bool:
    """Return True for a clause that begins with a word which leans on the text, or without its subject."""
    first = next(iter(what.replace("’", "'").split()), "").casefold().strip(",.")
    named = any(token.mention and what.startswith(token.text) for token in scene.row)
    lost = hit.use == "verb" and scene.row[hit.start].low.casefold() == first
    gerund = first.endswith("ing") and first not in _DEEDS
    second = next(iter(what.split()[1:]), "").casefold()
    if not first or (first in TEMPORAL and "," not in what) or (first in INTO and second in _THESE):
        return True  # "before they fly the probe", "Under this agreement, …"
    dayless = first.removesuffix("'s") in _DAYS  # "Monday’s launch"
    return dayless or first in _POINTING | _JOINING | RELATIVE or (not named and (lost or gerund))
