"""Split a text into tokens, each a word, number or mark with the one-character code of its class.

Classes and codes stand in `lexicon.py`. Rules are regular expressions over the code string, so one rule reads "Aug. 7",
"August 7" and "AUG 7" alike. It takes one pass, linear in the length of the text.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

from briefing.analysis.dates.lexicon import CODES, MONTHS, WORDS
from briefing.english import lexicon

_MONTH = lexicon.alternation(lexicon.words("month_abbreviation") - {"May"} | {"Sept"})
_WEEKDAY = lexicon.alternation(lexicon.words("weekday_abbreviation"))
_TOKEN = re.compile(
    r"""
    [a-z]{2,}+(?=[ ,])|[A-Z][a-z]{5,}+(?=[ ,])
    |[a-z][^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?
    |(?=[\dA-Z'’‘`])(?:
    (?P<isodate>(?<![\w.-])\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w-])
        |(?<![\w.-])\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)
    |(?P<half_sign>(?<=\d[\ -])1/2\b)
    |(?P<numeric>(?<![\w./-])(?:\d\d?(?P<mark>[/.-])\d\d?(?P=mark)\d{4}|\d{4}/\d\d?/\d\d?)(?![\w/-]))
    |(?P<clock>(?<![\w.:])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:[ap]m\b|[AP]M\b|(?![\w:])))
    |(?P<decade>(?<![\w.])(?:1[5-9]|20)\d0['’]?s\b|['’‘`][1-9]0s\b|(?<=0s\ and\ )[1-9]0s\b)
    |(?P<nth>(?<![\w.])\d{1,3}(?:st|nd|rd|th)\b)
    |(?P<quarter_code>(?<!\w)(?:Q[1-4]|H[12]|[1-4]Q|[12]H)\b)
    |(?P<fiscal_code>(?<!\w)FY\s?['’]?(?:\d{4}|\d\d)\b)
    |(?P<number>\d+(?:[.,]\d+)*(?:[a-zA-Z]+\b)?)
    |[AP]\.M\b\.?
    """
    rf"""
    |(?P<short>(?:{_MONTH}|{_WEEKDAY})(?:\.(?=,|\s+[a-z\d])|(?=,?\ \d))
        |(?<=\d[\s-])(?:{_MONTH}|{_MONTH.upper()})\b)
    """
    r"""
    )
    |[ap]\.\s?m\b\.?|['’]s\b|o['’]clock
    |[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?
    |(?P<break>\n[^\S\n]*\n\s*)
    |[^\w\s]
    """,
    re.VERBOSE,
)
"""Plain words come first, since most tokens are; what is between `(?=…)` and its `)` begins with a mark of it."""
_WORD, _START, _END = CODES["word"], re.Match[str].start, re.Match[str].end
_FIRST_YEAR, _LAST_YEAR = 1400, 2199


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one block of text."""

    text: str
    codes: str
    """One character per token."""
    starts: array[int]
    ends: array[int]

    def word(self, index: int) -> str:
        """Return a token in lower case; "" outside the text."""
        return self.raw(index).lower().removesuffix(".") or self.raw(index)

    def raw(self, index: int) -> str:
        """Return a token as it is written; "" outside the text."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.codes) else ""


def tokens(text: str, start: int, end: int) -> Tokens:
    """Return the tokens of `text[start:end]`; offsets count from the start of `text`."""
    found = list(_TOKEN.finditer(text, start, end))
    codes = [WORDS.get(match[0], _WORD) if match.lastgroup is None else _code(match) for match in found]
    return Tokens(text, "".join(codes), array("q", map(_START, found)), array("q", map(_END, found)))


def _code(match: re.Match[str]) -> str:
    """Return the class of a token that is no plain word."""
    form, word = str(match.lastgroup), match[0]
    return _number(word) if form == "number" else _short(word) if form == "short" else CODES[form]


def _short(word: str) -> str:
    """Return the class of an abbreviated month or weekday."""
    return CODES["month" if word[:3].lower() in MONTHS else "weekday"]


def _number(word: str) -> str:
    """Return the class of a number: a day of the month, a year, any other number, or no number."""
    if not word.isascii() or word[-1].isalpha():
        return _attached(word)
    if word.isdigit():
        if len(word) <= 2 and 1 <= int(word) <= 31:
            return CODES["day"]
        if len(word) == 4 and _FIRST_YEAR <= int(word) <= _LAST_YEAR:
            return CODES["year"]
    return CODES["number"]


def _attached(word: str) -> str:
    """Return the class of a number with letters: "10am" and "9pm" are clock times, "10th" is nth, "5G" a word."""
    return CODES["clock" if word.rstrip("apmAPM").isdigit() and word[-2:].lower() in ("am", "pm") else "word"]
