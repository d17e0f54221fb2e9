"""List the facts that a record of the knowledge base states, each as a label and a value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.calendar import from_edtf
from briefing.knowledge import Record
from briefing.knowledge.kinds import ENTITY_TYPES, entity_types
from briefing.publish.elements import Link, Timed
from briefing.publish.elements.dating import timed
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lists import at_home
from briefing.publish.view.event_rows import links

_MOST = 24
"""Names of one type that are shown."""
_WIKIDATA = "https://www.wikidata.org/wiki/"


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of label and value."""

    label: str
    links: tuple[Link, ...]
    text: str
    when: Timed | None


def facts(record: Record, index: Index, root: str) -> tuple[Fact, ...]:
    """Return the lines that have a value."""
    return tuple(fact for fact in _facts(record, index, root) if fact.links or fact.text or fact.when)


def _facts(record: Record, index: Index, root: str) -> Iterator[Fact]:
    """Yield every line, with or without a value."""
    homes = () if record.type in entity_types("state") else record.country
    countries = tuple(index.countries[code] for code in homes if code in index.countries)
    yield Fact("country" if len(countries) == 1 else "countries", links(countries, index, root), "", None)
    seat = tuple(index.countries[code] for code in (record.seat,) if code in index.countries)
    yield Fact("seat", links(seat, index, root), "", None)
    yield Fact("operator", links(record.operator, index, root), "", None)
    yield Fact("part of", links(record.part_of, index, root), "", None)
    parties = () if set(record.parties) == set(record.operator) else record.parties
    yield Fact("parties", links(parties, index, root), "", None)
    if record.type in entity_types("state"):
        yield from _at_home(record.id, index, root)
    label = ENTITY_TYPES[record.type].beginning
    yield Fact(label, (), "", timed(from_edtf(record.founded)) if record.founded else None)
    yield Fact("office", (), record.role, None)
    other = (name for name in (*record.names, *record.weak_names, *record.demonyms) if name != record.name)
    yield Fact("written as", (), ", ".join(dict.fromkeys(other)), None)
    yield Fact("website", _outside(record.website, record.website), "", None)
    yield Fact("Wikidata", _outside(f"{_WIKIDATA}{record.wikidata}", record.wikidata), "", None)


def _at_home(country: str, index: Index, root: str) -> Iterator[Fact]:
    """Yield whom and what a country is the home of: its agencies, people, sites."""
    for type_, ids in sorted(at_home(index, country).items()):
        more = len(ids) - _MOST
        label = ENTITY_TYPES[type_].plural if len(ids) > 1 else type_
        yield Fact(label, links(ids[:_MOST], index, root), f" and {more} more" if more > 0 else "", None)


def _outside(href: str, text: str) -> tuple[Link, ...]:
    """Return a link to another site, or none where there is nothing to say."""
    shown = text.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    return (Link(href, shown),) if text else ()
