"""What can go wrong, said so that an editor knows where it is and what to do."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

ADVICE = " (advice)"
"""Ends the lines of what does not fail a build."""


class BriefingError(Exception):
    """Anything this library raises on purpose; its text is `path:line: what; what to do`."""


class SeedError(BriefingError):
    """A raw text that cannot become a briefing."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that an editor should mend."""

    path: str
    """File, relative to the project where possible."""
    line: int
    """Line in the file, from 1; 0 when the file as a whole is meant."""
    message: str
    """What is wrong; what to do."""
    fatal: bool = True
    """False for advice that leaves the exit status at 0."""

    def __str__(self) -> str:
        """Return `path:line: message`, the form that editors and CI systems link; one line whatever it holds."""
        line = f":{self.line}" if self.line else ""
        return printable(f"{self.path}{line}: {self.message}") + ADVICE * (not self.fatal)


def printable(text: str) -> str:
    """Return the text on one line, with codes for what cannot be shown, as bytes of a name that are not UTF-8.

    >>> printable("a\\nb\\udcfe.txt")
    'a\\\\nb\\\\udcfe.txt'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def counted(number: int, noun: str, several: str = "") -> str:
    """Return a number of things in words.

    >>> counted(1, "problem"), counted(2, "problem"), counted(0, "address", "addresses")
    ('1 problem', '2 problems', '0 addresses')
    """
    return f"{number} {noun if number == 1 else several or f'{noun}s'}"


def tally(problems: Collection[Problem]) -> str:
    """Return how many problems there are, and how much advice: "1 problem, 2 pieces of advice"."""
    fatal = sum(found.fatal for found in problems)
    return f"{counted(fatal, 'problem')}, {counted(len(problems) - fatal, 'piece')} of advice"


class KnowledgeError(BriefingError):
    """Knowledge files that cannot be used, with every reason why not."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Say one problem a line."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def problem(error: BriefingError) -> Problem:
    """Return the problem that an error of this library carries as its argument."""
    (carried,) = error.args
    return carried if isinstance(carried, Problem) else Problem(str(carried), 0, "")
