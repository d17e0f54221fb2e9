"""Craft whose kind stands before their names: the probes X and Y, the lander X; and satellites by their number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.analysis.entities.candidate import Candidate, found
from briefing.analysis.entities.given import GIVEN
from briefing.analysis.entities.heads import HEADS, TITLES
from briefing.analysis.entities.rule import Document, NameRule
from briefing.english import lexicon
from briefing.knowledge import space_words

_KINDS = space_words.values("kind_of_craft")
_NO_NAME = lexicon.capitalised("no_craft_word") | space_words.capitalised("no_craft_word")
_CALLED = lexicon.words("naming")
_LONGEST = 2  # words of one name
_MOST = 20  # names of one list
_REACH = 7  # words between a kind and "called"
_NUMBERED = re.compile(r"\b[A-Z][\w'-]{1,20}?-?S[Aa][Tt][- ]?\d{1,3}[A-Z]?\b(?![.,]?\d)")
_SAT = re.compile(r"S[Aa][Tt][- ]?\d")
_CLASS = re.compile(rf"(?:{lexicon.alternation(space_words.words('satellite_class'))})-?s", re.IGNORECASE)


def listed(reading: Document) -> Iterator[Candidate]:
    """Yield the names right after a kind of craft: one after "the lander", two or more after "the probes"."""
    for number, word in reading.written(_KINDS):
        if not reading.joined(number + 1) or not _is_led(reading, number):
            continue
        names = _names(reading, number + 1)
        if names and (len(names) > 1 or not word.text.endswith("s") or _is_coded(reading, *names[0])):
            yield from (_craft(reading, *name, _KINDS[word.text]) for name in names)


def _is_led(reading: Document, number: int) -> bool:
    """Return True for a kind in a phrase of its own: the lander, its first probe; not "satellite" after a name."""
    before = reading.words[number - 1] if number else None
    return before is not None and before.glued | (number == 1) and not before.capital and reading.joined(number)


def called(reading: Document) -> Iterator[Candidate]:
    """Yield two names or more after "are called" or "bear the names", when a kind of craft stands before."""
    for number, _ in reading.written(_CALLED):
        if not reading.joined(number + 1):
            continue
        kinds = [_KINDS[w.text] for w in reading.words[max(0, number - _REACH) : number] if w.text in _KINDS]
        names = _names(reading, number + 1) if kinds else []
        if len(names) > 1:
            yield from (_craft(reading, *name, kinds[-1]) for name in names)


def _names(reading: Document, first: int) -> list[tuple[int, int]]:
    """Return the spans of words of a list of names: A, B and C; none when one of them is no name of a craft."""
    names: list[tuple[int, int]] = []
    while len(names) < _MOST and (end := _end(reading, first)):
        names.append((first, end))
        joint = reading.joined(end) and reading.text_at(end) in ("and", "or")
        listed = reading.between(end) == ", " and reading.text_at(end) in ("and", "or")
        if joint or listed:
            first = end + 1 if not _is_kind(reading, end + 1) else 0
        else:
            first = end if reading.between(end) == ", " else 0
        if not first:
            break
    return names


def _is_kind(reading: Document, number: int) -> bool:
    """Return True for "the rover", which begins what another rule reads."""
    return reading.text_at(number) in ("the", "a", "an", "its")


def _end(reading: Document, first: int) -> int:
    """Return the end of one or two capitalised words that may name a craft; 0 for none."""
    end = first
    while end < len(reading.words) and end - first < _LONGEST and (end == first or reading.joined(end)):
        word = reading.words[end]
        number = end > first and word.text.isdigit()
        if end in reading.known or not (word.capital or number):
            break
        end += 1
    if end == first or (reading.joined(end) and reading.words[end].capital):
        return 0
    texts = [reading.text_at(n) for n in range(first, end)]
    return 0 if any(_is_plain(text) for text in texts) or (len(texts) > 1 and texts[0] in GIVEN) else end


def _is_plain(text: str) -> bool:
    """Return True for a word that names no craft: a head noun, a title, a short acronym."""
    short = text.isupper() and len(text) < 4 and text.isalpha()
    return text in HEADS or text in TITLES or text in _NO_NAME or short or text.endswith("based")


def _is_coded(reading: Document, first: int, end: int) -> bool:
    """Return True for a name with a number or a letter behind a hyphen: Kora-4."""
    return any(letter.isdigit() for letter in reading.text_at(end - 1)) or "-" in reading.text_at(first)


def numbered(reading: Document) -> Iterator[Candidate]:
    """Yield what ends in Sat and a number; a class of satellites is none."""
    for match in _NUMBERED.finditer(reading.text) if _SAT.search(reading.text) else ():
        if not _CLASS.match(match[0]):
            yield found(reading.text, *match.span(), "spacecraft", "satellite by number")


def _craft(reading: Document, first: int, end: int, kind: str) -> Candidate:
    words = reading.words
    return found(reading.text, words[first].start, words[end - 1].end, kind, "kind of craft")


RULES = (
    NameRule(
        "kind of craft",
        listed,
        examples=(
            "The missions [Sample-K](mission), [Heron-2](mission) and [Lumen](mission) fly",
            "with the probes [Kora-4](spacecraft) and [Selena](spacecraft)",
            "The lander [Asha](spacecraft) and the rover [Deepa](spacecraft) came",
            "its first satellite [Heron](spacecraft)",
        ),
        negatives=(
            "the satellites Heron", "the mission Commander Ann", "a Sampler satellite Heron", "the satellite TV",
            "the probes of Testland and Lee", "the mission Anna Example led", "the rover Tide Institute built",
        ),
    ),
    NameRule(
        "craft called in a list",
        called,
        examples=("Their cubesats bear the names [Kingfisher](spacecraft) and [Heron](spacecraft)",),
        negatives=("The towns bear the names Lee and Sampletown", "Its cubesats are called Heron"),
    ),
    NameRule(
        "satellite by number",
        numbered,
        examples=("[Sample-Sat 5](spacecraft) and [SampleSat-2](spacecraft) fly",),
        negatives=("a CubeSat 5 came", "SampleSat opened", "Sat 5"),
    ),
)  # fmt: skip
