"""Write a short readable clause from tokens, with the words of the text and nothing else.

Long names give way to the short form that stands in brackets behind them; the time that dates the event and the
words that say who said it are left out; what is too long ends at a preposition or a comma.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.analysis.syntax.cutting import cut
from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.trimming import bracketless, trimmed
from briefing.analysis.syntax.vocabulary import INTO, LEADING
from briefing.english import lexicon

LONGEST = 170
"""Characters of a clause for readers."""
_CLAUSE = 8  # tokens
_GLUED = ".,;:!?)”’%"
_ARTICLED = lexicon.words("articled_acronym")
"""Acronyms that keep their article in a sentence, mostly of countries; those of agencies have none."""
_FLEETING = lexicon.words("fleeting_time")
"""Words of a time that is only true on the day of the text."""
_AS_CONSONANT = ("eu", "uni", "use", "one")
"""Vowels that sound like a consonant."""
_UNITS = frozenset(f"{unit}{s}" for unit in lexicon.words("time_unit") for s in ("", "s"))
_ABOUT = lexicon.words("approximating")


def clause(text: str, row: Sequence[Token], without: Sequence[Token] = (), least: int = 0) -> str:
    """Return the tokens as a clause, without those in `without` and the prepositions before them.

    It begins with a capital and is not cut before the offset `least` of the text.
    """
    said = words(text, row, without, least)
    return said[:1].upper() + said[1:] if row and not row[0].mention else said


def words(
    text: str, row: Sequence[Token], without: Sequence[Token] = (), least: int = 0, longest: int = LONGEST
) -> str:
    """Return the tokens as running text, without those in `without` and the prepositions before them."""
    gone = [*without, *(token for token in row if _is_fleeting(token, row))]
    kept = short_names(_without_distance([token for token in row if not _dropped(token, row, gone)]))
    kept = _articled(trimmed(bracketless(kept)))
    said = joined(text, kept)
    return said if len(said) <= longest else joined(text, cut(kept, [*map(len, _pieces(text, kept))], least, longest))


def _articled(row: list[Token]) -> list[Token]:
    """Return the row with "an" for "a" before a vowel, and the reverse, where a time stood between: "a 2019 accord"."""
    told = list(row)
    for place, (article, after) in enumerate(pairwise(row)):
        if article.low in ("a", "an") and after.start > article.end + 1:
            right = "an" if after.low[0] in "aeiou" and not after.low.startswith(_AS_CONSONANT) else "a"
            told[place] = article._replace(text=right.title() if article.text.istitle() else right, low=right)
    return told


def length(text: str, row: Sequence[Token]) -> int:
    """Return the number of characters of a row of tokens as running text."""
    return len(joined(text, row))


def _is_fleeting(token: Token, row: Sequence[Token]) -> bool:
    """Return True for "last month" and the like, out of its text a wrong date; not for "within the last year"."""
    place = row.index(token)
    before = row[place - 1].low if place else ""
    owns = [following.low for following in row[place + 1 : place + 2]] == ["'s"]
    held = owns or (before in INTO and before not in LEADING)
    return token.time is not None and not held and bool(_FLEETING & set(token.low.casefold().split()))


def _without_distance(row: list[Token]) -> list[Token]:
    """Return the row without "about 28 hours later", which counts from what the row does not say."""
    for last in range(2, len(row)):
        if row[last].low in ("later", "earlier", "ago") and row[last - 1].low in _UNITS:
            first = last - 2 - (row[last - 3].low in _ABOUT if last > 2 else 0)
            return [*row[:first], *row[last + 1 :]]
    return row


def _dropped(token: Token, row: Sequence[Token], without: Sequence[Token]) -> bool:
    """Return True for a time to leave out, and for the preposition before it."""
    if token in without:
        place = row.index(token) + 1
        owns = place < len(row) and row[place].low == "'s"  # "today’s visit" stays whole
        return not (owns or _is_not_before(row, place - 1))
    if token.low == "," and 0 < row.index(token) < len(row) - 1:
        place = row.index(token)
        return row[place - 1] in without and row[place + 1].low == "by"  # "to be signed on 5 May, by Peru"
    if token.low not in LEADING | {"before"}:
        return False
    place = row.index(token) + 1
    while place < len(row) and row[place].low in LEADING:
        place += 1
    return place < len(row) and row[place] in without and _dropped(row[place], row, without)


def _is_not_before(row: Sequence[Token], place: int) -> bool:
    """Return True for the time of "will not fly before May", without which the row would say that nobody flies."""
    before = {token.low for token in row[max(0, place - _CLAUSE) : place]}
    return place > 0 and row[place - 1].low == "before" and "not" in before


def short_names(row: Sequence[Token]) -> list[Token]:
    """Return the row with "Long Name (SHORT)" as "SHORT"."""
    kept: list[Token] = []
    index = 0
    while index < len(row):
        name, more = row[index], row[index + 1 : index + 4]
        if name.mention and len(more) == 3 and (more[0].text, more[2].text) == ("(", ")") and more[1].mention:
            same = name.mention.entity == more[1].mention.entity
            short = min(name, more[1], key=lambda token: len(token.text)) if same else name
            if short is not name and kept and kept[-1].low == "the" and is_bare(short):
                kept.pop()
            kept.append(short)
            index += 4
        else:
            kept.append(name)
            index += 1
    return kept


def is_bare(name: Token) -> bool:
    """Return True for an acronym that has no article, like that of an agency."""
    return sum(map(str.isupper, name.text)) > 1 and name.text.isalpha() and name.text not in _ARTICLED


def joined(text: str, row: Sequence[Token]) -> str:
    """Return the words with the white space of the text, folded, where they were neighbours, else one space."""
    return "".join(_pieces(text, row))


def _pieces(text: str, row: Sequence[Token]) -> list[str]:
    """Return the words that `joined` joins, each but the first with the space before it."""
    pieces = [" ".join(token.text.split()) for token in row]
    for place, (before, token) in enumerate(pairwise(row), 1):
        neighbours = before.end <= token.start and not text[before.end : token.start].strip()
        glued = token.start == before.end if neighbours else _is_glued(text, token)
        pieces[place] = pieces[place] if glued else " " + pieces[place]
    return pieces


def _is_glued(text: str, token: Token) -> bool:
    """Return True for a mark, and for the hyphen of "(KITE)-II", where words before a token were left out."""
    hyphen = token.text == "-" and not text[token.start - 1 : token.start].isspace()
    return token.text[0] in _GLUED or token.low == "'s" or hyphen
