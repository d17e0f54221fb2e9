"""Read the tables of a folder of TOML files as rows that know their line numbers.

A file that is no TOML, and a table that cannot stand in its file, is returned as a problem.

Plain tables are read by a pattern, several times as fast; a file with anything else is read by `tomllib`. That gives
no line numbers, so they are found by a light scan of heads (`[[agency]]`) and keys, and only when a problem asks for
one. The scan does not parse strings: a line of a longer text that looks like a key may be taken for one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.errors import Problem
from briefing.knowledge.files import KnowledgeFiles
from briefing.knowledge.shapes import tables_of

_PLAIN = re.compile(
    r"\[\[(?P<head>[a-z]+)\]\]\n"
    r'|(?P<key>[a-z_]+) = (?:"(?P<text>[^"\\\x00-\x1f\x7f]*)"|(?P<flag>true|false)'
    r'|\[(?P<list>[ \t\n]*(?:"[^"\\\x00-\x1f\x7f]*",?[ \t\n]*)*)\])\n|(?:#[^\x00-\x08\n-\x1f\x7f]*)?\n'
)
_ITEM = re.compile(r'"([^"]*)"(,?)')
_HEAD = re.compile(r"\s*\[\[?\s*([\w-]+)\s*\]\]?")
_KEY = re.compile(r"\s*([\w-]+)\s*=")


@dataclass(frozen=True, slots=True)
class TomlTable:
    """One table of a knowledge file."""

    path: str
    """File, relative to the working directory where possible."""
    table: str
    """Its head: agency, milestone …"""
    index: int
    """Count of tables with the same head before it in the file."""
    values: dict[str, object]
    text: str = field(repr=False)
    """The whole file."""

    def line(self, name: str = "", value: str = "") -> int:
        """Return the line of the head, of a field, or of one value in a field; 0 when the head stands nowhere."""
        lines = self.text.split("\n")
        heads = _heads(lines, self.table)
        if self.index >= len(heads):  # a table in braces on the line of another
            return 0
        head = heads[self.index]
        if not name:
            return head + 1
        start = next((i for i in range(head + 1, len(lines)) if _is_key(lines[i], name)), head)
        return next((i for i in range(start, len(lines)) if value in lines[i]), start) + 1

    def problem(self, message: str, name: str = "", value: str = "", fatal: bool = True) -> Problem:
        """Return a problem at the head, at a field, or at one value in a field."""
        return Problem(self.path, self.line(name, value), message, fatal)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the texts of a field as a tuple, whether it holds a list, a single text, or neither."""
        value = self.values.get(name)
        if isinstance(value, list):
            return tuple([item for item in value if isinstance(item, str)])
        return (value,) if isinstance(value, str) else ()


def read(folder: KnowledgeFiles) -> tuple[tuple[TomlTable, ...], tuple[Problem, ...]]:
    """Return the rows of the files of a folder, by file name, and what could not be read."""
    found = [item for path, data in folder.files for item in _file(path, data)]
    rows = tuple(item for item in found if isinstance(item, TomlTable))
    return rows, (*folder.problems, *(item for item in found if isinstance(item, Problem)))


def _file(path: str, data: bytes) -> Iterator[TomlTable | Problem]:
    """Yield the rows of one file, or what is wrong with the file itself."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        tables = _plain(text) or tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        yield Problem(path, line, f"not UTF-8 at byte {error.start}; save the file as UTF-8")
        return
    except (ValueError, RecursionError) as error:  # ValueError: also a number of thousands of digits
        said = str(error).partition(";")[0]
        found = re.search(r"line (\d+)", said)
        line = int(found[1]) if found else text.count("\n") + 1 if "end of document" in said else 0
        yield Problem(path, line, f"no TOML here: {said}; compare with the examples in README.md")
        return
    for table, content in tables.items():
        yield from _tables(path, text, table, content)


def _plain(text: str) -> dict[str, list[dict[str, object]]]:
    """Return the tables of a text of plain tables, flags and texts alone; {} for any other, which may be TOML."""
    tables: dict[str, list[dict[str, object]]] = {}
    row: dict[str, object] = {}
    at = 0
    while at < len(text) and (found := _PLAIN.match(text, at)):
        at = found.end()
        head, key, said, flag, several = found.groups()
        if head:
            row = {}
            tables.setdefault(head, []).append(row)
        elif key:
            if key in row or not tables:
                return {}
            items = _ITEM.findall(several) if several else ()
            if not all(comma for _, comma in items[:-1]):
                return {}
            row[key] = said if said is not None else flag == "true" if flag else [item for item, _ in items]
    return tables if at == len(text) else {}


def _tables(path: str, text: str, table: str, content: object) -> Iterator[TomlTable | Problem]:
    """Yield the rows under one head, or why they cannot stand in this file."""
    known = tables_of(path.rpartition("/")[2])
    if isinstance(content, list) and table in known and all(isinstance(values, dict) for values in content):
        yield from (TomlTable(path, table, index, values, text) for index, values in enumerate(content))
        return
    lines = text.split("\n")
    heads = _heads(lines, table) or [i for i, line in enumerate(lines) if _is_key(line, table)]
    legal = ", ".join(f"[[{name}]]" for name in known)
    if table not in known:
        message = f"{table!r} cannot stand in this file; write {legal}"
    else:
        message = f"{table!r} is not a list of tables; write the head as [[{table}]]"
    yield from (Problem(path, line + 1, message) for line in heads or [-1])


def _heads(lines: list[str], table: str) -> list[int]:
    """Return the indexes of the lines that open a table of this name."""
    return [i for i, line in enumerate(lines) if (found := _HEAD.match(line)) and found[1] == table]


def _is_key(line: str, name: str) -> bool:
    """Return True for a line that sets this field."""
    found = _KEY.match(line)
    return found is not None and found[1] == name
