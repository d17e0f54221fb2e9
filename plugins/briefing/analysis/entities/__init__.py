"""Find the entities that a text names, and every place where it names them.

Known names come first, then what the text itself defines or shows by the words beside it; where spans overlap, the
leftmost and longest stands. A capitalised word alone is no entity.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.analysis.entities import (
    companies,
    company_tails,
    craft,
    craft_lists,
    foreign_bodies,
    organisations,
    person_lists,
    persons,
)
from briefing.analysis.entities.acronyms import claimed, definitions
from briefing.analysis.entities.aliases import merged
from briefing.analysis.entities.candidate import Candidate, longest
from briefing.analysis.entities.fold import fold, slug
from briefing.analysis.entities.gazetteer import Gazetteer, candidates, is_headline, matcher, shared
from briefing.analysis.entities.linking import known
from briefing.analysis.entities.name_coreference import leaders, references
from briefing.analysis.entities.plural_agencies import with_agencies
from briefing.analysis.entities.rule import Document, NameRule
from briefing.analysis.entities.words import words
from briefing.ingest.slugs import fit
from briefing.model import Entity, Mention

__all__ = ["RULES", "Gazetteer", "candidates", "entities", "matcher", "read", "shared"]

RULES: tuple[NameRule, ...] = tuple(
    rule
    for module in (organisations, foreign_bodies, persons, person_lists, craft, craft_lists, companies, company_tails)
    for rule in module.RULES
)
"""The rules of discovery; where two find the same span, the order does not matter."""
Spans = Sequence[tuple[int, int]]


def entities(
    text: str, blocks: Spans, protected: Spans, matcher: Gazetteer
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Return the entities of a text in the order of first mention, and all mentions."""
    blocks = blocks or ((0, len(text)),)
    certain = with_agencies(fold(text), known(text, blocks, matcher), matcher)
    reading = read(text, blocks, certain)
    found = [*certain, *(c for rule in RULES for c in rule.find(reading))]
    standing = longest(found)
    pairs = list(definitions(reading, {c.end: c for c in standing}, matcher))
    found = claimed(text, [*found, *(candidate for pair in pairs for candidate in pair)], pairs)
    standing = longest(found)
    leading = leaders(reading, standing)
    shorts = (short for owner, short in pairs if short is not owner)
    found += references(reading, standing, shorts, leading)
    standing = [c for c in merged(longest(found), leading) if c.known or fit(c.entity)]  # longer words are no names
    chosen = [_own(candidate, matcher) for candidate in standing]
    return _values(text, chosen, blocks, protected)


def _own(candidate: Candidate, matcher: Gazetteer) -> Candidate:
    """Return a discovered thing as the record whose name it has but for case, else under an id that no record has."""
    if candidate.known or not matcher.has(candidate.entity):
        return candidate
    record = matcher.record(candidate.entity)
    if record.type == candidate.type and slug(candidate.name) in map(slug, (record.name, *record.names)):
        return replace(candidate, name=record.name, known=True)
    return replace(candidate, entity=f"{candidate.entity}-{candidate.type}")


def read(text: str, blocks: Iterable[tuple[int, int]], certain: Sequence[Candidate]) -> Document:
    """Return what the rules read: the words of all blocks but headlines, and what is known of them."""
    row = words(text, [span for span in blocks if not is_headline(text[slice(*span)])])
    covered: dict[int, Candidate] = {}
    number = 0
    for candidate in certain:
        while number < len(row) and row[number].end <= candidate.start:
            number += 1
        place = number
        while place < len(row) and row[place].start < candidate.end:
            covered[place] = candidate
            place += 1
    texts, lows = defaultdict[str, list[int]](list), defaultdict[str, list[str]](list)
    for number, word in enumerate(row):
        texts[word.text].append(number)
    for text_ in texts:
        lows[row[texts[text_][0]].low].append(text_)
    capitals = [number for number, word in enumerate(row) if word.capital]
    return Document(text, fold(text), row, covered, texts, capitals, lows)


def _values(
    text: str, chosen: Sequence[Candidate], blocks: Spans, protected: Spans
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Return entities and mentions without those where nothing may be linked."""
    allowed = [c for c in chosen if _is_allowed(c, blocks, protected)]
    things = {c.entity: Entity(c.entity, c.name, c.type, c.known) for c in reversed(allowed)}
    ordered = tuple(things[key] for key in dict.fromkeys(c.entity for c in allowed))
    return ordered, tuple(Mention(c.start, c.end, text[c.start : c.end], c.entity, c.rule) for c in allowed)


def _is_allowed(candidate: Candidate, blocks: Spans, protected: Spans) -> bool:
    """Return True for a span within one block that touches no link and no code."""
    number = bisect_right(blocks, (candidate.start, float("inf"))) - 1
    if number < 0 or candidate.end > blocks[number][1]:
        return False
    number = bisect_right(protected, (candidate.start, float("inf"))) - 1
    before = number >= 0 and protected[number][1] > candidate.start
    after = number + 1 < len(protected) and protected[number + 1][0] < candidate.end
    return not before and not after
