"""Folders in, one digest of the state of their files out: how "nothing changed" is known without reading them.

A file is judged by size, mtime and ctime. One that is younger than two seconds could change again within
the same tick of the file system's clock, so its content is remembered as well (the racy files of Git's index).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

YOUNG = 2_000_000_000
"""Nanoseconds for which a file's times are not trusted alone."""
SKIPPED = {"__pycache__", ".git", ".cache"}
EXTRAS = "extras"
"""Folder of the output that `invoke extras` writes and that builds neither read nor clear."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the file system says of a file."""

    size: int
    mtime: int
    ctime: int

    def young(self, now: int) -> bool:
        """Return True when the file could still change without a trace, seen at `now` (ns)."""
        return now - max(self.mtime, self.ctime) < YOUNG


def stamp(path: Path) -> Stamp:
    """Return the stamp of one file."""
    status = path.stat()
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def walk(folder: str) -> Iterator[tuple[str, Stamp]]:
    """Yield every file below a folder with its stamp, in any order."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name not in SKIPPED and not entry.name.endswith(".egg-info"):
                    yield from walk(entry.path)
            else:
                status = entry.stat()
                yield entry.path, Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def survey(paths: Iterable[Path]) -> dict[str, Stamp]:
    """Return the stamp of every file at or below the paths; what does not exist is absent."""
    found: dict[str, Stamp] = {}
    for path in paths:
        if path.is_dir():
            found.update(walk(str(path)))
        elif path.exists():
            found[str(path)] = stamp(path)
    return found


def written(output: Path) -> dict[str, Stamp]:
    """Return the stamps of what builds write below the output folder."""
    extra = f"{output / EXTRAS}{os.sep}"
    return {path: stamp for path, stamp in survey((output,)).items() if not path.startswith(extra)}


def state(files: dict[str, Stamp]) -> str:
    """Return one digest of names and stamps."""
    lines = sorted(f"{path}\0{s.size}\0{s.mtime}\0{s.ctime}" for path, s in files.items())
    return blake2b("\n".join(lines).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def content_digest(path: str | Path) -> str:
    """Return the digest of a file's bytes."""
    return blake2b(Path(path).read_bytes(), digest_size=16).hexdigest()


def young(files: dict[str, Stamp], now: int) -> dict[str, str]:
    """Return the content digests of the files that are too young to be judged by their stamp."""
    return {path: content_digest(path) for path, s in files.items() if s.young(now)}
