"""Tell which cooperations can stand alone before readers: those that tell a deed and do not only speak of one.

What is read and not told so is kept unsure. Each form with its example:
- praised: "the flight is a milestone of their partnership", "they have long cooperated", "A has close ties with B",
  "the alliance of A and B is a pillar of peace", "A and B share values"
- wished: "has one year to sign the treaty", but not "is ready to sign it"
- grown old: "a station was discussed by A and B in 2016"
- told aside: "B will get images of a satellite which is run by C and D"
- each with somebody else: "A, B and C have also signed joint statements"
- at a place that may be their own: "A trains pilots at the Uhuru Centre"
- of a firm without a name, through which no country acts: "a Kenyan company signed a contract with A"
It misses praise in words that no class holds.
"""

from __future__ import annotations

from datetime import timedelta

from briefing.analysis.predications import Predication
from briefing.analysis.predications.phrase_parts import is_adjective
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.vocabulary import BE
from briefing.english import lexicon

_PRAISE = lexicon.words("praising_word")
_LIKE = frozenset(["a", "an", "the", "one", "among"])
_BONDS = lexicon.words("shared_bond")
_READY = lexicon.words("ready_word")
_ASKING = lexicon.words("causing_verb")
_FIRMS = lexicon.words("company_noun")
_OLD = timedelta(days=400)
_NEAR = 5  # tokens


def is_factual(scene: SentenceParse, said: Predication, status: str) -> bool:
    """Return True for a deed or work that the sentence itself tells."""
    wished = status == "planned" and said.trigger.use == said.claim == "infinitive" and _is_wished(scene, said)
    praised = "ongoing" in (status, said.trigger.cue.cooperation) and _is_praised(scene, said)
    old = status == "proposed" and said.when is not None and said.when.is_before(scene.published - _OLD)
    aside = status == "ongoing" and said.clause.opener == "which" and not said.when
    apart = status == "signed" and _is_each_apart(scene, said)
    place = any(_is_unknown_place(scene, one.index) for one in said.arguments)
    unsure = wished or praised or old or aside or apart or place
    return not (unsure or any(_is_firm(scene, i) for i in _sides(said)))


def _is_unknown_place(scene: SentenceParse, index: int) -> bool:
    """Return True for the name of a place that is on no record: "at the Uhuru Centre"."""
    mention = scene.row[index].mention
    at = "at" in [token.low for token in scene.row[max(0, index - 2) : index]]
    return at and mention is not None and not scene.entities[mention.entity].known


def _sides(said: Predication) -> tuple[int, ...]:
    """Return the places of all who take part, and of those whose things or people do."""
    return (*(one.index for one in said.arguments), *said.actor.names)


def _is_firm(scene: SentenceParse, index: int) -> bool:
    """Return True for the adjective of a country before a firm without a name: "a Kenyan company"."""
    behind = scene.row[index + 1 : index + 1 + _NEAR]
    noun = next((n for n, token in enumerate(behind) if token.low in _FIRMS), len(behind))
    named = any(token.mention for token in behind[: noun + 2])
    return is_adjective(scene, index) and noun < len(behind) and not named


def _is_each_apart(scene: SentenceParse, said: Predication) -> bool:
    """Return True where several signed more papers than one, as others did before them."""
    hit = said.trigger
    taken = next((region for marker, region in said.behind if marker == "object"), [])
    taken = list(range(hit.start, hit.end)) if hit.use == "noun" else taken
    heads = [scene.row[i].low for i in taken if scene.row[i].is_word]
    papers = bool(heads) and heads[-1].endswith(("s", "memoranda"))
    also = any(scene.row[i].low == "also" for i in said.clause.indexes if i < hit.start)
    return also and papers and not said.of("partner")


def _is_praised(scene: SentenceParse, said: Predication) -> bool:
    """Return True where a clause praises work, or only says that it has long been done or that ties are there."""
    hit = said.trigger
    held = next((region for marker, region in said.behind if marker == "object"), [])
    ties = not said.when and any(
        one.cue.lemma == "relationship" and (one == hit or one.start in held) for one in scene.hits
    )
    ties = ties or not _BONDS.isdisjoint(scene.row[i].low for i in held)
    words = (scene.row[i].low for i in said.clause.indexes)
    return ties or _is_told_of(scene, said) or scene.row[hit.start - 1].low == "long" or not _PRAISE.isdisjoint(words)


def _is_told_of(scene: SentenceParse, said: Predication) -> bool:
    """Return True for work of which a clause only tells what it is like: "their alliance is a pillar of peace"."""
    hit, verbs = said.trigger, scene.verbs.intersection(said.clause.indexes)
    if hit.use != "noun" or not verbs or min(verbs) < hit.end:
        return False
    last = min(verbs)
    while last + 1 in verbs:
        last += 1
    behind = scene.row[last + 1].low if last + 1 < len(scene.row) else ""
    return scene.row[last].low in BE and behind in _LIKE


def _is_wished(scene: SentenceParse, said: Predication) -> bool:
    """Return True for an aim of which nobody is sure: "has a year to sign", but not "was asked to" nor a headline’s."""
    to = said.trigger.start - 1
    before = [i for i in said.clause.indexes if i < to]
    headline = bool(before) and scene.verbs.isdisjoint(before) and scene.row[before[-1]].mention is not None
    return not headline and not any(scene.row[i].low in _READY | _ASKING for i in before[-_NEAR:])
