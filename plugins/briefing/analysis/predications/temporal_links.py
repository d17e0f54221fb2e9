"""Find for each time of a sentence the cue that it dates.

A time before the verb belongs to the verb that follows, any other to the nearest verb before it; "the January 2024
agreement" belongs to its noun. A verb of saying takes its time with it: "reported on Wednesday" dates the report.
Without a cue, a name that does something on a date is an activity. Times joined by "to", "and" or a dash are one
interval; of two joined by "or" one is meant.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from briefing.analysis.predications.modality import CALLING_OFF, is_decided
from briefing.analysis.syntax.clauses import Clause
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.spans import days_of, exact, within
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import ADVERBS, AUXILIARIES, BE, BEFORE_NOUNS, INSIDE, INTO, PLANS, RELATIVE
from briefing.english import lexicon
from briefing.knowledge import Cue
from briefing.knowledge.kinds import event_kinds

_ACTIVITY = Cue("", (), min(event_kinds("unnamed")), "", (), ())
"""What somebody did on a date when no cue says of what kind it was."""
_STATE = Trigger(0, 0, _ACTIVITY, "", False, False)
"""What is no deed: its time belongs to nothing else in the sentence."""
_DETERMINERS = lexicon.words("simple_determiner")
_ARTICLES = lexicon.words("object_beginning")
_PRESENT = frozenset(["is", "are", "has", "have"])
_HAVE = frozenset(["has", "have", "had"])
_IDLE = lexicon.words("idle_past")
"""Past forms that tell of no deed by themselves."""
_TO_COME = frozenset(["due", "set", "ready", "underway"])
_PAPERS = lexicon.words("paper_noun")
"""What is dated by its own day, not by that of what it tells."""
_PRINTS = lexicon.words("printing_verb")
_GATHERINGS = event_kinds("any_field") - event_kinds("unnamed")
_HAS = frozenset(["has", "have"])
_MOST = lexicon.words("superlative")
_ORDINALS = lexicon.words("ordinal")
_COUNTED = re.compile(r"\d+(?:st|nd|rd|th)")
_FAR = 14  # tokens
_AUXILIARY = 3  # tokens
_WILL = frozenset(["will", "shall", "to"])
_OWNED = 5  # tokens
_EARLIER = frozenset(["after", "before", "following", "since", "despite"])
"""Words that open a phrase for what stands before or behind the deed of a sentence."""
_AT = INTO | {"during"}
_SMALL = INTO | _DETERMINERS | lexicon.words("function_word")
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
    if _printed(scene, clause, index) or _compared(scene, index) or _instead(scene, index) or _before(scene, index):
        return None
    if [token.low for token in scene.row[index + 1 : index + 2]] == ["'s"]:
        return next((h for h in scene.hits if h.use == "noun" and index < h.start <= index + _OWNED), None)
    if then := _when(scene, clause, index):
        return then
    for _ in range(3):
        if any(_says(scene, i) for i in clause.indexes):
            return _beside_saying(scene, clause, index) or called_off(scene, clause)
        inside = [h for h in scene.hits if h.start in clause.indexes and not _is_other(scene, h, index)]
        hit = _nearest(scene, clause, inside, index) or _activity(scene, clause, index)
        if hit is _STATE:
            return None
        above = scene.clauses[clause.parent]
        if hit or above is clause:
            return hit or next((h for h in scene.hits if h.start > index and h.use == "verb"), None)
        clause = above
    return None


def _compared(scene: SentenceParse, index: int) -> bool:
    """Return True for "the first of its kind since 1993" and "the same place as in 2010", when nothing new happened."""
    before = [token.low for token in scene.row[max(0, index - _FAR) : index]]
    if before[-2:] == ["as", "in"]:
        return "same" in before
    return before[-1:] == ["since"] and bool(_MOST & set(before))


def _instead(scene: SentenceParse, index: int) -> bool:
    """Return True for the time that no longer holds, or of a count: "instead of late 2025", "the 10th this year"."""
    before = [token.low for token in scene.row[max(0, index - 3) : index]]
    others = any(pair in (("instead", "of"), ("rather", "than")) for pair in pairwise(before))
    counted = before[-1:] and (before[-1] in _ORDINALS or _COUNTED.fullmatch(before[-1]))
    return others or bool(counted) or before[-2:] == ["as", "of"]


def _before(scene: SentenceParse, index: int) -> bool:
    """Return True for the time of what only stands before the deed: "After the invasion in 2022, Peru built it"."""
    said = [token for token in scene.row[1:index] if token.mention or (token.is_word and token.low not in _SMALL)]
    return _ends_lead(scene, index) and bool(said) and not any(hit.start < index for hit in scene.hits)


def _ends_lead(scene: SentenceParse, index: int) -> bool:
    """Return True for the time at the end of a phrase that opens the sentence: "After the meeting on Friday, …"."""
    end = next((i for i in range(index, len(scene.row)) if scene.row[i].time is None), len(scene.row))
    closed = end < len(scene.row) and scene.row[end].low == "," and not any(i < index for i in scene.verbs)
    member = scene.row[0].low == "as" and scene.row[1].low in _ARTICLES  # "As a member since 2004, …"
    return closed and (member or scene.row[0].low in _EARLIER)


def _of_lead(scene: SentenceParse, hit: Trigger, index: int) -> bool:
    """Return True for the launch of "After the launch, Peru on Monday chose it", whose day is another deed’s."""
    opens = scene.row[0].low in _EARLIER and hit.use == "noun" and hit.start < index
    comma = next((i for i in range(hit.end, index) if scene.row[i].low == ","), index) if opens else index
    return comma < index and not any(i < comma for i in scene.verbs)


def _is_aim(scene: SentenceParse, hit: Trigger, index: int) -> bool:
    """Return True for what is done for another end: "In 2021, Peru made studies for founding an agency"."""
    aim = hit.use == "noun" and scene.row[hit.start].low.endswith("ing") and index < hit.start
    return aim and scene.row[hit.start - 1].low == "for"


def _is_other(scene: SentenceParse, hit: Trigger, index: int) -> bool:
    """Return True for a cue of the clause that the time at `index` does not date."""
    after = hit.start > index and _ends_lead(scene, index) and any(other.start < index for other in scene.hits)
    return after or _remembered(scene, hit) or _of_lead(scene, hit, index) or _is_aim(scene, hit, index)


def _remembered(scene: SentenceParse, hit: Trigger) -> bool:
    """Return True for the launch of "marked the 40th anniversary of the launch", which was another year’s."""
    before = [token.low for token in scene.row[max(0, hit.start - 4) : hit.start]]
    return hit.use == "noun" and "anniversary" in before


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


def _printed(scene: SentenceParse, clause: Clause, index: int) -> bool:
    """Return True for "a newspaper of June 2023", and for "a newspaper gives 5 May" as the day of something."""
    if any(token.low in _PAPERS for token in scene.row[max(0, index - 2) : index]):
        return True
    inside = [scene.row[i].low for i in clause.indexes]
    paper = next((place for place, low in enumerate(inside) if low in _PAPERS), len(inside))
    return any(low in _PRINTS for low in inside[paper:])


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
    if verbs and verbs[-1].use == "infinitive" and not _later(scene, index) and not _meant(scene, verbs[-1], index):
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
    return nouns[-1] if nouns and _later(scene, index) and verb.past and verb.cue.kind in TELLING else verb


def _later(scene: SentenceParse, index: int) -> bool:
    """Return True for a time after the day of publication."""
    time = scene.row[index].time
    return time is not None and time.when is not None and time.when.is_after(scene.published)


def _meant(scene: SentenceParse, verb: Trigger, index: int) -> bool:
    """Return True for "plans to launch it in 2026", told in 2026: the time is that of the plan, not of its telling."""
    time = scene.row[index].time
    last = time.when.last if time and time.when else None
    return verb.start > 1 and scene.row[verb.start - 2].low in PLANS and last is not None and last > scene.published


def _activity(scene: SentenceParse, clause: Clause, time: int) -> Trigger | None:
    """Return the verb of a clause without a cue, `_STATE` for a state that has been; None where no verb is seen."""
    for index in clause.indexes:
        token = scene.row[index]
        if _is_beside(scene.row, index):
            if _dates_participle(scene, index, time):
                return Trigger(index, index + 1, _ACTIVITY, "verb", False, True)
            continue
        if token.is_past or token.low in AUXILIARIES:
            goal = index > 0 and scene.row[index - 1].low == "to"  # "wants to have a port"
            idle = not goal and _is_idle(token, [scene.row[i] for i in clause.indexes if i > index])
            state = idle and not (_later(scene, time) and token.low in _PRESENT)
            return _STATE if state else Trigger(index, index + 1, _ACTIVITY, "verb", False, token.is_past)
    verb = next((i for i in clause.indexes[1:] if _later(scene, time) and _is_present(scene, i)), None)
    return None if verb is None else Trigger(verb, verb + 1, _ACTIVITY, "verb", False, False)


def _dates_participle(scene: SentenceParse, index: int, time: int) -> bool:
    """Return True for the time of what tells more of a name, to the comma: "Kite, a probe built by ESA in 2012,"."""
    before, between = scene.row[max(0, index - _FAR) : index], range(index + 1, time)
    beside = any(token.low == "," for token in before) and scene.row[min(time + 1, len(scene.row) - 1)].low == ","
    return beside and scene.verbs.isdisjoint(between) and all(scene.row[i].low != "," for i in between)


def _is_beside(row: Sequence[Token], index: int) -> bool:
    """Return True for a participle that only describes the name before it: "the flight run by ESA"."""
    after = row[index + 1].low if index + 1 < len(row) else ""
    return row[index].is_past and after == "by" and bool(index) and row[index - 1].low not in BE | ADVERBS | _HAVE


def _is_present(scene: SentenceParse, index: int) -> bool:
    """Return True for a form in -s between a noun and what goes with a verb: "work goes on", "which fires again"."""
    token, before = scene.row[index], scene.row[index - 1]
    after = scene.row[index + 1] if index + 1 < len(scene.row) else token
    form = token.is_word and token.text.islower() and len(token.low) > 3 and token.low.endswith("s")
    subject = before.low in RELATIVE or before.mention or (before.is_word and before.low not in BEFORE_NOUNS)
    goes_on = after.time is not None or after.low in INSIDE | INTO | ADVERBS | _ARTICLES
    return bool(form and subject and goes_on and not token.low.endswith(("ss", "us", "is")))


def _is_idle(verb: Token, after: Sequence[Token]) -> bool:
    """Return True for what happens on no date ("was 02:31", "has it on its list") or says nothing alone ("followed").

    After a form of "be", "have" or "do" a participle makes it a deed again: "was inspected", "has finished".
    """
    if verb.low not in BE | _HAVE:
        return verb.low in _IDLE
    near = [token for token in after[:6] if token.low not in _IDLE]
    to = bool(near) and near[0].low == "to"  # "is to fly", but not "is open to all"
    stands = len(near) > 1 and near[0].is_word and near[1].low in INTO  # "was useful in testing"
    reach = near[:1] if stands else near
    return not to and not any(token.is_past or token.low.endswith("ing") or token.low in _TO_COME for token in reach)
