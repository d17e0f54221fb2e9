"""Write a short readable clause from tokens, with the words of the text and nothing else.

Long names give way to the short form that stands in brackets behind them; the time that dates the event and the
words that say who said it are left out; what is too long ends at a preposition or a comma.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from briefing.analysis.syntax.tokens import Token
from briefing.analysis.syntax.vocabulary import (
    AUXILIARIES,
    BEFORE_NOUNS,
    BREAKS,
    CONJUNCTIONS,
    INTO,
    LEADING,
    RELATIVE,
    TEMPORAL,
)
from briefing.english import lexicon
from briefing.knowledge import space_words

LONGEST = 170
"""Characters of a clause for readers."""
_DANGLING = BREAKS | LEADING | lexicon.words("dangling") | {",", "–"}
_OPENING = (BREAKS - {"and", "to"}) | RELATIVE | TEMPORAL | CONJUNCTIONS
"""Words that begin a phrase or a clause."""
_HANGING = AUXILIARIES | BREAKS | INTO | BEFORE_NOUNS
"""Words that hang without what follows them."""
_THINGS = space_words.words("thing_noun")
"""Nouns among them that are whole before a participle: "a satellite | devoted to", not "a satellite launch"."""
_BEHIND_PARTICIPLE = INTO | {"to", "by"}
_FEW = 4  # words of a subject
_CLAUSE = 8  # tokens
_DETERMINERS = lexicon.words("small_determiner") | {"over"}
_LEANING = lexicon.words("before_phrase")
_NOUNS = lexicon.words("noun_in_ing")
_PRESENT = lexicon.words("headline_verb")
_DEALS = lexicon.words("instrument_noun", "together_word")
"""Nouns that tell little without who is behind "with"."""
_GLUED = ".,;:!?)”’%"
_ARTICLED = lexicon.words("articled_acronym")
"""Acronyms that keep their article in a sentence, mostly of countries; those of agencies have none."""
_FLEETING = lexicon.words("fleeting_time")
"""Words of a time that is only true on the day of the text."""
_CONNECTING = lexicon.words("connecting_adverb")
"""Words that join a sentence to the one before it."""
_LOOSE_TIMES = lexicon.words("loose_time_end")
"""What is left of "at some point in 2012" when the year is taken out."""
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
    return said if len(said) <= longest else joined(text, _cut(text, kept, least, longest))


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


def bracketless(row: Sequence[Token]) -> list[Token]:
    """Return the row without what stands in brackets, and without quotation marks."""
    kept: list[Token] = []
    depth = 0
    for token in row:
        depth += token.text in ("(", "[")
        if token.text == "“" and kept and kept[-1].text == ",":
            kept.pop()
        if depth == 0 and token.text not in '“”"':
            kept.append(token)
        depth -= token.text in (")", "]") and depth > 0
    return kept


def trimmed(row: list[Token]) -> list[Token]:
    """Return the row without marks and little words left over at its ends, and without doubled commas."""
    row = without_gaps([token for i, token in enumerate(row) if not _is_aside(row, i)])
    row = [token for i, token in enumerate(row) if not _is_stray(row, i)]
    if len(row) > 3 and [token.low for token in row[:3]] == ["in", "addition", ","]:
        row = row[3:]
    if len(row) > 2 and row[0].low in _CONNECTING and row[1].low == ",":
        row = row[2:]
    while row and (row[0].low in (",", "'s", "and", ";", ":", "–", "—", "-", "but", "also", ".") or row[0].text == ")"):
        row = row[1:]
    while row and (row[-1].low in _DANGLING or row[-1].text in ".;:—-" or _hangs(row)):
        row = row[:-1]
    lost = next((n for n in (3, 1) if " ".join(token.low for token in row[-n:]) in _LOOSE_TIMES), 0)
    return trimmed(row[:-lost]) if lost else row


def _is_aside(row: Sequence[Token], place: int) -> bool:
    """Return True for the adverb of "Kite, meanwhile, was launched", which joins a sentence to the one before it."""
    commas = [token.low for token in (*row[max(0, place - 1) : place], *row[place + 1 : place + 2])]
    return row[place].low in _CONNECTING and commas == [",", ","]


def without_gaps(row: Sequence[Token]) -> list[Token]:
    """Return a row with one comma for two side by side, and none where one would part a verb from its own.

    What stood between the two was taken out: "A has, on 3 May, signed", "the day which, they say, changed it".
    """
    kept: list[Token] = []
    for place, token in enumerate(row):
        gap = token.low == "," and bool(kept) and kept[-1].low == ","
        if gap and parts_verb(kept[:-1], row[place + 1 : place + 2]):
            kept.pop()
        elif not gap:
            kept.append(token)
    return kept


def parts_verb(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Return True where a comma would stand behind what leans on the words after it, or before the first verb."""
    if not before or not after:
        return False
    leans = before[-1].low in _HANGING | RELATIVE | CONJUNCTIONS or (
        before[-1].is_past and after[0].low in _DETERMINERS
    )
    return leans or (_is_verb(after[0]) and not any(map(_is_verb, before)))


def _is_verb(token: Token) -> bool:
    return token.low in AUXILIARIES or token.is_past or (token.low in _PRESENT and token.text.islower())


def _is_stray(row: Sequence[Token], place: int) -> bool:
    """Return True for "time," left of "in summer time," and for a lone comma between a subject and its verb."""
    if [token.low for token in row[: place + 2]][-2:] == ["time", ","] and place < 2:
        return True
    after = row[place + 1 : place + 2]
    early = place < _FEW and row[place].low == "," and bool(after) and after[0].low in AUXILIARIES
    return early and sum(token.low == "," for token in row) == 1


def _hangs(row: Sequence[Token]) -> bool:
    """Return True for a participle that has lost what follows it: "…, building"."""
    return len(row) > 2 and row[-2].low == "," and row[-1].is_word and row[-1].low.endswith("ing")


def _cut(text: str, row: list[Token], least: int, longest: int) -> list[Token]:
    """Return as much of the row as fits, up to a preposition or comma when one is near enough.

    What a comma and a participle add goes whole: ", ensuring that …".
    """
    needed = sum(token.start < least for token in row) + 1
    fits = max(needed, bisect_right(list(accumulate(map(len, _pieces(text, row)))), longest))
    places = range(max(fits // 3, needed), min(fits + 1, len(row)))
    borders = [n for n in places if is_border(row, n)]
    beside = (n for n in borders if row[n].low == "," and row[min(n + 1, len(row) - 1)].low.endswith("ing"))
    if borders:
        return trimmed(_whole(row[: next(beside, borders[-1])], needed))
    cut = trimmed(row[:fits])
    return [*cut, cut[-1]._replace(start=cut[-1].end, text="…", low="…")] if cut else cut


def is_border(row: Sequence[Token], place: int) -> bool:
    """Return True when a phrase or clause begins at a place, and what stands before it is whole.

    A verb is not whole without what it takes, and a comma between two adjectives or names ends nothing.
    """
    before, last, token, after = row[max(0, place - 2)], row[place - 1], row[place], row[min(place + 1, len(row) - 1)]
    adverb = last.low.endswith("ly") and before.is_past and place > 2  # "a mission arranged entirely"
    loose = adverb or (last.is_past and before.is_word and before.low not in AUXILIARIES)  # "for a forum focused"
    gerund = last.low.endswith("ing") and last.text.islower() and last.low not in _NOUNS
    whole = BEFORE_NOUNS if token.low == "," else _THINGS if token.is_past else frozenset()  # "a framework, which"
    hanging = _HANGING - whole
    listed = before.low == "," and [one.low for one in row[max(0, place - 4) : place - 3]] == [
        "to"
    ]  # "to design, build"
    hangs = (
        loose or gerund or listed or last.low in _LEANING or last.low in hanging or before.low == "to" or last.is_saying
    )
    if (token.low == "with" and last.low in _DEALS) or (row[place].low != "," and in_relative(row, place)):
        return False
    if token.low == ",":
        opens = after.low in _OPENING | {"a", "an", "to"} or after.low.endswith(("ing", "ed", "ly"))
        return not hangs and opens
    leads = (
        token.low == "to" and not last.is_past and (after.mention or after.low in BEFORE_NOUNS)
    )  # "missions to Mars"
    opens = token.low in _OPENING or token.low == "according" or bool(leads) or _is_second_verb(row, place)
    opens = opens or _is_reduced(row, place)
    return not hangs and opens


def _is_reduced(row: Sequence[Token], place: int) -> bool:
    """Return True at a participle that tells more of a noun: "a satellite from Lima | aimed at better maps"."""
    last, token, after = row[place - 1], row[place], row[min(place + 1, len(row) - 1)]
    beside = any(one.low == "," for one in row[max(0, place - _FEW + 1) : place])  # ", a forum focused on"
    noun = last.is_word and last.low not in _HANGING - _THINGS and not last.low.endswith("ly") and not beside
    return token.is_past and noun and after.low in _BEHIND_PARTICIPLE and any(map(_is_verb, row[: place - 1]))


def _is_second_verb(row: Sequence[Token], place: int) -> bool:
    """Return True at "and" before a verb with what it takes: "to open a port | and enable over 20 flights"."""
    behind = row[place + 2 : place + 3]
    taken = bool(behind) and (behind[0].low in _DETERMINERS or behind[0].text[0].isdigit())
    return row[place].low == "and" and taken and row[place + 1].is_word and row[place + 1].text.islower()


def in_relative(row: Sequence[Token], place: int) -> bool:
    """Return True behind "that" and a noun: what "a contract that puts the probe" takes is still to come."""
    opener = next((n for n in range(place - 1, 0, -1) if row[n].low in ("that", ",")), 0)
    before = row[opener - 1]
    return row[opener].low == "that" and not (before.is_saying or before.is_past or before.time)


def _whole(row: list[Token], needed: int) -> list[Token]:
    """Return the row without the last part of a list when it has lost its end: "… and 18 days (at the station)"."""
    last = next((n for n in range(len(row) - 1, needed, -1) if row[n].low in BREAKS), 0)
    number = last + 1 < len(row) and row[last].low == "and" and row[last + 1].text[0].isdigit()
    return row[:last] if number else row


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
