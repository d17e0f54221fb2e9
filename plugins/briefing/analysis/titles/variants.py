"""Give the shorter forms of a sentence that a title may start from, each with what it costs.

They differ in whom they name: persons without their offices or countries, bodies instead of the officers who sign for
them, the subject without those it works with, and what somebody announces without who announces it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefing.analysis.abridgement import is_finite, main_words
from briefing.analysis.predications import predications
from briefing.analysis.syntax.scene import Scene
from briefing.analysis.syntax.tokens import Token, word
from briefing.english import lexicon
from briefing.knowledge import space_words
from briefing.knowledge.kinds import entity_types, event_kinds

_HUMAN = entity_types("human")
_STATES = entity_types("state") | {""}
_TITLES = lexicon.words("person_title", "title_modifier")
_PORTFOLIOS = lexicon.words("portfolio_topic") | space_words.words("of_space")
_WITH = lexicon.words("together_word") | {"along"}
_STATING = lexicon.words("stating_verb")
_VAGUE = lexicon.words("pointing_word")
_LONG = 60
"""Characters of a subject from which its last phrase may go."""
_UNDER = frozenset(["in", "at", "from", "during"])


class Variant(NamedTuple):
    """A form of a sentence."""

    row: Sequence[Token]
    verb: int
    """Place of its first verb."""
    cost: float


def variants(scene: Scene, short: Mapping[str, str]) -> Iterator[Variant]:
    """Yield the forms of a sentence; `short` are acronyms of known bodies by id."""
    whole = main_words(scene)
    for places, cost in ((whole, 0.0), (_stated(scene, whole), 0.2)):
        bare = _untitled(scene, places)
        forms = (
            (places, cost),
            (bare, cost + 0.5),
            (_stateless(scene, bare), cost + 0.8),
            (_without_partners(scene, bare), cost + 1.5),
            (_lighter(scene, bare), cost + 1.5),
        )
        for form, price in {tuple(form): price for form, price in reversed(forms)}.items():
            verb = _verb(scene, form)
            if 0 < verb < len(form):
                subject = _named(scene, form[:verb], short)
                yield Variant([*subject, *_named(scene, form[verb:], short)], len(subject), price)
    yield from _by_bodies(scene, whole, short)


def _verb(scene: Scene, places: Sequence[int]) -> int:
    """Return the place of the first verb; the length of the form for none."""
    verbs = (n for n, index in enumerate(places) if n and is_finite(scene, index))
    return next((n for n in verbs if not _is_aside(scene, places, n)), len(places))


def _is_aside(scene: Scene, places: Sequence[int], n: int) -> bool:
    """Return True for the participle of an aside: "A, fondly known as"."""
    adverb = scene.row[places[n - 1]].low.endswith("ly")
    return n > adverb and scene.row[places[n]].is_past and scene.row[places[n - 1 - adverb]].low == ","


def _named(scene: Scene, places: Sequence[int], short: Mapping[str, str]) -> list[Token]:
    """Return the tokens at some places, known bodies by their acronyms: "ESA" for "the European Space Agency"."""
    row = [_by_acronym(scene.row[index], short) for index in places]
    bare = {n for n, index in enumerate(places) if row[n].text != scene.row[index].text}
    return [token for n, token in enumerate(row) if not (n + 1 in bare and token.low == "the")]


def _by_acronym(token: Token, short: Mapping[str, str]) -> Token:
    acronym = short.get(token.mention.entity, "") if token.mention else ""
    return token._replace(text=acronym) if 0 < len(acronym) < len(token.text) else token


def _stated(scene: Scene, places: Sequence[int]) -> list[int]:
    """Return what somebody announces, without who does: "B will fly" of "A announced that B will fly"."""
    rows = [scene.row[index] for index in places]
    said = next((n for n, token in enumerate(rows) if n and (token.is_saying or token.low in _STATING)), len(rows))
    that = next((n for n in range(said + 1, len(rows)) if rows[n].low == "that" or is_finite(scene, places[n])), -1)
    names = 0 < that < len(rows) - 1 and rows[that].low == "that" and rows[that + 1].low not in _VAGUE
    return list(places[that + 1 :]) if names else []


def _untitled(scene: Scene, places: Sequence[int]) -> list[int]:
    """Return a form without the offices before names of persons; those of a body named before them stay."""
    kept: list[int] = []
    for index in places:
        if scene.type(scene.row[index]) in _HUMAN:
            first = len(kept)
            while first and _is_office(scene, kept[first - 1]):
                first -= 1
            while 0 < first < len(kept) and _is_portfolio(scene, kept[first - 1]):
                first -= 1
            if not (first and scene.row[kept[first - 1]].text[:1].isupper()):
                del kept[first - (first > 0 and scene.row[kept[first - 1]].low == "the") :]
        kept.append(index)
    return kept


def _is_portfolio(scene: Scene, index: int) -> bool:
    """Return True for a word before an office: "Space Minister", "Science Adviser"."""
    token = scene.row[index]
    return token.is_word and token.text.istitle() and token.low in _PORTFOLIOS


def _is_office(scene: Scene, index: int) -> bool:
    token = scene.row[index]
    return token.is_word and token.text[0].isupper() and token.low in _TITLES


def _stateless(scene: Scene, places: Sequence[int]) -> list[int]:
    """Return a form without the countries of its persons: "Macron of France", "Indian Security Adviser Ajit Doval"."""
    gone = {index for n, index in enumerate(places) for index in _offices(scene, places, n)}
    for person, of, state in zip(places, places[1:], places[2:], strict=False):
        if scene.type(scene.row[person]) in _HUMAN and scene.row[of].low == "of" and scene.row[state].mention:
            gone |= {of, state}
    return [index for index in places if index not in gone]


def _offices(scene: Scene, places: Sequence[int], n: int) -> Sequence[int]:
    """Return the places of the words with capitals right before a person, where one of them is an office."""
    if scene.type(scene.row[places[n]]) not in _HUMAN:
        return ()
    first = n
    while first and _is_before_office(scene, places[first - 1]):
        first -= 1
    run = places[first:n]
    owned = first > 0 and scene.row[places[first - 1]].mention is not None  # "ESA Director General X"
    return run if not owned and any(scene.row[index].low in _TITLES for index in run) else ()


def _is_before_office(scene: Scene, index: int) -> bool:
    token = scene.row[index]
    state = scene.type(token) in _STATES if token.mention else token.is_word
    return token.text[0].isupper() and state


def _without_partners(scene: Scene, places: Sequence[int]) -> list[int]:
    """Return a form without "in collaboration with B" between its subject and its verb."""
    verb = _verb(scene, places)
    lows = [scene.row[index].low for index in places[:verb]]
    first = next((n for n, low in enumerate(lows[:-1]) if n > 1 and low in _WITH and lows[n + 1] == "with"), 0)
    first -= first > 0 and lows[first - 1] == "in"
    return [*places[:first], *places[verb:]] if first else list(places)


def _lighter(scene: Scene, places: Sequence[int]) -> list[int]:
    """Return a form with a long subject without its last phrase: "a deal on radar in the field of space was signed"."""
    verb = _verb(scene, places)
    first = next((n for n in range(verb - 1, 1, -1) if scene.row[places[n]].low in _UNDER), 0)
    comma = any(scene.row[index].low == "," for index in places[first:verb])
    long = first and not comma and scene.row[places[first]].start - scene.row[places[0]].start > _LONG
    return [*places[:first], *places[verb:]] if long else list(places)


def _by_bodies(scene: Scene, places: Sequence[int], short: Mapping[str, str]) -> Iterator[Variant]:
    """Yield the form in which bodies sign, where their officers do: "A and B signed"."""
    verb = _verb(scene, places)
    said = next((one for one in predications(scene) if verb < len(places) and one.trigger.start == places[verb]), None)
    bodies = [index for index in said.of("principal") if index < places[verb]] if said else []
    signers = sum(scene.type(scene.row[index]) in _HUMAN for index in places[:verb])
    if said and len(bodies) >= max(signers, 1) and said.kind in event_kinds("paper"):
        names = _named(scene, bodies, short)
        listed = [token for name in names for token in (word(name.start - 1, name.start - 1, "and"), name)][1:]
        yield Variant([*listed, *_named(scene, places[verb:], short)], len(listed), 1.0)


def acronyms(names: Mapping[str, str]) -> dict[str, str]:
    """Return the names that are acronyms, by id."""
    return {entity: name for entity, name in names.items() if name.isupper() and name.isalpha()}
