"""Compile the notation of rules, which names word classes, to regular expressions over code strings.

A pattern is a row of items. An item is a class (`month`), a set of classes (`UNIT`, or `day|nth`), a named row
(`NUMBER`), or a group of rows: `( more than / at or_more )`. A `?` at the end makes it optional. Nothing repeats
without bound, so matching at one place is constant work and a whole text is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from briefing.analysis.dates.lexicon import CODES

SETS = {
    "COUNT": "day|year|number|cardinal|scale",
    "NTH": "nth|ordinal|third",
    "UNIT": "unit|units|quarter|quarters|season|seasons|weekend|weekends",
    "SINGLE": "unit|quarter|season|weekend",
    "PLURAL": "units|quarters|seasons|weekends",
    "LAST": "last|past|previous",
    "NEXT": "next|coming|following",
    "EDGE": "start|middle|end",
    "PHASE": "early|mid|late",
    "NEAR": "today|yesterday|tomorrow",
}
"""Upper-case name -> the classes that it stands for."""

ROWS = {
    "NUMBER": "( COUNT ( dash|to|or COUNT / dash to dash? COUNT / scale|cardinal )? scale? ( and COUNT )? HALF_MORE? )",
    "HALF_MORE": "( half_sign / dash? and dash? a dash? half )",
    "ABOUT": "( about / some / nearly / over / under / no? more than / no? less than / at or_more / up to )",
    "QUANTITY": "( ABOUT? ( the|other? NUMBER / a? few / a? couple of? more? / a scale ) / scales of )",
    "ZONE": "( hrs? zone / hrs / local local? moment? )",
    "STRETCH": "( the? PHASE|ordinal|last portion / the? final|early units / the? very? EDGE )",
    "PREFIX": "( STRETCH of / the? very? PHASE dash? of|in? / later|earlier in|on? / about|nearly )",
    "PLACED": "( the? fiscal? LAST|NEXT|this|that|current|same fiscal? unit / the fiscal? unit )",
    "OF_YEAR": "( comma? of? year / of the unit year / comma? of? later|earlier? this|LAST|NEXT unit / OF_TOLD_YEAR )",
    "OF_TOLD_YEAR": "( of? ( that / the same|following ) unit )",
    "FISCAL_YEAR": "( fiscal unit? year / fiscal_code / the? year fiscal unit )",
    "YEAR_OF": "( month year? / year / the unit year / the? decade / PLACED )",
    "DAYPART": "( early|late? part|noon )",
    "PART_OF": "( the part of )",
    "DAY_OF_WEEK": "( weekday comma? )",
    "DATE": "( month day|nth ( comma? year )? / day|nth of? month ( comma? year )? )",
    "ASIDE": "( open ( TIME ZONE? / ZONE ) close )",
    "TIME": "( clock meridiem? / day meridiem / day oclock / noon / number|year zone|hrs|units / number meridiem )",
}
"""Upper-case name -> the row that it stands for."""

_ITEM = re.compile(r"\(|\)\??|\S+")


HEAD = 2
"""Codes by which a pattern is looked up."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a pattern."""

    regex: str
    heads: frozenset[str]
    """What its matches begin with: their first codes, at most `HEAD` of them."""


@dataclass(frozen=True)
class Pattern:
    """A pattern as a regular expression over code strings."""

    source: str
    heads: frozenset[str]
    """What its matches begin with: their first codes, at most `HEAD` of them."""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression, compiled when it is first asked for: a short text needs few of them."""
        return re.compile(self.source)


@cache
def parsed(pattern: str) -> Pattern:
    """Return the pattern that a row of items stands for."""
    part = _rows(_ITEM.finditer(pattern))
    return Pattern(part.regex, part.heads)


def _rows(items: Iterator[re.Match[str]]) -> _Piece:
    """Read rows up to the end of their group; the longer ones should come first."""
    rows: list[list[_Piece]] = [[]]
    for item in items:
        name = item[0]
        if name.startswith(")"):
            return _group(rows, name.endswith("?"))
        if name == "/":
            rows.append([])
        else:
            rows[-1].append(_rows(items) if name == "(" else _named(name))
    return _group(rows, False)


def _group(rows: list[list[_Piece]], optional: bool) -> _Piece:
    """Join rows to one part."""
    joined = [_row(row) for row in rows]
    regex = "(?:" + "|".join(part.regex for part in joined) + ")" + "?" * optional
    heads = frozenset().union(*(part.heads for part in joined))
    return _Piece(regex, heads | {""} if optional else heads)


def _row(parts: list[_Piece]) -> _Piece:
    """Join the parts of one row."""
    heads = frozenset([""])
    for part in parts:
        heads = frozenset((head + more)[:HEAD] for head in heads for more in (part.heads if len(head) < HEAD else [""]))
    return _Piece("".join(part.regex for part in parts), heads)


def _named(name: str) -> _Piece:
    """Return the part that one item stands for."""
    item = name.rstrip("?")
    optional = name != item
    if item in ROWS:
        return _group([[_rows(_ITEM.finditer(ROWS[item]))]], optional)
    codes = frozenset(CODES[one] for choice in item.split("|") for one in SETS.get(choice, choice).split("|"))
    return _Piece(f"[{''.join(sorted(codes))}]{'?' * optional}", codes | {""} if optional else codes)
