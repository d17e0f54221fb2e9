"""Export the tables of the site as files, with a list of them for programs.

Each file holds one shard of a table in one format.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from briefing.publish.exports.formats import FORMATS
from briefing.publish.exports.schema import TABLES, VERSION
from briefing.publish.exports.shards import rows, shards
from briefing.publish.exports.verbatim import verbatim
from briefing.publish.lookups.index import Index
from briefing.publish.page_kind import FOR_PROGRAMS, Content, Key, PageKind


def files(index: Index) -> Iterator[Key]:
    """Yield the table, the shard and the format of each file."""
    yield from ((shard.table.name, shard.name, end) for shard in shards(index) for end in FORMATS)


def _file(index: Index, name: str, shard: str, end: str) -> Content:
    table = next(one for one in TABLES if one.name == name)
    return verbatim(FORMATS[end](table, rows(index, name, shard)))


def _catalogue(index: Index) -> Content:
    tables = [
        {
            "table": table.name,
            "about": table.about,
            "files_by": table.shard,
            "columns": [{"name": c.name, "kind": c.kind, "about": c.about} for c in table.columns],
            "files": [FILE.path(*key) for key in files(index) if key[0] == table.name],
        }
        for table in TABLES
    ]
    text = json.dumps({"version": VERSION, "tables": tables}, ensure_ascii=False, indent=1) + "\n"
    return verbatim(text)


_FOLDER = f"data/v{VERSION}/"
FILE = PageKind("part of a table", f"{_FOLDER}<table>/<shard>.<format>", "verbatim", _file, FOR_PROGRAMS, files)
KINDS = (PageKind("list of the parts of tables", f"{_FOLDER}index.json", "verbatim", _catalogue, FOR_PROGRAMS), FILE)
