"""Events of a sentence: each predication that has a time, is claimed and is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.analysis.actor import Actor
from briefing.analysis.document import Acted, is_of_partners
from briefing.analysis.events.apposed import acting
from briefing.analysis.events.open_references import is_bare_paper, wants_matter, without_open_end
from briefing.analysis.events.own_day import is_own, leads
from briefing.analysis.events.topics import is_open
from briefing.analysis.events.two_papers import joint
from briefing.analysis.events.wording import after_subject, clause, hedged, is_cut, listed, of_noun, self_contained
from briefing.analysis.predications import Predication, trigger_senses
from briefing.analysis.predications.modality import CALLING_OFF
from briefing.analysis.predications.noun_phrases import points_back
from briefing.analysis.predications.self_contained import names_subject
from briefing.analysis.syntax.scene import Scene
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import BE, SPACE
from briefing.digest import digest
from briefing.knowledge.kinds import entity_types, event_kinds
from briefing.model import Event, Quote, Sentence

_STATES = entity_types("state")
_OF_SPACE = entity_types("of_space") | entity_types("of_space_on_record") | entity_types("programme")
_PLANS = ("planned", "expected")
_PARTIES = entity_types("party")
_ANYBODY = frozenset(["organisation", "organization", "company", "firm", "body"])
"""Nouns of a side of which nothing is said."""
_SIDES = 2
_NEAR = 3  # tokens
_MANY = 3
"""Names in brackets at most."""
_DOING = ("spacecraft", "mission", "rocket", "station", "programme", "agreement", "facility", "body")
"""Types of what does something without being a party."""


def events(briefing: str, text: str, sentence: Sentence, scene: Scene, read: Acted) -> tuple[Event, ...]:
    """Return the events of one sentence, by the place of their times."""
    found: list[Event] = []
    days = Counter(said.trigger.start for said, _ in read if said.when)
    named = tuple(dict.fromkeys(token.mention.entity for token in scene.row if token.mention))
    for said, (actors, _) in read:
        actors = acting(scene, said, actors)
        if said.when is None or not said.modality or _is_background(scene, said) or scene.row[-1].text == "?":
            continue
        own = (days[said.trigger.start] == 1 or joint(scene, said) > 0) and not _is_beside(said, read)
        shown = (own or leads(scene, said)) and _is_shown(scene, said, actors)
        what = hedged(text, scene, without_open_end(_row(text, scene, said, actors))) if shown else ""
        sure = [actor.entity for actor in actors if actor.sure]
        what = what if _is_of_field(scene, said, what) and not _is_half(scene, said, what, actors) else ""
        again = sum(event.kind == said.kind for event in found)
        found.append(
            Event(
                id=event_id(sentence.anchor, said.kind, again),
                when=said.when,
                kind=said.kind,
                what=what or clause(text, scene, said) or scene.row[said.trigger.start].text,
                actors=tuple(dict.fromkeys(actor.entity for actor in actors)),
                surmised=tuple(dict.fromkeys(a.entity for a in actors if a.entity not in sure)),
                entities=tuple(dict.fromkeys((*named, *sure))),
                modality=said.modality,
                evidence=(Quote(briefing, sentence.start, sentence.end),),
                times=(Quote(briefing, said.times[0].start, said.times[-1].end),),
                self_contained=bool(what),
                named=_elsewhere(sentence, actors),
            )
        )
    return tuple(found)


def _is_half(scene: Scene, said: Predication, what: str, actors: Sequence[Actor]) -> bool:
    """Return True for a deed between several of which neither the other side is told nor enough of its matter.

    "Peru signed a memorandum", "An organisation in Peru signed with KARI", "The contract was signed", and what
    nobody announced or discussed.
    """
    sure = [actor for actor in actors if actor.sure]
    if said.kind in event_kinds("any_field") - event_kinds("unnamed"):
        return not sure and (said.trigger.passive or said.kind in event_kinds("telling"))
    if said.kind in event_kinds("paper") and is_bare_paper(what):
        return True
    if said.kind not in event_kinds("paper") or len(sure) >= _SIDES or " and " in what:
        return False
    here = any(scene.type(token) in _PARTIES for token in scene.row)
    anybody = scene.row[said.actor.first].low in ("a", "an") and said.actor.head in _ANYBODY
    return wants_matter(what) or anybody or not here


def _is_beside(said: Predication, read: Acted) -> bool:
    """Return True for the noun of a clause whose verb has another day: "grew in May with the signing in June"."""
    others = (one for one, _ in read if one.clause is said.clause and one.when and one.trigger.use == "verb")
    return said.trigger.use == "noun" and any(one.when != said.when for one in others)


def _row(text: str, scene: Scene, said: Predication, actors: Sequence[Actor]) -> str:
    """Return an event as a row of a timeline, whoever is meant in brackets: "[CNES] delivered the camera"; or ""."""
    meant = [_called(text, scene, actor.entity, actor.quote) for actor in actors if actor.meant and actor.quote]
    whole = clause(text, scene, said)
    if not is_whole(scene, said, whole) or not (
        names_subject(scene, said.trigger) or points_back(said.actor) or is_open(whole)
    ):
        return of_noun(text, scene, said)
    if (rest := after_subject(scene, said, whole)) is None:
        return self_contained(text, scene, said)
    if whole.partition(" ")[0].casefold() == "it" and _is_passive(scene, said):
        return ""
    plural = said.actor.head in ("they", "both") or said.actor.head.endswith("s")
    clear = rest and all(name.casefold() not in scene.demonyms for name in meant)
    return (
        f"{listed([f'[{name}]' for name in meant])} {rest}"
        if clear and _fits(len(meant), plural)
        else of_noun(text, scene, said)
    )


def _called(text: str, scene: Scene, entity: str, quote: Quote) -> str:
    """Return what a row calls somebody in brackets: as the text does, but "United States" for "U.S."."""
    said, thing = text[quote.start : quote.end], scene.entities[entity]
    return thing.name if thing.type in _STATES and said.upper() == said else said


def is_whole(scene: Scene, said: Predication, what: str) -> bool:
    """Return True for words that tell one deed with all that belongs to it, on its own day."""
    return not what.endswith("…") and not is_cut(scene, said, what) and is_own(scene, said)


def _is_passive(scene: Scene, said: Predication) -> bool:
    """Return True for "it will be sent": what is acted on is a thing, and no party."""
    row, first = scene.row, said.trigger.start
    behind = [token.low for token in row[first : first + 4]]
    return said.trigger.passive or any(low in BE and row[first + n + 1].is_past for n, low in enumerate(behind[:3]))


def _fits(count: int, plural: bool) -> bool:
    """Return True where a pronoun can mean so many: "it" one, "they" two or three."""
    return 1 < count <= _MANY if plural else count == 1


def _elsewhere(sentence: Sentence, actors: Sequence[Actor]) -> tuple[Quote, ...]:
    """Return where those who act are named, when that is not in the sentence."""
    quotes = (actor.quote for actor in actors if actor.sure and actor.quote)
    return tuple(dict.fromkeys(q for q in quotes if not sentence.start <= q.start < sentence.end))


def event_id(anchor: str, kind: str, again: int = 0) -> str:
    """Return the id of the event of a kind in a sentence; `again` counts others of the same kind before it."""
    return f"e-{digest(anchor, kind, again)[:8] if again else digest(anchor, kind)[:8]}"


def _is_shown(scene: Scene, said: Predication, actors: Sequence[Actor]) -> bool:
    """Return True for what says of itself who or what it is about; a deed without a cue names one or the other."""
    named = any(scene.type(scene.row[i]) in _DOING for i in said.clause.indexes)
    if not trigger_senses.is_meant(scene, said.trigger) or _is_end(scene, said) or _is_called_off(scene, said):
        return False
    if (is_of_partners(said) and len(actors) < _SIDES) or _is_lost(scene, said):
        return False
    if said.kind == "activity":
        return named or any(actor.sure for actor in actors)
    return any(actor.sure for actor in actors) or not _is_any(scene, said)


def _is_lost(scene: Scene, said: Predication) -> bool:
    """Return True where the thing that something was done to was not found: "Peru was launched"."""
    party = said.actor.named and all(scene.type(scene.row[i]) in _PARTIES for i in said.actor.names)
    return said.trigger.passive and said.kind in event_kinds("to_things") and bool(party) and not said.actor.head


def _is_called_off(scene: Scene, said: Predication) -> bool:
    """Return True for what has been called off, told with the day of its plan: "suspend the May launch"."""
    if said.modality not in _PLANS or said.trigger.use != "noun":
        return said.trigger.cue.cooperation == "ended" and said.claim == "happened" and said.modality in _PLANS
    place = scene.row.index(said.times[0])
    off = [
        h.end for h in scene.hits if h.cue.kind in CALLING_OFF and h.use != "noun" and h.start in said.clause.indexes
    ]
    return any(end < place < said.trigger.start and place - end <= _NEAR for end in off)


def _is_of_field(scene: Scene, said: Predication, what: str) -> bool:
    """Return True for a kind of event that is of space by itself, and for any other deed that names something of it."""
    names = (token.text for token in scene.row if token.mention and _is_of_space(scene, token))
    words = what.casefold().replace("-", " ").split()
    return (
        said.kind not in event_kinds("any_field") or not SPACE.isdisjoint(words) or any(name in what for name in names)
    )


def _is_of_space(scene: Scene, token: Token) -> bool:
    """Return True for the name of a thing or body of space, by its type or by a word of its full name."""
    named = scene.entities[token.mention.entity].name if token.mention else ""
    full = not SPACE.isdisjoint(named.casefold().replace("-", " ").split())
    return full or scene.type(token) in _OF_SPACE | {*_DOING}


def _is_any(scene: Scene, said: Predication) -> bool:
    """Return True for a launch of which the sentence does not say what was launched: "a historic launch unfolded"."""
    row, hit = scene.row, said.trigger
    before = [row[i].low for i in said.clause.indexes if hit.start - 3 <= i < hit.start]
    behind = row[hit.end].low if hit.end < len(row) else ""
    flown = any(scene.type(row[i]) in _DOING for i in said.clause.indexes if i < hit.start)  # "Vega had a fine launch"
    return (
        hit.use == "noun" and hit.cue.lemma == "launch" and "a" in before and behind not in ("of", "for") and not flown
    )


def _is_end(scene: Scene, said: Predication) -> bool:
    """Return True for a day on which something stops, "through 2030"; a row would read as done by then."""
    before = scene.row[max(0, scene.row.index(said.times[0]) - 1)]
    return said.when is not None and said.when.first is None and before.low in ("until", "till", "through")


def _is_background(scene: Scene, said: Predication) -> bool:
    """Return True for a year that is part of a name: "the 1967 Outer Space Treaty"."""
    place = scene.row.index(said.times[-1]) + 1
    following = scene.row[place] if place < len(scene.row) else None
    return following is not None and scene.type(following) == "agreement" and said.trigger.use != "noun"
