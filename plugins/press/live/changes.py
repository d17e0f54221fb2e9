"""Tell which files changed below the folders that a build reads, as the operating system reports it.

Folders are watched; a single file is looked at every half second, because an editor that puts a new file in its place
leaves a watch on the old one behind, and so is a folder that comes or goes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event

from watchfiles import Change, watch

LOOKS = 500
"""Milliseconds between two looks at what is no folder."""
_LEFT_BY_PYTHON = "__pycache__"


def changes(paths: Iterable[Path], stop: Event) -> Iterator[frozenset[Path]]:
    """Yield the paths that changed, a little while after each change, until `stop` is set.

    What is watched first, or again, is yielded as changed: it could have changed just before.
    """
    paths = tuple(dict.fromkeys(paths))
    while not stop.is_set():
        known = {path: _stamp(path) for path in paths}
        folders = [path for path in paths if path.is_dir()]
        yield frozenset(paths)
        for found in _watched(folders, stop):
            changed = {path for path in paths if _stamp(path) != known[path]}
            if found or changed:
                yield found | changed
            if changed:
                break


def _watched(folders: list[Path], stop: Event) -> Iterator[frozenset[Path]]:
    """Yield what changed in some folders, and nothing now and then."""
    if not folders:
        while not stop.wait(LOOKS / 1000):
            yield frozenset()
        return

    def wanted(_: Change, path: str) -> bool:
        return any(is_input(Path(path), folder) for folder in folders)

    for found in watch(*folders, watch_filter=wanted, stop_event=stop, rust_timeout=LOOKS, yield_on_timeout=True):
        yield frozenset(Path(path) for _, path in found)


def is_input(path: Path, folder: Path) -> bool:
    """Return True for a path below a folder that a build could read: nothing hidden, nothing that Python leaves.

    >>> is_input(Path("seeds/a.txt"), Path("seeds")), is_input(Path("seeds/.#a.txt"), Path("seeds"))
    (True, False)
    """
    if not path.is_relative_to(folder):
        return False
    return not any(part.startswith(".") or part == _LEFT_BY_PYTHON for part in path.relative_to(folder).parts)


def _stamp(path: Path) -> tuple[int, ...]:
    """Return what tells two states of a file apart; of a folder, which one it is."""
    try:
        found = os.stat(path)
    except OSError:
        return ()
    return (found.st_ino, 0 if path.is_dir() else found.st_mtime_ns)
