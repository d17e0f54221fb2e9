"""Find what a row leaves open: a noun with "the" that only its text explains, or an end that says nothing yet.

"NASA signed the agreement" asks which, "Peru announced a delay" of what. A name in the phrase, or what stands behind
its noun with "of", "on" or "that", answers; the row of "the agreement on Gateway" is whole. It misses nouns that no
class of words holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.analysis.syntax.tokens import word
from briefing.analysis.syntax.vocabulary import ADVERBS, AUXILIARIES, CONJUNCTIONS, INTO, RELATIVE
from briefing.english import lexicon
from briefing.knowledge import space_words

_CRAFT = lexicon.words("craft_noun") | space_words.words("craft_noun", "thing_noun") | lexicon.words("thing_noun")
_DEEDS = lexicon.words("launching_noun", "arrival_noun") | space_words.words("launching_noun", "arrival_noun")
_PAPERS = lexicon.words("instrument_noun", "signing_noun", "own_paper")
_GROUPS = lexicon.words("effort_noun", "initiative", "gathering_noun") | {*lexicon.values("referring")}
_ASKING = _CRAFT | _DEEDS | _PAPERS | _GROUPS | {*space_words.values("referring")} | lexicon.words("leaning_noun")
_OPEN = _ASKING | {f"{noun}{'es' if noun.endswith(('s', 'ch', 'sh')) else 's'}" for noun in _ASKING}
"""Nouns that ask "which?" behind "the" alone, of one and of several."""
_THIS = frozenset(["this", "these", "those"])
_EMPTY = lexicon.words("empty_end")
"""Nouns that ask "of what?" at the end of a row."""
_NO_MATTER = lexicon.words("empty_modifier") | {"of", "understanding"}
_COMPARING = lexicon.words("comparing")
_ANSWERING = lexicon.words("answering") | RELATIVE | {"that"}
"""Words behind a noun that tell which it is."""
_GIVEN = _CRAFT - {"mission", "missions", "plan", "plans"}
"""Nouns of which "to" tells no more: the probe was handed to Kenya, but the flight to Mars."""
_JOINTS = CONJUNCTIONS | RELATIVE | {"and", "or", "where"}
_ENDING = lexicon.words("governor", "phrase_end") | AUXILIARIES | ADVERBS | _JOINTS
_BESIDE = lexicon.words("governor")
_WHEN = INTO - {"as", "on", "for", "with", "to"}
"""Prepositions of time and place, whose phrase at the end of a row can go."""
_ORDINALS = lexicon.words("ordinal")
_TOGETHER = lexicon.words("together_word")
_OBJECTS = frozenset(["it", "them", "him"])
_PLACED = _GROUPS | lexicon.words("placed_noun") | space_words.words("placed_noun")
"""Nouns of which "in" tells more: the base in Kenya, but not the pact in Rome."""
_PARTS = space_words.words("part_noun")
_PART = re.compile(
    rf"\b(?:the|its) (?:(?:{lexicon.alternation(_ORDINALS)}) )?({lexicon.alternation(_PARTS)})\b"
    r"(?! (?:of|in|at)\b| (?-i:[A-Z]))"
    rf"|\ban? ({lexicon.alternation(_EMPTY & lexicon.words('rescheduled'))}) and\b",
    re.IGNORECASE,
)
_SIGNERS = re.compile(r"\b(?:to|will) be signed(?: [a-z]+| [A-Z]\w+){0,6}? by .*[A-Z].*\b(?:and|as well as) .*[A-Z]")
_FEW = 4  # words
_WORD = re.compile(r"[\w.’'&/-]*\w|[,;:…)]")


def open_nouns(what: str) -> tuple[str, ...]:
    """Return the nouns that a row leaves open; a pronoun or "the same" stands for one.

    >>> open_nouns("NASA signed the agreement"), open_nouns("NASA signed the agreement on Gateway")
    (('agreement',), ())
    """
    return tuple(_open(_WORD.findall(what)))


def parts(what: str) -> tuple[str, ...]:
    """Return the nouns for what belongs to a thing that a row may leave out: the airlock, a delay.

    A row that leaves it out says less, but it can be read alone.

    >>> parts("Peru launched the second module, Uhuru"), parts("Peru launched the second module of Tiangong")
    (('module',), ())
    """
    found = ((part or delay).casefold() for part, delay in _PART.findall(what))
    return tuple(noun for noun in found if noun in _PARTS | _EMPTY)  # "İ" fits too, and folds to no word


def names_signers(what: str) -> bool:
    """Return True for a paper yet to be signed by two who are named, which tells whose it is.

    >>> names_signers("The pact is to be signed by ESA and NASA"), names_signers("The pact was signed by ESA and NASA")
    (True, False)
    """
    return _SIGNERS.search(what) is not None


def ends_empty(what: str) -> bool:
    """Return True for words that do not say of what: "Peru announced a delay", "Kenya invested $2 million"."""
    said = _WORD.findall(what)
    begins = [one.casefold() for one in said[:2]]
    name = said[-1:] and not said[-1].islower() and {"a", "an"}.isdisjoint(said[-_FEW:])
    third = bool(said) and said[-1].casefold() in _ORDINALS and said[-2:-1] in (["a"], ["another"])
    ends = (bool(said) and (said[-1].casefold() in _EMPTY and not name)) or third
    return ends or (len(begins) > 1 and begins[0] in _EMPTY and begins[1] not in _ANSWERING and said[1].islower())


def wants_matter(what: str) -> bool:
    """Return True for words that end with a paper of nobody knows what: "signed a pact", "signed a pact with Peru"."""
    rest, _, sides = what.rpartition(" with ")
    said = rest if rest and _are_names(sides) else what
    return is_bare_paper(what) or said.rpartition(" ")[2].casefold() in _PAPERS | {"understanding", "intent"}


def is_bare_paper(what: str) -> bool:
    """Return True for a paper of which only the sides are told: "The framework agreement between Peru and Kenya".

    >>> is_bare_paper("The deal between Peru and Kenya"), is_bare_paper("The deal between Peru and Kenya on tests")
    (True, False)
    """
    paper, between, sides = what.partition(" between ")
    return bool(between) and {*paper.casefold().split()} <= _PAPERS | _NO_MATTER and _are_names(sides)


def _are_names(sides: str) -> bool:
    """Return True for names alone: "Peru and the Ministry of Science"."""
    said = _WORD.findall(sides)
    return said[:1] != [] and said[-1][0].isupper() and {one for one in said if one.islower()} <= {"and", "the", "of"}


def without_open_end(what: str) -> str:
    """Return words without a last part that leaves something open: ", as others did", ", building on the pact".

    >>> without_open_end("Peru launched a probe, from the site as well")
    'Peru launched a probe'
    """
    rest, _, noun = what.rpartition(" the ")
    rest, _, preposition = rest.rpartition(" ")
    if preposition in _WHEN and open_nouns(f"is the {noun}") and not open_nouns(rest) and not ends_empty(rest):
        return rest.rstrip(",")
    before, comma, end = what.rpartition(", ")
    said = [one.casefold() for one in _WORD.findall(end)]
    beside = bool(said) and said[0] in _BESIDE and (said[0] == "as" or AUXILIARIES.isdisjoint(said))
    beside = beside or (bool(said) and (said[0] in ("a", "an") or said[0].endswith("ing"))) or len(said) < _FEW
    beside = beside and any(one in AUXILIARIES or word(0, 0, one).is_past for one in before.split())
    leans = open_nouns(f"is {end}") or not _COMPARING.isdisjoint(said) or said[-2:] == ["as", "well"]
    return before if comma and beside and leans and before.split()[0].casefold() not in _BESIDE else what


def _open(said: Sequence[str]) -> Iterator[str]:
    for place, one in enumerate(said):
        low = one.casefold()
        if low == "the":
            yield from _which(said, place + 1)
        if low in _THIS and place + 1 < len(said):
            yield said[_end(said, place + 1) - 1].casefold()
        compared = low in _COMPARING and _ANSWERING.isdisjoint(said[place + 1 : place + 3])
        if compared or (low in _OBJECTS and place and _is_object(said, place)):
            yield low


def _which(said: Sequence[str], first: int) -> Iterator[str]:
    """Yield the head of the phrase behind "the" when nothing tells which it is."""
    end = _end(said, first)
    phrase = said[first:end]
    head = phrase[-1].casefold() if phrase else ""
    named = any(not one.islower() for one in phrase[len(phrase) == 1 :])
    counted = said[first - 2 : first - 1] == ["as"] and not _ORDINALS.isdisjoint(phrase)
    counted = counted or (phrase[:1] == ["two"] and _names_two(said[: first - 1]))
    if head in _OPEN and not named and not counted and not _is_answered(head, said[end:]):
        yield head


def _names_two(before: Sequence[str]) -> bool:
    """Return True for words that name two with "and", whom "the two countries" means."""
    joined = (before[n - 1 : n + 2] for n, one in enumerate(before) if one == "and" and n)
    return any(len(three) == 3 and three[0][0].isupper() and three[2][0].isupper() for three in joined)


def _end(said: Sequence[str], first: int) -> int:
    """Return the place behind a phrase; a noun with a capital ends one before small letters: "the Order calls"."""
    two = [*said[first : first + 2], "", ""][:2]
    if two[0].istitle() and two[0].casefold() in _OPEN and two[1].islower():
        return first + 1
    end = first
    while end < min(first + 2 * _FEW, len(said)) and not _ends(said[end]):
        end += 1
    return end


def _ends(one: str) -> bool:
    """Return True for a word or mark behind a noun phrase."""
    adverb = one.islower() and one.endswith("ly") and one.casefold() not in _OPEN
    return not one[0].isalnum() or one.casefold() in _ENDING or adverb or word(0, 0, one).is_past


def _is_answered(noun: str, behind: Sequence[str]) -> bool:
    """Return True where "of", "on" or "that" follows a noun, or a name in apposition: "the module, Wentian"."""
    if not behind:
        return False
    first, second = [*behind[:2], ""][:2]
    apposed = first == "," and bool(second) and not second.islower()
    made = second in ("by", "from", "for") and word(0, 0, first).is_past
    goal = (first == "to" and noun not in _GIVEN) or (first in ("in", "at", "near") and noun in _PLACED)
    return first in _ANSWERING or apposed or made or goal


def _is_object(said: Sequence[str], place: int) -> bool:
    """Return True for a pronoun that takes what no other word of the row names: "will sign it"."""
    before = {one.casefold() for one in said[1:place]}
    behind = said[place + 1] if place + 1 < len(said) else ","
    ends = not behind[0].isalnum() or behind in _ENDING - AUXILIARIES or behind in _TOGETHER
    return ends and before.isdisjoint(["a", "an", "the", "its", "their", "that"])
