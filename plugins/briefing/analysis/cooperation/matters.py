"""Say in the words of the text what the parties of a cooperation do together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis.cooperation.papers import paper
from briefing.analysis.predications.phrase_parts import PARTIES
from briefing.analysis.predications.self_contained import noun_alone, stands_alone
from briefing.analysis.syntax import phrases
from briefing.analysis.syntax.clause_openers import TOLD_LAST
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import AUXILIARIES, INTO, LEADING, OPENERS, RELATIVE
from briefing.english import lexicon
from briefing.knowledge import space_words
from briefing.knowledge.kinds import event_kinds

_TOPIC = lexicon.words("matter_preposition")
_OBJECT_ENDS = lexicon.words("object_end")
_ENDS = lexicon.words("matter_end")
_ARTICLES = lexicon.words("small_determiner")
_SET = (["the", "first"], ["the", "presence"], ["a", "ceremony"], ["a", "virtual"], ["an", "official"], ["front", "of"])
_NEAR = 6  # tokens
_SHORT = 60  # characters
_OWNED = lexicon.words("thing_opener")
"""Words that begin a thing, and never the verb of an infinitive."""
_EMPTY = lexicon.words("empty_matter") | space_words.words("empty_matter")
"""What is no matter by itself."""
_AMOUNT = re.compile(
    rf"^(?:\S+ (?:\S+ )?(?:{lexicon.alternation(lexicon.words('amount_noun'))})|\$?[\d.,]+)(?:$| (?:on|for) )"
)
"""An amount of time or money that is no matter: "10 years", "a decade on", "$1 billion for"."""
_FIELDS = lexicon.words("field_phrase")


def matter(text: str, scene: SentenceParse, hit: Trigger) -> str:
    """Return what the parties of a cue do together, or what one does for the other."""
    working = hit.cue.kind == "launch" or (hit.cue.cooperation and hit.cue.kind not in event_kinds("unnamed"))
    return _topic(text, scene, hit) if working else _thing(text, scene, hit)


def _topic(text: str, scene: SentenceParse, hit: Trigger) -> str:
    """Return what the parties do together: the words behind the cue, or the clause when they tell nothing."""
    clause = scene.clause_of(hit.start)
    after = _timeless([scene.row[i] for i in clause.indexes if i >= hit.end])
    if hit.cue.kind == "launch" and not hit.passive:
        after = after[
            : next((n for n, token in enumerate(after) if token.low in _TOPIC | {"into", "from", "on"}), None)
        ]
        if said := phrases.words(text, after):
            return said
    for place, token in enumerate(after):
        signed = token.low == "by" and (hit.passive or any(one.is_past for one in after[:place]))
        aside = token.low == "," and any(one.low.endswith("ing") for one in after[place + 1 : place + 2])
        if token.low in _ENDS or signed or aside or (token.low == "," and _is_in_lead(scene, hit)):
            break
        if token.low in _TOPIC and not _is_party(scene, after, place) and not _is_set(scene, after, place):
            said = phrases.words(text, _until_end(after[place + (not _is_infinitive(after[place:])) :]))
            if (said := _AMOUNT.sub("", said, count=1)) and said.casefold() not in _EMPTY:
                return _without_field(said)
    named = paper(text, scene, hit)
    if named or _takes_thing(scene, hit, after):
        return f"{named} {_told_of(text, scene, hit)}".strip() if named else _thing(text, scene, hit)
    return _whole(text, scene, hit)


def _is_in_lead(scene: SentenceParse, hit: Trigger) -> bool:
    """Return True for a cue before the first comma, and so before the subject: "Under a pact signed in May, A will"."""
    return scene.row[0].low in INTO | {"according"} and all(token.low != "," for token in scene.row[: hit.start])


def deed(text: str, scene: SentenceParse, hit: Trigger) -> str:
    """Return the clause of a cue, or the first of its sentence, where it can be read alone; else ""."""
    for clause in (scene.clause_of(hit.start), scene.clauses[0]):
        row = [scene.row[i] for i in clause.indexes]
        row = row[row[0].low in OPENERS | RELATIVE :]
        told = [token for token in row if not token.time and token.low not in LEADING]
        if told and (told[-1].is_saying or told[-1].low in TOLD_LAST):
            continue  # "ESA announced in May", of what stands in another clause
        said = phrases.clause(text, row, [token for token in row if token.time])
        if any(token.mention for token in row) and stands_alone(scene, hit, said):
            return f"{said} {_told_of(text, scene, hit)}".strip()
    return ""


def _whole(text: str, scene: SentenceParse, hit: Trigger) -> str:
    """Return the deed as the matter, or the phrase or word of its cue where it leans on its text."""
    phrase = _timeless(noun_alone(scene, hit))
    return deed(text, scene, hit) or phrases.clause(text, phrase or scene.row[hit.start : hit.end])


def _timeless(row: Sequence[Token]) -> list[Token]:
    """Return the tokens without times, and without the prepositions before them: "signed in June, …"."""
    return [
        token
        for place, token in enumerate(row)
        if not token.time and not (token.low in LEADING and place + 1 < len(row) and row[place + 1].time)
    ]


def _is_infinitive(row: Sequence[Token]) -> bool:
    """Return True for "to share data", not for "to a project", "to promoting trade" or "to 5G networks"."""
    word = row[1] if len(row) > 1 else None
    plain = word is not None and word.is_word and word.text.islower() and word.text.isalpha()
    return row[0].low == "to" and word is not None and plain and not (word.low in _OWNED or word.low.endswith("ing"))


def _takes_thing(scene: SentenceParse, hit: Trigger, after: Sequence[Token]) -> bool:
    """Return True for an active verb with its thing right behind it: "share the mission"."""
    active = hit.use == "verb" and not hit.passive
    return active and len(after) > 1 and after[0].low in _ARTICLES and hit.cue.kind in ("agreement", "delivery", "data")


def _told_of(text: str, scene: SentenceParse, hit: Trigger) -> str:
    """Return "that began the project" of "signed the agreement that began the project"; "" without such a clause."""
    number = scene.clauses.index(scene.clause_of(hit.start))
    below = [c for c in scene.clauses if c.parent == number and c.opener in ("that", "which")]
    near = [c for c in below if hit.end < c.indexes[0] <= hit.end + _NEAR]
    told = phrases.words(text, [scene.row[i] for i in near[0].indexes if not scene.row[i].time]) if near else ""
    return told if len(told) <= _SHORT else ""


def _thing(text: str, scene: SentenceParse, hit: Trigger) -> str:
    """Return what was handed over, launched or chosen: the words right behind an active verb, else the clause."""
    clause = scene.clause_of(hit.start)
    after = [scene.row[i] for i in clause.indexes if i >= hit.end and scene.row[i].time is None]
    given = next((n for n, token in enumerate(after[:3]) if token.low == "with"), 0)  # "provided B with a sample"
    after = after[given + 1 :] if given and scene.type(after[given - 1]) in PARTIES else after
    end = next((n for n, token in enumerate(after) if token.low in _OBJECT_ENDS), len(after))
    said = "" if hit.passive else phrases.words(text, _until_end(after[:end]))
    return said or _whole(text, scene, hit)


def _without_field(words: str) -> str:
    """Return "aerospace" for "the field of aerospace"."""
    first, of, rest = words.partition(" of ")
    return rest if of and first.casefold() in _FIELDS else words


def _is_party(scene: SentenceParse, after: Sequence[Token], place: int) -> bool:
    """Return True when a party stands behind a preposition."""
    return any(scene.type(token) in PARTIES for token in after[place + 1 : place + 3])


def _is_set(scene: SentenceParse, row: Sequence[Token], place: int) -> bool:
    """Return True for "of understanding", "for the first time" and "in Cairo", which name no subject."""
    following = [token.low for token in row[place + 1 : place + 3]]
    seat = row[place].low in ("in", "at") and bool(row[place + 1 :]) and row[place + 1].text[:1].isupper()
    seat = seat and not scene.type(row[place + 1])
    return seat or following[:1] in (["understanding"], ["intent"], ["behalf"]) or following in _SET


def _until_end(row: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens before the next mark or word that ends a phrase."""
    end = next((i for i, token in enumerate(row) if token.low in _ENDS or token.low in AUXILIARIES), len(row))
    return row[:end]
