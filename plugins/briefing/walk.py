"""Walk folders in which anything may lie: links are never followed, and nothing is opened.

So a walk ends, stays below its folder, and does not wait for a pipe. It imports the standard library alone.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SKIPPED = {"__pycache__", ".git", ".cache"}
"""Names that belong to other programs; nobody looks into them."""


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Something in a folder that is no file to read."""

    path: Path
    message: str
    """Why not, and what to do."""


def walk(folder: str) -> Iterator[tuple[str, os.stat_result | None]]:
    """Yield everything below a folder that is no folder, with its own status, in any order.

    What cannot be looked at has no status: a folder that may not be listed, what lies too deep.
    """
    waiting = [folder]
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(below) as entries:
                for entry in entries:
                    if entry.name in SKIPPED or entry.name.endswith(".egg-info"):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        yield entry.path, _status(entry)
        except FileNotFoundError:
            continue
        except OSError:
            yield below, None


def _status(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat(follow_symlinks=False)
    except OSError:  # access taken away, or gone since
        return None


def refusal(status: os.stat_result | None) -> str:
    """Return why something is no file to read and what to do, or "" for a plain file."""
    if status is None:
        return "cannot be looked at; allow access, or take it away"
    if stat.S_ISREG(status.st_mode):
        return ""
    if stat.S_ISLNK(status.st_mode):
        return "a link, and links are not followed; put the file itself there, or take it away"
    return "not a file but a pipe, socket or device; take it away"


def hidden(path: str) -> bool:
    """Return True for a path below a folder that readers pass over in silence, as editors' lock and swap files are.

    >>> hidden("sub/.#a.txt"), hidden(".git-blame/a.txt"), hidden("a.txt~"), hidden("sub/a.txt")
    (True, True, True, False)
    """
    name = path.rpartition("/")[2]
    autosaved = name.endswith("~") or name.startswith("~$") or (name.startswith("#") and name.endswith("#"))
    return autosaved or any(part.startswith(".") for part in path.split("/"))


def shown(folder: str) -> Iterator[tuple[str, os.stat_result | None]]:
    """Walk a folder without what is hidden in it."""
    below = f"{folder}/"
    return ((path, seen) for path, seen in walk(folder) if path == folder or not hidden(path.removeprefix(below)))


def files(folder: Path) -> tuple[tuple[Path, ...], tuple[PassedOver, ...]]:
    """Return the plain files below a folder and what else lies there, both in order; hidden names are in neither."""
    found: list[Path] = []
    others: list[PassedOver] = []
    for path, status in shown(str(folder)):
        if message := refusal(status):
            others.append(PassedOver(Path(path), message))
        else:
            found.append(Path(path))
    return tuple(sorted(found)), tuple(sorted(others, key=lambda other: other.path))
