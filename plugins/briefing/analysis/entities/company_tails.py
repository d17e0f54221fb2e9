"""Companies by the last word of their name, which is a plain word elsewhere: Sampler Solutions signed.

Such a word makes a company where it has a name before it and acts, owns, or stands beside a known body after "and".
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analysis.entities.candidate import Candidate, found
from briefing.analysis.entities.heads import GENERIC, HEAD_OF_TITLES, HEADS, TITLES, TOPICS
from briefing.analysis.entities.rule import Document, NameRule
from briefing.english import lexicon
from briefing.knowledge import space_words
from briefing.knowledge.kinds import entity_types

_TAILS = lexicon.capitalised("company_tail") | space_words.capitalised("company_tail")
_DOES = lexicon.words("company_does")
_PARTIES = entity_types("party") - entity_types("state")
_PLAIN = (
    space_words.capitalised("space_modifier") | GENERIC | HEAD_OF_TITLES | TITLES | TOPICS | frozenset(HEADS) | _TAILS
)
_FIELD_ENDS = ("al", "ed", "ic", "ing", "ive")
_LONGEST = 3  # words


def tailed(reading: Document) -> Iterator[Candidate]:
    """Yield one or two words with capitals and such a word behind them."""
    for number, word in reading.written(_TAILS):
        first = number
        while first and number - first < _LONGEST - 1 and _goes_before(reading, first):
            first -= 1
        if first < number and _stands_alone(reading, first, number) and _is_shown(reading, first, number):
            yield found(reading.text, reading.words[first].start, word.end, "company", "company tail")


def _goes_before(reading: Document, number: int) -> bool:
    """Return True when the word before one belongs to the same name."""
    return reading.joined(number) and reading.words[number - 1].capital and number - 1 not in reading.known


def _stands_alone(reading: Document, first: int, last: int) -> bool:
    """Return True for words that begin with a name of their own and are no part of a longer one."""
    start = reading.text_at(first)
    before = reading.text_at(first - 1) if reading.joined(first) else ""
    plain = start in _PLAIN or start.endswith(_FIELD_ENDS) or len(start) < 3 or reading.words[first].text.isupper()
    inside = before[:1].isupper() or before in ("of", "for", "in", "a", "the")
    return not (plain or inside or last in reading.known or _goes_on(reading, last + 1))


def _goes_on(reading: Document, number: int) -> bool:
    return reading.joined(number) and (reading.words[number].capital or reading.text_at(number) in ("of", "and", "for"))


def _is_shown(reading: Document, first: int, last: int) -> bool:
    """Return True for a name that does what companies do, or that "and" joins to a known body."""
    beside = reading.known.get(first - 2) if reading.text_at(first - 1) == "and" else None
    return reading.text_at(last + 1) in _DOES or (beside is not None and beside.type in _PARTIES)


RULES = (
    NameRule(
        "company tail",
        tailed,
        examples=(
            "TSA and [Sampler Ground Operations](company) share a dish",
            "[Sampler Solutions](company) signed a contract",
        ),
        negatives=(
            "the Director of Tide Operations said", "Deep Space signed", "Testland and Sampler Solutions met",
            "with Sampler Solutions of Lee", "Sampler Space Museum signed", "Digital Solutions signed",
        ),
    ),
)  # fmt: skip
