"""The one seam for parallel work: `Executor.map`, in this process or in several."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

SMALL = 16
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
    """Return a place to do `pieces` of pure work; its processes are copies of this one, made when work is given."""
    cores = os.cpu_count() or 1
    if pieces < SMALL or cores < 2 or not hasattr(os, "fork"):
        return InProcess()
    return ProcessPoolExecutor(cores, get_context("fork"), die_with_parent, (os.getpid(),))


def die_with_parent(parent: int) -> None:
    """End this process when its parent is killed; an orphan would wait for ever and hold the parent's lock."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:
        os._exit(1)
