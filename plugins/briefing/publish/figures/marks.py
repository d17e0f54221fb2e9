"""Place dates as marks on an axis, in per-cent numbers that a template only prints.

A mark looks as exact as its date is known: a day is a tick, a week a short bar, a month a broader one, anything
longer a pale one, a vague date fades, and a plan is hollow: a dashed outline where its date is vague, struck through
where it was dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from briefing.model import When
from briefing.publish.elements.dating import MONTHS
from briefing.publish.elements.shapes import Mark, Strip, Tick

_NARROW = 0.45
"""Bars below this many per cent are drawn four pixels wide, so that they are seen."""
_STRUCK = "12"
"""So many pixels must be wide what is to be seen as struck through."""
_CHARACTER, _NARROW_CHARACTER, _WIDE_CHARACTER = 1.8, 2.8, 1.1
"""Width of a character in per cent of an axis on a phone, of a short one there, and of one on a wider screen."""
_MARGIN = 104
"""Words may run so far into the margin beside an axis, in per cent."""
_SHORT, _MANY = 5, 6
"""An axis with room for so few words is a short one; of more lines than the second, a phone shows the years alone."""
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000)
"""Months between two lines of the grid."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from the first moment of one day to the last of another."""

    first: date
    last: date

    @property
    def years(self) -> str:
        """The years of the axis in words: "2014 to 2026", or the one there is."""
        first, last = self.first.year, self.last.year
        return f"{first}" if first == last else f"{first} to {last}"

    def at(self, day: date) -> float:
        """Return where a day begins, in per cent."""
        return 100 * (day - self.first).days / max((self.last - self.first).days + 1, 1)

    def after(self, day: date) -> float:
        """Return where a day ends, in per cent; the last day of the calendar has no next one."""
        return 100 * ((day - self.first).days + 1) / max((self.last - self.first).days + 1, 1)


def year_scale(year: int) -> Scale:
    """Return the axis of one year."""
    return Scale(date(year, 1, 1), date(year, 12, 31))


def scale_over(whens: Iterable[When], also: Iterable[date] = ()) -> Scale:
    """Return an axis of whole years that holds the known first and last day of every date."""
    ends = [day for when in whens for day in (when.first, when.last) if day] + list(also)
    first, last = (min(ends), max(ends)) if ends else (date(1970, 1, 1), date(1970, 1, 1))
    return Scale(date(first.year, 1, 1), date(last.year, 12, 31))


def per_cent(number: float) -> str:
    """Return a share as `12.4%`; one decimal is enough, since it is a pixel of the widest figure."""
    return f"{number:.1f}".removesuffix(".0") + "%"


def mark(when: When, scale: Scale, above: bool = True, stage: str = "") -> Mark:
    """Return the mark of a date, cut to the axis; its stage is `plan`, `gone` or `dropped` for what was one, or ""."""
    first = max(when.first or scale.first, scale.first)
    last = min(when.last or scale.last, scale.last)
    days = when.length
    x, width = scale.at(first), scale.after(last) - scale.at(first)
    kind = _kind(when, days, stage)
    least = "3" if days == 1 and stage != "plan" else "4"
    least = _STRUCK if stage == "dropped" else least
    size = least if days == 1 or width < _NARROW else per_cent(width)
    return Mark(kind, per_cent(min(max(x, 0), 99.8)), size, above)


def _kind(when: When, days: int, stage: str) -> str:
    """Return the class of the shape; a plan stays hollow however vague its date is."""
    vague = when.modifier in ("APPROX", "START", "MID", "END", "ONE_OF") or when.first is None or when.last is None
    if stage == "dropped":
        return "x"
    if stage:
        return "o" if stage == "gone" else "p v" if vague else "p"
    if vague:
        return "f"
    return "d" if days == 1 else "w" if days <= 14 else "m" if days <= 100 else "y"


def ticks(scale: Scale, wanted: int = 8) -> tuple[Tick, ...]:
    """Return the lines of the grid, at most about `wanted` of them, each with its words.

    Words that would run out of the axis end at their line. Where a phone has no room for these, it shows the line
    alone; on a short axis there is no line, either.
    """
    months = (scale.last - scale.first).days / 30.44
    step = next((step for step in _STEPS if months / step <= wanted), 12000)
    starts = [day for day in _starts(scale, step) if scale.first <= day <= scale.last]
    character, found, reach = _NARROW_CHARACTER if wanted <= _SHORT else _CHARACTER, list[Tick](), 0.0
    for day, following in zip(starts, [*starts[1:], None], strict=True):
        words, at = _words(day, step, day == starts[0] and not (following and following.month == 1)), scale.at(day)
        width, minor = len(words) * character + 1, len(starts) > _MANY and not words[-1].isdigit()
        end = at + width > _MARGIN
        has_room = not end or minor or at - width >= reach
        if not has_room and wanted > _SHORT:
            has_room, minor, end = True, True, at + len(words) * _WIDE_CHARACTER + 1 > _MARGIN
        if has_room:
            found.append(Tick(per_cent(at), words, end, minor))
            reach = reach if minor else at + width
    return tuple(found)


def _starts(scale: Scale, step: int) -> Iterator[date]:
    """Yield the first days of periods of `step` months, counted from a year that they divide."""
    month = max(scale.first.year * 12 - (scale.first.year * 12 % step), 12)
    while month <= scale.last.year * 12 + 11:
        yield date(month // 12, month % 12 + 1, 1)
        month += step


def _words(day: date, step: int, first: bool) -> str:
    """Return the month, with the year where it begins; the year alone on wider grids."""
    if step >= 12:
        return str(day.year)
    name = MONTHS[day.month - 1]
    return f"{name} {day.year}" if first or day.month == 1 else name


def strip(label: str, marks: Iterable[Mark], scale: Scale, wanted: int = 8, now: date | None = None) -> Strip:
    """Return a short axis; marks stand in the order of their place."""
    once = dict.fromkeys(marks)
    ordered = tuple(sorted(once, key=lambda m: (not m.above, m.kind != "y", float(m.x[:-1]), m.kind)))
    at = per_cent(scale.at(now)) if now and scale.first <= now <= scale.last else ""
    return Strip(label, ticks(scale, wanted), ordered, at)
