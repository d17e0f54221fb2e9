"""What a rule matched, and what it makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from briefing.analysis.dates.lexicon import CODES, NUMBERS
from briefing.analysis.dates.pattern import SETS
from briefing.analysis.dates.tokens import Tokens
from briefing.calendar import When


@dataclass(frozen=True, slots=True)
class Timex3:
    """The TIMEX3 attributes of an expression."""

    type: str
    value: str
    mod: str = ""
    anchor: str = "publication"
    """`publication`, `text` or "" as in `TimeExpression.anchor`."""
    last: int = -1
    """Token after its end, when the rule had to see more than belongs to the expression."""
    when: When | None = None
    """Its days, where value, modifier and preposition do not tell them."""


@dataclass(frozen=True, slots=True)
class DiscourseState:
    """What the text has said so far."""

    said: str = ""
    """Value of the last calendar date, or ""."""
    quarter: str = ""
    """Value of the last quarter, or ""."""
    spoken: date | None = None
    """Day of speaking, when the text gives one before the day of publication."""
    said_at: int = -1
    """Token after the end of that date in this block, -1 for none."""
    order: str = ""
    """`day` or `month`, whichever comes first in dates such as 13/3/2025 of this text; "" when none has told."""
    day: str = ""
    """Value of the last calendar date that was exact to the day."""
    day_at: int = -1
    """Token after the end of that one in this block, -1 for none."""
    plain: bool = False
    """Whether that day was said by the name of its weekday alone."""
    day_before: str = ""
    """Value of the last date of the block before that was exact to the day, or ""."""
    after: int = -1
    """Token after the end of the last expression in this block, -1 for none."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens that a rule matched, and where they stand."""

    tokens: Tokens
    start: int
    end: int
    published: date
    discourse: DiscourseState

    def find(self, classes: str) -> str:
        """Return the first word of one of the classes in lower case, or ""."""
        index = self.index(classes)
        return self.tokens.word(index) if index >= 0 else ""

    def index(self, classes: str) -> int:
        """Return the number of the first token of one of the classes, or -1."""
        codes = _codes(classes)
        for index in range(self.start, self.end):
            if self.tokens.codes[index] in codes:
                return index
        return -1

    def has(self, classes: str) -> bool:
        """Return True when a token of one of the classes is among the matched ones."""
        return self.index(classes) >= 0

    def words(self) -> list[str]:
        """Return the matched words in lower case."""
        return [self.tokens.word(index) for index in range(self.start, self.end)]

    def before(self, count: int = 1) -> str:
        """Return the word `count` places before the match, in lower case."""
        return self.tokens.word(self.start - count)

    def following(self, count: int = 0) -> str:
        """Return the word that follows the match, `count` words further on, in lower case."""
        return self.tokens.word(self.end + count)


@cache
def _codes(classes: str) -> frozenset[str]:
    """Return the codes of the classes, those of sets included."""
    return frozenset(CODES[one] for choice in classes.split("|") for one in SETS.get(choice, choice).split("|"))


def ordinal(word: str) -> int:
    """Return the number of "3rd", "third" or "3"; 0 when it is none."""
    digits = word.rstrip("stndrh,.")
    return int(digits) if digits.isdecimal() else NUMBERS.get(word, 0)
