"""What a rule of discovery is, and what it reads: the words of a text and the names known in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.analysis.entities.candidate import Candidate
from briefing.analysis.entities.words import Word


def _start(word: Word) -> int:
    return word.start


@dataclass(frozen=True, slots=True)
class Document:
    """A text in the middle of being read."""

    text: str
    folded: str
    """The text with one way to write apostrophes and hyphens, for patterns."""
    words: Sequence[Word]
    known: Mapping[int, Candidate]
    """What is known, by the number of each word that it covers."""
    texts: Mapping[str, Sequence[int]]
    """The numbers of the words by how they are written."""
    capitals: Sequence[int]
    """The numbers of the words that are written as parts of names are."""
    lows: Mapping[str, Sequence[str]]
    """How the words are written by what they are without case."""

    def written(self, forms: Collection[str]) -> list[tuple[int, Word]]:
        """Return the words that are written so, with their numbers, in order."""
        numbers = sorted(number for text in self.texts.keys() & forms for number in self.texts[text])
        return [(number, self.words[number]) for number in numbers]

    def spoken(self, forms: Collection[str]) -> list[tuple[int, Word]]:
        """Return the words that are one of the forms without case, with their numbers, in order."""
        return self.written([text for low in self.lows.keys() & forms for text in self.lows[low]])

    def joined(self, number: int) -> bool:
        """Return True when a word exists and one space parts it from the word before."""
        return 0 < number < len(self.words) and self.words[number].glued

    def text_at(self, number: int) -> str:
        """Return a word, or "" where there is none."""
        return self.words[number].text if 0 <= number < len(self.words) else ""

    def kind_at(self, number: int) -> str:
        """Return the type of what is known at a word, "demonym" for adjectives of countries, or ""."""
        candidate = self.known.get(number)
        return "" if candidate is None else "demonym" if candidate.rule == "demonym" else candidate.type

    def within(self, start: int, end: int) -> range:
        """Return the numbers of the words that begin between two offsets."""
        first = bisect_left(self.words, start, key=_start)
        return range(first, bisect_left(self.words, end, key=_start))

    def ending(self, end: int) -> int:
        """Return the number of the word that ends at an offset, or -1."""
        number = bisect_left(self.words, end, key=_start) - 1
        return number if number >= 0 and self.words[number].end == end else -1

    def between(self, number: int) -> str:
        """Return what stands between a word and the word before it."""
        if not 0 < number < len(self.words):
            return ""
        return self.text[self.words[number - 1].end : self.words[number].start]


@dataclass(frozen=True, slots=True)
class NameRule:
    """One way in which a text shows that a stretch of it is a name."""

    name: str
    find: Callable[[Document], Iterator[Candidate]]
    examples: tuple[str, ...]
    """Texts in which this rule finds what is marked "[name](type)"."""
    negatives: tuple[str, ...]
    """Texts in which this rule finds nothing."""
