"""Ask no more about what an editor left as it is: the line `Settled` of a briefing has the ids of these doubts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefing.desk.changes import Answer, Settled
from briefing.desk.doubt import Doubt
from briefing.ingest.head import head

_LEFT = {
    "merge": "It is the same",
    "overdue": "Nothing is known of it",
    "copy": "Keep both",
    "name": "It needs no record",
    "unsure": "They do not",
}
"""The answer that leaves everything as it is, for kinds of doubts whose other answers write something."""


def unsettled(doubts: Iterable[Doubt], files: Mapping[str, str]) -> Iterator[Doubt]:
    """Yield the doubts that nobody settled, with the answer that settles them as they are; `files` are texts by path.

    A doubt whose words change is another one, and is asked again.
    """
    for doubt in doubts:
        path = doubt.problem.path
        if doubt.id in head(files.get(path, "")).get("Settled").split():
            continue
        if doubt.kind in _LEFT:
            left = Answer(_LEFT[doubt.kind], Settled(path, doubt.id))
            yield replace(doubt, answers=(*doubt.answers, left))
        else:
            yield doubt
