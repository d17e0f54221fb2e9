"""A cue in its clause in, the names that act out, in the order of the text.

Before an active verb stands who acts; after a passive one, behind "by". "Between A and B", "with B" and
"together with B" add the others where the kind of event has more than one side. A name that only tells where a
person works ("NASA Administrator Bill Nelson"), an owner ("Japan’s minister"), a place or an adjective
("Pakistani") does not act beside the name that it describes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.analysis.acting import PARTIES, acting, affiliations, heads, is_owner
from briefing.analysis.clauses import Clause
from briefing.analysis.cues import Hit
from briefing.analysis.scene import Scene
from briefing.analysis.vocabulary import AUXILIARIES, BEFORE_NOUNS, INSIDE, INTO, PEOPLE, PLANS

_ACTORS = (*PARTIES, "person")
_CLOSING = (",", ")", "”", '"', "’")
_SHARED = ("agreement", "treaty", "contract", "meeting", "training", "joining", "founding", "delivery", "data")


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
    others = _behind(scene, after, ("with",)) or (_given(scene, after) if hit.cue.kind == "contract" else [])
    if hit.cue.kind == "contract" and not both:
        others = others or _behind(scene, after[:10], ("from",))
    found = {i for i in {*heads(scene, near), *([] if both else others)} if not is_owner(scene, i)}
    bodies = {i for i in found if scene.type(scene.row[i]) in PARTIES}
    return _ids(scene, sorted(bodies | set(affiliations(scene, near))))


def _ids(scene: Scene, indexes: Sequence[int]) -> tuple[str, ...]:
    found = [scene.row[i].mention for i in indexes]
    return tuple(dict.fromkeys(mention.entity for mention in found if mention))


def sides(scene: Scene, hit: Hit) -> list[int]:
    """Return the indexes of the names that may act, in order."""
    clause = scene.clause_of(hit.start)
    after = [i for i in clause.indexes if i >= hit.end]
    if under(scene, hit):
        return sorted({i for other in scene.clauses for i in subject(scene, other, None)})
    if hit.use == "noun":
        found = _around(scene, clause, hit) or subject(scene, clause, hit)
    elif hit.passive:
        found = _behind(scene, after, ("by",)) or subject(scene, clause, hit)
    else:
        found = subject(scene, clause, hit) or (_behind(scene, after, ("by",)) if hit.past else [])
    if scene.row[hit.end - 1].low == "with":
        found = found + run(scene, after)
    elif hit.cue.kind in _SHARED:
        found = found + _behind(scene, after, ("with",) if found else ("with", "between", "among"))
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


def subject(scene: Scene, clause: Clause, hit: Hit | None) -> list[int]:
    """Return the names before `hit` and the first verb; those of the clause above when it shares them, given a hit."""
    region: list[int] = []
    lead = set(clause.indexes) - set(without_lead(scene, clause.indexes))
    for index in clause.indexes:
        if (hit and index >= hit.start) or (is_verb(scene, index) and index not in lead):
            break
        region.append(index)
    named = [i for i in without_lead(scene, region) if scene.type(scene.row[i]) in _ACTORS]
    names = [i for i in named if not is_seat(scene, i)]
    if named and not names:
        return []
    if names or not hit or clause is scene.clauses[clause.parent]:
        return names
    above = scene.clauses[clause.parent]
    relative = clause.opener in ("which", "who", "whose", "where")
    if relative or (clause.opener == "that" and scene.row[clause.indexes[0] - 1].mention):
        types = ("person",) if clause.opener == "who" else _ACTORS
        return [i for i in antecedent(scene, clause) if scene.type(scene.row[i]) in types]
    first = next((h for h in scene.hits if h.start in above.indexes), hit)
    pronoun = any(scene.row[i].low in ("it", "he", "she", "they") for i in region)
    return subject(scene, above, first) if clause.opener in ("and", "but") or pronoun else []


def is_seat(scene: Scene, index: int) -> bool:
    """Return True for a country that only tells where somebody without a name is: "institutes in Peru and Kenya"."""
    place = index
    while place > 1 and scene.row[place - 1].low in ("and", ",", "the"):
        if scene.row[place - 1].low != "the" and scene.type(scene.row[place - 2]) != "country":
            return False
        place -= 1 if scene.row[place - 1].low == "the" else 2
    inside = place > 1 and scene.row[place - 1].low == "in" and scene.row[place - 2].is_word
    return inside and scene.type(scene.row[index]) == "country" and scene.row[place - 2].low not in PEOPLE


def is_verb(scene: Scene, index: int) -> bool:
    """Return True at a word that ends the subject."""
    low = scene.row[index].low
    if low in AUXILIARIES or scene.row[index].is_saying:
        return True
    if low in PLANS:
        return index == 0 or scene.row[index - 1].low not in BEFORE_NOUNS  # "a plan" is no verb
    return any(h.start == index and h.use in ("verb", "infinitive") for h in scene.hits)


def without_lead(scene: Scene, region: Sequence[int]) -> list[int]:
    """Return the region without a phrase like "In Beijing," or "Last year," at its beginning."""
    words = [i for i in region if scene.row[i].text not in '“"‘(,']
    if not words:
        return []
    opening = scene.row[words[0]]
    if opening.low in INTO or opening.time or (opening.is_word and opening.low.endswith("ing")):
        commas = [i for i in region if scene.row[i].low == ","]
        for comma in commas:
            rest = [i for i in region if i > comma]
            if any(scene.type(scene.row[i]) in _ACTORS for i in rest):
                return rest
    return list(region)


def antecedent(scene: Scene, clause: Clause) -> list[int]:
    """Return the name right before the relative word that opens a clause, or nothing."""
    above = scene.clauses[clause.parent]
    words = [i for i in above.indexes if i < clause.indexes[0] and scene.row[i].text not in _CLOSING]
    return [i for i in words[-1:] if scene.row[i].mention]


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
        if scene.row[one].low == "," or is_verb(scene, one):
            break
    return []


def run(scene: Scene, after: Sequence[int]) -> list[int]:
    """Return names joined by commas and "and", with at most four words before each."""
    found: list[int] = []
    gap = 0
    for index in after:
        token = scene.row[index]
        if scene.type(token) in _ACTORS:
            found.append(index)
            gap = 0
        elif (
            token.time
            or token.mention
            or is_verb(scene, index)
            or gap >= 4
            or token.low in ("for", "to", "on", "in", "at")
        ):
            break
        elif token.low not in (",", "and", "'s", "(", ")"):
            gap += 1
    return found


def _around(scene: Scene, clause: Clause, hit: Hit) -> list[int]:
    """Return the names that a noun has on its sides: "NASA’s launch", "launch by NASA", "talks between A and B"."""
    before = [i for i in clause.indexes if i < hit.start]
    owners: list[int] = []
    for index in reversed(before[-5:]):
        token = scene.row[index]
        if scene.type(token) in _ACTORS:
            owners.insert(0, index)
        elif (
            token.is_past
            or not (token.is_word or token.low in ("-", "–", "'s"))
            or token.low in INSIDE | {"and", "with"}
        ):
            break
    after = [i for i in clause.indexes if i >= hit.end]
    return owners + _behind(scene, after[:14], ("by", "between", "among", "with"))


def owner(scene: Scene, hit: Hit) -> list[int]:
    """Return B of "A launched B’s satellite"."""
    after = [i for i in scene.clause_of(hit.start).indexes if i >= hit.end]
    for place, index in enumerate(after[:6]):
        if scene.type(scene.row[index]) in PARTIES:
            follows = after[place + 1 : place + 2]
            return [index] if follows and scene.row[follows[0]].low == "'s" else []
    return []
