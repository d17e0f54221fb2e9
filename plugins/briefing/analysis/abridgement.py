"""Find what a sentence can do without: asides between commas, what leads up to the subject, and who said it last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from briefing.analysis.predications import subjects
from briefing.analysis.predications.self_contained import CONDITIONS
from briefing.analysis.syntax import phrases, trimming
from briefing.analysis.syntax.clauses import TOLD_LAST
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import (
    AUXILIARIES,
    BEFORE_NOUNS,
    CONJUNCTIONS,
    INTO,
    RELATIVE,
    TEMPORAL,
    TITLES,
)
from briefing.english import lexicon
from briefing.knowledge.kinds import entity_types

_BEFORE_SUBJECT = INTO | TEMPORAL | (CONJUNCTIONS - CONDITIONS - {"but"})
_NEAR = timedelta(31)
"""Days before publication, and the most that a time near it lasts."""
_DAYS = lexicon.lowered("weekday")
_INSIDE = 18
"""Tokens of what stands between two commas, or before the first."""
_MANY = 30
"""Tokens of what may lead up to a subject, behind its last comma."""
_DASHES = ("-", "–", "—")
_DETERMINERS = ("a", "an", "the", "its", "their")
_SUBJECTS = {*_DETERMINERS, *lexicon.words("cardinal")}
_RELATIVE = RELATIVE | {"that"}
_PRESENT = lexicon.words("headline_verb")
_LITTLE = lexicon.words("function_word", "auxiliary", "governor")
_NO_PAST = lexicon.words("no_past_in_ed")
_NOUNS = lexicon.words("noun_in_ing")
_OBJECTS = lexicon.words("simple_determiner")
_LEADING = _LITTLE - _OBJECTS - {"and", "or", "but"}
"""Words that a participle goes on with."""
_PAST = lexicon.words("past_tense", "finite_past")
_STATES = entity_types("state") | {""}
_TWO = frozenset(["both", "two"])
_COMMAS = 5
"""Commas behind one, among which the other end of an apposition is looked for."""
_FEW = 5
"""Tokens from a comma to the end of what it sets apart: a state, or who told it."""
_HUMAN = entity_types("human")
_HEARSAY = lexicon.words("hearsay")


def main_words(scene: SentenceParse) -> list[int]:
    """Return the places of a sentence without asides, what leads up to the subject, who said it, and fillers."""
    asides = {*_asides(scene)}
    gone = asides | {
        *_before_subject(scene, asides),
        *_said_last(scene),
        *_fillers(scene),
        *_brackets(scene),
    }
    gone |= {len(scene.row) - 1} if scene.row[-1].text == "." else set()
    left = _without_gaps(scene, [index for index in range(len(scene.row)) if index not in gone])
    return left[1:] if left and left[0] and scene.row[left[0]].low == "that" else left  # "X said that …"


def _without_gaps(scene: SentenceParse, left: Sequence[int]) -> list[int]:
    """Return places without the second comma of a pair whose first went, where it would part a verb from its own."""
    row = scene.row
    return [
        index
        for n, index in enumerate(left)
        if row[index].low != ","
        or not (n and left[n - 1] < index - 1 and row[left[n - 1] + 1].low == ",")
        or not trimming.parts_verb([row[i] for i in left[:n]], [row[i] for i in left[n + 1 : n + 2]])
    ]


def is_finite(scene: SentenceParse, index: int) -> bool:
    """Return True when a token is, or looks like, a verb that can have a subject."""
    token = scene.row[index]
    if "-" in token.text or token.mention or token.low == "according":
        return False
    past = (token.is_past and token.low not in _NO_PAST) or (token.low in _PAST and token.text.islower())
    if past or token.low in AUXILIARIES or subjects.is_verb(scene, index):
        return True
    before = scene.row[index - 1].low if index else "the"
    present = token.low in _PRESENT or (token.low.endswith("s") and _takes_object(scene, index))
    return token.text.islower() and present and before not in BEFORE_NOUNS


def _takes_object(scene: SentenceParse, index: int) -> bool:
    """Return True for a word in -s between a noun and what it takes: "the landing keeps the mission"."""
    if not 0 < index < len(scene.row) - 1:
        return False
    before, token, after = scene.row[index - 1], scene.row[index], scene.row[index + 1]
    noun = before.mention is not None or (before.is_word and before.low not in _LITTLE and not before.is_past)
    taken = after.mention is not None or after.low in _OBJECTS
    return noun and taken and token.is_word and token.low not in _LITTLE and not token.low.endswith("ss")


def is_new(token: Token, published: date) -> bool:
    """Return True for a time near publication: it says when the news is, and the page says so too."""
    when = token.time.when if token.time else None
    if when and token.low.casefold() in _DAYS:
        return True
    if when is None or when.first is None or when.last is None or when.last - when.first > _NEAR:
        return False
    return when.first <= published and published - _NEAR <= when.last


def _asides(scene: SentenceParse) -> Iterator[int]:
    """Yield relative clauses between commas, and appositions with an article."""
    for number, clause in enumerate(scene.clauses):
        first = clause.indexes[0] if clause.indexes else 0
        if clause.opener in RELATIVE and first > 0 and scene.row[first - 1].low == ",":
            ends = clause.indexes[-1] + 2
            if _is_told(scene, first) and not (ends < len(scene.row) and is_finite(scene, ends)):
                yield from range(first - 1, len(scene.row))  # with the list that it may end in
                return
            yield from _with_children(scene, number)
            yield from (
                i for i in (first - 1, clause.indexes[-1] + 1) if i < len(scene.row) and scene.row[i].low == ","
            )
    yield from appositions(scene)
    yield from _dashes(scene)
    yield from _before_object(scene)


def _before_object(scene: SentenceParse) -> Iterator[int]:
    """Yield ", on behalf of B," between a verb and what it takes: "A signed, on behalf of B, a contract"."""
    commas = [index for index, token in enumerate(scene.row) if token.low == ","]
    for first, last in pairwise(commas):
        opened = last + 1 < len(scene.row) and scene.row[last + 1].low in _DETERMINERS
        if first and opened and scene.row[first - 1].is_past and last - first <= _INSIDE:
            yield from range(first, last + 1)


def _dashes(scene: SentenceParse) -> Iterator[int]:
    """Yield what stands between two dashes, with them."""
    row = scene.row
    dashes = [i for i, token in enumerate(row) if token.low in _DASHES and i and row[i - 1].end < token.start]
    if len(dashes) == 2 and 1 < dashes[1] - dashes[0] <= _MANY:
        yield from range(dashes[0], dashes[1] + 1)


def _with_children(scene: SentenceParse, number: int) -> Iterator[int]:
    inside = {number}
    for other, clause in enumerate(scene.clauses):
        if clause.parent in inside and other not in (0, number):
            inside.add(other)
        if other in inside:
            yield from clause.indexes


def appositions(scene: SentenceParse) -> Iterator[int]:
    """Yield "a work of six schools" and its commas in "the probe, a work of six schools, arrived"."""
    commas = [index for index, token in enumerate(scene.row) if token.low == ","]
    commas = commas[scene.row[0].low in _BEFORE_SUBJECT :]  # that of "In May, the probe, a work of six schools, …"
    for number, first in enumerate(commas):
        behind = (last for last in commas[number + 1 : number + _COMMAS] if first < last - 1 <= first + _INSIDE)
        for last in (last for last in behind if _is_beside(scene, first, last)) if first else ():
            if not any(_is_present(scene, index) for index in range(first + 1, last)):
                yield from range(first, last + 1)
                break


def _is_present(scene: SentenceParse, index: int) -> bool:
    """Return True for a verb of the clause itself that is no participle."""
    relative = scene.clause_of(index).opener in _RELATIVE
    return is_finite(scene, index) and not scene.row[index].is_past and not relative


def _is_beside(scene: SentenceParse, first: int, last: int) -> bool:
    """Return True for an apposition between two commas: before a verb, or the office of the person before it."""
    inside, person = scene.row[first + 1 : last], scene.type(scene.row[first - 1]) in _HUMAN
    if person and inside[0].low in TITLES and last + 1 < len(scene.row):
        return not any(scene.type(token) in _HUMAN for token in inside)
    owned = len(inside) > 2 and inside[0].mention is not None and inside[1].low == "'s"
    adverb = inside[0].low.endswith("ly")
    known = len(inside) > 2 and inside[adverb].is_past and inside[adverb + 1].low in _LEADING  # "named after"
    opens = owned or known or inside[0].low in _SUBJECTS or inside[0].low == "also"
    return opens and last + 1 < len(scene.row) and is_finite(scene, last + 1) and _is_verb_of(scene, first, last + 1)


def _is_verb_of(scene: SentenceParse, comma: int, place: int) -> bool:
    """Return True for the verb of a subject, and False in "launched Kite, its first probe, | developed with Kenya"."""
    after = scene.row[min(place + 1, len(scene.row) - 1)]
    participle = scene.row[place].is_past and after.low in _LEADING
    return not participle or not _is_told(scene, comma)


def _before_subject(scene: SentenceParse, asides: set[int]) -> Iterator[int]:
    """Yield what leads up to the subject: "On Monday, ", "As part of the visit, ", "Meanwhile, "."""
    row = scene.row
    opens = row[0].low in _BEFORE_SUBJECT or row[0].time is not None
    joint = row[0].low in lexicon.words("leading_adverb") or row[0].low.endswith("ly")
    adverb = len(row) > 1 and row[0].is_word and joint and row[1].low == ","
    participle = row[0].text.istitle() and row[0].low.endswith(("ing", "ed")) and row[0].low not in _NOUNS | _NO_PAST
    if not (opens or adverb or participle):
        return
    ends = (index for index in asides if index + 1 not in asides)  # "before X, head of Y, A signed"
    apart = asides.difference(ends)
    commas = [index for index, token in enumerate(row) if token.low == "," and index not in apart]
    clause = any(is_finite(scene, i) for i in range(1, min(commas, default=0)))  # "As they wait for A, B, C …"
    for comma, following in zip(commas, [*commas[1:], len(row)], strict=False):
        told = any(is_finite(scene, i) for i in range(comma + 2, following) if i not in asides)
        near = following < min(len(row), comma + _FEW)
        goes_on = not told and (
            (near and _is_place(scene, comma, following)) or (clause and not _is_listed(scene, following))
        )
        if comma > _MANY or (comma + 2 < len(row) and not goes_on and _begins_subject(scene, comma + 1)):
            new = all(is_new(token, scene.published) for token in row[:comma] if token.time)
            leans = any(scene.type(token) for token in row[:comma]) and _means_two(scene, comma + 1)
            yield from range(comma + 1) if comma <= _MANY and new and not leans else ()  # "In 1998, …" stays
            return


def _means_two(scene: SentenceParse, place: int) -> bool:
    """Return True where a subject begins that means two told before it: "both nations", "envoys of the two sides"."""
    verb = next((i for i in range(place + 1, len(scene.row)) if is_finite(scene, i)), place)
    subject = scene.row[place:verb]
    return any(token.low in _TWO for token in subject) and not any(token.mention for token in subject)


def _is_place(scene: SentenceParse, comma: int, following: int) -> bool:
    """Return True for the comma of "In Paris, France, they …", and not before a list of states."""
    before, state, after = (scene.row[min(i, len(scene.row) - 1)] for i in (comma - 1, comma + 1, following + 1))
    listed = after.mention is not None and scene.type(after) in _STATES
    return before.text[0].isupper() and scene.type(state) in _STATES and not listed


def _is_listed(scene: SentenceParse, comma: int) -> bool:
    """Return True where a comma has a name before and behind it: "Chile, Peru and Kenya have"."""
    return all(scene.row[min(i, len(scene.row) - 1)].mention for i in (comma - 1, comma + 1))


def _begins_subject(scene: SentenceParse, place: int) -> bool:
    """Return True where a subject begins, and its verb follows."""
    token = scene.row[place]
    subject = token.mention is not None or token.low in _SUBJECTS or token.text[0].isupper()
    return subject and any(is_finite(scene, i) for i in range(place + 1, len(scene.row)))


def _said_last(scene: SentenceParse) -> Iterator[int]:
    """Yield ", the ministry said on Thursday" behind what it says; hearsay stays, because it is no fact."""
    for number, clause in enumerate(scene.clauses):
        words = {scene.row[index].low for index in clause.indexes}
        if clause.opener == "said" and words.isdisjoint(_HEARSAY) and _is_told(scene, clause.indexes[0]):
            yield from _saying(scene, number)
    yield from _teller(scene)


def _saying(scene: SentenceParse, number: int) -> Iterable[int]:
    """Return a clause of saying up to its second comma, where what is said goes on."""
    indexes, row = scene.clauses[number].indexes, scene.row
    second = next((index for index in indexes[1:] if row[index].low == ","), None)
    if second is not None:
        short = len(row) - second <= _FEW  # ", according to its agency, LUOF."
        goes_on = not short and row[second + 1].low.endswith("ing") and row[second + 2].low == "that"  # "adding that"
        return range(indexes[0], len(row) if short or goes_on else second)
    ends = indexes[-1] + 1 >= len(row) - 1 or row[indexes[-1] + 1].low == ","
    return _with_children(scene, number) if ends else ()  # not "Peru, a member, said it will"


def _teller(scene: SentenceParse) -> Iterable[int]:
    """Return who told it behind the last comma: ", Minister X announced at the headquarters"."""
    last = max((index for index, token in enumerate(scene.row) if token.low == ","), default=0)
    behind = scene.row[last + 1 :]
    told = next((n for n, token in enumerate(behind) if token.low in TOLD_LAST), 0)
    named = 0 < told <= _FEW and any(token.mention for token in behind[:told])
    if named and behind[0].text[0].isupper() and _is_told(scene, last):
        return range(last, len(scene.row))
    return ()


def _is_told(scene: SentenceParse, end: int) -> bool:
    """Return True where a verb stands before a place."""
    return any(is_finite(scene, index) for index in range(1, end))


def _brackets(scene: SentenceParse) -> Iterator[int]:
    """Yield what stands in brackets, and long names that have a short one there."""
    kept = {token.start for token in trimming.bracketless(phrases.short_names(scene.row))}
    yield from (index for index, token in enumerate(scene.row) if token.start not in kept)


def _fillers(scene: SentenceParse) -> Iterator[int]:
    """Yield "officially" and the like, which say nothing that the verb does not."""
    yield from (i for i, token in enumerate(scene.row) if token.low in lexicon.words("filler_adverb"))
