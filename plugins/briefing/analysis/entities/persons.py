"""Persons, by what a text says beside their names: a title, an office after a comma, a verb of saying."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.analysis.entities.candidate import Candidate, found
from briefing.analysis.entities.given import FAMILY_FIRST, GIVEN, PARTICLES
from briefing.analysis.entities.heads import (
    HEAD_OF_TITLES,
    HEADS,
    PLAIN_TITLES,
    PLURAL_TITLES,
    PORTFOLIOS,
    TITLES,
)
from briefing.analysis.entities.rule import Reading, Rule

_SAYING = frozenset("said says told added noted explained stated wrote recalled stressed remarked tweeted".split())
_ROLES = (
    "director", "administrator", "president", "chief", "head", "chair", "minister", "professor", "engineer",
    "scientist", "astronaut", "cosmonaut", "spokes", "manager", "secretary", "commander", "officer", "founder",
    "analyst", "researcher", "ambassador", "adviser", "advisor", "fellow", "leader", "representative", "expert",
    "co-founder", "ceo", "coordinator", "investigator", "economist", "lecturer", "dean", "rector", "pilot",
    "physicist", "geologist", "astronomer", "historian", "senator", "nominee", "counsel", "nominated",
)  # fmt: skip
_NO_NAME = PORTFOLIOS | TITLES | PLURAL_TITLES | HEAD_OF_TITLES | frozenset(HEADS) | frozenset(
    (
        "Forum Congress Space National International General Government White House Earth Moon Mars Sun "
        "Internet Act Bill Order Cabinet Fact Sheet Executive Chief Global European African Asian Arab Western "
        "Eastern Northern Southern North South East West Central Pacific Atlantic Indo-Pacific Minority "
        "Majority Summit Dialogue Conference Workshop Symposium Day Week Month Year Strategy Plan Directive Law "
        "Code Rule Report Review Statement Remarks Award Prize Medal Deal Index Team Group Suppliers Cancer "
        "Moonshot Room Hall Street Avenue Garden Lawn Hotel Park Theater Counsel Relations Character Provisions "
        "Emerita Emeritus Building Tower Church River Mountain Lake County City Town Village State America "
        "Americas Democrat Republican Senate English Spanish French Chapter Section Article Title Note Photo "
        "Credit"
    ).split()
)  # fmt: skip
_NOT_PERSONS = frozenset(["General Electric", "General Atomics", "General Motors", "General Dynamics"])
_LONGEST = 5  # words
_REACH = 9  # words from "Minister of" to the name


def titled(reading: Reading) -> Iterator[Candidate]:
    """Yield the name after a title; between them the office may be told ("Minister of Science")."""
    for number, word in enumerate(reading.words):
        if word.text not in TITLES and word.text not in PLAIN_TITLES:
            continue
        first = _after_title(reading, number)
        if first and (end := name_end(reading, first)):
            yield _person(reading, first, end, "title")


def _after_title(reading: Reading, number: int) -> int:
    """Return the word where the name after a title begins; 0 when none can."""
    after = number + 1
    if reading.text_at(number) in PLAIN_TITLES:
        return after if reading.joined(after) and _full(reading, after) else 0
    if not reading.joined(after):
        return 0
    if reading.text_at(after) in ("of", "for", "to"):
        return _after_office(reading, after + 1)
    if reading.text_at(after) in TITLES or f"{reading.text_at(number)} {reading.text_at(after)}" in _NOT_PERSONS:
        return 0
    return after


def _full(reading: Reading, first: int) -> bool:
    """Return True for a name of two words or more."""
    return name_end(reading, first) >= first + 2


def _after_office(reading: Reading, number: int) -> int:
    """Return the word after "of Science and Technology (MST)" or "to Testland"; 0 when no full name follows."""
    begin = number
    while number < begin + _REACH:
        word = reading.text_at(number)
        inside = word in PORTFOLIOS or word in ("and", "of", "the", "for", "&", "to")
        inside = inside or reading.kind_at(number) in ("country", "demonym", "organisation", "agency")
        if not inside and not (number == begin and reading.text_at(number - 1) == "to"):
            break
        number += 1
    opened = reading.between(number).strip() == "("
    number += 1 if opened and reading.between(number + 1).strip() == ")" else 0
    near = reading.between(number).strip() in ("", ")")
    return number if number > begin and near and _full(reading, number) else 0


def listed(reading: Reading) -> Iterator[Candidate]:
    """Yield the full names of a list after a plural title: astronauts A, B and C."""
    for number, word in enumerate(reading.words):
        if word.text not in PLURAL_TITLES:
            continue
        first = number + 1
        while first < len(reading.words) and first < number + 40:
            first += reading.text_at(first) == "and"
            end = name_end(reading, first)
            if end < first + 2 or reading.between(first).strip() not in ("", ","):
                break
            yield _person(reading, first, end, "list of persons")
            first = end


def beside(reading: Reading) -> Iterator[Candidate]:
    """Yield full names before an office in apposition, or beside a verb of saying."""
    number = 0
    while number < len(reading.words):
        end = name_end(reading, number)
        if end < number + 2:
            number += 1
            continue
        if rule := _evidence(reading, number, end):
            yield _person(reading, number, end, rule)
        number = end


def _evidence(reading: Reading, first: int, end: int) -> str:
    """Return what shows a name to be a person's, or ""."""
    if reading.between(end) == ", " and _is_office(reading, end):
        return "apposition"
    if _is_after_office(reading, first, end):
        return "apposition"
    alone = not reading.joined(first) or not reading.words[first - 1].capital
    after = reading.words[end].low if reading.joined(end) else ""
    if alone and after in ("became", "is", "was") and _is_office(reading, end + 1):
        return "copula"
    if alone and (after in _SAYING or (reading.joined(first) and reading.words[first - 1].low in _SAYING)):
        return "saying"
    named = reading.text_at(first) in GIVEN or _is_chinese(reading, first, end)
    return "given name" if alone and named and not _goes_on(reading, end) else ""


_PINYIN = re.compile(r"[A-Z](?:[a-z]|['’-])*(?:a|e|i|o|u|n|ng|r)")


def _is_chinese(reading: Reading, first: int, end: int) -> bool:
    """Return True for a family name and a given name of one to three syllables: Lin Xiqiang."""
    given = reading.text_at(first + 1)
    family = reading.text_at(first) in FAMILY_FIRST and not reading.words[first].opens
    return family and end == first + 2 and bool(_PINYIN.fullmatch(given)) and 3 < len(given) < 12


def _goes_on(reading: Reading, end: int) -> bool:
    """Return True when a further capitalised word follows: Mary Jackson Prize."""
    return reading.joined(end) and (reading.words[end].capital or reading.words[end].text[0].isdigit())


def _is_after_office(reading: Reading, first: int, end: int) -> bool:
    """Return True for a name between commas after an office: a second astronaut, Ann Example, flew."""
    closed = reading.text[reading.words[end - 1].end : reading.words[end - 1].end + 1] in (",", ".")
    return closed and reading.between(first) == ", " and reading.text_at(first - 1) in PLAIN_TITLES


def _is_office(reading: Reading, number: int) -> bool:
    """Return True when one of the next words names an office, before any comma or plain name."""
    for place in range(number, min(number + 8, len(reading.words))):
        word = reading.words[place]
        if place > number and not word.glued:
            return False
        if word.low.startswith(_ROLES):
            return True
        if word.low in ("who", "was", "is", "were", "said", "will", "has", "had", "have"):
            return False
    return False


def name_end(reading: Reading, first: int) -> int:
    """Return the end of what has the form of a person's name, one to four words and particles; 0 for none."""
    end = first
    while end < len(reading.words) and end - first < _LONGEST and (end == first or reading.words[end].glued):
        if not (_is_part(reading, end) or (end > first and _is_particle(reading, end))):
            break
        end += 1
    goes_on = end > first and reading.joined(end) and reading.text_at(end) in HEADS
    return 0 if end == first or goes_on or len(reading.text_at(end - 1)) < 2 else end


def _is_particle(reading: Reading, number: int) -> bool:
    """Return True for "van" and its kind before a name, or written into it: "al-Sample"."""
    particle, hyphen, rest = reading.words[number].text.partition("-")
    if hyphen:
        return particle in PARTICLES and rest.isalpha() and rest[0].isupper()
    return reading.words[number].low in PARTICLES and reading.joined(number + 1) and _is_part(reading, number + 1)


def _is_part(reading: Reading, number: int) -> bool:
    """Return True for a word that can be part of a person's name."""
    word = reading.words[number]
    if (
        not word.capital
        or word.text in _NO_NAME
        or word.text.removesuffix("s") in HEADS
        or reading.kind_at(number) not in ("", "person")
    ):
        return False
    if len(word.text) == 1 and reading.text[word.end : word.end + 1] != ".":
        return False
    plain = word.text.replace("-", "").replace("'", "").replace("’", "")
    return plain.isalpha() and (len(word.text) == 1 or not word.text.isupper())


def _person(reading: Reading, first: int, end: int, rule: str) -> Candidate:
    return found(reading.text, reading.words[first].start, reading.words[end - 1].end, "person", rule)


RULES = (
    Rule(
        "title",
        titled,
        examples=(
            "President [Example](person) met Prime Minister [Ann van Sample](person)",
            "Dr. [J. Example](person) spoke",
            "Minister of Science and Technology (MST) [Ann Example](person) signed",
            "Ambassador to Testland [Ann Example](person) came",
            "His Highness Sheikh [Omar bin Sample](person)",
            "astronaut [Ann Example](person) flew",
            "Minister [Omar al-Sample](person) signed",
        ),
        negatives=(
            "the President of Testland", "Secretary of State", "a director Ann", "General Electric builds engines",
            "astronaut training", "the Minister said",
        ),
    ),
    Rule(
        "list of persons",
        listed,
        examples=("astronauts [Ann Example](person), [Bo Sample](person) and [Cy Instance](person) flew",),
        negatives=("astronauts from Testland", "astronauts and others", "astronauts Ann and Bo"),
    ),
    Rule(
        "beside",
        beside,
        examples=(
            "said [Ann Example](person), director of tests",
            "[Bo Sample](person), a senior engineer at the yard, agreed",
            "“It works,” [Ann Example](person) said.",
            "[Bo Sample](person) became the first Testlandish astronaut",
            "a second astronaut, [Cy Instance](person), flew",
            "its [Christina Sample](person) and [Takuya van Example](person) went",
            "with [Zhang Mingxing](person)",
        ),
        negatives=(
            "said Testland", "Space Agency said", "said the director", "In Lee, the director said no",
            "the James Sample Prize", "the Long March",
        ),
    ),
)  # fmt: skip
