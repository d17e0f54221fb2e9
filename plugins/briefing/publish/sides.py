"""For which country a party acts: agencies and companies act for theirs, bodies of many countries for none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.knowledge import Record
from briefing.knowledge.kinds import entity_types

# a record gives the seat of ESA as its country; this misses bodies of many countries under other names
_REGIONS = ("African", "Arab", "Asia", "European", "Latin American")


def sides(records: Iterable[Record]) -> Mapping[str, str]:
    """Return the ISO code of the one country that each party acts for; parties without one are left out."""
    return {
        record.id: record.country[0]
        for record in records
        if record.type in entity_types("national") and len(record.country) == 1 and not record.name.startswith(_REGIONS)
    }
