"""Tell whether a sentence negates what a trigger tells of: "did not sign", "no agreement", "has not confirmed that"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.analysis.syntax.clauses import Clause
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import AUXILIARIES
from briefing.english import triggers

_NOT_YET = frozenset(["until", "before", "only", "later", "earlier"])
_PUT_OFF = 12
"""Tokens behind "not" in which a time says that it will be yet: "will not fly before May"."""


def is_negated(row: Sequence[Token], clause: Clause, zone: Sequence[Token], hit: Trigger) -> bool:
    """Return True for "did not sign" and "no agreement"; not for "not only" and "not until 2027"."""
    reach = 7 if any(token.low == "of" for token in row[max(0, hit.start - 7) : hit.start]) else 3  # "lack of a pact"
    near = row[max(0, hit.start - reach) : hit.start] if hit.use == "noun" else zone[-8:]
    if triggers.before([token.low for token in near], "negated"):
        return not any(t.low in ("until", "earlier") for t in row[hit.end : hit.end + 8])
    if hit.use == "noun" and _verb_negated(row, clause, hit):
        return True
    words = {token.low for token in near}
    return "failed" in words and hit.use == "infinitive"


def _verb_negated(row: Sequence[Token], clause: Clause, hit: Trigger) -> bool:
    """Return True for "did not attend the summit" and "the launch did not take place", but not "will not … before May".

    What nobody went to is not told of them.
    """
    verb = next((i for i in clause.indexes if i >= hit.end and row[i].low in AUXILIARIES), len(row) - 1)
    denied = [token.low for token in row[verb + 1 : verb + 2]] == ["not"] and _no_verb(row, clause, hit.start)
    if denied and not any(token.low in _NOT_YET for token in row[verb : verb + _PUT_OFF]):
        return True
    before = [row[index].low for index in clause.indexes if index < hit.start]
    return any(one in ("did", "does", "do") and two == "not" for one, two in pairwise(before)) or any(
        word in ("didn't", "doesn't", "don't") for word in before
    )


def _no_verb(row: Sequence[Token], clause: Clause, index: int) -> bool:
    """Return True for a place before the verb of its clause."""
    return not any(row[i].low in AUXILIARIES or row[i].is_past for i in clause.indexes if i < index)


def is_unsaid(row: Sequence[Token], clause: Clause) -> bool:
    """Return True for what somebody did not say: "has not confirmed that"."""
    first = clause.indexes[0]
    before = row[max(0, first - 4) : first] if clause.opener == "that" else ()
    said = bool(before) and (before[-1].is_saying or before[-1].low in ("confirmed", "announced", "decided", "agreed"))
    return said and bool(triggers.before([token.low for token in before], "negated"))
