"""Export the tables of the site as files, with a page that explains them and a list of them for programs.

Each file holds one shard of a table in one format.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from briefing.publish.exports.formats import FORMATS
from briefing.publish.exports.page import data_page
from briefing.publish.exports.schema import TABLES, VERSION
from briefing.publish.exports.shards import Shard, rows, shards
from briefing.publish.exports.verbatim import Verbatim
from briefing.publish.lookups.index import Index
from briefing.publish.outline import Outline, Page

_CATALOGUE = f"data/v{VERSION}/index.json"


def exports(index: Index) -> Iterator[Outline]:
    """Yield the outlines of the files of all tables, of the page that explains them and of their list."""
    yield data_page()
    yield Outline(_CATALOGUE, _catalogue)
    for shard in shards(index):
        for end in FORMATS:
            yield Outline(f"{shard.address}.{end}", _file, (shard.table.name, shard.name, end))


def _file(index: Index, table: str, name: str, end: str) -> Page:
    shard = Shard(next(one for one in TABLES if one.name == table), name)
    text = FORMATS[end](shard.table, rows(index, table, name))
    return Page(f"{shard.address}.{end}", "verbatim", "", "", "", Verbatim(text))


def _catalogue(index: Index) -> Page:
    tables = [
        {
            "table": table.name,
            "about": table.about,
            "files_by": table.shard,
            "columns": [{"name": c.name, "kind": c.kind, "about": c.about} for c in table.columns],
            "files": [f"{s.address}.{end}" for s in shards(index) if s.table == table for end in FORMATS],
        }
        for table in TABLES
    ]
    text = json.dumps({"version": VERSION, "tables": tables}, ensure_ascii=False, indent=1) + "\n"
    return Page(_CATALOGUE, "verbatim", "", "", "", Verbatim(text))
