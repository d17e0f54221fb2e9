"""Split a sentence into tokens, in which each name and each time is one token.

What the later stages ask of a word is asked here once: is it a name, a time, a verb of saying, an auxiliary?
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.analysis.syntax.vocabulary import IRREGULAR, SAYING
from briefing.english import lexicon
from briefing.model import Mention, TimeExpression

_WORD = re.compile(r"[A-Za-z0-9]++(?=[ ,])|[^\W_]+(?:['’]t\b|(?:[-.][^\W_]+)*)|['’]s\b|[^\w\s]")
"""Plain words come first, since most tokens are."""


_BEFORE_PLURAL = lexicon.words("simple_determiner", "cardinal") | {"member"}
"""Words before a noun that looks like a verb of saying: "the 19 member states", "its reports"."""


class Token(NamedTuple):
    """A word, a mark, a name or a time of a sentence."""

    start: int
    end: int
    text: str
    low: str
    """The text without case, apostrophes straight; "and" for "&"."""
    mention: Mention | None = None
    """The name that this token is; None for words."""
    time: TimeExpression | None = None
    """The time that this token is; None for words."""
    is_word: bool = False
    """True for a plain word."""
    is_past: bool = False
    """True for a word that looks like a past form."""
    is_saying: bool = False
    """True for a verb of saying."""


def tokens(
    text: str, start: int, end: int, mentions: Iterable[Mention], times: Iterable[TimeExpression]
) -> tuple[Token, ...]:
    """Return the tokens between two offsets; `mentions` and `times` are those that lie between them.

    >>> [t.text for t in tokens("NASA didn’t say.", 0, 16, [], [])]
    ['NASA', 'didn’t', 'say', '.']
    """
    fixed = sorted(
        [Token(m.start, m.end, m.text, m.text, mention=m) for m in mentions]
        + [Token(t.start, t.end, t.text, t.text, time=t) for t in times if t.when and t.type in ("DATE", "TIME")],
        key=lambda token: (token.start, -token.end),
    )
    row: list[Token] = []
    for token in fixed:
        if token.start >= start:
            row += _words(text, start, token.start)
            row.append(token)
            start = token.end
    return _without_plurals((*row, *_words(text, start, end)))


def _without_plurals(row: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens, where "states" of "the two states" and "reports" of "its reports" say nothing."""
    before = ["", *(token.low for token in row)]
    return tuple(
        token._replace(is_saying=False) if token.is_saying and _is_plural(token.low, before[n]) else token
        for n, token in enumerate(row)
    )


def _is_plural(low: str, before: str) -> bool:
    return low.endswith("s") and (before in _BEFORE_PLURAL or before.isdigit())


def _words(text: str, start: int, end: int) -> list[Token]:
    """Return the words and marks between two offsets."""
    found = _WORD.finditer(text, start, end)
    return [tuple.__new__(Token, (m.start(), m.end(), *_form(m[0]))) for m in found]  # thrice as fast as Token(…)


def word(start: int, end: int, text: str) -> Token:
    """Return the token of a plain word or a mark."""
    return Token._make((start, end, *_form(text)))


@lru_cache(1 << 14)
def _form(text: str) -> tuple[str, str, None, None, bool, bool, bool]:
    """Return all that is known of a plain word or a mark but its place."""
    low = "and" if text == "&" else text.casefold().replace("’", "'")
    is_word, small = text[0].isalnum(), text.islower()
    is_past = is_word and small and (low.endswith("ed") or low in IRREGULAR)
    return text, low, None, None, is_word, is_past, small and low in SAYING
