"""Companies by the plain noun before or after their name: the startup X; X, a maker of rockets."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.entities.candidate import Candidate, found
from briefing.analysis.entities.heads import HEAD_OF_TITLES, HEADS, TITLES, TOPICS
from briefing.analysis.entities.rule import Document, NameRule
from briefing.english import lexicon

_NOUNS = lexicon.words("company_noun")
_PLURALS = lexicon.words("company_plural")
_MADE = _NOUNS | _PLURALS | frozenset(["maker", "operator", "venture", "spin-off", "spinoff"])
_LONGEST = 3  # words
_BASED = frozenset(["-based ", "-headquartered "])
_LISTED = ("", ",")
_OPENING = (*_LISTED, ":", "–", "—", "-")
"""What stands before the first name of a list: three firms: A, B and C."""


def introduced(reading: Document) -> Iterator[Candidate]:
    """Yield the names after "the company" and "Testland-based", and those of a list after "companies such as"."""
    for number, word in reading.spoken(_NOUNS | _PLURALS):
        if word.low in _NOUNS:
            if reading.joined(number + 1) and not _is_quoted(reading, number) and (end := _end(reading, number + 1)):
                yield _company(reading, number + 1, end)
        else:
            yield from _list(reading, number + 1)
    for number in reading.capitals:
        if reading.between(number) in _BASED and (end := _end(reading, number)):
            yield _company(reading, number, end)


def _is_quoted(reading: Document, number: int) -> bool:
    """Return True for a noun with a capital that opens a quotation: a “Startup Campus”."""
    return reading.words[number].capital and reading.between(number).endswith(("“", '"'))


def _list(reading: Document, first: int) -> Iterator[Candidate]:
    """Yield the names of a list: A, B and C."""
    while reading.text_at(first) in ("such", "as", "like", "including"):
        first += 1
    row = list(_row(reading, first))
    if len(row) > 1 or reading.between(first).strip() != ",":  # "of companies, Example said" is no list
        yield from row


def _row(reading: Document, first: int) -> Iterator[Candidate]:
    """Yield the names of a row from a word on."""
    opening: tuple[str, ...] = _OPENING
    for _ in range(12):
        first += reading.text_at(first) == "and"
        if reading.between(first).strip() not in opening or not (end := _end(reading, first)):
            return
        opening = _LISTED
        yield _company(reading, first, end)
        first = end


def described(reading: Document) -> Iterator[Candidate]:
    """Yield the names before ", a company" and the like."""
    for number, _ in reading.spoken(("a", "an", "the")):
        if reading.between(number) != ", ":
            continue
        first = number
        while number - first < _LONGEST and (first == number or reading.joined(first)):
            if not reading.words[first - 1].capital:
                break
            first -= 1
        named = first < number and _end(reading, first) == number and _is_maker(reading, number + 1)
        if named and not _is_place(reading, first) and not _opens(reading, first):
            yield _company(reading, first, number)


def _is_place(reading: Document, first: int) -> bool:
    """Return True after a preposition of place."""
    return reading.text_at(first - 1).lower() in ("in", "at", "near", "from", "of")


def _opens(reading: Document, first: int) -> bool:
    """Return True for a plain word with the capital of its sentence."""
    return reading.words[first].opens and reading.words[first].low.endswith(("ly", "ing"))


def _is_maker(reading: Document, number: int) -> bool:
    """Return True when one of the next words is a noun for a company."""
    for place in range(number, number + 6):
        if not reading.joined(place):
            return False
        if reading.text_at(place) in _MADE:
            return True
    return False


def _end(reading: Document, first: int) -> int:
    """Return the end of one to three capitalised words of which nothing is known; 0 for none."""
    end = first
    while end < len(reading.words) and end - first <= _LONGEST and (end == first or reading.words[end].glued):
        word = reading.words[end]
        if not word.capital or end in reading.known or word.text[-1].isdigit() or _is_day(reading, end):
            break
        if word.text in TITLES or (end == first and (word.text in TOPICS or word.text in HEADS)):
            return 0
        end += 1
    return end if first < end <= first + _LONGEST else 0


def _is_day(reading: Document, number: int) -> bool:
    """Return True for what may be the short name of a month before a day: Jan 29."""
    return len(reading.text_at(number)) == 3 and reading.joined(number + 1) and reading.text_at(number + 1).isdigit()


def _company(reading: Document, first: int, end: int) -> Candidate:
    return found(reading.text, reading.words[first].start, reading.words[end - 1].end, "company", "company")


def led(reading: Document) -> Iterator[Candidate]:
    """Yield the names after "chief executive of" and before "CEO"."""
    for number, word in reading.spoken(("ceo", "executive")):
        chief = word.text == "CEO" or (word.low == "executive" and reading.text_at(number - 1).lower() == "chief")
        if not chief:
            continue
        if reading.text_at(number + 1) == "of" and reading.joined(number + 2) and (end := _end(reading, number + 2)):
            yield _company(reading, number + 2, end)
        elif word.text == "CEO" and (first := _run(reading, number)) < number:
            yield _company(reading, first, number)


def _run(reading: Document, last: int) -> int:
    """Return the first of the capitalised words before a word, or the word itself when they are no name."""
    first = last
    while last - first < _LONGEST and _goes_before(reading, first, last):
        first -= 1
    return last if reading.text_at(first) in TOPICS or reading.text_at(first) in HEADS else first


def _goes_before(reading: Document, first: int, last: int) -> bool:
    """Return True when the word before belongs to a name of which nothing is known."""
    near = reading.joined(first) or (first == last and reading.between(first) in ("'s ", "’s "))
    if not near or first - 1 in reading.known:
        return False
    word = reading.words[first - 1]
    return word.capital and not word.opens and word.text not in TITLES and word.text not in HEAD_OF_TITLES


RULES = (
    NameRule(
        "company led",
        led,
        examples=(
            "Ann Example, chief executive of [Sampler Space](company), said",
            "with the [Samplerbit](company) CEO Ann Example",
            "from Ann Example, [Samplerbit](company)'s CEO",
        ),
        negatives=("the CEO of the firm", "the chief executive of Testland", "the CEO said"),
    ),
    NameRule(
        "company",
        introduced,
        examples=(
            "the startup [Sampler](company) and the firm [Exorail Nord](company)",
            "companies such as [Alpha Sample](company), [Betaflight](company) and [Gamma](company) came",
            "from three firms: [Alpha Sample](company) and [Betaflight](company)",
            "Lee-based [Sampler](company) and Lee-headquartered [Sampler Orbit](company)",
        ),
        negatives=("the company said", "companies in Testland", "the company President", "Lee-based engineers",
                   "a ground-based Sampler", "with a firm Jan 29",
                   "for companies, Sampler said", "a “Startup Sampler” came"),
    ),
    NameRule(
        "company described",
        described,
        examples=("with [Sampler Orbits](company), a maker of engines,",),
        negatives=("In Lee, a company opened", "Testland, a maker of engines,", "the probe, a company gift,"),
    ),
)  # fmt: skip
