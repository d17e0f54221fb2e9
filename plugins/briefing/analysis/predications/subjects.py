"""Find the subject of a clause: the names before its verb, or the subject that it shares with another clause.

A phrase that opens the sentence ("In Beijing, …"), what is told beside the subject (", carrying two Kenyans,") and a
country that only says where somebody is do not act.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from briefing.analysis.syntax.clauses import Clause
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.vocabulary import INTO, TITLES
from briefing.english import lexicon
from briefing.knowledge.kinds import entity_types, event_kinds

_GOVERNORS = lexicon.words("governor")
ACTORS = entity_types("party") | entity_types("human")
_HUMAN = entity_types("human")
_PARTIES = entity_types("party")
_TO_THINGS = event_kinds("to_things")
_CLOSING = (",", ")", "”", '"', "’")
_OPENING = ("“", '"', "‘", "(", ",")
_DASHES = ("-", "–", "—")
_TOGETHER = lexicon.words("together_word")
_AMONG = ("between", "among")
_CAUSES = frozenset(["due", "owing", "because"])
_ARTICLES = lexicon.words("small_determiner") - {"their"}


def region(scene: SentenceParse, clause: Clause, hit: Trigger | None) -> list[int]:
    """Return the places before `hit` and the first verb of a clause, without a phrase that opens the sentence."""
    found = _before_verb(scene, clause, hit)
    opens = bool(found) and scene.row[found[0]].low == clause.opener
    return without_lead(scene, found[opens:])


def _before_verb(scene: SentenceParse, clause: Clause, hit: Trigger | None) -> list[int]:
    """Return the places of a clause before `hit` and its first verb behind what opens it."""
    places = [*(clause.indexes[: bisect_left(clause.indexes, hit.start)] if hit else clause.indexes)]
    verbs = scene.verbs.intersection(places)
    if verbs:
        verbs &= {*without_lead(scene, clause.indexes)}
    return places[: places.index(min(verbs))] if verbs else places


def before_relative(scene: SentenceParse, clause: Clause) -> list[int]:
    """Return the places of the phrase before a relative word, back to the verb or preposition before it."""
    above = scene.clauses[clause.parent]
    places = [i for i in above.indexes if i < clause.indexes[0]]
    places = places[: _aside(scene, places)]
    phrase = phrase_before(scene, places)
    if phrase and scene.row[phrase[0] - 1].low in _AMONG:
        return []  # "a pact between A and B, which took effect"
    if phrase and _is_no_thing(scene, phrase) and _tells_of_thing(scene, clause):
        whose = places.index(phrase[0]) - 1
        return [*phrase_before(scene, places[:whose]), *places[max(whose, 0) : places.index(phrase[-1]) + 1]]
    return phrase


def _is_no_thing(scene: SentenceParse, phrase: Sequence[int]) -> bool:
    """Return True for the name of a party alone."""
    return all(scene.type(scene.row[i]) in _PARTIES for i in phrase if scene.row[i].low not in _ARTICLES)


def _tells_of_thing(scene: SentenceParse, clause: Clause) -> bool:
    """Return True for a clause that tells what was done to a thing: that of "a satellite for Peru, which was flown"."""
    return any(hit.passive and hit.cue.kind in _TO_THINGS and hit.start in clause.indexes for hit in scene.hits)


def _aside(scene: SentenceParse, places: Sequence[int]) -> int:
    """Return how many places stand before a maker told aside: "the satellite, built by Airbus, which flew"."""
    low = [scene.row[i].low for i in places]
    comma = max((n for n, one in enumerate(low[:-1]) if one == ","), default=len(low))
    made = comma + 2 < len(low) and scene.row[places[comma + 1]].is_past and low[comma + 2] == "by"
    return comma if made else len(places)


def phrase_before(scene: SentenceParse, places: Sequence[int]) -> list[int]:
    """Return the last phrase of some places, back to the verb, preposition or comma before it."""
    kept = list(places[:-1] if places and scene.row[places[-1]].low == "," else places)
    first = next((n for n in range(len(kept) - 1, -1, -1) if _ends_phrase(scene, kept[n])), -1)
    return kept[first + 1 :]


def _ends_phrase(scene: SentenceParse, index: int) -> bool:
    token = scene.row[index]
    participle = token.is_past and not (index and scene.row[index - 1].low in _DASHES)  # "an ESA-led mission"
    return is_verb(scene, index) or participle or token.low == "," or (token.low in _GOVERNORS and token.low != "of")


def clause_before_dashes(scene: SentenceParse, clause: Clause) -> Clause:
    """Return the clause that goes on behind dashes: that of A and B in "A and B – known as partners – have signed"."""
    above = scene.clauses[clause.parent]
    while above.opener and any(scene.row[i].low in _DASHES for i in above.indexes[:1]):
        above = scene.clauses[above.parent]
    inner = scene.clauses[above.parent]
    return scene.clauses[inner.parent] if above.opener and inner.opener in _DASHES else above


def is_verb(scene: SentenceParse, index: int) -> bool:
    """Return True at a word that ends the subject."""
    return index in scene.verbs


def without_lead(scene: SentenceParse, region: Sequence[int]) -> list[int]:
    """Return the region without a phrase like "In Beijing," or "Last year," at its beginning."""
    first = next((place for place, i in enumerate(region) if scene.row[i].text not in _OPENING), len(region))
    if first == len(region):
        return []
    opening = scene.row[region[first]]
    if opening.low in INTO or opening.time:
        words = [i for i in region[first:] if scene.row[i].text not in _OPENING]
        time, behind = (words[0:1], words[1:2]) if opening.time else (words[1:2], words[2:3])
        if time and behind and scene.row[time[0]].time and _begins_name(scene, behind[0]):
            return [i for i in region if i >= behind[0]]  # "On Monday the capsule, …", "Today Kenya, Peru and …"
    if beside := _beside(scene, region, first):
        return list(region[beside + 1 :])
    if _opens_lead(scene, region[first]) or opening.time or (opening.is_word and opening.low.endswith(("ing", "ly"))):
        commas = [i for i in region if scene.row[i].low == ","]
        for comma in commas:
            rest = [i for i in region if i > comma]
            lead = [scene.row[i].low for i in region if i < comma]
            again = rest and comma != commas[-1] and (_is_lead_too(scene, rest) or _is_in_list(lead))
            if not again and any(scene.type(scene.row[i]) in ACTORS for i in rest):
                return rest
    return list(region)


def _begins_name(scene: SentenceParse, index: int) -> bool:
    """Return True for a name, an article and the capital of a name or office that nobody knows."""
    token = scene.row[index]
    return token.mention is not None or token.low in _ARTICLES or (token.time is None and token.text[:1].isupper())


def _beside(scene: SentenceParse, region: Sequence[int], first: int) -> int:
    """Return the place of the comma behind those who only look on: "With A and B watching, a rocket …"; else 0."""
    low = [scene.row[i].low for i in region[first:]]
    comma = low.index(",") if low[0] == "with" and "," in low else 0
    return first + comma if comma > 1 and low[comma - 1].endswith("ing") else 0


def _is_in_list(lead: Sequence[str]) -> bool:
    """Return True for the words before the first comma of "as agreed between A, B and C, …"."""
    between = max((place for place, low in enumerate(lead) if low in _AMONG), default=len(lead))
    return between < len(lead) and "and" not in lead[between:]


def _is_lead_too(scene: SentenceParse, rest: Sequence[int]) -> bool:
    """Return True for "in May, …" behind a comma, and for the rest of "under a new, separate deal with …".

    So it is for the office of a person before the comma, and for the next of several who look on: "In the presence of
    Ann Example, minister of Peru, and Ben Example, …".
    """
    near = [scene.row[i].low for i in rest[:4]]
    office = _is_office(scene, rest) and scene.type(scene.row[rest[0] - 2]) in _HUMAN
    onward = office or _opens_lead(scene, rest[0]) or near[0] == "and"
    return onward or any(one in _TOGETHER and two == "with" for one, two in pairwise(near))


def _opens_lead(scene: SentenceParse, index: int) -> bool:
    """Return True for "in" and "due to" before a phrase in which nobody acts."""
    two = [token.low for token in scene.row[index : index + 2]]
    return two[0] in INTO or (two[0] in _CAUSES and two[1:] in (["to"], ["of"]))


def _is_office(scene: SentenceParse, rest: Sequence[int]) -> bool:
    """Return True for "minister of Peru" and "acting state secretary at …", not for "President Ann Example"."""
    ends = (n for n, i in enumerate(rest) if scene.row[i].mention or scene.row[i].low in _GOVERNORS | {",", "and"})
    end = next(ends, len(rest))
    person = end < len(rest) and scene.type(scene.row[rest[end]]) in _HUMAN
    return not person and any(scene.row[i].low in TITLES for i in rest[:end])


def antecedent(scene: SentenceParse, clause: Clause) -> list[int]:
    """Return the name right before the relative word that opens a clause, or nothing."""
    above = scene.clauses[clause.parent]
    words = [i for i in above.indexes if i < clause.indexes[0] and scene.row[i].text not in _CLOSING]
    return [i for i in words[-1:] if scene.row[i].mention]
