"""Find every place where a text may name a record of the knowledge base.

One Aho-Corasick pass (Aho and Corasick, 1975) over the folded text finds all names at once. What is found must stand
between word boundaries and be written with the record's own capitals; in a block without small letters a second
automaton reads capitals. `linking.py` decides which of the places are certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import ahocorasick

from briefing.analysis.entities.agency_names import agency_names, national_agencies
from briefing.analysis.entities.fold import fold, forms, in_law, slug
from briefing.knowledge import Knowledge, Record

_AGENCIES = re.compile(r"\b(?:national )?[Ss]pace [Aa]gencies\b")
NAME, DEMONYM, WEAK = "name", "demonym", "weak name"


class NameForm(NamedTuple):
    """One way to write one record."""

    record: Record
    strength: str


class NameMatch(NamedTuple):
    """A place where one or more records may be named."""

    start: int
    end: int
    names: tuple[NameForm, ...]


class Gazetteer:
    """The names of all records, compiled."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Compile the names."""
        records = tuple(records)
        self._forms = _names(records)
        self._names = _automaton(self._forms)
        self._records = {record.id: record for record in records}

    @cached_property
    def _capitals(self) -> ahocorasick.Automaton:
        """The names in capitals, compiled for the first text that shouts."""
        return _automaton(_capitals(self._forms))

    @cached_property
    def _ids(self) -> ahocorasick.Automaton:
        """The ids between hyphens, compiled when they are first looked for in a text."""
        return _automaton({f"-{key}-": (NameForm(record, WEAK),) for key, record in self._records.items()})

    @cached_property
    def _agencies(self) -> dict[str, tuple[str, ...]]:
        """The space agencies of each country, found for the first text that speaks of several."""
        return national_agencies(self._records.values())

    def record(self, key: str) -> Record:
        """Return a record by its id."""
        return self._records[key]

    def agencies(self, country: str) -> tuple[Record, ...]:
        """Return the space agencies of a country by its id."""
        return tuple(self._records[key] for key in self._agencies.get(country, ()))

    def find(self, folded: str, blocks: Iterable[tuple[int, int]]) -> Iterator[NameMatch]:
        """Yield every name between word boundaries, block by block."""
        for start, end in blocks:
            yield from _find(self._capitals if is_capitals(folded[start:end]) else self._names, folded, start, end)

    def has(self, key: str) -> bool:
        """Return True for the id of a record."""
        return key in self._records

    def ids(self, text: str) -> Iterator[str]:
        """Yield the ids of records that stand in the slug of a text: a name found in it by rule could be given them."""
        whole = f"-{slug(text)}-"
        for written in (whole, whole.replace("-minister-", "-ministry-"), in_law(whole)) if len(self._ids) else ():
            for _, (_, names) in self._ids.iter(written):
                yield names[0].record.id


def matcher(knowledge: Knowledge) -> Gazetteer:
    """Compile the names of all records of a knowledge base."""
    return Gazetteer(knowledge.records)


def candidates(text: str, matcher: Gazetteer) -> tuple[str, ...]:
    """Return the ids of all records on which the entities of a text can depend, in order of id."""
    folded = fold(text)
    whole = ((0, len(text)),)
    named = {name.record.id for hit in matcher.find(folded, whole) for name in hit.names}
    if any(is_capitals(line) for line in text.split("\n\n")):
        named |= {name.record.id for hit in matcher.find(folded.upper(), whole) for name in hit.names}
    if several_agencies(folded):
        named |= {one.id for country in tuple(named) for one in matcher.agencies(country)}
    return tuple(sorted(named | set(matcher.ids(text))))


def shared(
    text: str, blocks: Iterable[tuple[int, int]], matcher: Gazetteer
) -> Iterator[tuple[int, int, tuple[Record, ...]]]:
    """Yield every place where a text may name one of several records, which share the name, with these by id."""
    for hit in matcher.find(fold(text), blocks):
        records = {name.record.id: name.record for name in hit.names}
        if len(records) > 1:
            yield hit.start, hit.end, tuple(records[key] for key in sorted(records))


def several_agencies(folded: str) -> tuple[tuple[int, int], ...]:
    """Return where a text speaks of space agencies, which may be those of countries.

    >>> several_agencies("the Testlandish space agencies")
    ((16, 30),)
    """
    return tuple(match.span() for match in _AGENCIES.finditer(folded))


def is_headline(block: str) -> bool:
    """Return True for a headline in capitals or in title case, where a capital marks no name."""
    return is_capitals(block) or _is_title(block)


def _is_title(block: str) -> bool:
    """Return True for a headline in which nearly every long word has a capital, so that capitals mean little.

    >>> _is_title("Testland and Examplia Sign Agreement"), _is_title("Testland and Examplia sign an agreement.")
    (True, False)
    """
    if len(block) > 200 or block.rstrip().endswith((".", "”", ",", ";")):
        return False
    long = [word for word in block.split() if len(word) > 3 and word[0].isalpha()]
    return len(long) > 3 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def is_capitals(block: str) -> bool:
    """Return True for several words without small letters, as in a headline.

    >>> is_capitals("TESTLAND AND EXAMPLIA SIGN"), is_capitals("NASA"), is_capitals("Testland")
    (True, False, False)
    """
    return block.isupper() and " " in block.strip()


def _find(automaton: ahocorasick.Automaton, folded: str, start: int, end: int) -> Iterator[NameMatch]:
    if not len(automaton):
        return
    for last, (length, names) in automaton.iter(folded[start:end]):  # with offsets it would copy the whole text
        after = start + last + 1
        first = after - length
        if first > start and folded[first - 1].isalnum() and folded[first].isalnum():
            continue
        if after < end and folded[after].isalnum():
            if names[0].strength != DEMONYM or not _is_plural(folded, after, end):
                continue
            after += 1
        if folded[after - 1].isdigit() and folded[after : after + 1] == "." and folded[after + 1 : after + 2].isdigit():
            continue
        yield NameMatch(first, after, names)


def _is_plural(folded: str, at: int, end: int) -> bool:
    """Return True when one more letter, an s, ends the word."""
    return folded[at] == "s" and (at + 1 >= end or not folded[at + 1].isalnum())


def _automaton(names: dict[str, tuple[NameForm, ...]]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for form, owners in names.items():
        automaton.add_word(form, (len(form), owners))
    if names:
        automaton.make_automaton()
    return automaton


def _names(records: Sequence[Record]) -> dict[str, tuple[NameForm, ...]]:
    """Return every form of every name with its owners; strong before demonym before weak."""
    found: dict[str, dict[str, NameForm]] = {}
    made = agency_names(records)
    for strength in (NAME, DEMONYM, WEAK):
        for record in records:
            for spelling in (*_spellings(record, strength), *(made.get(record.id, ()) if strength == NAME else ())):
                for form in forms(spelling):
                    found.setdefault(form, {}).setdefault(record.id, NameForm(record, strength))
    return {form: tuple(owners.values()) for form, owners in found.items()}


def _spellings(record: Record, strength: str) -> tuple[str, ...]:
    if strength == WEAK:
        return record.weak_names
    if strength == DEMONYM:
        return record.demonyms
    return tuple(name for name in (record.name, *record.names) if name not in record.weak_names)


def _capitals(names: dict[str, tuple[NameForm, ...]]) -> dict[str, tuple[NameForm, ...]]:
    """Return the names in capitals; a short single word may be a plain word there, so it is weak."""
    found: dict[str, tuple[NameForm, ...]] = {}
    for form, owners in names.items():
        plain = len(form) < 5 and " " not in form
        shouted = tuple(owner._replace(strength=WEAK) for owner in owners) if plain else owners
        found[form.upper()] = (*found.get(form.upper(), ()), *shouted)
    return found
