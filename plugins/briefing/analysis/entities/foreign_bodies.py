"""Bodies with a name in another Romance or Germanic language, by the noun at its head: Université de Kara.

The name goes on through small words of these languages as long as a word with a capital follows them. It misses names
whose head does not come first, such as Technische Universität.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.analysis.entities.candidate import Candidate, found
from briefing.analysis.entities.heads import TITLES
from briefing.analysis.entities.rule import Document, NameRule
from briefing.english import lexicon
from briefing.knowledge import space_words

_HEADS = lexicon.values("foreign_head")
"""What heads such a name, and the type that it gives."""
_JOINTS = lexicon.words("foreign_joint")
_ELIDED = re.compile(r"(?:d|l|all|dell)['’](?=\w)", re.IGNORECASE)
_SPACE = space_words.capitalised("foreign_of_space")
_AGENCIES = lexicon.words("foreign_agency")
_LONGEST = 10  # words


def foreign(reading: Document) -> Iterator[Candidate]:
    """Yield each body of such a head with what it is of."""
    for number, word in reading.written(_HEADS):
        end = _end(reading, number)
        if end > number + 1 and number not in reading.known:
            words = reading.words[number:end]
            yield found(reading.text, word.start, words[-1].end, _type(reading, number, end), "foreign head")


def _end(reading: Document, head: int) -> int:
    """Return the number after the last word of a name, or after its head when nothing of it follows."""
    end = number = head + 1
    while number < head + _LONGEST and reading.joined(number):
        word = reading.words[number]
        if word.text in TITLES or not (_is_own(word.text) or word.low in _JOINTS):
            break
        number += 1
        end = number if _is_own(word.text) else end
    return end


def _is_own(word: str) -> bool:
    """Return True for a word with a capital, or one behind an elided article: d’Astrophysique."""
    return _ELIDED.sub("", word, count=1)[:1].isupper()


def _type(reading: Document, head: int, end: int) -> str:
    """Return the type that a head gives; an agency of space is one of state."""
    spatial = any(reading.text_at(number) in _SPACE for number in range(head, end))
    return _HEADS[reading.text_at(head)] if not spatial or reading.text_at(head) not in _AGENCIES else "agency"


RULES = (
    NameRule(
        "foreign head",
        foreign,
        examples=(
            "at the [Université de Kara](organisation) in Testland",
            "the [Agencia Espacial Lunara](agency) and the [Instituto de Mareas y Vientos](organisation) met",
            "the [Observatorio del Cerro Lee](facility) saw it",
            "the [Institut d’Optique de Lee](organisation) built it",
        ),
        negatives=("a new Universidad in Testland", "the Instituto said", "Agencia President Example"),
    ),
)  # fmt: skip
