"""Reduce a few words about an event to what they are about: stems of content words, and numbers.

Stems cut common endings only; they need not be words. "First" and "6" are numbers: two texts with different ones
speak of different things (Chang’e 5 and Chang’e 6).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from briefing.english import lexicon
from briefing.knowledge import space_words

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ENDING = re.compile(rf"(?<=[a-z]{{3}})(?:{lexicon.alternation(lexicon.words('stem_ending'))})$")
_COMMON = lexicon.words("common_in_reports") | space_words.words("common_in_reports")
_NUMBERS = {word: int(number) for word, number in lexicon.values("ordinal").items() if int(number) <= 10}


_MEMBERS = frozenset(["country", "nation", "signatory"])
"""What is counted by an ordinal that texts may give differently: "the 43rd country"."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a few words are about."""

    words: frozenset[str]
    numbers: frozenset[str]


def subject(text: str, without: frozenset[str] = frozenset()) -> Subject:
    """Return what `text` is about, leaving out words whose stems are in `without`.

    >>> sorted(subject("signed an agreement to train two astronauts").words)
    ['astronaut', 'train']
    """
    said = _WORD.findall(text.casefold().replace("’", "'"))
    counted = {word for word, after in pairwise(said) if after in _MEMBERS}
    found = [_read(word) for word in said if word not in counted]
    numbers = frozenset(number for number, _ in found if number)
    return Subject(frozenset(stem for _, stem in found if stem) - without - numbers, numbers)


@lru_cache(maxsize=1 << 14)  # of the names of each record, which stay the same from build to build
def stems(text: str) -> frozenset[str]:
    """Return the stems of all words of a text."""
    return frozenset(map(_stem, _WORD.findall(text.casefold())))


@lru_cache(maxsize=1 << 16)
def _read(word: str) -> tuple[str, str]:
    """Return the number that a word says and the stem of what it is about, each "" where there is none."""
    if word in _NUMBERS:
        return str(_NUMBERS[word]), ""
    number = word if any(map(str.isdigit, word)) else ""
    return number, "" if word in _COMMON or len(word) < 3 else _stem(word)


def overlap(one: Subject, two: Subject) -> float:
    """Return the share of the shorter one’s words that the other has too; 0 when the numbers exclude each other."""
    if one.numbers and two.numbers and not one.numbers & two.numbers:
        return 0.0
    least = min(len(one.words), len(two.words))
    return len(one.words & two.words) / least if least else 0.0


def _stem(word: str) -> str:
    return _ENDING.sub("", word)
