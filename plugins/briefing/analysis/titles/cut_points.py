"""Find where a title may end, and what is lost by a cut there.

A cut at a clause costs less than one at a phrase, and none is made before what the words before it cannot do without.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from briefing.analysis.predications.self_contained import CONDITIONS, hedge_end
from briefing.analysis.syntax import cutting
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    BEFORE_NOUNS,
    CONJUNCTIONS,
    INTO,
    RELATIVE,
    SAYING,
    SPACE,
    TEMPORAL,
)
from briefing.english import lexicon

_AT_CLAUSE, _AT_PHRASE, _AT_RELATIVE = 5, 25, 35
"""What a cut before a clause, a phrase or a relative clause costs."""
_OPENERS = CONDITIONS | CONJUNCTIONS | TEMPORAL | INTO
_CLAUSES = (CONJUNCTIONS | TEMPORAL | {"as", "so", ",", "and", "following"}) - {"that"}
_WANTING = lexicon.words("takes_matter", "instrument_noun")
"""Nouns that say little without what they are about: "a number of", "an agreement on"."""
_BEFORE_GOAL = AUXILIARIES | ADVERBS | SAYING | lexicon.words("leads_to_verb", "before_goal", "foreseen")
_FINITE = AUXILIARIES | lexicon.words("planning_verb", "headline_verb")
_CAUSING = lexicon.words("causing_verb")
_DETERMINERS = lexicon.words("simple_determiner")
_PRONOUNS = frozenset(["it", "they", "he", "she"])
_ENDS_SUBJECT = RELATIVE | CONJUNCTIONS | {",", "and", "that", "which"}
FIGURES = lexicon.words("figure_of_speech")
"""Nouns that stand for a deed and tell none."""
_COUNTED = 4
"""Tokens from a comma to "after" in ", almost a week after they left"."""
_CONCEDING = frozenset(["although", "though", "despite", "whereas"])
_WHICH = frozenset(["the", "first", "only", "last"])
"""Words that make a noun lean on what tells which it is: "the port | in Guiana", "the first flight | in ten years"."""


def cut_points(scene: SentenceParse, row: Sequence[Token], verb: int) -> Iterator[int]:
    """Yield where a title may end, from the first place on."""
    hedged = hedge_end(scene)
    least = scene.row[hedged - 1].end if hedged else 0
    for n in range(verb + 2, len(row)) if not _is_under(row, verb) else ():
        opens = cutting.is_border(row, n) or _is_goal(row, n) or _is_next(row, n)
        if opens and row[n].start >= least and not _leans(row, n, verb):
            yield n
            if row[n].low == "," and (row[n + 1].low in _CONCEDING or _is_spliced(row, n)):
                return
    yield len(row)


def cut_cost(row: Sequence[Token], end: int, lost: int) -> float:
    """Return what a cut costs that loses so many characters which would have fitted."""
    if end == len(row):
        return 0
    if row[end].low == "," and any(token.low in FIGURES for token in row[end + 1 : end + 4]):
        return _AT_CLAUSE  # ", a milestone that opens the way to …"
    if row[end].low in _CLAUSES:
        return _AT_CLAUSE + lost / 4
    return (_AT_RELATIVE if row[end].low in RELATIVE | {"that"} else _AT_PHRASE) + lost / 2


def _is_under(row: Sequence[Token], verb: int) -> bool:
    """Return True for a sentence whose main clause may be still to come, and not for "By 2030, A will …"."""
    begun = row[0].low in INTO and any(token.low == "," for token in row[:verb])
    return row[0].low in _OPENERS and not begun and not any(token.time for token in row[1:3])


def _is_goal(row: Sequence[Token], n: int) -> bool:
    """Return True for "to" before a verb that tells what for: "built a probe | to study"; not for "is able to"."""
    last, after = row[n - 1], row[min(n + 1, len(row) - 1)]
    verb = after.is_word and after.text.islower() and after.low not in BEFORE_NOUNS
    leads = last.is_past or last.low in _BEFORE_GOAL or last.low.endswith(("ly", "ing"))
    return row[n].low == "to" and verb and not leads


def _is_next(row: Sequence[Token], n: int) -> bool:
    """Return True for a comma before a clause or an apposition with one: ", and it will fly", ", the man who flew"."""
    first = row[min(n + 1, len(row) - 1)].low
    counted = any(token.low in TEMPORAL for token in row[n + 2 : n + 2 + _COUNTED])
    told = first in ("and", "but") and any(token.low in AUXILIARIES or token.is_past for token in row[n + 2 : n + 8])
    behind = [token.low for token in takewhile(lambda token: token.low != ",", row[n + 1 : n + 8])]
    apposed = first == "the" and not RELATIVE.isdisjoint(behind)
    follows = row[n].low == "following" and row[n - 1].low not in BEFORE_NOUNS
    part = [token.low for token in row[n : n + 3]] == ["as", "part", "of"]
    return follows or part or (row[n].low == "," and (told or apposed or counted or _is_spliced(row, n)))


def _is_spliced(row: Sequence[Token], n: int) -> bool:
    """Return True for a comma before a sentence of its own: "It will fly in May, the crew has not yet …"."""
    first = row[min(n + 1, len(row) - 1)]
    begins = first.low in _DETERMINERS | _PRONOUNS or first.mention is not None
    behind = [*takewhile(lambda token: token.low not in _ENDS_SUBJECT, row[n + 2 : n + 8])]
    whole = any(token.low in AUXILIARIES or token.is_past for token in row[: n - 1])
    return begins and whole and any(token.low in AUXILIARIES for token in behind)


def _leans(row: Sequence[Token], n: int, verb: int) -> bool:
    """Return True where the words before a border cannot do without what follows: "a call | for", "asked Peru | to"."""
    told, last = row[verb:n], row[n - 1].low
    bare = all(token.low in AUXILIARIES | ADVERBS or token.is_past or token.low.endswith("ly") for token in told)
    asked = row[n].low == "to" and any(token.low in _CAUSING for token in told)
    which = row[n - 2].low in _WHICH and not row[n - 1].mention
    wants = row[n].low not in _CLAUSES and ((last in _WANTING and not _tells_matter(row[:n])) or which)
    said = max((place for place, token in enumerate(told) if token.is_saying), default=-1)
    begun = said >= 0 and not any(token.low in _FINITE or token.is_past for token in told[said + 1 :])
    counted = row[n].low in TEMPORAL and any(token.low == "," for token in row[n - _COUNTED : n])
    return bare or asked or wants or begun or counted or row[n].low in CONDITIONS


def _tells_matter(row: Sequence[Token]) -> bool:
    """Return True where words of space before a noun tell what it is about: "a space cooperation agreement"."""
    before = takewhile(lambda token: token.is_word and token.low not in _DETERMINERS, row[-2::-1])
    return any(token.low in SPACE for token in before)
