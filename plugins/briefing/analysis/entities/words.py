"""Text in, its words out, with what the rules of discovery ask of a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:[-'’‑–][^\W_]+)*\.?")
_DOTTED = re.compile(r"(?:[A-Z]\.)+[A-Z]?\.?|(?:Dr|Mr|Mrs|Ms|Gen|Lt|Col|Prof|St|Jr|Sr|Sen|Rep|Gov|Adm|Capt)\.")

FUNCTION = frozenset(
    (
        "a an the this that these those in on at for from of to by with as and or but if when while where "
        "after before during since until under over between among through about he she it they we i you his "
        "her its their our my your is are was were be been has have had do does did will would can could may "
        "might not no yes so also more most many some any all both each every other such only first last next "
        "new one two three then there here what which who how why today yesterday tomorrow meanwhile however "
        "according following earlier later against per via within without upon despite although though "
        "because once another instead moreover furthermore thanks"
    ).split()
)
"""Words that begin a sentence or join names and are no part of one."""
CALENDAR = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
        "august september october november december"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the text."""

    start: int
    end: int
    text: str
    glued: bool
    """True when one plain space, or nothing, parts it from the word before."""

    @property
    def low(self) -> str:
        """The word without case."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """True for a word that is written as a part of a name is."""
        return self.text[0].isupper() and self.low not in FUNCTION and self.low not in CALENDAR


def words(text: str) -> list[Word]:
    """Return the words of a text; a stop stays with initials and titles only."""
    found: list[Word] = []
    last = -2
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match[0]
        if word.endswith(".") and not _DOTTED.fullmatch(word):
            end, word = end - 1, word[:-1]
        for ending in ("'s", "’s"):
            if word.endswith(ending):
                end, word = end - 2, word[:-2]
        if word:
            glued = start == last or (start == last + 1 and text[last] == " ")
            found.append(Word(start, end, word, glued))
            last = end
    return found


def run(row: Sequence[Word], first: int, limit: int = 8) -> int:
    """Return the number after the last of the capitalised words that begin at `first`, at most `limit` of them."""
    end = first
    while end < len(row) and end - first < limit and row[end].capital and (end == first or row[end].glued):
        end += 1
    return end
