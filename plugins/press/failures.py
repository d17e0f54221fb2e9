"""Say what kept a verb from being done, in the same words for all of them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from press.lock import Locked
from press.owned import NotOurs


class ClusterFailure(Exception):
    """The machines that were to help cannot; the text says which, why, and what to do."""


def reported(work: Callable[[], int], folder: Path, *expected: type[Exception], err: TextIO | None = None) -> int:
    """Do a piece of work on a folder and return its exit status; say what it raised, and return 1.

    What is `expected` says by itself where it happened; any error but these and those of files is a bug, and is raised.
    """
    told: tuple[type[Exception], ...] = (NotOurs, ClusterFailure, *expected)
    try:
        return work()
    except told as error:
        message = str(error)
    except Locked as error:
        message = f"{folder}: {error}"
    except OSError as error:
        message = f"{error.filename or folder}: {error.strerror}; make room or allow access"
    print(message, file=err or sys.stderr)
    return 1


def made(folder: Path, option: str) -> Path:
    """Return a folder, made where it is not there; raise NotOurs, naming the option, when a file lies in its place."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise NotOurs(f"{option}: {error.filename} is no folder; name one") from error
    return folder
