"""Find every problem in the knowledge files, by path and line, without stopping at the first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from briefing.calendar import from_edtf
from briefing.errors import Problem
from briefing.knowledge.kinds import ENTITY_TYPES
from briefing.knowledge.layers import read_all
from briefing.knowledge.links import cross_problems
from briefing.knowledge.rows import TomlTable
from briefing.knowledge.shapes import TABLES, Field
from briefing.web import CONTROLS, SCHEMES, host

_KINDS = {
    "text": "a text in quotes",
    "list": 'a list of texts, such as ["CN", "PK"]',
    "flag": "true or false, without quotes",
    "edtf": 'a date in quotes, such as "2025-02-28"',
    "day": "a day without quotes, such as 2025-02-28",
}
_REQUIRED = {table: [name for name, field in fields.items() if field.required] for table, fields in TABLES.items()}
_VERIFIED_ONLY = ("founded", "role", "wikidata", "website", "fact")


def check(*folders: Path) -> tuple[Problem, ...]:
    """Return every problem of the knowledge files in some folders, by path and line."""
    return check_rows(*read_all(folders))


def check_rows(rows: tuple[TomlTable, ...], found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems of rows that were read, with those `found` while reading them."""
    alone = (problem for row in rows for problem in shape(row))
    return tuple(sorted({*found, *alone, *cross_problems(rows, whole=not found)}))


def shape(row: TomlTable) -> Iterator[Problem]:
    """Yield what is wrong with one table by itself."""
    fields = TABLES[row.table]
    for name, value in row.values.items():
        if name in fields:
            yield from _value(row, name, value, fields[name])
        else:
            legal = ", ".join(fields)
            yield row.problem(f"[[{row.table}]] has no field {name!r}; the fields are {legal}", name)
    for name in _REQUIRED[row.table]:
        if row.values.get(name) in (None, "", []):
            yield row.problem(f"[[{row.table}]] without {name!r}; add {name} = {_KINDS[fields[name].kind]}")
    if row.table in ENTITY_TYPES:
        yield from _evidence(row)
        yield from _state(row)
    if row.table == "milestone":
        yield from _work(row)


def _value(row: TomlTable, name: str, value: object, field: Field) -> Iterator[Problem]:
    """Yield what is wrong with the value of one field."""
    if not _is_kind(value, field.kind):
        yield row.problem(f"{name} is {value!r}; write {_KINDS[field.kind]}", name)
        return
    if field.choices and value not in field.choices:
        legal = ", ".join(choice or '""' for choice in field.choices)
        yield row.problem(f"{name} is {value!r}; write one of {legal}", name)
    for text in row.texts(name):
        if field.pattern and (text or field.kind == "list") and not re.fullmatch(field.pattern, text):
            yield row.problem(f"{name} is {text!r}; write {field.hint}", name, text)
        elif text.startswith(SCHEMES) and not host(text):
            yield row.problem(f"{name}: {text!r} is no web address; mend its host", name, text)
        if not text.isprintable() and (found := CONTROLS.search(text)):
            yield row.problem(f"{name} holds the character {found[0][0]!r}, which no page may have; remove it", name)
    if field.kind == "edtf" and isinstance(value, str):
        yield from _edtf(row, name, value)


def _edtf(row: TomlTable, name: str, value: str) -> Iterator[Problem]:
    """Yield what is wrong with a date."""
    try:
        from_edtf(value)
    except ValueError as error:
        yield row.problem(f"{name}: {error}", name)


def _is_kind(value: object, kind: str) -> bool:
    """Return True when TOML read the value as what the field needs."""
    if kind == "list":
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if kind == "day":
        return isinstance(value, date) and not isinstance(value, datetime)
    return isinstance(value, bool if kind == "flag" else str)


def _state(row: TomlTable) -> Iterator[Problem]:
    """Yield a body that acts for no country, or for two, where its record says that it acts for one."""
    if row.values.get("of_state") and len(row.texts("country")) != 1:
        yield row.problem("of_state is for a body of one country; mend country, or remove it", "of_state")
    if row.values.get("seat") and len(row.texts("country")) == 1:
        yield row.problem("seat is for a body of many countries; list these as country, or remove one", "seat")


def _work(row: TomlTable) -> Iterator[Problem]:
    """Yield what a milestone says of work together that it cannot mean."""
    for party in row.texts("hosts"):
        if party not in row.texts("parties"):
            yield row.problem(f"hosts: {party!r} is none of the parties; add it to parties", "hosts", party)
    if row.values.get("turns") and not row.values.get("programme"):
        yield row.problem("turns tells where a programme stands; add programme, or remove it", "turns")


def _evidence(row: TomlTable) -> Iterator[Problem]:
    """Yield a record without a source, unless it says so and keeps to names."""
    if not row.values.get("unverified"):
        if not row.values.get("sources"):
            message = "record without sources; add one, or write unverified = true and keep to names and country"
            yield row.problem(message)
        return
    for name in _VERIFIED_ONLY:
        if row.values.get(name):
            yield row.problem(f"{name} in an unverified record; add sources and remove unverified = true", name)
