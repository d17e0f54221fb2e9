"""Tell whether a time is so near publication that it only says when the news is."""

from __future__ import annotations

from datetime import date, timedelta

from briefing.analysis.syntax.tokens import Token
from briefing.english import lexicon

_NEAR = timedelta(31)
"""Days before publication, and the most that a time near it lasts."""
_DAYS = lexicon.lowered("weekday")


def is_new(token: Token, published: date) -> bool:
    """Return True for a time near publication: it says when the news is, and the page says so too."""
    when = token.time.when if token.time else None
    if when and token.low.casefold() in _DAYS:
        return True
    if when is None or when.first is None or when.last is None or when.last - when.first > _NEAR:
        return False
    return when.first <= published and published - _NEAR <= when.last
