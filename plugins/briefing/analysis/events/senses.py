"""A cue in its sentence in, whether it means there what `cues.toml` says of it out.

Words of motion and of giving have many senses: a probe reaches its orbit, a programme its students, and a hope the
sunrise. Such a cue counts when something of space stands in its sentence. What somebody asks, and what "I" and "you"
do in a speech, is no event of the field. It misses a craft that a sentence calls "it".
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.syntax.cues import Hit
from briefing.analysis.syntax.scene import Scene
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import ADVERBS, AUXILIARIES, PEOPLE, words

_LOOSE = words("deploy send arrive depart reach return fly capture collect detect observe transmit lose")
"""Verbs that speak of space only beside something of space."""
_CRAFT = ("spacecraft", "mission", "rocket", "station")
_DOING = (*_CRAFT, "programme", "agreement", "facility", "body")
"""Types of what does something without being a party."""
_SPACE = words(
    "satellite satellites spacecraft orbit orbits orbital suborbital rocket rockets probe probes crew crews crewed "
    "astronaut astronauts cosmonaut cosmonauts taikonaut taikonauts module modules orbiter orbiters lander landers "
    "rover rovers capsule capsules telescope moon lunar mars martian asteroid comet space spaceflight payload payloads "
    "cubesat cubesats station shuttle booster launch launches launcher mission missions flight flights instrument "
    "instruments data image images signal signals sample samples experiment experiments spaceport pad antenna radar"
)
"""Words of space, and of what comes back from it."""
_PUBLISHED = words(
    "data image images imagery picture pictures photo photos photograph photographs video map maps "
    "sample samples catalogue catalog result results finding findings"
)
"""What is data when it is released; anything else is an announcement."""
_GUESTS = PEOPLE | words(
    "delegation delegations visitors visitor crew crews astronaut guests students minister ministers"
)
_BETWEEN = AUXILIARIES | ADVERBS | words("just also 've 'm 're 'd")
"""What may stand between "I" and its verb, beside adverbs in -ly."""
_SPEAKERS = frozenset(["i", "you", "i'm", "i've", "you've", "you're"])
_NEAR = 8  # tokens


def is_meant(scene: Scene, hit: Hit, actors: Sequence[str]) -> bool:
    """Return True for a cue that tells an event of the field; `actors` are the entities that act."""
    if scene.row[-1].text == "?" or _is_spoken(scene, hit):
        return False
    if hit.cue.kind == "activity" and not actors:
        return any(scene.type(scene.row[i]) in _DOING for i in scene.clause_of(hit.start).indexes)
    if hit.cue.lemma == "welcome":
        return any(token.low in _GUESTS or scene.type(token) == "person" for token in _after(scene, hit))
    if hit.cue.lemma == "deliver" and [token.low for token in _after(scene, hit)[:1]] == ["on"]:
        return False
    loose = hit.cue.lemma in _LOOSE and hit.use != "noun"
    return not loose or any(t.low.casefold() in _SPACE or scene.type(t) in (*_CRAFT, "body") for t in scene.row)


def is_data(scene: Scene, hit: Hit) -> bool:
    """Return True for a release of data or images, not of a report."""
    clause = scene.clause_of(hit.start)
    return hit.cue.lemma != "release" or any(scene.row[i].low.casefold() in _PUBLISHED for i in clause.indexes)


def _after(scene: Scene, hit: Hit) -> Sequence[Token]:
    """Return the tokens right behind a cue."""
    return scene.row[hit.end : hit.end + _NEAR]


def _is_spoken(scene: Scene, hit: Hit) -> bool:
    """Return True for the verb of "I" or "you": "you’ve seen", "I was just meeting"."""
    place = hit.start - 1
    while place >= 0 and (scene.row[place].low in _BETWEEN or scene.row[place].low.endswith("ly")):
        place -= 1
    return hit.use == "verb" and place >= 0 and scene.row[place].low in _SPEAKERS
