"""Acronyms that a text defines: "Long Name (ABBR)" and "ABBR (Long Name)".

The letters of the acronym spell the long name; or the name beside it was found by itself and the acronym is of
another language, as with "Mexican Space Agency (AEM)". What a text defines for itself holds throughout that text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from briefing.analysis.entities.candidate import Candidate
from briefing.analysis.entities.gazetteer import Gazetteer
from briefing.analysis.entities.long_forms import DEFINED, foreign, long_form, ministry, spelt, written_out
from briefing.analysis.entities.rule import Document
from briefing.analysis.entities.stems import stem, stems

_AFTER = re.compile(r" \((?:the |or )?[“\"]?([^\W\d_][\w&-]{1,11})[”\"]?[),;]")
_BODIES = frozenset(["agency", "organisation", "company"])
_OPENING = re.compile(r" \(|, short for ")


def definitions(
    reading: Document, standing: Mapping[int, Candidate], gazetteer: Gazetteer
) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield each name with its acronym, both as candidates; `standing` holds what was found, by where it ends."""
    begins = {candidate.start: candidate for candidate in standing.values()}
    for opening in _OPENING.finditer(reading.text):
        if (number := reading.ending(opening.start())) < 0:
            continue
        word = reading.words[number]
        if opening[0] != " (":
            yield from _short_for(reading, number, begins) if _is_acronym(word.text) else ()
            continue
        match = _AFTER.match(reading.text, word.end, word.end + 24)
        if match and (known := begins.get(match.start(1))) and known.known:
            other = standing.get(word.end)
            if other and _is_called(reading, other, known, gazetteer):
                yield known, known.at(other.start, other.end, "acronym written out")
            else:
                yield from _of_known(reading, number, known, other)
        elif match and _is_acronym(match[1]):
            owner = _owner(reading, number, match[1], standing)
            owner = owner or ministry(reading, number, match.span(1))
            if owner and match.start(1) not in begins:
                yield owner, owner.at(*match.span(1), DEFINED)
        elif _is_acronym(word.text) and reading.between(number + 1) == " (":
            long = begins.get(reading.words[number + 1].start)
            if long and reading.text[long.end : long.end + 1] == ")" and word.end not in standing:
                yield long, long.at(word.start, word.end, DEFINED)


def _short_for(
    reading: Document, number: int, begins: Mapping[int, Candidate]
) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield "Long Name" with the acronym before ", short for": ABC, short for Alpha Beta Company."""
    word, first = reading.words[number], number + 3
    first += reading.text_at(first) == "the"
    last = first
    while reading.joined(last + 1) and reading.words[last + 1].capital:
        last += 1
    long = long_form(reading, first, last) if reading.text_at(first)[:1] == word.text[0] and last > first else None
    if long:
        owner = begins.get(word.start) or long
        yield owner.at(long.start, long.end, DEFINED), owner.at(word.start, word.end, DEFINED)


def _of_known(
    reading: Document, number: int, known: Candidate, other: Candidate | None
) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield what a name on record in brackets stands for in this text: its own thing, or another of these letters."""
    short = reading.text[known.start : known.end]
    long = written_out(reading, number, short)
    if known.type in ("person", "country", "body") or long is None:
        return
    another = other if other and other.known and other.start <= long.start else None
    if another and another.entity == known.entity:
        yield known, known
    elif another is None and (spelt(reading, number, short) is None or _is_same(reading, long, known)):
        if not (other and other.known):
            yield known, known.at(long.start, long.end, "acronym written out")
    elif another is None or another.type not in ("person", "country", "body"):
        owner = another or (other if other and other.start == long.start else long)
        yield owner, owner.at(known.start, known.end, DEFINED)


def _is_called(reading: Document, long: Candidate, known: Candidate, gazetteer: Gazetteer) -> bool:
    """Return True when a name before brackets is in words of the stems of a name of the record that stands in them.

    Europe's Meteorological Satellite Organization is the European Organisation of Meteorological Satellites (EUMETSAT).
    """
    if long.known or long.type not in _BODIES or known.type not in _BODIES:
        return False
    record = gazetteer.record(known.entity)
    own: set[str] = set()
    for number in reading.within(long.start, long.end):
        if reading.kind_at(number) not in ("country", "demonym"):
            own |= stems(reading.text_at(number))
        elif gazetteer.record(reading.known[number].entity).country != record.country:
            return False
    return any(own <= stems(name) for name in (record.name, *record.names))


def _is_same(reading: Document, long: Candidate, known: Candidate) -> bool:
    """Return True when a long name may be that of a record: of no other country, and with words of the same stems."""
    own = stems(known.name)
    parts = [n for n in reading.within(long.start, long.end) if reading.kind_at(n) in ("country", "demonym")]
    if parts or len(own) < 2:
        return all(stem(reading.text_at(n)) in own for n in parts)
    mine = stems(long.name)
    return len(mine & own) * 2 >= len(mine)


def claimed(text: str, found: Iterable[Candidate], pairs: Iterable[tuple[Candidate, Candidate]]) -> list[Candidate]:
    """Return what was found, with each acronym that the text defines for itself given to what it defines it for."""
    owners: dict[str, dict[str, Candidate]] = {}
    for owner, short in pairs:
        owners.setdefault(text[short.start : short.end], {})[owner.entity] = owner
    only = {short: next(iter(mine.values())) for short, mine in owners.items() if len(mine) == 1}
    return [_given(one, only.get(text[one.start : one.end])) for one in found]


def _given(one: Candidate, owner: Candidate | None) -> Candidate:
    """Return a name as that of another owner, if there is one."""
    return one if owner is None or owner.entity == one.entity else owner.at(one.start, one.end, DEFINED)


def _is_acronym(word: str) -> bool:
    """Return True for a word with two capitals or more that is no plural.

    >>> [_is_acronym(w) for w in ("TSA", "iCET", "EgSA", "Testland", "R", "X-1", "SMEs")]
    [True, True, True, False, False, False, False]
    """
    if word.endswith("s") and word[:-1].isupper():
        return False
    return sum(letter.isupper() for letter in word) > 1 and not word[-1].isdigit()


def _owner(reading: Document, number: int, short: str, standing: Mapping[int, Candidate]) -> Candidate | None:
    """Return what the acronym after a word stands for: what ends there, else words that its letters spell."""
    owner, first = standing.get(reading.words[number].end), spelt(reading, number, short)
    if owner and owner.type not in ("person", "country", "body") and owner.rule != "demonym":
        if first is None:
            return None if owner.known else owner
        return owner if first >= _first_word(reading, number, owner) else long_form(reading, first, number)
    if first is None and not owner:
        return foreign(reading, number, short)
    return None if first is None or owner else long_form(reading, first, number)


def _first_word(reading: Document, number: int, owner: Candidate) -> int:
    while number > 0 and reading.words[number].start > owner.start:
        number -= 1
    return number
