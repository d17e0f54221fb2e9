"""Craft that no record has: numbered names of known series, and "the X satellite".

Positive: Chang’e-7; Crew-9; Sentinel-6B; the Testsat-1 satellite; the Peregrine lander.
Negative: the first satellite; a CubeSat satellite; the Earth probe; Room 5; the Chinese rover.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.analysis.entities.candidate import Candidate
from briefing.analysis.entities.fold import fold, slug
from briefing.analysis.entities.heads import CRAFT_NOUNS, HEADS, SERIES
from briefing.analysis.entities.words import Word

_NUMBERED = re.compile(
    "|".join(rf"(?P<{kind}>\b(?:{names}) (?:\d{{1,3}}[A-Z]?|[IVX]{{1,4}})\b)" for kind, names in SERIES.items())
)
_GENERIC = frozenset(
    "CubeSat Cubesat Earth Moon Mars Venus Lunar Martian Solar Space GPS Internet Sun Jupiter Asteroid".split()
)


def numbered(text: str) -> Iterator[Candidate]:
    """Yield members of known series, such as Crew-9."""
    for match in _NUMBERED.finditer(fold(text)):
        name = text[match.start() : match.end()].replace("’", "'")
        yield Candidate(match.start(), match.end(), slug(name), name, str(match.lastgroup), False, "series")


def named(text: str, row: Sequence[Word]) -> Iterator[Candidate]:
    """Yield names before a noun for craft, after "the" or a possessive."""
    for number, word in enumerate(row):
        kind = CRAFT_NOUNS.get(word.text)
        if not kind or number < 2 or not word.glued:
            continue
        first = number
        while first > 0 and number - first < 3 and row[first - 1].capital and row[first].glued:
            first -= 1
        if first == number or row[first - 1].low != "the" or not row[first].glued:
            continue
        found = row[first:number]
        if any(w.text in _GENERIC or w.text in HEADS or w.low.endswith(("ese", "ian", "ish")) for w in found):
            continue
        start, end = found[0].start, found[-1].end
        yield Candidate(start, end, slug(text[start:end]), text[start:end], kind, False, "noun for craft")
