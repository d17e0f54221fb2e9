"""The one seam for parallel work: a function of a module, what it needs each time, and the pieces; all plain values.

So the same work is done in this process, in copies of it, or in processes that start with nothing (`spawn`, the only
way on Windows).
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_all_start_methods, get_context
from typing import Any, TypeVar

S = TypeVar("S")
P = TypeVar("P")
R = TypeVar("R")

FEW = 16
"""Pieces of work below which starting processes costs more than it saves, where nothing else is known of them."""
START = "fork" if "fork" in get_all_start_methods() else "spawn"
"""How processes start: as copies of this one where that can be, since these have all values already."""
_given: list[Callable[[Any], Any]] = []
"""What a process of a pool was started to do; elsewhere empty."""


def each(do: Callable[[S, P], R], shared: S, pieces: Sequence[P], chunk: int = 8, few: int = FEW) -> Iterator[R]:
    """Yield what `do` makes of each piece, in order; every process is given `do` and `shared` once, when it starts.

    Fewer than `few` pieces are done in this one.
    """
    cores = os.cpu_count() or 1
    if len(pieces) < few or cores < 2:
        yield from map(partial(do, shared), pieces)
        return
    with ProcessPoolExecutor(cores, get_context(START), _begin, (os.getpid(), partial(do, shared))) as pool:
        yield from pool.map(_piece, pieces, chunksize=chunk)


def _begin(parent: int, do: Callable[[Any], Any]) -> None:
    die_with_parent(parent)
    _given[:] = [do]


def _piece(piece: Any) -> Any:
    return _given[0](piece)


def die_with_parent(parent: int) -> None:
    """End this process when its parent is killed; an orphan would wait for ever and hold the parent's lock."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:
        os._exit(1)
