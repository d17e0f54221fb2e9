"""Turn a sentence into a title: its main clause in its own words, whole or cut where a phrase or clause ends.

What stands between commas, who said it, what leads up to the subject, and times that are true on that day only are
left out. A title keeps as much of the rest as fits: a cut at a clause costs less than one at a phrase, and none is made
before what the words before it cannot do without. A sentence without a form that is whole and short enough gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import takewhile

from briefing.analysis.abridgement import main_words
from briefing.analysis.abridgement.finite_verbs import is_finite
from briefing.analysis.abridgement.recency import is_new
from briefing.analysis.predications.self_contained import CONDITIONS, hedge_end
from briefing.analysis.syntax import cutting, phrases, trimming
from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    BEFORE_NOUNS,
    CONJUNCTIONS,
    INTO,
    LEADING,
    RELATIVE,
    SAYING,
    SPACE,
    TEMPORAL,
)
from briefing.analysis.titles.lead import LeadSentence
from briefing.analysis.titles.officers import principals
from briefing.english import lexicon
from briefing.knowledge.kinds import entity_types

LONGEST = 200
"""Characters of a title."""
_GOOD, _SHORTEST = 120, 25
"""Characters up to which a title costs nothing, and below which it tells too little."""
_AT_CLAUSE, _AT_PHRASE, _AT_RELATIVE, _UNTITLED, _AS_BODIES = 5, 25, 35, 10, 15
"""What a cut before a clause, a phrase or a relative clause, persons without offices and bodies for them cost."""
_HUMAN = entity_types("human")
_STATES = entity_types("state") | {""}
_TITLES = lexicon.words("person_title", "title_modifier")
_OPENERS = CONDITIONS | CONJUNCTIONS | TEMPORAL | INTO
_CLAUSES = (CONJUNCTIONS | TEMPORAL | {"as", "so", ",", "and", "following"}) - {"that"}
_WANTING = lexicon.words("takes_matter", "instrument_noun")
"""Nouns that say little without what they are about: "a number of", "an agreement on"."""
_BEFORE_GOAL = AUXILIARIES | ADVERBS | SAYING | lexicon.words("leads_to_verb", "before_goal", "foreseen")
_FINITE = AUXILIARIES | lexicon.words("planning_verb", "headline_verb")
_CAUSING = lexicon.words("causing_verb")
_DETERMINERS = lexicon.words("simple_determiner")
_PRONOUNS = frozenset(["it", "they", "he", "she"])
_ENDS_SUBJECT = RELATIVE | CONJUNCTIONS | {",", "and", "that", "which"}
FIGURES = lexicon.words("figure_of_speech")
"""Nouns that stand for a deed and tell none."""
_COUNTED = 4
"""Tokens from a comma to "after" in ", almost a week after they left"."""
_CONCEDING = frozenset(["although", "though", "despite", "whereas"])
_WHICH = frozenset(["the", "first", "only", "last"])
"""Words that make a noun lean on what tells which it is: "the port | in Guiana", "the first flight | in ten years"."""
_INITIAL = re.compile(r"\.[A-Z]$")


def headline(told: LeadSentence, short: Mapping[str, str]) -> str:
    """Return a sentence as a title, or "" where no form of it is whole and short enough.

    `short` are acronyms of known bodies by id.
    """
    whole = main_words(told.scene)
    bare = [index for n, index in enumerate(whole) if not _is_office(told.scene, whole, n)]
    row, verb = _split(told.scene, whole, short)
    bodies = _shortly(_bodies(told.scene, whole), short)
    rows = (
        (0, row, verb),
        (_UNTITLED, *_split(told.scene, bare, short)),
        (_AS_BODIES, [*bodies, *row[verb:]], len(bodies)),
    )
    found = [(extra + cost, title) for extra, row, verb in rows for cost, title in _cuts(told, row, verb)]
    return min(found, key=lambda one: one[0], default=(0, ""))[1]


def _bodies(scene: SentenceParse, places: Sequence[int]) -> list[Token]:
    """Return the bodies for which the officers before the first verb act."""
    at = first_verb(scene, places)
    return principals(scene, places[0], places[at]) if 0 < at < len(places) else []


def shortened(text: str, longest: int) -> str:
    """Return `text`, cut at a word when it is longer.

    >>> shortened("A long way to the Moon", 12)
    'A long way…'
    """
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—-") + "…"


def acronyms(names: Mapping[str, str]) -> dict[str, str]:
    """Return the names that are acronyms, by id."""
    return {entity: name for entity, name in names.items() if name.isupper() and name.isalpha()}


def first_verb(scene: SentenceParse, places: Sequence[int]) -> int:
    """Return the place of the first verb; the length of the row for none."""
    verbs = [n for n, index in enumerate(places) if n and is_finite(scene, index)]
    own = next((n for n in verbs if not _is_aside(scene, places, n)), len(places))
    closed = (n for n in verbs if n > 1 and _closes_name(scene, places[:n]))
    return next(closed, own) if own == len(places) else own


def _closes_name(scene: SentenceParse, before: Sequence[int]) -> bool:
    """Return True where a name between two commas ends the subject: "ESA’s head, Josef X, | signed"."""
    commas = sum(scene.row[index].low == "," for index in before)
    return commas > 1 and scene.row[before[-1]].low == "," and scene.row[before[-2]].text[0].isupper()


def _is_aside(scene: SentenceParse, places: Sequence[int], n: int) -> bool:
    """Return True for a participle beside a noun: "A, fondly known as", "changes asked for by B"."""
    if n + 1 < len(places) and scene.row[places[n]].is_past and scene.row[places[n + 1]].low == "by":
        return scene.row[places[n - 1]].low not in AUXILIARIES and not scene.row[places[n - 1]].low.endswith("ly")
    adverb = scene.row[places[n - 1]].low.endswith("ly")
    return n > adverb and scene.row[places[n]].is_past and scene.row[places[n - 1 - adverb]].low == ","


def _is_office(scene: SentenceParse, places: Sequence[int], n: int) -> bool:
    """Return True in a run of capitals with an office before a person, but for that of a body: "ESA Director X"."""
    ahead = next((m for m in range(n, len(places)) if not _is_before_person(scene, places[m])), len(places))
    if ahead == n or ahead == len(places) or scene.type(scene.row[places[ahead]]) not in _HUMAN:
        return False
    back = [*takewhile(lambda m: _is_before_person(scene, places[m]), range(ahead - 1, -1, -1))]
    owned = back[-1] > 0 and scene.row[places[back[-1] - 1]].mention is not None
    return not owned and any(scene.row[places[m]].low in _TITLES for m in back)


def _is_before_person(scene: SentenceParse, index: int) -> bool:
    token = scene.row[index]
    state = scene.type(token) in _STATES if token.mention else token.is_word
    return token.text[0].isupper() and state


def _split(scene: SentenceParse, places: Sequence[int], short: Mapping[str, str]) -> tuple[list[Token], int]:
    """Return the words at some places of a sentence, and the place of its verb among them; () for no verb."""
    at = first_verb(scene, places)
    if not 0 < at < len(places):
        return [], 0
    row = _timeless(_named(scene, places, short), scene.published)
    row = trimming.without_gaps(row)
    verb = scene.row[places[at]].start
    return row, next((n for n, token in enumerate(row) if token.start == verb), 0)


def _cuts(told: LeadSentence, row: Sequence[Token], verb: int) -> Iterator[tuple[float, str]]:
    """Yield the titles that a row makes, whole or cut, each with what it costs."""
    for end in _ends(told.scene, row, verb) if verb else ():
        title = _said(told, row[:end])
        if len(title) > LONGEST:
            return
        if len(title) >= _SHORTEST:
            behind = sum(len(token.text) + 1 for token in row[end:])
            lost = max(0, min(behind, _GOOD - len(title)))
            yield max(0, len(title) - _GOOD) + _cost(row, end, lost), title


def _ends(scene: SentenceParse, row: Sequence[Token], verb: int) -> Iterator[int]:
    """Yield where a title may end, from the first place on."""
    hedged = hedge_end(scene)
    least = scene.row[hedged - 1].end if hedged else 0
    for n in range(verb + 2, len(row)) if not _is_under(row, verb) else ():
        opens = cutting.is_border(row, n) or _is_goal(row, n) or _is_next(row, n)
        if opens and row[n].start >= least and not _leans(row, n, verb):
            yield n
            if row[n].low == "," and (row[n + 1].low in _CONCEDING or _is_spliced(row, n)):
                return
    yield len(row)


def _is_goal(row: Sequence[Token], n: int) -> bool:
    """Return True for "to" before a verb that tells what for: "built a probe | to study"; not for "is able to"."""
    last, after = row[n - 1], row[min(n + 1, len(row) - 1)]
    verb = after.is_word and after.text.islower() and after.low not in BEFORE_NOUNS
    leads = last.is_past or last.low in _BEFORE_GOAL or last.low.endswith(("ly", "ing"))
    return row[n].low == "to" and verb and not leads


def _is_next(row: Sequence[Token], n: int) -> bool:
    """Return True for a comma before a clause or an apposition with one: ", and it will fly", ", the man who flew"."""
    first = row[min(n + 1, len(row) - 1)].low
    counted = any(token.low in TEMPORAL for token in row[n + 2 : n + 2 + _COUNTED])
    told = first in ("and", "but") and any(token.low in AUXILIARIES or token.is_past for token in row[n + 2 : n + 8])
    behind = [token.low for token in takewhile(lambda token: token.low != ",", row[n + 1 : n + 8])]
    apposed = first == "the" and not RELATIVE.isdisjoint(behind)
    follows = row[n].low == "following" and row[n - 1].low not in BEFORE_NOUNS
    part = [token.low for token in row[n : n + 3]] == ["as", "part", "of"]
    return follows or part or (row[n].low == "," and (told or apposed or counted or _is_spliced(row, n)))


def _is_spliced(row: Sequence[Token], n: int) -> bool:
    """Return True for a comma before a sentence of its own: "It will fly in May, the crew has not yet …"."""
    first = row[min(n + 1, len(row) - 1)]
    begins = first.low in _DETERMINERS | _PRONOUNS or first.mention is not None
    behind = [*takewhile(lambda token: token.low not in _ENDS_SUBJECT, row[n + 2 : n + 8])]
    whole = any(token.low in AUXILIARIES or token.is_past for token in row[: n - 1])
    return begins and whole and any(token.low in AUXILIARIES for token in behind)


def _leans(row: Sequence[Token], n: int, verb: int) -> bool:
    """Return True where the words before a border cannot do without what follows: "a call | for", "asked Peru | to"."""
    told, last = row[verb:n], row[n - 1].low
    bare = all(token.low in AUXILIARIES | ADVERBS or token.is_past or token.low.endswith("ly") for token in told)
    asked = row[n].low == "to" and any(token.low in _CAUSING for token in told)
    which = row[n - 2].low in _WHICH and not row[n - 1].mention
    wants = row[n].low not in _CLAUSES and ((last in _WANTING and not _tells_matter(row[:n])) or which)
    said = max((place for place, token in enumerate(told) if token.is_saying), default=-1)
    begun = said >= 0 and not any(token.low in _FINITE or token.is_past for token in told[said + 1 :])
    counted = row[n].low in TEMPORAL and any(token.low == "," for token in row[n - _COUNTED : n])
    return bare or asked or wants or begun or counted or row[n].low in CONDITIONS


def _tells_matter(row: Sequence[Token]) -> bool:
    """Return True where words of space before a noun tell what it is about: "a space cooperation agreement"."""
    before = takewhile(lambda token: token.is_word and token.low not in _DETERMINERS, row[-2::-1])
    return any(token.low in SPACE for token in before)


def _cost(row: Sequence[Token], end: int, lost: int) -> float:
    """Return what a cut costs that loses so many characters which would have fitted."""
    if end == len(row):
        return 0
    if row[end].low == "," and any(token.low in FIGURES for token in row[end + 1 : end + 4]):
        return _AT_CLAUSE  # ", a milestone that opens the way to …"
    if row[end].low in _CLAUSES:
        return _AT_CLAUSE + lost / 4
    return (_AT_RELATIVE if row[end].low in RELATIVE | {"that"} else _AT_PHRASE) + lost / 2


def _is_under(row: Sequence[Token], verb: int) -> bool:
    """Return True for a sentence whose main clause may be still to come, and not for "By 2030, A will …"."""
    begun = row[0].low in INTO and any(token.low == "," for token in row[:verb])
    return row[0].low in _OPENERS and not begun and not any(token.time for token in row[1:3])


def _said(told: LeadSentence, row: Sequence[Token]) -> str:
    """Return tokens of a sentence as a title."""
    title = phrases.joined(told.text, trimming.trimmed(trimming.bracketless(row))).rstrip(" ;,")
    stop = "." if _INITIAL.search(title) and row[-1].text == "." else ""
    return title[:1].upper() + title[1:] + stop


def _named(scene: SentenceParse, places: Sequence[int], short: Mapping[str, str]) -> list[Token]:
    """Return the tokens at some places, with the names that a title gives them."""
    return _shortly([_in_full(scene, index) for index in places], short)


def _shortly(row: Sequence[Token], short: Mapping[str, str]) -> list[Token]:
    """Return a row with known bodies by their acronyms: "ESA" for "the European Space Agency"."""
    named = [_by_acronym(token, short) for token in row]
    bare = {n for n, token in enumerate(row) if named[n].text != token.text and not token.is_word}
    return [token for n, token in enumerate(named) if not (n + 1 in bare and token.low == "the")]


def _by_acronym(token: Token, short: Mapping[str, str]) -> Token:
    """Return a name of several words by its acronym; the adjective of "the Indian and Kenyan agencies" stays."""
    acronym = short.get(token.mention.entity, "") if token.mention and " " in token.text else ""
    return token._replace(text=acronym) if 0 < len(acronym) < len(token.text) else token


def _in_full(scene: SentenceParse, index: int) -> Token:
    """Return a person with the whole name, where only the last word of it stands, and no office before it."""
    token = scene.row[index]
    person = scene.entities[token.mention.entity] if token.mention and scene.type(token) in _HUMAN else None
    if person is None or scene.row[max(0, index - 1)].low in _TITLES:
        return token
    return token._replace(text=person.name) if person.name.endswith(f" {token.text}") else token


def _timeless(row: Sequence[Token], published: date) -> list[Token]:
    """Return a row without the times that only say when the news is, and the prepositions before them."""
    kept: list[Token] = []
    for n, token in enumerate(row):
        owns = n + 1 < len(row) and row[n + 1].low in ("'s", "'")
        if is_new(token, published) and not owns:
            while kept and kept[-1].low in LEADING:
                kept.pop()
        else:
            kept.append(token)
    return kept
