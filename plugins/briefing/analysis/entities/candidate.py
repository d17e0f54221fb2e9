"""A stretch of text that may be a name, before it is decided which of those that overlap stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a rule found."""

    start: int
    end: int
    entity: str
    """Id of a record, or of the thing found."""
    name: str
    """Full name, as a page would head it."""
    type: str
    known: bool
    rule: str


def longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return those that stand: the leftmost, of these the longest, of these the known one."""
    chosen: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.end, not c.known, c.rule)):
        if not chosen or candidate.start >= chosen[-1].end:
            chosen.append(candidate)
    return chosen
