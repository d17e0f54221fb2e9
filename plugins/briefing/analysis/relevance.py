"""Choose the sentences in which a text speaks of space, by its words and names.

A text on space is told by how often it names something of space, and what it tells between such sentences belongs to
it. Any other text, a fact sheet on trade with one paragraph on satellites, tells of space only where it names it.
The two kinds lie apart: in none of 88 texts was the share of such sentences between .14 and .20, and nearly all above
were on space.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing.analysis.syntax.vocabulary import SPACE
from briefing.knowledge.kinds import entity_types
from briefing.model import Cooperation, Entity, Mention, Sentence

_SHARE = 0.18
_SURELY = 0.5
"""Share of a text between whose sentences nothing else is told that may stand on pages."""
_FEWEST = 12
"""Sentences; a shorter text is taken for one on space, since an editor chose it."""
_SEVERAL = 3
"""Countries; more of them have an alliance on all that there is."""
REACH = 3
"""Sentences; what a word like "it" points to stands no further before it."""
_WORD = re.compile(r"[^\W\d_]+")


def _says_space(text: str) -> bool:
    """Return True where a word of space stands; "Lima Aerospace" is a name, and its firm may build jets."""
    words = (word for word in _WORD.findall(text) if word != "Aerospace")
    return not SPACE.isdisjoint(map(str.casefold, words))


def of_the_field(sentences: Sequence[Sentence], spoken: frozenset[int], share: float = _SHARE) -> frozenset[int]:
    """Return where the sentences begin that speak of space; all do in a text of which `share` of them name it."""
    whole = len(sentences) < _FEWEST or len(spoken) >= share * len(sentences)
    return frozenset(sentence.start for sentence in sentences) if whole else spoken


def of_space(entities: Sequence[Entity]) -> frozenset[str]:
    """Return the ids of what is of space by its type, or of a type that is on record for it."""
    surely, on_record = entity_types("of_space"), entity_types("of_space_on_record")
    return frozenset(e.id for e in entities if e.type in surely or (e.type in on_record and e.known))


def naming_space(
    text: str, sentences: Sequence[Sentence], things: Collection[str], mentions: Sequence[Mention]
) -> frozenset[int]:
    """Return where the sentences begin that name something of space: a word for it, or one of some things."""
    starts = [sentence.start for sentence in sentences]
    spoken = {start for start, end in pairwise([*starts, len(text)]) if _says_space(text[start:end])}
    places = (mention.start for mention in mentions if mention.entity in things)
    spoken |= {starts[number] for number in _numbers(starts, places)}
    if starts and _says_space(text[: starts[0]]):
        spoken.add(starts[0])
    return frozenset(spoken)


def surely_of_space(
    found: Iterable[Cooperation], sentences: Sequence[Sentence], spoken: frozenset[int], things: Collection[str]
) -> Iterator[Cooperation]:
    """Yield cooperations; those are not sure that may be on other things than space.

    Countries may praise their alliance in a text on space, too: a sentence of a long text, and one on an alliance of
    many, names something of space, or somebody of space works together.
    """
    surely = of_the_field(sentences, spoken, _SURELY)
    for one in found:
        start = one.evidence[0].start
        short = len(sentences) < _FEWEST and len(one.parties) <= _SEVERAL
        named = short or start in spoken or not {*one.parties}.isdisjoint(things)
        yield one if named and start in surely else replace(one, sure=False)


def pointed_to(sentences: Sequence[Sentence], field: Collection[int]) -> frozenset[int]:
    """Return the numbers of the sentences that begin in the field, and of those to which their words may point."""
    own = (number for number, sentence in enumerate(sentences) if sentence.start in field)
    return frozenset(near for number in own for near in range(max(0, number - REACH), number + 1))


def naming(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> frozenset[int]:
    """Return the numbers of the sentences that hold a name."""
    return _numbers([sentence.start for sentence in sentences], (mention.start for mention in mentions))


def _numbers(starts: Sequence[int], places: Iterable[int]) -> frozenset[int]:
    """Return the numbers of the sentences that hold some places, given where sentences start."""
    return frozenset(max(0, bisect_right(starts, place) - 1) for place in places if starts)
