"""Delete what a build made, and nothing else."""

from __future__ import annotations

import sys

from press import owned
from press.lock import Locked, lock
from press.options import Options


def clean(options: Options) -> int:
    """Delete the output folder and its state where they bear our mark; return 1 when something else lies there."""
    try:
        if not owned.mine(options.cache):
            return _delete(options)
        with lock(options.cache):
            return _delete(options)
    except Locked as error:
        print(f"{options.output}: {error}", file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or options.output}: {error.strerror}; allow access", file=sys.stderr)
    return 1


def _delete(options: Options) -> int:
    status = 0
    for folder in (options.output, options.cache):
        if message := owned.refusal(folder):
            print(message, file=sys.stderr)
            status = 1
        elif owned.mine(folder):
            owned.delete(folder)
    return status
