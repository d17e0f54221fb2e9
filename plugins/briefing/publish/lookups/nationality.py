"""For which country a party acts: its state bodies act for it, and bodies of many countries for none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefing.knowledge import Record
from briefing.knowledge.kinds import entity_types


def nationalities(records: Iterable[Record]) -> Mapping[str, str]:
    """Return the ISO code of the country that each party acts for: itself, or that of an agency or body of the state.

    Companies and universities act for themselves: who supplies a part or flies an instrument binds no country.
    """
    return {r.id: r.country[0] for r in records if len(r.country) == 1 and _of_state(r)}


def homes(records: Iterable[Record]) -> Mapping[str, str]:
    """Return the ISO code of the country where each party is at home, whether it acts for it or not."""
    return {r.id: r.country[0] for r in records if len(r.country) == 1 and r.type in entity_types("party")}


def _of_state(record: Record) -> bool:
    return record.of_state or record.type in entity_types("national")
