"""Find the words before an acronym that its letters stand for, and what kind of thing they name.

The letters must be first letters of the words in order, small words left out or not (after Schwartz and Hearst,
2003, without letters from inside words). Capitalised words that an acronym in brackets follows are one thing,
whatever noun heads them, unless the noun names a concept: Low Earth Orbit (LEO).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis.entities.candidate import Candidate, found
from briefing.analysis.entities.fold import slug
from briefing.analysis.entities.heads import HEAD_OF_TITLES, HEADS, PORTFOLIOS, TITLES, kind
from briefing.analysis.entities.rule import Document
from briefing.analysis.entities.words import Word
from briefing.english import lexicon
from briefing.knowledge import space_words

DEFINED = "acronym defined"
"""The rule by which a text itself says what an acronym stands for."""
_SMALL = lexicon.words("acronym_gap")
_ELIDED = re.compile(r"^[dl]['’](?=\w)")
_REACH = 12  # words
_NAMED = lexicon.capitalised("instrument_head") | space_words.capitalised("instrument_head")
_CONCEPTS = lexicon.capitalised("concept_head") | space_words.capitalised("concept_head")
_SCHEMES = lexicon.capitalised("scheme_noun")
_CALLED = lexicon.values("thing_called") | space_words.values("thing_called")
"""What follows "is a", and the type that it gives."""
_ARTICLES = frozenset(["a", "an", "the"])


def written_out(reading: Document, number: int, short: str) -> Candidate | None:
    """Return the words before a known acronym when they spell it."""
    first = spelt(reading, number, short)
    return foreign(reading, number, short) if first is None else long_form(reading, first, number)


def foreign(reading: Document, last: int, short: str) -> Candidate | None:
    """Return three capitalised words or more before an acronym that begins as they do."""
    first = last
    while last - first < _REACH and reading.joined(first) and reading.words[first - 1].capital:
        first -= 1
    words = reading.words[first : last + 1]
    own = all(word.capital and word.text not in TITLES and word.text not in HEAD_OF_TITLES for word in words)
    if len(words) < 3 or not own or len(short) < 4 or words[0].text[0] != short[0]:
        return None
    if any(reading.kind_at(n) not in ("", "country", "demonym") for n in range(first, last + 1)):
        return None
    return found(reading.text, words[0].start, words[-1].end, "programme", DEFINED)


def ministry(reading: Document, last: int, short: tuple[int, int]) -> Candidate | None:
    """Return the ministry whose acronym follows its minister: Minister of Science and Technology (MST)."""
    number = last
    while number > max(1, last - _REACH) and (reading.text_at(number) in PORTFOLIOS | _SMALL):
        if reading.text_at(number) == "Minister":
            break
        number -= 1
    if reading.text_at(number) != "Minister" or reading.text_at(number + 1) not in ("of", "for"):
        return None
    name = f"Ministry of {reading.text[reading.words[number + 2].start : reading.words[last].end]}"
    return Candidate(*short, slug(name), name, "organisation", False, DEFINED)


def spelt(reading: Document, last: int, short: str) -> int | None:
    """Return the first of the words that end at `last` and spell the acronym."""
    wanted = [letter.upper() for letter in short if letter.isalpha()]
    for first in range(last, max(-1, last - _REACH), -1):
        words = reading.words[first : last + 1]
        if not all(_initial(word.text).isupper() or word.low in _SMALL for word in words):
            return None
        if first < last and _initial(words[0].text).isupper() and _fits(words, wanted):
            return first
        if not reading.joined(first) and reading.between(first) not in (", ", " & ", "-"):
            return None
    return None


def _initial(word: str) -> str:
    """Return the letter that a word lends to an acronym: E for d'Études."""
    return _ELIDED.sub("", word)[0]


def _fits(words: Sequence[Word], wanted: list[str]) -> bool:
    parts = [part for word in words for part in re.split(r"[-–]", _ELIDED.sub("", word.text)) if part]
    full = [part[0].upper() for part in parts]
    main = [part[0].upper() for part in parts if part.lower() not in _SMALL]
    inner = [letter for part in parts for letter in (part[0].upper(), *filter(str.isupper, part[1:]))]
    return wanted in (full, main, inner)


def long_form(reading: Document, first: int, last: int) -> Candidate | None:
    """Return the long name as a candidate of its own; None for a concept, a title, or one of many."""
    words = reading.words[first : last + 1]
    if words[0].text == "Memorandum" or any(word.text in TITLES or word.text in HEAD_OF_TITLES for word in words):
        return None
    type_ = _type(reading, first, last)
    return found(reading.text, words[0].start, words[-1].end, type_, DEFINED) if type_ else None


def _type(reading: Document, first: int, last: int) -> str:
    """Return the type of a long name: by what the text calls it, by its head noun, or a body if it has none."""
    names = [word.text for word in reading.words[first : last + 1] if word.capital]
    heads = [name for name in names if name in HEADS or name in _NAMED]
    if called := _called(reading, last):
        return called
    if not heads:
        return _headless(reading, first, last)
    name = reading.text[reading.words[first].start : reading.words[last].end]
    inside = reading.text_at(last - 1) in ("in", "for", "of")
    if HEADS.get(heads[-1]) == "company" and (heads[-1] != names[-1] or inside):
        return "organisation"  # "Tide Technologies Action Group", "Women in Aerospace"
    return kind(name, heads[-1]) if heads[-1] in HEADS else "spacecraft"


def _headless(reading: Document, first: int, last: int) -> str:
    """Return "" for a concept, several things, or one of many; else a programme for a scheme and a body for others."""
    head = next((n for n in range(first, last + 1) if reading.text_at(n + 1) in ("of", "for")), last)
    after = reading.text_at(last + 2)
    concept = not _CONCEPTS.isdisjoint([reading.text_at(head), reading.text_at(last), after])
    several = reading.text_at(head).endswith("s") and not reading.text_at(head).endswith("ss")
    before = reading.text_at(first - 1)
    if HEADS.get(before.capitalize()) == "programme" and before.islower():
        return "" if last == first else "programme"  # "its programme Tidal Wave Awareness (TWA)"
    if concept or several or last == first or before.lower() != "the":
        return ""
    return "programme" if reading.text_at(head) in _SCHEMES else "organisation"


def _called(reading: Document, last: int) -> str:
    """Return the type that the noun after the brackets gives, or one after "is a"; "" for none."""
    after = reading.text_at(last + 2)
    if after in _CALLED or HEADS.get(after) == "programme":
        return _CALLED.get(after, "programme")
    if after not in ("is", "was") or reading.text_at(last + 3) not in _ARTICLES:
        return ""
    for number in range(last + 4, last + 8):
        if not reading.joined(number):
            return ""
        if reading.text_at(number) in _CALLED:
            return "" if reading.text_at(number + 1) in _CALLED else _CALLED[reading.text_at(number)]
    return ""
