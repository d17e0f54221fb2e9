"""Part two papers that one verb takes, each with a day of its own: "signed a pact with A in May and a deal in June".

A row tells the paper that its day dates, and with whom it is signed. Where the second is signed with another, nothing
is parted: who takes part is read for both at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.predications.predication import Predication
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token
from briefing.english import lexicon
from briefing.knowledge.kinds import event_kinds

_PAPERS = event_kinds("paper")
_WITH = "with"
_BEGINNING = lexicon.words("simple_determiner") | {"another"}


def joint(scene: SentenceParse, said: Predication) -> int:
    """Return the place of the "and" between two papers of a verb that have a time each and one partner; 0 for none."""
    behind = [i for i in said.clause.indexes if i >= said.trigger.end]
    papers = {h.start for h in scene.hits if h.use == "noun" and h.cue.kind in _PAPERS}
    if said.trigger.use != "verb" or said.kind not in _PAPERS or not scene.verbs.isdisjoint(behind):
        return 0
    joints = (i for i in behind if scene.row[i].low == "and" and scene.row[i + 1].low in _BEGINNING)
    sides = ((at, [i for i in behind if i < at], [i for i in behind if i > at]) for at in joints)
    dated = (at for at, one, other in sides if _is_dated(scene, one, papers) and _is_dated(scene, other, papers))
    at = next(dated, 0)
    return 0 if any(scene.row[i].low == _WITH for i in behind if at and i > at) else at


def _is_dated(scene: SentenceParse, side: Sequence[int], papers: set[int]) -> bool:
    """Return True for a side that has a paper and a time."""
    return not papers.isdisjoint(side) and any(scene.row[i].time for i in side)


def own_paper(scene: SentenceParse, said: Predication, row: Sequence[Token]) -> Sequence[Token]:
    """Return a row with the one of two papers that its time dates; any other row as it is."""
    at = joint(scene, said)
    cut = scene.row[at].start
    if not at or said.times[0].start < cut:
        return [token for token in row if not at or token.start < cut]
    first, own = scene.row[said.trigger.end].start, [token for token in row if token.start > cut]
    taken = [token for token in row if first <= token.start < cut]
    begins = next((n for n, token in enumerate(taken) if token.low == _WITH), len(taken))
    ends = next((n + 1 for n in range(begins, len(taken)) if taken[n].mention), begins)
    marks = len(own) - (own[-1].text == ".")
    return [*(token for token in row if token.start < first), *own[:marks], *taken[begins:ends], *own[marks:]]
