"""Knowledge in, one automaton out; text in, every place where a record is named out.

One Aho-Corasick pass (Aho and Corasick, 1975) over the folded text finds all names at once. What is found must
stand between word boundaries and be written with the record's own capitals. A weak name counts after a strong one
of the same record, beside a word of its kind ("Gateway station"), or, for an agency, with its country in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from briefing.analysis.entities.candidate import Candidate
from briefing.analysis.entities.fold import fold
from briefing.analysis.entities.heads import KIND_WORDS
from briefing.knowledge import Knowledge, Record

STRONG, DEMONYM, WEAK = "name", "demonym", "weak name"
TITLES = frozenset(
    (
        "President Prime Minister Foreign Defence Defense Deputy Vice Ambassador Government Embassy Space Congress "
        "Parliament Secretary Chancellor King Queen Prince Crown Senate House Astronaut Cosmonaut Army Navy"
    ).split()
)
"""Capitalised words that may stand beside a country without making another name of it."""
MAKING_OTHERS = frozenset("New South North East West Northern Southern Air Radio Papua".split())
"""Capitalised words that make another name with a country after them: New Mexico, South China Sea."""


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write one record."""

    record: Record
    strength: str


class Matcher:
    """The names of all records, compiled."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Compile the names."""
        self._names: dict[str, list[Name]] = {}
        for record in records:
            for strength, names in _spellings(record):
                for name in names:
                    for form in _forms(name):
                        self._add(form, Name(record, strength))
        self._automaton = ahocorasick.Automaton()
        for form in self._names:
            self._automaton.add_word(form, form)
        if self._names:
            self._automaton.make_automaton()

    def _add(self, form: str, name: Name) -> None:
        same = self._names.setdefault(form, [])
        if all(other.record.id != name.record.id for other in same):
            same.append(name)

    def find(self, folded: str) -> Iterator[tuple[int, int, list[Name]]]:
        """Yield start, end and readings of every name between word boundaries."""
        if not self._names:
            return
        for last, form in self._automaton.iter(folded):
            start, end = last + 1 - len(form), last + 1
            if start and folded[start - 1].isalnum() and form[0].isalnum():
                continue
            if end < len(folded) and (folded[end].isalnum() or folded[end : end + 2] == ".s"):
                continue
            yield start, end, self._names[form]


def matcher(knowledge: Knowledge) -> Matcher:
    """Compile the names of all records of a knowledge base."""
    return Matcher(knowledge.records)


def candidates(text: str, matcher: Matcher) -> tuple[str, ...]:
    """Return the ids of all records of which any name stands in the text, in order of id."""
    return tuple(sorted({name.record.id for _, _, names in matcher.find(fold(text)) for name in names}))


def _spellings(record: Record) -> Iterator[tuple[str, tuple[str, ...]]]:
    weak = tuple(record.weak_names)
    strong = tuple(name for name in (record.name, *record.names) if name not in weak)
    return iter(((STRONG, strong), (WEAK, weak), (DEMONYM, tuple(record.demonyms))))


def _forms(name: str) -> set[str]:
    """Return the folded ways to write a name."""
    forms = {fold(name)}
    forms |= {form.replace("&", "and") for form in forms} | {form.replace(" and ", " & ") for form in forms}
    return {form for form in forms if len(form) > 1}


def known(text: str, matcher: Matcher) -> list[Candidate]:
    """Return every place where a record is named for certain."""
    folded = fold(text)
    found = sorted(matcher.find(folded), key=lambda hit: (hit[0], -hit[1]))
    strong, weak, covered = [], [], 0
    for start, end, names in found:
        if end <= covered:
            continue
        sure = [name for name in names if name.strength != WEAK]
        if len(sure) == 1 and _stands(text, start, end, sure[0]):
            strong.append(_candidate(start, _proper(text, start, end), sure[0]))
            covered = end
        elif not sure:
            weak.append((start, end, names))
    return sorted([*strong, *_weak(text, weak, strong)], key=lambda c: c.start)


def _weak(text: str, hits: list[tuple[int, int, list[Name]]], strong: list[Candidate]) -> Iterator[Candidate]:
    """Yield weak names that the rest of the text makes certain."""
    first: dict[str, int] = {}
    for candidate in strong:
        first.setdefault(candidate.entity, candidate.start)
    places = {name for c in strong for name in (c.entity,) if c.type == "country"}
    for start, end, names in hits:
        sure = [n for n in names if _certain(text, start, end, n, first, places)]
        if len(sure) == 1 and _whole(text, start, end):
            first.setdefault(sure[0].record.id, start)
            yield _candidate(start, end, sure[0])


def _certain(text: str, start: int, end: int, name: Name, first: dict[str, int], places: set[str]) -> bool:
    record = name.record
    if first.get(record.id, start) < start:
        return True
    beside = text[end : end + 24].lstrip(" ").lower()
    return beside.startswith(KIND_WORDS.get(record.type, ("\0",)))


def _candidate(start: int, end: int, name: Name) -> Candidate:
    record = name.record
    return Candidate(start, end, record.id, record.name, record.type, True, name.strength)


def _proper(text: str, start: int, end: int) -> int:
    """Return the end of a name without the plain nouns that follow it ("Tiangong space station")."""
    while " " in text[start:end] and text[text.rindex(" ", start, end) + 1].islower():
        end = text.rindex(" ", start, end)
    return end


def _stands(text: str, start: int, end: int, name: Name) -> bool:
    """Decide whether a strong name means its record here, or is part of another name."""
    if name.record.type != "country":
        return _whole(text, start, end) or len(name.record.name.split()) > 1
    before, after = _before(text, start), _after(text, end)
    if before in MAKING_OTHERS:
        return False
    short = text[start:end].isupper() or "." in text[start:end]
    return not after or after in TITLES or short or after.isupper()


def _whole(text: str, start: int, end: int) -> bool:
    """Return False for a single word inside a longer capitalised name ("Dawn Smith", "New Hope")."""
    if " " in text[start:end] or text[start:end].isupper():
        return True
    after = _after(text, end)
    return not after or after.lower().startswith(tuple(w for kinds in KIND_WORDS.values() for w in kinds))


def _after(text: str, end: int) -> str:
    """Return the capitalised word that follows after one space, or ""."""
    word = text[end + 1 : end + 24].split(" ", 1)[0].strip('.,;:)"”’') if text[end : end + 1] == " " else ""
    return word if word[:1].isupper() else ""


def _before(text: str, start: int) -> str:
    """Return the word that stands one space before."""
    return text[max(0, start - 24) : start - 1].rsplit(" ", 1)[-1] if text[start - 1 : start] == " " else ""
