"""Sentences and the names in them in, cooperations out: who does what with whom, and how far it is.

Two or more countries or bodies cooperate when one clause holds them in roles that share a cue of `cues.toml` with a
status: "A and B signed", "A works with B", "the agreement between A, B and C", "A–B partnership". Two more forms
need no cue of cooperation: a launch for an owner ("China launched Pakistan’s satellite"), and a part in what
belongs to another ("Japan’s participation in NASA’s Dragonfly mission"). Persons stand for the bodies they speak
for. It misses "the two agencies" and parties spread over sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis import phrases, roles
from briefing.analysis.cues import Hit
from briefing.analysis.modality import modality
from briefing.analysis.roles import PARTIES
from briefing.analysis.scene import Scene
from briefing.analysis.tokens import Token
from briefing.analysis.vocabulary import AUXILIARIES, OPENERS, RELATIVE
from briefing.digest import digest
from briefing.model import Cooperation, Quote, Sentence

_TOPIC = frozenset(["on", "in", "for", "to", "of", "under", "about", "covering", "through", "towards", "toward"])
_ENDS = frozenset([";", ":", ".", "which", "who", "while", "but", "—", "where", "when", "as"])
_AND = frozenset(["and", "&", "-", "–", ","])
_HYPHENS = frozenset(["-", "–", "‑"])
_FIELDS = frozenset(["the field", "the fields", "the area", "the areas", "the domain", "fields", "areas"])
_NEAR = 12  # tokens
_STANDING = frozenset(["is", "are", "has", "have"])


def cooperations(briefing: str, text: str, sentence: Sentence, scene: Scene) -> tuple[Cooperation, ...]:
    """Return the cooperations that one sentence shows, each set of parties once."""
    found: dict[tuple[str, ...], Cooperation] = {}
    for hit, parties, status in _shown(scene):
        key = tuple(sorted(parties))
        if any(set(key) <= set(other) for other in found):
            continue
        found[key] = Cooperation(
            id=f"c-{digest(sentence.anchor, key)[:8]}",
            parties=parties,
            on=topic(text, scene, hit),
            status=status,
            evidence=(Quote(briefing, sentence.start, sentence.end),),
        )
    return tuple(found.values())


def _shown(scene: Scene) -> Iterator[tuple[Hit, tuple[str, ...], str]]:
    """Yield cue, parties and status, the surest cue first."""
    rank = {"ended": -2, "suspended": -1, "signed": 0, "completed": 1, "ongoing": 2}
    for hit in sorted(scene.hits, key=lambda hit: (rank.get(hit.cue.cooperation, 3), hit.start)):
        sure = modality(scene.row, scene.clause_of(hit.start), hit, None, scene.published)
        if sure and roles.under(scene, hit):
            sure = "happened"
        if sure in ("", "denied"):
            continue
        parties = _of_launch(scene, hit) if hit.cue.kind == "launch" else _of_cue(scene, hit)
        if len(parties) > 1:
            yield hit, parties, _status(scene, hit, sure)


def _of_cue(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Return the parties that a cue with a status joins; () when it joins none."""
    if not hit.cue.cooperation:
        return ()
    if hit.use == "noun" and hit.past and hit.cue.kind not in ("agreement", "treaty"):
        return ()  # "our shared interest"
    joined = _hyphenated(scene, hit) or _taking_part(scene, hit) or roles.parties(scene, hit)
    working = hit.use == "noun" and hit.cue.kind == "agreement" and hit.cue.cooperation == "ongoing"
    return joined if len(joined) > 1 or not (working or hit.cue.lemma == "train") else _beside(scene, hit)


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
    """Return A and B of "A launched B’s satellite"."""
    return roles.parties(scene, hit) if hit.use == "verb" and roles.owner(scene, hit) else ()


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


def _status(scene: Scene, hit: Hit, sure: str) -> str:
    """Return how far a cooperation is, by its cue and by how sure the cue is."""
    if sure in ("planned", "expected"):
        return "planned" if hit.cue.cooperation != "proposed" else "proposed"
    if sure == "cancelled":
        return "ended"
    if hit.cue.kind == "launch":
        return "completed"
    finite = hit.use == "verb" and hit.past and not hit.passive
    standing = any(token.low in _STANDING for token in scene.row[max(0, hit.start - 4) : hit.start])
    over = finite and not standing and hit.cue.cooperation == "ongoing" and hit.cue.kind != "founding"
    return "completed" if over else hit.cue.cooperation


def topic(text: str, scene: Scene, hit: Hit) -> str:
    """Return what the parties do together: the words behind the cue, or the clause when there are none."""
    clause = scene.clause_of(hit.start)
    after = [scene.row[i] for i in clause.indexes if i >= hit.end and scene.row[i].time is None]
    if hit.cue.kind == "launch":
        after = after[
            : next((n for n, token in enumerate(after) if token.low in _TOPIC | {"into", "from", "on"}), None)
        ]
        return phrases.words(text, after)
    for place, token in enumerate(after):
        if token.low in _ENDS:
            break
        if token.low in _TOPIC and not _is_party(scene, after, place) and not _is_set(after, place):
            words = phrases.words(text, _until_end(after[place + (token.low != "to") :]))
            if words:
                return _without_field(words)
    whole = [scene.row[i] for i in clause.indexes]
    return phrases.clause(text, whole[1:] if whole[0].low in OPENERS | RELATIVE else whole)


def _without_field(words: str) -> str:
    """Return "aerospace" for "the field of aerospace"."""
    first, of, rest = words.partition(" of ")
    return rest if of and first.casefold() in _FIELDS else words


def _is_party(scene: Scene, after: Sequence[Token], place: int) -> bool:
    """Return True when a party stands behind a preposition."""
    return any(scene.type(token) in PARTIES for token in after[place + 1 : place + 3])


def _is_set(after: Sequence[Token], place: int) -> bool:
    """Return True for "of understanding", "of intent" and "for the first time", which name no subject."""
    following = [token.low for token in after[place + 1 : place + 3]]
    return following[:1] in (["understanding"], ["intent"]) or following == ["the", "first"]


def _until_end(row: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens before the next mark or word that ends a phrase."""
    end = next((i for i, token in enumerate(row) if token.low in _ENDS or token.low in AUXILIARIES), len(row))
    return row[:end]
