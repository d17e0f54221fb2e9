"""Text and knowledge in, the entities it names and every place where it names them out.

Known names first, then what the text itself defines or shows by the words beside it; where spans overlap, the
leftmost and longest stands. A capitalised word alone is no entity.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ahocorasick import Automaton

from briefing.analysis.entities.acronyms import definitions
from briefing.analysis.entities.bodies import bodies
from briefing.analysis.entities.candidate import Candidate, longest
from briefing.analysis.entities.craft import named, numbered
from briefing.analysis.entities.known import Matcher, candidates, known, matcher
from briefing.analysis.entities.persons import persons, surnames
from briefing.analysis.entities.words import Word, words
from briefing.model import Entity, Mention

__all__ = ["Matcher", "candidates", "entities", "matcher"]

Spans = Sequence[tuple[int, int]]


def entities(
    text: str, blocks: Spans, protected: Spans, matcher: Matcher
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Return the entities of a text in the order of first mention, and all mentions."""
    row = words(text)
    found = [*known(text, matcher), *numbered(text), *bodies(text, row), *persons(text, row), *named(text, row)]
    found += _acronyms(text, longest(found), row)
    chosen = longest(found)
    found += surnames(chosen, row)
    chosen = [c for c in longest(_again(text, found)) if _allowed(c, blocks, protected)]
    things = {c.entity: Entity(c.entity, c.name, c.type, c.known) for c in reversed(chosen)}
    ordered = tuple(things[key] for key in dict.fromkeys(c.entity for c in chosen))
    return ordered, tuple(Mention(c.start, c.end, text[c.start : c.end], c.entity, c.rule) for c in chosen)


def _acronyms(text: str, chosen: Sequence[Candidate], row: Sequence[Word]) -> Iterator[Candidate]:
    """Yield acronyms that the text defines for names that were found, and names that their acronym shows."""
    at = {(c.start, c.end): c for c in chosen}
    owners: dict[str, Candidate] = {}
    for definition in definitions(text):
        owner = at.get(definition.short) or at.get(definition.long)
        if owner is None or owner.type == "person":
            continue
        owners.setdefault(text[slice(*definition.short)], owner)
        yield _same(owner, *definition.long, "acronym defined")
    for word in row:
        if owner := owners.get(word.text):
            yield _same(owner, word.start, word.end, "acronym")


def _again(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates, and every further place where a discovered name stands in full."""
    yield from found
    names = {c.name: c for c in longest(found) if not c.known and " " in c.name}
    if not names:
        return
    automaton = Automaton()
    for name in names:
        automaton.add_word(name, name)
    automaton.make_automaton()
    for last, name in automaton.iter(text):
        start, end = last + 1 - len(name), last + 1
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            yield _same(names[name], start, end, names[name].rule)


def _same(owner: Candidate, start: int, end: int, rule: str) -> Candidate:
    return Candidate(start, end, owner.entity, owner.name, owner.type, owner.known, rule)


def _allowed(candidate: Candidate, blocks: Spans, protected: Spans) -> bool:
    """Return True for a span within one block that touches no link and no code."""
    if blocks:
        number = bisect_right(blocks, (candidate.start, float("inf"))) - 1
        if number < 0 or candidate.end > blocks[number][1]:
            return False
    number = bisect_right(protected, (candidate.start, float("inf"))) - 1
    before = number >= 0 and protected[number][1] > candidate.start
    after = number + 1 < len(protected) and protected[number + 1][0] < candidate.end
    return not before and not after
