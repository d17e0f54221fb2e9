"""Write what the JSON files of the tables hold as JSON Schema (2020-12), and as a dictionary for people."""

from __future__ import annotations

import json

from briefing.publish.exports.schema import TABLES, VERSION, Column, TableSchema
from briefing.publish.exports.whole.caveats import dictionary
from briefing.publish.exports.whole.dataset import Dataset

_KINDS = {"text": {"type": "string"}, "truth": {"type": "boolean"}}
_LIST = {"type": "array", "items": {"type": "string"}}


def written(data: Dataset) -> bytes:
    """Return one schema for the files of all tables; `table` says which rows a file holds."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{data.about.siteurl}/extras/data/schema.json",
        "title": f"{data.about.name}: a file of a table, version {VERSION}",
        "oneOf": [_file(table) for table in TABLES],
    }
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def told(_: Dataset) -> bytes:
    """Return the dictionary in Markdown."""
    return ("\n".join(["# Data dictionary", "", *dictionary()]) + "\n").encode()


def _file(table: TableSchema) -> dict[str, object]:
    row = {
        "type": "object",
        "properties": {column.name: _value(column) for column in table.columns},
        "required": [column.name for column in table.columns],
    }
    return {
        "title": table.name,
        "description": table.about,
        "type": "object",
        "properties": {
            "table": {"const": table.name},
            "version": {"const": VERSION},
            "rows": {"type": "array", "items": row},
        },
        "required": ["table", "version", "rows"],
    }


def _value(column: Column) -> dict[str, object]:
    return {**_KINDS.get(column.kind, _LIST), "description": column.about}
