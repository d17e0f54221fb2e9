"""Long lists in pages that are numbered from the oldest, so that a new entry moves no old one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from briefing.publish.elements import Link, Pager

T = TypeVar("T")


def full_pages(items: Sequence[T], size: int) -> tuple[Sequence[T], ...]:
    """Return the pages that are full and older than the newest `size` entries can show alone.

    >>> full_pages("abcdefg", 3)
    ('abc', 'def')
    >>> full_pages("abc", 3)
    ()
    """
    if len(items) <= size:
        return ()
    return tuple(items[start : start + size] for start in range(0, len(items) - size + 1, size))


def pager(address: str, count: int, size: int, root: str, newest: bool) -> Pager:
    """Return the links between the pages of a list at `address`; the newest page has no number."""
    pages = len(full_pages(range(count), size))
    older = tuple(Link(f"{root}{address}page/{n}/", str(n)) for n in range(1, pages + 1))
    return Pager(older, "" if newest else f"{root}{address}")
