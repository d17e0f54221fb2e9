"""Tell which deeds are work together, though no word of cooperation stands there.

Each form with its example; whose thing it is, the frames of `cues.toml` and the document say.
- carried: "KARI will fly an instrument on NASA’s lander", "Arianespace launched a satellite for Peru"
- handed: "CNSA handed over samples to Roscosmos"
- trained: "Pakistan’s astronauts train in China"
- chosen: "NASA picked SpaceX to build the lander", "the crew will be chosen by ISRO and Peru jointly"
- together: "Egypt and Kenya launched a joint camera", "A and B run the station"
It misses craft whose names are not known as such.
"""

from __future__ import annotations

from itertools import pairwise

from briefing.analysis.cooperation.owners import thing_at
from briefing.analysis.predications import Predication
from briefing.analysis.predications.obliques import AIDED
from briefing.analysis.predications.phrase_parts import THINGS
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.vocabulary import BEFORE_VERBS
from briefing.english import lexicon
from briefing.knowledge.kinds import event_kinds

_TOGETHER = frozenset(["joint", "jointly", "together"])
_TASK = frozenset(["to", "for"])
_FOR_ANOTHER = event_kinds("for_another")
_UNNAMED = event_kinds("unnamed")
_MAKES = lexicon.words("maker_verb", "maker_participle")
_ONE = lexicon.words("small_determiner") | {"one"}
_GIVING = frozenset(["give", "provide", "deliver", "supply", "offer"])
_GIFTS = lexicon.words("abstract_gift")
_EACH = frozenset(["both", "each", "respectively", "separately"])


def is_deed(scene: SentenceParse, said: Predication, given: bool) -> bool:
    """Return True for what is done together, or by one for another when `given` names the other."""
    kind = said.trigger.cue.kind
    if _gives_nothing(scene, said):
        return False
    if said.trigger.use == "noun":
        shared = sum(one.rule in ("of", "between") for one in said.arguments if one.role == "agent") > 1
        doing = scene.row[said.trigger.start].low.endswith("ing") and _is_of_one(scene, said)
        return shared or doing or (given and any(one.role == "patient" for one in said.arguments))
    if kind in ("selection", "announcement"):
        return (given and _is_task(scene, said)) or _is_joint(scene, said) or _is_of_one(scene, said)
    if any(argument.rule == AIDED for argument in said.arguments) or _is_joint(scene, said):
        return True
    for_another = given and (kind in _FOR_ANOTHER or any(one.role == "patient" for one in said.arguments))
    return (for_another or (kind in _FOR_ANOTHER and _is_of_one(scene, said))) and _is_told(scene, said)


def _gives_nothing(scene: SentenceParse, said: Predication) -> bool:
    """Return True for what nobody can hold: "gave permission", "will provide a fair return"."""
    taken = next((region for marker, region in said.behind if marker == "object"), [])
    heads = (scene.row[i].low for i in taken if scene.row[i].is_word)
    return said.trigger.cue.lemma in _GIVING and not _GIFTS.isdisjoint(heads)


def is_loose(scene: SentenceParse, said: Predication) -> bool:
    """Return True for what several tell of together: they may not work on it together."""
    return said.trigger.cue.kind == "announcement" and not said.trigger.cue.cooperation and not _is_joint(scene, said)


def _is_of_one(scene: SentenceParse, said: Predication) -> bool:
    """Return True for one thing that several make or do: "A and B run the station", but not "launched rockets"."""
    if said.kind in _UNNAMED and scene.row[said.trigger.start].low not in _MAKES:
        return False
    taken = next((region for marker, region in said.behind if marker == "object"), [])
    if not taken or said.trigger.passive or any(scene.row[i].low in _EACH for i in said.clause.indexes):
        return False
    last = next((i for i in reversed(taken) if scene.row[i].is_word or scene.row[i].mention), taken[0])
    one = scene.row[taken[0]].low in _ONE and not scene.row[last].low.endswith("s")
    return one or scene.type(scene.row[last]) in THINGS


def _is_joint(scene: SentenceParse, said: Predication) -> bool:
    """Return True for "jointly" and for a joint thing, but not for a joint statement or meeting."""
    joint = [i for i in said.clause.indexes if scene.row[i].low in _TOGETHER]
    kind = said.trigger.cue.kind
    if kind == "announcement":
        return any(scene.row[i].low == "joint" and thing_at(scene, i + 1) for i in joint if i >= said.trigger.end)
    return bool(joint) and kind not in ("meeting", "visit")


def _is_task(scene: SentenceParse, said: Predication) -> bool:
    """Return True for who is chosen to do something: "picked SpaceX to build it", "two builders for the tug"."""
    after = [scene.row[i] for i in said.clause.indexes if i >= said.trigger.end]
    doing = any(one.low == "with" and two.low.endswith("ing") for one, two in pairwise(after))
    return doing or any(one.low in _TASK and two.is_word for one, two in pairwise(after))


def _is_told(scene: SentenceParse, said: Predication) -> bool:
    """Return True for a verb beyond doubt, unlike that of "supply chains move to Peru"."""
    hit = said.trigger
    several = hit.use == "verb" and len(said.actor.named) > 1
    told = several or hit.past or hit.use in ("infinitive", "gerund") or scene.row[hit.start].low.endswith(("s", "ing"))
    return told or scene.row[hit.start - 1].low in BEFORE_VERBS or hit.cue.kind == "training"
