"""Put a deed in a row: a clause that can be read away from its text, with whoever it means in brackets."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.actor import Actor
from briefing.analysis.events.open_references import names_signers
from briefing.analysis.events.own_day import is_main, is_own
from briefing.analysis.events.topic_nouns import is_open
from briefing.analysis.events.wording import after_subject, clause, is_cut, listed, of_noun, self_contained
from briefing.analysis.predications import Predication
from briefing.analysis.predications.noun_phrases import points_back
from briefing.analysis.predications.self_contained import names_subject
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import BE, SPACE
from briefing.knowledge.kinds import entity_types
from briefing.model import Quote

_STATES = entity_types("state")
DOING = ("spacecraft", "mission", "rocket", "station", "programme", "agreement", "facility", "body")
"""Types of what does something without being a party."""
_OF_SPACE = entity_types("of_space") | entity_types("of_space_on_record") | {"programme", *DOING}
_MANY = 3
"""Names in brackets at most."""


def row(text: str, scene: SentenceParse, said: Predication, actors: Sequence[Actor]) -> str:
    """Return a deed as a row of a list, whoever is meant in brackets: "[CNES] delivered the camera"; or ""."""
    meant = [_called(text, scene, actor.entity, actor.quote) for actor in actors if actor.meant and actor.quote]
    whole = clause(text, scene, said)
    if not is_whole(scene, said, whole) or not (
        names_subject(scene, said.trigger) or points_back(said.actor) or is_open(whole) or names_signers(whole)
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


def _called(text: str, scene: SentenceParse, entity: str, quote: Quote) -> str:
    """Return what a row calls somebody in brackets: as the text does, but "United States" for "U.S."."""
    said, thing = text[quote.start : quote.end], scene.entities[entity]
    return thing.name if thing.type in _STATES and said.upper() == said else said


def is_whole(scene: SentenceParse, said: Predication, what: str) -> bool:
    """Return True for words that tell one deed with all that belongs to it, on its own day if it has one."""
    own = is_own(scene, said) if said.times else is_main(scene, said)
    return not what.endswith("…") and not is_cut(scene, said, what) and own


def _is_passive(scene: SentenceParse, said: Predication) -> bool:
    """Return True for "it will be sent": what is acted on is a thing, and no party."""
    row, first = scene.row, said.trigger.start
    behind = [token.low for token in row[first : first + 4]]
    return said.trigger.passive or any(low in BE and row[first + n + 1].is_past for n, low in enumerate(behind[:3]))


def _fits(count: int, plural: bool) -> bool:
    """Return True where a pronoun can mean so many: "it" one, "they" two or three."""
    return 1 < count <= _MANY if plural else count == 1


def names_space(scene: SentenceParse, what: str) -> bool:
    """Return True for words that name something of space: a craft, an agency, a satellite."""
    names = (token.text for token in scene.row if token.mention and _is_of_space(scene, token))
    words = what.casefold().replace("-", " ").split()
    return not SPACE.isdisjoint(words) or any(name in what for name in names)


def _is_of_space(scene: SentenceParse, token: Token) -> bool:
    """Return True for the name of a thing or body of space, by its type or by a word of its full name."""
    named = scene.entities[token.mention.entity].name if token.mention else ""
    return not SPACE.isdisjoint(named.casefold().replace("-", " ").split()) or scene.type(token) in _OF_SPACE
