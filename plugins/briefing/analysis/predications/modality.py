"""Tell how sure an event is: happened, ongoing, planned, expected, denied, cancelled, or "".

"" means that the sentence does not claim the event: it is negated ("did not sign") or hypothetical ("if signed"). What
a past verb without a modal tells of happened, whatever was planned around it; what lies after the day of publication is
planned at most.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from briefing.analysis.predications.negation import is_negated, is_unsaid
from briefing.analysis.syntax.clauses import Clause
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import ADVERBS, AUXILIARIES, BE, BEFORE_NOUNS, DENIED, LINKS
from briefing.english import lexicon, triggers
from briefing.knowledge.kinds import event_kinds
from briefing.model import When

_MODAL = lexicon.words("modal")
_CANCELLED = lexicon.words("cancelled")
_TOLD = lexicon.words("told_participle")
_HYPOTHETICAL = frozenset(["if", "unless", "whether"])
_WOULD = frozenset(["would", "could", "might"])
MEANT = frozenset(["planned", "proposed", "intended", "possible"])
"""Words before a noun for what is not there yet: "the planned mission"."""
_PLAN_NOUNS = lexicon.words("plan_or_noun")
_BESIDE = frozenset(["and", "but", "while"])
_DECIDING = lexicon.words("deciding_verb")
CALLING_OFF = frozenset(["cancellation", "postponement"])
"""Kinds of events by which something does not happen."""
_FIRST = frozenset(["originally", "initially"])
_ARTICLES = frozenset(["a", "an", "the"])
_NEAR, _FAR = 6, 12  # tokens
_AT = frozenset(["in", "at"])
_DONE_THERE = event_kinds("paper") | event_kinds("any_field") - event_kinds("unnamed")
_PRESENT_BE = frozenset(["is", "are", "be", "been", "being"])
RECALLED = "recalled"
"""The claim of an old plan that a text looks back on; it counts where its day is still to come."""


def claim(row: Sequence[Token], clause: Clause, hit: Trigger) -> str:
    """Return what the words claim, whatever their day: a modality, "infinitive", "recalled" or ""."""
    zone = _zone(row, clause, hit)
    if hypothetical(row, clause) or is_negated(row, clause, zone, hit) or is_unsaid(row, clause):
        return ""
    if not DENIED.isdisjoint([token.low for token in row[: hit.start]]):
        return "denied"
    if _cancelled(row, clause, hit):
        return "cancelled"
    if is_decided(row, clause, hit):
        return "happened"
    claimed = _claimed(row, zone, hit)
    if claimed in ("planned", "expected") and any(token.low in _FIRST for token in zone):
        return ""  # "originally targeted a launch in 2021", of which it says that it was given up
    return RECALLED if claimed == "planned" and _looks_back(row, clause) else claimed


def is_decided(row: Sequence[Token], clause: Clause, hit: Trigger) -> bool:
    """Return True for "decided to end": what is decided is as good as done, where it is called off."""
    before = [row[index].low for index in clause.indexes if index < hit.start][-_FAR:]
    settled = not _DECIDING.isdisjoint(before) and _MODAL.isdisjoint(before)
    return settled and hit.use == "infinitive" and hit.cue.kind in CALLING_OFF


def dated(claimed: str, when: When | None, published: date) -> str:
    """Return how sure an event is, given what its words claim and its days."""
    future = when is not None and when.is_after(published)
    if claimed == RECALLED:
        return "planned" if future else ""
    past = when is not None and when.is_before(published)
    if claimed in ("happened", "ongoing") and future:
        return "planned"
    if claimed == "ongoing" and past:
        return "happened"
    if claimed == "infinitive":
        return "happened" if past else "planned"
    return claimed


def hypothetical(row: Sequence[Token], clause: Clause) -> bool:
    """Return True for a clause that "if" or the like opens, and for one with "would" in the same sentence."""
    if clause.opener in _HYPOTHETICAL:
        return True
    cases = any((one.low, two.low) == ("in", "case") for one, two in pairwise(row[:4]))
    would = not _WOULD.isdisjoint([row[index].low for index in clause.indexes])
    return would and (cases or not _HYPOTHETICAL.isdisjoint([token.low for token in row]))


def _zone(row: Sequence[Token], clause: Clause, hit: Trigger) -> list[Token]:
    """Return the words of the clause that can change what the cue says: those before a verb, all for a noun."""
    if hit.use == "noun":
        first, end = _aside(row, hit), _beside(row, hit)
        return [row[index] for index in clause.indexes if first <= index < end]
    itself = not hit.cue.lemma  # an activity may begin with its modal: "will bring it home"
    return [row[index] for index in clause.indexes if index < hit.start + itself]


def _aside(row: Sequence[Token], hit: Trigger) -> int:
    """Return the index where the phrase of a noun told aside begins: "will join Galileo, a venture of A and B"."""
    places = range(hit.start - 1, max(0, hit.start - _NEAR), -1)
    comma = next((i for i in places if row[i].low == "," or row[i].mention), 0)
    aside = row[comma].low == "," and row[comma + 1].low in ("a", "an") and row[comma - 1].mention is not None
    return comma if comma and aside else 0


def _beside(row: Sequence[Token], hit: Trigger) -> int:
    """Return the index behind a noun where another deed is told beside it: "began a flight, hoping to …, and …"."""
    following = (i for i in range(hit.end, len(row) - 1) if row[i].low == ",")
    return next((i for i in following if row[i + 1].low.endswith("ing") or row[i + 1].low in _BESIDE), len(row))


def _looks_back(row: Sequence[Token], clause: Clause) -> bool:
    """Return True for an old plan that a text recalls: "had told reporters that it would fly"."""
    first = clause.indexes[0]
    before = [token.low for token in row[max(0, first - 5) : first]]
    would = any(row[index].low == "would" for index in clause.indexes)
    return would and clause.opener == "that" and "had" in before and bool(_TOLD & set(before))


def _cancelled(row: Sequence[Token], clause: Clause, hit: Trigger) -> bool:
    """Return True when the clause says of another event that it was called off."""
    if hit.cue.kind in ("cancellation", ""):
        return False
    return not _CANCELLED.isdisjoint([row[index].low for index in clause.indexes if not hit.start <= index < hit.end])


def _claimed(row: Sequence[Token], zone: Sequence[Token], hit: Trigger) -> str:
    """Return what the words alone claim."""
    near = zone if hit.use in ("noun", "infinitive") else zone[-6:]
    before = row[max(0, hit.start - 3) : hit.start]
    coming = any(token.low in ("future", "upcoming", "coming") for token in before)
    coming = coming or (hit.use == "noun" and any(t.low in MEANT for t in row[max(0, hit.start - 1) : hit.start]))
    simple_past = hit.use == "verb" and hit.past and not hit.passive
    if _has(near, "expected") or triggers.after(_behind(row, hit), "expected"):
        return "expected" if not simple_past or _has_modal(near) else "happened"
    if coming or _has(near, "planned") or _said_after(row, hit):
        return "planned" if not simple_past or _has_modal(near) else "happened"
    if _was_to(near):
        return "planned"
    if hit.use == "infinitive":
        return "happened" if was_there(near, hit) else "infinitive"
    return "ongoing" if _is_ongoing(row, near, hit) else "happened"


def was_there(before: Sequence[Token], hit: Trigger) -> bool:
    """Return True for "was in Lima on Monday to meet": who was at a place for a meeting or signature had it."""
    places = zip(before, before[1:], before[2:], strict=False)
    there = any(be.low in ("was", "were") and at.low in _AT and town.text[0].isupper() for be, at, town in places)
    return there and hit.cue.kind in _DONE_THERE and before[-1].low == "to"


def _was_to(near: Sequence[Token]) -> bool:
    """Return True for "was to land" and "is to be launched": somebody’s plan, whatever came of it."""
    low = [token.low for token in near if token.low not in ADVERBS]
    place = len(low) - 1 - (low[-1:] == ["be"])
    return low[max(place, 0) :][:1] == ["to"] and low[place - 1] in ("was", "were", "is", "are")


def _has(near: Sequence[Token], category: str) -> bool:
    """Return True when a trigger is there, and not as an adjective like that of "planned investments"."""
    for place in triggers.before([token.low for token in near], category, whole=True):
        token, following = near[place], near[place + 1] if place + 1 < len(near) else None
        taking = LINKS | _ARTICLES
        adjective = token.low.endswith("ed") and following and following.is_word and following.low not in taking
        if not adjective and not _is_mere(near, place):
            return True
    return False


def _is_mere(near: Sequence[Token], place: int) -> bool:
    """Return True for a word with which nothing is planned here.

    As in "plans were announced", "a set of cameras", "to set up a base", "the planning director" and "a flight planned
    for May was put off".
    """
    before, after = near[place - 1].low if place else "", near[place + 1].low if place + 1 < len(near) else ""
    noun = after in AUXILIARIES or (before in BEFORE_NOUNS and after not in ("to", "for"))
    if before == "as":
        return True  # "went as planned"
    ends = {"," if before in ("", ",") else "", *AUXILIARIES}
    told = before in BE or (place > 1 and near[place - 2].low in BE) or after == "to"
    aside = near[place].is_past and not told and any(token.low in ends for token in near[place + 1 :])
    topic = near[place].low == "planning" and before not in BE and after not in BEFORE_NOUNS and after != "to"
    return after in ("of", "up") or aside or topic or (noun and near[place].low in _PLAN_NOUNS)


def _has_modal(near: Sequence[Token]) -> bool:
    return any(token.low in _MODAL for token in near[-4:])


def _behind(row: Sequence[Token], hit: Trigger) -> list[str]:
    """Return the words after a cue."""
    return [token.low for token in row[hit.end : hit.end + triggers.WIDEST]]


def _said_after(row: Sequence[Token], hit: Trigger) -> bool:
    """Return True for "the launch, planned for 2026"."""
    return hit.use == "noun" and triggers.after(_behind(row, hit), "planned")


def _is_ongoing(row: Sequence[Token], near: Sequence[Token], hit: Trigger) -> bool:
    """Return True for a progressive form, "since", "currently" and the like."""
    progressive = row[hit.start].low.endswith("ing") and any(t.low in _PRESENT_BE for t in near[-4:])
    low = [token.low for token in near]
    done = hit.past and hit.use == "verb" and AUXILIARIES.isdisjoint(low)  # "launched, continuing a row of flights"
    marked = bool(triggers.before(low, "ongoing", whole=True))
    marked = marked or (not done and triggers.after(_behind(row, hit), "ongoing"))
    return (progressive and hit.use == "verb") or marked
