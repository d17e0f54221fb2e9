"""State between builds in one SQLite file: what each briefing said, and what each page was made of.

Every row carries a digest of itself, so a damaged row is a missing row; a file that SQLite cannot read raises
StoreDamaged and is started anew. Deleting the file costs time, never correctness.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from msgspec import MsgspecError, msgpack

from briefing.publish.lookups.reads import Read
from press import owned

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
CREATE TABLE IF NOT EXISTS reads (number INTEGER PRIMARY KEY, seal BLOB, value BLOB);
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
    reads: tuple[Read, ...] = ()
    """What was read for it."""


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A file with its readings by number, since many files share them."""

    entry: Entry
    reads: tuple[int, ...]


_Value = tuple[Read, str]
"""A reading, and the digest of what it gave."""


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
        """Drop the values of all paths but these, the knowledge and the templates."""
        kept = paths | {KNOWLEDGE, TEMPLATES}
        gone = [row for row in self.database.execute("SELECT key, path FROM content") if row[1] not in kept]
        self.database.executemany("DELETE FROM content WHERE key = ?", [(key,) for key, _ in gone])
        self.database.commit()

    def pages(self) -> dict[str, Entry]:
        """Return the manifest: every file that was written, by path."""
        reads = {number: read for number, (read, _) in self._reads().items()}
        rows = self.database.execute("SELECT path, seal, value FROM pages")
        found = ((path, _opened(path, seal, value, _Numbered)) for path, seal, value in rows)
        known = ((path, one) for path, one in found if one is not None and reads.keys() >= set(one.reads))
        return {path: replace(one.entry, reads=tuple(reads[n] for n in one.reads)) for path, one in known}

    def values(self) -> dict[Read, str]:
        """Return what each reading of a page gave when the pages were last made, as digests."""
        return dict(self._reads().values())

    def keep_pages(self, entries: Iterable[Entry], gone: Iterable[str], values: Mapping[Read, str]) -> None:
        """Replace the rows of written and vanished files, and those of all readings, all at once.

        `values` has the digest of every reading that a page has now; others are dropped.
        """
        known = self._reads()
        numbers = {read: number for number, (read, _) in known.items()}
        unused = max(numbers.values(), default=0) + 1
        fresh = (read for read in values if read not in numbers)
        numbers |= {read: number for number, read in enumerate(fresh, unused)}
        changed = [(numbers[read], (read, value)) for read, value in values.items()]
        dropped = [(number,) for number, (read, _) in known.items() if read not in values]
        with self.database:
            self.database.executemany("DELETE FROM pages WHERE path = ?", [(path,) for path in gone])
            self.database.executemany("DELETE FROM reads WHERE number = ?", dropped)
            for entry in entries:
                one = _Numbered(replace(entry, reads=()), tuple(numbers[read] for read in entry.reads))
                value = msgpack.encode(one)
                row = (entry.path, _seal(entry.path, value), value)
                self.database.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", row)
            packed = [(number, msgpack.encode(one)) for number, one in changed if known.get(number) != one]
            rows = ((number, _seal(str(number), value), value) for number, value in packed)
            self.database.executemany("INSERT OR REPLACE INTO reads VALUES (?, ?, ?)", rows)

    def _reads(self) -> dict[int, _Value]:
        """Return every reading of a page by its number, with the digest of what it gave."""
        rows = self.database.execute("SELECT number, seal, value FROM reads")
        found = ((number, _opened(str(number), seal, value, _Value)) for number, seal, value in rows)
        return {number: read for number, read in found if read is not None}


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
