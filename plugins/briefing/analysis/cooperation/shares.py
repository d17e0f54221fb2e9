"""Find who does what part of one work, told in two clauses that say nothing of working together.

- side by side: "A will provide the rocket, while B builds the rover"
- one thing: "A is developing a tool that B has invested in"
Only verbs of making, giving and running count, for who launches or lands does it alone. It misses parts told in two
sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from briefing.analysis.document import Acted
from briefing.analysis.predications import Predication
from briefing.analysis.predications.phrase_parts import PARTIES
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.knowledge.kinds import event_kinds

_PARTS = event_kinds("part")
_BESIDE = frozenset(["and", "while", "whereas", "but"])
_RELATIVE = frozenset(["that", "which"])


def shares(scene: SentenceParse, read: Acted) -> Iterator[tuple[Predication, tuple[str, ...]]]:
    """Yield the first of two deeds that are parts of one work, with those who do them."""
    done = [(said, own) for said, _ in read if said.trigger.cue.kind in _PARTS and len(own := _doers(scene, said)) == 1]
    for (one, first), (two, second) in combinations(sorted(done, key=lambda it: it[0].trigger.start), 2):
        if first != second and (_is_beside(scene, one, two) or _is_of(scene, one, two)):
            yield one, (*first, *second)


def _doers(scene: SentenceParse, said: Predication) -> tuple[str, ...]:
    """Return the parties that act in the clause itself."""
    acting = [scene.row[i] for i in said.of("agent") if i in said.clause.indexes]
    return tuple(dict.fromkeys(t.mention.entity for t in acting if t.mention and scene.type(t) in PARTIES))


def _is_beside(scene: SentenceParse, one: Predication, two: Predication) -> bool:
    """Return True for two clauses that "and" or "while" joins, neither of which is for anybody else."""
    beside = two.clause.opener in _BESIDE and scene.clauses[two.clause.parent] is one.clause
    return beside and not (_is_given(one) or _is_given(two))


def _is_given(said: Predication) -> bool:
    return any(said.of("partner", "receiver", "patient", "host"))


def _is_of(scene: SentenceParse, one: Predication, two: Predication) -> bool:
    """Return True for a clause that tells who else works on the thing of the first."""
    below = two.clause.opener in _RELATIVE and scene.clauses[two.clause.parent] is one.clause
    behind = below and one.trigger.end <= two.clause.indexes[0]
    return behind and bool(_objects(one)) and not _objects(two)


def _objects(said: Predication) -> Sequence[int]:
    """Return the places of what a verb takes, or of what it is in."""
    return next(
        (region for marker, region in said.behind if marker in ("object", "in", "into") and len(region) > 1), []
    )
