"""Put an event in a clause for readers: the words of its sentence, without its dates."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.abridgement.asides import appositions
from briefing.analysis.events.apposed import which_is_told
from briefing.analysis.events.clause_words import around
from briefing.analysis.events.open_references import ends_empty, open_nouns, wants_matter
from briefing.analysis.events.own_day import dates_phrase
from briefing.analysis.events.two_papers import joint, own_paper
from briefing.analysis.predications.noun_phrases import points_back
from briefing.analysis.predications.predication import Predication
from briefing.analysis.predications.self_contained import is_gap, is_hedged, is_speaker, noun_alone, stands_alone
from briefing.analysis.syntax import cutting, phrases
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.spans import days_of
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    TEMPORAL,
)
from briefing.english import lexicon
from briefing.ingest.headings import unmarked
from briefing.knowledge.kinds import event_kinds

_PRONOUNS = frozenset(["he", "she", "it", "they"])
_SUBORDINATE = (CONJUNCTIONS | TEMPORAL | {"as"}) - {"but", "that"}
"""What opens a clause before the main one."""
_MODIFIERS = 2
"""Words between "the" and the noun that means somebody: "the young firm"."""
_SIDES = 2
_TAKING = event_kinds("takes")
_TAKES_DATE = lexicon.words("takes_date")
_INSIDE = ("'s", "'", "’", "-", "$", "€", "%", "/")
"""Marks that end no phrase."""
_ENDS = (",", ";", ".", "—")


def self_contained(text: str, scene: SentenceParse, said: Predication) -> str:
    """Return an event in a clause that can be read away from its text, or "" where its sentence has none."""
    hit, what = said.trigger, clause(text, scene, said)
    return what if stands_alone(scene, hit, what) else of_noun(text, scene, said)


def of_noun(text: str, scene: SentenceParse, said: Predication) -> str:
    """Return an event in the phrase of a noun that tells it by itself: "The launch of NISAR"; "" without one."""
    which = which_is_told(scene, said) if said.times else ()
    lasts = said.trigger.cue.cooperation == "ongoing"  # an alliance
    if not which and (not said.times or lasts or not dates_phrase(scene, said)):
        return ""
    paper = _paper_between(scene, said) or _ratified(scene, said)
    phrase = _in_full(scene, which or paper or noun_alone(scene, said.trigger))
    without = _dating(scene, said.times)
    what = unmarked(phrases.clause(text, phrase, without, scene.row[said.trigger.end - 1].end)) if phrase else ""
    any_one = bool(phrase) and phrase[0].low in ("a", "an") and said.kind not in event_kinds("paper")
    return "" if any_one or what.endswith("…") else what


def _paper_between(scene: SentenceParse, said: Predication) -> Sequence[Token]:
    """Return "contract signed between A and B", told before the main clause: "Under a contract signed …, B will"."""
    sides = [argument.index for argument in said.arguments if argument.rule == "between"]
    paper = next((h for h in scene.hits if h.end == said.trigger.start and h.cue.kind in event_kinds("paper")), None)
    if paper is None or len(sides) != _SIDES or said.trigger.use != "verb":
        return ()
    return [scene.row[i] for i in said.clause.indexes if paper.start <= i <= sides[-1]]


def _ratified(scene: SentenceParse, said: Predication) -> Sequence[Token]:
    """Return "a protocol on data signed with Peru" of who ratifies it, and so had signed it; () for other papers."""
    first = said.trigger.start
    before = (h for h in scene.hits if h.start in said.clause.indexes and h.end < first and h.use == "verb")
    verb = next((h for h in before if h.cue.kind in event_kinds("once_a_party") and not h.passive), None)
    if verb is None or said.trigger.use != "verb" or scene.row[first + 1].low != "with":
        return ()
    places = range(verb.end, scene.row.index(said.times[0]))
    return [scene.row[i] for i in places] if scene.verbs.isdisjoint({*places} - {first}) else ()


def after_subject(scene: SentenceParse, said: Predication, what: str) -> str | None:
    """Return a clause behind "it" or "the agency" as its subject, "" if it leans still; None where it has neither."""
    what = what.removeprefix("Together ")
    first, _, rest = what.partition(" ")
    if first.casefold() == "the" and points_back(said.actor):
        modifiers, head, _ = rest.casefold().partition(f"{said.actor.head} ")
        if not head or len(modifiers.split()) > _MODIFIERS:
            return None
        rest = rest[len(modifiers) + len(head) :]
    elif first.casefold() not in _PRONOUNS:
        return None
    verb = next(iter(rest.split()), "").casefold()
    empty = first.casefold() == "it" and verb in BE  # "it is the policy of"
    leans = is_speaker(scene, said.trigger) or is_gap(scene, said.trigger)
    return "" if empty or not verb.isalpha() or leans else rest


def listed(names: Sequence[str]) -> str:
    """Return names as a list for readers: "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def clause(text: str, scene: SentenceParse, said: Predication) -> str:
    """Return what happened in a clause without its dates."""
    hit, dating = said.trigger, _dating(scene, said.times)
    alone = own_paper(scene, said, _alone(scene, around(text, scene, said.clause, hit), hit))
    row = _in_full(scene, _without_here(alone))
    least = scene.row[hit.end - 1].end
    row = _without_asides(text, scene, row, hit, dating)
    whole = phrases.clause(text, row, dating, least)
    if joint(scene, said):
        return unmarked(whole)
    if row and (
        open_nouns(whole) or ends_empty(whole) or wants_matter(whole) or _goes_on(scene, row) or _is_but_planned(whole)
    ):
        longer = phrases.clause(text, [*row, *_in_full(scene, _without_here(_behind(scene, row[-1])))], dating, least)
        whole = whole if longer.endswith("…") or ends_empty(longer) else longer
    return unmarked(_with_its_verb(whole, said))


def _without_asides(
    text: str, scene: SentenceParse, row: Sequence[Token], hit: Trigger, dating: Sequence[Token]
) -> Sequence[Token]:
    """Return a row without appositions before its verb where it is too long or leaves a noun open with them."""
    what = phrases.clause(text, row, dating, scene.row[hit.end - 1].end)
    aside = {scene.row[i].start for i in appositions(scene) if i < hit.start}
    shorter = [token for token in row if token.start not in aside]
    said = phrases.clause(text, shorter, dating, scene.row[hit.end - 1].end) if aside and shorter else what
    better = what.endswith("…") > said.endswith("…") or len(open_nouns(what)) > len(open_nouns(said))
    return shorter if better else row


def _is_but_planned(what: str) -> bool:
    """Return True for words that say of a thing that it is planned, and not yet what it is to do."""
    return what.split()[-2:] in (["is", "planned"], ["are", "planned"])


def _without_here(row: Sequence[Token]) -> Sequence[Token]:
    """Return a row without the "here" of a reporter and the stroke before a time: "signed a pact here Friday"."""
    after = [token.time is not None for token in row[1:]] + [True]
    return [token for token, ends in zip(row, after, strict=False) if not (ends and token.low in ("here", "/"))]


def _with_its_verb(what: str, said: Predication) -> str:
    """Return a row whose last word takes the date that is left out with one that does not: "had been set for May".

    What only says when something was is left out with its date: "The launch of Kite | was in May".
    """
    rest, _, last = what.rpartition(" ")
    if said.times and said.trigger.use == "noun" and last in BE:
        return rest
    return f"{rest} planned" if said.times and last in _TAKES_DATE and rest else what


def _goes_on(scene: SentenceParse, row: Sequence[Token]) -> bool:
    """Return True where the verb that ends a row takes what follows: "to ensure that it flies"."""
    following = next((token.low for token in scene.row if token.start >= row[-1].end), "")
    return following == "that" and row[-1].is_word and [token.low for token in row[-2:-1]] in (["to"], ["and"])


def _behind(scene: SentenceParse, last: Token) -> Sequence[Token]:
    """Return the words right behind a row up to the next mark: "the agreement" goes on "that began the project"."""
    behind = [token for token in scene.row if token.start >= last.end]
    marks = (n for n, token in enumerate(behind) if not (token.text[0].isalnum() or token.low in _INSIDE))
    return behind[: next((n for n in marks if not n or behind[n].low != "," or cutting.is_border(behind, n)), None)]


def hedged(text: str, scene: SentenceParse, what: str) -> str:
    """Return a row with who is said to have told it, when that is nobody by name; "" when it grows too long.

    "Peru joined the pact, according to two reports"; what a broadcaster alone says is no row.
    """
    row = scene.row
    first = next((n for n, token in enumerate(row) if token.low == "according"), len(row))
    end = next((n for n in range(first, len(row)) if row[n].low in _ENDS), len(row))
    told = [token for token in row[first:end] if not token.time]
    if is_hedged(scene) or not what:
        return ""
    if not told or any(token.mention for token in told):
        return what
    source = phrases.words(text, told)
    return f"{what}, {source[:1].lower()}{source[1:]}" if len(what) + len(source) < phrases.LONGEST else ""


def is_cut(scene: SentenceParse, said: Predication, what: str) -> bool:
    """Return True for a row that ends with a verb which tells nothing without what it takes: "CNSA announced"."""
    hit = said.trigger
    bare = what.casefold().endswith(f" {scene.row[hit.end - 1].low}")
    return bare and hit.use == "verb" and not hit.passive and hit.cue.kind in _TAKING


def _in_full(scene: SentenceParse, row: Sequence[Token]) -> Sequence[Token]:
    """Return a row with the full names of what it names by their last word: "the Accords", "Nelson"."""
    return [token._replace(text=_full(scene, token)) for token in row]


def _full(scene: SentenceParse, token: Token) -> str:
    thing = scene.entities[token.mention.entity] if token.mention else None
    return thing.name if thing and thing.known and thing.name.endswith(f" {token.text}") else token.text


def _alone(scene: SentenceParse, row: Sequence[Token], hit: Trigger) -> Sequence[Token]:
    """Return a row without a second sentence behind it: ", and the agency is now …", "when it flew, the agency …".

    The last of a list has a comma before its own; without one, what stands behind ", and" is no list.
    """
    last, commas = scene.row[hit.end - 1].end, 0
    clause = scene.clause_of(hit.start)
    if {clause.opener, scene.row[clause.indexes[0]].low} & _SUBORDINATE:
        return row[: next((n for n, token in enumerate(row) if token.low == "," and token.start > last), None)]
    for place in range(len(row) - 3):
        if row[place].low != "," or row[place].start < last:
            continue
        ends = not commas or any(token.low in AUXILIARIES for token in row[place + 2 : place + 6])
        if row[place + 1].low == "and" and ends:
            return row[:place]
        commas += 1
    return row


def _dating(scene: SentenceParse, group: Sequence[Token]) -> list[Token]:
    """Return the tokens of a time, and the vaguer times that say the same: "last month, on 25 June"."""
    when = days_of(group) if group else None
    others = [(token, token.time.when) for token in scene.row if token.time and token not in group]
    same = [*group, *(token for token, days in others if when and days and days.holds(when))]
    return [*same, *(behind for token in same for behind in _zone(scene, token))]


def _zone(scene: SentenceParse, token: Token) -> Sequence[Token]:
    """Return the words behind a time of day that tell whose: "Indian time"."""
    place = scene.row.index(token) + 1
    behind = scene.row[place : place + 2]
    return behind if [token.low for token in behind[1:]] == ["time"] else ()
