"""The one seam for parallel work: `Executor.map`, in this process or in several."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import Any

SMALL = 64
"""Pieces of work below which starting processes costs more than it saves."""


class InProcess(Executor):
    """An executor that does the work at once, where it is asked for."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run the call now and return its finished future."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
        return future

    def map(self, fn: Callable[..., Any], *iterables: Any, timeout: Any = None, chunksize: int = 1) -> Any:
        """Return an iterator that works as it is read, so that results need not be held together."""
        return map(fn, *iterables)


def executor(pieces: int) -> Executor:
    """Return a place to do `pieces` of pure work."""
    cores = os.cpu_count() or 1
    return ProcessPoolExecutor(cores) if pieces >= SMALL and cores > 1 else InProcess()
