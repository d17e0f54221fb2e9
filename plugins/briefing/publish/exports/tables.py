"""Export the tables of the site as files, with a page that explains them and a list of them for programs.

Each file holds one shard of a table in one format.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from briefing.digest import digest
from briefing.publish.exports.formats import FORMATS
from briefing.publish.exports.page import data_page
from briefing.publish.exports.schema import TABLES, VERSION, Row
from briefing.publish.exports.shards import Shard, shards
from briefing.publish.exports.verbatim import Verbatim
from briefing.publish.index import Index
from briefing.publish.outline import Outline, Page


def exports(index: Index) -> Iterator[Outline]:
    """Yield the page /data/, the list of files for programs, and the files."""
    listed = tuple(shards(index))
    yield data_page(listed)
    yield _catalogue(listed)
    for shard in listed:
        for end in FORMATS:
            yield Outline(f"{shard.address}.{end}", (shard.part,), partial(_file, shard, end))


def _file(shard: Shard, end: str) -> Page:
    rows: tuple[Row, ...] = shard.rows()
    return Page(f"{shard.address}.{end}", "verbatim", "", "", "", Verbatim(FORMATS[end](shard.table, rows)))


def _catalogue(listed: tuple[Shard, ...]) -> Outline:
    """Return the outline of `data/v1/index.json`: tables, columns and files."""
    tables = [
        {
            "table": table.name,
            "about": table.about,
            "files_by": table.shard,
            "columns": [{"name": c.name, "kind": c.kind, "about": c.about} for c in table.columns],
            "files": [f"{s.address}.{end}" for s in listed if s.table == table for end in FORMATS],
        }
        for table in TABLES
    ]
    text = json.dumps({"version": VERSION, "tables": tables}, ensure_ascii=False, indent=1) + "\n"
    path = f"data/v{VERSION}/index.json"
    return Outline(path, (digest(text),), partial(Page, path, "verbatim", "", "", "", Verbatim(text)))
