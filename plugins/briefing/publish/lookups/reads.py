"""Note what is read while a page is made, or while a look-up finds its answer.

After Hakyll's recorded dependencies and the queries of salsa: what a page depends on is not declared by its author but
noted as it is read, so it cannot be forgotten. A reading is the name of a table or look-up with the key in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

Read = tuple[str, ...]
"""Name of a table or a look-up, then its key."""

KNOWN: Read = ("known",)
"""Reading of the knowledge as a whole."""
SITE = "site"
"""Name of a reading of a part of the site as a whole, such as all its events."""
CODE: Read = ("code",)
"""What every look-up rests on: the code that answers it."""


class UnnotedRead(Exception):
    """A page reads the site past its tables and look-ups; it would go stale unnoticed."""


class Reads:
    """The notes of one page or look-up at a time, in the order of its first readings."""

    __slots__ = ("_noted", "_of_page")

    def __init__(self) -> None:
        """Begin without a page, so nothing is noted."""
        self._noted: dict[Read, None] | None = None
        self._of_page = False

    def note(self, read: Read) -> None:
        """Note a reading of the page or look-up that is at work, if one is."""
        if self._noted is not None:
            self._noted[read] = None

    def is_of_page(self) -> bool:
        """Return True while a page is being made, and no look-up for it."""
        return self._of_page

    @contextmanager
    def noted(self, of_page: bool = True) -> Iterator[dict[Read, None]]:
        """Yield the readings of what is done inside, as the keys of a dict that fills.

        Who asked a look-up depends on its answer alone, so what that reads is noted apart.
        """
        before = self._noted, self._of_page
        self._noted, self._of_page = {}, of_page
        try:
            yield self._noted
        finally:
            self._noted, self._of_page = before
