"""Compare names across languages by what their words begin with: space, spatial, spaziale."""

from __future__ import annotations

import re
import unicodedata

_BORDER = re.compile(r"[\s'’‘-]+")
_LETTERS = 3


def stems(name: str) -> frozenset[str]:
    """Return the first letters of each word of three letters or more, without case and accents.

    >>> sorted(stems("Agenzia Spaziale Italiana")) == sorted(stems("Italian Space Agency"))
    True
    """
    return frozenset(stem(word) for word in _BORDER.split(name) if len(word) >= _LETTERS)


def stem(word: str) -> str:
    """Return the first letters of one word, without case and accents."""
    plain = unicodedata.normalize("NFKD", word.lower()).encode("ascii", "ignore").decode()
    return plain[:_LETTERS]
