"""Tell how far a cooperation is: by its cue, by how sure the cue is, and by what stands around it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.predications import Predication, subjects
from briefing.analysis.predications.modality import claim, dated
from briefing.analysis.syntax.cues import Hit
from briefing.analysis.syntax.scene import Scene
from briefing.english import lexicon
from briefing.knowledge.kinds import event_kinds

_OFFERS = lexicon.words("offering_verb")
_NOT = frozenset(["not", "never", "n't"])
_UNSURE = lexicon.words("unsure_before_making")
_DEEPENS = lexicon.words("deepening_word")
_BEGINS = lexicon.words("beginning_participle")
_GOES_ON = lexicon.values("going_on_before_to")
_TO_COME = frozenset(["planned", "expected"])
_NEAR = 3  # tokens
_TELLING = event_kinds("telling")
_BINDS = event_kinds("binds")
_FOR_ANOTHER = event_kinds("for_another")
_HELD = frozenset(["held", "hosted", "organised", "organized", "staged"])
_WAS = frozenset(["was", "were"])
_IS = frozenset(["is", "are"])
_STANDING = _IS | {"has", "have"}
_UNDER = frozenset(["under", "part"])
_BESIDE = frozenset(["and", "but", "while", ";"])


def status(scene: Scene, said: Predication, told: Sequence[Predication] = ()) -> str:
    """Return how far a cooperation is, by its cue and by how sure the cue is; "" where nothing is claimed.

    What is to come is signed where one of those told in the same sentence binds to it: "agreed to build it".
    """
    found = _alone(scene, said)
    return "signed" if found == "planned" and any(_binds(scene, one, said) for one in told) else found


def _alone(scene: Scene, said: Predication) -> str:
    """Return how far a cooperation is by its own words."""
    hit, claimed = said.trigger, dated(said.claim, None, scene.published)
    if _is_unsure(scene, hit):
        return ""
    if claimed and claimed != "denied" and _is_offered(scene, hit):
        return "proposed"
    stands = said.is_under or (claimed in _TO_COME and (_is_there(scene, said) or _goes_on(scene, said)))
    sure = "happened" if claimed and stands else claimed
    if sure in ("", "denied"):
        return ""
    if sure in _TO_COME and hit.cue.cooperation in ("ended", "suspended") and _decided(scene, hit):
        return hit.cue.cooperation
    if sure in _TO_COME:
        return "planned" if hit.cue.cooperation != "proposed" else "proposed"
    if sure == "cancelled":
        return "ended"
    if not said.is_under and _is_behind_under(scene, hit):
        return "signed" if claimed in _TO_COME and hit.cue.cooperation == "signed" else "ongoing"
    if ending := _end(scene, said):
        return ending
    if _was_held(scene, hit):
        return "completed"
    if hit.cue.kind in event_kinds("done") or hit.cue.cooperation == "completed":
        return "completed" if (hit.past and not _is_now(scene, hit)) or _is_of_past(scene, hit) else "ongoing"
    if _is_over(scene, hit):
        return "completed"
    if not (hit.cue.cooperation or hit.cue.kind in _TELLING):
        return "ongoing" if hit.use == "verb" and not hit.past else "completed"
    return hit.cue.cooperation or ("planned" if hit.cue.kind == "announcement" else "signed")


def _is_unsure(scene: Scene, hit: Hit) -> bool:
    """Return True for "might build"; not for "said it would build" and "would like to build"."""
    before = _UNSURE.intersection([token.low for token in scene.row[max(0, hit.start - _NEAR) : hit.start]])
    would = before == {"would"}
    return bool(before) and not (would and (_is_liked(scene, hit) or any(token.is_saying for token in scene.row)))


def _is_liked(scene: Scene, hit: Hit) -> bool:
    """Return True for "would like to build"."""
    return hit.use == "infinitive" and scene.row[hit.start - 2].low == "like"


def _is_over(scene: Scene, hit: Hit) -> bool:
    """Return True for work that a plain past tells of: "worked with B", "was built with B", "jointly built"."""
    verb = hit.end if hit.use == "noun" and scene.row[hit.start].low.endswith("ly") else hit.start
    before = [token.low for token in scene.row[max(0, verb - _NEAR - 1) : verb]]
    finite = hit.use == "verb" and hit.past and (not hit.passive or not _WAS.isdisjoint(before[1:]))
    told = finite or (verb > hit.start and scene.row[verb].is_past)
    lasting = hit.cue.cooperation == "ongoing" and hit.cue.kind != "founding"
    return lasting and ((told and _STANDING.isdisjoint(before)) or (hit.passive and is_past_aside(scene, hit.start)))


def is_past_aside(scene: Scene, index: int) -> bool:
    """Return True for a participle aside of what was: "the satellite, built by A and B, was launched"."""
    aside = index > 0 and scene.row[index - 1].low in (",", "(")
    ends = next((i for i in range(index + 1, len(scene.row)) if scene.row[i].low in (",", ")")), len(scene.row))
    return aside and [token.low for token in scene.row[ends + 1 : ends + 2]] in (["was"], ["were"])


def _end(scene: Scene, said: Predication) -> str:
    """Return what became of work that is the subject: "Cooperation between A and B ended", "was suspended"."""
    hit = said.trigger
    if hit.use != "noun" or not hit.cue.cooperation:
        return ""
    verbs = (h for h in scene.hits if h.use == "verb" and h.start > hit.start and h.start in said.clause.indexes)
    first = next(verbs, hit)
    ends = first.past and first.cue.cooperation in ("ended", "suspended")
    return first.cue.cooperation if ends and hit.start in subjects.region(scene, said.clause, first) else ""


def _is_now(scene: Scene, hit: Hit) -> bool:
    """Return True for the passive of the present: "is carried by"."""
    return hit.passive and not _IS.isdisjoint([token.low for token in scene.row[max(0, hit.start - 2) : hit.start]])


def _goes_on(scene: Scene, said: Predication) -> bool:
    """Return True for what is being done: "is proud to work with", "will continue to share"."""
    to = said.trigger.start - 1
    before = scene.row[to - 1].low if said.trigger.use == "infinitive" and to else ""
    return before in _GOES_ON and (bool(_GOES_ON[before]) or said.claim == "infinitive")


def _binds(scene: Scene, other: Predication, said: Predication) -> bool:
    """Return True for an agreement or choice that stands, told in the clause of what is to come or in one above it."""
    cue = other.trigger.cue
    chosen = not cue.cooperation and said.trigger.cue.kind in _FOR_ANOTHER
    if cue.kind not in _BINDS or other.trigger == said.trigger or not (chosen or cue.cooperation == "signed"):
        return False
    clause = said.clause
    while clause is not other.clause and clause.opener not in _BESIDE and clause is not scene.clauses[clause.parent]:
        clause = scene.clauses[clause.parent]
    before = other.trigger.end <= said.trigger.start or _is_behind_under(scene, other.trigger)
    return clause is other.clause and before and _alone(scene, other) in ("signed", "ongoing")


def _is_behind_under(scene: Scene, hit: Hit) -> bool:
    """Return True for the noun of "under a contract", "as part of the agreement"."""
    before = [token.low for token in scene.row[max(0, hit.start - _NEAR) : hit.start]]
    return hit.use == "noun" and not _UNDER.isdisjoint(before)


def _is_there(scene: Scene, said: Predication) -> bool:
    """Return True for what is there whatever follows from it: "the pact will help", "will deepen their cooperation"."""
    hit, clause = said.trigger, said.clause
    if hit.use != "noun" or not hit.cue.cooperation:
        return False
    before = tuple(i for i in clause.indexes if i < hit.end)
    if is_deepened(scene, said) or _is_behind_under(scene, hit):
        return True
    after = {scene.row[i].low for i in clause.indexes if i >= hit.end}
    return claim(scene.row, clause._replace(indexes=before), hit) not in _TO_COME and not after & _BEGINS


def is_deepened(scene: Scene, said: Predication) -> bool:
    """Return True for work of which more is to be made: "discussed ways to expand their cooperation"."""
    end = said.trigger.end
    return said.trigger.use == "noun" and any(scene.row[i].low in _DEEPENS for i in said.clause.indexes if i < end)


def _is_of_past(scene: Scene, hit: Hit) -> bool:
    """Return True for what goes along with a past deed: "lifted off carrying it", "ended the season by flying it"."""
    before = [scene.row[i] for i in scene.clause_of(hit.start).indexes if i < hit.start]
    last = scene.row[hit.start - 1]
    doing = scene.row[hit.start].low.endswith("ing") and (hit.use != "noun" or last.low == "by") and not last.is_past
    return doing and any(token.is_past for token in before)


def _is_offered(scene: Scene, hit: Hit) -> bool:
    """Return True for "has offered to train", "considers cooperation", "; exploring avenues for cooperation"."""
    opening = (i for i in scene.clause_of(hit.start).indexes[:3] if i < hit.start)
    before = [scene.row[i].low for i in (*opening, *range(max(0, hit.start - 4), hit.start))]
    offered = not _OFFERS.isdisjoint(before) and _NOT.isdisjoint(before)
    return offered and hit.use in ("noun", "infinitive")


def _was_held(scene: Scene, hit: Hit) -> bool:
    """Return True for "held the seminar in collaboration with", which is over."""
    low = [scene.row[i].low for i in scene.clause_of(hit.start).indexes]
    beside = any(one == "in" and two == "with" for one, two in zip(low, low[2:], strict=False))
    return hit.use == "noun" and hit.cue.cooperation == "ongoing" and beside and not _HELD.isdisjoint(low)


def _decided(scene: Scene, hit: Hit) -> bool:
    """Return True for "decided to end": what is decided is as good as done, where it is an end."""
    before = (token.low for token in scene.row[max(0, hit.start - 6) : hit.start])
    return hit.use == "infinitive" and any(low in ("decided", "voted", "resolved", "mandated") for low in before)
