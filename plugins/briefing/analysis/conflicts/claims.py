"""Read from one sentence the claims that can contradict those of other texts.

There are two kinds: the office that a person holds in a body ("CMSA deputy director Lin Xiqiang", "Lin Xiqiang,
director general of CMSA"), and the place of a country among those who joined something ("the 43rd country to sign the
Artemis Accords"). Only plain forms are read: a title of known words right beside both names, an ordinal right before
its noun, and "as number 43"; "the third country in Africa to sign" counts something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing.analysis.syntax.sentence_parse import SentenceParse
from briefing.analysis.syntax.tokens import Token
from briefing.english import lexicon
from briefing.knowledge.kinds import entity_types
from briefing.model import Claim, Quote, Sentence

_HUMAN = entity_types("human")
_RANKS = lexicon.words("rank")
_OFFICES = lexicon.words("head_office")
_MORE = frozenset(["general", "prime", "executive", "officer"])
_COUNTED = frozenset(["as", "became"])
_MEMBERS = lexicon.words("member_word")
_NUMBERS = {word: int(number) for word, number in lexicon.values("ordinal").items()}
_ORDINALS: Mapping[str, int] = {
    **_NUMBERS,
    **{
        f"{tens}-{unit}": 10 * ten + number
        for ten, tens in enumerate("twenty thirty forty fifty sixty".split(), 2)
        for unit, number in _NUMBERS.items()
        if number < 10
    },
}


def claims(briefing: str, sentence: Sentence, scene: SentenceParse) -> Iterator[Claim]:
    """Yield the claims of one sentence, in order."""
    if not scene.named:
        return
    evidence = Quote(briefing, sentence.start, sentence.end)
    for index, token in enumerate(scene.row):
        if token.mention and scene.type(token) in _HUMAN:
            for body, title in (*_before(scene, index), *_behind(scene, index)):
                yield _claim("title", (token.mention.entity, body), office(t.low for t in title), title, evidence)
        elif (number := _number(scene, index)) and (found := _joining(scene)):
            yield _claim("number", found, str(number), scene.row[index : index + 2], evidence)


def office(title: Sequence[str] | Iterator[str]) -> str:
    """Return a title as its rank and its office, so that two titles of one office and rank are equal.

    >>> office(["deputy", "director", "general"])
    'deputy director'
    """
    said = [word for part in title for word in part.split("-")]
    rank = sorted(word for word in said if word in _RANKS)
    return " ".join([*rank, *(word for word in said if word in _OFFICES)][: len(rank) + 1])


def ordinal(word: str) -> int:
    """Return the number of an ordinal; 0 for anything else.

    >>> ordinal("43rd"), ordinal("fifty-sixth"), ordinal("3")
    (43, 56, 0)
    """
    digits = word[:-2] if word.endswith(("st", "nd", "rd", "th")) else ""
    return int(digits) if digits.isdecimal() else _ORDINALS.get(word, 0)


def _claim(kind: str, about: tuple[str, str], value: str, said: Sequence[Token], evidence: Quote) -> Claim:
    return Claim(kind, about, value, Quote(evidence.briefing, said[0].start, said[-1].end), evidence)


def _before(scene: SentenceParse, index: int) -> Iterator[tuple[str, Sequence[Token]]]:
    """Yield body and title of "CMSA’s deputy director Lin Xiqiang" and "acting NASA Administrator Janet Petro"."""
    start = index
    while start and _is_title(scene.row[start - 1]):
        start -= 1
    body = start - 1
    if body > 0 and scene.row[body].low == "'s":
        body -= 1
    title = scene.row[start:index]
    mention = scene.row[body].mention if body >= 0 else None
    if mention and scene.type(scene.row[body]) in entity_types("holds_offices") and _is_office(title):
        rank = scene.row[body - 1 : body] if body and scene.row[body - 1].low in _RANKS else ()
        yield mention.entity, (*rank, *title)


def _behind(scene: SentenceParse, index: int) -> Iterator[tuple[str, Sequence[Token]]]:
    """Yield body and title of "Lin Xiqiang, the deputy director of CMSA"."""
    row, start = scene.row, index + 2
    if index + 1 >= len(row) or row[index + 1].low != ",":
        return
    start += start < len(row) and row[start].low == "the"
    end = start
    while end < len(row) and _is_title(row[end]):
        end += 1
    body = end + 1 + (end + 1 < len(row) and row[end + 1].low == "the")
    if not _is_office(row[start:end]) or body >= len(row) or row[end].low not in ("of", "at"):
        return
    mention = row[body].mention
    if mention and scene.type(row[body]) in entity_types("holds_offices"):
        yield mention.entity, row[start:end]


def _is_title(token: Token) -> bool:
    return token.is_word and set(token.low.split("-")) <= _RANKS | _OFFICES | _MORE


def _is_office(title: Sequence[Token]) -> bool:
    """Return True for one office, with or without a rank: "deputy director general", not "president and CEO"."""
    said = [word for token in title for word in token.low.split("-")]
    return sum(word in _OFFICES for word in said) == 1


def _number(scene: SentenceParse, index: int) -> int:
    """Return the number of "the 43rd country to sign" and of "signed as number 43", by its first word; else 0."""
    row, low = scene.row, [token.low for token in scene.row[max(0, index - 1) : index + 3]]
    if index and low[0] in _COUNTED and low[1:2] == ["number"] and low[2:3] and low[2].isdecimal():
        return int(low[2])
    member = index + 2 < len(row) and row[index + 1].low in _MEMBERS and row[index + 2].low in ("to", "of", ".")
    return ordinal(row[index].low) if member else 0


def _joining(scene: SentenceParse) -> tuple[str, str] | None:
    """Return who joined what by a sentence that counts one who joins; None when that is not plain."""
    row = scene.row
    joined = [t.mention.entity for t in row if t.mention and scene.type(t) in entity_types("joined")]
    countries = [t.mention.entity for t in row if t.mention and scene.type(t) in entity_types("state")]
    first = row[0].mention and scene.type(row[0]) in entity_types("state")
    if len(set(joined)) != 1 or not countries or not (first or len(set(countries)) == 1):
        return None
    return countries[0], joined[0]
