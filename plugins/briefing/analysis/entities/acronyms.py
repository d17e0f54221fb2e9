"""Acronyms that a text defines: "Long Name (ABBR)" and "ABBR (Long Name)".

The letters of the acronym must be first letters of the long name's words in order, small words left out or not
(after Schwartz and Hearst, 2003, without letters from inside words); or the name beside it was found by itself
and the acronym is of another language, as with "Mexican Space Agency (AEM)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefing.analysis.entities.candidate import Candidate, found
from briefing.analysis.entities.heads import HEAD_OF_TITLES, HEADS, PORTFOLIOS, TITLES, kind
from briefing.analysis.entities.rule import Reading
from briefing.analysis.entities.words import Word
from briefing.english import lexicon
from briefing.ingest.slugs import slugify
from briefing.knowledge import space_words

_AFTER = re.compile(r" \((?:the |or )?[“\"]?([A-Za-z][A-Za-z0-9&-]{1,11})[”\"]?[),;]")
_SMALL = lexicon.words("acronym_gap")
_REACH = 12  # words
_NAMED = lexicon.capitalised("instrument_head") | space_words.capitalised("instrument_head")


def definitions(reading: Reading, standing: Mapping[int, Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield each name with its acronym, both as candidates; `standing` holds what was found, by where it ends."""
    begins = {candidate.start: candidate for candidate in standing.values()}
    for number, word in enumerate(reading.words):
        if not reading.text.startswith(" (", word.end):
            continue
        match = _AFTER.match(reading.text, word.end, word.end + 24)
        if match and (known := begins.get(match.start(1))) and known.known:
            long = _written_out(reading, number, match[1])
            other = standing.get(word.end)
            if long and not (other and other.known) and known.type not in ("person", "country", "body"):
                yield known, known.at(long.start, long.end, "acronym written out")
        elif match and _is_acronym(match[1]):
            owner = _owner(reading, number, match[1], standing)
            owner = owner or _ministry(reading, number, match.span(1))
            if owner and match.start(1) not in begins:
                yield owner, owner.at(*match.span(1), "acronym defined")
        elif _is_acronym(word.text) and reading.between(number + 1) == " (":
            long = begins.get(reading.words[number + 1].start)
            if long and reading.text[long.end : long.end + 1] == ")" and word.end not in standing:
                yield long, long.at(word.start, word.end, "acronym defined")


def _is_acronym(word: str) -> bool:
    """Return True for a word with two capitals or more.

    >>> [_is_acronym(w) for w in ("TSA", "iCET", "EgSA", "Testland", "R", "X-1")]
    [True, True, True, False, False, False]
    """
    return sum(letter.isupper() for letter in word) > 1 and not word[-1].isdigit()


def _owner(reading: Reading, number: int, short: str, standing: Mapping[int, Candidate]) -> Candidate | None:
    """Return what the acronym after a word stands for: what ends there, else words that its letters spell."""
    end = reading.words[number].end
    owner = standing.get(end)
    if owner and owner.type not in ("person", "country", "body") and owner.rule != "demonym":
        spelt = _spelt(reading, number, short)
        if spelt is None and owner.known:
            return None
        inside = spelt is None or spelt >= _first_word(reading, number, owner)
        return owner if inside else _long(reading, spelt or 0, number)
    spelt = _spelt(reading, number, short)
    if spelt is None and not owner:
        return _foreign(reading, number, short)
    return None if spelt is None or owner else _long(reading, spelt, number)


def _written_out(reading: Reading, number: int, short: str) -> Candidate | None:
    """Return the words before a known acronym when they spell it."""
    spelt = _spelt(reading, number, short)
    return _foreign(reading, number, short) if spelt is None else _long(reading, spelt, number)


def _foreign(reading: Reading, last: int, short: str) -> Candidate | None:
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
    return found(reading.text, words[0].start, words[-1].end, "programme", "acronym defined")


def _ministry(reading: Reading, last: int, short: tuple[int, int]) -> Candidate | None:
    """Return the ministry whose acronym follows its minister: Minister of Science and Technology (MST)."""
    number = last
    while number > max(1, last - _REACH) and (reading.text_at(number) in PORTFOLIOS | _SMALL):
        if reading.text_at(number) == "Minister":
            break
        number -= 1
    if reading.text_at(number) != "Minister" or reading.text_at(number + 1) not in ("of", "for"):
        return None
    name = f"Ministry of {reading.text[reading.words[number + 2].start : reading.words[last].end]}"
    return Candidate(*short, slugify(name), name, "organisation", False, "acronym defined")


def _first_word(reading: Reading, number: int, owner: Candidate) -> int:
    while number > 0 and reading.words[number].start > owner.start:
        number -= 1
    return number


def _spelt(reading: Reading, last: int, short: str) -> int | None:
    """Return the first of the words that end at `last` and spell the acronym."""
    wanted = [letter.upper() for letter in short if letter.isalpha()]
    for first in range(last, max(-1, last - _REACH), -1):
        words = reading.words[first : last + 1]
        if not all(word.text[0].isupper() or word.low in _SMALL for word in words):
            return None
        if first < last and words[0].text[0].isupper() and _fits(words, wanted):
            return first
        if not reading.joined(first) and reading.between(first) not in (", ", " & ", "-"):
            return None
    return None


def _fits(words: Sequence[Word], wanted: list[str]) -> bool:
    parts = [part for word in words for part in re.split(r"[-–]", word.text) if part]
    full = [part[0].upper() for part in parts]
    main = [part[0].upper() for part in parts if part.lower() not in _SMALL]
    inner = [letter for part in parts for letter in (part[0].upper(), *filter(str.isupper, part[1:]))]
    return wanted in (full, main, inner)


def _long(reading: Reading, first: int, last: int) -> Candidate | None:
    """Return the long name as a candidate of its own; None when nothing in it says what kind of thing it is."""
    words = reading.words[first : last + 1]
    if words[0].text == "Memorandum" or any(word.text in TITLES or word.text in HEAD_OF_TITLES for word in words):
        return None
    heads = [word.text for word in words if word.text in HEADS or word.text in _NAMED]
    if not heads:
        return None
    name = reading.text[words[0].start : words[-1].end]
    inside = HEADS.get(heads[-1]) == "company" and heads[-1] != words[-1].text  # "Tide Technologies Action Group"
    type_ = "organisation" if inside else kind(name, heads[-1]) if heads[-1] in HEADS else "spacecraft"
    return found(reading.text, words[0].start, words[-1].end, type_, "acronym defined")
