"""The values that pictures are printed from: marks on an axis, their grid and words, columns of a sparkline."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A date on an axis."""

    kind: str
    """Class of the shape: d day, w week, m month, y year, f vague, p planned, "p v" that and vague, o planned once,
    x dropped."""
    x: str
    """Left edge in per cent, with its sign."""
    width: str
    """Width in pixels for points, in per cent with its sign for bars."""
    above: bool
    """True for what is on record, False for what is reported."""
    href: str = ""
    """Where what it marks stands, or ""."""
    title: str = ""
    """The same in words."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid and the words beside it."""

    x: str
    text: str
    end: bool
    """True when the words end at the line instead of beginning there."""
    minor: bool
    """True for words that are left out where room is short."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A short axis with marks."""

    label: str
    """The same in words."""
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    now: str
    """Where the state of the record stands, or ""."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a mark of a figure."""

    x: str
    end: bool
    """True when the words end at the mark instead of beginning there."""
    level: int
    """0 nearest to the axis."""
    date: str
    text: str
    minor: bool
    """True for words that are left out where room is short."""
    href: str = ""
    """Where what they name stands, or ""."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A large axis whose marks have words."""

    strip: Strip
    above: tuple[Label, ...]
    below: tuple[Label, ...]
    """Words of the texts themselves."""
    caption: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A column of a sparkline."""

    x: str
    width: str
    height: int
    """In pixels, below a base line at `y`."""
    y: int
    title: str
    href: str
    """Where the first of what it counts stands, or ""."""


@dataclass(frozen=True, slots=True)
class Sparkline:
    """Counts by year as columns."""

    bars: tuple[Bar, ...]
    label: str
    """The same in words."""
    first: str
    last: str
    """Years at both ends."""
