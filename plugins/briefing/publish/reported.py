"""Divide a timeline into pages whose borders do not move when events are merged later.

Entries are numbered in the order in which they came to be known: what texts report by the days of the texts, the
record by its own dates. The events of each text get their numbers before events of different texts are merged, and a
merged event takes the number of its earliest telling. So a new briefing adds numbers at the end, and when it makes two
older events one, or keeps them apart, no other entry changes its page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from briefing.knowledge import Milestone
from briefing.publish.lookups.index import Entry, Index
from briefing.publish.numbering import full_pages

Number = tuple[date, str]
K = TypeVar("K")


def numbers(index: Index, keys: Callable[[Entry], Iterable[K]]) -> Mapping[K, Sequence[Number]]:
    """Return the sorted numbers of all entries under each of their keys."""
    found: dict[K, list[Number]] = defaultdict(list)
    known: list[Entry] = [event for analysis in index.site.analyses for event in analysis.listed]
    for entry in (*known, *index.site.knowledge.milestones):
        for key in keys(entry):
            found[key].append(number(entry, index))
    return {key: sorted(set(given)) for key, given in found.items()}


def number(entry: Entry, index: Index) -> Number:
    """Return the number of an entry: the day on which it came to be known, and its id."""
    if isinstance(entry, Milestone):
        return entry.when.ends[0], entry.id
    return index.readings[entry.evidence[0].briefing].briefing.published, entry.id


def paged(listed: Iterable[Entry], given: Sequence[Number], size: int, index: Index) -> dict[str, tuple[Entry, ...]]:
    """Return the entries of the newest page, whose name is "", and of the numbered ones from the oldest.

    The record, which is short, stands on the newest page whole. A numbered page on which nothing is left is none.
    """
    placed = [(bisect_left(given, number(entry, index)), entry) for entry in listed]
    last = max((place for place, _ in placed), default=0)
    border = min(len(given) - size, last)
    pages = {"": tuple(entry for place, entry in placed if place >= border or isinstance(entry, Milestone))}
    for count, _ in enumerate(full_pages(given, size)):
        inside = range(count * size, (count + 1) * size)
        if own := tuple(entry for place, entry in placed if place in inside):
            pages[str(count + 1)] = own
    return pages
