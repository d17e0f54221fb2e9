"""Acronyms that a text defines: "Long Name (ABBR)" and "ABBR (Long Name)".

The letters of the acronym must be the first letters of the long name's words, small words left out or not
(Schwartz and Hearst, 2003, without letters from inside words).

Positive: Testland Space Agency (TSA); TSA (Testland Space Agency).
Negative: the agency (TSA); Testland (2025); Space Agency (XYZ).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SHORT = r"[A-Z][A-Za-z&]{0,8}[A-Z]"
_AFTER = re.compile(rf"\((?:the )?(?P<short>{_SHORT})\)")
_BEFORE = re.compile(rf"\b(?P<short>{_SHORT}) \((?:the )?(?P<long>[A-Z][^()\n]{{4,90}})\)")
_SMALL = frozenset(["of", "and", "for", "the", "in", "on", "&", "de", "du"])


@dataclass(frozen=True, slots=True)
class Definition:
    """A long name and its acronym, each as a span."""

    long: tuple[int, int]
    short: tuple[int, int]


def definitions(text: str) -> Iterator[Definition]:
    """Yield every definition of an acronym."""
    for match in _AFTER.finditer(text):
        begin = max(0, match.start() - 120)
        before = text[begin : match.start()].rstrip()
        start = _long_before(before.rpartition("\n")[2], match["short"])
        if start >= 0:
            end = begin + len(before)
            offset = end - len(before.rpartition("\n")[2])
            yield Definition((offset + start, end), match.span("short"))
    for match in _BEFORE.finditer(text):
        if _fits(match["long"].split(), match["short"]):
            yield Definition(match.span("long"), match.span("short"))


def _long_before(line: str, short: str) -> int:
    """Return where the long name of `short` begins in the end of a line; -1 when it is not there."""
    words = list(re.finditer(r"[^\s]+", line))
    for count in range(2, min(len(words), len(short) + 5) + 1):
        first = words[-count]
        if first[0][0].isupper() and _fits([word[0] for word in words[-count:]], short):
            return first.start()
    return -1


def _fits(words: list[str], short: str) -> bool:
    """Return True when the words' first letters spell the acronym."""
    if any(not word[0].isupper() and word.lower() not in _SMALL for word in words):
        return False
    letters = [letter.upper() for letter in short if letter.isalpha()]
    parts = [part for word in words for part in re.split(r"[-–]", word) if part]
    full = [part[0].upper() for part in parts if part[0].isalnum()]
    main = [part[0].upper() for part in parts if part.lower() not in _SMALL and part[0].isalnum()]
    return letters in (full, main)
