"""Split a text into words, each with what the rules of discovery ask of it, such as whether it is capitalised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from briefing.english import lexicon

_WORD = re.compile(
    r"[A-Za-z0-9]++(?=[ ,])|(?:[A-Za-z]\.){2,}(?:[-–][^\W_]+)*"
    r"|[^\W_]+(?:[-–‑][A-Z]\.(?:[A-Z]\.)+|[-'’‑–&][^\W_]+)*",
)
"""Plain words come first, since most words are."""
_POSSESSIVE = ("'s", "’s")
_ADJECTIVE = re.compile(rf"(?<=\w)[-–‑](?:{lexicon.alternation(lexicon.words('adjective_suffix'))})$")
"""What makes an adjective of a name and is no part of it: Testland-based."""
_SPACES = frozenset([" ", "\n", "\u00a0"])
_BEGINNING = "."
_WRAPPED = 40
"""Characters; the least that a line has which goes on in the next."""
_OPENERS = frozenset('.!?:;“"•*(>…\n')

FUNCTION = lexicon.words("function_word")
"""Words that begin a sentence or join names and are no part of one."""
_MONTHS = lexicon.lowered("month")
CALENDAR = lexicon.lowered("weekday") | (_MONTHS | {month[:3] for month in _MONTHS} | {"sept"}) - {
    "may",
    "mar",
    "jan",
    "jun",
}
"""Days and months, which are no names; "may" is a verb as often, Jan, Jun and Mar are given names."""
ABBREVIATED = lexicon.capitalised("abbreviated_title")
"""Words whose stop does not end a sentence."""


class Word(NamedTuple):
    """One word of the text."""

    start: int
    end: int
    text: str
    low: str
    """The word without case."""
    glued: bool
    """True when one space parts it from the word before, or the stop of an initial or a title."""
    opens: bool
    """True at the beginning of a sentence, a block or a quotation."""
    capital: bool
    """True for a word that is written as a part of a name is."""


def words(text: str, blocks: Iterable[tuple[int, int]]) -> list[Word]:
    """Return the words of the blocks of a text, in order; no "’s" and "-based" behind a name.

    >>> [word.text for word in words("Testland’s U.S.-made, space-based probe.", [(0, 40)])]
    ['Testland', 'U.S.', 'space-based', 'probe']
    """
    return list(chain.from_iterable(_words(text, start, end) for start, end in blocks))


def _words(text: str, begin: int, stop: int) -> Iterator[Word]:
    last, short = -1, False
    for match in _WORD.finditer(text, begin, stop):
        start = match.start()
        word, low, capital, abbreviated = _form(match[0])
        between = text[last:start] if last >= 0 else _BEGINNING
        glued, opens = _gap("\n\n" if between == "\n" and _is_short_line(text, begin, last) else between, short)
        last, short = start + len(word), abbreviated
        yield tuple.__new__(Word, (start, last, word, low, glued, opens, capital))  # thrice as fast as Word(…)


def _is_short_line(text: str, begin: int, end: int) -> bool:
    """Return True where a line ends that is too short to be wrapped: one of a list, or a heading."""
    first = text.rfind("\n", max(begin, end - _WRAPPED), end)
    return first >= 0 or end - begin < _WRAPPED


@lru_cache(1 << 14)
def _form(word: str) -> tuple[str, str, bool, bool]:
    """Return a word without the ending that is no part of a name, that without case, its capital, if it is short."""
    word = word[:-2] if word.endswith(_POSSESSIVE) else word
    word = _ADJECTIVE.sub("", word) if word[0].isupper() else word
    low = word.lower()
    capital = word[0].isupper() and low not in FUNCTION and low not in CALENDAR
    return word, low, capital, (len(word) == 1 and word.isupper()) or word in ABBREVIATED


@lru_cache(1 << 12)
def _gap(between: str, short: bool) -> tuple[bool, bool]:
    """Return whether two words are glued, and whether the second opens a sentence; the stop of a short one is its."""
    glued = between in _SPACES or (short and between == ". ")
    return glued, not glued and not _OPENERS.isdisjoint(between)
