"""Tell of what kind the event of a trigger is, by its cue and the nouns and names around it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.predications import temporal_links, trigger_senses
from briefing.analysis.predications.phrase_parts import THING_NOUNS
from briefing.analysis.syntax.clauses import Clause
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import INITIATIVES, RELATIVE
from briefing.english import lexicon
from briefing.knowledge import space_words
from briefing.knowledge.kinds import entity_types, event_kinds

_SERVICE = lexicon.words("service_noun")
"""What ends by itself, and nobody calls off."""
_NEWS = lexicon.words("news_noun")
"""What is told when it is provided."""
_PAPERS = event_kinds("paper")
_CRAFT = lexicon.words("craft_noun") | space_words.words("craft_noun") | {"satellites"}
_PARTIES = entity_types("party") | entity_types("human")
_RULES = lexicon.words("own_paper")
_INSTRUMENTS = lexicon.words("instrument_noun")
_TRAVELLING = lexicon.words("travelling_verb")
_PLACING = frozenset(["placed", "delivered", "put", "sent", "lofted"])
_NEAR, _REACH = 6, 12  # tokens
_BESIDE = frozenset(["for", "with", "from", "aboard", "by"])
"""Prepositions behind which stands no more of what is launched."""
_GOVERNORS = lexicon.words("governor") - {"of"}
_FLOWN = _CRAFT | THING_NOUNS | lexicon.words("singular_pronoun") | {"them", "crew", "first", "second"}
_SEATS = lexicon.words("seat_noun")
_SEVERAL = lexicon.words("several_parties")


def kind_of(scene: SentenceParse, hit: Trigger, group: Sequence[Token]) -> str:
    """Return the kind of event that a trigger tells, given the time that dates it."""
    kind = _kind(scene, hit) if trigger_senses.is_meant(scene, hit) else "activity"
    later = bool(group) and kind in temporal_links.TELLING and temporal_links.told(scene, hit, group)
    return _told(scene, hit) if later else kind


def _told(scene: SentenceParse, hit: Trigger) -> str:
    """Return what is to come when a verb only tells of it: "signed a plan for 2030", "the landing was put off"."""
    clause = scene.clause_of(hit.start)
    nouns = [h for h in scene.hits if h.use == "noun" and h.start in clause.indexes and h.start < hit.start]
    return nouns[-1].cue.kind if nouns and hit.cue.kind == "postponement" else "activity"


def _kind(scene: SentenceParse, hit: Trigger) -> str:
    """Return the kind of a cue; "signed a contract" takes that of its noun."""
    if hit.cue.kind == "agreement" and hit.cue.cooperation == "ongoing":
        return "activity"
    clause = scene.clause_of(hit.start)
    nouns = [h for h in scene.hits if h.use == "noun" and h.start in clause.indexes and abs(h.start - hit.end) <= 8]
    if hit.cue.kind == "launch" and _founds(scene, clause, hit):
        return "founding"
    if hit.cue.lemma == "launch" and hit.use == "verb" and not hit.passive and not _flies(scene, clause, hit):
        return "activity"
    if not trigger_senses.is_data(scene, hit):
        return "announcement"
    if hit.cue.lemma == "provide" and any(token.low in _NEWS for token in scene.row[hit.end : hit.end + 4]):
        return "announcement"
    if scene.row[hit.start].low in _PLACING and _is_into_orbit(scene, clause, hit):
        return "launch"
    if hit.cue.lemma in _TRAVELLING and trigger_senses.is_on_ground(scene, clause, hit):
        return "activity"
    if hit.cue.kind == "flight":  # "an agreement was reached"
        told = (h for h in scene.hits if h.use == "noun" and h.start in clause.indexes and h.start < hit.start)
        near = (*nouns, *(told if hit.passive else ()))
        return next((h.cue.kind for h in near if h.cue.kind in _PAPERS), "flight")
    if hit.cue.lemma == "end" and any(token.low in _SERVICE for token in scene.row[hit.end : hit.end + _NEAR]):
        return "activity"  # "ended operations"
    if hit.cue.kind != "agreement":
        return hit.cue.kind
    narrower = [h.cue.kind for h in nouns if h.start > hit.start and h.cue.kind in _PAPERS - {hit.cue.kind}]
    found = narrower[0] if narrower else _signed(scene, hit)
    papers = any(h.cue.kind in _PAPERS and h.cue.cooperation != "planned" for h in nouns)
    alone = _is_ruled(scene, clause, hit) or (not papers and _is_pledged(scene, clause, hit))
    return "announcement" if found == "agreement" and alone else found


def _is_into_orbit(scene: SentenceParse, clause: Clause, hit: Trigger) -> bool:
    """Return True for "placed the satellite in a low orbit", not for what orbits by itself."""
    orbit = next((i for i in clause.indexes if hit.end < i < hit.end + _REACH and scene.row[i].low == "orbit"), 0)
    return any(scene.row[i].low in ("in", "into") for i in range(max(hit.end, orbit - _NEAR), orbit))


def _is_pledged(scene: SentenceParse, clause: Clause, hit: Trigger) -> bool:
    """Return True where one party binds itself: "Peru pledged its data", "Peru restated its commitment"."""
    return hit.cue.cooperation == "planned" and not _are_several(scene, clause, clause.indexes)


def _is_ruled(scene: SentenceParse, clause: Clause, hit: Trigger) -> bool:
    """Return True where one party makes a rule: "Peru signed an order", not "a pact on orders"."""
    near = [token.low for token in scene.row[hit.end : hit.end + _NEAR]]
    first = next((low for low in near if low in _RULES | _INSTRUMENTS), "")
    before = [i for i in clause.indexes if i < hit.start]
    return hit.use != "noun" and first in _RULES and not _are_several(scene, clause, before)


def _are_several(scene: SentenceParse, clause: Clause, places: Sequence[int]) -> bool:
    """Return True for two parties or more in some places of a clause, or in the clause that lends it the subject."""
    shared = clause.opener in RELATIVE | {"and", "but", "when"}
    tokens = [scene.row[i] for i in (*places, *(scene.clauses[clause.parent].indexes if shared else ()))]
    named = {token.mention.entity for token in tokens if token.mention and scene.type(token) in _PARTIES}
    return len(named) > 1 or any(token.low in _SEVERAL for token in tokens)


def _founds(scene: SentenceParse, clause: Clause, hit: Trigger) -> bool:
    """Return True when a programme or an initiative is launched, not a craft."""
    first, last = (clause.indexes[0], hit.start) if hit.passive else (hit.end, hit.end + 8)
    near = [scene.row[i] for i in clause.indexes if first <= i < last]
    own = _behind_comma(near) if hit.passive else []
    near = own if any(token.mention for token in own) else near
    if not hit.passive:
        near = near[: next((n for n, token in enumerate(near) if token.low in _BESIDE), None)]
    if any(token.low in _CRAFT for token in near):
        return False  # "two Galileo satellites"
    return any(
        scene.type(token) in ("programme", "organisation", "agreement") or token.low in INITIATIVES for token in near
    )


def _flies(scene: SentenceParse, clause: Clause, hit: Trigger) -> bool:
    """Return False for what is launched and never leaves the ground: "an attack", "an inquiry into the crash"."""
    behind = [scene.row[i] for i in clause.indexes if i >= hit.end]
    taken = behind[: next((n for n, token in enumerate(behind) if token.low in _GOVERNORS or token.time), _NEAR)]
    plain = [token for token in taken if token.is_word and token.text.islower()]
    if taken and taken[-1].low in _SEATS:
        return False  # "its first office", "the headquarters of APSCO"
    called = any(token.mention or (token.is_word and not token.text.islower()) for token in taken)
    return called or not plain or any(token.low in _FLOWN or token.low.removesuffix("s") in _FLOWN for token in plain)


def _behind_comma(near: list[Token]) -> list[Token]:
    """Return what stands behind the last comma: the subject after "Built in partnership with Peru, "."""
    return near[max((n + 1 for n, token in enumerate(near) if token.low == ","), default=0) :]


def _signed(scene: SentenceParse, hit: Trigger) -> str:
    """Return "treaty" when what is signed is one by name, "joining" for accords on record, which are open to many."""
    for token in scene.row[hit.end : hit.end + 6]:
        if scene.type(token) == "agreement" and token.mention:
            if "Accord" in token.text and scene.entities[token.mention.entity].known:
                return "joining"
            if any(word in token.text for word in ("Treaty", "Accord", "Convention")):
                return "treaty"
    return hit.cue.kind
