"""Organisations, programmes and agreements that no record has, found by the noun that heads their name.

Two forms: capitalised words that end in a head noun ("Kenya Space Agency"), and a head noun followed by what it
is of or for ("Center for Research and Engineering in Space Technology", "Free University of Brussels").

Positive: the Testland Institute of Physics; the Ministry of Science; the Lunar Resources Treaty.
Negative: the agency; Space Agency; The Center; a University student.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.entities.candidate import Candidate
from briefing.analysis.entities.fold import slug
from briefing.analysis.entities.heads import HEADS, kind
from briefing.analysis.entities.words import Word, run

_TOPICAL = frozenset(
    (
        "Academy Agency Bureau Center Centre Commission Committee Council Department Directorate Institute "
        "Laboratory Ministry Office School Society"
    ).split()
)
"""Heads whose complement is a topic, which may hold "and", "in" and "on"."""
_ALONE = frozenset(
    "Space National International The Joint State Federal Royal Framework Cooperation Implementing".split()
)
"""Words that with a head noun are no name yet: Space Agency, Framework Agreement."""
_LONGEST = 12  # words


def bodies(text: str, row: Sequence[Word]) -> Iterator[Candidate]:
    """Yield every name that a head noun types."""
    number = 0
    while number < len(row):
        end = run(row, number) if row[number].capital else number
        if end == number:
            number += 1
            continue
        yield from _in_run(text, row, number, end)
        number = end


def _in_run(text: str, row: Sequence[Word], first: int, end: int) -> Iterator[Candidate]:
    """Yield the name in a run of capitalised words, carried on over "of" and "for" where its head allows."""
    heads = [n for n in range(first, end) if row[n].text in HEADS]
    if not heads:
        return
    head = heads[-1]
    last = _complement(row, head, end) if head == end - 1 else 0
    if last:
        yield _candidate(text, row, first, last, row[head].text)
    elif head > first and not all(word.text in _ALONE for word in row[first:head]):
        yield _candidate(text, row, first, head + 1, row[head].text)


def _complement(row: Sequence[Word], head: int, end: int) -> int:
    """Return the end of "of …" or "for …" after a head noun; 0 when there is none."""
    if end + 1 >= len(row) or row[end].text not in ("of", "for") or not row[end].glued:
        return 0
    joins = {"of", "for", "the", "and", "&", "in", "on"} if row[head].text in _TOPICAL else {"of", "the"}
    last, number = 0, end + 1
    while number < min(len(row), head + _LONGEST) and row[number].glued:
        if row[number].capital and not (row[number - 1].text == "and" and row[number].text.isupper()):
            last = number + 1
        elif row[number].text not in joins:
            break
        number += 1
    return last


def _candidate(text: str, row: Sequence[Word], first: int, last: int, head: str) -> Candidate:
    start, end = row[first].start, row[last - 1].end
    name = " ".join(text[start:end].split())
    return Candidate(start, end, slug(name), name, kind(name, head), False, "head noun")
