"""Find who said what a sentence tells, where that stands last: ", the ministry said on Thursday".

Hearsay stays, because it is no fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.analysis.abridgement.asides import with_children
from briefing.analysis.abridgement.finite_verbs import is_told
from briefing.analysis.syntax.clause_openers import TOLD_LAST
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.english import lexicon

_FEW = 5
"""Tokens from the last comma to who told it, and to the end behind it."""
_HEARSAY = lexicon.words("hearsay")


def attribution(scene: SentenceParse) -> Iterator[int]:
    """Yield ", the ministry said on Thursday" behind what it says; hearsay stays, because it is no fact."""
    for number, clause in enumerate(scene.clauses):
        words = {scene.row[index].low for index in clause.indexes}
        if clause.opener == "said" and words.isdisjoint(_HEARSAY) and is_told(scene, clause.indexes[0]):
            yield from _saying(scene, number)
    yield from _teller(scene)


def _saying(scene: SentenceParse, number: int) -> Iterable[int]:
    """Return a clause of saying up to its second comma, where what is said goes on."""
    indexes, row = scene.clauses[number].indexes, scene.row
    second = next((index for index in indexes[1:] if row[index].low == ","), None)
    if second is not None:
        short = len(row) - second <= _FEW  # ", according to its agency, LUOF."
        goes_on = not short and row[second + 1].low.endswith("ing") and row[second + 2].low == "that"  # "adding that"
        return range(indexes[0], len(row) if short or goes_on else second)
    ends = indexes[-1] + 1 >= len(row) - 1 or row[indexes[-1] + 1].low == ","
    return with_children(scene, number) if ends else ()  # not "Peru, a member, said it will"


def _teller(scene: SentenceParse) -> Iterable[int]:
    """Return who told it behind the last comma: ", Minister X announced at the headquarters"."""
    last = max((index for index, token in enumerate(scene.row) if token.low == ","), default=0)
    behind = scene.row[last + 1 :]
    told = next((n for n, token in enumerate(behind) if token.low in TOLD_LAST), 0)
    named = 0 < told <= _FEW and any(token.mention for token in behind[:told])
    if named and behind[0].text[0].isupper() and is_told(scene, last):
        return range(last, len(scene.row))
    return ()
