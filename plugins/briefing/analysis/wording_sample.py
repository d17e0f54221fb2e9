"""Sample the wording of a text, so that copies of one report are found without comparing each text with each other.

Every run of eight words is hashed, and the hashes that four divides are kept: which runs these are depends on the words
alone, so copies have the same ones (modulo sampling of shingles, Broder 1997). An edited copy keeps most of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from zlib import crc32

_WORD = re.compile(r"[^\W_]+")
_RUN = 8
"""Words; fewer are in many texts that have nothing to do with each other."""
_EACH = 4
_MOST = 400
"""Hashes of the longest texts: the smallest ones, so that two long copies keep the same."""


def wording_sample(text: str, blocks: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Return the kept hashes of what some blocks of a text say, in their order.

    >>> wording_sample("One two three.", [(0, 14)])
    ()
    """
    words = [word for start, end in blocks for word in _WORD.findall(text[start:end].casefold())]
    runs = (" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
    return tuple(sorted({found for run in runs if not (found := crc32(run.encode())) % _EACH})[:_MOST])
