"""Shorten a sentence of news to a title, in its own words.

What stands between commas, who said it, what leads up to the subject, and times that are true on that day only are
left out; what is still too long ends before a phrase or a clause, and with "…" where it cannot.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from briefing.analysis.predications import subjects
from briefing.analysis.syntax import phrases
from briefing.analysis.syntax.clauses import Clause
from briefing.analysis.syntax.scene import Scene
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    BEFORE_NOUNS,
    CONJUNCTIONS,
    INTO,
    RELATIVE,
    SAYING,
    TEMPORAL,
)
from briefing.english import lexicon
from briefing.model import Sentence

LONGEST = 120
"""Characters of a title."""
_SHORTEST = 20
"""Characters; a shorter piece of a sentence tells too little."""
_NEAR = timedelta(31)
"""Days before publication; a date within says when the news is, and goes."""
_WITH_GOAL = lexicon.words("foreseen", "before_goal")
"""Words that tell nothing without the "to" behind them: "is likely to"."""
_CAUSING = lexicon.words("causing_verb")
"""Verbs whose object does what "to" tells: "asked Peru to sign"."""
_INSIDE = 14
"""Tokens of what stands between two commas, or before the first."""
_OPENED = 4
"""Tokens; a clause that begins sooner has the subject of the sentence in it."""
_CONDITIONS = frozenset(["if", "unless", "whether"])
_SPARE = (CONJUNCTIONS | TEMPORAL | {"as", ";", "—", "–"}) - _CONDITIONS - {"that"}
"""What opens a clause that only adds to the one before it."""
_BEFORE_SUBJECT = INTO | TEMPORAL | (CONJUNCTIONS - _CONDITIONS - {"but"})


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the lead."""

    text: str
    """The lead that it stands in."""
    sentence: Sentence
    scene: Scene

    @property
    def words(self) -> str:
        """Its own text."""
        return " ".join(self.text[self.sentence.start : self.sentence.end].split())


def worded(told: Told) -> str:
    """Return a sentence as a title, ending in "…" where no shorter form of it is whole."""
    scene = told.scene
    row = kept(scene)
    loose = _loose(scene)
    short = [index for index in row if index not in loose]
    forms = (_said(told, places) for places in (row, short) if any(is_finite(scene, i) for i in places[1:]))
    whole = next((title for title in forms if len(title) <= LONGEST), "")
    title = whole or ("" if is_hedged(scene) else _fitted(told, short))
    return title or shortened(_clean(told.words), LONGEST)


def kept(scene: Scene) -> list[int]:
    """Return the places of a sentence without asides, what leads up to the subject, who said it, and fillers."""
    gone = {*_aside(scene), *_before_subject(scene), *_said_last(scene), *_fillers(scene)}
    left = [index for index in range(len(scene.row)) if index not in gone]
    return left[1:] if left and left[0] and scene.row[left[0]].low == "that" else left  # "X said that …"


def shortened(text: str, longest: int) -> str:
    """Return `text`, cut at a word when it is longer.

    >>> shortened("A long way to the Moon", 12)
    'A long way…'
    """
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—-") + "…"


def is_finite(scene: Scene, index: int) -> bool:
    """Return True when a token is, or looks like, a verb that can have a subject."""
    token = scene.row[index]
    return token.low in AUXILIARIES or token.is_past or subjects.is_verb(scene, index)


def _said(told: Told, places: Sequence[int]) -> str:
    """Return tokens of a sentence as a title, without the times that only say when the news is."""
    row = [told.scene.row[index] for index in places]
    fleeting = [token for token in row if _is_of_the_day(token, told.scene.published)]
    return _clean(phrases.words(told.text, row, fleeting, longest=sum(len(t.text) + 1 for t in row)))


def _clean(title: str) -> str:
    title = title.rstrip(" .;,")
    return title[:1].upper() + title[1:]


def _fitted(told: Told, kept: Sequence[int]) -> str:
    """Return as much of a sentence as fits, with its verb and something behind it, up to a phrase or clause; or ""."""
    row = [told.scene.row[index] for index in kept]
    if row and row[0].low in _SPARE | _CONDITIONS:
        return ""  # the main clause may be still to come
    verb = next((place for place, index in enumerate(kept) if place and is_finite(told.scene, index)), len(kept))
    for end in range(min(len(kept) - 1, LONGEST), verb + 2, -1):
        if row[end].low in _CONDITIONS:
            continue
        goal = row[end].low == "to"
        if not (_is_goal(told.scene, kept, end) if goal else phrases.is_border(row, end)) or _ends_list(row, end):
            continue
        title = _said(told, kept[:end])
        if len(title) <= LONGEST and title.rpartition(" ")[2] not in SAYING:
            return title if len(title) >= _SHORTEST else ""
    return ""


def _is_goal(scene: Scene, kept: Sequence[int], end: int) -> bool:
    """Return True for "to" behind a noun, where only a purpose follows: "signed a contract (to build a probe)"."""
    last, following = scene.row[kept[end - 1]], scene.row[kept[end + 1]] if end + 1 < len(kept) else None
    leans = last.low in _WITH_GOAL | ADVERBS or last.low.endswith("ly") or is_finite(scene, kept[end - 1])
    verb = following is not None and following.is_word and following.low not in BEFORE_NOUNS
    rest = [scene.row[index] for index in kept]
    asked = any(token.low in _CAUSING for token in rest[:end])
    whole = last.mention is not None or last.is_word
    return whole and verb and not leans and not asked and not phrases.in_relative(rest, end)


def _ends_list(row: Sequence[Token], end: int) -> bool:
    """Return True where what stands before a place may be the half of a list."""
    return row[end].low != "," and any(token.low == "," for token in row[max(0, end - 4) : end])


def _is_of_the_day(token: Token, published: date) -> bool:
    """Return True for a time near publication: it says when the news is, and the page says so too."""
    when = token.time.when if token.time else None
    return bool(when and when.first and when.last and published - _NEAR <= when.first <= when.last <= published)


def _aside(scene: Scene) -> Iterator[int]:
    """Yield relative clauses between commas, and appositions with an article."""
    for number, first in _begun(scene):
        clause = scene.clauses[number]
        comma = first > 0 and scene.row[first - 1].low == ","
        if clause.opener in RELATIVE and comma:
            yield from _with_children(scene, number)
            yield from (
                i for i in (first - 1, clause.indexes[-1] + 1) if i < len(scene.row) and scene.row[i].low == ","
            )
    yield from _apposition(scene)


def _begun(scene: Scene) -> Iterator[tuple[int, int]]:
    """Yield the number of each clause with the place of its first token; one before "Whether …" has none."""
    yield from ((number, clause.indexes[0]) for number, clause in enumerate(scene.clauses) if clause.indexes)


def _with_children(scene: Scene, number: int) -> Iterator[int]:
    inside = {number}
    for other, clause in enumerate(scene.clauses):
        if clause.parent in inside and other not in (0, number):
            inside.add(other)
        if other in inside:
            yield from clause.indexes


def _apposition(scene: Scene) -> Iterator[int]:
    """Yield "a work of six schools" and its commas in "the probe, a work of six schools, arrived"."""
    row = scene.row
    commas = [index for index, token in enumerate(row) if token.low == ","]
    for first, last in pairwise(commas):
        inside = row[first + 1 : last]
        beside = last + 1 < len(row) and is_finite(scene, last + 1)
        owned = len(inside) > 2 and inside[0].mention is not None and inside[1].low == "'s"
        opens = bool(inside) and (inside[0].low in ("a", "an", "the", "its", "their") or owned)
        told = any(is_finite(scene, index) for index in range(first + 1, last))
        if first and beside and opens and not told and last - first <= _INSIDE:
            yield from range(first, last + 1)


def _before_subject(scene: Scene) -> Iterator[int]:
    """Yield what leads up to the subject: "On Monday, ", "As part of the visit, ", "Meanwhile, "."""
    row = scene.row
    comma = next((index for index, token in enumerate(row[: _INSIDE + 1]) if token.low == ","), 0)
    if not comma or comma + 2 >= len(row):
        return
    opens = row[0].low in _BEFORE_SUBJECT or row[0].time is not None
    alone = comma == 1 and row[0].is_word and row[0].low in lexicon.words("leading_adverb")
    after = row[comma + 1]
    subject = (
        after.mention is not None or after.low in ("a", "an", "the", "its", "two", "three") or after.text[0].isupper()
    )
    if (opens or alone) and subject and any(is_finite(scene, index) for index in range(comma + 2, len(row))):
        yield from range(comma + 1)


def _said_last(scene: Scene) -> Iterator[int]:
    """Yield ", the ministry said on Thursday" at the end; hearsay stays, because it is no fact."""
    for clause in scene.clauses:
        words = {scene.row[index].low for index in clause.indexes}
        if clause.opener == "said" and words.isdisjoint(lexicon.words("hearsay")):
            yield from clause.indexes


def _fillers(scene: Scene) -> Iterator[int]:
    """Yield "officially" and the like, which say nothing that the verb does not."""
    yield from (i for i, token in enumerate(scene.row) if token.low in lexicon.words("filler_adverb"))


def is_hedged(scene: Scene) -> bool:
    """Return True when the end of the sentence takes back what its beginning says."""
    hearsay = any(
        c.opener == "said" and not lexicon.words("hearsay").isdisjoint(scene.row[i].low for i in c.indexes)
        for c in scene.clauses
    )
    return hearsay or any(_is_condition(scene, clause) for clause in scene.clauses)


def _is_condition(scene: Scene, clause: Clause) -> bool:
    """Return True for "if it rains", not for the question of "to find out if it rains"."""
    first = clause.indexes[0] if clause.indexes else 0
    asked = any(token.low == "to" for token in scene.row[max(0, first - 3) : first])
    return clause.opener in _CONDITIONS and not asked


def _loose(scene: Scene) -> frozenset[int]:
    """Return the clauses that a long sentence can do without: "as …", "while …", "after …"."""
    numbers = [number for number, first in _begun(scene) if first > _OPENED]
    spare = (number for number in numbers if scene.clauses[number].opener in _SPARE)
    return frozenset(index for number in spare for index in _with_children(scene, number))
