"""One build at a time per output folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from briefing.lock import held
from press import owned

_HOLDER = "lock"
"""File with the number of the process that holds the folder, or held it last."""


class Locked(Exception):
    """Another build is running; the text says which and what to do."""


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Make the folder of state ours and hold it; raise Locked at once when another process does."""
    owned.claim(folder)
    with held(folder, partial(_refuse, folder)):
        owned.write(folder, _HOLDER, f"{os.getpid()}\n".encode())
        yield


def _refuse(folder: Path) -> None:
    path = folder / _HOLDER
    holder = path.read_text("ascii", "replace").strip() if path.is_file() else "unknown"
    raise Locked(f"another build of this folder is running (process {holder}); wait for it")
