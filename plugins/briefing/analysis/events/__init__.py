"""Events of a sentence: each predication that has a time, is claimed and is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.analysis.actor import Actor
from briefing.analysis.document import Acted, is_of_partners
from briefing.analysis.events.apposed import acting
from briefing.analysis.events.open_references import is_bare_paper, wants_matter, without_open_end
from briefing.analysis.events.own_day import leads
from briefing.analysis.events.rows import DOING, names_space, row
from briefing.analysis.events.two_papers import joint
from briefing.analysis.events.wording import clause, hedged
from briefing.analysis.predications import Predication, trigger_senses
from briefing.analysis.predications.modality import CALLING_OFF
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.digest import digest
from briefing.knowledge.kinds import entity_types, event_kinds
from briefing.model import Event, Quote, Sentence

_PLANS = ("planned", "expected")
_PARTIES = entity_types("party")
_ANYBODY = frozenset(["organisation", "organization", "company", "firm", "body"])
"""Nouns of a side of which nothing is said."""
_SIDES = 2
_NEAR = 3  # tokens


def events(briefing: str, text: str, sentence: Sentence, scene: SentenceParse, read: Acted) -> tuple[Event, ...]:
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
        what = hedged(text, scene, without_open_end(row(text, scene, said, actors))) if shown else ""
        sure = [actor.entity for actor in actors if actor.sure]
        of_field = said.kind not in event_kinds("any_field") or names_space(scene, what)
        what = what if of_field and not _is_half(scene, said, what, actors) else ""
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


def _is_half(scene: SentenceParse, said: Predication, what: str, actors: Sequence[Actor]) -> bool:
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


def _elsewhere(sentence: Sentence, actors: Sequence[Actor]) -> tuple[Quote, ...]:
    """Return where those who act are named, when that is not in the sentence."""
    quotes = (actor.quote for actor in actors if actor.sure and actor.quote)
    return tuple(dict.fromkeys(q for q in quotes if not sentence.start <= q.start < sentence.end))


def event_id(anchor: str, kind: str, again: int = 0) -> str:
    """Return the id of the event of a kind in a sentence; `again` counts others of the same kind before it."""
    return f"e-{digest(anchor, kind, again)[:8] if again else digest(anchor, kind)[:8]}"


def _is_shown(scene: SentenceParse, said: Predication, actors: Sequence[Actor]) -> bool:
    """Return True for what says of itself who or what it is about; a deed without a cue names one or the other."""
    named = any(scene.type(scene.row[i]) in DOING for i in said.clause.indexes)
    if not trigger_senses.is_meant(scene, said.trigger) or _is_end(scene, said) or _is_called_off(scene, said):
        return False
    if (is_of_partners(said) and len(actors) < _SIDES) or _is_lost(scene, said):
        return False
    if said.kind == "activity":
        return named or any(actor.sure for actor in actors)
    return any(actor.sure for actor in actors) or not _is_any(scene, said)


def _is_lost(scene: SentenceParse, said: Predication) -> bool:
    """Return True where the thing that something was done to was not found: "Peru was launched"."""
    party = said.actor.named and all(scene.type(scene.row[i]) in _PARTIES for i in said.actor.names)
    return said.trigger.passive and said.kind in event_kinds("to_things") and bool(party) and not said.actor.head


def _is_called_off(scene: SentenceParse, said: Predication) -> bool:
    """Return True for what has been called off, told with the day of its plan: "suspend the May launch"."""
    if said.modality not in _PLANS or said.trigger.use != "noun":
        return said.trigger.cue.cooperation == "ended" and said.claim == "happened" and said.modality in _PLANS
    place = scene.row.index(said.times[0])
    off = [
        h.end for h in scene.hits if h.cue.kind in CALLING_OFF and h.use != "noun" and h.start in said.clause.indexes
    ]
    return any(end < place < said.trigger.start and place - end <= _NEAR for end in off)


def _is_any(scene: SentenceParse, said: Predication) -> bool:
    """Return True for a launch of which the sentence does not say what was launched: "a historic launch unfolded"."""
    row, hit = scene.row, said.trigger
    before = [row[i].low for i in said.clause.indexes if hit.start - 3 <= i < hit.start]
    behind = row[hit.end].low if hit.end < len(row) else ""
    flown = any(scene.type(row[i]) in DOING for i in said.clause.indexes if i < hit.start)  # "Vega had a fine launch"
    return (
        hit.use == "noun" and hit.cue.lemma == "launch" and "a" in before and behind not in ("of", "for") and not flown
    )


def _is_end(scene: SentenceParse, said: Predication) -> bool:
    """Return True for a day on which something stops, "through 2030"; a row would read as done by then."""
    before = scene.row[max(0, scene.row.index(said.times[0]) - 1)]
    return said.when is not None and said.when.first is None and before.low in ("until", "till", "through")


def _is_background(scene: SentenceParse, said: Predication) -> bool:
    """Return True for a year that is part of a name: "the 1967 Outer Space Treaty"."""
    place = scene.row.index(said.times[-1]) + 1
    following = scene.row[place] if place < len(scene.row) else None
    return following is not None and scene.type(following) == "agreement" and said.trigger.use != "noun"
