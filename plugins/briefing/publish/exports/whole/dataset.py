"""All rows of all tables, read back from the files that a site gives out, and what is to be said of them as a whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from briefing.calendar import from_edtf
from briefing.publish.exports.schema import ENTITIES, TABLES, Row, TableSchema, Value

CATALOGUE = "data/v1/index.json"
"""The list of the files of all tables."""
Rows = tuple[Mapping[str, Value], ...]


@dataclass(frozen=True, slots=True)
class About:
    """What is to be said of the data."""

    name: str
    """Of the site."""
    publisher: str
    siteurl: str
    """Without a slash at its end."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """All that is given out."""

    about: About
    rows: Mapping[str, Rows]
    """By name of the table, in the order of its files."""

    @property
    def day(self) -> str:
        """The ISO day on which a text was published, reviewed or corrected last; "" without texts."""
        return max((str(row["changed"]) for row in self.rows["briefings"]), default="")

    @property
    def names(self) -> Mapping[str, str]:
        """The name of each entity by its id."""
        return {str(row["id"]): str(row["name"]) for row in self.rows[ENTITIES.name]}

    def tuples(self, table: TableSchema) -> Iterator[Row]:
        """Yield the rows of a table with their values in the order of its columns."""
        yield from (tuple(row[column.name] for column in table.columns) for row in self.rows[table.name])

    def address(self, path: str) -> str:
        """Return an address below the site's root as an absolute one; one of others as it is."""
        return path if path.startswith(("http://", "https://")) else f"{self.about.siteurl}/{path}"


def parts(catalogue: bytes) -> Mapping[str, tuple[str, ...]]:
    """Return the paths of the JSON files of each table, as the list of files names them."""
    listed = {one["table"]: one["files"] for one in json.loads(catalogue)["tables"]}
    return {table.name: tuple(path for path in listed[table.name] if path.endswith(".json")) for table in TABLES}


def dataset(about: About, read: Callable[[str], bytes]) -> Dataset:
    """Return all that a site gives out; `read` returns the bytes of one of its files."""
    found = parts(read(CATALOGUE))
    return Dataset(about, {table: tuple(_rows(paths, read)) for table, paths in found.items()})


def _rows(paths: tuple[str, ...], read: Callable[[str], bytes]) -> Iterator[Mapping[str, Value]]:
    for path in paths:
        for row in json.loads(read(path))["rows"]:
            yield {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


def texts(value: Value) -> tuple[str, ...]:
    """Return the values of a list."""
    return value if isinstance(value, tuple) else ()


def pairs(row: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    """Yield the ids of each two parties that work together by a cooperation."""
    for pair in texts(row["pairs"]):
        one, _, other = pair.partition("+")
        yield one, other


def days(edtf: Value) -> tuple[str, str]:
    """Return the first and the last day that a date allows; "" for an open end, and for no date.

    >>> days("2016-03"), days("2011/..")
    (('2016-03-01', '2016-03-31'), ('2011-01-01', ''))
    """
    if not edtf:
        return "", ""
    when = from_edtf(str(edtf))
    return when.first.isoformat() if when.first else "", when.last.isoformat() if when.last else ""


def cut(edtf: Value) -> str:
    """Return the longest part of an ISO date that is true of every day a date allows; "" where none is.

    >>> cut("2016-03"), cut("2025-02-24/2025-03-02"), cut("2011/.."), cut("2016~")
    ('2016-03', '2025', '', '')
    """
    first, last = days(edtf)
    if not first or not last or "~" in str(edtf):
        return ""
    return next((first[:end] for end in (10, 7, 4) if first[:end] == last[:end]), "")
