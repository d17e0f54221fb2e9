"""Tell which of the names at a trigger work together: all of them, or each of several with the same one.

"A and B work with C" is the work of three, "A works with B and C" that of A with each. Who joins a body, or wins a
contract, works with it and not with the others who do. Who launches, carries or trains what is another’s works with
the other, though there is no word for cooperation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analysis.actor import Actor
from briefing.analysis.cooperation.deeds import is_deed
from briefing.analysis.document import Cast
from briefing.analysis.predications import Predication, trigger_senses
from briefing.analysis.predications.noun_phrases import NounPhrase, noun_phrase
from briefing.analysis.predications.phrase_parts import PARTIES, PEOPLE_NOUNS, THING_NOUNS
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.english import lexicon
from briefing.knowledge.kinds import entity_types, event_kinds

_STATES, _CARRYING = entity_types("state"), entity_types("carries")
_UNNAMED = event_kinds("unnamed")
_FOR_ANOTHER = event_kinds("for_another")
_AMONG = ("between", "among")
_OPEN = ("Accord", "Treaty", "Convention", "Charter")
"""Words in the names of agreements that are open to many: who signs one joins it, and works with nobody yet."""
_SIGNATORIES = frozenset(["signatory", "signatories"])
_JOINED = ("agency", "organisation")
_TALK = lexicon.words("talk_matter")
_SEVERAL_PARTIES = lexicon.words("several_parties") | {"states"}
_SEVERAL = frozenset(["they", "both"])
_FEW = 3
_APART = ("ongoing", "proposed", "completed")
Parties = tuple[str, ...]


def parties(scene: SentenceParse, said: Predication, cast: Cast) -> Iterator[Parties]:
    """Yield those who work together at a trigger, two or more."""
    given = ids(scene, said.of("partner", "receiver", "patient", "host"))
    owned = given or _owners(scene, said, cast)
    front = _front(scene, said) or _meant(scene, said, cast, owned) or (ids(scene, said.actor.owners) if owned else ())
    given = given or (owned if len(front) == 1 and front[0] not in owned else ())
    found: Sequence[Parties]
    if _accedes(scene, said):
        found = [(one, body) for body in _bodies(scene, said) for one in front]
    elif said.trigger.cue.cooperation and said.trigger.cue.kind not in _FOR_ANOTHER:
        found = [] if _is_idle(scene, said, given) else _joined(scene, said, front, given)
    else:
        found = _spread(front, given, True) if is_deed(scene, said, bool(given)) else []
    yield from (tuple(dict.fromkeys(one)) for one in found if len(set(one)) > 1)


def _joined(scene: SentenceParse, said: Predication, front: Parties, given: Parties) -> list[Parties]:
    """Return the parties that a cue of cooperation joins."""
    between = [ids(scene, phrase.named) for phrase in _behind(scene, said, _AMONG)]
    if between:
        return [front, *between] if said.trigger.use == "verb" else between
    through = next((ids(scene, phrase.named) for phrase in _behind(scene, said, ("through",))), ())
    several = (*front, *given)
    if len(through) == len(several) and all(scene.entities[one].type in _STATES for one in several):
        return [through]
    return _spread(front, given, _is_apart(scene, said))


def _behind(scene: SentenceParse, said: Predication, markers: Sequence[str]) -> Iterator[NounPhrase]:
    """Yield the phrases behind some prepositions."""
    return (noun_phrase(scene, region) for marker, region in said.behind if marker in markers)


def _spread(front: Parties, given: Parties, apart: bool) -> list[Parties]:
    """Return all as one, or one that works with several with each of them; nobody where who works with them is open."""
    if len(front) == 1 and len(given) > 1 and apart:
        return [(*front, one) for one in given]
    return [(*front, *given)] if front else []


def _is_apart(scene: SentenceParse, said: Predication) -> bool:
    """Return True where each partner has work of its own with the first: "works with", "agreed to work with"."""
    several = said.trigger.use == "noun" and scene.row[said.trigger.start].low.endswith("s")
    return (
        several
        or said.trigger.cue.lemma == "agree"
        or said.trigger.cue.cooperation in _APART
        or said.trigger.cue.kind == "contract"
    )


def _front(scene: SentenceParse, said: Predication) -> Parties:
    """Return who acts in the sentence; of those between whom it is, none."""
    return ids(scene, [a.index for a in said.arguments if a.role in ("agent", "principal") and a.rule not in _AMONG])


def _meant(scene: SentenceParse, said: Predication, cast: Cast, given: Parties) -> Parties:
    """Return who acts by the text before the sentence: "they", or "the agency" that works with somebody."""
    operates = any(scene.type(scene.row[i]) in _CARRYING for i in said.actor.things) and not said.actor.owners
    sure = [a.entity for a in cast.actors if a.sure or operates or _is_in(scene, a)]
    found = tuple(one for one in sure if one not in given and _is_party(scene, one))
    plural = said.actor.head in _SEVERAL or said.actor.head.endswith("s")
    return found if given or cast.owners or plural else ()


def _is_in(scene: SentenceParse, actor: Actor) -> bool:
    """Return True for who is named in the sentence."""
    return actor.quote is not None and scene.row[0].start <= actor.quote.start < scene.row[-1].end


def _owners(scene: SentenceParse, said: Predication, cast: Cast) -> Parties:
    """Return whose thing somebody acts on or with: that of "carries B’s craft"."""
    rocket = any(scene.type(scene.row[i]) in _CARRYING for i in said.clause.indexes)
    near = said.trigger.cue.kind in _UNNAMED
    owners = [one for one in cast.owners if rocket or _is_in(scene, one) or (one.quote and (one.meant or not near))]
    found = tuple(one.entity for one in owners if _is_party(scene, one.entity))
    return found if len(found) <= _FEW else ()


def _is_party(scene: SentenceParse, entity: str) -> bool:
    """Return True for a party; whoever only a record names is one."""
    return entity not in scene.entities or scene.entities[entity].type in PARTIES


def ids(scene: SentenceParse, places: Sequence[int]) -> Parties:
    """Return the parties at some places, each once."""
    named = (scene.row[i].mention for i in places if not _stands_for_another(scene, i))
    ids = (mention.entity for mention in named if mention)
    return tuple(dict.fromkeys(one for one in ids if scene.entities[one].type in PARTIES))


def _stands_for_another(scene: SentenceParse, place: int) -> bool:
    """Return True for whose members act, and for the country of a body that is no known name.

    As in "United Nations Member States" and "Taiwan’s Aerospace Industrial Corp.".
    """
    if [token.low for token in scene.row[place + 1 : place + 2]] == ["member"]:
        return True  # "United Nations Member States"
    last = place + 2
    while last < len(scene.row) and scene.row[last].is_word and scene.row[last].text[0].isupper():
        last += 1
    owns = place + 1 < len(scene.row) and scene.row[place + 1].low == "'s"
    thing = last < len(scene.row) and scene.row[last].low in THING_NOUNS
    officer = owns and scene.row[last - 1].low in PEOPLE_NOUNS  # "NASA’s Administrator"
    return (
        owns
        and not officer
        and last > place + 2 + thing
        and (last == len(scene.row) or scene.row[last].mention is None)
    )


def _is_idle(scene: SentenceParse, said: Predication, given: Parties) -> bool:
    """Return True for "our shared interest", "cooperation among nations", "it extends to space", "shared views".

    So it is for "A and B are cooperating states of C".
    """
    hit = said.trigger
    adjective = hit.use == "noun" and hit.past and hit.cue.kind not in ("agreement", "treaty")
    adjective = adjective or _is_describing(scene, hit)
    behind = said.behind if hit.use == "noun" else ()  # not in "signed a pact on ties between nations"
    anybody = any(marker in _AMONG and not scene.named.intersection(region) for marker, region in behind)
    talk = hit.cue.lemma == "share" and any(token.low in _TALK for token in scene.row[hit.end : hit.end + 4])
    asked = hit.cue.kind == "announcement" and hit.cue.cooperation == "proposed"
    meant = trigger_senses.is_meant(scene, hit)
    return not meant or adjective or anybody or talk or ((asked or hit.cue.kind == "selection") and not given)


def _is_describing(scene: SentenceParse, hit: Trigger) -> bool:
    """Return True for a form in -ing right before the noun that it describes: "cooperating states"."""
    noun = scene.row[hit.end].low if hit.end < len(scene.row) else ""
    return scene.row[hit.start].low.endswith("ing") and noun in _SEVERAL_PARTIES


def _accedes(scene: SentenceParse, said: Predication) -> bool:
    """Return True for signing what is open to many ("the Artemis Accords"), and for joining anything."""
    hit = said.trigger
    if hit.cue.kind in ("joining", "ratification"):
        return scene.row[min(hit.end, len(scene.row) - 1)].low not in ("hands", "forces", "with")
    near = [scene.row[i] for i in said.clause.indexes if hit.start - 6 <= i < hit.end + 4]
    named = (token.text for token in near if scene.type(token) == "agreement" or token.is_word)
    open_to_many = any(word in name for name in named for word in _OPEN)
    signatories = hit.use == "noun" and any(token.low in _SIGNATORIES for token in near)
    return hit.cue.kind in event_kinds("accord") and (open_to_many or signatories)


def _bodies(scene: SentenceParse, said: Predication) -> Parties:
    """Return the body that is joined: "Peru and Chile joined APSCO" are two memberships.

    Of a noun who joins must be told: "the accession of Peru to the ESA Convention".
    """
    told = said.trigger.use != "noun" or any(one.rule in ("of", "owner") for one in said.arguments)
    if said.trigger.cue.kind != "joining" or not told:
        return ()
    papers = (i for marker, region in said.behind if marker in ("to", "into") for i in region)
    joined = ids(scene, said.of("patient") or [body for i in papers for body in _body_of(scene, i)])
    return tuple(one for one in joined if scene.entities[one].type in _JOINED)[:1]


def _body_of(scene: SentenceParse, place: int) -> Sequence[int]:
    """Return where the sentence names the body whose agreement stands at a place: ESA of "the ESA Convention"."""
    own = scene.row[place].text.partition(" ")[0]
    return [i for i in scene.named if scene.row[i].text == own and scene.type(scene.row[place]) == "agreement"]
