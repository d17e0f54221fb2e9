"""What looks like a date and is none: sums, counts, model numbers, verbs, and years that belong to a name."""

from __future__ import annotations

import re

from briefing.analysis.dates.lexicon import CODES
from briefing.analysis.dates.reading import Phrase
from briefing.analysis.dates.tokens import Tokens
from briefing.english import lexicon

_CURRENCIES = frozenset("$ € £ ¥ ₹ # usd eur".split())
_COUNTED = lexicon.lowered("unit_of_measure")
_DATING = lexicon.words("before_year") | frozenset("( , - – — ; : 's ’s \" “ ' ” )".split())
_LEADING = lexicon.words("no_name_before_number")
_AMBIGUOUS = frozenset("may march april june august".split())
_NOT_BEFORE_MONTH = frozenset("a than ; : ' ” )".split())
_MONTH_CUES = (_DATING - _NOT_BEFORE_MONTH) | lexicon.words("before_month")
_DESIGNATION = re.compile(r"[A-Z]{2}\d*")
_OLD = 1800  # an older year needs a word before it that says so
_DASHES = ("-", "–", "—")
_STATES = ("US", "UK", "UN", "EU")


def is_bare_year(phrase: Phrase) -> bool:
    """Return True when a year in digits stands where a date can stand."""
    tokens, start, end = phrase.tokens, phrase.start, phrase.end
    before, after = tokens.word(start - 1), tokens.word(end)
    counted = after in _COUNTED or (after in ("-", "‑") and tokens.word(end + 1) in _COUNTED)
    named = is_name(tokens, start) and not (after in _DASHES and tokens.codes[end + 1 : end + 2] == CODES["year"])
    if before in _CURRENCIES or counted or named or after in ("/", "+") or before in ("/", "+"):
        return False
    following = tokens.raw(end)
    if _DESIGNATION.fullmatch(following) and following not in _STATES:
        return False
    plural = following.endswith("s") and following.islower() and len(following) > 3
    if plural and before == "of":
        return False
    if before not in _DATING and int(tokens.word(end - 1)) < _OLD:
        return False
    if before in _DATING or before in ("", ".", "!", "?"):
        return True
    return not plural


def is_name(tokens: Tokens, start: int) -> bool:
    """Return True when the token at `start` belongs to a name before it: "Falcon 9", "Crew-9", "Long March"."""
    place = start - 1
    if place >= 1 and tokens.codes[place] == CODES["dash"]:
        if tokens.ends[place - 1] != tokens.starts[place] or tokens.ends[place] != tokens.starts[start]:
            return False
        place -= 1
    raw = tokens.raw(place)
    return tokens.codes[place : place + 1] == CODES["word"] and raw[:1].isupper() and raw.lower() not in _LEADING


def is_title(phrase: Phrase) -> bool:
    """Return True for the last word of a title: "China Daily", "India Today", not "NASA today"."""
    own = phrase.tokens.raw(phrase.start)
    return own[:1].isupper() and not own.isupper() and is_name(phrase.tokens, phrase.start)


def is_rocket(tokens: Tokens, index: int) -> bool:
    """Return True when the month at `index` is that of "Long March 5"."""
    dashed = tokens.codes[index - 1 : index] == CODES["dash"]
    return tokens.word(index - 1 - dashed) == "long"


def is_month(phrase: Phrase) -> bool:
    """Return False for verbs and names that look like a month: "may", "Theresa May", "Long March"."""
    tokens, index = phrase.tokens, phrase.index("month")
    word = tokens.word(index)
    if word not in _AMBIGUOUS:
        return True
    if is_name(tokens, index) or is_rocket(tokens, index):
        return False
    raw = tokens.raw(index - 1)
    if phrase.end - phrase.start > 1:
        return True
    if word in ("may", "march") and (tokens.word(index - 2), raw) != ("at", "least"):
        return raw.lower() in _MONTH_CUES
    following = tokens.raw(phrase.end)
    return (
        not (following[:1].isupper() and tokens.codes[phrase.end : phrase.end + 1] == CODES["word"])
        or raw.lower() in _MONTH_CUES
    )
