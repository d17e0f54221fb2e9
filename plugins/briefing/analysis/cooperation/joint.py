"""Find parties that work together in a sentence that has no word for cooperation.

Forms, each with its example; a demonym counts for its country where it says whose a thing is.
- carried: "KARI will fly an instrument on NASA’s lander", "Brazil launched it on an Indian rocket"
- handed: "CNSA handed over samples to Roscosmos", "the module was delivered to ASI by Boeing"
- chosen: "NASA picked SpaceX to build the lander"
- trained: "Pakistan’s astronauts train in China", "at JAXA"
- served: "Arianespace launched a satellite for Peru", "Kenya’s satellite was launched by SpaceX"
- riding: "a booster of SpaceX launched with three Kenyan satellites"
- aided: "was launched with Chinese funding"
- together: "Egypt and Kenya launched a joint camera"
It misses these forms across sentences, and craft whose names are not known as such.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.cooperation.owners import is_party, owner_of, thing_at
from briefing.analysis.predications import roles
from briefing.analysis.predications.acting import PARTIES
from briefing.analysis.syntax.cues import Hit
from briefing.analysis.syntax.scene import Scene
from briefing.analysis.syntax.vocabulary import BEFORE_VERBS
from briefing.english import lexicon
from briefing.knowledge import space_words

_ABOARD = frozenset(["on", "aboard", "atop", "onboard"])
_ARTICLES = frozenset(["a", "an", "the", "its", "their"])
_TOGETHER = frozenset(["joint", "jointly", "together"])
_AID = lexicon.words("aid_noun")
_LEARNERS = lexicon.words("learner") | space_words.words("learner")
_NEAR = 6  # tokens


def joint(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Return the parties that one of the forms joins at a cue; () when there is none."""
    after = [i for i in scene.clause_of(hit.start).indexes if i >= hit.end]
    if hit.use == "noun" or not after:
        return ()
    together = any(scene.row[i].low in _TOGETHER for i in scene.clause_of(hit.start).indexes)
    if hit.cue.kind == "announcement":  # a joint satellite, but not a joint statement
        together = any(scene.row[i].low == "joint" and thing_at(scene, i + 1) for i in after)
    if together and hit.cue.kind not in ("meeting", "visit"):
        return roles.parties(scene, hit)
    if hit.cue.kind in ("launch", "flight"):
        others = _launched_by(scene, hit, after) if hit.passive else ()
        others = others or _carriers(scene, after) or _clients(scene, after) or _riders(scene, after)
    elif hit.cue.kind == "delivery":
        others = _receivers(scene, after) if _is_told(scene, hit) else ()
    elif hit.cue.kind == "selection":
        others = _chosen(scene, hit, after)
    elif hit.cue.lemma == "train":
        others = _hosts(scene, after)
    else:
        others = ()
    others = others or _givers(scene, after)
    return tuple(dict.fromkeys((*_own(scene, hit), *others))) if others else ()


def _own(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Return those who act, or whose astronauts, satellite or instrument is the subject."""
    found = roles.parties(scene, hit)
    if found or hit.passive:
        return found
    clause = scene.clause_of(hit.start)
    before = [scene.row[i] for i in clause.indexes if i < hit.start]
    named = [t.mention.entity for t in before if t.mention and is_party(scene, t)]
    return tuple(dict.fromkeys(named)) if len(set(named)) == 1 else ()


def _carriers(scene: Scene, after: Sequence[int]) -> tuple[str, ...]:
    """Return B of "on B’s lander", "aboard a B rocket"."""
    for place in after:
        if scene.row[place].low in _ABOARD:
            start = place + 1 + (place + 1 < len(scene.row) and scene.row[place + 1].low in _ARTICLES)
            owner = owner_of(scene, start)
            if owner or (known := _operators(scene, start)):
                return (owner,) if owner else known
    return ()


def _operators(scene: Scene, index: int) -> tuple[str, ...]:
    """Return who operates the rocket that stands at an index, as far as that is known."""
    rocket = scene.row[index].mention if index < len(scene.row) and scene.type(scene.row[index]) == "rocket" else None
    known = scene.operators.get(rocket.entity, ()) if rocket else ()
    return tuple(one for one in known if one in scene.entities)


def _is_told(scene: Scene, hit: Hit) -> bool:
    """Return True for a verb beyond doubt, unlike that of "supply chains move to Peru"."""
    told = hit.past or hit.use == "infinitive" or scene.row[hit.start].low.endswith("s")
    return told or scene.row[hit.start - 1].low in BEFORE_VERBS


def _receivers(scene: Scene, after: Sequence[int]) -> tuple[str, ...]:
    """Return B of "handed it over to B"."""
    near = after[: 2 * _NEAR]
    return next((found for i in near if scene.row[i].low == "to" and (found := _party(scene, i + 1))), ())


def _chosen(scene: Scene, hit: Hit, after: Sequence[int]) -> tuple[str, ...]:
    """Return the company or agency right behind a verb of choosing, for a task: "picked SpaceX to build it"."""
    if not any(scene.row[i].low == "to" and scene.row[i + 1].is_word for i in after[:-1]):
        return ()
    first = next((i for i in after[:3] if scene.type(scene.row[i]) in ("company", "agency")), None)
    token = scene.row[first] if first is not None and not hit.passive else None
    owned = first is not None and first + 1 < len(scene.row) and scene.row[first + 1].low == "'s"
    return (token.mention.entity,) if token and token.mention and not owned else ()


def _givers(scene: Scene, after: Sequence[int]) -> tuple[str, ...]:
    """Return B of "with B funding", where B is the adjective of a country, and of "with the help of B"."""
    row = scene.row
    for place in after:
        low = [token.low for token in row[place : place + 4]]
        if low[0] == "with" and _is_adjective(scene, place + 1) and _AID & set(low[2:]):
            return _party(scene, place + 1, adjective=True)
        if low[0] == "with" and len(low) == 4 and low[1] == "the" and low[2] in _AID and low[3] == "of":
            return _party(scene, place + 4)
    return ()


def _clients(scene: Scene, after: Sequence[int]) -> tuple[str, ...]:
    """Return B of "launched a satellite for B"."""
    return next((_party(scene, place + 1) for place in after if scene.row[place].low == "for"), ())


def _riders(scene: Scene, after: Sequence[int]) -> tuple[str, ...]:
    """Return B of "launched with three B satellites"."""
    places = [i for n, i in enumerate(after[:_NEAR]) if "with" in [scene.row[k].low for k in after[max(0, n - 3) : n]]]
    owner = next((found for i in places if (found := owner_of(scene, i))), "")
    return (owner,) if owner else ()


def _launched_by(scene: Scene, hit: Hit, after: Sequence[int]) -> tuple[str, ...]:
    """Return A and B of "A’s satellite was launched by B", "by a B rocket"."""
    row, before = scene.row, [i for i in scene.clause_of(hit.start).indexes if i < hit.start]
    owner = next((found for i in before if (found := owner_of(scene, i))), "")
    by = next((place + 1 for place in after[:_NEAR] if row[place].low == "by"), 0)
    if not owner or not by:
        return ()
    carrier = owner_of(scene, by + (by < len(row) and row[by].low in _ARTICLES))
    makers = (carrier,) if carrier else _party(scene, by)
    return tuple(dict.fromkeys((owner, *makers)))


def _party(scene: Scene, start: int, adjective: bool = False) -> tuple[str, ...]:
    """Return the party that stands at an index, behind an article or as B of "A’s B"; () for none."""
    row = scene.row
    start += start < len(row) and row[start].low == "the"
    if start + 2 < len(row) and row[start + 1].low == "'s" and scene.type(row[start + 2]) in PARTIES:
        start += 2
    if start >= len(row) or not (scene.type(row[start]) in PARTIES or (adjective and _is_adjective(scene, start))):
        return ()
    owned = start + 1 < len(row) and row[start + 1].low == "'s" and scene.type(row[start]) == "country"
    mention = row[start].mention
    return (mention.entity,) if mention and not owned else ()


def _is_adjective(scene: Scene, index: int) -> bool:
    """Return True for the adjective of a country."""
    token = scene.row[index] if index < len(scene.row) else None
    return token is not None and token.mention is not None and not scene.type(token) and is_party(scene, token)


def _hosts(scene: Scene, after: Sequence[int]) -> tuple[str, ...]:
    """Return B of "train in B", "train at B’s centre", "train two B engineers"."""
    row = scene.row
    for place in after[:_NEAR]:
        if _is_adjective(scene, place) and any(token.low in _LEARNERS for token in row[place + 1 : place + 3]):
            return _party(scene, place, adjective=True)
        if row[place].low in ("in", "at", "with"):
            near = place + 1 + (place + 1 < len(row) and row[place + 1].low == "the")
            token = row[near] if near < len(row) else None
            if token and scene.type(token) in PARTIES and token.mention:
                return (token.mention.entity,)
    return ()
