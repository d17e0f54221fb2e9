"""Choose the words of a sentence that tell an event: its clause, with the subject that it shares with another.

What leads up to the subject, who is the source and relative clauses beside the subject stay out; a long list of names
keeps its first.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.analysis.events.called_things import THINGS, called_thing
from briefing.analysis.predications import subjects
from briefing.analysis.predications.subject_phrase import subject_phrase
from briefing.analysis.syntax import phrases, trimming
from briefing.analysis.syntax.clauses import Clause
from briefing.analysis.syntax.cues import Trigger
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token, word
from briefing.analysis.syntax.vocabulary import (
    AUXILIARIES,
    BE,
    INSIDE,
    LEADING,
    OPENERS,
    RELATIVE,
    TITLES,
)
from briefing.english import lexicon
from briefing.knowledge.kinds import entity_types

_IDLE = lexicon.words("filler_adverb") | {"also"}
"""Adverbs that change nothing of what is said."""
_CARRYING_ON = ("and", "that", "to", "which")
_ARTICLES = frozenset(["a", "an", "the"])
_HUMAN = entity_types("human")
_SHORT = 5  # words
_MANY = 3
"""Names of a long list that a clause for readers keeps."""


def around(text: str, scene: SentenceParse, clause: Clause, hit: Trigger) -> list[Token]:
    """Return the clause of a cue, with the subject that it shares with the clause before."""
    whole = [i for i in _with_brackets(scene, clause) if scene.row[i].start >= scene.begins]
    main = subjects.without_lead(scene, whole)
    whole = main if hit.start in main else [i for i in whole if i not in main][1:]
    told_here = _finished(scene, _without_source(scene, whole, hit))
    whole = [i for i in told_here if scene.row[i].low != "," or not _beside_relative(scene, told_here, i)]
    which = _tells_which(scene, clause)
    row = [scene.row[i] for i in whole if which or i != clause.indexes[0] or scene.row[i].low not in OPENERS]
    row = [token for token in row if token.low not in _IDLE]
    told = _announced(scene, clause, hit)
    row = phrases.short_names([*row, *told])
    if clause.opener in RELATIVE:
        row = _without_main_verb(row, scene.row[hit.end - 1].end)
    if (which or clause.opener in ("and", "which", "who", "but")) and scene.clauses[clause.parent] is not clause:
        own = any(scene.row[i].mention for i in clause.indexes if i < hit.start)
        return row[1:] if own else _shared(scene, clause, hit, row)
    if phrases.length(text, row) > phrases.LONGEST and hit.use == "verb":
        names = _side_by_side(scene, list(subject_phrase(scene, clause, hit).named), clause)
        last = _behind_office(scene, names[-1]) if len(names) > 1 else next(iter(names), 0)
        rest = trimming.bracketless([scene.row[i] for i in whole if names and i > last])
        if not rest or _is_inside(scene, names[0]) or _is_second(scene, whole, names[0]):
            return row
        listed = _listed(scene, names)
        if len(names) > _MANY and phrases.length(text, [*listed, *rest]) > phrases.LONGEST:
            listed = [
                *_listed(scene, names)[: 2 * _MANY - 1],
                word(rest[0].start, rest[0].end, "…")._replace(time=rest[0].time),
            ]
        return [*listed, *(token for token in rest if token.low not in _IDLE), *told]
    return row


def _tells_which(scene: SentenceParse, clause: Clause) -> bool:
    """Return True for "that was launched in May" right behind the name of a thing."""
    verb = scene.row[clause.indexes[min(1, len(clause.indexes) - 1)]]
    return clause.opener == "that" and verb.low in BE and bool(called_thing(scene, clause))


def _finished(scene: SentenceParse, whole: Sequence[int]) -> Sequence[int]:
    """Return places without a noun at their end that says nothing without what follows it: ", a project | which"."""
    comma = next((place for place in range(len(whole) - 1, 0, -1) if scene.row[whole[place]].low == ","), len(whole))
    rest = [scene.row[i] for i in whole[comma + 1 :]]
    noun = 1 < len(rest) < _SHORT and rest[0].low in _ARTICLES and not any(token.mention for token in rest)
    following = [token.low for token in scene.row[whole[-1] + 1 : whole[-1] + 2]] if noun else []
    return whole[:comma] if following and following[0] in RELATIVE | {"that"} else whole


def _without_main_verb(row: Sequence[Token], last: int) -> list[Token]:
    """Return a relative clause without the verb of its noun behind it: "which flew in May | has sent images"."""
    behind = (n for n, token in enumerate(row) if token.start >= last and token.low in AUXILIARIES)
    return list(row[: next((n for n in behind if row[n - 1].low not in _CARRYING_ON), None)])


def _is_second(scene: SentenceParse, whole: Sequence[int], first: int) -> bool:
    """Return True for a name behind "and" and one that nobody knows: "Envoy Sullivan and NASA signed"."""
    before = [scene.row[i] for i in whole if i < first]
    return any(one.text[0].isupper() and two.low == "and" for one, two in pairwise(before))


def _side_by_side(scene: SentenceParse, names: Sequence[int], clause: Clause) -> list[int]:
    """Return the names of a clause as far as they are one list: not the country of "President Macron of France"."""
    kept = [i for i in names if i in clause.indexes and not (_is_owner(scene, i) or _is_of_officer(scene, i))]
    apart = (n for n in range(1, len(kept)) if _is_apart(scene, kept[n - 1] + 1, kept[n]))
    return kept[: next(apart, len(kept))]


def _is_of_officer(scene: SentenceParse, index: int) -> bool:
    """Return True for the body of "the chief of Kenya’s KARI institute, Ann Example," who is named behind it."""
    behind = [*scene.row[index + 1 : index + 4]]
    behind = behind[1:] if behind and behind[0].is_word and behind[0].text.islower() else behind
    led = any(token.low == "of" for token in scene.row[max(0, index - _MANY) : index])
    named = len(behind) > 1 and behind[0].low == "," and scene.type(behind[1]) in _HUMAN
    return led and named and scene.type(scene.row[index]) not in _HUMAN


def _is_apart(scene: SentenceParse, first: int, last: int) -> bool:
    """Return True when more than offices and the joints of a list stand between two names."""
    first = _behind_office(scene, first - 1) + 1
    low = [token for token in scene.row[first:last] if token.is_word and token.text.islower()]
    return any(token.low not in ("and", "the", "of", "to") for token in low) or scene.row[last - 1].low == "of"


def _behind_office(scene: SentenceParse, name: int) -> int:
    """Return the place of the comma behind the office of a person, else that of the name: "A, head of KARI, signed"."""
    row = scene.row
    end = next((i for i in range(name + 2, len(row)) if row[i].low == ","), name)
    inside = range(name + 2, end)
    office = any(row[i].low in TITLES for i in inside[:_MANY]) and not any(subjects.is_verb(scene, i) for i in inside)
    return end if office and row[name + 1].low == "," and scene.type(row[name]) in _HUMAN else name


def _without_source(scene: SentenceParse, whole: Sequence[int], hit: Trigger) -> Sequence[int]:
    """Return a clause without "According to a source in Lima," before it, unless its cue stands there."""
    comma = next((n for n, i in enumerate(whole) if scene.row[i].low == ","), len(whole) - 1)
    source = whole and scene.row[whole[0]].low == "according" and hit.start not in whole[:comma]
    return whole[comma + 1 :] if source else whole


def _is_inside(scene: SentenceParse, index: int) -> bool:
    """Return True for a name that does not act: "an institute in Kenya" and "a probe built by Kenya" are not Kenya."""
    owned = scene.row[index - 1].low == "'s" and index > 1
    first = index - 2 * owned  # "the chief of Kenya’s KARI"
    before = [token.low for token in scene.row[max(0, first - 2) : first] if token.low != "the"]
    return bool(before) and before[-1] in INSIDE | {"by", "with", "between", "among"}


def _beside_relative(scene: SentenceParse, whole: Sequence[int], index: int) -> bool:
    """Return True for a comma that sets off a relative clause which stays out, before the verb of its subject."""
    following = next((i for i in whole if i > index and scene.row[i].low != ","), index)
    near = [i for i in (index - 1, index + 1) if 0 <= i < len(scene.row) and i not in whole]
    return subjects.is_verb(scene, following) and any(scene.clause_of(i).opener in RELATIVE for i in near)


def _announced(scene: SentenceParse, clause: Clause, hit: Trigger) -> list[Token]:
    """Return the clause that says what was announced: "announced that …"."""
    number = scene.clauses.index(clause)
    below = [c for c in scene.clauses if c.opener == "that" and c.parent == number and c.indexes[0] > hit.start]
    if hit.cue.kind != "announcement" or hit.use != "verb" or not below:
        return []
    between = scene.row[hit.end : below[0].indexes[0]]
    return [scene.row[i] for i in below[0].indexes] if all(t.time or len(t.low) < 3 for t in between) else []


def _shared(scene: SentenceParse, clause: Clause, hit: Trigger, row: Sequence[Token]) -> list[Token]:
    """Return a clause with the subject that stands in the clause above it, in the words of the text."""
    relative = clause.opener in ("which", "who", "that")
    names = list(subject_phrase(scene, clause, hit).named) or (_things(scene, clause) if relative else [])
    names = [] if any(_is_owner(scene, i) for i in names) else names
    if (pronoun := _pronoun(row)) is not None:
        return list(row[pronoun:])
    above = subjects.without_lead(scene, [i for i in scene.clauses[clause.parent].indexes if i < clause.indexes[0]])
    if names and not relative and len(row) > 1 and row[1].text[:1].isupper():  # "Peru and Samoa signed", one unknown
        return [*(scene.row[i] for i in above), *row]
    if names:
        return [*_listed(scene, names), *row[1:]]
    if relative:
        return [*(scene.row[i] for i in phrase), *row[1:]] if (phrase := called_thing(scene, clause)) else []
    if scene.clauses[clause.parent].opener in ("which", "who", "that"):
        outer = scene.clauses[clause.parent]
        phrase, helping = called_thing(scene, outer), _helping(scene, clause, hit, outer.indexes[:_MANY])
        return [*(scene.row[i] for i in (*phrase, *helping)), *row[1:]] if phrase else []
    ends = (place for place, i in enumerate(above) if subjects.is_verb(scene, i) or scene.row[i].is_past)
    verb = next(ends, len(above))
    subject = above[
        : verb - (0 < verb < len(above) and scene.row[above[verb - 1]].low == ",")
    ]  # "X, which …, flew and"
    shared = _helping(scene, clause, hit, above[verb:]) if hit.passive else []
    return [*(scene.row[i] for i in (*subject, *shared)), *row[verb < len(above) :]]


def _helping(scene: SentenceParse, clause: Clause, hit: Trigger, above: Sequence[int]) -> Sequence[int]:
    """Return the auxiliary that a participle shares with the clause above: "was" of "which was built and launched"."""
    own = any(scene.row[i].low in AUXILIARIES for i in clause.indexes if i < hit.start)
    return [] if own else [i for i in above if scene.row[i].low in AUXILIARIES][:1]


def _pronoun(row: Sequence[Token]) -> int | None:
    """Return the place of the pronoun that is the subject of a clause, behind its time: "but in May 2020 it became"."""
    places = range(1, min(_SHORT, len(row)))
    first = next((n for n in places if not (row[n].time or row[n].low in LEADING or row[n].low == ",")), 0)
    return first if first and row[first].low in ("he", "she", "they", "it") else None


def _is_owner(scene: SentenceParse, index: int) -> bool:
    """Return True for ESA of "ESA’s Director" and the first of "the U.S.-India forum", which do not act themselves."""
    return any(token.low in ("'s", "-", "–") for token in scene.row[index + 1 : index + 2])


def _things(scene: SentenceParse, clause: Clause) -> list[int]:
    """Return the name before a relative word when it can be what the clause is about."""
    return [i for i in subjects.antecedent(scene, clause) if scene.type(scene.row[i]) in THINGS]


def _with_brackets(scene: SentenceParse, clause: Clause) -> list[int]:
    """Return the tokens of a clause with what stands in brackets inside it."""
    number = scene.clauses.index(clause)
    brackets = [c for c in scene.clauses if c.opener == "(" and c.parent == number and c is not clause]
    return sorted([*clause.indexes, *(i for c in brackets for i in c.indexes)])


def _listed(scene: SentenceParse, names: Sequence[int]) -> list[Token]:
    """Return names as a list for readers: "A, B and C"."""
    joined: list[Token] = []
    short = {token.mention.entity: token for token in reversed(phrases.short_names(scene.row)) if token.mention}
    for place, index in enumerate(names):
        name, before = scene.row[index], scene.row[index - 1]
        name = short[name.mention.entity] if name.mention else name
        bare = name is not scene.row[index] and phrases.is_bare(name)
        if place:
            mark = "and" if place == len(names) - 1 else ","
            joined.append(word(name.start, name.end, mark))
        joined += [before, name] if index and before.low == "the" and not bare else [name]
    return joined
