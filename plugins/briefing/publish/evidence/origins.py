"""Where a text has its news from, as far as it says: its publisher, its original, and what it links.

A text and the record that name one outlet do not support each other. Outlets are told apart by name, so hosts of one
outlet are one; a copy of a report at another outlet is not found out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing import web
from briefing.calendar import When
from briefing.knowledge import Milestone
from briefing.publish.elements import State
from briefing.publish.lookups.index import Index, Reading
from briefing.publish.lookups.lookup import lookup

_LINK = re.compile(r'href="([^"]+)"')


def agreeing(reading: Reading, said: When, milestone: Milestone, index: Index) -> State:
    """Return how the date of a text agrees with the record, or that both have it from the same outlet."""
    found = _agreement(said, milestone.when)
    shared = shares_source(index, reading.briefing.slug, milestone.id)
    return State("", found.text.replace("agrees", "same source")) if shared else found


def _agreement(event: When, record: When) -> State:
    """Return how two dates that overlap agree."""
    if record.is_narrower(event):
        return State("agr", "agrees, more exact")
    return State("agr", "agrees, less exact" if event.is_narrower(record) else "agrees")


@lookup
def shares_source(index: Index, slug: str, milestone: str) -> bool:
    """Return True when a text and a milestone name one outlet."""
    reading, entry = index.readings[slug], index.entries[milestone]
    linked = (*_LINK.findall(reading.briefing.html), reading.briefing.url, reading.source.url)
    named = _outlets((address for address in linked if web.host(address)), index)
    return isinstance(entry, Milestone) and not named.isdisjoint(_outlets(entry.sources, index))


def _outlets(sources: Iterable[str], index: Index) -> frozenset[str]:
    """Return the outlets of some sources, by name."""
    return frozenset(index.whole.outlets.of(source).name for source in sources)
