"""Find the words before "which" or "that" that name a thing by themselves: "Peru’s first satellite, which"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from briefing.analysis.predications import subjects
from briefing.analysis.syntax.clauses import Clause
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.vocabulary import BEFORE_NOUNS
from briefing.english import lexicon
from briefing.knowledge import space_words
from briefing.knowledge.kinds import entity_types

_PARTIES = entity_types("party")
_CRAFT = lexicon.words("craft_noun") | space_words.words("craft_noun")
THINGS = ("agreement", "programme", "mission", "spacecraft", "station", "rocket")
"""Types of what a relative clause may be about."""
_SHORT = 5  # words


def called_thing(scene: SentenceParse, clause: Clause) -> list[int]:
    """Return the words before a relative word that name a thing: "Peru’s Inti satellite, which"; [] for others.

    So do those that tell whose craft it is ("Peru’s first satellite"), and a facility with its town.
    """
    found = subjects.before_relative(scene, clause)
    phrase = [*dropwhile(lambda i: scene.row[i].text.islower() and scene.row[i].low not in BEFORE_NOUNS, found)]
    if site := _with_town(scene, phrase):
        return site
    named = any(scene.type(scene.row[i]) in (*THINGS, "facility") for i in phrase) or _is_owned_craft(scene, phrase)
    return phrase if named and len(phrase) <= _SHORT and all(scene.row[i].low != "of" for i in phrase) else []


def _is_owned_craft(scene: SentenceParse, phrase: Sequence[int]) -> bool:
    """Return True for "Peru’s first radar satellite", which names nothing but whose it is."""
    owned = len(phrase) > 2 and scene.type(scene.row[phrase[0]]) in _PARTIES and scene.row[phrase[0] + 1].low == "'s"
    return owned and scene.row[phrase[-1]].low in _CRAFT


def _with_town(scene: SentenceParse, phrase: Sequence[int]) -> list[int]:
    """Return the facility of "the Inti Centre in Lima, which" with its town; [] for any other place."""
    site = phrase[0] - 2 if len(phrase) == 1 and phrase[0] > 1 else 0
    if not site or scene.row[site + 1].low != "in" or scene.type(scene.row[site]) != "facility":
        return []
    first = site - (scene.row[site - 1].text.casefold() in scene.demonyms)
    first -= 2 * (scene.row[first - 1].low == "'s")
    return [*range(first - (scene.row[first - 1].low == "the"), site + 3)]
