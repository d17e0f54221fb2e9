"""Tell which deeds are work together, though no word of cooperation stands there.

Each form with its example; whose thing it is, the frames of `cues.toml` and the document say.
- carried: "KARI will fly an instrument on NASA’s lander", "Arianespace launched a satellite for Peru"
- handed: "CNSA handed over samples to Roscosmos"
- trained: "Pakistan’s astronauts train in China"
- chosen: "NASA picked SpaceX to build the lander", "the crew will be chosen by ISRO and Peru jointly"
- together: "Egypt and Kenya launched a joint camera"
It misses craft whose names are not known as such.
"""

from __future__ import annotations

from briefing.analysis.cooperation.owners import thing_at
from briefing.analysis.predications import Predication
from briefing.analysis.predications.arguments import AIDED
from briefing.analysis.syntax.scene import Scene
from briefing.analysis.syntax.vocabulary import BEFORE_VERBS
from briefing.knowledge.kinds import event_kinds

_TOGETHER = frozenset(["joint", "jointly", "together"])
_TASK = frozenset(["to", "for"])
_NEAR = 6  # tokens


def is_deed(scene: Scene, said: Predication, given: bool) -> bool:
    """Return True for what is done together, or by one for another when `given` names the other."""
    kind = said.trigger.cue.kind
    if said.trigger.use == "noun":
        return False
    if kind == "selection":
        return (given and _is_task(scene, said)) or _is_joint(scene, said)
    aided = any(argument.rule == AIDED for argument in said.arguments)
    aided = aided or any(one.rule.endswith("'s") for one in said.arguments if one.role == "patient")
    for_another = given and kind in event_kinds("for_another") and _is_told(scene, said)
    return aided or for_another or _is_joint(scene, said)


def _is_joint(scene: Scene, said: Predication) -> bool:
    """Return True for "jointly" and for a joint thing, but not for a joint statement or meeting."""
    joint = [i for i in said.clause.indexes if scene.row[i].low in _TOGETHER]
    kind = said.trigger.cue.kind
    if kind == "announcement":
        return any(scene.row[i].low == "joint" and thing_at(scene, i + 1) for i in joint if i >= said.trigger.end)
    return bool(joint) and kind not in ("meeting", "visit")


def _is_task(scene: Scene, said: Predication) -> bool:
    """Return True for who is chosen to do something: "picked SpaceX to build it", "two builders for the tug"."""
    after = [i for i in said.clause.indexes if i >= said.trigger.end]
    return any(scene.row[i].low in _TASK and scene.row[i + 1].is_word for i in after if i + 1 < len(scene.row))


def _is_told(scene: Scene, said: Predication) -> bool:
    """Return True for a verb beyond doubt, unlike that of "supply chains move to Peru"."""
    hit = said.trigger
    told = hit.past or hit.use == "infinitive" or scene.row[hit.start].low.endswith("s")
    return told or scene.row[hit.start - 1].low in BEFORE_VERBS or hit.cue.kind == "training"
