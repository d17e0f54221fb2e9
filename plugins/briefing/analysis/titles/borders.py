"""Tell where a phrase or clause begins behind the verb of a sentence, so that a title may end before it.

A list is not cut between its members, "is able to" keeps its verb, and a time before its noun belongs to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    BEFORE_NOUNS,
    CONJUNCTIONS,
    LEADING,
    RELATIVE,
    TEMPORAL,
)
from briefing.english import lexicon
from briefing.knowledge import space_words

PREPOSITIONS = lexicon.words("governor", "further_preposition") - {"of", "than", "like"}
CLAUSES = (CONJUNCTIONS | TEMPORAL | RELATIVE | {"as", "so"}) - {"that"}
FREE = lexicon.words("free_phrase")
"""Words that open a phrase about the occasion: during, despite, ahead."""
MARKS = frozenset([";", ":", "—", "–"])
JOINTS = frozenset(["and", "or", "but"])
NOUNS = lexicon.words("noun_in_ing") | space_words.words("noun_in_ing")
_GLUE = lexicon.words("before_phrase", "together_word") | {"according", "due"}
"""Words that the preposition behind them belongs to: "along with", "in collaboration with"."""
_BEFORE_VERB = lexicon.words("foreseen", "leads_to_verb") | AUXILIARIES | ADVERBS
"""Words that no "to" may be cut from: "is able to"."""
_LITTLE = lexicon.words("function_word", "auxiliary", "governor")
_ARTICLES = lexicon.words("small_determiner")
_NO_PAST = lexicon.words("no_past_in_ed")
_CONTACT = frozenset(["the", "they", "it"])
_NO_NOUN = AUXILIARIES | BEFORE_NOUNS | PREPOSITIONS | ADVERBS


def begins(row: Sequence[Token], n: int, verb: int) -> bool:
    """Return True where a phrase or clause begins that could go; `verb` is the place of the first verb."""
    token, last = row[n], row[n - 1]
    if last.time and token.low not in (",", "-", "–") and not _is_noun(token) and n > verb + 1:
        return True
    hangs = n + 1 == len(row) or last.low in JOINTS | _ARTICLES or last.low == "," != token.low
    return not hangs and opens(row, n)


def opens(row: Sequence[Token], n: int) -> bool:
    """Return True for a token that opens a phrase or clause of its own."""
    token, last, after = row[n], row[n - 1], row[min(n + 1, len(row) - 1)]
    if token.low == ",":
        return _opens_aside(row, n)
    if last.low in PREPOSITIONS or last.low in LEADING or last.low in _GLUE:
        return False
    if token.time:
        return not _is_noun(after)
    if token.low == "to":
        return not is_infinitive(row, n) or not (last.low in _BEFORE_VERB or last.is_past or last.low.endswith("ly"))
    if is_mark(row, n) or token.low in CLAUSES:
        return token.low not in ("so", "as") or last.low not in AUXILIARIES
    if token.low == "that":
        told = last.is_saying or last.is_past or last.time is not None
        return not told and last.low not in AUXILIARIES | BEFORE_NOUNS
    if token.low in JOINTS:
        return _is_verb_ahead(row, n + 1)
    return token.low in PREPOSITIONS | FREE or _is_participle(row, n) or _is_contact(row, n)


def is_mark(row: Sequence[Token], n: int) -> bool:
    """Return True for a mark that parts clauses; a hyphen with space around it is a dash."""
    return row[n].low in MARKS or (row[n].low == "-" and row[n - 1].end < row[n].start)


def is_infinitive(row: Sequence[Token], n: int) -> bool:
    """Return True for "to" before a verb."""
    after = row[min(n + 1, len(row) - 1)]
    return after.is_word and (after.low == "be" or after.low not in _LITTLE) and after.text.islower()


def _opens_aside(row: Sequence[Token], comma: int) -> bool:
    """Return True for a comma before a phrase, an apposition or a clause, and not for that of a list."""
    after = row[comma + 1]
    if after.low in JOINTS:
        listed = any(token.low == "," for token in row[max(0, comma - 3) : comma])
        return not listed and (after.low == "but" or _is_verb_ahead(row, comma + 2))
    adverb = after.is_word and after.low.endswith("ly")
    phrase = after.low in PREPOSITIONS | CLAUSES | {"also"}
    aside = after.low in _ARTICLES or _is_participle(row, comma + 1 + adverb)
    return phrase or (aside and not _is_list(row, comma))


def _is_list(row: Sequence[Token], comma: int) -> bool:
    """Return True for a comma of a list: "A, the B and the C"."""
    for place in range(comma + 1, len(row)):
        if row[place].low in JOINTS:
            return not _is_verb_ahead(row, place + 1)
        if row[place].low in PREPOSITIONS:
            return False
        if row[place].low == ",":
            return row[min(place + 1, len(row) - 1)].low in JOINTS
    return False


def _is_noun(token: Token) -> bool:
    """Return True for a plain word that is no little word: it may be a noun."""
    verb = token.is_past or token.is_saying
    return token.is_word and token.text.islower() and token.low not in _LITTLE and not verb


def _is_verb_ahead(row: Sequence[Token], n: int) -> bool:
    """Return True behind "and" where a verb follows, or a subject and its verb."""
    for step in range(n, min(n + 5, len(row))):
        token, after = row[step], row[min(step + 1, len(row) - 1)]
        if token.low == "," or token.low in JOINTS or token.low in PREPOSITIONS:
            return token.low == "to" and step == n
        if token.low in AUXILIARIES or token.is_saying:
            return True
        if token.is_past:
            return not (after.is_word and after is not token and after.low not in BEFORE_NOUNS)
    return False


def _is_participle(row: Sequence[Token], n: int) -> bool:
    """Return True for a participle behind a noun: "a probe carrying soil", "a seminar named"."""
    if n + 1 >= len(row) or not row[n].text.islower() or not row[n].is_word:
        return False
    token, last, after = row[n], row[n - 1], row[n + 1]
    named = last.mention is not None or last.low == ","
    noun = named or (last.is_word and not last.is_past and not last.low.endswith("ly") and last.low not in _NO_NOUN)
    if token.low.endswith("ing"):
        ends = after.is_past or after.low in (PREPOSITIONS - {"to"}) | JOINTS | {"of", ","}
        return noun and token.low not in NOUNS and not ends
    return (
        noun
        and token.is_past
        and token.low not in _NO_PAST
        and (after.low in PREPOSITIONS or (last.low == "," and after.low in BEFORE_NOUNS))
    )


def _is_contact(row: Sequence[Token], n: int) -> bool:
    """Return True for a relative clause without its relative word: "a capsule | the craft brought back"."""
    last, before = row[n - 1], row[n - 2]
    return row[n].low in _CONTACT and _is_noun(last) and before.low not in AUXILIARIES | JOINTS | {"to"}
