"""Divide the exported tables into files by year or by kind of entity, each with a digest of what its rows show.

The rows of a file are made only when it is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from briefing.digest import digest
from briefing.model import Cooperation, Entity
from briefing.publish.exports.rows import cooperation_row, entity_row, event_row
from briefing.publish.exports.schema import COOPERATIONS, ENTITIES, EVENTS, VERSION, Row, Table
from briefing.publish.index import Index
from briefing.publish.rows import Entry, year

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shard:
    """The rows of one file, not made yet."""

    table: Table
    name: str
    """A year or a kind of entity; `undated` for events without a day."""
    part: str
    """Digest of all that the rows show."""
    rows: Callable[[], tuple[Row, ...]]

    @property
    def address(self) -> str:
        """Address below the site's root, without the end that names the format."""
        return f"data/v{VERSION}/{self.table.name}/{self.name}"


def shards(index: Index) -> Iterator[Shard]:
    """Yield the shards of every table, those of one table in the order of their names."""
    site = index.site
    yield from _sharded(ENTITIES, site.entities, lambda e: e.type, entity_row, _entity_part, index)
    known: tuple[Entry, ...] = tuple(sorted((*site.knowledge.milestones, *site.events), key=_by_day))
    yield from _sharded(EVENTS, known, lambda e: _year(year(e.when)), event_row, _event_part, index)
    told = sorted(site.cooperations, key=lambda c: c.id)
    yield from _sharded(COOPERATIONS, told, partial(_reported, index), cooperation_row, _cooperation_part, index)


def _sharded(
    table: Table,
    values: Iterable[T],
    name: Callable[[T], str],
    row: Callable[[T, Index], Row],
    part: Callable[[T, Index], str],
    index: Index,
) -> Iterator[Shard]:
    """Yield the values of one table by the names of their files."""
    found: dict[str, list[T]] = defaultdict(list)
    for value in values:
        found[name(value)].append(value)
    for key in sorted(found):
        own = found[key]
        made = digest(tuple(part(value, index) for value in own))
        yield Shard(table, key, made, partial(_rows, own, row, index))


def _rows(values: list[T], row: Callable[[T, Index], Row], index: Index) -> tuple[Row, ...]:
    return tuple(row(value, index) for value in values)


def _by_day(entry: Entry) -> tuple[date, date, str]:
    return *entry.when.ends, entry.id


def _year(number: int) -> str:
    return str(number) if number else "undated"


def _reported(index: Index, cooperation: Cooperation) -> str:
    return str(index.readings[cooperation.evidence[0].briefing].briefing.published.year)


def _entity_part(entity: Entity, index: Index) -> str:
    record = index.records.get(entity.id)
    return digest(entity, record.digest if record else "", tuple(sorted(index.forbidden)))


def _event_part(entry: Entry, index: Index) -> str:
    return digest(index.digests[entry.id], tuple(m.id for m in index.matched.get(entry.id, ())))


def _cooperation_part(cooperation: Cooperation, index: Index) -> str:
    return index.digests[cooperation.id]
