"""When: the days that an expression denotes, with the algebra of intervals (Allen 1983, CACM 26:11).

Of Allen's thirteen relations the few that the readers need are here; days are whole, both ends belong to an interval,
and an open end reaches on for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefing.calendar.unit import Unit

_ALTERNATIVES = frozenset([Unit.DAY, Unit.MONTH, Unit.YEAR, Unit.DECADE])
"""Units of which another reader of EDTF takes two."""


@dataclass(frozen=True, slots=True)
class When:
    """The days that an expression denotes, and how exactly it says so."""

    first: date | None
    """First day; None when the start is open ("by 2030")."""
    last: date | None
    """Last day, included; None when the end is open ("since 2011")."""
    precision: Unit | None
    """The unit that was named; None for a stretch from one day to another."""
    modifier: str
    """"" or the TIMEX3 modifier START, MID, END, APPROX, BEFORE, AFTER; or ONE_OF, for "2028 or 2029".

    ONE_OF is not of TIMEX3, which has no alternatives: one of the two units of `precision` at the ends is meant.
    """
    timex3: str
    """TIMEX3 value, such as 2025-W09."""

    @classmethod
    def on(cls, day: date) -> When:
        """Return one day."""
        return cls(day, day, Unit.DAY, "", day.isoformat())

    @property
    def is_open(self) -> bool:
        """Whether an end is not known."""
        return self.first is None or self.last is None

    @property
    def is_day(self) -> bool:
        """Whether it is one day, also one that was said as a longer time."""
        return self.first is not None and self.first == self.last

    @property
    def length(self) -> int:
        """How many days it has; an open one has more than any other."""
        low, high = self._reach
        return (high - low).days + 1 if not self.is_open else (date.max - date.min).days + 2

    @property
    def ends(self) -> tuple[date, date]:
        """First and last day for sorting; an open end counts as the other one."""
        return self.first or self.last or date.min, self.last or self.first or date.max

    @property
    def _reach(self) -> tuple[date, date]:
        """First and last day, open ends at the ends of the calendar."""
        return self.first or date.min, self.last or date.max

    def contains(self, other: When) -> bool:
        """Return True when every day of `other` is one of these.

        >>> When(date(2025, 1, 1), None, None, "", "").contains(When.on(date(2030, 1, 1)))
        True
        """
        (low, high), (first, last) = self._reach, other._reach
        return low <= first and last <= high

    def holds(self, other: When) -> bool:
        """Return True when `other` says the same or the same more exactly: both closed, and this contains it."""
        return not self.is_open and not other.is_open and self.contains(other)

    def has_days_of(self, other: When) -> bool:
        """Return True when the days are the same, however they were said."""
        return (self.first, self.last) == (other.first, other.last)

    def overlaps(self, other: When) -> bool:
        """Return True when there is a day in both."""
        (low, high), (first, last) = self._reach, other._reach
        return max(low, first) <= min(high, last)

    def distance(self, other: When) -> int:
        """Return how many days lie from the end of one to the start of the other; 0 when they overlap."""
        (low, high), (first, last) = self._reach, other._reach
        return max((first - high).days, (low - last).days, 0)

    def is_after(self, day: date) -> bool:
        """Return True when it lies after `day`; "by 2030" lies where its end does."""
        return self.ends[0] > day

    def is_before(self, day: date) -> bool:
        """Return True when it has ended before `day`; an open end has not."""
        return self.last is not None and self.last < day

    def is_narrower(self, other: When) -> bool:
        """Return True when it has fewer days."""
        return self.length < other.length

    def until(self, other: When) -> When | None:
        """Return the days from the first of this to the last of `other`, or None when they do not run on."""
        if self.first is None or other.last is None or self.first > other.last:
            return None
        return When(self.first, other.last, None, "", "")

    def either(self, other: When) -> When | None:
        """Return this or `other`, a later unit of the same kind; None for what is no such pair.

        >>> When.on(date(2025, 5, 3)).either(When.on(date(2025, 5, 4))).modifier
        'ONE_OF'
        """
        alike = self.precision is other.precision and self.precision in _ALTERNATIVES
        plain = not (self.modifier or other.modifier or self.is_open or other.is_open)
        if not alike or not plain or not other.is_after(self.ends[1]):
            return None
        return When(self.first, other.last, self.precision, "ONE_OF", "")

    def meets(self, other: When) -> bool:
        """Return True when `other` begins on the day after the last of this."""
        if self.last is None or other.first is None:
            return False
        return (other.first - self.last).days == 1
