"""Sentences, their names and times in, dated events out.

An event is a cue of `cues.toml` that a time of its sentence dates (`temporal_links`), as fact or plan (`modality`),
with the names that act (`roles`) and a clause for readers (`phrases`).
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.predications import roles, self_contained, subjects, temporal_links, trigger_senses
from briefing.analysis.predications.acting import acting
from briefing.analysis.predications.modality import modality
from briefing.analysis.syntax import phrases
from briefing.analysis.syntax.clauses import Clause
from briefing.analysis.syntax.cues import Hit
from briefing.analysis.syntax.scene import Scene
from briefing.analysis.syntax.spans import days_of
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import ADVERBS, AUXILIARIES, INITIATIVES, INSIDE, OPENERS, RELATIVE
from briefing.digest import digest
from briefing.ingest.wording import unmarked
from briefing.knowledge.kinds import event_kinds
from briefing.model import Event, Quote, Sentence, When

_IDLE = ("officially", "formally", "also")
"""Adverbs that change nothing of what is said."""
_MANY = 3
"""Names of a long list that a clause for readers keeps."""
_FORESEEN = frozenset(["planned", "expected", "scheduled", "slated", "targeted", "foreseen", "set", "due"])
_NEWS = frozenset(["detail", "details", "insight", "insights", "information", "update", "updates", "briefing"])
"""What is told when it is provided."""
_PAPERS = event_kinds("paper")


def events(briefing: str, text: str, sentence: Sentence, scene: Scene) -> tuple[Event, ...]:
    """Return the events of one sentence, by the place of their times."""
    found: list[Event] = []
    for hit, group in temporal_links.bound(scene):
        when = days_of([token for token in group if token.time])
        sure = modality(scene.row, scene.clause_of(hit.start), hit, when, scene.published)
        if when is None or not sure or _is_background(scene, hit, group):
            continue
        actors = roles.actors(scene, hit)
        if not trigger_senses.is_meant(scene, hit, actors):
            continue
        what = _self_contained(text, scene, hit, group, sure)
        clause = unmarked(_once(_clause(text, scene, hit, group), sure))
        kind = _kind(scene, hit)
        if kind in temporal_links.TELLING and temporal_links.told(scene, hit, group):
            kind = _told(scene, hit)
        again = sum(event.kind == kind for event in found)
        found.append(
            Event(
                id=event_id(sentence.anchor, kind, again),
                when=when,
                kind=kind,
                what=what or clause or scene.row[hit.start].text,
                actors=actors,
                entities=tuple(dict.fromkeys(t.mention.entity for t in scene.row if t.mention)),
                modality=sure,
                evidence=(Quote(briefing, sentence.start, sentence.end),),
                times=(Quote(briefing, group[0].start, group[-1].end),),
                self_contained=bool(what),
            )
        )
    return tuple(found)


def _self_contained(text: str, scene: Scene, hit: Hit, group: Sequence[Token], sure: str) -> str:
    """Return an event in a clause that can be read away from its text, or "" where its sentence has none."""
    what = _once(_clause(text, scene, hit, group), sure)
    if self_contained.stands_alone(scene, hit, what):
        return unmarked(what)
    phrase = self_contained.noun_alone(scene, hit)
    return unmarked(phrases.clause(text, phrase, _dating(scene, group), scene.row[hit.end - 1].end)) if phrase else ""


def _clause(text: str, scene: Scene, hit: Hit, group: Sequence[Token]) -> str:
    """Return what happened in a clause without its dates."""
    return phrases.clause(
        text, _alone(scene, _around(text, scene, hit), hit), _dating(scene, group), scene.row[hit.end - 1].end
    )


def _alone(scene: Scene, row: Sequence[Token], hit: Hit) -> Sequence[Token]:
    """Return a row without a second sentence that "and" joins to it: ", and the agency is now exploring …"."""
    last = scene.row[hit.end - 1].end
    for place in range(len(row) - 3):
        joins = row[place].low == "," and row[place + 1].low == "and" and row[place].start >= last
        if joins and any(token.low in AUXILIARIES for token in row[place + 2 : place + 6]):
            return row[:place]
    return row


def _dating(scene: Scene, group: Sequence[Token]) -> list[Token]:
    """Return the tokens of a time, and the vaguer times that say the same: "last month, on 25 June"."""
    when = days_of(group)
    others = [token for token in scene.row if token.time and token not in group and token.time.when]
    same = [*group, *(token for token in others if when and token.time and _holds(token.time.when, when))]
    return [*same, *(word for token in same for word in _zone(scene, token))]


def _zone(scene: Scene, token: Token) -> Sequence[Token]:
    """Return the words behind a time of day that tell whose: "Indian time"."""
    place = scene.row.index(token) + 1
    behind = scene.row[place : place + 2]
    return behind if [word.low for word in behind[1:]] == ["time"] else ()


def _holds(outer: When | None, inner: When) -> bool:
    """Return True when a time is as wide as another and holds it."""
    if outer is None or not (outer.first and outer.last and inner.first and inner.last):
        return False
    return outer.first <= inner.first and inner.last <= outer.last


def _once(what: str, sure: str) -> str:
    """Return a clause without "is planned" at its end, when its modality says so: "The launch", planned."""
    words = what.split()
    if not words or sure not in ("planned", "expected") or words[-1].casefold() not in _FORESEEN:
        return what
    while len(words) > 1 and words[-1].casefold() in _FORESEEN | AUXILIARIES | ADVERBS:
        words.pop()
    return " ".join(words)


def _told(scene: Scene, hit: Hit) -> str:
    """Return what is to come when a verb only tells of it: "signed a plan for 2030", "the landing was put off"."""
    clause = scene.clause_of(hit.start)
    nouns = [h for h in scene.hits if h.use == "noun" and h.start in clause.indexes and h.start < hit.start]
    return nouns[-1].cue.kind if nouns and hit.cue.kind == "postponement" else "activity"


def event_id(anchor: str, kind: str, again: int = 0) -> str:
    """Return the id of the event of a kind in a sentence; `again` counts others of the same kind before it."""
    return f"e-{digest(anchor, kind, again)[:8] if again else digest(anchor, kind)[:8]}"


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
    if not trigger_senses.is_data(scene, hit):
        return "announcement"
    if hit.cue.lemma == "provide" and any(token.low in _NEWS for token in scene.row[hit.end : hit.end + 4]):
        return "announcement"
    if hit.cue.kind == "flight":  # "an agreement was reached"
        return next((h.cue.kind for h in nouns if h.cue.kind in _PAPERS), "flight")
    if hit.cue.kind != "agreement":
        return hit.cue.kind
    narrower = [h.cue.kind for h in nouns if h.start > hit.start and h.cue.kind in _PAPERS - {hit.cue.kind}]
    return narrower[0] if narrower else _signed(scene, hit)


def _founds(scene: Scene, clause: Clause, hit: Hit) -> bool:
    """Return True when a programme or an initiative is launched, not a craft."""
    first, last = (clause.indexes[0], hit.start) if hit.passive else (hit.end, hit.end + 8)
    near = [scene.row[i] for i in clause.indexes if first <= i < last]
    if not hit.passive:
        near = near[: next((n for n, token in enumerate(near) if token.low in ("for", "with", "from", "aboard")), None)]
    return any(
        scene.type(token) in ("programme", "organisation", "agreement") or token.low in INITIATIVES for token in near
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
    main = subjects.without_lead(scene, whole)
    whole = main if hit.start in main else [i for i in whole if i not in main][1:]
    whole = [i for i in whole if scene.row[i].low != "," or not _beside_relative(scene, whole, i)]
    row = [scene.row[i] for i in whole if i != clause.indexes[0] or scene.row[i].low not in OPENERS]
    told = _announced(scene, clause, hit)
    row = phrases.short_names([*row, *told])
    if clause.opener in ("and", "which", "who", "but") and scene.clauses[clause.parent] is not clause:
        own = any(scene.row[i].mention for i in clause.indexes if i < hit.start)
        return row[1:] if own else _shared(scene, clause, hit, row)
    if phrases.length(text, row) > phrases.LONGEST and hit.use == "verb":
        names = [i for i in acting(scene, subjects.subject(scene, clause, hit)) if i in clause.indexes]
        rest = phrases.bracketless([scene.row[i] for i in whole if names and i > names[-1]])
        if not rest or _is_inside(scene, names[0]):
            return row
        listed = _listed(scene, names)
        if len(names) > _MANY and phrases.length(text, [*listed, *rest]) > phrases.LONGEST:
            listed = [*_listed(scene, names)[: 2 * _MANY - 1], rest[0]._replace(text="…", low="…", mention=None)]
        return [*listed, *rest[rest[0].low in _IDLE :], *told]
    return row


def _is_inside(scene: Scene, index: int) -> bool:
    """Return True for a name that only says where: "an institute in Kenya" is not Kenya."""
    before = [token.low for token in scene.row[max(0, index - 2) : index]]
    return bool(before) and (before[-1] in INSIDE or (before[-1] == "the" and before[0] in INSIDE))


def _beside_relative(scene: Scene, whole: Sequence[int], index: int) -> bool:
    """Return True for a comma that sets off a relative clause which stays out, before the verb of its subject."""
    following = next((i for i in whole if i > index and scene.row[i].low != ","), index)
    near = [i for i in (index - 1, index + 1) if 0 <= i < len(scene.row) and i not in whole]
    return subjects.is_verb(scene, following) and any(scene.clause_of(i).opener in RELATIVE for i in near)


def _announced(scene: Scene, clause: Clause, hit: Hit) -> list[Token]:
    """Return the clause that says what was announced: "announced that …"."""
    number = scene.clauses.index(clause)
    below = [c for c in scene.clauses if c.opener == "that" and c.parent == number and c.indexes[0] > hit.start]
    if hit.cue.kind != "announcement" or hit.use != "verb" or not below:
        return []
    between = scene.row[hit.end : below[0].indexes[0]]
    return [scene.row[i] for i in below[0].indexes] if all(t.time or len(t.low) < 3 for t in between) else []


def _shared(scene: Scene, clause: Clause, hit: Hit, row: Sequence[Token]) -> list[Token]:
    """Return a clause with the subject that stands in the clause above it, in the words of the text."""
    relative = clause.opener in ("which", "who")
    names = acting(scene, subjects.subject(scene, clause, hit)) or (_things(scene, clause) if relative else [])
    if len(row) > 1 and row[1].low in ("he", "she", "they", "it"):
        return list(row[1:])
    above = subjects.without_lead(scene, [i for i in scene.clauses[clause.parent].indexes if i < clause.indexes[0]])
    if names and not relative and len(row) > 1 and row[1].text[:1].isupper():  # "Peru and Samoa signed", one unknown
        return [*(scene.row[i] for i in above), *row]
    if names:
        return [*_listed(scene, names), *row[1:]]
    if relative:
        return [*(scene.row[i] for i in above), *row]
    ends = (place for place, i in enumerate(above) if subjects.is_verb(scene, i) or scene.row[i].is_past)
    verb = next(ends, len(above))
    return [*(scene.row[i] for i in above[:verb]), *row[verb < len(above) :]]


def _things(scene: Scene, clause: Clause) -> list[int]:
    """Return the name before a relative word when it can be what the clause is about."""
    types = ("agreement", "programme", "mission", "spacecraft", "station", "rocket")
    return [i for i in subjects.antecedent(scene, clause) if scene.type(scene.row[i]) in types]


def _with_brackets(scene: Scene, clause: Clause) -> list[int]:
    """Return the tokens of a clause with what stands in brackets inside it."""
    number = scene.clauses.index(clause)
    brackets = [c for c in scene.clauses if c.opener == "(" and c.parent == number and c is not clause]
    return sorted([*clause.indexes, *(i for c in brackets for i in c.indexes)])


def _listed(scene: Scene, names: Sequence[int]) -> list[Token]:
    """Return names as a list for readers: "A, B and C"."""
    joined: list[Token] = []
    short = {token.mention.entity: token for token in reversed(phrases.short_names(scene.row)) if token.mention}
    for place, index in enumerate(names):
        name, before = scene.row[index], scene.row[index - 1]
        name = short[name.mention.entity] if name.mention else name
        bare = name is not scene.row[index] and phrases.is_bare(name)
        if place:
            mark = "and" if place == len(names) - 1 else ","
            joined.append(name._replace(text=mark, low=mark, mention=None))
        joined += [before, name] if index and before.low == "the" and not bare else [name]
    return joined
