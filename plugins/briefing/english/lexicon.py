"""The words of English by class, read once from `lexicon.toml`.

Every word or fixed phrase stands once, with all its classes, in its dictionary form: `minister`, `Monday`, `CEO`.
A class may give its words a value, written `"month=3"`. The file is TOML; its rows are read by a pattern, five times
as fast, and a test holds that both readings agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path

_ROW = re.compile(r'^(?:"([^"\n]+)"|([\w-]+)) = \[(.+)\]$', re.MULTILINE)
_CLASS = re.compile(r'"(\w+)(?:=([^"]*))?"')
_PART = re.compile(r"(?<![^\s-])[^\W\d_]")


class Lexicon:
    """The words of one file, by class."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def classes(self) -> dict[str, dict[str, str]]:
        """The words of every class, in the order of the file, with their values; "" for a word without one."""
        classes: dict[str, dict[str, str]] = {}
        for quoted, bare, row in _ROW.findall(self.path.read_text("utf-8").partition("\n[words]\n")[2]):
            for name, value in _CLASS.findall(row):
                classes.setdefault(name, {})[quoted or bare] = value
        return classes

    def words(self, *names: str) -> frozenset[str]:
        """Return the words of one class or several, in dictionary form.

        Raises ValueError for a class that no word has.
        """
        return frozenset(word for name in names for word in self.values(name))

    def lowered(self, *names: str) -> frozenset[str]:
        """Return the words without capitals: "monday"."""
        return frozenset(word.lower() for word in self.words(*names))

    def capitalised(self, *names: str) -> frozenset[str]:
        """Return the words as they are written in names and titles: "Secretary-General"."""
        return frozenset(_PART.sub(lambda letter: letter[0].upper(), word) for word in self.words(*names))

    def values(self, name: str) -> dict[str, str]:
        """Return the words of a class with their values.

        Raises ValueError for a class that no word has.
        """
        if name not in self.classes:
            raise ValueError(
                f"no word of {self.path.name} has the class {name!r}; known: {', '.join(sorted(self.classes))}"
            )
        return self.classes[name]

    def ordered(self, name: str) -> tuple[str, ...]:
        """Return the words of a class whose values are numbers, in the order of these: January first."""
        values = self.values(name)
        return tuple(sorted(values, key=lambda word: float(values[word])))


def alternation(words: Iterable[str]) -> str:
    """Return the part of a regular expression that matches one of the words, the longest first.

    >>> alternation(["may", "a.m.", "maybe"])
    'maybe|a\\\\.m\\\\.|may'
    """
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_ENGLISH = Lexicon(Path(__file__).with_name("lexicon.toml"))
words = cache(_ENGLISH.words)
lowered = cache(_ENGLISH.lowered)
capitalised = cache(_ENGLISH.capitalised)
values = _ENGLISH.values
ordered = _ENGLISH.ordered
