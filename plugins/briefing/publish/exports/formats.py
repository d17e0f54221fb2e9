"""Write the rows of a table as the text of a file: JSON (RFC 8259) or CSV (RFC 4180)."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from io import StringIO

from briefing.publish.exports.schema import VERSION, Row, TableSchema, Value

LIST_SEPARATOR = " | "
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the start of a formula."""


def as_json(table: TableSchema, rows: Iterable[Row]) -> str:
    """Return the rows as objects below the name and version of their table, one row on a line."""
    names = tuple(column.name for column in table.columns)
    head = json.dumps({"table": table.name, "version": VERSION})[:-1]
    lines = (json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in rows)
    text = f'{head}, "rows": [\n' + ",\n".join(lines) + "\n]}\n"
    return unlike_html(text)


def unlike_html(json_text: str) -> str:
    """Return JSON in which `<` is written by its code: the same values, and nothing takes the file for HTML."""
    return json_text.replace("<", "\\u003c")


def as_csv(table: TableSchema, rows: Iterable[Row]) -> str:
    """Return the rows under a head of column names; the values of a list stand between ` | `."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(column.name for column in table.columns)
    writer.writerows(tuple(map(_cell, row)) for row in rows)
    return text.getvalue()


def _cell(value: Value) -> str:
    """Return one value as a cell that no spreadsheet runs.

    >>> _cell(("NASA", "ESA")), _cell(True), _cell("=1+1")
    ('NASA | ESA', 'true', "'=1+1")
    """
    if isinstance(value, bool):
        return str(value).lower()
    text = value if isinstance(value, str) else LIST_SEPARATOR.join(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


FORMATS: Mapping[str, Callable[[TableSchema, Iterable[Row]], str]] = {"json": as_json, "csv": as_csv}
"""By the end of the file's name."""
