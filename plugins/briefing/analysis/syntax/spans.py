"""Find the times of a sentence, each alone or two joined to one interval."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.analysis.syntax.tokens import Token
from briefing.english import lexicon
from briefing.model import When

_JOINS = lexicon.words("time_joint")


def exact(row: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield the times of a sentence but those that the next says more exactly: "last week, on 13 November"."""
    for group, following in pairwise([*_groups(row), ()]):
        place = row.index(group[-1])
        apart = [token.low for token in row[place + 1 : row.index(following[0])]] if following else []
        if not _is_gloss(row, group) and (
            apart not in ([","], [",", "on"], [",", "in"]) or not within(group, following)
        ):
            yield group


def _is_gloss(row: Sequence[Token], group: Sequence[Token]) -> bool:
    """Return True for the same moment elsewhere: "at 9 p.m. on Sunday (1 a.m. Monday Tokyo time)"; no century dates."""
    place = row.index(group[0])
    time = group[0].time
    century = time is not None and time.when is not None and time.when.precision == "century"
    return century or (place > 1 and row[place - 1].low == "(" and row[place - 2].time is not None)


def within(group: Sequence[Token], other: Sequence[Token]) -> bool:
    """Return True when another time of the same cue says the same more exactly."""
    mine, theirs = days_of(group), days_of(other)
    if mine is None or theirs is None:
        return mine is theirs and other[0].start < group[0].start
    if mine.has_days_of(theirs):
        return other[0].start < group[0].start
    return mine.holds(theirs)


def _groups(row: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield times; those that make an interval together as one group, with the words between them."""
    end = 0
    for index in [index for index, token in enumerate(row) if token.time]:
        if index < end:
            continue
        end = index + 1
        if end + 1 < len(row) and row[end].low in _JOINS | {"/"} and row[end + 1].time:
            between = index > 0 and row[index - 1].low == "between"
            if row[end].low not in ("and", "or", "/") or between or _together(row[index], row[end + 1], row[end].low):
                end += 2
        yield row[index:end]


def _together(one: Token, two: Token, joint: str) -> bool:
    """Return True for units that follow each other without a gap, and for one of two: "in 2028 or 2029"."""
    first, second = one.time.when if one.time else None, two.time.when if two.time else None
    return bool(first and second and (first.meets(second) or (joint == "or" and first.either(second))))


def days_of(group: Sequence[Token]) -> When | None:
    """Return the interval from the first to the last time of a group, or one of them; None when it runs backwards."""
    first = group[0].time.when if group[0].time else None
    last = group[-1].time.when if group[-1].time else None
    if first is None or last is None or first is last:
        return first
    if group[1].low == "or" and (either := first.either(last)):
        return either
    return first.until(last) or first
