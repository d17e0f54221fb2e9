"""The one seam for parallel work: a function of a module, what it needs each time, and the pieces; all plain values.

So the same work is done in this process, in copies of it, in processes that start with nothing (`spawn`, the only
way on Windows), or on other machines.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import Any, Protocol, TypeVar

S = TypeVar("S")
P = TypeVar("P")
R = TypeVar("R")

FEW = 16
"""Pieces of work below which starting processes costs more than it saves, where nothing else is known of them."""
LIGHT = 10_000
"""Bytes of text that a process of this machine is given at once."""
QUOTA = Path("/sys/fs/cgroup/cpu.max")
"""Where Linux says how much of its cores a container is given (cgroup v2)."""
START = "fork" if "fork" in get_all_start_methods() else "spawn"
"""How processes start: as copies of this one where that can be, since these have all values already."""
_given: list[Callable[[Any], Any]] = []
"""What a process of a pool was started to do; elsewhere empty."""


class Workers(Protocol):
    """Who does the work."""

    @property
    def share_disk(self) -> bool:
        """True where they see the files of this machine."""

    def each(
        self, do: Callable[[S, P], R], shared: S, pieces: Sequence[P], weigh: Callable[[P], int], few: int = FEW
    ) -> Iterator[R]:
        """Yield what `do` makes of each piece, in order; `weigh` gives how many bytes of text one is, or is worth.

        Fewer than `few` pieces are done in this process.
        """


class Processes:
    """Processes of this machine, one on each core that may be used."""

    share_disk = True

    def each(
        self, do: Callable[[S, P], R], shared: S, pieces: Sequence[P], weigh: Callable[[P], int], few: int = FEW
    ) -> Iterator[R]:
        """Yield what `do` makes of each piece, in order; each process is given `do` and `shared` when it starts."""
        if len(pieces) < few or (most := cores()) < 2:
            yield from map(partial(do, shared), pieces)
            return
        pool = ProcessPoolExecutor(most, get_context(START), _begin, (os.getpid(), partial(do, shared)))
        try:
            with _uninterrupted():
                made = pool.map(_batch, batches(pieces, weigh, LIGHT))
            for done in made:
                yield from done
        finally:
            pool.shutdown(cancel_futures=True)


def cores(limit: Path = QUOTA) -> int:
    """Return how many cores this process may use: those that it is bound to, and no more than its container is given.

    `limit` holds the latter, as microseconds of work, or `max`, and of the time in which they may be done.
    """
    bound = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    with suppress(OSError, ValueError):  # no such limit
        work, time = map(int, limit.read_text("ascii").split())
        return min(bound, max(1, -(-work // time)))
    return bound


@contextmanager
def working(cluster: str) -> Iterator[Workers]:
    """Yield those of a cluster by the address of its scheduler, or where none is named the processes of this machine.

    Raises ClusterFailure when the cluster is not there, or not of this program.
    """
    if not cluster:
        yield Processes()
        return
    from press.cluster import connected

    with connected(cluster) as found:
        yield found


def batches(pieces: Sequence[P], weigh: Callable[[P], int], enough: int) -> Iterator[list[P]]:
    """Yield the pieces in order, so many together that they weigh enough.

    >>> list(batches(["a", "bc", "d", "efg", "h"], len, 3))
    [['a', 'bc'], ['d', 'efg'], ['h']]
    """
    batch: list[P] = []
    weight = 0
    for piece in pieces:
        batch.append(piece)
        weight += weigh(piece)
        if weight >= enough:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back from this thread, and for good from processes that are started meanwhile: it is their parent's.

    One that came while they were half started would leave them waiting for ever.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(parent: int, do: Callable[[Any], Any]) -> None:
    die_with_parent(parent)
    _given[:] = [do]


def _batch(pieces: list[Any]) -> list[Any]:
    return list(map(_given[0], pieces))


def die_with_parent(parent: int) -> None:
    """End this process when its parent is killed; an orphan would wait for ever and hold the parent's lock."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:
        os._exit(1)
