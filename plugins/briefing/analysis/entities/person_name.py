"""The form of a person's name: where words that begin one end, and which words are never part of one."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.analysis.entities.given import FAMILY_FIRST, PARTICLES
from briefing.analysis.entities.heads import HEAD_OF_TITLES, HEADS, PLURAL_TITLES, PORTFOLIOS, TITLES
from briefing.analysis.entities.rule import Document
from briefing.english import lexicon
from briefing.knowledge import space_words

_LONGEST = 5  # words
_INITIALS = 3  # letters that may stand before a family name
_NO_NAME = (
    PORTFOLIOS
    | TITLES
    | PLURAL_TITLES
    | HEAD_OF_TITLES
    | frozenset(HEADS)
    | lexicon.capitalised("no_person_word")
    | space_words.capitalised("no_person_word")
)


_NAMED_FOR = frozenset(HEADS) | lexicon.capitalised("forum_head")
"""What a name is part of when it follows: the Major Economies Forum."""
_PINYIN = re.compile(r"[A-Z](?:[a-z]|['’-])*(?:a|e|i|o|u|n|ng|r)")


def name_end(reading: Document, first: int) -> int:
    """Return the end of what has the form of a person's name, one to four words and particles; 0 for none."""
    end = first
    while end < len(reading.words) and end - first < _LONGEST and (end == first or reading.words[end].glued):
        if not (_is_part(reading, end) or (end > first and _is_particle(reading, end))):
            break
        end += 1
    goes_on = end > first and reading.joined(end) and reading.text_at(end) in _NAMED_FOR
    return 0 if end == first or goes_on or len(reading.text_at(end - 1)) < 2 else end


def _is_particle(reading: Document, number: int) -> bool:
    """Return True for "van" and its kind before a name, or written into it: "al-Sample"."""
    particle, hyphen, rest = reading.words[number].text.partition("-")
    if hyphen:
        return particle in PARTICLES and rest.isalpha() and rest[0].isupper()
    if reading.words[number].low not in PARTICLES or not reading.joined(number + 1):
        return False
    doubled = reading.words[number + 1].low in PARTICLES and reading.joined(number + 2)
    return _is_part(reading, number + 2 if doubled else number + 1)


def _is_part(reading: Document, number: int) -> bool:
    """Return True for a word that can be part of a person's name."""
    word = reading.words[number]
    if not word.capital or not _is_plain(word.text) or reading.kind_at(number) not in ("", "person"):
        return False
    if word.text in _NO_NAME and not is_korean(reading.text_at(number + 1)):
        return False
    return len(word.text) > 1 or _is_initial(reading, number)


@lru_cache(1 << 14)
def _is_plain(word: str) -> bool:
    """Return True for letters that are neither all capitals nor the plural of a head noun or a title."""
    letters = word.replace("-", "").replace("'", "").replace("’", "")
    one = word.removesuffix("s")
    return one not in HEADS and one not in TITLES and letters.isalpha() and (len(word) == 1 or not word.isupper())


def is_korean(word: str) -> bool:
    """Return True for a given name as Korean ones are written: two syllables, the second without a capital.

    >>> is_korean("Jae-in"), is_korean("Sample-Test")
    (True, False)
    """
    first, hyphen, second = word.partition("-")
    syllables = 1 < len(first) < 7 and 1 < len(second) < 6 and first.isalpha() and second.isalpha()
    return bool(hyphen) and syllables and first.istitle() and second.islower()


def _is_initial(reading: Document, number: int) -> bool:
    """Return True for a letter with a full stop, or one that opens a name without, as is the custom in India."""
    word = reading.words[number]
    if reading.text[word.end : word.end + 1] == ".":
        return True
    before = reading.text_at(number - 1) if reading.joined(number) else ""
    opens = not before[:1].isupper() or before in TITLES or len(before) == 1
    last = number + 1
    while last < number + _INITIALS and reading.joined(last) and len(reading.text_at(last)) == 1:
        last += 1
    full = reading.joined(last) and len(reading.text_at(last)) > 1 and _is_part(reading, last)
    return opens and word.text not in ("A", "I") and full


def is_chinese(reading: Document, first: int, end: int) -> bool:
    """Return True for a family name and a given name of one to three syllables: Lin Xiqiang."""
    given = reading.text_at(first + 1)
    family = reading.text_at(first) in FAMILY_FIRST and not reading.words[first].opens
    long = len(given) > 3 or _is_listed(reading, first, end)
    return family and end == first + 2 and bool(_PINYIN.fullmatch(given)) and long and len(given) < 12


def _is_listed(reading: Document, first: int, end: int) -> bool:
    """Return True when another family name of its kind stands beside it in a list."""
    after = end + (reading.text_at(end) == "and")
    before = first - (reading.text_at(first - 1) == "and")
    next_ = reading.text_at(after) in FAMILY_FIRST and reading.between(after) in (", ", " ")
    return next_ or (reading.text_at(before - 2) in FAMILY_FIRST and reading.between(before) in (", ", " "))
