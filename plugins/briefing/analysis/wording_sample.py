"""Sample the wording of a text, so that copies of one report are found without comparing each text with each other.

Every run of eight words is hashed, and the hashes that four divides are kept: which runs these are depends on the words
alone, so copies have the same ones (modulo sampling of shingles, Broder 1997). An edited copy keeps most of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from zlib import crc32

_WORD = re.compile(r"[^\W_]+")
_RUN = 8
"""Words; fewer are in many texts that have nothing to do with each other."""
_EACH = 4
_MOST = 400
"""Hashes of the longest texts: the smallest ones, so that two long copies keep the same."""
_FEWEST = 4
"""Hashes of a sample that tell enough of a text."""
_COPIED = 0.5
_CROWD = 20
"""Texts that share a run of words before it is one of those that everybody uses."""


def wording_sample(text: str, blocks: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Return the kept hashes of what some blocks of a text say, in their order.

    A text of fewer than eight words has none.
    """
    words = [word for start, end in blocks for word in _WORD.findall(text[start:end].casefold())]
    runs = (" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
    return tuple(sorted({found for run in runs if not (found := crc32(run.encode())) % _EACH})[:_MOST])


def copied(samples: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """Return for each copy the older text that it copies, by their names; of a copy of a copy, the first.

    The samples of long texts end early: two are compared as far as both of them reach.

    >>> copied({"first": (1, 2, 3, 4, 5), "other": (6, 7, 8, 9), "copy": (2, 3, 4, 5, 9)})
    {'copy': 'first'}
    """
    holders, found = defaultdict[int, list[str]](list), dict[str, str]()
    for name, sample in samples.items():
        shared = Counter(chain.from_iterable(map(holders.__getitem__, sample)))
        most = max(shared.values(), default=0)
        older = max((one for one, count in shared.items() if count == most), default="")
        both = (sample, samples[older]) if older else ()
        reach = min((one[-1] for one in both), default=0)
        least = min((bisect_right(one, reach) for one in both), default=0)
        if least >= _FEWEST and shared[older] >= _COPIED * least:
            found[name] = found.get(older, older)
        for one in sample:
            if len(holders[one]) < _CROWD:
                holders[one].append(name)
    return found
