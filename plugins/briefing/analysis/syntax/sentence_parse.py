"""Make a scene of each sentence: its tokens, cues and clauses, from which events and cooperations are read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefing.analysis.syntax.clauses import Clause, clauses
from briefing.analysis.syntax.cues import CueForms, Trigger, hits
from briefing.analysis.syntax.tokens import Token, tokens, word
from briefing.analysis.syntax.vocabulary import ADVERBS, AUXILIARIES, BE, BEFORE_NOUNS, OFFICES, PLANS
from briefing.ingest.datelines import dateline
from briefing.knowledge.kinds import event_kinds
from briefing.model import Entity, Mention, Sentence, TimeExpression

_UNNAMED = event_kinds("unnamed")
LONGEST = 3000
"""Characters; a longer stretch without a stop is no sentence, and nothing is read from it."""


@dataclass(frozen=True, slots=True)
class SentenceParse:
    """A sentence with its clauses and cues, and what is known of its names."""

    row: Sequence[Token]
    hits: Sequence[Trigger]
    works: Sequence[Trigger]
    """Cues that tell of work together, and of no event."""
    clauses: Sequence[Clause]
    entities: Mapping[str, Entity]
    published: date
    demonyms: frozenset[str]
    """Adjectives and peoples of countries, without case."""
    operators: Mapping[str, tuple[str, ...]]
    """Who operates a craft, by ids."""
    types: Mapping[int, str] = field(default_factory=dict)
    """Types of the names by where these begin; "" for adjectives but those that act: "a Kenyan delegation"."""
    verbs: frozenset[int] = frozenset()
    """Places of the words that end a subject."""
    named: frozenset[int] = frozenset()
    """Places of the names."""
    within: Sequence[int] = ()
    """Number of the clause that holds each token."""
    begins: int = 0
    """Where its text begins, behind a dateline."""

    def type(self, token: Token) -> str:
        """Return the type of the entity that a token names; "" for words and adjectives of countries."""
        return "" if token.mention is None else self.types[token.start]

    def names(self, several: Collection[str]) -> bool:
        """Return True where the sentence names all of some entities."""
        return {mention.entity for i in self.named if (mention := self.row[i].mention)}.issuperset(several)

    def clause_of(self, index: int) -> Clause:
        """Return the clause that holds a token."""
        return self.clauses[self.within[index]]


def scenes(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    entities: Sequence[Entity],
    published: date,
    words: CueForms,
    demonyms: frozenset[str],
    operators: Mapping[str, tuple[str, ...]],
) -> Iterator[tuple[Sentence, SentenceParse]]:
    """Yield each sentence that is short enough, with its scene."""
    known = {entity.id: entity for entity in entities}
    names, dates = [mention.start for mention in mentions], [time.start for time in times]
    for sentence in sentences:
        start, end = sentence.start, sentence.end
        if end - start > LONGEST:
            continue
        inside = mentions[bisect_left(names, start) : bisect_left(names, end)]
        said = times[bisect_left(dates, start) : bisect_left(dates, end)]
        row = _stopped(tokens(text, start, end, inside, said))
        every = hits(row, words)
        found = [hit for hit in every if hit.cue.kind not in _UNNAMED]
        works = [hit for hit in every if hit.cue.kind in _UNNAMED]
        types = _types(row, demonyms, known) if inside else {}
        split = clauses(row, every)
        ends, within = frozenset(_verbs(row, found, every)), _within(split)
        named = frozenset([index for index, token in enumerate(row) if token.mention])
        opens = text[max(0, start - 2) : start] in ("", "\n\n")
        begins = start + dateline(text[start:end]) if opens else start
        more = (known, published, demonyms, operators, types, ends, named, within, begins)
        yield sentence, SentenceParse(row, found, works, split, *more)


def _stopped(row: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return a row that ends with a mark: behind the last word of a heading stands a stop without any width.

    So something stands behind every plain word, wherever a text breaks off, but not behind "U.S.".
    """
    last = row[-1] if row else word(0, 0, ".")
    return (*row, word(last.end, last.end, ".")) if last.text[-1].isalnum() else row


def _within(split: Sequence[Clause]) -> Sequence[int]:
    """Return the number of the clause that holds each token."""
    numbers = [0] * sum(len(clause.indexes) for clause in split)
    for number, clause in enumerate(split[1:], 1):
        for index in clause.indexes:
            numbers[index] = number
    return numbers


def _verbs(row: Sequence[Token], found: Sequence[Trigger], every: Sequence[Trigger]) -> Iterator[int]:
    """Yield the places of the words that end a subject: auxiliaries, verbs of saying, of planning and of cues."""
    for index, token in enumerate(row):
        planned = token.low in PLANS and (index == 0 or row[index - 1].low not in BEFORE_NOUNS)  # "a plan" is no verb
        if planned or token.low in AUXILIARIES or token.is_saying:
            yield index
    verbs = [hit.start for hit in every if hit.use == "verb"]
    for hit in found:
        if hit.use in ("verb", "infinitive") and row[hit.start].low not in PLANS and not _is_aside(row, hit, verbs):
            yield hit.start


def _is_aside(row: Sequence[Token], hit: Trigger, verbs: Sequence[int]) -> bool:
    """Return True for a participle beside the subject: "the camera built by Kenya will fly"."""
    if not (hit.passive and hit.start and row[hit.end].low == "by"):
        return False
    last = row[hit.start - 1].low
    later = verbs[-1] > hit.start or any(token.low in AUXILIARIES for token in row[hit.end :])
    return last == "," or (later and last not in BE | ADVERBS)


def _types(row: Sequence[Token], demonyms: frozenset[str], known: Mapping[str, Entity]) -> Mapping[int, str]:
    """Return the types of the names of a sentence by where these begin."""
    types = {token.start: known[token.mention.entity].type for token in row if token.mention}
    adjectives = {token.start: "" for token in row if token.mention and token.mention.text.casefold() in demonyms}
    return {**types, **adjectives, **{start: types[start] for start in _acting(row, demonyms)}}


def _acting(row: Sequence[Token], demonyms: frozenset[str]) -> Iterator[int]:
    """Yield where adjectives begin through whose people a country acts: "the Mexican and Argentine agencies"."""
    for index, token in enumerate(row):
        if not token.mention or token.low.casefold() not in demonyms:
            continue
        after = index + 1
        while after + 1 < len(row) and row[after].low in ("and", ",") and row[after + 1].low.casefold() in demonyms:
            after += 2
        after += after + 1 < len(row) and row[after].low in ("space", "the")
        if after < len(row) and row[after].low in OFFICES:
            yield token.start
