"""Find for each time of a sentence the cue that it dates.

A time before the verb belongs to the verb that follows, any other to the nearest verb before it; "the January 2024
agreement" belongs to its noun. A verb of saying takes its time with it: "reported on Wednesday" dates the report.
Without a cue, a name that does something on a date is an activity. Times joined by "to", "and" or a dash are one
interval; of two joined by "or" one is meant.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from briefing.analysis.predications.loose_times import dates_other, is_loose
from briefing.analysis.predications.modality import CALLING_OFF, is_decided
from briefing.analysis.predications.plain_deeds import STATE, is_later, plain_deed
from briefing.analysis.syntax.clauses import Clause
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.spans import days_of, exact, within
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import BE, INTO, PLANS
from briefing.english import lexicon
from briefing.knowledge.kinds import event_kinds

_DETERMINERS = lexicon.words("simple_determiner")
_HAVE = frozenset(["has", "have", "had"])
_GATHERINGS = event_kinds("any_field") - event_kinds("unnamed")
_HAS = frozenset(["has", "have"])
_AUXILIARY = 3  # tokens
_WILL = frozenset(["will", "shall", "to"])
_OWNED = 5  # tokens
_AT = INTO | {"during"}
_PLANNED = frozenset([",", "planned", "scheduled", "expected", "slated", "targeted"])
Dated = tuple[Trigger, Sequence[Token]]
TELLING = event_kinds("telling")
"""Kinds whose verbs tell of something yet to come."""


def bound(scene: SentenceParse) -> Iterator[tuple[Trigger, Sequence[Token]]]:
    """Yield each cue that has a time with the tokens of that time."""
    groups = list(exact(scene.row))
    found = [(hit, group) for group in groups if (hit := _hit(scene, scene.row.index(group[0])))]
    bound = [(hit, group[-1:] if _put_off(scene, hit) else group) for hit, group in _behind_dateline(scene, found)]
    for hit, group in bound:
        rivals = [other for found, other in bound if found == hit and other is not group]
        later = told(scene, hit, group) and any(not told(scene, hit, other) for other in rivals)
        scope = _is_scope(scene, group) and not all(_is_scope(scene, other) for other in rivals)
        elsewhere = any(_of_another(scene, other, group) for other in rivals)
        ends = _is_end(scene, group) and not all(_is_end(scene, other) for other in rivals)
        apart = later or scope or elsewhere or ends
        if not apart and not any(within(group, other) for other in rivals):
            yield hit, group


def _behind_dateline(scene: SentenceParse, found: Sequence[Dated]) -> Sequence[Dated]:
    """Return the cues without the day of a dateline, but for a verb of the simple past without a time of its own."""
    own = {hit for hit, group in found if group[0].start >= scene.begins}
    return [(hit, group) for hit, group in found if group[0].start >= scene.begins or _is_of_day(scene, hit, own)]


def _is_of_day(scene: SentenceParse, hit: Trigger, own: Container[Trigger]) -> bool:
    """Return True for a past verb behind a dateline; behind a label in square brackets not for "have signed"."""
    before = {token.low for token in scene.row[max(0, hit.start - _AUXILIARY) : hit.start]}
    other = _WILL | _HAVE if scene.row[0].text == "[" else _WILL
    return hit not in own and hit.use == "verb" and hit.past and before.isdisjoint(other)


def _of_another(scene: SentenceParse, earlier: Sequence[Token], group: Sequence[Token]) -> bool:
    """Return True for the second time of "its return by 2028 and the building of a base by 2030"."""
    between = scene.row[scene.row.index(earlier[-1]) + 1 : scene.row.index(group[0])]
    deeds = zip(between, between[1:], between[3:], strict=False)
    return any(one.low == "and" and other.low in ("the", "a", "an") and of.low == "of" for one, other, of in deeds)


def _is_scope(scene: SentenceParse, group: Sequence[Token]) -> bool:
    """Return True for the time that a plan or budget is for: "signed in May a programme for 2018–2022"."""
    place = scene.row.index(group[0])
    return place > 1 and scene.row[place - 1].low == "for" and scene.row[place - 2].is_word


def _is_end(scene: SentenceParse, group: Sequence[Token]) -> bool:
    """Return True for the end of what another time dates: "agreed in May to extend the lease through 2032"."""
    place = scene.row.index(group[0])
    return place > 0 and scene.row[place - 1].low in ("through", "until", "till")


def _put_off(scene: SentenceParse, hit: Trigger) -> bool:
    """Return True in a clause that puts something off: of "from 2026 to 2028" only the end is meant."""
    clause = scene.clause_of(hit.start)
    return any(other.cue.kind == "postponement" and other.start in clause.indexes for other in scene.hits)


def told(scene: SentenceParse, hit: Trigger, group: Sequence[Token]) -> bool:
    """Return True for an active verb of the past with a time yet to come, which dates what the verb tells of.

    A passive one is a plan itself ("was signed" on a day to come), but "was postponed" tells of something else.
    """
    when = days_of(group)
    active = not hit.passive or hit.cue.kind == "postponement"
    return when is not None and hit.past and active and hit.use == "verb" and when.is_after(scene.published)


def _hit(scene: SentenceParse, index: int) -> Trigger | None:
    """Return the cue that the time at `index` dates; None when it dates a statement or nothing."""
    clause = scene.clause_of(index)
    if is_loose(scene, clause, index):
        return None
    if [token.low for token in scene.row[index + 1 : index + 2]] == ["'s"]:
        return next((h for h in scene.hits if h.use == "noun" and index < h.start <= index + _OWNED), None)
    if then := _when(scene, clause, index):
        return then
    for _ in range(3):
        if any(_says(scene, i) for i in clause.indexes):
            return _beside_saying(scene, clause, index) or called_off(scene, clause)
        inside = [h for h in scene.hits if h.start in clause.indexes and not dates_other(scene, h, index)]
        hit = _nearest(scene, clause, inside, index) or plain_deed(scene, clause, index)
        if hit is STATE:
            return None
        above = scene.clauses[clause.parent]
        if hit or above is clause:
            return hit or next((h for h in scene.hits if h.start > index and h.use == "verb"), None)
        clause = above
    return None


def _when(scene: SentenceParse, clause: Clause, index: int) -> Trigger | None:
    """Return the verb of "began in May 2020, when B adopted it" and of "it was in 2003 that A sent it"."""
    if any(hit.start in clause.indexes and hit.start < index for hit in scene.hits if hit.cue.kind != "meeting"):
        return None
    following = [token.low for token in scene.row[index + 1 : index + 3]]
    cleft = following[:1] == ["that"] and [scene.row[i].low for i in clause.indexes[:2]] == ["it", "was"]
    opener = "that" if cleft else "when"
    if opener not in (following[:1] if following[:1] != [","] else following[1:]):
        return None
    then = scene.clause_of(index + 1 + following.index(opener))
    return next((hit for hit in scene.hits if hit.start in then.indexes and hit.use == "verb"), None)


def _beside_saying(scene: SentenceParse, clause: Clause, index: int) -> Trigger | None:
    """Return the cue of a clause with a verb of saying, when it stands between that verb and the time."""
    said = max((i for i in clause.indexes if _says(scene, i) and i < index), default=-1)
    between = [h for h in scene.hits if h.start in clause.indexes and said < h.start < index and h.use == "verb"]
    return between[-1] if between and said >= 0 else None


def called_off(scene: SentenceParse, saying: Clause) -> Trigger | None:
    """Return what is called off on the day on which it is said: "NASA has decided to suspend it, it said on Monday".

    It is told in the perfect, and nothing else dates it.
    """
    end = saying.indexes[0] if saying.opener == "said" else 0
    if any(token.time and _dates_deed(scene, index) for index, token in enumerate(scene.row[:end])):
        return None
    off = (h for h in scene.hits if h.end <= end and h.cue.kind in CALLING_OFF and h.use != "noun" and not h.passive)
    return next((hit for hit in off if _is_perfect(scene, hit)), None)


def _dates_deed(scene: SentenceParse, index: int) -> bool:
    """Return True for a time that stands in no noun phrase, as that of "the March 2026 launch" does."""
    return not index or scene.row[index - 1].low not in _DETERMINERS


def _is_perfect(scene: SentenceParse, hit: Trigger) -> bool:
    """Return True for "has suspended" and "have decided to suspend"."""
    decided = is_decided(scene.row, scene.clause_of(hit.start), hit)
    return any(token.low in _HAS for token in scene.row[max(0, hit.start - (3 if decided else 1)) : hit.start])


def _says(scene: SentenceParse, index: int) -> bool:
    """Return True for a verb of saying; "were added to" says nothing."""
    after = [token.low for token in scene.row[index + 1 : index + 2]]
    return scene.row[index].is_saying and not (index and scene.row[index - 1].low in BE and after == ["to"])


def _nearest(scene: SentenceParse, clause: Clause, inside: Sequence[Trigger], index: int) -> Trigger | None:
    """Return the cue among those of its clause that a time belongs to."""
    before = [hit for hit in inside if hit.start < index]
    after = [hit for hit in inside if hit.start > index]
    nouns = [hit for hit in after if hit.use == "noun" and hit.start - index <= 10]
    if index and scene.row[index - 1].low in _DETERMINERS:
        return nouns[0] if nouns else None  # "Russia’s 2021 test" is no matter of the verb
    verbs = [hit for hit in before if hit.use in ("verb", "infinitive")]
    if verbs and verbs[-1].use == "infinitive" and not is_later(scene, index) and not _meant(scene, verbs[-1], index):
        verbs = [hit for hit in verbs if hit.use == "verb" and hit.past] or verbs  # "invited Peru to join in 2023"
    if cause := _cause(scene, verbs[-1].end if verbs else index, before):
        return cause
    if verbs:
        return _future_noun(scene, verbs[-1], before, index)
    there = _done_there(scene, before[-1], after, index) if before else None
    if before and _only_small(scene, before[-1].end, index):
        return there or before[-1]
    named = [hit for hit in before if hit.cue.cooperation != "ongoing"]
    told = next((hit for hit in after if hit.use == "verb"), there)
    return told or next(iter([*named, *before, *after]), None)


def _cause(scene: SentenceParse, verb: int, before: Sequence[Trigger]) -> Trigger | None:
    """Return the noun of "was put off due to the failure of Kite in May", whose day is that of the cause."""
    due = next((i for i in range(verb, len(scene.row) - 1) if scene.row[i].low in ("due", "owing")), len(scene.row))
    return next((hit for hit in before if hit.use == "noun" and hit.start > due), None)


def _done_there(scene: SentenceParse, noun: Trigger, after: Sequence[Trigger], index: int) -> Trigger | None:
    """Return what was done at a gathering that opens a sentence: "At a meeting on Monday, A and B signed it"."""
    opens = noun.cue.kind in _GATHERINGS and scene.row[0].low in _AT
    verb = next((hit for hit in after if hit.use in ("verb", "infinitive")), None) if opens else None
    return verb if verb and any(token.low == "," for token in scene.row[index : verb.start]) else None


def _only_small(scene: SentenceParse, start: int, end: int) -> bool:
    """Return True when only small words, or "planned for" and the like, stand between a noun and its time."""
    between = scene.row[start:end]
    return all((token.is_word and len(token.low) < 5) or token.low in _PLANNED for token in between)


def _future_noun(scene: SentenceParse, verb: Trigger, before: Sequence[Trigger], index: int) -> Trigger:
    """Return the noun between a past verb and a time yet to come: "announced the launch in 2027"."""
    nouns = [hit for hit in before if hit.start > verb.start and hit.cue.kind not in TELLING]
    return nouns[-1] if nouns and is_later(scene, index) and verb.past and verb.cue.kind in TELLING else verb


def _meant(scene: SentenceParse, verb: Trigger, index: int) -> bool:
    """Return True for "plans to launch it in 2026", told in 2026: the time is that of the plan, not of its telling."""
    time = scene.row[index].time
    last = time.when.last if time and time.when else None
    return verb.start > 1 and scene.row[verb.start - 2].low in PLANS and last is not None and last > scene.published
