"""Tell which names of a sentence act, and which only describe a name that does.

A name that only tells where a person works ("NASA Administrator Bill Nelson"), an owner ("India’s ISRO"), a place or
a firm’s country does not act beside the name that it describes.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.syntax.scene import Scene
from briefing.analysis.syntax.vocabulary import INSIDE, OFFICERS, PEOPLE
from briefing.english import lexicon
from briefing.knowledge.kinds import entity_types

PARTIES = entity_types("party")
_NEAR = 7  # tokens
PAIRING = lexicon.words("pairing_word")


def acting(scene: Scene, indexes: Sequence[int]) -> list[int]:
    """Return the names that act themselves: no office beside a person, no "India" in "India’s ISRO"."""
    return [i for i in heads(scene, indexes) if not _owns_next(scene, i) and not _made(scene, i)]


def heads(scene: Scene, indexes: Sequence[int]) -> list[int]:
    """Return the names that do not merely describe another one; all of them when each does."""
    return [i for i in indexes if not _describes(scene, i, indexes)] or list(indexes)


def _owns_next(scene: Scene, index: int) -> bool:
    """Return True for "India" in "India’s ISRO" and for "U.S." in "the U.S. firm Orbitworks"."""
    following = scene.row[index + 1 : index + 3]
    if [token.low for token in following[:1]] == ["'s"] and is_owner(scene, index):
        return True
    if following and scene.type(following[0]) in PARTIES and scene.type(scene.row[index]) in ("agency", "organisation"):
        return True  # "French Space Agency CNES"
    owner = bool(following) and following[0].low in ("firm", "company", "startup", "agency")
    return owner and any(scene.type(token) in PARTIES for token in following[1:2])


def _made(scene: Scene, index: int) -> bool:
    """Return True for "Kenya" in "the Kenya-built probe"."""
    after = scene.row[index + 1 : index + 3]
    return len(after) == 2 and after[0].low == "-" and after[0].start == scene.row[index].end and after[1].is_past


def is_owner(scene: Scene, index: int) -> bool:
    """Return True for a body that only tells whose another is: "India’s new ISRO", "the U.S. firm Orbitworks"."""
    following = scene.row[index + 1 : index + 1 + _NEAR]
    owns = bool(following) and following[0].low in ("'s", "'")
    for token in following[owns:]:
        if scene.type(token) in PARTIES:
            return True
        if not token.is_word or (token.is_past and not owns) or token.low in INSIDE | PAIRING:
            return False
    return False


def affiliations(scene: Scene, indexes: Sequence[int]) -> list[int]:
    """Return the bodies that say where a person among the names works, but no unit of them behind "for"."""
    found: dict[int, int] = {}
    for index in indexes:
        person = _person_after(scene, index, indexes) if scene.type(scene.row[index]) in PARTIES else None
        unit = person in found.values() and "for" in [token.low for token in scene.row[max(0, index - 2) : index]]
        if person is not None and not unit:
            found[index] = person
    return [*found]


def _person_after(scene: Scene, index: int, indexes: Sequence[int]) -> int | None:
    """Return the person whose office begins with the name at `index`; None when there is none."""
    owned = [token.low for token in scene.row[index + 1 : index + 2]] == ["'s"]
    later = [i for i in indexes if i > index and (not owned or scene.type(scene.row[i]) == "person")]
    if not later or scene.type(scene.row[later[0]]) != "person":
        return None
    between = {scene.row[i].low for i in range(index + 1, later[0])}
    return later[0] if owned or not {",", "and"} & between else None


def _and_officer(low: Sequence[str]) -> bool:
    """Return True for "… and the head of", where a body acts through somebody whose name is not told."""
    second = low[low.index("and") + 1 :] if "and" in low else []
    return bool(set(second) & OFFICERS) and "," not in second


def _describes(scene: Scene, index: int, indexes: Sequence[int]) -> bool:
    """Return True for an office, an owner or a place beside the name that acts."""
    if _person_after(scene, index, indexes) is not None and scene.type(scene.row[index]) != "person":
        return True
    low_before = scene.row[index - 1].low if index else ""
    if low_before == "the" and index > 1:
        low_before = scene.row[index - 2].low
    if [token.low for token in scene.row[index + 1 : index + 4]] == [",", "represented", "by"]:
        return True
    earlier = [i for i in indexes if i < index]
    if low_before in INSIDE and earlier:
        head = [t.low for t in scene.row[max(0, index - 5) : index]]
        return not (set(head) & PEOPLE or _and_officer(head))
    return False
