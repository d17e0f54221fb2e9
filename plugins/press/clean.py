"""Delete what a build made, and nothing else."""

from __future__ import annotations

import sys

from press import owned
from press.failures import reported
from press.lock import lock
from press.options import Options


def clean(options: Options) -> int:
    """Delete the output folder and its state where they bear our mark; return 1 when something else lies there."""
    return reported(lambda: _alone(options), options.output)


def _alone(options: Options) -> int:
    if not owned.mine(options.cache):
        return _delete(options)
    with lock(options.cache):
        return _delete(options)


def _delete(options: Options) -> int:
    status, there = 0, False
    for folder in (options.output, options.cache):
        if message := owned.refusal(folder):
            print(message, file=sys.stderr)
            status = 1
        elif owned.mine(folder):
            owned.delete(folder)
            there = True
            print(f"{folder}: deleted")
    if not (status or there):
        print(f"{options.output}: nothing of a build is there")
    return status
