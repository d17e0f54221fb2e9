"""State between builds in one SQLite file: what each briefing said, and what each page was made of.

Every row carries a digest of itself, so a damaged row is a missing row; a file that SQLite cannot read raises
StoreDamaged and is started anew. Deleting the file costs time, never correctness.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from msgspec import MsgspecError, msgpack

from press import owned

STATE = "state.sqlite"
"""Name of the file of state."""
T = TypeVar("T")
SCHEMA = """
CREATE TABLE IF NOT EXISTS content (key TEXT PRIMARY KEY, path TEXT, seal BLOB, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pages (path TEXT PRIMARY KEY, seal BLOB, value BLOB) WITHOUT ROWID;
"""


_CAUSES = {
    sqlite3.SQLITE_FULL: errno.ENOSPC, sqlite3.SQLITE_IOERR: errno.EIO, sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_READONLY: errno.EACCES, sqlite3.SQLITE_PERM: errno.EACCES, sqlite3.SQLITE_BUSY: errno.EBUSY,
}  # fmt: skip
"""Failures of SQLite that say nothing of the file: their causes, as the operating system numbers them."""


class StoreDamaged(Exception):
    """The file is not a database any more."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the site as it was last written."""

    path: str
    key: str
    """Digest of everything that it shows."""
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


@cache
def _decoder(kind: type[T]) -> msgpack.Decoder[T]:
    return msgpack.Decoder(kind)


def _opened(key: object, seal: object, value: object, kind: type[T]) -> T | None:
    """Return the value of a row; None when the row is damaged, even in the types of its cells, or of another kind."""
    if not isinstance(key, str) or not isinstance(value, bytes) or seal != _seal(key, value):
        return None
    try:
        return _decoder(kind).decode(value)
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
        return _opened(key, *row, kind) if row else None

    def keep_content(self, rows: Iterable[tuple[str, str, object]]) -> None:
        """Add (key, path, value) rows; older values of the same path are dropped."""
        for key, path, value in rows:
            self.database.execute("DELETE FROM content WHERE path = ?", (path,))
            packed = msgpack.encode(value)
            row = (key, path, _seal(key, packed), packed)
            self.database.execute("INSERT OR REPLACE INTO content VALUES (?, ?, ?, ?)", row)
        self.database.commit()

    def forget_content(self, paths: frozenset[str]) -> None:
        """Drop the values of all paths but these."""
        gone = [row for row in self.database.execute("SELECT key, path FROM content") if row[1] not in paths]
        self.database.executemany("DELETE FROM content WHERE key = ?", [(key,) for key, _ in gone])
        self.database.commit()

    def pages(self) -> dict[str, Entry]:
        """Return the manifest: every file that was written, by path."""
        rows = self.database.execute("SELECT path, seal, value FROM pages")
        found = ((path, _opened(path, seal, value, Entry)) for path, seal, value in rows)
        return {path: entry for path, entry in found if entry is not None}

    def keep_pages(self, entries: Iterable[Entry], gone: Iterable[str]) -> None:
        """Replace the rows of written and vanished files, all at once."""
        with self.database:
            self.database.executemany("DELETE FROM pages WHERE path = ?", [(path,) for path in gone])
            for entry in entries:
                value = msgpack.encode(entry)
                row = (entry.path, _seal(entry.path, value), value)
                self.database.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", row)


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
