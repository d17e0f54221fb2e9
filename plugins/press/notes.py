"""Keep what files of the site rest on, and find out which of these readings give another value now.

A look-up is asked again only when one of the readings that it rests on gives another value, and when it answers as
before, nothing that rests on it is stale (the early cut-off of salsa). So most look-ups are not asked at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count
from typing import NamedTuple

from briefing.publish.lookups.index import Index
from briefing.publish.lookups.reads import Read


class NotedRead(NamedTuple):
    """A reading as it was last."""

    read: Read
    digest: str
    """Of what it gave."""
    rests: tuple[int, ...]
    """Numbers of what a look-up read for its answer; none for a table."""


class Notes(dict[int, bool]):
    """The readings of all files: which give another value than last, by number, found out when it is first asked."""

    def __init__(self, kept: Mapping[int, NotedRead], index: Index) -> None:
        """Take the notes of the last build, and the tables as they are now."""
        self._kept, self._index = kept, index
        self._numbers = {note.read: number for number, note in kept.items()}
        self._reads = {number: note.read for number, note in kept.items()}
        self._free = (number for number in count(1) if number not in kept)

    def number(self, read: Read) -> int:
        """Return the number of a reading."""
        if read not in self._numbers:
            self._numbers[read] = number = next(self._free)
            self._reads[number] = read
        return self._numbers[read]

    def __missing__(self, number: int) -> bool:
        note = self._kept.get(number)
        self[number] = note is None or self._differs(note)
        return self[number]

    def _differs(self, note: NotedRead) -> bool:
        if note.rests and not any(map(self.__getitem__, note.rests)):
            self._index.digests[note.read] = note.digest
        return self._index.digest(note.read) != note.digest

    def current(self, numbers: Iterable[int]) -> dict[int, NotedRead]:
        """Return the notes of some readings, and of all that these rest on, as they are now."""
        found: dict[int, NotedRead] = {}
        ahead = list(numbers)
        while ahead:
            number = ahead.pop()
            if number not in found:
                found[number] = self._current(number)
                ahead += found[number].rests
        return found

    def _current(self, number: int) -> NotedRead:
        """Return a note as it is now; the old one where nobody asked the look-up again."""
        read, kept = self._reads[number], self._kept.get(number)
        if kept and not self[number] and read not in self._index.rests:
            return kept
        digest = self._index.digest(read)
        return NotedRead(read, digest, tuple(map(self.number, self._index.rests.get(read, ()))))
