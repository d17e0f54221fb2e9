"""Tell whether the day of an event is the day of the deed that its row tells.

"Signed a contract to deliver a lander by 2028" is no signing by 2028: what stands between a verb and a time may own
the time. A purpose, a second verb, a participle ("scheduled for 2028"), what is listed beside ("including one in
2028") and a day that the tense of the verb cannot have speak against a row. It misses nouns that own a time ("a
mission to Mars in 2018") where the tense fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.analysis.events.apposed import apposed
from briefing.analysis.events.time_owners import FORESEEN, HAVE, is_chain, is_goal, is_owned, is_told_past, takes_time
from briefing.analysis.predications import modality, subjects, temporal_links
from briefing.analysis.predications.predication import Predication
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    BE,
    BEFORE_NOUNS,
)
from briefing.english import lexicon, triggers
from briefing.knowledge.kinds import event_kinds

_DETERMINERS = lexicon.words("simple_determiner")
_COMING = frozenset(["will", "shall"])
_OPENED = 4
"""Tokens of a clause among which its leading time stands: "In early May 2024"."""
_TALK = lexicon.words("talking_of")


def is_own(scene: SentenceParse, said: Predication) -> bool:
    """Return True where the clause of a predication tells as its main deed what its time dates."""
    place, main = scene.row.index(said.times[0]), _main_verb(scene, said)
    if (
        _is_early(scene, said, main)
        or _is_span(scene, said, place)
        or not _is_beside(scene, said, place)
        or _is_backdrop(scene, said)
    ):
        return False
    if said.trigger.use in ("noun", "gerund"):
        return _dates_noun(scene, said, main, place)
    return _is_main(scene, said, main, place) and not is_owned(scene, said, place)


def is_main(scene: SentenceParse, said: Predication) -> bool:
    """Return True where the clause of a predication tells it as its main deed, on whatever day."""
    verb = said.trigger.use not in ("noun", "gerund") and not _is_backdrop(scene, said)
    return verb and _is_main(scene, said, _main_verb(scene, said), said.trigger.start)


def _is_main(scene: SentenceParse, said: Predication, main: int | None, place: int) -> bool:
    first = said.trigger.start
    chained = main is None or main >= first or all(is_chain(scene.row, i) for i in range(main + 1, first))
    chained = chained or (main is not None and modality.was_there(scene.row[main:first], said.trigger))
    chained = chained or _is_first_to(scene.row, main, first)
    told = chained or modality.is_decided(scene.row, said.clause, said.trigger)
    return told and not _is_reduced(scene, said, place) and not _is_bare(scene, said)


def _is_span(scene: SentenceParse, said: Predication, place: int) -> bool:
    """Return True for the span of what is told of, and not of its telling: "approved trips throughout 2025"."""
    return scene.row[place - 1].low == "throughout" and said.kind in event_kinds("telling") | event_kinds("once")


def _is_backdrop(scene: SentenceParse, said: Predication) -> bool:
    """Return True for what only went on while the news was made: "as NASA was preparing a briefing, …"."""
    low = [scene.row[i].low for i in said.clause.indexes]
    went_on = any(one in ("was", "were") and two.endswith("ing") for one, two in pairwise(low))
    return said.clause.opener in ("as", "while") and went_on


def leads(scene: SentenceParse, said: Predication) -> bool:
    """Return True for a time that opens its clause: "In May 2024, a contract was signed for two flights in 2027"."""
    place, head = scene.row.index(said.times[0]), said.clause.indexes[:_OPENED]
    alone = sum(scene.row[i].time is not None for i in head) == 1
    return alone and place in head and place < said.trigger.start


def _is_beside(scene: SentenceParse, said: Predication, place: int) -> bool:
    """Return True for a time in the clause that it dates, or in one before it that lends it the subject.

    The day of a dateline is that of its sentence, unless somebody only tells of the deed on that day.
    """
    of_time, own = scene.clause_of(place), said.clause
    if scene.row[place].start < scene.begins:
        return all(clause.opener != "said" for clause in scene.clauses)
    shared = own.opener in ("and", "but") and scene.clauses[own.parent] is of_time and place < said.trigger.start
    then = own.opener == "when" and own.indexes[0] - scene.row.index(said.times[-1]) in (1, 2)
    told = of_time.opener == "said" and said.trigger == temporal_links.called_off(scene, of_time)
    return of_time is own or shared or then or told or of_time.opener == "("


def _is_reduced(scene: SentenceParse, said: Predication, place: int) -> bool:
    """Return True for a participle that only tells which: "the pledge made today is new", "a flight, begun in May,"."""
    first, row = said.trigger.start, scene.row
    if _is_led_in(scene, said) or apposed(scene, said):
        return True
    if not first or not row[first].is_past or is_chain(row, first - 1):
        return False
    behind = [i for i in said.clause.indexes if i > max(first, place)]
    mark = next((row[i].low for i in behind if row[i].low in AUXILIARIES | {"and", ","}), "")
    opens = sum(row[i].low == "," for i in said.clause.indexes if i < first) % 2  # "X, on flight 3, lifted off" goes on
    told = opens or any(subjects.is_verb(scene, i) or row[i].is_past for i in behind)
    return mark in AUXILIARIES or bool(mark == "," == row[first - 1].low and told)


def _is_led_in(scene: SentenceParse, said: Predication) -> bool:
    """Return True for a verb before the subject: "First scheduled to launch in May, the probe was delayed"."""
    places = said.clause.indexes
    start = next((i for i in places if not (scene.row[i].low.endswith("ly") or scene.row[i].low == "first")), places[0])
    comma = next((i for i in places if scene.row[i].low == ","), start)
    return scene.row[start].is_past and start < said.trigger.start < comma


def _is_bare(scene: SentenceParse, said: Predication) -> bool:
    """Return True for a plain form behind "and", which has lost its "to" or "will": "and land a crew"."""
    row, first = scene.row, said.trigger.start
    plain = row[first].low == said.trigger.cue.lemma.split(" ")[0] and not said.trigger.past
    return plain and said.clause.opener == "and" and row[said.clause.indexes[0] + 1 :][:1] == row[first : first + 1]


def _is_first_to(row: Sequence[Token], main: int | None, verb: int) -> bool:
    """Return True for the verb of "was the first of them to fly" and "became the ninth to sign"."""
    counted = main is not None and row[main].low in ("was", "were", "became") and row[main + 1].low == "the"
    return counted and row[verb - 1].low == "to"


def _main_verb(scene: SentenceParse, said: Predication) -> int | None:
    """Return the place of the first verb of a clause; None where it has none."""
    row = scene.row
    places = [i for i in subjects.without_lead(scene, said.clause.indexes) if i + 1 < len(row)]
    made = [i for i in places if row[i].is_past and row[i + 1].low == "by"]  # "a craft built by A has flown"
    return next((i for i in places if i not in made and (subjects.is_verb(scene, i) or is_told_past(scene, i))), None)


def _is_early(scene: SentenceParse, said: Predication, main: int | None) -> bool:
    """Return True for a verb of the past with a day to come, and for one of the future with a day gone by."""
    if said.when is None or main is None:
        return False
    verb = scene.row[main].low
    if said.when.is_after(scene.published):
        return _has_been(scene.row, main) or _is_habit(scene, said, main) or _is_talk(scene, said)
    return verb in _COMING and said.when.is_before(scene.published)


def _is_habit(scene: SentenceParse, said: Predication, main: int) -> bool:
    """Return True for what goes on today: "works on a camera", beside a day to come that is another deed's."""
    plain = scene.row[main].low not in AUXILIARIES | FORESEEN and not triggers.before([scene.row[main].low], "planned")
    return plain and said.kind == "activity" and said.trigger.start == main and said.trigger.use == "verb"


def _is_talk(scene: SentenceParse, said: Predication) -> bool:
    """Return True for talk that goes on today: of "are discussing a flight in 2032" the day is that of the flight."""
    going_on = scene.row[said.trigger.start].low.endswith("ing") and scene.row[said.trigger.start - 1].low in BE
    return going_on and said.trigger.use == "verb" and said.trigger.cue.cooperation == "proposed"


def _has_been(row: Sequence[Token], main: int) -> bool:
    """Return True for a verb that tells what is over: "signed", "has agreed", "were chosen"; no "was set to"."""
    verb = row[main]
    if verb.low not in AUXILIARIES:
        return verb.is_past and verb.low not in ("planned",)
    place = main + 1
    while place < len(row) - 1 and (row[place].low in ADVERBS | AUXILIARIES or row[place].low.endswith("ly")):
        place += 1
    done = row[place].is_past and row[place].low not in FORESEEN - {"agreed"}
    to = place + 2 < len(row) and row[place + 1].low == "to"
    meant = verb.low in BE and to and is_goal(row, place + 2)
    return done and (verb.low in HAVE or meant)


def _dates_noun(scene: SentenceParse, said: Predication, main: int | None, place: int) -> bool:
    """Return True where the clause of a noun is dated by the time of the noun."""
    hit, before = said.trigger, scene.row[place - 1].low if place else ""
    inside = before in _DETERMINERS  # "the January 2024 agreement"
    if main is None or inside:
        return False
    if hit.start < main:
        return not hit.start < place < main
    if hit.use == "gerund":
        return hit.start < place and _is_told_beside(scene, said)
    return hit.use == "noun" and (place < main or (scene.row[main].low not in _TALK and dates_phrase(scene, said)))


def _is_told_beside(scene: SentenceParse, said: Predication) -> bool:
    """Return True for a deed of the past beside another: "has made progress, launching its first probe in 2019"."""
    past = said.when is not None and said.when.last is not None and said.when.last <= scene.published
    beside = scene.row[said.trigger.start - 1].low == "," and said.trigger.cue.kind not in event_kinds("unnamed")
    return past and beside and dates_phrase(scene, said)


def dates_phrase(scene: SentenceParse, said: Predication) -> bool:
    """Return True for a noun whose own phrase has the time: "the launch of the probe in 2028"."""
    place, hit = scene.row.index(said.times[0]), said.trigger
    if place < hit.start:
        return scene.row[place - 1].low in _DETERMINERS
    late = said.when is not None and said.when.is_after(scene.published)
    main = _main_verb(scene, said)
    if main is not None and main < hit.start and scene.row[main].low in _COMING and not late:
        return False
    between = [i for i in said.clause.indexes if hit.end <= i < place]
    if any(other.start in between and scene.row[other.start - 1].low not in BEFORE_NOUNS for other in scene.hits):
        return False
    return not any(takes_time(scene, i, place) or (late and is_goal(scene.row, i)) for i in between)
