"""The sentences and names of a text in, the sentences in which it speaks of space out.

A text on space is told by how often it names something of space, and what it tells between such sentences belongs to
it. Any other text, a fact sheet on trade with one paragraph on satellites, tells of space only where it names it.
The two kinds lie apart: in none of 88 texts was the share of such sentences between .14 and .20, and nearly all above
were on space.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from briefing.analysis.syntax.vocabulary import SPACE
from briefing.model import Entity, Mention, Sentence

_SHARE = 0.18
_FEWEST = 12
"""Sentences; a shorter text is taken for one on space, since an editor chose it."""
_WORD = re.compile(r"[^\W\d_]+")
_CRAFT = ("spacecraft", "station", "rocket")
_KNOWN = ("agency", "mission")
"""Types of space when the record has them; by its words alone a mission may be one for the climate."""


def of_the_field(
    text: str, sentences: Sequence[Sentence], entities: Sequence[Entity], mentions: Sequence[Mention]
) -> frozenset[int]:
    """Return where the sentences begin that speak of space; in a text on space all do."""
    starts = [sentence.start for sentence in sentences]
    things = {e.id for e in entities if e.type in _CRAFT or (e.type in _KNOWN and e.known)}
    places = [found.start() for found in _WORD.finditer(text) if found[0].casefold() in SPACE]
    places += [mention.start for mention in mentions if mention.entity in things]
    spoken = {starts[max(0, bisect_right(starts, place) - 1)] for place in places if starts}
    whole = len(starts) < _FEWEST or len(spoken) >= _SHARE * len(starts)
    return frozenset(starts if whole else spoken)
