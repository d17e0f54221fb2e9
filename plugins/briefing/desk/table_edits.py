"""Add a table to a knowledge file, or a name to a record, and leave every other line as it is.

A new table stands where the order of the file wants it. What comes out is read again: it must hold what was there
before and the new table, nothing else; so a file that the scan of its lines misreads is refused, not damaged.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from briefing.desk.changes import Fields, Unwritable, lines
from briefing.knowledge.shapes import TABLES

_HEAD = re.compile(r"[ \t]*\[\[[ \t]*([\w-]+)[ \t]*\]\]")
_SORTED_BY = {"correction": "briefing", "milestone": "date", "outlet": "name"}
"""Field by which the tables of a file are sorted, where it is not the id."""
_WIDE = 120
"""Characters of a line; a list that is wider has an item a line."""


def table(head: str, fields: Fields) -> str:
    """Return a table as an editor writes it; fields without a value are left out.

    >>> print(table("agency", (("id", "tsa"), ("names", "T\\nTS"), ("fact", ""), ("unverified", "true"))), end="")
    [[agency]]
    id = "tsa"
    names = ["T", "TS"]
    unverified = true
    """
    lines = [f"{key} = {_value(TABLES[head][key].kind, key, value)}\n" for key, value in fields if value.strip()]
    return "".join([f"[[{head}]]\n", *lines])


def _value(kind: str, key: str, value: str) -> str:
    if kind in ("flag", "day"):
        return value.strip()
    if kind != "list":
        return _quoted(value)
    items = [_quoted(item) for item in value.split("\n") if item.strip()]
    line = f"[{', '.join(items)}]"
    return line if len(f"{key} = {line}") <= _WIDE else "[\n" + "".join(f"    {item},\n" for item in items) + "]"


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False).replace("\x7f", "\\u007f")


def with_table(text: str, head: str, fields: Fields) -> str:
    """Return a knowledge file with a new table, in its place.

    Raises Unwritable when the file cannot be read, or not be changed without touching what stands there.
    """
    rows, old, end = _rows(text), lines(text), "\r\n" if "\r\n" in text else "\n"
    new = table(head, fields).replace("\n", end)
    starts = _starts(old, head)
    known = rows.get(head, [])
    place = _place([_key(row, head) for row in known], _key(dict(fields), head))
    if place < len(starts) == len(known):
        at = _above(old, starts[place])
        changed = "".join([*old[:at], new, end, *old[at:]])
    else:
        changed = f"{_ended(text, end)}{new}"
    _prove(rows, changed, head, place if place < len(starts) == len(known) else len(known))
    return changed


def _ended(text: str, end: str) -> str:
    """Return a text with a blank line at its end, an empty one as it is."""
    if not text.strip():
        return text
    return text + end * (2 - text.endswith("\n") - text.endswith(f"{end}{end}"))


def _starts(old: Sequence[str], head: str) -> list[int]:
    """Return at which lines a table of this name begins."""
    return [at for at, line in enumerate(old) if (found := _HEAD.match(line)) and found[1] == head]


def _above(old: Sequence[str], at: int) -> int:
    """Return the first of the lines of comment that stand right above a table."""
    while at and old[at - 1].lstrip().startswith("#"):
        at -= 1
    return at


def _key(row: Mapping[str, Any], head: str) -> str:
    """Return by what a table is sorted: letters without their accents."""
    plain = unicodedata.normalize("NFKD", str(row.get(_SORTED_BY.get(head, "id"), "")))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _place(keys: Sequence[str], key: str) -> int:
    """Return before which table a new one stands: behind those with its key, else in order, else at the end."""
    if key in keys:
        return len(keys) - keys[::-1].index(key)
    return bisect_right(keys, key) if list(keys) == sorted(keys) else len(keys)


def with_spelling(text: str, head: str, record: str, name: str) -> str:
    """Return a knowledge file with a further name of a record.

    Raises Unwritable when the record is not there, or the file cannot be changed without touching anything else.
    """
    rows, old = _rows(text), lines(text)
    at = next((at for at, row in enumerate(rows.get(head, [])) if row.get("id") == record), -1)
    starts = _starts(old, head)
    if at < 0 or at >= len(starts):
        raise Unwritable(f"there is no [[{head}]] {record!r} in this file any more")
    number = starts[at]
    end = next((n for n in range(number + 1, len(old)) if _HEAD.match(old[n])), len(old))
    changed = "".join([*old[:number], *_with_name(old[number:end], name), *old[end:]])
    rows[head][at]["names"] = [*rows[head][at].get("names", []), name]
    if _rows(changed) != rows:
        raise Unwritable(f"the names of {record!r} stand in a form that is not changed by itself; add {name!r} by hand")
    return changed


def _with_name(record: Sequence[str], name: str) -> list[str]:
    """Return the lines of a record with a further name in its list of names, which may not be there yet."""
    end = "\r\n" if record[0].endswith("\r\n") else "\n"
    for at, line in enumerate(record):
        if re.match(r"names\s*=\s*\[[^\]]+\]\s*$", line):
            before, _, after = line.rpartition("]")
            return [*record[:at], f"{before}, {_quoted(name)}]{after}", *record[at + 1 :]]
        if re.match(r"names\s*=\s*\[\s*$", line):
            last = next((n for n in range(at, len(record)) if record[n].startswith("]")), at)
            return [*record[:last], f"    {_quoted(name)},{end}", *record[last:]]
    at = next((n for n, line in enumerate(record) if re.match(r"name\s*=", line)), 0)
    return [*record[: at + 1], f"names = [{_quoted(name)}]{end}", *record[at + 1 :]]


def _rows(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except ValueError as error:
        raise Unwritable(f"the file is no TOML ({error}); mend it first") from error


def _prove(before: dict[str, Any], changed: str, head: str, place: int) -> None:
    """Raise Unwritable when a change did more than add one table at its place."""
    after = _rows(changed)
    rest = {**after, head: [row for at, row in enumerate(after.get(head, [])) if at != place]}
    if rest != {**before, head: before.get(head, [])}:
        raise Unwritable("the file cannot be changed without touching what stands there; add the table by hand")
