"""One build at a time per output folder."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


class Locked(Exception):
    """Another build is running; the text says which and what to do."""


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; the operating system drops it when the process dies, however it dies.

    Raises Locked at once when another process holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a+") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            handle.seek(0)
            holder = handle.read().strip() or "unknown"
            raise Locked(f"another build of this folder is running (process {holder}); wait for it") from error
        handle.truncate(0)
        handle.write(f"{os.getpid()}\n")
        handle.flush()
        _held.append(handle)
        try:
            yield
        finally:
            _held.remove(handle)


_held: list[TextIO] = []


def _let_go() -> None:
    """Close the locks of the parent in a new child, which may outlive it by a moment."""
    while _held:
        _held.pop().close()


os.register_at_fork(after_in_child=_let_go)
