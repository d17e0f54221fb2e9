"""Tell whether a text is in English; no other language is told apart.

English is recognised by its commonest words: they are well over a third of running English, and rare in other
languages.
"""

from __future__ import annotations

import re
from itertools import islice

from briefing.english import lexicon

UNKNOWN = "und"
"""The code of ISO 639-2 for a language that is not known."""
_COMMON = lexicon.words("commonest_word")
_SHARE = 0.15
_READ = 300
"""Words that are enough to tell."""
_FEWEST = 20
"""Words; of a shorter text nothing can be said, and it passes for English."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


def language(text: str) -> str:
    """Return `en` for a text in English, `und` for any other.

    >>> language("Les deux agences ont signé un accord sur la formation des astronautes, a indiqué le ministère de "
    ...     "la recherche dans un communiqué publié mercredi à Paris.")
    'und'
    """
    words = [word[0].lower() for word in islice(_WORD.finditer(text), _READ)]
    if len(words) < _FEWEST:
        return "en" if sum(map(str.isascii, text)) > 0.8 * len(text) else UNKNOWN
    return "en" if sum(word in _COMMON for word in words) > _SHARE * len(words) else UNKNOWN
