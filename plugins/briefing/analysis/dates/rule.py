"""What a rule is: a name, patterns, a production, and examples of both kinds next to each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing.analysis.dates.reading import Phrase, Timex3


@dataclass(frozen=True, slots=True)
class DateRule:
    """One way in which English names a time."""

    name: str
    patterns: tuple[str, ...]
    """In the notation of `pattern.py`."""
    production: Callable[[Phrase], Timex3 | None]
    """Returns None when the words turn out to be no time."""
    examples: tuple[str, ...]
    """Texts in which this rule reads what stands in square brackets."""
    negatives: tuple[str, ...] = ()
    """Texts in which this rule reads nothing."""
