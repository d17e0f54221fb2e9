"""A cue in its sentence in, whether it means there what `cues.toml` says of it out.

Words of motion and of giving have many senses: a probe reaches its orbit, a programme its students, and a hope the
sunrise. Such a cue counts when something of space stands in its sentence. What somebody asks is no event of the field.
It misses a craft that a sentence calls "it".
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.syntax.cues import Hit
from briefing.analysis.syntax.scene import Scene
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import PEOPLE, SPACE, words

_LOOSE = words("deploy send arrive depart reach return fly capture collect detect observe transmit lose")
"""Verbs that speak of space only beside something of space."""
_CRAFT = ("spacecraft", "mission", "rocket", "station")
_SPACE = SPACE | words(
    "crew crews crewed module modules capsule capsules payload payloads station shuttle booster launch launches "
    "mission missions flight flights instrument instruments data image images signal signals sample samples experiment "
    "experiments pad antenna radar probe probes"
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
_NEAR = 8  # tokens


def is_meant(scene: Scene, hit: Hit) -> bool:
    """Return True for a cue that has its meaning of the field here."""
    if hit.cue.lemma == "welcome":
        return any(token.low in _GUESTS or scene.type(token) == "person" for token in _after(scene, hit))
    if hit.cue.lemma == "deliver" and not hit.passive and [token.low for token in _after(scene, hit)[:1]] == ["on"]:
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
