"""Sentences, their names and times in, dated events out.

An event is a time that a sentence binds to a cue (`cues.toml`). A time before the verb belongs to the verb that
follows, any other to the nearest verb before it; "the January 2024 agreement" belongs to its noun. A verb of
saying takes its time with it: "reported on Wednesday" dates the report. Without a cue, a name that does something
on a date is an `activity`. Times joined by "to", "and" or a dash are one interval.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.analysis import phrases, roles
from briefing.analysis.clauses import Clause
from briefing.analysis.cues import Hit
from briefing.analysis.modality import ahead, modality
from briefing.analysis.scene import Scene
from briefing.analysis.tokens import AUXILIARIES, Token
from briefing.digest import digest
from briefing.knowledge import Cue
from briefing.model import Event, Quote, Sentence, When

_ACTIVITY = Cue("", (), "activity", "", (), ())
"""What somebody did on a date when no cue says of what kind it was."""
_JOINS = frozenset(["to", "and", "through", "until", "–", "—", "-", "till"])
_DETERMINERS = frozenset(["the", "'s", "its", "their", "a", "an", "his", "her"])
_PLANNED = frozenset([",", "planned", "scheduled", "expected", "slated", "targeted"])
_INITIATIVES = frozenset(
    ["initiative", "partnership", "programme", "program", "dialogue", "group", "competition", "campaign", "network"]
    + ["challenge", "project", "forum", "coalition", "strategy", "alliance", "fund", "website", "study", "review"]
)
_OPENERS = frozenset(["that", "so", "because", "while", "as", "when", "although", "though", "once", "then"])
_PAPERS = ("agreement", "contract", "treaty")
_TELLING = ("announcement", "postponement", "agreement", "contract", "selection")


def events(briefing: str, text: str, sentence: Sentence, scene: Scene) -> tuple[Event, ...]:
    """Return the events of one sentence, by the place of their times."""
    found: list[Event] = []
    for hit, group in _bound(scene):
        when = _when([token for token in group if token.time])
        sure = modality(scene.row, scene.clause_of(hit.start), hit, when, scene.published)
        if when is None or not sure or _is_background(scene, hit, group):
            continue
        kind = "activity" if sure == "planned" and _told(scene, hit, group) else _kind(scene, hit)
        again = sum(event.kind == kind for event in found)
        found.append(
            Event(
                id=event_id(sentence.anchor, kind, again),
                when=when,
                kind=kind,
                what=phrases.clause(text, _around(text, scene, hit), group, scene.row[hit.end - 1].end),
                actors=roles.actors(scene, hit),
                entities=tuple(dict.fromkeys(t.mention.entity for t in scene.row if t.mention)),
                modality=sure,
                evidence=(Quote(briefing, sentence.start, sentence.end),),
                times=(Quote(briefing, group[0].start, group[-1].end),),
            )
        )
    return tuple(found)


def event_id(anchor: str, kind: str, again: int = 0) -> str:
    """Return the id of the event of a kind in a sentence; `again` counts others of the same kind before it."""
    return f"e-{digest(anchor, kind, again)[:8] if again else digest(anchor, kind)[:8]}"


def _bound(scene: Scene) -> Iterator[tuple[Hit, Sequence[Token]]]:
    """Yield each cue with the tokens of the time that dates it."""
    groups = list(_groups(scene.row))
    bound = [(hit, group) for group in groups if (hit := _hit(scene, scene.row.index(group[0])))]
    for hit, group in bound:
        rivals = [other for found, other in bound if found == hit and other is not group]
        later = _told(scene, hit, group) and any(not _told(scene, hit, other) for other in rivals)
        if not later and not any(_within(group, other) for other in rivals):
            yield hit, group


def _told(scene: Scene, hit: Hit, group: Sequence[Token]) -> bool:
    """Return True when a verb of the past has a time yet to come, which belongs to what it tells of."""
    when = _when(group)
    return when is not None and hit.past and not hit.passive and hit.use == "verb" and ahead(when, scene.published)


def _within(group: Sequence[Token], other: Sequence[Token]) -> bool:
    """Return True when another time of the same cue says the same more exactly."""
    mine, theirs = _when(group), _when(other)
    if mine is None or theirs is None or mine == theirs:
        return mine == theirs and other[0].start < group[0].start
    if None in (mine.first, mine.last, theirs.first, theirs.last):
        return False
    return mine.first <= theirs.first and theirs.last <= mine.last  # type: ignore[operator]


def _groups(row: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield times; those that make an interval together as one group, with the words between them."""
    index = 0
    while index < len(row):
        if row[index].time is None:
            index += 1
            continue
        end = index + 1
        if end + 1 < len(row) and row[end].low in _JOINS and row[end + 1].time:
            between = index > 0 and row[index - 1].low == "between"
            if row[end].low != "and" or between or _adjacent(row[index], row[end + 1]):
                end += 2
        yield row[index:end]
        index = end


def _adjacent(one: Token, two: Token) -> bool:
    """Return True for days or other units that follow each other without a gap."""
    first, second = one.time and one.time.when, two.time and two.time.when
    if not (first and second and first.last and second.first):
        return False
    return (second.first - first.last).days == 1


def _when(group: Sequence[Token]) -> When | None:
    """Return the interval from the first to the last time of a group; None when it runs backwards."""
    first = group[0].time.when if group[0].time else None
    last = group[-1].time.when if group[-1].time else None
    if first is None or last is None or first is last:
        return first
    if first.first is None or last.last is None or first.first > last.last:
        return first
    return When(first.first, last.last, "interval", "", "")


def _hit(scene: Scene, index: int) -> Hit | None:
    """Return the cue that the time at `index` dates; None when it dates a statement or nothing."""
    clause = scene.clause_of(index)
    for _ in range(3):
        if any(scene.row[i].is_saying for i in clause.indexes):
            return _beside_saying(scene, clause, index)
        inside = [hit for hit in scene.hits if hit.start in clause.indexes]
        hit = _nearest(scene, clause, inside, index) or _activity(scene, clause)
        above = scene.clauses[clause.parent]
        if hit or above is clause:
            return hit or next((h for h in scene.hits if h.start > index and h.use == "verb"), None)
        clause = above
    return None


def _beside_saying(scene: Scene, clause: Clause, index: int) -> Hit | None:
    """Return the cue of a clause with a verb of saying, when it stands between that verb and the time."""
    said = max((i for i in clause.indexes if scene.row[i].is_saying and i < index), default=-1)
    between = [h for h in scene.hits if h.start in clause.indexes and said < h.start < index and h.use == "verb"]
    return between[-1] if between and said >= 0 else None


def _nearest(scene: Scene, clause: Clause, inside: Sequence[Hit], index: int) -> Hit | None:
    """Return the cue among those of its clause that a time belongs to."""
    before = [hit for hit in inside if hit.start < index]
    after = [hit for hit in inside if hit.start > index]
    nouns = [hit for hit in after if hit.use == "noun" and hit.start - index <= 10]
    if nouns and index and scene.row[index - 1].low in _DETERMINERS:
        return nouns[0]
    verbs = [hit for hit in before if hit.use in ("verb", "infinitive")]
    if verbs:
        return _future_noun(scene, verbs[-1], before, index)
    if before and _only_small(scene, before[-1].end, index):
        return before[-1]
    named = [hit for hit in before if hit.cue.cooperation != "ongoing"]
    return next((hit for hit in after if hit.use == "verb"), None) or next(iter([*named, *before, *after]), None)


def _only_small(scene: Scene, start: int, end: int) -> bool:
    """Return True when only small words, or "planned for" and the like, stand between a noun and its time."""
    between = scene.row[start:end]
    return all((token.is_word and len(token.low) < 5) or token.low in _PLANNED for token in between)


def _future_noun(scene: Scene, verb: Hit, before: Sequence[Hit], index: int) -> Hit:
    """Return the noun between a past verb and a time yet to come: "announced the launch in 2027"."""
    nouns = [hit for hit in before if hit.start > verb.start and hit.cue.kind not in _TELLING]
    time = scene.row[index].time
    later = time is not None and time.when is not None and ahead(time.when, scene.published)
    return nouns[-1] if nouns and later and verb.past and verb.cue.kind in _TELLING else verb


def _activity(scene: Scene, clause: Clause) -> Hit | None:
    """Return the first verb-like word of a clause that names somebody; None without one."""
    if not any(scene.type(scene.row[i]) for i in clause.indexes):
        return None
    for index in clause.indexes:
        token = scene.row[index]
        if token.is_past or token.low in AUXILIARIES:
            return Hit(index, index + 1, _ACTIVITY, "verb", False, token.is_past)
    return None


def _is_background(scene: Scene, hit: Hit, group: Sequence[Token]) -> bool:
    """Return True for a year that is part of a name: "the 1967 Outer Space Treaty"."""
    place = scene.row.index(group[-1]) + 1
    following = scene.row[place] if place < len(scene.row) else None
    return following is not None and scene.type(following) == "agreement" and hit.use != "noun"


def _kind(scene: Scene, hit: Hit) -> str:
    """Return the kind of a cue; "signed a contract" takes that of its noun."""
    if hit.cue.kind == "agreement" and hit.cue.cooperation == "ongoing":
        return "activity"
    clause = scene.clause_of(hit.start)
    nouns = [h for h in scene.hits if h.use == "noun" and h.start in clause.indexes and abs(h.start - hit.end) <= 8]
    if hit.cue.kind == "launch" and _founds(scene, clause, hit):
        return "founding"
    if hit.cue.kind == "flight":  # "an agreement was reached"
        return next((h.cue.kind for h in nouns if h.cue.kind in _PAPERS), "flight")
    if hit.cue.kind != "agreement":
        return hit.cue.kind
    narrower = [h.cue.kind for h in nouns if h.start > hit.start and h.cue.kind in _PAPERS[1:]]
    return narrower[0] if narrower else _signed(scene, hit)


def _founds(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Return True when a programme or an initiative is launched, not a craft."""
    first, last = (clause.indexes[0], hit.start) if hit.passive else (hit.end, hit.end + 8)
    near = [scene.row[i] for i in clause.indexes if first <= i < last]
    return any(
        scene.type(token) in ("programme", "organisation", "agreement") or token.low in _INITIATIVES for token in near
    )


def _signed(scene: Scene, hit: Hit) -> str:
    """Return "treaty" when what is signed is a treaty or accord by name."""
    for token in scene.row[hit.end : hit.end + 6]:
        if scene.type(token) == "agreement" and any(w in token.text for w in ("Treaty", "Accord", "Convention")):
            return "treaty"
    return hit.cue.kind


def _around(text: str, scene: Scene, hit: Hit) -> list[Token]:
    """Return the clause of a cue, with the subject that it shares with the clause before."""
    clause = scene.clause_of(hit.start)
    whole = _with_brackets(scene, clause)
    main = roles.without_lead(scene, whole)
    whole = main if hit.start in main else [i for i in whole if i not in main][1:]
    row = [scene.row[i] for i in whole if i != clause.indexes[0] or scene.row[i].low not in _OPENERS]
    if clause.opener in ("and", "which", "who", "but") and scene.clauses[clause.parent] is not clause:
        own = [i for i in clause.indexes if i < hit.start and scene.row[i].mention]
        names = [] if own else roles.sides(scene, hit) or _things(scene, clause)
        above = [scene.row[i] for i in scene.clauses[clause.parent].indexes if i < clause.indexes[0]]
        row = [*_listed(scene, names), *row[1:]] if own or names else [*above, *row]
    elif phrases.length(text, row) > phrases.LONGEST and hit.use == "verb":
        names = [i for i in roles.heads(scene, roles.subject(scene, clause, hit)) if i in clause.indexes]
        verb = next((i for i in whole if roles.is_verb(scene, i)), hit.start)
        row = [*_listed(scene, names), *[scene.row[i] for i in whole if i >= verb]] if names else row
    return row


def _things(scene: Scene, clause: Clause) -> list[int]:
    """Return the name before a relative word when it can be what the clause is about."""
    types = ("agreement", "programme", "mission", "spacecraft", "station", "rocket")
    return [i for i in roles.antecedent(scene, clause) if scene.type(scene.row[i]) in types]


def _with_brackets(scene: Scene, clause: Clause) -> list[int]:
    """Return the tokens of a clause with what stands in brackets inside it."""
    number = scene.clauses.index(clause)
    brackets = [c for c in scene.clauses if c.opener == "(" and c.parent == number and c is not clause]
    return sorted([*clause.indexes, *(i for c in brackets for i in c.indexes)])


def _listed(scene: Scene, names: Sequence[int]) -> list[Token]:
    """Return names as a list for readers: "A, B and C"."""
    joined: list[Token] = []
    for place, index in enumerate(names):
        name, before = scene.row[index], scene.row[index - 1]
        if place:
            mark = "and" if place == len(names) - 1 else ","
            joined.append(replace(name, text=mark, low=mark, mention=None))
        joined += [before, name] if index and before.low == "the" else [name]
    return joined
