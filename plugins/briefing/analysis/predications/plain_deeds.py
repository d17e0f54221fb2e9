"""Find the verb of a clause without a cue: what somebody did on a date.

A state ("was 02:31", "has it on its list") is no deed, and its time dates nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.syntax.clauses import Clause
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import ADVERBS, AUXILIARIES, BE, BEFORE_NOUNS, INSIDE, INTO, RELATIVE
from briefing.english import lexicon
from briefing.knowledge import Cue
from briefing.knowledge.kinds import event_kinds

_ACTIVITY = Cue("", (), min(event_kinds("unnamed")), "", (), ())
"""What somebody did on a date when no cue says of what kind it was."""
STATE = Trigger(0, 0, _ACTIVITY, "", False, False)
"""What is no deed: its time belongs to nothing else in the sentence."""
_ARTICLES = lexicon.words("object_beginning")
_PRESENT = frozenset(["is", "are", "has", "have"])
_HAVE = frozenset(["has", "have", "had"])
_IDLE = lexicon.words("idle_past")
"""Past forms that tell of no deed by themselves."""
_TO_COME = frozenset(["due", "set", "ready", "underway"])
_FAR = 14  # tokens


def plain_deed(scene: SentenceParse, clause: Clause, time: int) -> Trigger | None:
    """Return the verb of a clause without a cue, `STATE` for a state that has been; None where no verb is seen."""
    for index in clause.indexes:
        token = scene.row[index]
        if _is_beside(scene.row, index):
            if _dates_participle(scene, index, time):
                return Trigger(index, index + 1, _ACTIVITY, "verb", False, True)
            continue
        if token.is_past or token.low in AUXILIARIES:
            goal = index > 0 and scene.row[index - 1].low == "to"  # "wants to have a port"
            idle = not goal and _is_idle(token, [scene.row[i] for i in clause.indexes if i > index])
            state = idle and not (is_later(scene, time) and token.low in _PRESENT)
            return STATE if state else Trigger(index, index + 1, _ACTIVITY, "verb", False, token.is_past)
    verb = next((i for i in clause.indexes[1:] if is_later(scene, time) and _is_present(scene, i)), None)
    return None if verb is None else Trigger(verb, verb + 1, _ACTIVITY, "verb", False, False)


def _dates_participle(scene: SentenceParse, index: int, time: int) -> bool:
    """Return True for the time of what tells more of a name, to the comma: "Kite, a probe built by ESA in 2012,"."""
    before, between = scene.row[max(0, index - _FAR) : index], range(index + 1, time)
    beside = any(token.low == "," for token in before) and scene.row[min(time + 1, len(scene.row) - 1)].low == ","
    return beside and scene.verbs.isdisjoint(between) and all(scene.row[i].low != "," for i in between)


def _is_beside(row: Sequence[Token], index: int) -> bool:
    """Return True for a participle that only describes the name before it: "the flight run by ESA"."""
    after = row[index + 1].low if index + 1 < len(row) else ""
    return row[index].is_past and after == "by" and bool(index) and row[index - 1].low not in BE | ADVERBS | _HAVE


def _is_present(scene: SentenceParse, index: int) -> bool:
    """Return True for a form in -s between a noun and what goes with a verb: "work goes on", "which fires again"."""
    token, before = scene.row[index], scene.row[index - 1]
    after = scene.row[index + 1] if index + 1 < len(scene.row) else token
    form = token.is_word and token.text.islower() and len(token.low) > 3 and token.low.endswith("s")
    subject = before.low in RELATIVE or before.mention or (before.is_word and before.low not in BEFORE_NOUNS)
    goes_on = after.time is not None or after.low in INSIDE | INTO | ADVERBS | _ARTICLES
    return bool(form and subject and goes_on and not token.low.endswith(("ss", "us", "is")))


def _is_idle(verb: Token, after: Sequence[Token]) -> bool:
    """Return True for what happens on no date ("was 02:31", "has it on its list") or says nothing alone ("followed").

    After a form of "be", "have" or "do" a participle makes it a deed again: "was inspected", "has finished".
    """
    if verb.low not in BE | _HAVE:
        return verb.low in _IDLE
    near = [token for token in after[:6] if token.low not in _IDLE]
    to = bool(near) and near[0].low == "to"  # "is to fly", but not "is open to all"
    stands = len(near) > 1 and near[0].is_word and near[1].low in INTO  # "was useful in testing"
    reach = near[:1] if stands else near
    return not to and not any(token.is_past or token.low.endswith("ing") or token.low in _TO_COME for token in reach)


def is_later(scene: SentenceParse, index: int) -> bool:
    """Return True for a time after the day of publication."""
    time = scene.row[index].time
    return time is not None and time.when is not None and time.when.is_after(scene.published)
