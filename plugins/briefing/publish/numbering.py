"""Long lists in pages that are numbered from the oldest, so that a new entry moves no old one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from briefing.publish.elements import Link, Pager

T = TypeVar("T")
V = TypeVar("V")
_OFFERED = 30
"""Numbered pages that the newest page leads to one by one."""
_LAST = 10


def numbered(items: Sequence[T], size: int) -> dict[str, tuple[T, ...]]:
    """Return the full pages by number, from the oldest, then the newest page, which has no number.

    >>> numbered("abcdefg", 3)
    {'1': ('a', 'b', 'c'), '2': ('d', 'e', 'f'), '': ('e', 'f', 'g')}
    """
    full = {str(number): tuple(page) for number, page in enumerate(full_pages(items, size), 1)}
    return {**full, "": tuple(items[-size:])}


def on_page(pages: Mapping[str, V], number: str) -> tuple[V, tuple[str, ...]]:
    """Return what stands on a page, and the numbered pages that it leads to."""
    return pages[number], others([one for one in pages if one], number)


def path_of(address: str, number: str) -> str:
    """Return the path of a page of the list at `address`."""
    return f"{address}page/{number}/index.html" if number else f"{address}index.html"


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


def others(numbers: Sequence[str], number: str) -> tuple[str, ...]:
    """Return to which numbered pages of a list one of its pages leads; the newest page has no number.

    The newest leads to all of them or, where they are many, to the last ones and every tenth or hundredth; each of
    these leads to the one before it, so none is out of reach.

    >>> others(["1", "2", "3"], ""), others(["1", "2", "3"], "3"), others(["1", "2", "3"], "1")
    (('1', '2', '3'), ('2',), ())
    """
    if number:
        return tuple(numbers[: numbers.index(number)][-1:])
    step = next(step for step in (1, 10, 100, 1000) if len(numbers) <= _OFFERED * step or step == 1000)
    return tuple(one for place, one in enumerate(numbers, 1) if place % step == 0 or place > len(numbers) - _LAST)


def pager(address: str, shown: Iterable[str], root: str, newest: bool) -> Pager:
    """Return the links from one page of the list at `address` to the numbered pages `shown` and to the newest."""
    return Pager(tuple(Link(f"{root}{address}page/{n}/", n) for n in shown), "" if newest else f"{root}{address}")
