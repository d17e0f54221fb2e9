"""The lines in which two states of a file differ, so that a change can be taken back after others were made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile

from briefing.desk.changes import Unwritable, lines

_ABOVE = 3
"""Lines above a change by which its place is known again."""


@dataclass(frozen=True, slots=True)
class Patch:
    """Lines of a file that were replaced by others."""

    line: int
    """How many lines stand before them."""
    above: tuple[str, ...]
    """The last of these."""
    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def inverse(self) -> Patch:
        """What takes it back."""
        return replace(self, old=self.new, new=self.old)


def patch(before: str, after: str) -> Patch:
    """Return the fewest lines in one run that make one text of another.

    >>> patch("a\\nb\\nc\\n", "a\\nx\\nc\\n")
    Patch(line=1, above=('a\\n',), old=('b\\n',), new=('x\\n',))
    """
    old, new = lines(before), lines(after)
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    rest = zip(reversed(old[start:]), reversed(new[start:]), strict=False)
    end = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], rest))
    above = tuple(old[max(0, start - _ABOVE) : start])
    return Patch(start, above, tuple(old[start : len(old) - end]), tuple(new[start : len(new) - end]))


def patched(text: str, change: Patch) -> str:
    """Return a text with some of its lines replaced, there or where they stand now.

    Raises Unwritable when they stand nowhere any more, or in several places none of which is the old one.
    """
    here, old = lines(text), change.old
    sought = old or change.above
    starts = [at for at in range(len(here) - len(sought) + 1) if tuple(here[at : at + len(sought)]) == sought]
    places = starts if old else [at + len(sought) for at in starts]
    if change.line not in places and len(places) != 1:
        raise Unwritable("the lines were changed since; take it back by hand, or with Git")
    at = change.line if change.line in places else places[0]
    return "".join([*here[:at], *change.new, *here[at + len(old) :]])
