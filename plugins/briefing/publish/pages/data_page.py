"""The page /data/: what the tables hold, column by column, and where their files are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from briefing.publish.elements import Link
from briefing.publish.exports.formats import LIST_SEPARATOR
from briefing.publish.exports.licences import TERMS
from briefing.publish.exports.schema import TABLES, VERSION, TableSchema
from briefing.publish.exports.tables import FILE, files
from briefing.publish.exports.whole.exports import EXPORTS, FOLDER
from briefing.publish.lookups.index import Index
from briefing.publish.page_kind import Content, PageKind, in_main

_ADDRESS = "data/"


@dataclass(frozen=True, slots=True)
class ShardFiles:
    """A shard of a table in every format."""

    name: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Described:
    """A table with its files."""

    table: TableSchema
    files: tuple[ShardFiles, ...]


@dataclass(frozen=True, slots=True)
class Data:
    """What the page shows."""

    version: str
    separator: str
    terms: str
    """Which licence is whose."""
    whole: tuple[Link, ...]
    """What holds all rows in one file, each with what it is."""
    tables: tuple[Described, ...]


def _page(index: Index) -> Content:
    tables = tuple(Described(table, _files(index, table.name)) for table in TABLES)
    about = "Briefings, entities, events and cooperations as JSON and CSV, with the sentences or sources they rest on."
    return Content("Data", about, "", Data(VERSION, LIST_SEPARATOR.strip(), TERMS, _whole(), tables))


def _whole() -> tuple[Link, ...]:
    return tuple(Link(f"../{FOLDER}{export.name}", export.name, note=export.about) for export in EXPORTS)


def _files(index: Index, table: str) -> tuple[ShardFiles, ...]:
    """Return the shards of a table with the file of each format."""
    found: dict[str, list[Link]] = defaultdict(list)
    for name, shard, end in (key for key in files(index) if key[0] == table):
        below = FILE.path(name, shard, end).removeprefix(_ADDRESS)
        found[shard].append(Link(below, end.upper(), f"{table} {shard}"))
    return tuple(ShardFiles(shard, tuple(links)) for shard, links in found.items())


KIND = PageKind("tables, explained", _ADDRESS, "data", _page, in_main)
