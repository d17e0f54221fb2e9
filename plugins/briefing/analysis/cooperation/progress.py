"""Tell how far a cooperation is: by its cue, by how sure the cue is, and by what stands around it."""

from __future__ import annotations

from briefing.analysis.predications import Predication
from briefing.analysis.predications.modality import claim, dated
from briefing.analysis.syntax.cues import Hit
from briefing.analysis.syntax.scene import Scene
from briefing.english import lexicon
from briefing.knowledge.kinds import event_kinds

_OFFERS = lexicon.words("offering_verb")
_NOT = frozenset(["not", "never", "n't"])
_UNSURE = lexicon.words("unsure_before_making")
_DEEPENS = lexicon.words("deepening_verb")
_BEGINS = lexicon.words("beginning_participle")
_TO_COME = frozenset(["planned", "expected"])
_NEAR = 3  # tokens
_TELLING = event_kinds("telling")
_HELD = frozenset(["held", "hosted", "organised", "organized", "staged"])
_WAS = frozenset(["was", "were"])
_STANDING = frozenset(["is", "are", "has", "have"])


def status(scene: Scene, said: Predication) -> str:
    """Return how far a cooperation is, by its cue and by how sure the cue is; "" where nothing is claimed."""
    hit, claimed = said.trigger, dated(said.claim, None, scene.published)
    if any(token.low in _UNSURE for token in scene.row[max(0, hit.start - _NEAR) : hit.start]):
        return ""
    if claimed and claimed != "denied" and _is_offered(scene, hit):
        return "proposed"
    stands = said.is_under or (claimed in _TO_COME and _is_there(scene, said))
    sure = "happened" if claimed and stands else claimed
    if sure in ("", "denied"):
        return ""
    if sure in _TO_COME and hit.cue.cooperation in ("ended", "suspended") and _decided(scene, hit):
        return hit.cue.cooperation
    if sure in _TO_COME:
        return "planned" if hit.cue.cooperation != "proposed" else "proposed"
    if sure == "cancelled":
        return "ended"
    if hit.use == "noun" and "under" in [token.low for token in scene.row[max(1, hit.start - 3) : hit.start]]:
        return "ongoing"
    if _was_held(scene, hit):
        return "completed"
    if hit.cue.kind in event_kinds("done") or hit.cue.cooperation == "completed":
        return "completed" if hit.past or _is_means(scene, hit) else "ongoing"
    finite = hit.use == "verb" and hit.past and (not hit.passive or scene.row[hit.start - 1].low in _WAS)
    standing = any(token.low in _STANDING for token in scene.row[max(0, hit.start - 4) : hit.start])
    over = finite and not standing and hit.cue.cooperation == "ongoing" and hit.cue.kind != "founding"
    if over or not (hit.cue.cooperation or hit.cue.kind in _TELLING):
        return "completed"
    return hit.cue.cooperation or ("planned" if hit.cue.kind == "announcement" else "signed")


def _is_there(scene: Scene, said: Predication) -> bool:
    """Return True for what is there whatever follows from it: "the pact will help", "will deepen their cooperation"."""
    hit, clause = said.trigger, said.clause
    if hit.use != "noun" or not hit.cue.cooperation:
        return False
    before = tuple(i for i in clause.indexes if i < hit.end)
    if any(scene.row[i].low in _DEEPENS for i in before):
        return True
    after = {scene.row[i].low for i in clause.indexes if i >= hit.end}
    return claim(scene.row, clause._replace(indexes=before), hit) not in _TO_COME and not after & _BEGINS


def _is_means(scene: Scene, hit: Hit) -> bool:
    """Return True for "ended the season by flying it": the means of a past deed is past."""
    before = [scene.row[i] for i in scene.clause_of(hit.start).indexes if i < hit.start]
    return [token.low for token in before[-1:]] == ["by"] and any(token.is_past for token in before)


def _is_offered(scene: Scene, hit: Hit) -> bool:
    """Return True for "has offered to train", "considers cooperation"."""
    before = [token.low for token in scene.row[max(0, hit.start - 4) : hit.start]]
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
