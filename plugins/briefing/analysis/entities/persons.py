"""Persons, by what a text says beside their names: a title, an office after a comma, a verb of saying."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.entities.candidate import Candidate, found
from briefing.analysis.entities.given import GIVEN
from briefing.analysis.entities.heads import OF_ANOTHER, PLAIN_TITLES, PORTFOLIOS, TITLES
from briefing.analysis.entities.person_name import is_chinese, name_end
from briefing.analysis.entities.rule import Document, NameRule
from briefing.english import lexicon
from briefing.knowledge import space_words

_SAYING = lexicon.words("person_says")
_ROLES = tuple(sorted(lexicon.words("office_stem") | space_words.words("office_stem")))  # fmt: skip
_NOT_PERSONS = frozenset(["General Electric", "General Atomics", "General Motors", "General Dynamics"])
_BEFORE_INITIALS = lexicon.words("before_initials")
"""Words before an initial that begins a name; after others a letter may end its sentence ("plan B. Tests go on")."""
_COURTEOUS = lexicon.words("plain_courtesy")
"""Titles in small letters that a surname alone may follow."""
_BY = lexicon.words("led_by")
_CLAUSE = lexicon.words("after_name")
_BRACKETED = lexicon.lowered("after_rank")
_OWNING = ("'s ", "’s ")
_PLACING = frozenset(["after", "at", "in", "near"])
_OF = frozenset(["for", "of"])
_REACH = 9  # words from "Minister of" to the name


def titled(reading: Document) -> Iterator[Candidate]:
    """Yield the name after a title; between them the office may be told ("Minister of Science")."""
    for number, word in reading.written(TITLES | PLAIN_TITLES | _COURTEOUS):
        first = _after_title(reading, number)
        if first and (end := name_end(reading, first)) and not _is_office_name(reading, end):
            yield _person(reading, first, end, "courtesy title" if word.text in OF_ANOTHER else "title")


def _is_office_name(reading: Document, end: int) -> bool:
    """Return True when a title follows, so that the words before it belong to an office: Chief Operating Officer."""
    return reading.joined(end) and reading.text_at(end) in TITLES


def _after_title(reading: Document, number: int) -> int:
    """Return the word where the name after a title begins; 0 when none can."""
    after = number + 1
    if reading.between(after) == " (" and reading.text_at(after).lower() in _BRACKETED:
        return after + 1 if reading.between(after + 1).strip(" .") == ")" and _full(reading, after + 1) else 0
    if reading.text_at(number) in PLAIN_TITLES - _COURTEOUS:
        return after if reading.joined(after) and _full(reading, after) else 0
    if not reading.joined(after):
        return 0
    if reading.text_at(after) in ("of", "for", "to"):
        return _after_office(reading, after + 1)
    if reading.text_at(after) in TITLES or f"{reading.text_at(number)} {reading.text_at(after)}" in _NOT_PERSONS:
        return 0
    return after


def _full(reading: Document, first: int) -> bool:
    """Return True for a name of two words or more."""
    return name_end(reading, first) >= first + 2


def _after_office(reading: Document, number: int) -> int:
    """Return the word after "of Science and Technology (MST)" or "to Testland"; 0 when no full name follows."""
    begin = number
    while number < begin + _REACH:
        word = reading.text_at(number)
        inside = word in PORTFOLIOS or word in ("and", "of", "the", "for", "&", "to")
        inside = inside or reading.kind_at(number) in ("country", "demonym", "organisation", "agency", "company")
        if not inside and not (number == begin and reading.text_at(number - 1) == "to"):
            break
        number += 1
    opened = reading.between(number).strip() == "("
    number += 1 if opened and reading.between(number + 1).strip() == ")" else 0
    near = reading.between(number).strip() in ("", ")") or _is_set_off(reading, number)
    return number if number > begin and near and _full(reading, number) else 0


def _is_set_off(reading: Document, number: int) -> bool:
    """Return True for a full name between commas: the Minister of Science, Ann Example, spoke."""
    end = name_end(reading, number)
    return reading.between(number) == ", " and end == number + 2 and _closes(reading, end)


def _closes(reading: Document, end: int) -> bool:
    """Return True when a comma or the end of the sentence follows a name."""
    return reading.text[reading.words[end - 1].end : reading.words[end - 1].end + 1] in (",", ".")


def beside(reading: Document) -> Iterator[Candidate]:
    """Yield full names before an office in apposition, or beside a verb of saying."""
    done = 0
    for number in reading.capitals:
        end = name_end(reading, number) if number >= done else 0
        if end < number + 2:
            continue
        if rule := _evidence(reading, number, end):
            yield _person(reading, number, end, rule)
        done = end


def _evidence(reading: Document, first: int, end: int) -> str:
    """Return what shows a name to be a person's, or ""."""
    if reading.text_at(first - 1).lower() == "the" and reading.joined(first):
        return ""
    behind = _after_gloss(reading, end)
    if reading.between(behind) in (", ", "), ") and (_is_office(reading, behind) or _is_owned(reading, first, behind)):
        return "apposition"
    if _is_after_office(reading, first, end):
        return "apposition"
    if reading.text_at(first - 1) == "by" and reading.text_at(first - 2) in _BY and not _goes_on(reading, end):
        return "led by"
    officer = _is_officer(reading, first)
    alone = not reading.joined(first) or not reading.words[first - 1].capital or officer
    after = reading.words[end].low if reading.joined(end) else ""
    if alone and after in ("became", "is", "was") and _is_office(reading, end + 1):
        return "copula"
    if alone and (after in _SAYING or (reading.joined(first) and reading.words[first - 1].low in _SAYING)):
        return "saying"
    named = reading.text_at(first) in GIVEN or is_chinese(reading, first, end)
    named = named or (len(reading.text_at(first)) == 1 and reading.text_at(first - 1).lower() in _BEFORE_INITIALS)
    named = named or _is_paired(reading, first, end) or (officer and end == first + 2)
    return "given name" if alone and named and not _goes_on(reading, end) else ""


def _is_officer(reading: Document, first: int) -> bool:
    """Return True right behind the body of an office: the head of TSA Ann Example said."""
    body = reading.known.get(first - 1)
    of = first - 2
    while body and reading.known.get(of) is body:
        of -= 1
    of -= reading.text_at(of) == "the"
    headed = reading.text_at(of) == "of" and reading.text_at(of - 1) in PLAIN_TITLES
    return headed and reading.kind_at(first - 1) in ("agency", "organisation", "company")


def _after_gloss(reading: Document, end: int) -> int:
    """Return the word after a name written again in another script, in brackets; else the word after the name."""
    gloss = reading.text_at(end)
    return end + 1 if reading.between(end) == " (" and not gloss.isascii() and gloss.isalpha() else end


def _is_paired(reading: Document, first: int, end: int) -> bool:
    """Return True for a name of two words that "and" joins to the full name of a person on record."""
    before = reading.known.get(first - 2) if reading.text_at(first - 1) == "and" and reading.joined(first) else None
    after = reading.known.get(end + 1) if reading.text_at(end) == "and" and reading.joined(end + 1) else None
    named = [
        one for one in (before, after) if one and one.type == "person" and " " in reading.text[one.start : one.end]
    ]
    return bool(named) and end == first + 2 and first not in reading.known


def _goes_on(reading: Document, end: int) -> bool:
    """Return True when a further capitalised word follows: Mary Jackson Prize, “Mary Jackson” Center."""
    return (reading.joined(end) or reading.between(end) in ("” ", '" ')) and (
        reading.words[end].capital or reading.words[end].text[0].isdigit()
    )


def _is_owned(reading: Document, first: int, number: int) -> bool:
    """Return True for an office of somebody at a word, unless the name before it may be a place ("in Lee Town, …")."""
    owned = next((place for place in range(number + 1, number + 4) if reading.between(place) in _OWNING), 0)
    return owned > 0 and reading.text_at(first - 1).lower() not in _PLACING and _is_office(reading, owned)


def _is_after_office(reading: Document, first: int, end: int) -> bool:
    """Return True for a name between commas after an office: the head of tests, Ann Example, flew."""
    closed = reading.text[reading.words[end - 1].end : reading.words[end - 1].end + 1] in (",", ".")
    if not closed or reading.between(first) != ", ":
        return False
    number = first - 1
    while number > first - _REACH and reading.joined(number) and reading.text_at(number) not in PLAIN_TITLES:
        if reading.text_at(number) in _PLACING:
            return False
        number -= 1
    return reading.text_at(number) in PLAIN_TITLES and (number == first - 1 or reading.text_at(number + 1) in _OF)


def _is_office(reading: Document, number: int) -> bool:
    """Return True when one of the next words names an office, before any comma or plain name."""
    for place in range(number, min(number + 8, len(reading.words))):
        word = reading.words[place]
        if place > number and not word.glued:
            return False
        if word.low.startswith(_ROLES):
            return True
        if word.low in _CLAUSE:
            return False
    return False


def _person(reading: Document, first: int, end: int, rule: str) -> Candidate:
    return found(reading.text, reading.words[first].start, reading.words[end - 1].end, "person", rule)


RULES = (
    NameRule(
        "title",
        titled,
        examples=(
            "President [Example](person) met Prime Minister [Ann van Sample](person)",
            "Dr. [J. Example](person) spoke",
            "Minister of Science and Technology (MST) [Ann Example](person) signed",
            "Ambassador to Testland [Ann Example](person) came",
            "Minister of High-Tech Industry [Ann Example](person) signed",
            "the Minister of Higher Education and Scientific Research, [Ann Example](person), came",
            "Dr [V Sample](person) spoke",
            "said professor [Sample](person), who leads it",
            "the Honourable [Ann-Marie Example](person) came",
            "His Highness Sheikh [Omar bin Sample](person)",
            "astronaut [Ann Example](person) flew",
            "Minister [Omar al-Sample](person) signed",
            "Director General of TSA State Corporation [Zo Sample](person) signed",
            "Chairman of Sampleton Works [Zo Sample](person) signed",
        ),
        negatives=(
            "the President of Testland", "Secretary of State", "a director Ann", "General Electric builds engines",
            "astronaut training", "the Minister said", "at the Major Tides Forum in 2022",
        ),
    ),
    NameRule(
        "beside",
        beside,
        examples=(
            "said [Ann Example](person), director of tests",
            "[Bo Sample](person), a senior engineer at the yard, agreed",
            "“It works,” [Ann Example](person) said.",
            "[Bo Sample](person) became the first Testlandish astronaut",
            "a second astronaut, [Cy Instance](person), flew",
            "its head of tide safety, [Cy Instance](person), flew",
            "its [Christina Sample](person) and [Takuya van Example](person) went",
            "with [Zhang Mingxing](person)",
            "from [Chen Dong](person), [Wu Fei](person) and [Wang Jie](person) came",
            "chaired by [Akram Sample](person) of Testland",
            "and his counterpart [S. Examplar](person) signed",
            "the head of the TSA [Mohan El-Sample](person) said",
            "and [Zo Bare Sample](person), Testland's Minister of Tides",
            "the head of TSA State Space Corporation [Ann Example](person) came",
        ),
        negatives=(
            "said Testland", "Space Agency said", "said the director", "In Lee, the director said no",
            "the James Sample Prize", "the “James Sample” Tide Centre", "of Zo Bare Sample, Testland's",
            "the head of tides in Lee, Bare Sample, flew", "the head, who came, Bare Sample, flew",
            "In Bare Sample, Testland's director said no",
            "In the Sampla Testa, Deputy Chairman Example spoke", "the Long March", "vitamin C. Tests go on",
        ),
    ),
)  # fmt: skip
