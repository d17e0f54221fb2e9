"""Read folders of knowledge files as one, in which a site's own records take the place of shipped ones."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefing.errors import Problem
from briefing.knowledge.files import KnowledgeFiles, files_in
from briefing.knowledge.links import key
from briefing.knowledge.rows import TomlTable, read


def read_all(folders: Iterable[Path]) -> tuple[tuple[TomlTable, ...], tuple[Problem, ...]]:
    """Return the rows of all folders and what could not be read."""
    return merged(map(files_in, folders))


def merged(folders: Iterable[KnowledgeFiles]) -> tuple[tuple[TomlTable, ...], tuple[Problem, ...]]:
    """Return the rows of the files of folders, and what is wrong; a row replaces its namesake in earlier folders."""
    rows: tuple[TomlTable, ...] = ()
    problems: tuple[Problem, ...] = ()
    for folder in folders:
        found, refused = read(folder)
        replaced = {key(row) for row in found} - {()}
        rows = (*(row for row in rows if key(row) not in replaced), *found)
        problems += refused
    return rows, problems
