"""Load folders of knowledge files as one Knowledge, or raise an error that lists every fatal problem."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from briefing.calendar import from_edtf
from briefing.digest import digest
from briefing.errors import KnowledgeError
from briefing.knowledge.check import check_rows
from briefing.knowledge.files import KnowledgeFiles, files_in
from briefing.knowledge.kinds import ENTITY_TYPES
from briefing.knowledge.layers import merged
from briefing.knowledge.links import strong_names, text
from briefing.knowledge.rows import TomlTable
from briefing.knowledge.values import Correction, Cue, Knowledge, Milestone, Outlet, Record, Source


def load(*folders: Path) -> Knowledge:
    """Return what editors have put down in a folder, or in several, of which a later one has the last word.

    Raises KnowledgeError with every fatal problem, one a line.
    """
    return loaded(map(files_in, folders))


def loaded(folders: Iterable[KnowledgeFiles]) -> Knowledge:
    """Return what the files of folders say, as `load` does."""
    rows, found = merged(folders)
    if fatal := tuple(problem for problem in check_rows(rows, found) if problem.fatal):
        raise KnowledgeError(fatal)
    records = tuple(_record(row) for row in _sorted(rows, *ENTITY_TYPES))
    frames = {text(row, "kind"): _slots(row) for row in _sorted(rows, "frame")}
    cues = tuple(_cue(row, frames.get(text(row, "kind"), ())) for row in _sorted(rows, "cue"))
    milestones = tuple(_milestone(row) for row in _sorted(rows, "milestone"))
    sources = tuple(_source(row) for row in _sorted(rows, "source"))
    corrections = tuple(_correction(row) for row in _sorted(rows, "correction"))
    hosts = tuple(text(row, "host") for row in _sorted(rows, "forbidden"))
    outlets = tuple(Outlet(*(text(row, name) for name in ("host", "name", "class"))) for row in _sorted(rows, "outlet"))
    parts = *(r.digest for r in records), *(m.digest for m in milestones), *(c.digest for c in corrections)
    every = digest(parts, cues, sources, hosts, outlets)
    return Knowledge(records, cues, milestones, sources, corrections, hosts, every, outlets)


def _sorted(rows: tuple[TomlTable, ...], *tables: str) -> list[TomlTable]:
    """Return the rows of some tables in the order of their ids, whatever file they stand in."""
    keys = ("id", "lemma", "kind", "host", "briefing", "quote", "name")
    return sorted((row for row in rows if row.table in tables), key=lambda row: [text(row, key) for key in keys])


def _record(row: TomlTable) -> Record:
    """Return an entity."""
    values = (
        text(row, "id"),
        text(row, "name"),
        row.table,
        text(row, "in_sentence"),
        strong_names(row),
        row.texts("weak_names"),
        row.texts("demonyms"),
        row.texts("country"),
        text(row, "seat"),
        row.values.get("of_state") is True,
        row.texts("part_of"),
        row.texts("operator"),
        row.texts("parties"),
        text(row, "founded"),
        text(row, "role"),
        text(row, "wikidata"),
        text(row, "website"),
        row.texts("sources"),
        text(row, "fact"),
        text(row, "note"),
        row.values.get("unverified") is True,
    )
    return Record(*values, digest(*values))


def _cue(row: TomlTable, slots: tuple[tuple[str, str], ...]) -> Cue:
    """Return a phrase that signals an event or cooperation, given the slots of its kind."""
    forms, kind = row.texts("forms"), text(row, "kind")
    examples = (row.texts("examples"), row.texts("counter_examples"))
    return Cue(text(row, "lemma"), forms, kind, text(row, "cooperation"), *examples, (*slots, *_slots(row)))


def _slots(row: TomlTable) -> tuple[tuple[str, str], ...]:
    """Return constructions with the roles of their names."""
    pairs = (slot.rpartition(" ") for slot in row.texts("slots"))
    return tuple((construction, role) for construction, _, role in pairs)


def _milestone(row: TomlTable) -> Milestone:
    """Return a dated event of the curated record."""
    values = (
        text(row, "id"),
        from_edtf(text(row, "date")),
        text(row, "title"),
        row.texts("parties"),
        row.texts("hosts"),
        text(row, "kind"),
        text(row, "programme"),
        text(row, "turns"),
        row.texts("sources"),
        text(row, "note"),
    )
    return Milestone(*values, digest(*values))


def _source(row: TomlTable) -> Source:
    """Return a publisher."""
    return Source(text(row, "id"), text(row, "name"), text(row, "url"), text(row, "rights"), text(row, "note"))


def _correction(row: TomlTable) -> Correction:
    """Return a correction; `made` is a day, as the check has seen."""
    made = row.values["made"]
    assert isinstance(made, date)
    said = (text(row, "briefing"), text(row, "quote"), text(row, "says"), text(row, "state"))
    right = (
        from_edtf(text(row, "date")) if text(row, "date") else None,
        text(row, "entity"),
        row.values.get("not_an_event") is True,
        text(row, "apart_from"),
        text(row, "apart_quote"),
        text(row, "question"),
    )
    values = (*said, row.texts("sources"), made)
    return Correction(*values, digest(values, right), *right, row.path, row.line("quote"))
