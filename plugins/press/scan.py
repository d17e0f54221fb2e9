"""Digest the state of the files in some folders, to know that nothing changed without reading them.

A file is judged by size, mtime and ctime. One that was written a moment ago could change again within the same tick
of the file system's clock, so its content is remembered as well (the racy files of Git's index).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from briefing.walk import refusal, shown, walk

YOUNG = 2_000_000_000
"""Nanoseconds for which a file's times are not trusted alone where the clock of the file system counts seconds."""
FINE = 100_000_000
"""The same where it counts parts of a second: some ticks of a kernel's clock, and some more for coarse clocks."""
FOLDER = "a folder"
"""Stands in the stamp of a folder for why it is no file to read."""
EXTRAS = "extras"
"""Folder of the output that `invoke extras` writes and that builds neither read nor clear."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the file system says of a file."""

    size: int
    mtime: int
    ctime: int
    refusal: str = ""
    """Why it is no file to read; "" for a plain file."""

    def young(self, now: int) -> bool:
        """Return True when the file could still change without a trace, seen at `now` (ns)."""
        tick = FINE if self.ctime % 1_000_000_000 else YOUNG
        return now - max(self.mtime, self.ctime) < tick


def _stamp(status: os.stat_result | None) -> Stamp:
    if status is None:
        return Stamp(0, 0, 0, refusal(None))
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, refusal(status))


def stamp(path: Path) -> Stamp:
    """Return the stamp of one file, or of a link itself."""
    return _stamp(path.lstat())


def survey(paths: Iterable[Path]) -> dict[str, Stamp]:
    """Return the stamp of everything at or below the paths that is not hidden; what does not exist is absent."""
    found: dict[str, Stamp] = {}
    for path in map(str, paths):
        if os.path.isdir(path):
            found.update((name, _stamp(status)) for name, status in shown(path))
        elif os.path.exists(path):
            found[path] = _stamp(os.stat(path))
    return found | {folder: _access(folder) for folder in {os.path.dirname(path) for path in found}}


def _access(folder: str) -> Stamp:
    """Return who may do what in a folder as a stamp: what was refused there may be allowed now."""
    status = os.stat(folder)
    return Stamp(status.st_mode, status.st_uid, status.st_gid, FOLDER)


def written(output: Path) -> dict[str, Stamp]:
    """Return the stamps of everything below the output folder that builds write or clear away."""
    extra = f"{output / EXTRAS}{os.sep}"
    return {path: _stamp(status) for path, status in walk(str(output)) if not path.startswith(extra)}


def state(files: dict[str, Stamp]) -> str:
    """Return one digest of names and stamps."""
    lines = sorted(f"{path}\0{s.size}\0{s.mtime}\0{s.ctime}\0{s.refusal}" for path, s in files.items())
    return blake2b("\n".join(lines).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def content_digest(path: str | Path) -> str:
    """Return the digest of a file's bytes."""
    return bytes_digest(Path(path).read_bytes())


def bytes_digest(content: bytes) -> str:
    """Return the digest of bytes."""
    return blake2b(content, digest_size=16).hexdigest()


def readable_digest(path: str | Path) -> str:
    """Return the digest of a file's bytes, or "" when they cannot be read."""
    try:
        return content_digest(path)
    except OSError:  # whoever needs the bytes says so by its path; here it is one more state of a file
        return ""


def young(files: dict[str, Stamp], now: int) -> dict[str, str]:
    """Return the content digests of the plain files that are too young to be judged by their stamp."""
    return {path: readable_digest(path) for path, s in files.items() if s.young(now) and not s.refusal}
