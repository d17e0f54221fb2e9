"""Tell how far a cooperation is: by its cue, by how sure the cue is, and by what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from briefing.analysis.predications import Predication, subjects
from briefing.analysis.predications.modality import claim, dated
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.english import lexicon
from briefing.knowledge.kinds import event_kinds

_OFFERS = lexicon.words("offering_verb", "unsettled")
_NOT = frozenset(["not", "never", "n't", "forward"])
_UNSURE = lexicon.words("unsure_before_making")
_DEEPENS = lexicon.words("deepening_word")
_BEGINS = lexicon.words("beginning_participle")
_GOES_ON = lexicon.values("going_on_before_to")
_TO_COME = frozenset(["planned", "expected"])
_OVER = ("ended", "suspended")
_GOVERNORS = lexicon.words("governor")
_MEETINGS = event_kinds("any_field") - event_kinds("unnamed")
_NEAR, _FAR = 3, 5  # tokens
_TELLING = event_kinds("telling")
_BINDS = event_kinds("binds")
_FOR_ANOTHER = event_kinds("for_another")
_HELD = frozenset(["held", "hosted", "organised", "organized", "staged"])
_TOLD = frozenset(["announced", "confirmed", "decided", "said"])
_WILL = frozenset(["will", "would"])
_WAS = frozenset(["was", "were"])
_IS = frozenset(["is", "are"])
_STANDING = _IS | {"has", "have"}
_UNDER = frozenset(["under", "part"])
_BETWEEN = frozenset(["between", "by", "owner", "with"])
"""Rules that find whose agreement one is."""
_AFTER = frozenset(["following", "after"])
_BESIDE = frozenset(["and", "but", "while", ";"])


def status(scene: SentenceParse, said: Predication, told: Sequence[Predication]) -> str:
    """Return how far a cooperation is, by its cue and by how sure the cue is; "" where nothing is claimed.

    What is to come is signed where one of those told in the same sentence binds to it: "agreed to build it".
    """
    found = _alone(scene, said)
    return "signed" if found == "planned" and any(_binds(scene, one, said) for one in told) else found


def _alone(scene: SentenceParse, said: Predication) -> str:
    """Return how far a cooperation is by its own words."""
    hit, claimed = said.trigger, dated(said.claim, said.when if said.claim == "infinitive" else None, scene.published)
    if _is_unsure(scene, hit) or (hit.cue.cooperation in _OVER and _is_of_meeting(scene, said)):
        return ""
    if claimed and claimed != "denied" and _is_offered(scene, hit):
        return "proposed"
    stands = said.is_under or (claimed in _TO_COME and (_is_there(scene, said) or _goes_on(scene, said)))
    sure = "happened" if claimed and stands else claimed
    if sure in ("", "denied"):
        return ""
    if sure in _TO_COME and hit.cue.cooperation in _OVER and _is_to_end(scene, said):
        return hit.cue.cooperation
    if sure in _TO_COME or (sure == "happened" and _is_to_be_signed(scene, hit)):
        return "planned" if hit.cue.cooperation != "proposed" else "proposed"
    if sure == "cancelled":
        return "ended"
    if not said.is_under and _is_behind(scene, hit, _UNDER):
        return "signed" if claimed in _TO_COME and hit.cue.cooperation == "signed" else "ongoing"
    if ending := _end(scene, said):
        return ending
    if _was_held(scene, hit):
        return "completed"
    if hit.cue.kind in event_kinds("done") or hit.cue.cooperation == "completed":
        return "completed" if (hit.past and not _is_now(scene, hit)) or _is_of_past(scene, hit) else "ongoing"
    if _is_over(scene, hit):
        return "completed"
    if claimed == "ongoing" and hit.use == "verb" and hit.cue.cooperation == "signed":
        return "planned"  # "is ordering", "are signing"
    if not (hit.cue.cooperation or hit.cue.kind in _TELLING):
        return "ongoing" if (hit.use == "verb" and not hit.past) or _begins_work(scene, said) else "completed"
    told = "planned" if hit.cue.kind == "announcement" else "signed" if hit.cue.kind in _BINDS else ""
    return hit.cue.cooperation or told


def _is_unsure(scene: SentenceParse, hit: Trigger) -> bool:
    """Return True for "might build" and "can win, thus helping"; not for "said it would" and "would like to"."""
    aside = hit.use == "gerund" and scene.row[hit.start - 1].low in (",", "ultimately", "thus", "thereby")
    first = scene.clause_of(hit.start).indexes[0] if aside else max(0, hit.start - _NEAR)
    unsure = _UNSURE | {"can"} if aside else _UNSURE
    before = unsure.intersection([token.low for token in scene.row[first : hit.start]])
    would = before == {"would"}
    return bool(before) and not (
        would and (_is_liked(scene, hit) or any(token.is_saying or token.low in _TOLD for token in scene.row))
    )


def _is_of_meeting(scene: SentenceParse, said: Predication) -> bool:
    """Return True where a gathering is put off, and no work: "the A-B meeting planned for May has been suspended"."""
    before = (i for i in said.clause.indexes if i < said.trigger.start)
    head = {*takewhile(lambda i: not (scene.row[i].is_past or scene.row[i].low in _GOVERNORS), before)}
    return any(hit.start in head and hit.use != "verb" and hit.cue.kind in _MEETINGS for hit in scene.hits)


def _is_to_be_signed(scene: SentenceParse, hit: Trigger) -> bool:
    """Return True for the paper of "was cleared to sign an agreement"."""
    near = (h for h in scene.hits if h.use == "infinitive" and hit.start - _FAR < h.end <= hit.start)
    return hit.use == "noun" and hit.cue.cooperation == "signed" and any(h.cue.lemma == "sign" for h in near)


def _is_liked(scene: SentenceParse, hit: Trigger) -> bool:
    """Return True for "would like to build"."""
    return hit.use == "infinitive" and scene.row[hit.start - 2].low == "like"


def _is_over(scene: SentenceParse, hit: Trigger) -> bool:
    """Return True for work that a plain past tells of: "worked with B", "was built with B", "jointly built"."""
    verb = hit.end if hit.use == "noun" and scene.row[hit.start].low.endswith("ly") else hit.start
    before = [token.low for token in scene.row[max(0, verb - _NEAR - 1) : verb]]
    finite = hit.use == "verb" and hit.past and (not hit.passive or not _WAS.isdisjoint(before[1:]))
    told = finite or (verb > hit.start and scene.row[verb].is_past)
    lasting = hit.cue.cooperation == "ongoing" and hit.cue.kind != "founding"
    return lasting and ((told and _STANDING.isdisjoint(before)) or (hit.passive and is_past_aside(scene, hit.start)))


def is_past_aside(scene: SentenceParse, index: int) -> bool:
    """Return True for a participle aside of what was: "the satellite, built by A and B, was launched"."""
    aside = index > 0 and scene.row[index - 1].low in (",", "(")
    ends = next((i for i in range(index + 1, len(scene.row)) if scene.row[i].low in (",", ")")), len(scene.row))
    return aside and [token.low for token in scene.row[ends + 1 : ends + 2]] in (["was"], ["were"])


def _end(scene: SentenceParse, said: Predication) -> str:
    """Return what became of work that is the subject: "Cooperation between A and B ended", "was suspended"."""
    hit = said.trigger
    if hit.use != "noun" or not hit.cue.cooperation:
        return ""
    verbs = (h for h in scene.hits if h.use == "verb" and h.start > hit.start and h.start in said.clause.indexes)
    first = next(verbs, hit)
    ends = first.past and first.cue.cooperation in ("ended", "suspended", "proposed")
    return first.cue.cooperation if ends and hit.start in subjects.region(scene, said.clause, first) else ""


def _is_now(scene: SentenceParse, hit: Trigger) -> bool:
    """Return True for the passive of the present: "is carried by"."""
    return hit.passive and not _IS.isdisjoint([token.low for token in scene.row[max(0, hit.start - 2) : hit.start]])


def _goes_on(scene: SentenceParse, said: Predication) -> bool:
    """Return True for what is being done: "is proud to work with", "will continue to share"."""
    to = said.trigger.start - 1
    before = scene.row[to - 1].low if said.trigger.use == "infinitive" and to else ""
    return before in _GOES_ON and (bool(_GOES_ON[before]) or said.claim == "infinitive")


def _binds(scene: SentenceParse, other: Predication, said: Predication) -> bool:
    """Return True for an agreement or choice that stands, told in the clause of what is to come or in one above it."""
    cue, several = other.trigger.cue, other.trigger.use == "noun" and scene.row[other.trigger.start].low.endswith("s")
    if several and _BETWEEN.isdisjoint(one.rule for one in other.arguments):
        return False  # "in the award of contracts"
    chosen = not cue.cooperation and said.trigger.cue.kind in _FOR_ANOTHER
    if cue.kind not in _BINDS or other.trigger == said.trigger or not (chosen or cue.cooperation == "signed"):
        return False
    clause = said.clause
    while clause is not other.clause and clause.opener not in _BESIDE and clause is not scene.clauses[clause.parent]:
        clause = scene.clauses[clause.parent]
    before = other.trigger.end <= said.trigger.start or _is_behind(scene, other.trigger, _UNDER | _AFTER)
    return clause is other.clause and before and _alone(scene, other) in ("signed", "ongoing")


def _is_behind(scene: SentenceParse, hit: Trigger, words: frozenset[str]) -> bool:
    """Return True for the noun of "under a contract", "as part of the agreement", "following the signing"."""
    before = [token.low for token in scene.row[max(0, hit.start - _NEAR) : hit.start]]
    return hit.use == "noun" and not words.isdisjoint(before)


def _is_there(scene: SentenceParse, said: Predication) -> bool:
    """Return True for what is there whatever follows from it: "the pact will help", "will deepen their cooperation"."""
    hit, clause = said.trigger, said.clause
    if hit.use != "noun" or not hit.cue.cooperation:
        return False
    before = tuple(i for i in clause.indexes if i < hit.end)
    if is_deepened(scene, said) or _is_behind(scene, hit, _UNDER | _AFTER):
        return True
    behind = hit.end + scene.row[min(hit.end, len(scene.row) - 1)].is_past  # "the pact signed today will help"
    after = {scene.row[i].low for i in clause.indexes if i >= behind}
    return claim(scene.row, clause._replace(indexes=before), hit) not in _TO_COME and not after & _BEGINS


def is_deepened(scene: SentenceParse, said: Predication) -> bool:
    """Return True for work of which more is to be made: "discussed ways to expand their cooperation"."""
    end = said.trigger.end
    return said.trigger.use == "noun" and any(scene.row[i].low in _DEEPENS for i in said.clause.indexes if i < end)


def _begins_work(scene: SentenceParse, said: Predication) -> bool:
    """Return True for what is made and goes on: "created a partnership"."""
    taken = next((region for marker, region in said.behind if marker == "object"), [])
    return any(hit.cue.cooperation == "ongoing" and hit.start in taken for hit in scene.hits)


def _is_of_past(scene: SentenceParse, hit: Trigger) -> bool:
    """Return True for what goes along with a past deed: "lifted off carrying it", "ended the season by flying it"."""
    before = [scene.row[i] for i in scene.clause_of(hit.start).indexes if i < hit.start]
    last = scene.row[hit.start - 1]
    doing = scene.row[hit.start].low.endswith("ing") and (hit.use != "noun" or last.low == "by") and not last.is_past
    return doing and any(token.is_past for token in before)


def _is_offered(scene: SentenceParse, hit: Trigger) -> bool:
    """Return True for "has offered to train", "considers a pact", "; exploring ways"; not for "looks forward to"."""
    opening = (i for i in scene.clause_of(hit.start).indexes[:3] if i < hit.start)
    before = [scene.row[i].low for i in (*opening, *range(max(0, hit.start - 4), hit.start))]
    offered = not _OFFERS.isdisjoint(before) and _NOT.isdisjoint(before)
    return offered and hit.use in ("noun", "infinitive")


def _was_held(scene: SentenceParse, hit: Trigger) -> bool:
    """Return True for "held the seminar in collaboration with", which is over."""
    low = [scene.row[i].low for i in scene.clause_of(hit.start).indexes]
    beside = any(one == "in" and two == "with" for one, two in zip(low, low[2:], strict=False))
    return hit.use == "noun" and hit.cue.cooperation == "ongoing" and beside and not _HELD.isdisjoint(low)


def _is_to_end(scene: SentenceParse, said: Predication) -> bool:
    """Return True for "announced that it would end": an end that is announced is as good as done."""
    first, end = said.clause.indexes[0], said.trigger.start
    told = any(token.low in _TOLD for token in scene.row[max(0, first - 3) : first])
    will = any(token.low in _WILL for token in scene.row[max(first, end - _FAR) : end])
    return said.clause.opener == "that" and told and will
