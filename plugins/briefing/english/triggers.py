"""Find the words that change what a sentence claims: plans, hopes, what goes on, what is denied.

The rows of `triggers.toml` are those of ConText (Harkema, Dowling, Thornblade and Chapman, 2009); where ConText ends
a scope at the end of the sentence, here the caller gives the words of one clause.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FORWARD, BACKWARD, PSEUDO = DIRECTIONS = ("forward", "backward", "pseudo")


@dataclass(frozen=True, slots=True)
class ContextTrigger:
    """One literal of a row."""

    words: tuple[str, ...]
    category: str
    """planned, expected, ongoing or negated."""
    direction: str
    """forward when the deed comes after it, backward when it came before, pseudo when the literal says nothing."""
    scope: int
    """Words from the deed within which the literal counts."""
    example: str
    """A sentence with the first literal of the row, and the deed in brackets."""


def _rows() -> Iterator[ContextTrigger]:
    for row in tomllib.loads(Path(__file__).with_name("triggers.toml").read_text("utf-8"))["trigger"]:
        for literal in row["literal"].split(" | "):
            yield ContextTrigger(
                tuple(literal.split()), row["category"], row["direction"], row["scope"], row["example"]
            )


TRIGGERS = tuple(sorted(_rows(), key=lambda row: -len(row.words)))
"""All rows, the longest literals first."""
WIDEST = max(row.scope for row in TRIGGERS)


def _by_first(category: str, direction: str) -> dict[str, tuple[ContextTrigger, ...]]:
    """Return the triggers of one direction and the pseudo triggers of their category, by their first word."""
    found: dict[str, list[ContextTrigger]] = {}
    for row in TRIGGERS:
        if row.category == category and row.direction in (direction, PSEUDO):
            found.setdefault(row.words[0], []).append(row)
    return {first: tuple(rows) for first, rows in found.items()}


_TABLES = {
    (category, direction): _by_first(category, direction)
    for category in {row.category for row in TRIGGERS}
    for direction in (FORWARD, BACKWARD)
}


def before(low: Sequence[str], category: str, whole: bool = False) -> list[int]:
    """Return where triggers begin within their scope, or in the whole, of the words up to a deed.

    >>> before("they are not only expected to".split(), "expected"), before(["not", "only"], "negated")
    ([4], [])
    """
    table = _TABLES[category, FORWARD]
    if table.keys().isdisjoint(low):
        return []
    rows = ((place, _at(low, place, table[word])) for place, word in enumerate(low) if word in table)
    return [
        place for place, row in rows if row and row.direction == FORWARD and (whole or len(low) - place <= row.scope)
    ]


def after(low: Sequence[str], category: str) -> bool:
    """Return True when a trigger stands within its scope among the words after a deed.

    >>> after(", planned for 2026".split(), "planned"), after("of the long planned mission to Mars".split(), "ongoing")
    (True, False)
    """
    table = _TABLES[category, BACKWARD]
    for place, word in enumerate(low):
        row = _at(low, place, table[word]) if word in table else None
        if row and row.direction == BACKWARD and place + len(row.words) <= row.scope:
            return True
    return False


def _at(low: Sequence[str], place: int, rows: Sequence[ContextTrigger]) -> ContextTrigger | None:
    """Return the longest trigger that begins at a word."""
    return next((row for row in rows if tuple(low[place : place + len(row.words)]) == row.words), None)
