"""Find who cooperates with whom on what, and how far it is.

A predication with a status in `cues.toml` joins those who act at it: "A and B signed", "A works with B". Deeds for
another need no word of cooperation (`deeds`), nor do things that several own or make (`owners`, `makers`). Persons
stand for the bodies they speak for; "the agency" and "it" for those whom the sentences before it name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from briefing.analysis.cooperation import matters, progress
from briefing.analysis.cooperation.deeds import is_loose
from briefing.analysis.cooperation.factuality import is_factual
from briefing.analysis.cooperation.makers import made
from briefing.analysis.cooperation.owners import owners
from briefing.analysis.cooperation.parties import parties
from briefing.analysis.cooperation.shares import shares
from briefing.analysis.cooperation.wording import told
from briefing.analysis.document import Acted, Cast, is_space_agency
from briefing.analysis.predications import Predication
from briefing.analysis.syntax import phrases
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.digest import digest
from briefing.english import lexicon
from briefing.knowledge.kinds import entity_types, event_kinds
from briefing.model import Cooperation, Quote, Sentence

_FIRMS = entity_types("trades")
_ANY_FIELD = event_kinds("any_field")
_COMMON = lexicon.words("common_work")
_POINTING = lexicon.words("pointing_word")
_NEAR = 12  # tokens
Nations = Mapping[str, frozenset[str]]


class Tie(NamedTuple):
    """Parties that one construction joins."""

    parties: tuple[str, ...]
    on: str
    status: str
    deed: str = ""
    """The deed in words that can be read alone, or ""."""
    weak: bool = False
    """True when it only adds to what a cue of cooperation says."""
    named: tuple[Quote, ...] = ()
    """Where they are named, if not in the sentence."""
    sure: bool = True
    told: str = ""
    """Who does what with whom, in a clause that can be read alone, or ""."""


def cooperations(
    briefing: str, text: str, sentence: Sentence, scene: SentenceParse, read: Acted, nations: Nations
) -> tuple[tuple[Cooperation, str], ...]:
    """Return the cooperations that one sentence shows, each set of parties once, with the deed in its words."""
    found: dict[tuple[str, ...], tuple[Cooperation, str]] = {}
    for tie in _ties(text, sentence, scene, read, nations):
        several = _bodies(scene, tie.parties, nations)
        key = tuple(sorted(several))
        again = any(set(key) <= set(other) or (tie.weak and len(set(key) & set(other)) > 1) for other in found)
        if again or len(key) < 2 or any(_stand_for(scene, other, key, nations) for other in found):
            continue
        evidence = (Quote(briefing, sentence.start, sentence.end),)
        identity = f"c-{digest(sentence.anchor, key)[:8]}"
        found[key] = (
            Cooperation(identity, several, tie.on, tie.told, tie.status, evidence, tie.named, tie.sure),
            tie.deed,
        )
    return tuple(found.values())


def _bodies(scene: SentenceParse, parties: tuple[str, ...], nations: Nations) -> tuple[str, ...]:
    """Return the parties without a country beside a body of its own."""
    own = frozenset[str]().union(*(_acts_for(scene, one, nations) for one in parties))
    return tuple(one for one in parties if one not in own)


def _stand_for(scene: SentenceParse, bodies: tuple[str, ...], several: tuple[str, ...], nations: Nations) -> bool:
    """Return True for the agencies of some countries, which are told once: (CNES, ISRO) for (France, ISRO)."""
    return all(any(one == body or one in _acts_for(scene, body, nations) for body in bodies) for one in several)


def _acts_for(scene: SentenceParse, body: str, nations: Nations) -> frozenset[str]:
    """Return the countries of a body; who supplies others acts for none."""
    firm = body in scene.entities and scene.entities[body].type in _FIRMS
    return frozenset() if firm else nations.get(body, frozenset())


def _ties(text: str, sentence: Sentence, scene: SentenceParse, read: Acted, nations: Nations) -> Iterator[Tie]:
    """Yield what the cues of cooperation join, then what other deeds and things do."""
    ranked = _surest_first(scene, read)
    deeds = [said for said, _ in ranked]
    for weak in (False, True):
        for said, cast in ranked:
            status = progress.status(scene, said, deeds) if bool(said.trigger.cue.cooperation) is not weak else ""
            for named in parties(scene, said, cast) if status else ():
                several = _closest(scene, said, named, cast, nations)
                on, whole = matters.matter(text, scene, said.trigger), matters.deed(text, scene, said.trigger)
                quotes = _named(sentence, cast, several)
                sure = _is_sure(scene, said, cast, several, nations) and not is_loose(scene, said)
                sure = sure and not (quotes and said.trigger.cue.kind in event_kinds("unnamed") and _is_bare(on))
                sure = sure and is_factual(scene, said, status) and not _is_of_one_state(scene, several)
                yield Tie(several, on, status, whole, weak, quotes, sure, told(text, scene, said, cast.actors))
    if len(scene.named) < 2:
        return
    for said, several in shares(scene, read):
        if status := progress.status(scene, said, deeds):
            yield Tie(several, matters.matter(text, scene, said.trigger), status, weak=True, sure=False)
    for (first, last), several in owners(scene):
        yield Tie(several, phrases.words(text, scene.row[first : last + 1]), "ongoing", weak=True)
    for (first, last), several, status in made(scene):
        yield Tie(several, phrases.words(text, scene.row[first : last + 1]), status, weak=True)


def _closest(
    scene: SentenceParse, said: Predication, several: tuple[str, ...], cast: Cast, nations: Nations
) -> tuple[str, ...]:
    """Return the parties, for a country its body where that is meant: "Japan’s space agency", "India’s GSAT-11"."""
    owning = [a.index for a in said.arguments if a.rule.endswith("'s") or is_space_agency(scene, a.index)]
    states = {mention.entity for i in owning if (mention := scene.row[i].mention)}
    told = (*(one.entity for one in cast.owners if one.quote), *(one.entity for one in cast.actors))
    own = {state: body for body in told for state in states.intersection(nations.get(body, ()))}
    return tuple(dict.fromkeys(own.get(one, one) for one in several))


def _is_sure(scene: SentenceParse, said: Predication, cast: Cast, several: tuple[str, ...], nations: Nations) -> bool:
    """Return True where no record and no topic of the text alone speaks for one of those who take part.

    "Japan’s space agency" names JAXA, but "the US" does not name NASA.
    """
    called = (scene.row[a.index].mention for a in said.arguments if is_space_agency(scene, a.index))
    states = {mention.entity for mention in called if mention}
    guessed = {one.entity for one in (*cast.actors, *cast.owners) if one.on_record or not one.sure}
    unnamed = (one for one in guessed.intersection(several) if states.isdisjoint(nations.get(one, ())))
    return scene.names(tuple(unnamed))


def _is_of_one_state(scene: SentenceParse, several: tuple[str, ...]) -> bool:
    """Return True for a country with a body that the sentence calls its own: "Kenya’s Ministry of Science"."""
    owned = [i for i in scene.named if i > 1 and scene.row[i - 1].low == "'s"]
    pairs = ((scene.row[i - 2].mention, scene.row[i].mention) for i in owned)
    return any(one and two and {one.entity, two.entity} == {*several} for one, two in pairs)


def _is_bare(matter: str) -> bool:
    """Return True for "it" and "Built", which say nothing away from the sentence before."""
    return matter.casefold() in _POINTING or " " not in matter


def _named(sentence: Sentence, cast: Cast, several: tuple[str, ...]) -> tuple[Quote, ...]:
    """Return where parties are named whom the sentence does not name."""
    quotes = (one.quote for one in (*cast.actors, *cast.owners) if one.entity in several and one.quote)
    return tuple(dict.fromkeys(q for q in quotes if not sentence.start <= q.start < sentence.end))


def _surest_first(scene: SentenceParse, read: Acted) -> list[tuple[Predication, Cast]]:
    """Return the predications of the sentence, each trigger once, those first that say most about how far it is."""
    rank = {"ended": -2, "suspended": -1, "signed": 0, "completed": 1, "ongoing": 2}
    once = {(said.trigger.start, said.trigger.cue): (said, cast) for said, cast in reversed(read)}
    kept = (one for one in once.values() if not (_ends_another(scene, one[0]) or _is_talked_of(scene, one[0])))
    return sorted(kept, key=lambda one: (rank.get(one[0].trigger.cue.cooperation, 3), one[0].trigger.start))


def _ends_another(scene: SentenceParse, said: Predication) -> bool:
    """Return True for ending what is no common work: "ended the season"."""
    hit = said.trigger
    if hit.cue.lemma != "end" or hit.use == "noun" or hit.passive:
        return False
    after = scene.row[hit.end : hit.end + _NEAR]
    cut = next((n for n, token in enumerate(after) if token.low in ("by", ",", "with")), len(after))
    cued = any(h.cue.cooperation and hit.end <= h.start < hit.end + cut for h in scene.hits)
    return not cued and not any(token.low in _COMMON for token in after[:cut])


def _is_talked_of(scene: SentenceParse, said: Predication) -> bool:
    """Return True for what is still in the making: "in talks on an agreement to share data"."""
    hit = said.trigger
    before = (h for h in scene.hits if h.start in said.clause.indexes and h.start < hit.start)
    made = hit.use in ("noun", "infinitive") and hit.cue.cooperation in ("signed", "ongoing")
    talked = made and any(h.cue.cooperation == "proposed" and h.cue.kind in _ANY_FIELD for h in before)
    return talked and not progress.is_deepened(scene, said)
