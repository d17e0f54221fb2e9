"""Persons in a row: after a title of several, and beside one whose name shows what it is."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.entities.candidate import Candidate, found
from briefing.analysis.entities.given import GIVEN
from briefing.analysis.entities.heads import PLAIN_TITLES, PLURAL_TITLES
from briefing.analysis.entities.person_name import name_end
from briefing.analysis.entities.rule import Document, NameRule
from briefing.english import lexicon
from briefing.knowledge import space_words

_TRADES = lexicon.words("office_stem") | space_words.words("office_stem") | PLAIN_TITLES
_MOST = 20  # names of one row
_BRACKETED = 8  # words between brackets behind a name


def listed(reading: Document) -> Iterator[Candidate]:
    """Yield the full names of a list after a plural title: astronauts A, B and C."""
    for number, _ in reading.written(PLURAL_TITLES):
        first = number + 1
        while first < len(reading.words) and first < number + 40:
            first += reading.text_at(first) == "and"
            end = name_end(reading, first)
            if end < first + 2 or reading.between(first).strip() not in ("", ","):
                break
            yield _person(reading, first, end, "list of persons")
            first = _behind_land(reading, end)


def _behind_land(reading: Document, end: int) -> int:
    """Return the word after "of Testland" behind a name; the word after the name when no country follows."""
    land = end + 1 + (reading.text_at(end + 1) == "the")
    if reading.text_at(end) != "of" or reading.kind_at(land) != "country":
        return end
    after = land
    while reading.known.get(after) is reading.known[land]:
        after += 1
    return after


def _is_trade(word: str) -> bool:
    """Return True for several of a trade or office: geologists, engineers."""
    return word.endswith("s") and word[:-1] in _TRADES


def in_a_row(reading: Document) -> Iterator[Candidate]:
    """Yield the full names of a row after a trade, or with one that a given name or an initial shows a person's."""
    done = 0
    for number in reading.capitals:
        row = _row(reading, number) if number >= done else []
        done = row[-1][1] if row else done
        shown = len(row) > 1 and any(_shows(reading, *name) for name in row)
        if shown or (row and _follows_trade(reading, row[0][0])):
            yield from (_person(reading, *name, "row of persons") for name in row)


def _follows_trade(reading: Document, first: int) -> bool:
    """Return True after "geologists"."""
    return reading.joined(first) and _is_trade(reading.words[first - 1].low)


def _row(reading: Document, first: int) -> list[tuple[int, int]]:
    """Return the spans of words of full names up to the one after "and": A, B (of C) and D; none without an "and"."""
    row: list[tuple[int, int]] = []
    joined = False
    while len(row) < _MOST and _is_full(reading, first):
        end = name_end(reading, first)
        row.append((first, end))
        after = _behind_brackets(reading, end)
        if joined:
            return row
        joined = reading.text_at(after) == "and" and reading.between(after).lstrip(")") in (" ", ", ")
        if not joined and reading.between(after).lstrip(")") != ", ":
            break
        first = after + joined
    return row[:1]


def _is_full(reading: Document, first: int) -> bool:
    """Return True for a name of two or three words that is no part of a longer one and nobody's own."""
    end = name_end(reading, first)
    if not first + 2 <= end <= first + 3 or any(_is_trade(reading.words[n].low) for n in range(first, end)):
        return False
    goes_on = reading.joined(end) and (reading.words[end].capital or reading.text_at(end)[0].isdigit())
    owned = reading.between(first).startswith(("'s", "’s", "' ", "’ "))
    return not (goes_on or owned or _is_inside(reading, first))


def _is_inside(reading: Document, first: int) -> bool:
    """Return True after a capitalised word other than a trade, or after "the"."""
    before = reading.words[first - 1] if reading.joined(first) else None
    return before is not None and ((before.capital and not _is_trade(before.low)) or before.low == "the")


def _behind_brackets(reading: Document, end: int) -> int:
    """Return the word after what stands in brackets behind a name; the word after the name when nothing does."""
    if reading.between(end) != " (":
        return end
    closed = (n for n in range(end + 1, end + _BRACKETED) if ")" in reading.between(n))
    return next(closed, end)


def _shows(reading: Document, first: int, end: int) -> bool:
    """Return True for a common given name, or an initial between two words."""
    initial = any(len(reading.text_at(n)) == 1 for n in range(first + 1, end - 1))
    return reading.text_at(first) in GIVEN or initial


def _person(reading: Document, first: int, end: int, rule: str) -> Candidate:
    return found(reading.text, reading.words[first].start, reading.words[end - 1].end, "person", rule)


RULES = (
    NameRule(
        "list of persons",
        listed,
        examples=(
            "astronauts [Ann Example](person), [Bo Sample](person) and [Cy Instance](person) flew",
            "Presidents [Ann Example](person) of Testland and [Bo Sample](person) of the T.L. met",
        ),
        negatives=("astronauts from Testland", "astronauts and others", "astronauts Ann and Bo"),
    ),
    NameRule(
        "row of persons",
        in_a_row,
        examples=(
            "geologists [Cy Sample](person) and [Di Instance](person) came",
            "by [Jonas Breuer](person) (TSA) and [Ana Sample](person) (Examplia Space Office)",
            "by [Jurij N. Sample](person), [Bruno Example](person) and [Petar Q. Instance](person) from Lee",
        ),
        negatives=("with Sampler Nord and Lee Works", "the James Sample and Bo Instance prize",
                   "Plan B. Tests and Sample Work", "Children's Book Author and Bruno Sample"),
    ),
)  # fmt: skip
