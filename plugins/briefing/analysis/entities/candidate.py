"""A stretch of text that may be a name, before it is decided which of those that overlap stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefing.analysis.entities.fold import in_law, slug


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

    def at(self, start: int, end: int, rule: str) -> Candidate:
        """Return the same thing, named elsewhere."""
        return replace(self, start=start, end=end, rule=rule)


def found(text: str, start: int, end: int, kind: str, rule: str) -> Candidate:
    """Return what a rule found between two offsets; its id is the slug of its name, for Ltd and Limited the same."""
    name = " ".join(text[start:end].split())
    key = in_law(slug(name)) if kind == "company" else slug(name)
    return Candidate(start, end, key, name, kind, False, rule)


def longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return those that stand: the leftmost, of these the longest, of these the known one.

    >>> one, two = found("Ann Example", 0, 3, "person", "a"), found("Ann Example", 0, 11, "person", "b")
    >>> [c.rule for c in longest([one, two])]
    ['b']
    """
    chosen: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.end, not c.known, c.rule, c.entity)):
        if not chosen or candidate.start >= chosen[-1].end:
            chosen.append(candidate)
    return chosen
