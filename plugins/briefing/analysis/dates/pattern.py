"""The notation of rules: names of word classes in, a regular expression over code strings out.

A pattern is a row of items. An item is a class (`month`), a phrase (`NUMBER`, see below) or alternatives joined by
`|`; a `?` after it makes it optional. No item repeats without bound, so matching at one place is constant work.
"""

from __future__ import annotations

import re
from functools import cache

from briefing.analysis.dates.lexicon import CODES

PHRASES = {
    "DAY": "day|nth|ordinal",
    "DIGITS": "day|year|number",
    "COUNT": "DIGITS|cardinal|scale",
    "SMALL": "day|cardinal",
    "NTH": "nth|ordinal|third",
    "UNIT": "unit|units|quarter|quarters|season|seasons|weekend|weekends|millennium",
    "SINGLE": "unit|quarter|season|weekend",
    "PLURAL": "units|quarters|seasons|weekends",
    "LAST": "last|past|previous",
    "NEXT": "next|coming|following",
    "EDGE": "start|middle|end",
    "PHASE": "early|mid|late",
}
"""Upper-case name -> the classes that it stands for."""

ROWS = {
    "<number>": "COUNT -? COUNT? COUNT? COUNT? COUNT?",
    "<about>": "about|nearly|over|under|up|more|less|at|or_more|no|to|than|only",
}


def classes(item: str) -> tuple[str, ...]:
    """Return the classes of an item, phrases taken apart."""
    found: list[str] = []
    for name in item.rstrip("?").split("|"):
        found.extend(classes(PHRASES[name]) if name in PHRASES else (name,))
    return tuple(found)


def expression(pattern: str) -> str:
    """Return the regular expression of a pattern."""
    return "".join(
        f"[{''.join(CODES[name] for name in classes(item))}]{'?' * item.endswith('?')}" for item in pattern.split()
    )


def first_codes(pattern: str) -> frozenset[str]:
    """Return the codes that a match of the pattern can begin with."""
    found: set[str] = set()
    for item in pattern.split():
        found.update(CODES[name] for name in classes(item))
        if not item.endswith("?"):
            break
    return frozenset(found)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the compiled form of a pattern."""
    return re.compile(expression(pattern))
