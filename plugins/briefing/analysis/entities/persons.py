"""Persons, by what a text says beside their names.

Positive: said Ann Example, director of tests; President Ann Example; Ann Example said; Dr. Ann Example.
Negative: said Testland; President of Testland; Space Agency said; said the director.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.entities.candidate import Candidate
from briefing.analysis.entities.fold import slug
from briefing.analysis.entities.heads import HEADS
from briefing.analysis.entities.words import Word, run

TITLES = frozenset(
    (
        "Administrator Admiral Ambassador Astronaut Captain Chairman Chairwoman Chancellor Chief Colonel Commander "
        "Commissioner Congressman Congresswoman Cosmonaut Director Dr. Gen. General Governor Lt. Minister Mr. Mrs. "
        "Ms. President Prof. Professor Representative Secretary Sen. Senator Engineer Scientist Taikonaut"
    ).split()
)
_PLAIN_TITLES = frozenset(
    "astronaut astronauts cosmonaut cosmonauts president administrator minister director".split()
)
SAYING = frozenset(["said", "says", "told", "added", "noted", "explained", "stated", "announced", "wrote"])
_ROLES = (
    "director", "administrator", "president", "chief", "head", "chair", "minister", "professor", "engineer",
    "scientist", "astronaut", "cosmonaut", "spokes", "manager", "secretary", "commander", "officer", "founder",
    "analyst", "researcher", "ambassador", "adviser", "advisor", "fellow", "leader", "representative", "expert",
)  # fmt: skip
_PARTICLES = frozenset(["de", "da", "di", "van", "von", "der", "bin", "al", "el", "le", "la", "ul", "ibn"])
_NO_NAME = TITLES | frozenset(HEADS)
_NO_NAME |= frozenset(["Deputy", "Vice", "Prime", "First", "Space", "National", "International"])


def persons(text: str, row: Sequence[Word]) -> Iterator[Candidate]:
    """Yield every full name of a person that the words beside it show to be one."""
    number = 0
    while number < len(row):
        end = _name(row, number)
        if end - number < 2:
            number += 1
            continue
        rule = _evidence(text, row, number, end)
        if rule:
            start, stop = row[number].start, row[end - 1].end
            name = " ".join(text[start:stop].split())
            yield Candidate(start, stop, slug(name), name, "person", False, rule)
        number = end if rule else number + 1


def _name(row: Sequence[Word], first: int) -> int:
    """Return the end of what has the form of a person's name: two to four words, initials and particles allowed."""
    end = first
    while end < len(row) and end - first < 5 and (end == first or row[end].glued):
        word = row[end]
        if not (_particle(row, end) if word.low in _PARTICLES and end > first else _part(word)):
            break
        end += 1
    return end


def _particle(row: Sequence[Word], number: int) -> bool:
    """Return True for "van" and its kind before a name."""
    return number + 1 < len(row) and row[number + 1].glued and row[number + 1].capital


def _part(word: Word) -> bool:
    """Return True for a word that can be part of a person's name."""
    if not word.capital or word.text in _NO_NAME or any(c.isdigit() for c in word.text):
        return False
    return len(word.text) <= 2 or not word.text.isupper()


def _evidence(text: str, row: Sequence[Word], first: int, end: int) -> str:
    """Return the rule that shows a name to be a person's, or ""."""
    before = row[first - 1] if first and row[first].glued else None
    if before and before.text == "of":
        return ""
    after = row[end] if end < len(row) and row[end].glued else None
    if before and (before.text in TITLES or before.text in _PLAIN_TITLES):
        return "title"
    if text.startswith(", ", row[end - 1].end) and _role(row, end):
        return "apposition"
    if before and before.low in SAYING and run(row, first) == end:
        return "said"
    if after and after.low in SAYING and (first == 0 or not row[first].glued):
        return "said"
    return ""


def _role(row: Sequence[Word], end: int) -> bool:
    """Return True when the words after a comma name an office; of capitals, only acronyms may stand before it."""
    for number, word in enumerate(row[end : end + 5]):
        if number and not word.glued:
            return False
        if word.low.startswith(_ROLES):
            return True
        if word.text[0].isupper() and not word.text.isupper():
            return False
    return False


def surnames(found: Sequence[Candidate], row: Sequence[Word]) -> Iterator[Candidate]:
    """Yield later mentions of persons by surname alone, where only one person of the text bears it.

    >>> from briefing.analysis.entities.words import words
    >>> one = Candidate(0, 11, "ann-example", "Ann Example", "person", False, "title")
    >>> [c.start for c in surnames([one], words("Ann Example spoke. Example left."))]
    [19]
    """
    owners: dict[str, set[str]] = {}
    first: dict[str, Candidate] = {}
    for person in found:
        if person.type == "person" and " " in person.name:
            surname = person.name.split()[-1]
            owners.setdefault(surname, set()).add(person.entity)
            first.setdefault(surname, person)
    for number, word in enumerate(row):
        person_ = first.get(word.text)
        if person_ is None or len(owners[word.text]) > 1 or word.start < person_.end or len(word.text) < 3:
            continue
        beside = [row[n] for n in (number - 1, number + 1) if 0 <= n < len(row)]
        alone = not (beside and word.glued and beside[0].capital and beside[0].text not in TITLES)
        follows = number + 1 < len(row) and row[number + 1].glued and row[number + 1].capital
        if alone and not follows:
            yield Candidate(word.start, word.end, person_.entity, person_.name, "person", person_.known, "surname")
