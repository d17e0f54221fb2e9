"""Find later mentions of names that a text has given in full: by acronym, surname or short form."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

import ahocorasick

from briefing.analysis.entities.candidate import Candidate
from briefing.analysis.entities.given import FAMILY_FIRST, PARTICLES
from briefing.analysis.entities.heads import GENERIC, HEADS, OF_ANOTHER, TITLES, TOPICS
from briefing.analysis.entities.person_name import is_korean
from briefing.analysis.entities.rule import Document
from briefing.analysis.entities.words import CALENDAR
from briefing.english import lexicon
from briefing.knowledge import space_words

_BODIES = frozenset(["agency", "organisation", "company", "programme", "agreement", "facility"])
_CALLED = lexicon.capitalised("body_called")
"""Nouns that mean the one body of the text that they head: "the Commission" after the European Commission."""
_OFFICE = re.compile(
    rf"\b(?:{lexicon.alternation(lexicon.capitalised('leader'))}|Queen)(?: of [^,.;]{{3,40}},)? (?:[A-Z][a-z]+ )?$"
)
_COURTESY = re.compile(rf"\b(?:{lexicon.alternation(OF_ANOTHER)})\.? $")
_OF = re.compile(r" (?:of|for|on|to) ")
_SHORTEST = 4  # letters
_COMPANY_ENDS = frozenset(HEADS) | lexicon.capitalised("company_tail") | space_words.capitalised("company_tail")
_PARTS = re.compile(r"[-. ]+")


def leaders(reading: Document, chosen: Iterable[Candidate]) -> frozenset[str]:
    """Return the heads of state and their like: after a courtesy title, Dr Example is not President Example."""
    persons = [one for one in chosen if one.known and one.type == "person"]
    text = reading.text
    called = {one.entity for one in persons if _COURTESY.search(text, max(0, one.start - 6), one.start)}
    return frozenset(
        one.entity
        for one in persons
        if one.rule == "weak name" or _OFFICE.search(text, max(0, one.start - 60), one.start)
    ) - (called & {one.entity for one in persons if " " in text[one.start : one.end]})


def references(
    reading: Document, chosen: Sequence[Candidate], shorts: Iterable[Candidate], leading: Collection[str]
) -> Iterator[Candidate]:
    """Yield further mentions of what was found: acronyms everywhere, the rest after the first full name.

    No courtesy title goes before the surname of one whose id is in `leading`.
    """
    acronyms = {reading.text[short.start : short.end]: short for short in shorts}
    surnames = _surnames(reading.text, chosen)
    given = _given_names(chosen)
    initials = _initials(chosen)
    nouns = _nouns(chosen)
    for number, word in reading.written({*acronyms, *initials, *nouns, *surnames, *given}):
        if owner := acronyms.get(word.text):
            yield owner.at(word.start, word.end, "acronym")
        elif (owner := initials.get(word.text)) and number not in reading.known and word.start > owner.end:
            yield owner.at(word.start, word.end, "initials")
        elif (owner := nouns.get(word.text)) and word.start > owner.end and _is_noun(reading, number):
            yield owner.at(word.start, word.end, "short form")
        elif (persons := surnames.get(word.text)) and (person := _bearer(reading, number, persons, leading)):
            yield person.at(_surname_start(reading, number, person), word.end, "surname")
        elif (persons := given.get(word.text)) and len(persons) == 1 and _is_surname(reading, number, persons[0]):
            yield persons[0].at(word.start, word.end, "given name")
    yield from _repeats(reading, chosen)


def _initials(chosen: Sequence[Candidate]) -> dict[str, Candidate]:
    """Return bodies by the initials of their names; initials that two names share mean neither.

    Three letters may be chance, so a record needs four: NSC is not always the National Space Council.
    """
    owners: dict[str, dict[str, Candidate]] = {}
    for body in chosen:
        if body.type in _BODIES and body.rule != "demonym":
            parts = [part for part in _PARTS.split(body.name) if part[:1].isupper()]
            short = "".join(part[0] for part in parts)
            if len(short) >= (4 if body.known else 3):
                owners.setdefault(short, {}).setdefault(body.entity, body)
    return {short: next(iter(bodies.values())) for short, bodies in owners.items() if len(bodies) == 1}


def _nouns(chosen: Sequence[Candidate]) -> dict[str, Candidate]:
    """Return bodies by the noun that a text may call them by with a capital; a noun of two means neither."""
    owners: dict[str, dict[str, Candidate]] = {}
    for body in chosen:
        if body.type in _BODIES and body.rule != "demonym":
            for noun in {body.name.split()[-1], _OF.split(body.name, maxsplit=1)[0].split()[-1]} & _CALLED:
                owners.setdefault(noun, {}).setdefault(body.entity, body)
    return {noun: next(iter(bodies.values())) for noun, bodies in owners.items() if len(bodies) == 1}


def _is_noun(reading: Document, number: int) -> bool:
    """Return True for "the Committee" that begins no longer name."""
    complement = reading.text_at(number + 1) in ("of", "for", "on", "to") and not _is_day(reading, number + 2)
    goes_on = reading.joined(number + 1) and (reading.words[number + 1].capital or complement)
    return reading.text_at(number - 1).lower() == "the" and reading.joined(number) and not goes_on


def _is_day(reading: Document, number: int) -> bool:
    """Return True where a date begins: "the Accords on 12 November"."""
    word = reading.text_at(number)
    return word[:1].isdigit() or word.lower() in CALENDAR


def _surnames(text: str, chosen: Sequence[Candidate]) -> dict[str, tuple[Candidate, ...]]:
    """Return the persons of the text by surname, in the order of first mention."""
    owners: dict[str, dict[str, Candidate]] = {}
    for person in chosen:
        if person.type == "person" and len(parts := person.name.removesuffix(" Jr").split()) > 1:
            written = text[person.start : person.end].removesuffix(" Jr").split()[-1]
            first = parts[0] in FAMILY_FIRST or is_korean(parts[-1])
            for surname in {parts[-1], written, *(parts[:1] if first else ())}:
                owners.setdefault(surname, {}).setdefault(person.entity, person)
    return {surname: tuple(persons.values()) for surname, persons in owners.items()}


def _given_names(chosen: Sequence[Candidate]) -> dict[str, tuple[Candidate, ...]]:
    """Return the persons of the text by given name; a short one may be a plain word with a capital."""
    owners: dict[str, dict[str, Candidate]] = {}
    for person in chosen:
        given = person.name.split()[0] if person.type == "person" and " " in person.name else ""
        if len(given) > _SHORTEST and given not in FAMILY_FIRST and given.isalpha():
            owners.setdefault(given, {}).setdefault(person.entity, person)
    return {given: tuple(persons.values()) for given, persons in owners.items()}


def _bearer(
    reading: Document, number: int, persons: tuple[Candidate, ...], leading: Collection[str]
) -> Candidate | None:
    """Return whom a surname means: the only one of the text, or the only one it has named so far."""
    if persons[0].entity in leading and reading.joined(number) and reading.text_at(number - 1) in OF_ANOTHER:
        return None
    if len(persons) > 1 and not persons[0].end <= reading.words[number].start < persons[1].start:
        return None
    return persons[0] if _is_surname(reading, number, persons[0]) else None


def _surname_start(reading: Document, number: int, person: Candidate) -> int:
    """Return where a surname begins: with its particle, if it has one ("Al Sample")."""
    return reading.words[number - 1].start if _has_particle(reading, number, person) else reading.words[number].start


def _has_particle(reading: Document, number: int, person: Candidate) -> bool:
    before = reading.words[number - 1].text if reading.joined(number) else ""
    written = f" {before} {reading.text_at(number)}".casefold()
    return before.lower() in PARTICLES and written in person.name.casefold()


def _is_surname(reading: Document, number: int, person: Candidate) -> bool:
    """Return True for a surname that stands alone, or after a title, later than the full name."""
    word, before = reading.words[number], reading.words[number - 1] if reading.joined(number) else None
    if number in reading.known or len(word.text) < 2:
        return False
    follows = reading.joined(number + 1) and reading.words[number + 1].capital
    if before and (before.text in TITLES or before.low in TITLES):
        return not follows
    inside = before and before.capital and not (before.text.isupper() or _has_particle(reading, number, person))
    return word.start >= person.end and not follows and not inside


def _repeats(reading: Document, chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield every other place where a discovered name stands in full, and the later ones of its short form."""
    names: dict[str, Candidate] = {}
    for candidate in chosen:
        name = reading.text[candidate.start : candidate.end]
        if not candidate.known and (" " in candidate.name or candidate.type != "person"):
            names.setdefault(name, candidate)
        if (short := _short(name, candidate.type)) and not (candidate.known and _is_plain(reading, short)):
            names.setdefault(short, candidate)
    names.pop("", None)
    if not names:
        return
    automaton = ahocorasick.Automaton()
    for name in names:
        automaton.add_word(name, name)
    automaton.make_automaton()
    for last, name in automaton.iter(reading.text):
        start, end = last + 1 - len(name), last + 1
        first = names[name]
        early = start < first.start and " " in name and name == first.name
        far = early or start > first.start
        if far and any(_is_repeat(reading, n, end) for n in reading.within(start, start + 1)):
            yield first.at(start, end, first.rule)


def _short(name: str, kind: str) -> str:
    """Return the name of a company or institution without its head noun, or "" when that means nothing."""
    own, _, head = name.rpartition(" ")
    whole = head in (_COMPANY_ENDS if kind == "company" else ("Institution", "Foundation"))
    plain = own in TOPICS or own in GENERIC or own in TITLES
    return own if whole and len(own) > _SHORTEST and not plain else ""


def _is_plain(reading: Document, short: str) -> bool:
    """Return True where the text has a word in small letters too: the rocket of Rocket Labs."""
    return bool(reading.written([short.lower()]))


def _is_repeat(reading: Document, number: int, end: int) -> bool:
    """Return True when the name ends with a word; a single word must not be part of a longer name."""
    word = reading.words[number]
    if reading.text[end : end + 1].isalnum() or number in reading.known:
        return False
    before = reading.joined(number) and reading.words[number - 1].capital
    after = reading.joined(number + 1) and reading.words[number + 1].capital
    return word.end != end or not (before or after)
