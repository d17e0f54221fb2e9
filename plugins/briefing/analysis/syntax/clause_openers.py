"""Tell which word or mark opens a clause: a conjunction, "and" before a verb or a new subject, who said it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import AUXILIARIES, CONJUNCTIONS, INSIDE, INTO, RELATIVE, TEMPORAL
from briefing.english import lexicon

TOLD_LAST = frozenset(["announced", "confirmed", "revealed"])
"""Verbs that say who said it at the end of a sentence, though they are cues themselves."""
_BEGINNING = lexicon.words("clause_beginning")
"""Words that begin what is said."""
_SAID = frozenset(["said", "says", "say"])
"""Verbs that take a clause without "that" as their object."""
_SPOKEN = lexicon.words("spokesman_noun")
"""Who says something for a body, whose name may hold commas."""
_CLAUSE = 9  # tokens
_NEAR, _FAR = 6, 16  # tokens
_HAVE = ("has", "have")
_MARKS = frozenset([";", ":", "—", "("])
MAY_OPEN = _MARKS | RELATIVE | CONJUNCTIONS | TEMPORAL | {"–", "-", "as", "and", ",", "”", '"'}
SUBJECTS = frozenset(["they", "it", "he", "she", "we"])
_BEFORE_POINTING = INSIDE | INTO | {"than"}
"""Words after which "that" opens no clause."""


def opening_word(row: Sequence[Token], index: int, verbs: set[int], begun: Sequence[int]) -> str:
    """Return what opens a clause at `index`, or ""."""
    low = row[index].low
    after = row[index + 1] if index + 1 < len(row) else None
    if not begun or after is None:
        return ""
    if low not in MAY_OPEN:
        return "that" if _begins_said(row, index, verbs) else ""
    if low in _MARKS or low in RELATIVE or (low in ("–", "-") and is_spaced(row, index)):
        return low
    if low in CONJUNCTIONS and not (low == "that" and row[index - 1].low in _BEFORE_POINTING):
        return low
    if low in TEMPORAL and after.time is None and verb_ahead(row, index + 1, verbs, 6):
        return low
    said_of = after.mention or after.low in ("the", "it", "they")
    if low == "as" and said_of and row[index - 1].low != "well" and verb_ahead(row, index + 1, verbs, 6):
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
        begins and verb_ahead(row, index + 1, verbs, _CLAUSE)
    )


def is_spaced(row: Sequence[Token], index: int) -> bool:
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
    own = len(two) > 1 and two[0].low in SUBJECTS and (index + 2 in verbs or two[1].low in AUXILIARIES)
    return own and any(step in verbs or row[step].low in AUXILIARIES for step in begun)


def verb_ahead(row: Sequence[Token], index: int, verbs: set[int], reach: int) -> bool:
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
