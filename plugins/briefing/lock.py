"""One writer at a time per folder: locks of the operating system, which drops them however a process ends.

What is locked is the folder itself. So there is no lock file for Git to see or for somebody to delete, and a folder
that must not be written to can be locked as well. Some network file systems cannot do that; there it is an OSError.
"""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_held: set[int] = set()


@contextmanager
def held(folder: Path, busy: Callable[[], object]) -> Iterator[None]:
    """Hold a folder; when another process holds it, call `busy`, which may raise, and then wait for it."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    _held.add(handle)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            busy()
            fcntl.flock(handle, fcntl.LOCK_EX)
        if not os.path.exists(folder) or not os.path.samestat(os.fstat(handle), os.stat(folder)):
            raise OSError(errno.ENOENT, "deleted by another process just now", str(folder))
        yield
    finally:
        if handle in _held:
            _held.remove(handle)
            os.close(handle)


def _let_go() -> None:
    """Close the locks of the parent in a new child, which may outlive it by a moment."""
    while _held:
        os.close(_held.pop())


os.register_at_fork(after_in_child=_let_go)
