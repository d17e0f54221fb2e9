"""State between builds in one SQLite file: what each briefing said, and what each page was made of.

Every row carries a digest of itself, so a damaged row is a missing row; a file that SQLite cannot read raises
StoreDamaged and is started anew. Deleting the file costs time, never correctness.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from msgspec import MsgspecError, msgpack

from press import owned
from press.notes import NotedRead

STATE = "state.sqlite"
"""Name of the file of state."""
KNOWLEDGE = "knowledge"
"""Path under which the knowledge is kept; those of briefings end in .md."""
TEMPLATES = "templates"
"""Path under which compiled templates are kept."""
T = TypeVar("T")
SCHEMA = """
CREATE TABLE IF NOT EXISTS content (key TEXT PRIMARY KEY, path TEXT, seal BLOB, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pages (path TEXT PRIMARY KEY, seal BLOB, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS notes (block INTEGER PRIMARY KEY, seal BLOB, value BLOB);
"""
_BLOCK = 256
"""Notes that are kept in one row: fewer rows to read and to seal, and an edit writes few of them."""


_CAUSES = {
    sqlite3.SQLITE_FULL: errno.ENOSPC, sqlite3.SQLITE_IOERR: errno.EIO, sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_READONLY: errno.EACCES, sqlite3.SQLITE_PERM: errno.EACCES, sqlite3.SQLITE_BUSY: errno.EBUSY,
}  # fmt: skip
"""Failures of SQLite that say nothing of the file: their causes, as the operating system numbers them."""


class StoreDamaged(Exception):
    """The file is not a database any more."""


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """One file of the site as it was last written."""

    path: str
    how: str
    """Digest of what made it: theme, settings, code."""
    sha: str
    """Digest of its bytes."""
    size: int
    mtime: int
    ctime: int
    seen: int
    """When the stamp was taken (ns): a file that was young then is judged by its bytes."""
    links: tuple[str, ...]
    """Internal addresses that it points to, with fragments."""
    ids: tuple[str, ...]
    reads: tuple[int, ...] = ()
    """Numbers of what was read for it."""
    shown: str = ""
    """Digest of what its template was shown; "" for what has none."""
    by_template: tuple[int, ...] = ()
    """Numbers of what the template itself read besides."""


_ENTRY = msgpack.Decoder(WrittenFile).decode
_NOTES = msgpack.Decoder(dict[int, NotedRead]).decode


def _opened(key: object, seal: object, value: object, decode: Callable[[bytes], T]) -> T | None:
    """Return the value of a row; None when the row is damaged, even in the types of its cells, or of another kind."""
    if not isinstance(key, str) or not isinstance(value, bytes) or seal != _seal(key, value):
        return None
    try:
        return decode(value)
    except MsgspecError:
        return None


def _seal(key: str, value: bytes) -> bytes:
    return blake2b(key.encode() + b"\0" + value, digest_size=16).digest()


class Store:
    """The content state and the manifest of one output folder."""

    def __init__(self, path: Path) -> None:
        """Open or create the file."""
        self.database = sqlite3.connect(path)
        try:
            self.database.execute("PRAGMA synchronous = NORMAL")
            self.database.executescript(SCHEMA)
        except sqlite3.DatabaseError:
            self.database.close()
            raise

    def content(self, key: str, kind: type[T]) -> T | None:
        """Return the value of a kind that is kept under a key, or None."""
        row = self.database.execute("SELECT seal, value FROM content WHERE key = ?", (key,)).fetchone()
        return _opened(key, row[0], row[1], partial(msgpack.decode, type=kind)) if row else None

    def keep_content(self, rows: Iterable[tuple[str, str, object]]) -> None:
        """Add (key, path, value) rows; older values of the same path are dropped."""
        for key, path, value in rows:
            self.database.execute("DELETE FROM content WHERE path = ?", (path,))
            packed = msgpack.encode(value)
            row = (key, path, _seal(key, packed), packed)
            self.database.execute("INSERT OR REPLACE INTO content VALUES (?, ?, ?, ?)", row)
        self.database.commit()

    def forget_content(self, paths: frozenset[str]) -> None:
        """Drop the values of all paths but these, the knowledge and the templates."""
        kept = paths | {KNOWLEDGE, TEMPLATES}
        gone = [row for row in self.database.execute("SELECT key, path FROM content") if row[1] not in kept]
        self.database.executemany("DELETE FROM content WHERE key = ?", [(key,) for key, _ in gone])
        self.database.commit()

    def pages(self, notes: Mapping[int, NotedRead]) -> dict[str, WrittenFile]:
        """Return the manifest: every file that was written, by path, when all its readings are noted."""
        rows = self.database.execute("SELECT path, seal, value FROM pages")
        found = ((path, _opened(path, seal, value, _ENTRY)) for path, seal, value in rows)
        return {path: one for path, one in found if one is not None and notes.keys() >= {*one.reads, *one.by_template}}

    def notes(self) -> dict[int, NotedRead]:
        """Return what files rest on, by number."""
        rows = self.database.execute("SELECT block, seal, value FROM notes")
        blocks = (_opened(str(number), seal, value, _NOTES) for number, seal, value in rows)
        return {number: note for block in blocks if block is not None for number, note in block.items()}

    def keep_pages(
        self, entries: Iterable[WrittenFile], wanted: Collection[str], notes: Mapping[int, NotedRead]
    ) -> None:
        """Replace the rows of written files, drop those of files that nobody wants, and keep the notes, all at once.

        `notes` has every reading that a wanted file rests on; others are dropped.
        """
        files = ((entry.path, msgpack.encode(entry)) for entry in entries)
        blocks = [_sealed(str(number), msgpack.encode(block)) for number, block in _in_blocks(notes)]
        gone = [row for row in self.database.execute("SELECT path FROM pages") if row[0] not in wanted]
        there = {(str(number), *row) for number, *row in self.database.execute("SELECT block, seal, value FROM notes")}
        with self.database:
            self.database.executemany("DELETE FROM pages WHERE path = ?", gone)
            self.database.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", (_sealed(*one) for one in files))
            self.database.executemany(
                "DELETE FROM notes WHERE block = ?", [row[:1] for row in there.difference(blocks)]
            )
            changed = (row for row in blocks if row not in there)
            self.database.executemany("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", changed)


def _in_blocks(notes: Mapping[int, NotedRead]) -> Iterator[tuple[int, dict[int, NotedRead]]]:
    """Yield the notes in blocks, by number."""
    for block, numbers in groupby(sorted(notes), lambda number: number // _BLOCK):
        yield block, {number: notes[number] for number in numbers}


def _sealed(key: str, value: bytes) -> tuple[str, bytes, bytes]:
    return key, _seal(key, value), value


def _cause(error: sqlite3.DatabaseError) -> int:
    """Return the number of the failure of the operating system behind an error, or 0 when the file is damaged."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return 0 if code == sqlite3.SQLITE_IOERR_SHORT_READ else _CAUSES.get(code & 0xFF, 0)


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """Yield the store; raise StoreDamaged when SQLite finds the file broken, at any time while it is open.

    Raises OSError for what is not the file's fault: a full disk, no access.
    """
    if os.path.lexists(path) and (path.is_symlink() or not path.is_file()):
        raise StoreDamaged(str(path))
    store: Store | None = None
    try:
        store = Store(path)
        yield store
    except sqlite3.DatabaseError as error:
        if cause := _cause(error):
            raise OSError(cause, os.strerror(cause), str(path)) from error
        raise StoreDamaged(str(path)) from error
    finally:
        if store is not None:
            store.database.close()


def discard(path: Path) -> None:
    """Delete a damaged store with its journals."""
    for name in (path.name, f"{path.name}-journal", f"{path.name}-wal", f"{path.name}-shm"):
        owned.remove(path.parent, name)
