"""The page /data/: what the tables hold, column by column, and where their files are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from briefing.publish.elements import Link
from briefing.publish.exports.formats import LIST_SEPARATOR
from briefing.publish.exports.schema import TABLES, VERSION, Table
from briefing.publish.exports.tables import FILE, files
from briefing.publish.lookups.index import Index
from briefing.publish.page_kind import Content, PageKind, in_main

_ADDRESS = "data/"


@dataclass(frozen=True, slots=True)
class File:
    """A shard of a table in every format."""

    name: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Described:
    """A table with its files."""

    table: Table
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Data:
    """What the page shows."""

    version: str
    separator: str
    tables: tuple[Described, ...]


def _page(index: Index) -> Content:
    tables = tuple(Described(table, _files(index, table.name)) for table in TABLES)
    about = "Entities, events and cooperations as JSON and CSV, every row with the sentences or sources it rests on."
    return Content("Data", about, "", Data(VERSION, LIST_SEPARATOR.strip(), tables))


def _files(index: Index, table: str) -> tuple[File, ...]:
    """Return the shards of a table with the file of each format."""
    found: dict[str, list[Link]] = defaultdict(list)
    for name, shard, end in (key for key in files(index) if key[0] == table):
        below = FILE.path(name, shard, end).removeprefix(_ADDRESS)
        found[shard].append(Link(below, end.upper(), f"{table} {shard}"))
    return tuple(File(shard, tuple(links)) for shard, links in found.items())


KIND = PageKind("tables, explained", _ADDRESS, "data", _page, in_main)
