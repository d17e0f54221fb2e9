"""Draw dates with their words on a large axis, so that no two labels touch.

Words above the axis stand on three levels. One after the other, they take the lowest level where they meet neither
other words nor the leader of any; what finds no room stays a mark without words, and a row of the table below. The
order that loses the fewest words is kept: the order given, or one from either end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from briefing.calendar import phrase
from briefing.model import When
from briefing.publish.elements.shapes import Figure, Label
from briefing.publish.figures.marks import Scale, mark, per_cent, strip

_CHARACTER = 0.56
"""Width of a character in per cent of the widest figure."""
_NARROW_CHARACTER = 0.95
"""The same where room is short."""
_SERIF, _NARROW_SERIF = 0.66, 1.15
"""The same for the words of texts, which are larger."""
_LEVELS = 3
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Point:
    """A date of a figure and its words."""

    when: When
    date: str
    """The date in short words, printed bold; "" for the words of a text."""
    text: str
    above: bool
    """True for the record, False for what a text reports."""
    stage: str = ""
    """`plan`, `gone` for a plan that was overtaken, `dropped`, or ""."""
    href: str = ""
    """Where it stands in words: a row, or the sentence that reports it."""
    title: str = ""
    """What it is, in words."""


@dataclass(frozen=True, slots=True)
class _Placed:
    label: Label
    at: float
    first: float
    last: float


def figure(points: Iterable[Point], scale: Scale, label: str, caption: str, now: date | None = None) -> Figure:
    """Return the figure of `points`; those that matter most come first."""
    listed = tuple(points)
    marks = [replace(mark(p.when, scale, p.above, p.stage), href=p.href, title=_title(p)) for p in listed]
    above = _best([p for p in listed if p.above and p.text], scale)
    below = _below([p for p in listed if not p.above and p.text], scale)
    return Figure(strip(label, marks, scale, 12, now), _majors(above), below, caption)


def _title(point: Point) -> str:
    """Return a mark in words."""
    said, day = point.title or point.text, phrase(point.when)
    return f"{day}: {said}" if said.strip("“”") not in ("", day) else day


def shorten(text: str, longest: int = _LONGEST) -> str:
    """Return `text`, cut at a word and marked when it is too long.

    >>> shorten("Agreement signed in Islamabad", 20)
    'Agreement signed in …'
    """
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _best(points: list[Point], scale: Scale) -> list[_Placed]:
    """Return the placement that loses the fewest words: in the order given, or from either end."""
    by_place = sorted(points, key=lambda p: (p.when.first or scale.first, p.text))
    orders = (points, by_place, by_place[::-1], by_place[::2] + by_place[1::2])
    return max((_above(order, scale) for order in orders), key=len)


def _above(points: list[Point], scale: Scale) -> list[_Placed]:
    """Return the words above the axis that found a place."""
    placed: list[_Placed] = []
    for point in points:
        drawn = mark(point.when, scale, True, point.stage)
        at, text = float(drawn.x[:-1]), shorten(point.text)
        width = (len(text) + len(point.date) + 1) * _CHARACTER + 1
        for end, level in ((end, level) for level in range(_LEVELS) for end in (False, True)):
            first, last = (at - width, at) if end else (at, at + width)
            one = _Placed(Label(drawn.x, end, level, point.date, text, True, point.href), at, first, last)
            if first >= 0 and last <= 100 and not any(_meet(one, other) for other in placed):
                placed.append(one)
                break
    return placed


def _meet(one: _Placed, other: _Placed) -> bool:
    """Return True when two labels touch, or the leader of the higher runs through the lower."""
    if one.label.level == other.label.level:
        return one.first < other.last + 1 and other.first < one.last + 1
    low, high = (one, other) if one.label.level < other.label.level else (other, one)
    return low.first - 0.3 < high.at < low.last + 0.3


def _majors(placed: list[_Placed]) -> tuple[Label, ...]:
    """Return the labels by place; those on the lowest level that also fit where room is short are no minor ones."""
    labels, reach = [], 0.0
    for one in sorted(placed, key=lambda one: one.at):
        width = (one.last - one.first) * _NARROW_CHARACTER / _CHARACTER
        first = one.at - width if one.label.end else one.at
        major = one.label.level == 0 and first >= reach and first + width <= 100
        reach = first + width if major else reach
        labels.append(replace(one.label, minor=not major))
    return tuple(labels)


def _below(points: list[Point], scale: Scale) -> tuple[Label, ...]:
    """Return the words of texts below the axis that found a place beside or in their marks."""
    wide, narrow = (_beside(points, scale, width) for width in (_SERIF, _NARROW_SERIF))
    kept = {(label.text, label.x, label.end) for label in narrow}
    return tuple(replace(label, minor=(label.text, label.x, label.end) not in kept) for label in wide)


def _beside(points: list[Point], scale: Scale, character: float) -> list[Label]:
    """Return the words that find a place when a character is so wide."""
    labels: list[Label] = []
    marks = [_extent(point, scale) for point in points]
    taken = list(marks)
    for point, (left, right) in zip(points, marks, strict=True):
        width = len(point.text) * character + 1.5
        inside = right - left > width
        start = (left, left + width) if inside else (right, right + width)
        for end, (first, last) in ((False, start), (True, (left - width, left))):
            if (
                first >= 0
                and last <= 100
                and not any(first < b and a < last for a, b in taken if (a, b) != (left, right))
            ):
                x = left if inside or end else right
                labels.append(Label(per_cent(x), end, 0, "", point.text, False, point.href))
                taken.append((first, last))
                break
    return labels


def _extent(point: Point, scale: Scale) -> tuple[float, float]:
    """Return where a mark begins and ends."""
    drawn = mark(point.when, scale, False, point.stage)
    left = float(drawn.x[:-1])
    return left, left + (float(drawn.width[:-1]) if drawn.width.endswith("%") else 0.3)
