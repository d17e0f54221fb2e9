"""What holds between knowledge files: ids are unique, references lead somewhere, a name means one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from briefing.errors import Problem
from briefing.knowledge.kinds import ENTITY_TYPES, UNSURE
from briefing.knowledge.outlets import Outlets
from briefing.knowledge.rows import TomlTable
from briefing.knowledge.values import Outlet
from briefing.web import host

_REFERENCES = ("part_of", "operator", "parties", "hosts", "programme", "entity")
_EFFECTS = ("date", "entity", "not_an_event", "apart_from")
_LINKED = ("sources", "website", "url")


def cross_problems(rows: tuple[TomlTable, ...], whole: bool) -> Iterator[Problem]:
    """Yield what is wrong between the tables of all files; references cannot be judged unless these are `whole`."""
    yield from _duplicates(rows)
    yield from _dangling(rows) if whole else ()
    yield from _shared_names(rows)
    yield from _forbidden(rows)
    yield from _order(rows)
    yield from _effects(rows)
    yield from _classes(rows)
    yield from _unknown_outlets(rows) if whole else ()


def text(row: TomlTable, name: str) -> str:
    """Return a field that is a text, else ""."""
    value = row.values.get(name)
    return value if isinstance(value, str) else ""


def outlets(rows: Iterable[TomlTable]) -> Outlets:
    """Return the outlets that some rows name, without their classes."""
    return Outlets(Outlet(text(row, "host"), text(row, "name"), "") for row in rows if row.table == "outlet")


def strong_names(row: TomlTable) -> tuple[str, ...]:
    """Return the names that are enough by themselves, `name` first unless it is listed as weak."""
    weak = row.texts("weak_names")
    return tuple(dict.fromkeys(n for n in (*row.texts("name"), *row.texts("names")) if n not in weak))


def key(row: TomlTable) -> tuple[str, ...]:
    """Return what no other row may share; entities share one space of ids, every other kind has its own.

    A row that nothing tells from others, such as a correction, has an empty one.
    """
    name = text(row, _key_field(row))
    if row.table == "correction" or not name:
        return ()
    kind = "entity" if row.table in ENTITY_TYPES else row.table
    return (kind, name, text(row, "kind") if row.table == "cue" else "")


def _key_field(row: TomlTable) -> str:
    return {"cue": "lemma", "frame": "kind", "forbidden": "host", "outlet": "host"}.get(row.table, "id")


def _duplicates(rows: tuple[TomlTable, ...]) -> Iterator[Problem]:
    """Yield ids that are taken."""
    seen: dict[tuple[str, ...], TomlTable] = {}
    for row in rows:
        first = seen.setdefault(taken, row) if (taken := key(row)) else row
        if first is not row:
            name = _key_field(row)
            place = f"{first.path}:{first.line(name)}"
            yield row.problem(f"{name} {taken[1]!r} is taken by {place}; merge the two or choose another", name)


def _dangling(rows: tuple[TomlTable, ...]) -> Iterator[Problem]:
    """Yield references to records that do not exist."""
    known = {text(row, "id") for row in rows if row.table in ENTITY_TYPES}
    for row in rows:
        for name in _REFERENCES:
            for value in row.texts(name):
                if value and value not in known:
                    yield row.problem(f"{name}: no record has the id {value!r}; add it or mend the id", name, value)


def _shared_names(rows: tuple[TomlTable, ...]) -> Iterator[Problem]:
    """Yield strong names and demonyms that mean two things."""
    seen: dict[str, TomlTable] = {}
    for row in rows:
        if row.table not in ENTITY_TYPES:
            continue
        for name in dict.fromkeys((*strong_names(row), *row.texts("demonyms"))):
            first = seen.setdefault(name, row)
            if first is not row:
                yield row.problem(
                    f"{name!r} also names {text(first, 'id')!r} ({first.path}:{first.line('id')}); "
                    "move it to weak_names in both, or remove it from one",
                    _field_of(row, name),
                    name,
                )


def _field_of(row: TomlTable, name: str) -> str:
    """Return the field of a record that holds a name."""
    return next(field for field in ("name", "names", "demonyms") if name in row.texts(field))


def _forbidden(rows: tuple[TomlTable, ...]) -> Iterator[Problem]:
    """Yield links to hosts that no page may link."""
    hosts = [text(row, "host") for row in rows if row.table == "forbidden" and text(row, "host")]
    files = {row.path: row.text for row in rows}
    lowered = {path: file.lower() for path, file in files.items()}
    named = {path: [bad for bad in hosts if bad in file] for path, file in lowered.items()}
    for row in rows:
        for name in _LINKED if named[row.path] else ():
            for link in row.texts(name):
                place = host(link)
                if place and any(f".{place}".endswith(f".{bad}") for bad in named[row.path]):
                    message = f"{name}: {place} must not be linked (sources.toml); cite the paper by its name"
                    yield row.problem(message, name, link)


def _order(rows: tuple[TomlTable, ...]) -> Iterator[Problem]:
    """Yield the first record of each file that stands before its place, as advice."""
    told: set[tuple[str, str]] = set()
    for before, row in pairwise(rows):
        place = (row.path, row.table)
        here, there = text(before, "id"), text(row, "id")
        if place == (before.path, before.table) and here > there and place not in told and there:
            told.add(place)
            yield row.problem(f"{there!r} stands after {here!r}; sort the records by id", "id", fatal=False)


def _effects(rows: tuple[TomlTable, ...]) -> Iterator[Problem]:
    """Yield corrections that would change a reading in two ways, half a way, or without being sure."""
    for row in rows:
        if row.table != "correction":
            continue
        named = [name for name in _EFFECTS if row.values.get(name)]
        if len(named) > 1:
            yield row.problem(f"sets right {' and '.join(named)} at once; write one [[correction]] for each", named[1])
        if named and text(row, "state") == "conflict":
            yield row.problem(f"{named[0]} where the sources do not agree; remove it, or write corrected", named[0])
        if bool(row.values.get("apart_from")) != bool(row.values.get("apart_quote")):
            yield row.problem("apart_from and apart_quote go together; name the other briefing and its words")


def _classes(rows: tuple[TomlTable, ...]) -> Iterator[Problem]:
    """Yield hosts of one outlet that are given two classes."""
    seen: dict[str, TomlTable] = {}
    for row in rows:
        first = seen.setdefault(text(row, "name"), row) if row.table == "outlet" else row
        if text(first, "class") != text(row, "class"):
            place = f"{first.path}:{first.line('class')}"
            yield row.problem(f"{text(row, 'name')!r} is {text(first, 'class')} at {place}; write one class", "class")


def _unknown_outlets(rows: tuple[TomlTable, ...]) -> Iterator[Problem]:
    """Yield the first source of each outlet that has no class, as advice."""
    known = outlets(rows)
    told: set[str] = set()
    for row in rows:
        for source in row.texts("sources"):
            name = known.of(source).name
            if not known.find(source) and name not in told:
                told.add(name)
                message = f"sources: {name!r} is not in outlets.toml and counts as {UNSURE}; add it with its class"
                yield row.problem(message, "sources", source, fatal=False)
