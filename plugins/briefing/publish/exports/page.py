"""The page /data/: what the tables hold, column by column, and where their files are."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.publish.elements import Link
from briefing.publish.exports.formats import FORMATS, LIST_SEPARATOR
from briefing.publish.exports.schema import TABLES, VERSION, Table
from briefing.publish.exports.shards import Shard, shards
from briefing.publish.lookups.index import Index
from briefing.publish.outline import Outline, Page

_FOLDER = "data/"
_PATH = f"{_FOLDER}index.html"


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


def data_page() -> Outline:
    """Return the outline of the page."""
    return Outline(_PATH, _page)


def _page(index: Index) -> Page:
    listed = shards(index)
    tables = tuple(Described(t, tuple(_file(s) for s in listed if s.table == t)) for t in TABLES)
    about = "Entities, events and cooperations as JSON and CSV, every row with the sentences or sources it rests on."
    return Page(_PATH, "data", "Data", about, "", Data(VERSION, LIST_SEPARATOR.strip(), tables))


def _file(shard: Shard) -> File:
    below = shard.address.removeprefix(_FOLDER)
    links = (Link(f"{below}.{end}", end.upper(), f"{shard.table.name} {shard.name}") for end in FORMATS)
    return File(shard.name, tuple(links))
