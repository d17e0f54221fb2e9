"""Legal edits of the knowledge files, made from the shapes of their tables: a new field is edited without being named.

Values are tried that stand elsewhere in the same field or fit its shape; the first that `check` lets pass is taken.
Each edit takes last the root of the project, and raises Impossible where none is legal. With a focus, the row that
has it as its id is tried before the others.
"""

import re
from copy import deepcopy
from datetime import timedelta
from functools import partial

import full_site
import tables

from briefing.knowledge import ENTITY_TYPES, check
from briefing.knowledge.shapes import TABLES

ABSENT = object()
POOL = ["2024-05", "2018", "XE", "XS", "Q43", "https://two.example/", "two.example.org", "within partner"]
_UNIQUE = ("id", "lemma", "host", "name")
_LOOSE = ("names", "weak_names", "demonyms")
_HOST = re.compile(r"https?://([^/\s\")]+)")


class Impossible(Exception):
    """No such edit is legal in the site as it is."""


def change(table, field, focus, root):
    """Give a field another value, or a first one; an id is changed where it is referred to as well."""
    edit = _rename if field == "id" else partial(_set, field)

    def proposals(files, row):
        return (partial(edit, value) for value in _values(files, table, field, row))

    _first(table, focus, proposals, root)


def add(table, field, root):
    """Give a field to a row that lacks it."""

    def proposals(files, row):
        return () if field in row else (partial(_set, field, value) for value in _values(files, table, field, row))

    _first(table, "", proposals, root)


def remove(table, field, focus, root):
    _first(table, focus, lambda _, row: [lambda _, row: row.pop(field)] if field in row else [], root)


def move(table, other, focus, root):
    """Put another head over a record."""
    _first(table, focus, lambda *_: [partial(_to, table, other)], root)


def add_row(table, host, root):
    """Add a second row of the same content under names of its own; it may name a host."""
    fields = TABLES[table]
    kinds = [{"kind": kind} for kind in fields["kind"].choices] if "kind" in fields else []
    places = [{"host": one} for one in ([host] if host else hosts())] if "host" in fields else []
    _first(table, "", lambda *_: [partial(_second, table, own) for own in kinds + places or [{}]], root)


def delete_row(table, focus, root):
    """Delete a row, and what refers to it if that must be."""
    _first(table, focus, lambda *_: [partial(_drop, table), partial(_forget, table)], root)


def hosts():
    """Return the hosts that knowledge or articles name and nobody is known to publish under."""
    files = full_site.knowledge()
    known = {row["host"] for row in files["outlets.toml"]["outlet"]}
    texts = [*map(tables.dumped, files.values()), *full_site.ARTICLES.values()]
    return [host for host in dict.fromkeys(_HOST.findall("".join(texts))) if host not in known]


def own_host(table):
    """Return a host that sources in this table alone name."""
    named = {head: set() for head in TABLES}
    for _, head, row in tables.rows(full_site.knowledge()):
        named[head].update(_HOST.findall(" ".join(row.get("sources", ()))))
    others = {host for head, found in named.items() if head != table for host in found}
    return min(named[table].intersection(hosts()) - others)


def _first(table, focus, proposals, root):
    """Save the files as the first legal proposal leaves them."""
    folder = root / "content/knowledge"
    before = tables.load(folder)
    found = [(number, row) for number, (_, head, row) in enumerate(tables.rows(before)) if head == table]
    for number, row in sorted(found, key=lambda one: one[1].get("id") != focus):
        for proposal in proposals(before, row):
            files = deepcopy(before)
            proposal(files, list(tables.rows(files))[number][2])
            tables.save(folder, files)
            if files != before and not any(problem.fatal for problem in check(folder)):
                return _refer(before, files, root)
    tables.save(folder, before)
    raise Impossible


def _refer(before, files, root):
    """Let the heads of articles name a publisher by its new id."""
    old, new = ({row["id"] for _, table, row in tables.rows(of) if table == "source"} for of in (before, files))
    for path in (root / "content/briefings").rglob("*.md") if len(old) == len(new) and old != new else ():
        text = path.read_text("utf-8")
        path.write_text(text.replace(f"Source: {min(old - new)}\n", f"Source: {min(new - old)}\n", 1), "utf-8")


def _set(field, value, _, row):
    row[field] = value


def _rename(new, files, row):
    """Change an id wherever the tables have it."""
    old = row["id"]
    for _, _, one in tables.rows(files):
        for name, value in one.items():
            if isinstance(value, list):
                one[name] = [new if item == old else item for item in value]
            elif value == old:
                one[name] = new


def _file(files, table, row):
    """Return the file that holds a row."""
    return next(of for of in files.values() if any(one is row for one in of.get(table, ())))


def _to(table, other, files, row):
    file = _file(files, table, row)
    file[table].remove(row)
    file.setdefault(other, []).append(row)


def _second(table, more, files, row):
    names = {name: f"{row[name]}{'-two' if name == 'id' else ' two'}" for name in _UNIQUE if name in row}
    quote = {"quote": row["quote"].rpartition(" ")[0]} if "quote" in row else {}
    forms = {"forms": [f"{form}two" for form in row["forms"]]} if "forms" in row else {}
    kept = {name: value for name, value in row.items() if name not in _LOOSE}
    _file(files, table, row)[table].append(kept | names | quote | forms | more)


def _drop(table, files, row):
    _file(files, table, row)[table].remove(row)


def _forget(table, files, row):
    _drop(table, files, row)
    for _, _, one in tables.rows(files):
        for name, value in list(one.items()):
            if value == row.get("id", ABSENT):
                del one[name]
            elif isinstance(value, list) and row.get("id") in value:
                one[name] = [item for item in value if item != row["id"]]


def _values(files, table, field, row):
    """Yield values of the shape of a field that are not the one that a row has."""
    shape = TABLES[table][field]
    value = row.get(field, ABSENT)
    others = [one[field] for _, head, one in tables.rows(files) if head == table and field in one]
    if shape.kind == "flag":
        yield value is not True
    elif shape.kind == "day":
        yield value + timedelta(1)
    elif shape.kind == "list":
        old = [] if value is ABSENT else value
        for item in _texts(files, shape, old[0] if old else "", [one for other in others for one in other]):
            yield [item, *old[1:]]
    else:
        yield from _texts(files, shape, "" if value is ABSENT else value, others)


def _texts(files, shape, value, others):
    """Yield texts that fit a shape: those of other rows, the same with a word less or more, ids, and the pool."""
    own = [value.rpartition(" ")[0], f"{value} two", f"{value}-two"] if value else []
    near = [*others, *own] if shape.pattern else [*own, *others]
    ids = [row["id"] for _, head, row in tables.rows(files) if head in ENTITY_TYPES]
    for text in dict.fromkeys([*shape.choices, *near, *ids, *POOL]):
        fits = text in shape.choices if shape.choices else re.fullmatch(shape.pattern or ".+", text)
        if text != value and fits:
            yield text
