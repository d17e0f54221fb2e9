"""Note what is read while a page is made.

After Hakyll's recorded dependencies and the queries of salsa: what a page depends on is not declared by its author but
noted as it is read, so it cannot be forgotten. A reading is the name of a table or look-up with the key in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

Read = tuple[str, ...]
"""Name of a table or a look-up, then its key."""


class Unrecorded(Exception):
    """A page reads the site past its tables and look-ups; it would go stale unnoticed."""


class Reads:
    """The notes of one page at a time, in the order of its first readings."""

    __slots__ = ("_noted",)

    def __init__(self) -> None:
        """Begin without a page, so nothing is noted."""
        self._noted: dict[Read, None] | None = None

    def note(self, read: Read) -> None:
        """Note a reading of the page that is being made, if one is."""
        if self._noted is not None:
            self._noted[read] = None

    def is_noting(self) -> bool:
        """Return True while a page is being made."""
        return self._noted is not None

    @contextmanager
    def noted(self) -> Iterator[dict[Read, None]]:
        """Yield the readings of what is done inside, as the keys of a dict that fills."""
        before, self._noted = self._noted, {}
        try:
            yield self._noted
        finally:
            self._noted = before

    @contextmanager
    def unnoted(self) -> Iterator[None]:
        """Note nothing of what is done inside: who asked depends on the answer alone."""
        before, self._noted = self._noted, None
        try:
            yield
        finally:
            self._noted = before
