"""Write all rows as one SQLite database: tables with foreign keys, full-text search (FTS5), views.

A list is an array of JSON in its row, and where it names rows of another table it is a table of its own as well, so
that both can be joined. An id that no row has stands in the array alone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing

from briefing.knowledge import TO_COME
from briefing.publish.exports.schema import COOPERATIONS, EVENTS, TABLES, Column, TableSchema, Value
from briefing.publish.exports.whole.dataset import Dataset, days, pairs, texts

_SEARCHED = {
    "briefings": ("title", "summary"), "entities": ("name", "names", "fact"), "events": ("what", "quotes"),
    "cooperations": ("on", "quotes"),
}  # fmt: skip
"""The columns of each table that can be searched."""
_BEGUN = "FILTER (WHERE status NOT IN ({}))".format(", ".join(f"'{status}'" for status in TO_COME))
_VIEWS = f"""
CREATE VIEW timeline AS
SELECT events.id, date, first, last, basis, kind, what, modality, support,
  (SELECT group_concat(name, ', ') FROM (SELECT entities.name FROM events_actors
    JOIN entities ON entities.id = events_actors.value WHERE events_actors.id = events.id ORDER BY position)) AS who
FROM events ORDER BY coalesce(nullif(first, ''), last), events.id;
CREATE VIEW works_with AS
SELECT one.name AS one, other.name AS other, count(*) {_BEGUN} AS cooperations,
  count(*) - count(*) {_BEGUN} AS plans,
  min(nullif(first, '')) {_BEGUN} AS earliest, max(nullif(last, '')) {_BEGUN} AS latest
FROM pairs JOIN entities AS one ON one.id = pairs.one JOIN entities AS other ON other.id = pairs.other
JOIN cooperations ON cooperations.id = pairs.id GROUP BY pairs.one, pairs.other ORDER BY cooperations DESC, 1, 2;
"""


def written(data: Dataset) -> bytes:
    """Return the bytes of the database; the same rows give the same bytes with one version of SQLite."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute("PRAGMA foreign_keys = ON")
        for table in TABLES:
            base.execute(_created(table))
            _insert(base, table.name, [tuple(map(_stored, row)) for row in data.tuples(table)])
        for table in TABLES:
            _links(base, table, data)
        for table in (EVENTS, COOPERATIONS):
            _evidence(base, table, data)
        _pairs(base, data)
        base.executescript("".join(_search(table) for table in TABLES) + _VIEWS)
        base.commit()
        return base.serialize()  # VACUUM would number the rows anew, and the search finds them by number


def _stored(value: Value) -> str | int:
    if isinstance(value, str):
        return value
    return int(value) if isinstance(value, bool) else json.dumps(value, ensure_ascii=False)


def _created(table: TableSchema) -> str:
    columns = ", ".join(f"{_quoted(one.name)} {_type(one)}" for one in table.columns)
    return f"CREATE TABLE {table.name} ({columns})"


def _type(column: Column) -> str:
    kind = "INTEGER" if column.kind == "truth" else "TEXT"
    return f"{kind} PRIMARY KEY" if column.name == "id" else f"{kind} NOT NULL"


def _quoted(name: str) -> str:
    return f'"{name}"'


def _insert(base: sqlite3.Connection, table: str, rows: Sequence[tuple[str | int, ...]]) -> None:
    if rows:
        base.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def _links(base: sqlite3.Connection, table: TableSchema, data: Dataset) -> None:
    """Write a table for each column of a table that lists rows of another one."""
    for column in (one for one in table.columns if one.refers and one.kind == "list"):
        known = {row["id"] for row in data.rows[column.refers]}
        base.execute(
            f"CREATE TABLE {table.name}_{column.name} (id TEXT NOT NULL REFERENCES {table.name}, position INTEGER, "
            f"value TEXT NOT NULL REFERENCES {column.refers}, PRIMARY KEY (id, position))"
        )
        rows = [
            (str(row["id"]), position, value)
            for row in data.rows[table.name]
            for position, value in enumerate(texts(row[column.name]))
            if value in known
        ]
        _insert(base, f"{table.name}_{column.name}", rows)


def _evidence(base: sqlite3.Connection, table: TableSchema, data: Dataset) -> None:
    """Write the sentences that the rows of a table rest on, each with its text."""
    base.execute(
        f"CREATE TABLE {table.name}_evidence (id TEXT NOT NULL REFERENCES {table.name}, position INTEGER, "
        "briefing TEXT NOT NULL REFERENCES briefings, address TEXT NOT NULL, quote TEXT NOT NULL, "
        "PRIMARY KEY (id, position))"
    )
    rows = [
        (str(row["id"]), position, *one)
        for row in data.rows[table.name]
        for position, one in enumerate(
            zip(texts(row["briefings"]), texts(row["evidence"]), texts(row["quotes"]), strict=True)
        )
    ]
    _insert(base, f"{table.name}_evidence", rows)


def _pairs(base: sqlite3.Connection, data: Dataset) -> None:
    """Write each two that work together by a cooperation, with the first and the last day of when it was done."""
    base.execute(
        "CREATE TABLE pairs (id TEXT NOT NULL REFERENCES cooperations, one TEXT NOT NULL REFERENCES entities, "
        "other TEXT NOT NULL REFERENCES entities, first TEXT NOT NULL, last TEXT NOT NULL, "
        "PRIMARY KEY (id, one, other))"
    )
    _insert(base, "pairs", sorted(_paired(data)))


def _paired(data: Dataset) -> Iterator[tuple[str, ...]]:
    known = data.names
    for row in data.rows[COOPERATIONS.name]:
        for one, other in pairs(row):
            if one in known and other in known:
                yield str(row["id"]), one, other, *days(row["when"])


def _search(table: TableSchema) -> str:
    """Return what makes a table searchable; its words are not kept twice."""
    columns = ", ".join(map(_quoted, _SEARCHED[table.name]))
    index = f"{table.name}_fts"
    return (
        f"CREATE VIRTUAL TABLE {index} USING fts5({columns}, content=\"{table.name}\", tokenize='porter unicode61');\n"
        f"INSERT INTO {index}({index}) VALUES ('rebuild');\n"
    )
