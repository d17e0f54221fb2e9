"""A few words about an event in, what they are about out: content words by their stems, and the numbers in them.

Stems cut common endings only; they need not be words. "First" and "6" are numbers: two texts with different ones
speak of different things (Chang’e 5 and Chang’e 6).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from briefing.analysis.syntax.vocabulary import words

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ational|ations?|ings?|ers?|ors?|ments?|ed|es|ly|s)$")
_COMMON = words(
    "a about after again agency agencies agree agreed agreement agreements all also an and announce "
    "announced any are arrangement as at be became become been began begin being between both bring but "
    "by can carried carry complete completed conduct conducted contract cooperation cooperate could "
    "country deal do during each first-ever for from further government had has have held hold host "
    "hosted how if in including increase inked into is it its join joined joint jointly land landed last "
    "later launch launched launching lifted made make many may meet memorandum met mission month more "
    "most named nation national near new not of off officially on one only or other our out over own pact "
    "part partner partners partnership plan planned plans program programme project return said select "
    "selected sent set several sign signed signing since some space start started such take taken than "
    "that the their then there these they this those through to together took toward towards treaty two "
    "under understanding until up upon us use used using visit visited was way week well were when where "
    "which while who will with within work year years"
)
_NUMBERS = dict(
    zip("first second third fourth fifth sixth seventh eighth ninth tenth".split(), range(1, 11), strict=True)
)


_MEMBERS = words("country nation signatory")
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
