"""Ask no more about what an editor left as it is: lines `Settled` of briefings have the ids of these doubts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from briefing.desk.changes import Answer, Settled
from briefing.desk.doubt import Doubt
from briefing.ingest.head import head

_LEFT = {
    "merge": "It is the same",
    "overdue": "Nothing is known of it",
    "copy": "Keep both",
    "meaning": "None of them",
    "name": "It needs no record",
    "unsure": "They do not",
}
"""The answer that leaves everything as it is, for kinds of doubts whose other answers write something."""


def settled(files: Iterable[str]) -> frozenset[str]:
    """Return the ids of the doubts that the files of briefings call settled."""
    return frozenset(one for text in files for one in head(text).get("Settled").split())


def unsettled(doubts: Iterable[Doubt], known: AbstractSet[str]) -> Iterator[Doubt]:
    """Yield the doubts whose ids are not `known` as settled, with the answer that settles them as they are.

    A doubt about other words is another one, and is asked again.
    """
    for doubt in doubts:
        if doubt.id in known:
            continue
        if doubt.kind in _LEFT:
            left = Answer(_LEFT[doubt.kind], Settled(doubt.problem.path, doubt.id))
            yield replace(doubt, answers=(*doubt.answers, left))
        else:
            yield doubt
