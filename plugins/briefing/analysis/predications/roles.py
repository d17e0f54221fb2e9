"""Find who acts in the event that a cue signals, in the order of the text.

Before an active verb stands who acts; after a passive one, behind "by". "Between A and B", "with B" and
"together with B" add the others where the kind of event has more than one side. A name that only tells where a
person works ("NASA Administrator Bill Nelson"), an owner ("Japan’s minister"), a place or an adjective
("Pakistani") does not act beside the name that it describes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.analysis.predications import subjects
from briefing.analysis.predications.acting import PARTIES, acting, affiliations, heads, is_owner
from briefing.analysis.predications.arguments import without_asides
from briefing.analysis.predications.subjects import ACTORS
from briefing.analysis.syntax.clauses import Clause
from briefing.analysis.syntax.cues import Hit
from briefing.analysis.syntax.scene import Scene
from briefing.analysis.syntax.vocabulary import AUXILIARIES, INSIDE, INTO, PEOPLE
from briefing.english import lexicon
from briefing.knowledge.kinds import event_kinds

_HOLDING = lexicon.words("holding_verb")
_ENDING = (INTO | lexicon.words("role_end")) - {"as"}
"""Words that end a row of names."""
_SHARED = event_kinds("shared")


def actors(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Return the ids of the entities that act, each once, in the order of the text."""
    found = acting(scene, sides(scene, hit))
    return _ids(scene, [*found, *(_receivers(scene, hit) if found else [])]) or _operators(scene, hit)


def _operators(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Return those who operate the craft of an event, as far as the sentence names them too."""
    clause = scene.clause_of(hit.start)
    craft = [token.mention.entity for i in clause.indexes if (token := scene.row[i]).mention]
    known = {operator for entity in craft for operator in scene.operators.get(entity, ())}
    named = [i for i, token in enumerate(scene.row) if scene.type(token) in PARTIES]
    return tuple(entity for entity in _ids(scene, named) if entity in known)


def parties(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Return the ids of the countries and bodies that act, persons replaced by those they speak for."""
    after = [i for i in scene.clause_of(hit.start).indexes if i >= hit.end]
    both = _behind(scene, after, ("between", "among"))
    near = both or sides(scene, hit)
    if hit.use == "noun" and not both:
        near = near + _holder(scene, hit, near)
    others = _behind(scene, after, ("with",)) or (_given(scene, after) if hit.cue.kind == "contract" else [])
    if hit.cue.kind == "contract" and not both:
        others = others or _behind(scene, after[:10], ("from",))
    found = {i for i in {*heads(scene, near), *([] if both else others)} if not is_owner(scene, i)}
    bodies = {i for i in found if scene.type(scene.row[i]) in PARTIES}
    return _ids(scene, sorted(bodies | {i for i in affiliations(scene, near) if not is_owner(scene, i)}))


def signers(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Return who signs a paper between others, else (): A and B of "A and B signed an agreement between C and D"."""
    clause = scene.clause_of(hit.start)
    after = [i for i in clause.indexes if i >= hit.end]
    if hit.use != "verb" or hit.passive or hit.cue.cooperation != "signed" or not _behind(scene, after, ("between",)):
        return ()
    near = acting(scene, subjects.subject(scene, clause, hit))
    return _ids(scene, [i for i in near if scene.type(scene.row[i]) in PARTIES])


def again_between(scene: Scene, hit: Hit) -> list[tuple[str, ...]]:
    """Return the parties behind each "between" but the first: "between A and B, as well as between A and C"."""
    after = [i for i in scene.clause_of(hit.start).indexes if i >= hit.end] if hit.use == "noun" else []
    places = [place for place, i in enumerate(after) if scene.row[i].low == "between"][1:]
    runs = (run(scene, after[place + 1 :]) for place in places)
    return [_ids(scene, [i for i in found if not is_owner(scene, i)]) for found in runs if len(found) > 1]


def severally(scene: Scene, hit: Hit) -> list[tuple[str, ...]]:
    """Return the holder of several papers with each partner, else []: A with B, A with C of "A has deals with B, C"."""
    if hit.use != "noun" or scene.row[hit.start].low not in ("agreements", "deals", "contracts", "memoranda", "pacts"):
        return []
    after = [i for i in scene.clause_of(hit.start).indexes if i >= hit.end]
    others = _ids(scene, [i for i in _behind(scene, after[:14], ("with",)) if not is_owner(scene, i)])
    holders = _ids(scene, heads(scene, _holder(scene, hit, [])))
    return [(holders[0], other) for other in others if other != holders[0]] if len(holders) == 1 else []


def _holder(scene: Scene, hit: Hit, near: Sequence[int]) -> list[int]:
    """Return A of "A announced an agreement with B", "A has a deal with B", "A is in talks with B"."""
    clause = scene.clause_of(hit.start)
    before = [scene.row[i] for i in clause.indexes if i < hit.start]
    holds = hit.cue.lemma == "in talks" or any(token.low in _HOLDING for token in before)
    shared = hit.cue.kind in ("agreement", "contract", "meeting") and hit.cue.lemma != "cooperation"
    if not shared or not holds or [token.low for token in scene.row[hit.end : hit.end + 1]] != ["with"]:
        return []
    return [i for i in subjects.subject(scene, clause, hit) if i not in near]


def _ids(scene: Scene, indexes: Sequence[int]) -> tuple[str, ...]:
    found = [scene.row[i].mention for i in indexes]
    return tuple(dict.fromkeys(mention.entity for mention in found if mention))


def sides(scene: Scene, hit: Hit) -> list[int]:
    """Return the indexes of the names that may act, in order."""
    clause = scene.clause_of(hit.start)
    after = [i for i in clause.indexes if i >= hit.end]
    if under(scene, hit):
        return sorted({i for other in scene.clauses for i in subjects.subject(scene, other, None)})
    if hit.use == "noun":
        found = _around(scene, clause, hit) or subjects.subject(scene, clause, hit)
        found += _makers(scene, clause, hit)
    elif hit.passive:
        found = _behind(scene, after, ("by",)) or subjects.subject(scene, clause, hit)
    else:
        found = subjects.subject(scene, clause, hit) or (_behind(scene, after, ("by",)) if hit.past else [])
    if scene.row[hit.end - 1].low == "with":
        found = found + run(scene, after)
    elif hit.cue.kind in _SHARED:
        found = found + _behind(scene, after, ("with",) if found else ("with", "between", "among"))
    if hit.cue.kind == "contract" and found:
        found = found + _behind(scene, after[:10], ("from",))
    if hit.cue.kind == "meeting" and hit.use == "verb":
        found = found + run(scene, after)
    if hit.cue.kind == "launch" and hit.use == "verb" and not hit.passive:
        found = found + owner(scene, hit)
    return sorted(set(found))


def under(scene: Scene, hit: Hit) -> bool:
    """Return True for a cue in a phrase like "Under the agreement signed in 2022," at the head of the sentence."""
    if not scene.row or scene.row[0].low != "under":
        return False
    comma = next((i for i, token in enumerate(scene.row) if token.low == ","), 0)
    return hit.start < comma and hit.cue.kind in _SHARED


def _behind(scene: Scene, after: Sequence[int], words: tuple[str, ...]) -> list[int]:
    """Return the names in a row behind the first of some prepositions."""
    for place, index in enumerate(after):
        if scene.row[index].low in words:
            found = run(scene, after[place + 1 :])
            if found:
                return found
    return []


def _given(scene: Scene, after: Sequence[int]) -> list[int]:
    """Return B of "a contract to B": a party right behind "to"."""
    return [
        two for one, two in pairwise(after) if scene.row[one].low == "to" and scene.type(scene.row[two]) in PARTIES
    ][:1]


def _receivers(scene: Scene, hit: Hit) -> list[int]:
    """Return B of "A handed it over to B", where no mark or verb stands before "over"."""
    after = [i for i in scene.clause_of(hit.start).indexes if i >= hit.end and hit.use == "verb" and not hit.passive]
    for one, two in pairwise(after):
        if (scene.row[one].low, scene.row[two].low) == ("over", "to"):
            return [i for i in run(scene, [i for i in after if i > two][:4]) if scene.type(scene.row[i]) in PARTIES]
        if scene.row[one].low == "," or subjects.is_verb(scene, one):
            break
    return []


def run(scene: Scene, after: Sequence[int]) -> list[int]:
    """Return names joined by commas and "and", with at most four words before each."""
    found: list[int] = []
    gap = 0
    for index in without_asides(scene, after):
        token = scene.row[index]
        if scene.type(token) in ACTORS:
            found.append(index)
            gap = 0
        elif (
            token.time
            or (token.mention and token.low.casefold() not in scene.demonyms)
            or subjects.is_verb(scene, index)
            or gap >= 4
            or (token.low in _ENDING and not (token.low == "from" and scene.row[index - 1].low in PEOPLE))
        ):
            break
        elif token.low not in (",", "and", "'s", "(", ")", "the", "of"):
            gap += 1
    return found


def _around(scene: Scene, clause: Clause, hit: Hit) -> list[int]:
    """Return the names that a noun has on its sides: "NASA’s launch", "launch by NASA", "talks between A and B"."""
    before = [i for i in clause.indexes if i < hit.start]
    owners: list[int] = []
    for index in reversed(before[-5:]):
        token = scene.row[index]
        if scene.type(token) in ACTORS:
            owners.insert(0, index)
        elif (
            token.is_past
            or not (token.is_word or token.low in ("-", "–", "'s"))
            or token.low in INSIDE | AUXILIARIES | {"and", "with"}
        ):
            break
    after = [i for i in clause.indexes if i >= hit.end]
    return owners + _behind(scene, after[:14], ("by", "between", "among", "with"))


def _makers(scene: Scene, clause: Clause, hit: Hit) -> list[int]:
    """Return A of "built by A in collaboration with B"."""
    beside = hit.start and scene.row[hit.start - 1].low == "in" and hit.end < len(scene.row)
    before = [i for i in clause.indexes if i < hit.start - 1]
    return _behind(scene, before, ("by",)) if beside and scene.row[hit.end].low == "with" else []


def owner(scene: Scene, hit: Hit) -> list[int]:
    """Return the first party behind a cue when 's follows it: the owner B of "A launched B’s satellite"."""
    after = [i for i in scene.clause_of(hit.start).indexes if i >= hit.end]
    for place, index in enumerate(after[:6]):
        if scene.row[index].low in INSIDE | {"on", "onboard", "atop", "with"}:
            break
        if scene.type(scene.row[index]) in PARTIES:
            follows = after[place + 1 : place + 2]
            return [index] if follows and scene.row[follows[0]].low == "'s" else []
    return []
