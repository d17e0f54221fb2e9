"""Divide the exported tables into files by year or by kind of entity, each with a digest of what its rows show.

The rows of a file are made only when it is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from briefing.publish.exports.rows import act_row, briefing_row, entity_row, event_row
from briefing.publish.exports.schema import BRIEFINGS, COOPERATIONS, ENTITIES, EVENTS, TABLES, Row, TableSchema
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.view.event_rows import year


@dataclass(frozen=True, slots=True)
class Shard:
    """One file of a table, apart from its format."""

    table: TableSchema
    name: str


@lookup
def shards(index: Index) -> tuple[Shard, ...]:
    """Return the files of all tables."""
    return tuple(Shard(table, name) for table in TABLES for name in sorted(_divided(index, table.name)))


@lookup
def _divided(index: Index, table: str) -> dict[str, tuple[str, ...]]:
    """Return the ids of the rows of a table by file."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, row in _ROWS[table][0](index):
        found[name].append(row)
    return {name: tuple(ids) for name, ids in found.items()}


@lookup
def _ids(index: Index, table: str, name: str) -> tuple[str, ...]:
    """Return the ids of the rows of a file."""
    return _divided(index, table)[name]


def rows(index: Index, table: str, name: str) -> tuple[Row, ...]:
    """Return the rows of a file."""
    make = _ROWS[table][1]
    return tuple(make(index, one) for one in _ids(index, table, name))


def _briefings(index: Index) -> Iterator[tuple[str, str]]:
    """Yield the file and the id of each briefing, by day."""
    for reading in index.readings.values():
        yield str(reading.briefing.published.year), reading.briefing.slug


def _entities(index: Index) -> Iterator[tuple[str, str]]:
    """Yield the file and the id of each entity."""
    yield from ((entity.type, entity.id) for entity in index.site.entities)


def _events(index: Index) -> Iterator[tuple[str, str]]:
    """Yield the file and the id of each event and milestone, by day."""
    for entry in sorted(index.entries.values(), key=lambda entry: (*entry.when.ends, entry.id)):
        yield str(year(entry.when) or "undated"), entry.id


def _cooperations(index: Index) -> Iterator[tuple[str, str]]:
    """Yield the file and the id of each cooperation."""
    for act in index.acts.values():
        yield str(year(act.first.when) or "undated"), act.id


_ROWS: Mapping[str, tuple[Callable[[Index], Iterator[tuple[str, str]]], Callable[[Index, str], Row]]] = {
    BRIEFINGS.name: (_briefings, lambda index, one: briefing_row(index.readings[one], index)),
    ENTITIES.name: (_entities, lambda index, one: entity_row(index.entities[one], index)),
    EVENTS.name: (_events, lambda index, one: event_row(index.entries[one], index)),
    COOPERATIONS.name: (_cooperations, lambda index, one: act_row(index.acts[one], index)),
}
"""Which rows each table has, and what makes one."""
