"""Say what kept a verb from being done, in the same words for all of them."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from press.lock import Locked
from press.owned import NotOurs

_REMEDIES = {
    errno.ENOENT: "make the folder that it is to lie in, or name another place",
    errno.ENOTDIR: "name another place",
    errno.EEXIST: "name another place",
    errno.EISDIR: "name another place",
}


class ClusterFailure(Exception):
    """The machines that were to help cannot; the text says which, why, and what to do."""


class SettingsFailure(Exception):
    """A file of settings cannot be used; the text says which, where in it, why, and what to do."""


def reported(work: Callable[[], int], folder: Path, *expected: type[Exception], err: TextIO | None = None) -> int:
    """Do a piece of work on a folder and return its exit status; say what it raised, and return 1.

    What is `expected` says by itself where it happened; any error but these and those of files is a bug, and is raised.
    """
    told: tuple[type[Exception], ...] = (NotOurs, ClusterFailure, SettingsFailure, *expected)
    try:
        return work()
    except told as error:
        message = str(error)
    except Locked as error:
        message = f"{folder}: {error}"
    except OSError as error:
        message = failure(error, folder)
    from briefing.errors import printable  # only now, since a build in which nothing changed loads little

    print(printable(message), file=err or sys.stderr)
    return 1


def failure(error: OSError, folder: Path) -> str:
    """Return what to say of what the system did not do with a file, or with a folder where it names none."""
    remedy = _REMEDIES.get(error.errno or 0, "make room or allow access")
    return f"{error.filename or folder}: {error.strerror}; {remedy}"


def made(folder: Path, option: str) -> Path:
    """Return a folder, made where it is not there; raise NotOurs, naming the option, when a file lies in its place."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise NotOurs(f"{option}: {error.filename} is no folder; name one") from error
    return folder
