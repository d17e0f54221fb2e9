"""Where a text has its news from, as far as it says: its publisher, its original, and what it links.

A text and the record that name one outlet do not support each other. Outlets are told apart by host; a copy of a report
at another outlet is not found out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing import web
from briefing.calendar import When
from briefing.knowledge import Milestone
from briefing.publish.elements import State
from briefing.publish.evidence.record import agreement
from briefing.publish.lookups.index import Reading

_LINK = re.compile(r'href="([^"]+)"')


def agreeing(reading: Reading, said: When, milestone: Milestone) -> State:
    """Return how the date of a text agrees with the record, or that both have it from the same outlet."""
    found = agreement(said, milestone.when)
    return State("", found.text.replace("agrees", "same source")) if shares_source(reading, milestone) else found


def shares_source(reading: Reading, milestone: Milestone) -> bool:
    """Return True when a text and a milestone name one outlet."""
    linked = _LINK.findall(reading.briefing.html)
    return not _outlets(milestone.sources).isdisjoint(_outlets((*linked, reading.briefing.url, reading.source.url)))


def _outlets(addresses: Iterable[str]) -> frozenset[str]:
    """Return the hosts of addresses, without what only says how they are served."""
    hosts = (web.host(address).removeprefix("www.").removeprefix("m.") for address in addresses)
    return frozenset(host for host in hosts if host)
