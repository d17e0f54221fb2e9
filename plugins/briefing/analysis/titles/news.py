"""Choose the sentence of a lead that tells the news: somebody named does something, it is no history, and it fits.

News puts first what is new, so a sentence counts less the later it stands, but not in a talk. It counts more when a
deed that the site knows stands in it with who does it, and less when it speaks of "we" or "this", only says what
something is, or has no form that is whole and short enough.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from briefing.analysis.abridgement import main_words
from briefing.analysis.abridgement.finite_verbs import is_finite
from briefing.analysis.predications import predications
from briefing.analysis.predications.self_contained import is_named
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.vocabulary import BE, INTO, RELATIVE
from briefing.analysis.titles.background import POINTED, is_background
from briefing.analysis.titles.clause import headline
from briefing.analysis.titles.cut_points import FIGURES
from briefing.analysis.titles.lead import SPEAKER, LeadSentence
from briefing.analysis.titles.main_verb import first_verb
from briefing.english import lexicon
from briefing.knowledge.kinds import entity_types

_FEWEST = 6
"""Words of a sentence that may be news."""
_PAST, _LATELY = timedelta(300), timedelta(60)
"""What ended so long before the text is history, or no longer new."""
_FIRST_OF_ALL, _LATER, _FURTHER = 0.5, 0.7, 0.3
"""What standing first is worth, and what a sentence and a paragraph before it cost."""
_BACKGROUND = 2.0
"""What being the background of the news costs."""
_QUOTES = frozenset("“‘\"'„")
_FIRST = lexicon.words("first_person")
_VAGUE = lexicon.words("vague_opener")
_PRONOUNS = frozenset(["they", "he", "she", "it"])
_OBJECT = 5
"""Tokens from a verb to what it takes."""
_POINTING = frozenset(["this", "these", "such", "following"])
_ASKING = RELATIVE | lexicon.words("asking_word")
_NOUNS = lexicon.words("noun_in_ing")
_SPACE = entity_types("of_space") | entity_types("of_space_on_record")


class News(NamedTuple):
    """A sentence as news."""

    worth: float
    """From about 1.5 for the best to below 0."""
    title: str
    """Its title, or "" where no form of it is whole and short enough."""
    told: LeadSentence


def news(told: Sequence[LeadSentence], short: Mapping[str, str], talk: bool) -> list[News]:
    """Return the sentences that can be told alone, the best first; `short` are acronyms of known bodies by id."""
    statements = [one for one in told if len(one.words.split()) >= _FEWEST and one.words[0] not in _QUOTES]
    places = [(number, one) for number, one in enumerate(statements) if _stands_alone(one)]
    found = [_rated(one, short, _of_talk(one) if talk else _nearness(number, one)) for number, one in places]
    if not talk and is_background(statements):
        found = [one._replace(worth=one.worth - _BACKGROUND * (one.told is statements[0])) for one in found]
    return sorted(found, key=lambda one: -one.worth)


def _nearness(number: int, told: LeadSentence) -> float:
    """Return what the place of a sentence is worth: the first is most often the news."""
    return _FIRST_OF_ALL * (number == 0) - _LATER * number - _FURTHER * told.paragraph


def _of_talk(told: LeadSentence) -> float:
    """Return what a sentence of a talk is worth beside what it tells: it speaks of space, and does not break off."""
    scene = told.scene
    return any(scene.type(scene.row[index]) in _SPACE for index in scene.named) - 1.5 * ("—" in told.words)


def _rated(told: LeadSentence, short: Mapping[str, str], place: float) -> News:
    scene, places = told.scene, main_words(told.scene)
    title = headline(told, short)
    verb = first_verb(scene, places)
    bad = (
        2.0 * (not title),
        0.5 * (not is_named(scene, places[:verb])),
        1.5 * any(scene.row[index].low in _POINTING for index in places),
        1.0 * _ended(scene, _PAST),
        1.5 * _ended(scene, _LATELY),
        2.5 * _is_of_us(title or told.words),
        1.5 * told.words.endswith((".”", "!”")),
        1.0 * _is_state(scene, places, verb),
        1.0 * any(scene.row[index].low in FIGURES for index in places[verb + 1 : verb + _OBJECT]),
        1.5 * _leans(scene),
        2.0 * (0 < verb < len(places) and scene.row[places[verb - 1]].low in _PRONOUNS),
        2.0 * any(scene.row[index].low in POINTED for index in places[verb + 1 : verb + 2]),
        2.0 * _is_past_perfect(scene, places, verb),
    )
    return News(place + 1.0 * _tells_deed(scene) - sum(bad), title, told)


def _stands_alone(told: LeadSentence) -> bool:
    """Return True for a statement by the text itself, with a verb and a subject."""
    words, row = told.words, told.scene.row
    begins = words[0].isupper() or words[0].isdigit()
    if len(words.split()) < _FEWEST or words[-1] in "?,…" or not begins or SPEAKER.match(words):
        return False
    if row[0].low in _VAGUE | _ASKING or words.count("“") != words.count("”"):
        return False
    left = main_words(told.scene)
    ours = any(row[index].low in _FIRST and row[index].text != "US" for index in left[:2])
    return not ours and not _points(told.scene, left) and any(is_finite(told.scene, index) for index in left[1:])


def _points(scene: SentenceParse, places: Sequence[int]) -> bool:
    """Return True for a sentence that leans on the one before it, or has no subject: "Originally, it was …"."""
    begun = [scene.row[index] for index in places if scene.row[index].low != "and"][:3]
    if len(begun) > 2 and begun[0].low.endswith("ly") and begun[1].low == ",":
        begun = begun[2:]
    gerund = begun and begun[0].low.endswith("ing") and begun[0].text.istitle() and begun[0].low not in _NOUNS | INTO
    return not begun or begun[0].low in _VAGUE or (bool(gerund) and begun[0].is_word)


def _leans(scene: SentenceParse) -> bool:
    """Return True for "In the meeting A and B signed", which needs to know what meeting."""
    begun = [token.low for token in scene.row[:2]]
    opened = begun[0] in INTO and begun[-1] == "the"
    return opened and not any(token.mention or token.time for token in scene.row[2:5])


def _ended(scene: SentenceParse, past: timedelta) -> bool:
    """Return True when all that a sentence dates ended so long before its text."""
    ends = [token.time.when.last for token in scene.row if token.time and token.time.when]
    return bool(ends) and all(end and end < scene.published - past for end in ends)


def _tells_deed(scene: SentenceParse) -> bool:
    """Return True where a verb tells a deed that the site knows, or one is planned, in a sentence with a name."""
    deeds = (one for one in predications(scene) if one.trigger.use == "verb" or one.claim == "planned")
    return bool(scene.named) and any(one.claim for one in deeds)


def _is_of_us(text: str) -> bool:
    return any(word.casefold() in _FIRST and word != "US" for word in text.split())


def _is_state(scene: SentenceParse, places: Sequence[int], verb: int) -> bool:
    """Return True for "A is a partner of B", where "is" has no participle behind it."""
    rest = [scene.row[index] for index in places[verb : verb + 3]]
    going_on = any(t.is_past or t.low.endswith("ing") or t.low == "to" for t in rest[1:])
    return bool(rest) and rest[0].low in BE and not going_on


def _is_past_perfect(scene: SentenceParse, places: Sequence[int], verb: int) -> bool:
    rest = [scene.row[index] for index in places[verb : verb + 3]]
    return bool(rest) and rest[0].low == "had" and any(token.is_past for token in rest[1:])
