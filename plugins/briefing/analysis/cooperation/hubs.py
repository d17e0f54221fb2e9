"""Tell one that works with several from several that work together: "SANSA has partnerships with ASI, DLR and KARI".

Each of those behind "with" is a partner of the hub, and not of the others. One paper is of all who sign it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.predications.acting import PARTIES, is_owner
from briefing.analysis.predications.arguments import subject_phrase
from briefing.analysis.predications.roles import run
from briefing.analysis.predications.subjects import is_verb
from briefing.analysis.syntax.cues import Hit
from briefing.analysis.syntax.scene import Scene
from briefing.english import lexicon

_TALK = lexicon.words("talk_matter")
_EXCEPT = (("aside", "from"), ("apart", "from"), ("other", "than"), ("besides",))
_SEATED = frozenset(["based", "headquartered", "born", "registered"])
_STATES = ("country",)
_FIRMS = ("company", "agency", "organisation")
_LISTING = frozenset([",", "and", "&", "the"])
_HAS = frozenset(["has", "have", "had"])
_REACH = 14  # tokens


def spread(scene: Scene, hit: Hit, parties: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the parties of a cue as they are, or each partner with the one whose partners they are."""
    if scene.row[hit.end - 1].low == "to" and hit.cue.kind == "meeting":
        parties = tuple(dict.fromkeys((*parties, *_partners(scene, hit))))
    parties = tuple(one for one in agencies(scene, hit, parties) if one not in elsewhere(scene))
    several = hit.use == "noun" and scene.row[hit.start].low.endswith("s")  # "has agreements with"
    apart = several or hit.cue.cooperation in ("ongoing", "proposed")
    partners = _partners(scene, hit) if apart else ()
    hubs = tuple(one for one in parties if one not in partners) or _holder(scene, hit)
    parties = parties if set(hubs) <= set(parties) else tuple(dict.fromkeys((*hubs, *partners)))
    if len(partners) < 2 or len(hubs) > 1:
        yield parties
    elif hubs:
        yield from ((hubs[0], one) for one in partners if one in parties)


def _holder(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Return A of "A has partnerships with B", "A held the seminar in collaboration with B"."""
    before = [token.low for token in scene.row[max(0, hit.start - 3) : hit.start]]
    if hit.use != "noun" or not (before[-1:] == ["in"] or (_HAS | {"under"}) & set(before)):
        return ()
    found = _ids(scene, subject_phrase(scene, scene.clause_of(hit.start), None).named)
    beside = scene.row[min(hit.end, len(scene.row) - 1)].low == "with"
    return found if beside and len(found) == 1 else ()


def _partners(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Return those in the row right behind "with"."""
    after = [i for i in scene.clause_of(hit.start).indexes if i >= hit.end - 1][:_REACH]
    to = scene.row[hit.end - 1].low == "to"  # "is talking to"
    place = 0 if to else next((n for n, i in enumerate(after) if scene.row[i].low == "with"), len(after))
    return _ids(scene, run(scene, after[place + 1 :]))


def _ids(scene: Scene, places: Sequence[int]) -> tuple[str, ...]:
    named = (scene.row[i].mention for i in places if scene.type(scene.row[i]) in PARTIES and not is_owner(scene, i))
    return tuple(dict.fromkeys(mention.entity for mention in named if mention))


def agencies(scene: Scene, hit: Hit, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Return A and B of "India and Japan work together through A and B", and else the parties."""
    bodies = through(scene, hit)
    states = all(scene.entities[one].type in _STATES for one in parties)
    return bodies if len(bodies) == len(parties) and states else parties


def through(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Return the parties right behind "through"."""
    after = [i for i in scene.clause_of(hit.start).indexes if i >= hit.end]
    place = next((n for n, i in enumerate(after) if scene.row[i].low == "through"), len(after))
    return _ids(scene, run(scene, after[place + 1 :]))


def won(scene: Scene, hit: Hit) -> tuple[tuple[str, str], ...]:
    """Return A with each of B and C of "A awarded contracts to B and C", "A picked two builders, B and C, for it"."""
    if hit.use == "noun" or hit.passive or hit.cue.kind not in ("contract", "selection"):
        return ()
    winners = _winners(scene, hit)
    givers = subject_phrase(scene, scene.clause_of(hit.start), hit)
    giver = _ids(scene, givers.named)
    return tuple((giver[0], one) for one in winners if one != giver[0]) if len(giver) == 1 and len(winners) > 1 else ()


def _winners(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Return the firms in the first list behind a verb of giving or choosing, up to the end of its clause."""
    found: list[int] = []
    for index in range(hit.end, min(hit.end + 2 * _REACH, len(scene.row))):
        token = scene.row[index]
        if scene.type(token) in _FIRMS and not is_owner(scene, index):
            found.append(index)
        elif found and token.low not in _LISTING:
            break
        elif is_verb(scene, index):
            return ()
    listed = [i for i in found if hit.cue.kind != "contract" or "to" in _between(scene, hit.end, i)]
    return _ids(scene, listed)


def _between(scene: Scene, start: int, end: int) -> list[str]:
    return [token.low for token in scene.row[start:end]]


def is_talk(scene: Scene, hit: Hit) -> bool:
    """Return True for "shared their experience", and for what is shared with nobody in particular."""
    after = [i for i in scene.clause_of(hit.start).indexes if i >= hit.end][:_REACH]
    place = next((n for n, i in enumerate(after) if scene.row[i].low == "with"), len(after))
    others = place < len(after) and not _ids(scene, run(scene, after[place + 1 :]))
    return hit.cue.lemma == "share" and (others or any(scene.row[i].low in _TALK for i in after[:4]))


def elsewhere(scene: Scene) -> frozenset[str]:
    """Return those that the sentence names only as a place, a seat or an exception."""
    other, acting = set[str](), set[str]()
    for index, token in enumerate(scene.row):
        if token.mention:
            (other if _is_elsewhere(scene, index) else acting).add(token.mention.entity)
    return frozenset(other - acting)


def _is_elsewhere(scene: Scene, index: int) -> bool:
    """Return True for "in Paris, France", "US-based" and "aside from CONAE"."""
    row = scene.row
    seat = len(row) > index + 2 and row[index + 1].low in ("-", "‑") and row[index + 2].low in _SEATED
    before = [token.low for token in row[max(0, index - 3) : index] if token.low != "the"]
    town = index > 2 and row[index - 1].low == "," and row[index - 2].text[:1].isupper() and not row[index - 2].mention
    town = town and scene.type(row[index]) in _STATES and row[index - 3].low in ("in", "at", "near", "from", "of")
    return seat or town or any(before[-len(words) :] == list(words) for words in _EXCEPT)
