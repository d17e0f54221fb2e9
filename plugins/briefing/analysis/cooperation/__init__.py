"""Find in a sentence who cooperates with whom on what, and how far it is.

Two or more countries or bodies cooperate when a cue of `cues.toml` with a status joins them in one clause: "A and B
signed", "A works with B", "the agreement between A, B and C", "A–B partnership". More forms need no cue of cooperation:
a launch for an owner ("China launched Pakistan’s satellite"), a part in what belongs to another ("Japan’s participation
in NASA’s Dragonfly mission"), and those of `joint`, `owners` and `makers`. Who joins a body cooperates with it, and not
thereby with its other members. Persons stand for the bodies they speak for. It misses "the two agencies" and parties
spread over sentences.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.cooperation import matters, progress
from briefing.analysis.cooperation.hubs import elsewhere, is_talk, spread, through, won
from briefing.analysis.cooperation.joint import joint
from briefing.analysis.cooperation.makers import made, parties_at
from briefing.analysis.cooperation.owners import owner_of, owners
from briefing.analysis.predications import roles
from briefing.analysis.predications.acting import PARTIES
from briefing.analysis.predications.arguments import subject_phrase
from briefing.analysis.syntax import phrases
from briefing.analysis.syntax.cues import Hit
from briefing.analysis.syntax.scene import Scene
from briefing.digest import digest
from briefing.english import lexicon
from briefing.model import Cooperation, Quote, Sentence

_AND = frozenset(["and", "&", "-", "–", ","])
_HYPHENS = frozenset(["-", "–", "‑"])
_OPEN = ("Accord", "Treaty", "Convention", "Charter")
"""Words in the names of agreements that are open to many: who signs one joins it, and works with nobody yet."""
_OTHERS = lexicon.words("no_named_party")
_NEAR = 12  # tokens
_COMMON = lexicon.words("common_work")
_STANDING = frozenset(["is", "are", "has", "have"])


def cooperations(briefing: str, text: str, sentence: Sentence, scene: Scene) -> tuple[Cooperation, ...]:
    """Return the cooperations that one sentence shows, each set of parties once."""
    found: dict[tuple[str, ...], Cooperation] = {}
    for (parties, on, status), weak in _told(text, scene):
        key = tuple(sorted(parties))
        if any(set(key) <= set(other) or (weak and len(set(key) & set(other)) > 1) for other in found):
            continue
        evidence = (Quote(briefing, sentence.start, sentence.end),)
        found[key] = Cooperation(f"c-{digest(sentence.anchor, key)[:8]}", parties, on, status, evidence)
    return tuple(found.values())


def _told(text: str, scene: Scene) -> Iterator[tuple[tuple[tuple[str, ...], str, str], bool]]:
    """Yield parties, subject and status, and whether they only add to what a cue of cooperation says."""
    if sum(token.mention is not None for token in scene.row) < 2:
        return
    hits = [hit for hit in _surest_first(scene) if not _ends_another(scene, hit)]
    for hit in hits:
        for parties in _joined(scene, hit):
            if len(parties) > 1 and (status := progress.status(scene, hit)):
                yield (parties, matters.topic(text, scene, hit), status), False
    for hit in hits:
        several = won(scene, hit) or ((joint(scene, hit),) if not through(scene, hit) else ())
        for parties in (tuple(one for one in each if one not in elsewhere(scene)) for each in several):
            if len(parties) > 1 and (status := progress.status(scene, hit)):
                yield (parties, matters.thing(text, scene, hit), status), True
    for (first, last), parties in owners(scene):
        yield (parties, phrases.words(text, scene.row[first : last + 1]), "ongoing"), True
    for (first, last), parties, status in made(scene):
        yield (parties, phrases.words(text, scene.row[first : last + 1]), status), True


def _surest_first(scene: Scene) -> list[Hit]:
    """Return the cues of the sentence, those first that say most about how far it is."""
    rank = {"ended": -2, "suspended": -1, "signed": 0, "completed": 1, "ongoing": 2}
    hits = (hit for hit in scene.hits if hit.use not in ("noun", "infinitive") or not _is_talked_of(scene, hit))
    return sorted(hits, key=lambda hit: (rank.get(hit.cue.cooperation, 3), hit.start))


def _ends_another(scene: Scene, hit: Hit) -> bool:
    """Return True for ending what is no common work: "ended the season"."""
    if hit.cue.lemma != "end" or hit.use == "noun" or hit.passive:
        return False
    after = scene.row[hit.end : hit.end + _NEAR]
    cut = next((n for n, token in enumerate(after) if token.low in ("by", ",", "with")), len(after))
    cued = any(h.cue.cooperation and hit.end <= h.start < hit.end + cut for h in scene.hits)
    return not cued and not any(token.low in _COMMON for token in after[:cut])


def _is_talked_of(scene: Scene, hit: Hit) -> bool:
    """Return True for what is still in the making: "in talks on an agreement to share data"."""
    clause = scene.clause_of(hit.start)
    before = (h for h in scene.hits if h.start in clause.indexes and h.start < hit.start)
    return hit.cue.cooperation in ("signed", "ongoing") and any(
        h.cue.lemma in ("in talks", "negotiate", "discuss") for h in before
    )


def _joined(scene: Scene, hit: Hit) -> Iterator[tuple[str, ...]]:
    """Yield the parties that a cue joins."""
    if _accedes(scene, hit):
        yield from _members(scene, hit)
    elif each := won(scene, hit) or roles.severally(scene, hit):
        yield from each
    else:
        if len(signers := roles.signers(scene, hit)) > 1:
            yield signers
        yield from roles.again_between(scene, hit) if hit.cue.cooperation else ()
        joined = _of_launch(scene, hit) if hit.cue.kind == "launch" else _of_cue(scene, hit)
        yield from spread(scene, hit, joined) if not is_talk(scene, hit) else ()


def _accedes(scene: Scene, hit: Hit) -> bool:
    """Return True for signing what is open to many ("the Artemis Accords"), and for joining anything."""
    if hit.cue.kind in ("joining", "ratification"):
        return scene.row[min(hit.end, len(scene.row) - 1)].low not in ("hands", "forces", "with")
    near = [scene.row[i] for i in scene.clause_of(hit.start).indexes if hit.start - 6 <= i < hit.end + 4]
    named = (token.text for token in near if scene.type(token) == "agreement" or token.is_word)
    return hit.cue.kind in ("agreement", "treaty") and any(word in name for name in named for word in _OPEN)


def _members(scene: Scene, hit: Hit) -> Iterator[tuple[str, str]]:
    """Yield each that joins a body with it: "Peru and Chile joined APSCO" are two memberships."""
    after = [scene.row[i] for i in scene.clause_of(hit.start).indexes if i >= hit.end][:4]
    body = next((t.mention.entity for t in after if t.mention and scene.type(t) in ("organisation", "agency")), "")
    own = subject_phrase(scene, scene.clause_of(hit.start), hit).named
    nearest = [i for i in own if not any(token.is_past for token in scene.row[i : hit.start])]
    members = parties_at(scene, nearest or _right_before(scene, hit))
    if body and hit.cue.kind == "joining" and hit.use != "noun":
        yield from ((member, body) for member in members if member != body and _acts(scene, member))


def _right_before(scene: Scene, hit: Hit) -> list[int]:
    """Return the place of B in "A has signed it, B has joined"."""
    place = hit.start - 1 - (scene.row[hit.start - 1].low in _STANDING)
    return [place] if place > 0 and hit.use == "verb" and scene.row[place].mention else []


def _acts(scene: Scene, entity: str) -> bool:
    return scene.entities[entity].type in PARTIES


def _of_cue(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Return the parties that a cue with a status joins; () when it joins none."""
    if not hit.cue.cooperation:
        return ()
    if hit.cue.lemma == "invite" and not hit.passive:
        return _invited(scene, hit)
    if hit.use == "noun" and hit.past and hit.cue.kind not in ("agreement", "treaty"):
        return ()  # "our shared interest"
    if _among_others(scene, hit):
        return ()
    joined = _hyphenated(scene, hit) or _taking_part(scene, hit) or roles.parties(scene, hit)
    working = hit.use == "noun" and hit.cue.kind == "agreement" and hit.cue.cooperation == "ongoing"
    return joined if len(joined) > 1 or not (working or hit.cue.lemma == "train") else _beside(scene, hit)


def _among_others(scene: Scene, hit: Hit) -> bool:
    """Return True for "cooperation among different nations", whoever they are."""
    near = [token.low for token in scene.row[hit.end : hit.end + 2]]
    return len(near) > 1 and near[0] in ("between", "among", "amongst") and near[1] in _OTHERS


def _invited(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Return those who invite and those right behind the verb; () for "invited others", whoever they are."""
    guests = roles.run(scene, [i for i in scene.clause_of(hit.start).indexes if i >= hit.end][:4])
    named = [scene.row[i].mention for i in guests if scene.type(scene.row[i]) in PARTIES]
    return tuple(dict.fromkeys((*roles.parties(scene, hit), *(m.entity for m in named if m)))) if named else ()


def _beside(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Return the parties that stand in a row ("NASA and the UAE’s") near a noun, in its clause."""
    clause = scene.clause_of(hit.start)
    run: list[int] = []
    for index in (i for i in clause.indexes if abs(i - hit.start) <= _NEAR):
        if scene.type(scene.row[index]) in PARTIES:
            near = run and index - run[-1] <= 3 and any(t.low in _AND for t in scene.row[run[-1] : index])
            run = [*run, index] if near else [index]
        elif len(run) > 1 and index - run[-1] > 3:
            break
    found = [scene.row[i].mention for i in run]
    return tuple(dict.fromkeys(mention.entity for mention in found if mention)) if len(run) > 1 else ()


def _of_launch(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Return A and B of "A launched B’s satellite", "A launched an Indian satellite"."""
    if hit.use != "verb":
        return ()
    after = [i for i in scene.clause_of(hit.start).indexes if i >= hit.end][:2]
    whose = next((found for i in after if (found := owner_of(scene, i))), "") if not hit.passive else ""
    parties = roles.parties(scene, hit)
    if whose and parties:
        return tuple(dict.fromkeys((*parties, whose)))
    return parties if roles.owner(scene, hit) else ()


def _taking_part(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Return A and B of "A’s participation in B’s mission"."""
    row = scene.row
    if hit.cue.lemma != "participation" or hit.end + 2 >= len(row) or hit.start < 2 or row[hit.end].low != "in":
        return ()
    one, two, owned = row[hit.start - 2], row[hit.end + 1], row[hit.end + 2].low == "'s"
    if owned and scene.type(one) in PARTIES and scene.type(two) in PARTIES and one.mention and two.mention:
        return (one.mention.entity, two.mention.entity)
    return ()


def _hyphenated(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Return A and B of "A–B partnership", when they stand right before the noun."""
    row = scene.row
    for index in range(hit.start - 1, max(1, hit.start - 6), -1):
        if row[index].low in _HYPHENS and index + 1 < hit.start:
            one, two = row[index - 1], row[index + 1]
            if scene.type(one) in PARTIES and scene.type(two) in PARTIES and one.mention and two.mention:
                return tuple(dict.fromkeys((one.mention.entity, two.mention.entity)))
    return ()
