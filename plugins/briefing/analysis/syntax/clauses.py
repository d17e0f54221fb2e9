"""Split a sentence into clauses, each with the tokens that belong to one verb.

A clause begins at a semicolon, a colon, a dash or a bracket, at a conjunction or relative word, at "and" before a verb
or before a name that has its own verb, and at the words that say who said it. A relative clause between commas ends at
the second, and what follows belongs to the clause around it. There is no grammar behind it but these rules; it fails on
lists of clauses without conjunctions.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import AUXILIARIES, CONJUNCTIONS, INSIDE, INTO, RELATIVE, TEMPORAL, TITLES
from briefing.english import lexicon

TOLD_LAST = frozenset(["announced", "confirmed", "revealed"])
"""Verbs that say who said it at the end of a sentence, though they are cues themselves."""
_DASHES = frozenset(["—", "–", "-"])
_ARTICLES = frozenset(["a", "an", "the"])
_BEGINNING = lexicon.words("clause_beginning")
"""Words that begin what is said."""
_SAID = frozenset(["said", "says", "say"])
"""Verbs that take a clause without "that" as their object."""
_SPOKEN = lexicon.words("spokesman_noun")
"""Who says something for a body, whose name may hold commas."""
_CLAUSE = 9  # tokens
_NEAR, _FAR = 6, 16  # tokens
_HAVE = ("has", "have")
_GOING_ON = INSIDE | INTO | CONJUNCTIONS | TEMPORAL | RELATIVE | lexicon.words("governor", "small_determiner")
"""Words behind a comma with which a sentence goes on, and no list."""
_MARKS = frozenset([";", ":", "—", "("])
_IF = frozenset(["if", "unless", "whether"])
_MAY_OPEN = _MARKS | RELATIVE | CONJUNCTIONS | TEMPORAL | {"–", "-", "as", "and", ",", "”", '"'}
_LEADS = ((CONJUNCTIONS | TEMPORAL | {"as"}) - _IF) - {"that", "and", "but", "or"}
"""Words that open a clause before the main one."""
_SUBJECTS = frozenset(["they", "it", "he", "she", "we"])
_BEFORE_POINTING = INSIDE | INTO | {"than"}
"""Words after which "that" opens no clause."""


class Clause(NamedTuple):
    """Tokens that belong to one verb; they need not be neighbours."""

    opener: str
    """The word or mark that began it, or ""."""
    indexes: tuple[int, ...]
    """Of its tokens, in order."""
    parent: int
    """Number of the clause that it belongs to; its own number for the first."""


def clauses(row: Sequence[Token], hits: Sequence[Trigger]) -> tuple[Clause, ...]:
    """Return the clauses of a sentence; every token is in exactly one."""
    asides = sorted([*_stand_ins(row, hits), *_appositions(row, hits)])
    if not asides:
        return _split(row, hits)
    aside = {i for places in asides for i in places}
    kept = [i for i in range(len(row)) if i not in aside]
    place = {i: n for n, i in enumerate(kept)}
    moved = (hit._replace(start=place[hit.start], end=place[hit.end - 1] + 1) for hit in hits if hit.start in place)
    found = _split([row[i] for i in kept], list(moved))
    back = [Clause(one.opener, tuple(kept[i] for i in one.indexes), one.parent) for one in found]
    within = {i: number for number, one in enumerate(back) for i in one.indexes}
    return (*back, *(Clause(row[places[0]].low, places, within[places[0] - 1]) for places in asides))


def _appositions(row: Sequence[Token], hits: Sequence[Trigger]) -> list[tuple[int, ...]]:
    """Return the places of what is told of the first of two between dashes: "between A — the arm of B — and C"."""
    dashes = [i for i in range(1, len(row) - 1) if row[i].low in _DASHES and _spaced(row, i)]
    verbs = {hit.start for hit in hits if hit.use == "verb"} | {i for i, t in enumerate(row) if t.low in AUXILIARIES}
    return [
        tuple(range(first, last + 1))
        for first, last in pairwise(dashes)
        if row[last + 1].low == "and" and row[first + 1].low in _ARTICLES and verbs.isdisjoint(range(first, last))
    ]


def _stand_ins(row: Sequence[Token], hits: Sequence[Trigger]) -> list[tuple[int, ...]]:
    """Return the places of persons who stand in for others: ", represented by its minister," in "Kenya, …, signed".

    An office and a name have commas of their own; the last is before "and", before the verb or at the end.
    """
    if not any(token.low == "represented" for token in row):
        return []
    verbs = {hit.start for hit in hits if hit.use == "verb"}
    ends = [i for i in range(len(row) - 2) if row[i].low == "," and _goes_on(row, i + 1, verbs)]
    titles = [i for i, token in enumerate(row) if token.low in TITLES]
    found: list[tuple[int, ...]] = []
    for first in range(1, len(row) - 2):
        opens = row[first].low == "," and row[first + 1].low == "represented" and row[first + 2].low == "by"
        if not opens or (found and first <= found[-1][-1]):
            continue
        after = bisect_left(ends, first + 3)
        last = ends[after] if after < len(ends) else len(row) - 2
        if bisect_left(titles, first) < bisect_left(titles, last):
            found.append(tuple(range(first, last + 1)))
    return found


def _goes_on(row: Sequence[Token], index: int, verbs: set[int]) -> bool:
    """Return True where what an aside interrupted goes on: with "and", or with its verb."""
    return row[index].low == "and" or index in verbs or row[index].low in AUXILIARIES


def _split(row: Sequence[Token], hits: Sequence[Trigger]) -> tuple[Clause, ...]:
    """Return the clauses of a sentence without those who stand in for others."""
    verbs = {hit.start for hit in hits if hit.use == "verb"}
    said = {index for index, token in enumerate(row) if token.is_saying or token.low == "announced"}
    condition = row[0].low if row and row[0].low in _IF else ""
    openers, parents, members, closers = [condition], [0], [list[int]()], [""]
    current = 0
    leads = _lead_end(row, verbs)
    if leads:
        openers, parents, members, closers, current = ["", row[0].low], [0, 0], [[], []], ["", ""], 1
    for index, token in enumerate(row):
        if leads and index == leads + 1:
            current = 0
        elif token.low == "," and closers[(aside := _aside(current, parents, openers))] == ",":
            if _ends_aside(row, index, verbs, members[parents[aside]]):
                current = parents[aside]
        elif (token.low in _MAY_OPEN or index - 1 in said or index - 2 in said) and (
            opener := "" if index == leads else _opener(row, index, verbs, members[current])
        ):
            parents.append(current)
            openers.append(opener)
            members.append([])
            closers.append(_closer(row, index, opener))
            current = len(members) - 1
        bracket = _bracket(current, parents, closers) if token.low == ")" else 0
        members[bracket or current].append(index)
        current = parents[bracket] if bracket else current
    return tuple(Clause(o, tuple(m), p) for o, m, p in zip(openers, members, parents, strict=True))


def _aside(current: int, parents: Sequence[int], openers: Sequence[str]) -> int:
    """Return the clause that a comma may end: the one around "but" in "X, which was built but not sold, flew"."""
    return parents[current] if openers[current] == "but" else current


def _ends_aside(row: Sequence[Token], index: int, verbs: set[int], around: Sequence[int]) -> bool:
    """Return False for a comma in a list: "signed a pact, which covers civil, scientific, and other trips"."""
    told = any(step in verbs or row[step].low in AUXILIARIES or row[step].low == "to" for step in around)
    first = index + 1 + (row[min(index + 1, len(row) - 1)].low == "and")
    after = row[min(first, len(row) - 1)]
    plain = after.is_word and after.text.islower() and not after.low.endswith(("ing", "ly"))
    goes_on = after.low in _GOING_ON | _SUBJECTS
    return not (told and plain) or goes_on or _verb_ahead(row, index + 1, verbs, _NEAR)


def _bracket(current: int, parents: Sequence[int], closers: Sequence[str]) -> int:
    """Return the clause in brackets that a clause is or stands in; 0 for none."""
    while current and closers[current] != ")":
        current = parents[current]
    return current


def _lead_end(row: Sequence[Token], verbs: set[int]) -> int:
    """Return the place of the comma that ends a clause before the main one: "While it rained, NASA …"; or 0."""
    if not row or row[0].low not in _LEADS:
        return 0
    verb = next((i for i, token in enumerate(row) if i in verbs or token.low in AUXILIARIES), len(row))
    comma = next((i for i in range(verb, len(row) - 1) if row[i].low == ","), 0)
    told = any(i in verbs or row[i].low in AUXILIARIES for i in range(comma + 2, len(row)))
    return comma if told and row[comma + 1].low not in _MAY_OPEN else 0


def _closer(row: Sequence[Token], index: int, opener: str) -> str:
    """Return the mark that ends a clause inside another, or ""."""
    if opener == "(":
        return ")"
    inside = opener in RELATIVE and index > 0 and row[index - 1].low == ","
    return "," if inside else ""


def _opener(row: Sequence[Token], index: int, verbs: set[int], begun: Sequence[int]) -> str:
    """Return what opens a clause at `index`, or ""."""
    low = row[index].low
    after = row[index + 1] if index + 1 < len(row) else None
    if not begun or after is None:
        return ""
    if low not in _MAY_OPEN:
        return "that" if _begins_said(row, index, verbs) else ""
    if low in _MARKS or low in RELATIVE or (low in ("–", "-") and _spaced(row, index)):
        return low
    if low in CONJUNCTIONS and not (low == "that" and row[index - 1].low in _BEFORE_POINTING):
        return low
    if low in TEMPORAL and after.time is None and _verb_ahead(row, index + 1, verbs, 6):
        return low
    said_of = after.mention or after.low in ("the", "it", "they")
    if low == "as" and said_of and row[index - 1].low != "well" and _verb_ahead(row, index + 1, verbs, 6):
        return low
    told = low == "and" and (index + 1 in verbs or _adverb_verb(row, index, verbs))
    if told and (row[index + 2 : index + 3] != [] and row[index + 2].low == "by"):
        return "and" if _has_verb(row, verbs, begun) else ""  # "a craft run by A and built by B flew"
    if told or (low == "and" and _new_subject(row, index, verbs, begun)):
        return "and"
    if low in (",", "”", '"') and _who_said(row, index + 1):
        return "said"
    if low == "," and (_is_next(row, index, verbs, begun) or _is_spliced(row, index, verbs, begun)):
        return "and"
    return "that" if _begins_said(row, index, verbs) else ""


def _begins_said(row: Sequence[Token], index: int, verbs: set[int]) -> bool:
    """Return True behind a verb of saying and its time, when what is said has a verb: "said Monday the tank held"."""
    said = index - 1 - (row[index - 1].time is not None)
    if said < 1 or not (row[said].is_saying or row[said].low == "announced") or row[index].time:
        return False
    begins = row[said].low in _SAID and (row[index].mention is not None or row[index].low in _BEGINNING)
    return (row[index + 1].low in AUXILIARIES or index + 1 in verbs) or (
        begins and _verb_ahead(row, index + 1, verbs, _CLAUSE)
    )


def _spaced(row: Sequence[Token], index: int) -> bool:
    """Return True for a dash with space around it, which is no hyphen."""
    return row[index].start > row[index - 1].end


def _adverb_verb(row: Sequence[Token], index: int, verbs: set[int]) -> bool:
    """Return True for "and later launched", "and will launch"."""
    after = row[index + 1]
    return after.low in AUXILIARIES or (index + 2 in verbs and after.is_word and after.low not in ("a", "an", "the"))


def _new_subject(row: Sequence[Token], index: int, verbs: set[int], begun: Sequence[int]) -> bool:
    """Return True for "and Japan will provide": a name with its own verb, after a clause that has its verb."""
    if not _has_verb(row, verbs, begun) or _is_listed_behind_lead(row, index):
        return False
    before = [token.low for token in row[max(0, index - _NEAR) : index]]
    if "between" in before and "and" not in before[before.index("between") :]:
        return False  # "a pact signed between A and B will help"
    for step in range(index + 1, min(index + 5, len(row) - 1)):
        if row[step].low in (",", "and"):
            return False
        after = _behind_owned(row, step + 1)
        if row[step].mention and (row[after].low in AUXILIARIES or after in verbs):
            plural = row[after].low in ("have", "are", "were")
            return not (plural and row[index - 1].mention)  # "what the United States and India have made"
    return False


def _has_verb(row: Sequence[Token], verbs: set[int], begun: Sequence[int]) -> bool:
    """Return True for a clause whose verb has come; "a craft built by A" only tells who built it."""
    told = (step for step in begun if step in verbs or row[step].low in AUXILIARIES)
    return any(row[step].low in AUXILIARIES or row[step + 1].low != "by" for step in told)


def _behind_owned(row: Sequence[Token], index: int) -> int:
    """Return the place behind what somebody owns: that of the verb of "Russia’s space programme has"."""
    if row[index].low != "'s":
        return index
    behind = range(index + 1, min(index + _NEAR, len(row) - 1))
    return next(
        (i for i in behind if not (row[i].is_word and row[i].text.islower()) or row[i].low in AUXILIARIES), index
    )


def _is_listed_behind_lead(row: Sequence[Token], index: int) -> bool:
    """Return True for the "and" of two names behind a lead: "Under a pact signed in May, A and B will share it"."""
    first = next((i for i in range(1, index) if row[i].low == ","), index) + 1
    name = min(first + (row[first].low == "the"), index)
    return row[0].low in INTO and name == index - 1 and row[name].mention is not None


def _is_next(row: Sequence[Token], index: int, verbs: set[int], begun: Sequence[int]) -> bool:
    """Return True for "A has signed it, B has joined": a name right before its own verb, where the first has one."""
    name = index + 1 + (row[index + 1].low == "the")
    own = name + 1 < len(row) and row[name].mention is not None and row[name + 1].low in _HAVE
    return own and any(row[step].low in AUXILIARIES for step in begun) and _new_subject(row, index, verbs, begun)


def _is_spliced(row: Sequence[Token], index: int, verbs: set[int], begun: Sequence[int]) -> bool:
    """Return True for ", they signed it": a pronoun right before its own verb, where the clause before has one."""
    two = row[index + 1 : index + 3]
    own = len(two) > 1 and two[0].low in _SUBJECTS and (index + 2 in verbs or two[1].low in AUXILIARIES)
    return own and any(step in verbs or row[step].low in AUXILIARIES for step in begun)


def _verb_ahead(row: Sequence[Token], index: int, verbs: set[int], reach: int) -> bool:
    """Return True when a verb or auxiliary stands within `reach` tokens, before the next comma."""
    for step in range(index, min(index + reach, len(row))):
        if row[step].low == ",":
            return False
        if step in verbs or row[step].low in AUXILIARIES:
            return True
    return False


def _who_said(row: Sequence[Token], index: int) -> bool:
    """Return True for ", Gwadar Pro reported" and ", said X": a verb of saying before the next comma.

    A speaker may be of a body with commas in its name: ", a spokesman for the Trade, Ports and Fish Ministry said".
    """
    spoken = index + 1 < len(row) and row[index + 1].low in _SPOKEN
    for place, token in enumerate(row[index : index + (_FAR if spoken else _NEAR)], index):
        said = token.is_saying and (not spoken or place < index + _NEAR or _at_end(row, place + 1))
        if said or (token.low in TOLD_LAST and _at_end(row, place + 1)):
            return True
        stops = token.low in (",", "and", "that", "which", "who", "to") or token.low in AUXILIARIES
        if stops and not (spoken and token.low in (",", "and")):
            return False
    return False


def _at_end(row: Sequence[Token], index: int) -> bool:
    """Return True when nothing but a time and a full stop follow."""
    return all(token.time or token.low in ("on", "in", "at", ".", "”") for token in row[index:])
