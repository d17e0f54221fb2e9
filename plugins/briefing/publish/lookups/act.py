"""An act: what parties do together, where it stood at each step, and who of them works with whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from briefing.knowledge import TO_COME, Milestone
from briefing.model import Cooperation, Quote, When

SAID = (*TO_COME, "signed", "suspended", "ended")
"""What a text says of where an act stands; whether work goes on or is done is less often told than surmised."""


@dataclass(frozen=True, slots=True)
class Step:
    """What the record or one text says of where an act stands."""

    status: str
    on: str
    """What it is, in a few words of the same."""
    told: str
    """Who does what with whom, in a clause of the text that can be read alone, or ""."""
    when: When
    dated: bool
    """False where nobody says when; `when` is the day of the text then."""
    milestone: str
    """Id of the milestone that tells of it, or ""."""
    quotes: tuple[Quote, ...]
    """The sentence of the text; none for the record."""

    @property
    def sure_status(self) -> str:
        """Return the status, or "" where only the program surmises that work goes on or is done.

        A text that dates it tells that work is done; that it goes on, a date with an open end: "since 2011".
        """
        told = self.dated and (self.status == "completed" or self.when.is_open)
        return self.status if self.milestone or self.status in SAID or told else ""


@dataclass(frozen=True, slots=True)
class Act:
    """What parties do together."""

    id: str
    """That of its earliest cooperation; of the milestone where no text tells of it."""
    parties: tuple[str, ...]
    hosts: tuple[str, ...]
    """Those of the parties with whom each other one works; none: each with each."""
    milestone: Milestone | None
    """What is on record of it."""
    reports: tuple[Cooperation, ...]
    first: Step
    """What says when it was done: the record, else the first text with a date, else the first text."""
    told: tuple[Step, ...]
    """What each text says of it, oldest first."""
    steps: tuple[Step, ...]
    """Where it stood, each change once, oldest first; at least one."""

    @property
    def last(self) -> Step:
        """Return where it stands."""
        return self.steps[-1]

    @property
    def order(self) -> tuple[tuple[date, date], str]:
        """Sort acts by their first day."""
        return self.first.when.ends, self.id

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Return the sentences that tell of it, in the order of the site."""
        return tuple(dict.fromkeys(quote for one in self.reports for quote in one.evidence))

    def partners_of(self, side: Collection[str]) -> tuple[str, ...]:
        """Return those who work with some of the parties; all parties, where none of these is one."""
        if not any(party in side for party in self.parties):
            return self.parties
        return tuple(dict.fromkeys(b if a in side else a for a, b in self.pairs() if (a in side) != (b in side)))

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield each two parties that work together by it."""
        for one, other in combinations(self.parties, 2):
            if not self.hosts or one in self.hosts or other in self.hosts:
                yield one, other


def changes(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return steps by date, each status once: as the record has it, else as the first text with a date, or without.

    What has begun is not to come again, whatever later texts plan besides.
    """
    found: dict[str, Step] = {}
    for step in sorted(steps, key=lambda step: (not step.milestone, not step.dated, step.when.ends[0])):
        found.setdefault(step.status, step)
    ordered = sorted(found.values(), key=lambda step: (step.when.ends[0], bool(step.milestone)))
    begun = next((n for n, step in enumerate(ordered) if step.status not in TO_COME), len(ordered))
    return tuple(step for n, step in enumerate(ordered) if n < begun or step.status not in TO_COME)
