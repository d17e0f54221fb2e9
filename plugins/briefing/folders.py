"""List and read the files that editors put into a folder, and say of all others why they are not read."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import BriefingError, Problem
from briefing.walk import files

LIMIT = 20_000_000
"""Bytes of a file; a larger one is no text of a person."""
LONGEST = 240
"""Bytes of the name of a file: what is written beside it has a few more, and a file system allows 255."""


_REMEDIES = {
    errno.ENOENT: "name what is there",
    errno.ENOTDIR: "name what is there",
    errno.EISDIR: "name a file",
}


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or folder that is not read."""

    name: str
    """Its path below the folder that was searched, or "" for that folder."""
    problem: Problem

    def holds(self, name: str) -> bool:
        """Return True when a path below the searched folder is this one or lies in it."""
        return not self.name or f"{name}/".startswith(f"{self.name}/")


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies in a folder, by paths below it with slashes, in order."""

    files: tuple[str, ...]
    refused: tuple[Refused, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What to mend, one for each file or folder that is not read."""
        return tuple(one.problem for one in self.refused)


def listing(folder: Path, below: str = "", suffix: str = "") -> Listing:
    """Return what lies in a folder, or in the folder `below` it, under a name that ends in `suffix`."""
    start = folder / below
    if below and start.is_symlink():
        reason = "a link, and links are not followed; put the folder itself there, or take it away"
        return Listing((), (_refused(start, folder, reason),))
    plain, others = files(start)
    wanted = {path: path.relative_to(folder) for path in plain if path.name.endswith(suffix)}
    faults = {path: reason for path, name in wanted.items() for reason in _faults(name)}
    asked = [other for other in others if other.path.name.endswith(suffix) or os.path.isdir(other.path)]
    refused = [*((other.path, other.message) for other in asked), *faults.items()]
    return Listing(
        tuple(name.as_posix() for path, name in wanted.items() if path not in faults),
        tuple(_refused(path, folder, reason) for path, reason in sorted(refused)),
    )


def _faults(path: Path) -> Iterator[str]:
    """Yield why the name of a file cannot be used."""
    if not str(path).isprintable():
        yield "its name holds characters that cannot be written; rename it"
    elif len(os.fsencode(path.name)) > LONGEST:
        yield f"its name is longer than {LONGEST} bytes; give it a shorter one"


def _refused(path: Path, folder: Path, reason: str) -> Refused:
    return Refused("" if path == folder else path.relative_to(folder).as_posix(), Problem(where(path), 0, reason))


def contents(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises BriefingError, whose one argument is the Problem, when there are too many or none can be read.
    """
    try:
        size = path.stat().st_size
        if size <= LIMIT:
            return path.read_bytes()
    except OSError as error:
        raise BriefingError(Problem(where(path), 0, unreadable(error))) from error
    message = f"{size:,} bytes are over the limit of {LIMIT:,}; split the text or remove the file"
    raise BriefingError(Problem(where(path), 0, message))


def unreadable(error: OSError) -> str:
    """Return what to say of a file that the system does not let us read."""
    return f"cannot be read ({error.strerror}); {_REMEDIES.get(error.errno or 0, 'make it readable')}"


def where(path: Path) -> str:
    """Return a path on one line, as seen from the working folder where it lies below it."""
    here, shown = Path.cwd().as_posix(), path.as_posix()
    below = shown.removeprefix(f"{here.rstrip('/')}/") if shown != here else "."
    name = os.fsencode(below).decode("utf-8", "backslashreplace")
    if name.isprintable():
        return name
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in name)
