"""Where a text has its news from, as far as it says: its publisher, its original, and what it links.

A text and the record that name one outlet do not support each other. Outlets are told apart by name, so hosts of one
outlet are one; a copy of a report at another outlet is not found out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing import web
from briefing.calendar import When
from briefing.ingest.references import entries
from briefing.knowledge import Milestone
from briefing.model import Quote
from briefing.publish.elements import State
from briefing.publish.evidence.citing import outlet
from briefing.publish.evidence.outside import named_sources
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup

_LINK = re.compile(r'href="([^"]+)"')


def agreeing(quote: Quote, said: When, milestone: Milestone, index: Index) -> State:
    """Return how the date of a sentence agrees with the record, or that both have it from the same outlet."""
    found = _agreement(said, milestone.when)
    return State("", found.text.replace("agrees", "same source")) if shares_source(quote, milestone, index) else found


def shares_source(quote: Quote, milestone: Milestone, index: Index) -> bool:
    """Return True when a sentence and a milestone name one outlet; for a sentence that names none its text does."""
    own = named_sources([quote], index) or _sources(index, quote.briefing)
    return not _outlets(own, index).isdisjoint(_outlets(milestone.sources, index))


def _agreement(event: When, record: When) -> State:
    """Return how two dates that overlap agree."""
    if record.is_narrower(event):
        return State("agr", "agrees, more exact")
    return State("agr", "agrees, less exact" if event.is_narrower(record) else "agrees")


@lookup
def _sources(index: Index, slug: str) -> tuple[str, ...]:
    """Return what a text links or lists, its original and its publisher."""
    reading = index.readings[slug]
    linked = (*_LINK.findall(reading.briefing.html), reading.briefing.url, reading.source.url)
    cited = (entry.text for entry in entries(reading.briefing) if not entry.href)
    return (*(address for address in linked if web.host(address)), *cited)


def _outlets(sources: Iterable[str], index: Index) -> frozenset[str]:
    """Return the outlets of some sources, by name."""
    return frozenset(outlet(index, source).name for source in sources)
