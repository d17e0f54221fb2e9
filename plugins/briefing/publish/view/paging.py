"""Long lists in pages by time: one for each year, of a full year one for each month, of a full month one for each day.

Which pages there are, and what stands on each, follows from the dates alone. So an entry of any day touches the newest
page and those of its own time, and moves no border of another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from briefing.calendar import When, from_edtf, phrase
from briefing.publish.elements import Link, Pager

T = TypeVar("T")
V = TypeVar("V")
Time = tuple[str, ...]
"""Year, month and day, as far as they are known: ("2025", "07")."""
UNDATED = "undated"
FULL = 80
"""Entries of the page of a year, a month or a day; more are divided, as far as their dates allow."""


def time_of(when: When | date) -> Time:
    """Return the time that a date lies in.

    >>> time_of(date(2025, 7, 4)), time_of(from_edtf("2025"))
    (('2025', '07', '04'), ('2025',))
    """
    first, last = (when, when) if isinstance(when, date) else (when.first, when.last)
    day = first or last
    if day is None:
        return (UNDATED,)
    exact = 3 if first == last else 2 if first and last and first.replace(day=1) == last.replace(day=1) else 1
    return tuple(day.isoformat().split("-")[:exact])


def parted(
    items: Sequence[T],
    time: Callable[[T], Time],
    size: int,
    stays: Callable[[T], bool] = lambda _: False,
    full: int = FULL,
) -> dict[str, tuple[T, ...]]:
    """Return the pages of a list, whose entries are given oldest first.

    The first page is called "" and has the newest `size` entries, with those that `stays` is true of. Older ones stand
    on pages of their years, months and days, called as in `2025-07-04`; what the first page has whole needs no other.
    A page of more than `full` entries is divided: it has what none of its parts can have, and leads to them.

    >>> list(parted(["20240102", "20250304", "20250405"], lambda one: (one[:4], one[4:6], one[6:]), 1, full=1))
    ['', '2024', '2025', '2025-03']
    """
    newest = max(len(items) - size, 0)
    times = [time(one) for one in items] if newest else []

    def divided(above: Time, own: Sequence[int]) -> dict[str, tuple[T, ...]]:
        parts: dict[Time, list[int]] = defaultdict(list)
        for at in own if len(own) > (full if above else size) else ():
            if len(times[at]) > len(above):
                parts[times[at][: len(above) + 1]].append(at)
        finer = {at for listed in parts.values() for at in listed}
        pages = {"-".join(above): tuple(items[at] for at in own if at not in finer)}
        for part in sorted(part for part, listed in parts.items() if listed[0] < newest):
            pages |= divided(part, parts[part])
        return pages

    first = tuple(one for at, one in enumerate(items) if at >= newest or stays(one))
    return divided((), range(len(items))) | {"": first}


def on_page(pages: Mapping[str, V], name: str) -> tuple[V, tuple[str, ...]]:
    """Return what stands on a page, and the pages that it leads to: its parts, else the one before it."""
    depth = name.count("-") + 1 if name else 0
    parts = tuple(one for one in pages if one and one.count("-") == depth and one.startswith(f"{name}-" * bool(name)))
    above = name[: -len(name.split("-")[-1])]
    beside = [one for one in pages if one and one.startswith(above) and one.count("-") == name.count("-")]
    return pages[name], parts or tuple(one for one in beside if one < name)[-1:]


def path_of(address: str, name: str) -> str:
    """Return the path of a page of the list at `address`."""
    return f"{address}in/{name}/index.html" if name else f"{address}index.html"


def root_of(address: str, name: str) -> str:
    """Return the relative address of the site's root as seen from a page of the list at `address`."""
    return "../" * path_of(address, name).count("/")


def time_words(name: str) -> str:
    """Return the time of a page in words.

    >>> time_words("2025"), time_words("2025-07"), time_words("2025-07-04")
    ('2025', 'July 2025', '4 July 2025')
    """
    return name if name == UNDATED else phrase(from_edtf(name))


def pager(address: str, shown: Iterable[str], root: str, newest: bool, above: str = "") -> Pager:
    """Return the links from one page of the list at `address` to the pages `shown` and to the newest.

    `above` stands before the names of pages of a list that lies within one year.
    """
    links = tuple(
        Link(f"{root}{path_of(address, name)}"[: -len("index.html")], time_words(above + name)) for name in shown
    )
    return Pager(links, "" if newest else f"{root}{address}")
