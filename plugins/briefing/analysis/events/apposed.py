"""Read a participle with a time of its own that tells which thing is named: "Kite, the first probe launched in 2019".

What its time dates is no deed of the clause that names the thing: a row of it is the phrase alone, and the subject of
that clause does not act.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.actor import Actor
from briefing.analysis.predications import subjects
from briefing.analysis.predications.predication import Predication
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import AUXILIARIES, RELATIVE
from briefing.english import lexicon
from briefing.knowledge import space_words

_DETERMINERS = lexicon.words("simple_determiner")
_CRAFT = lexicon.words("craft_noun") | space_words.words("craft_noun")
_THINGS = ("spacecraft", "mission", "station", "rocket", "programme")


def apposed(scene: SentenceParse, said: Predication) -> list[int]:
    """Return the places of "Kite, the first probe launched" before a time: a name, and which it is; [] for others."""
    row, first = scene.row, said.trigger.start
    comma = next((i for i in range(first - 1, 0, -1) if row[i].low == ","), first)
    if said.trigger.use != "verb" or not row[first].is_past or comma > first - 2 or row[first - 1].mention:
        return []  # "Peru, the United States signed" ends a list
    name = row[comma - 1].time is None and (row[comma - 1].mention is not None or row[comma - 1].text[0].isupper())
    verbs = (row[i].low in AUXILIARIES | RELATIVE or subjects.is_verb(scene, i) for i in range(comma, first))
    return [*range(comma - 1, first)] if name and row[comma + 1].low in _DETERMINERS and not any(verbs) else []


def which_is_told(scene: SentenceParse, said: Predication) -> Sequence[Token]:
    """Return "Kite, the first probe launched into orbit", told of a thing that the sentence only names; () else."""
    name, last = apposed(scene, said), scene.row.index(said.times[-1])
    behind = [i for i in range(said.trigger.end, last) if not scene.row[i].time]
    thing = name and (scene.type(scene.row[name[0]]) in _THINGS or scene.row[name[-1]].low in _CRAFT)
    told = thing and len(behind) > 1 and scene.verbs.isdisjoint(behind)
    return [scene.row[i] for i in (*name, *range(said.trigger.start, last + 1))] if told else ()


def acting(scene: SentenceParse, said: Predication, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return who acts, without the subject of a clause that only names the thing: "Peru uses Kite, a probe built"."""
    name = apposed(scene, said) if said.times else []
    first = scene.row[name[0]].start if name else 0
    inside = (one for one in actors if not name or not one.quote or first <= one.quote.start < said.times[-1].end)
    return tuple(inside)
