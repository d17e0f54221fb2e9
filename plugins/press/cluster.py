"""Work on other machines: a scheduler of Dask, and workers that have the same program and nothing of the site.

All that a batch needs travels with it, and what it makes travels back. One text a task was four times slower than a
single process, so a batch is about a megabyte; what all batches of a piece of work share is sent once.
"""

from __future__ import annotations

import asyncio
import logging
import pickle
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property, partial
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from press.build import uncollected
from press.executor import FEW, batches
from press.failures import ClusterFailure
from press.options import PACKAGES
from press.parcel import PROGRAM
from press.program_digest import program_digest

if TYPE_CHECKING:
    from distributed import Client

S = TypeVar("S")
P = TypeVar("P")
R = TypeVar("R")

HEAVY = 1_000_000
"""Bytes of text that a worker is given at once."""
_EACH = 4
"""Batches that each worker shall have at least, so that none waits long for the last of another."""
_GREETED = 60.0
"""Seconds after which a scheduler has greeted; Dask's settings give it 30 to be reached."""
_ONE = Lock()
"""Held by the batch that a worker is at: its threads would note readings in each other's pages, and be no faster."""


class SharedInput:
    """What all batches of a piece of work need; each worker unpacks it once, and hands it on packed."""

    def __init__(self, packed: bytes) -> None:
        """Take the pickle of a value."""
        self.packed = packed

    @cached_property
    def value(self) -> Any:
        """The value."""
        return pickle.loads(self.packed)

    def __reduce__(self) -> tuple[type[SharedInput], tuple[bytes]]:
        return SharedInput, (self.packed,)


class Cluster:
    """The workers of a scheduler."""

    share_disk = False

    def __init__(self, client: Client, address: str) -> None:
        """Take the connection to a scheduler, and its address."""
        self._client, self._address = client, address

    def check(self) -> None:
        """Raise ClusterFailure when there is no worker, or one with another program than this."""
        if not (theirs := self._client.run(own_program, on_error="return")):
            raise ClusterFailure(
                f"{self._address}: the scheduler has no workers; start some with `dask worker {self._address}`"
            )
        for worker, its in theirs.items():
            if its != own_program():
                raise _other_program(worker)

    def each(
        self, do: Callable[[S, P], R], shared: S, pieces: Sequence[P], weigh: Callable[[P], int], few: int = FEW
    ) -> Iterator[R]:
        """Yield what `do` makes of each piece, in order; `shared` is sent to each worker once."""
        if len(pieces) < few:
            yield from map(partial(do, shared), pieces)
            return
        workers = len(self._client.nthreads())
        enough = min(HEAVY, 1 + sum(map(weigh, pieces)) // (_EACH * max(workers, 1)))
        pool = self._client.get_executor(pure=False)
        (there,) = self._client.scatter([SharedInput(pickle.dumps(shared))], broadcast=True, hash=False)
        ahead: deque[Future[list[R]]] = deque()
        try:
            for batch in batches(pieces, weigh, enough):
                ahead.append(pool.submit(_batch, own_program(), do, there, pickle.dumps(batch)))
                if len(ahead) > _EACH * workers:
                    yield from ahead.popleft().result()
            while ahead:
                yield from ahead.popleft().result()
        finally:
            pool.shutdown(wait=False)


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """Yield the workers of the scheduler at an address.

    Raises ClusterFailure when nobody answers there, when it goes away, or when workers are lost for good.
    """
    distributed = _distributed()
    try:
        _greet(distributed, address)
        client = distributed.Client(address, set_as_default=False)
    except TimeoutError as error:
        message = f"{address}: what answers there is no scheduler; name the address that `dask scheduler` prints"
        raise ClusterFailure(message) from error
    except OSError as error:
        message = f"{address}: no scheduler answers there; start one with `dask scheduler`, or build without --cluster"
        raise ClusterFailure(message) from error
    try:
        with client:
            found = Cluster(client, address)
            found.check()
            yield found
    except (CancelledError, TimeoutError, distributed.comm.CommClosedError) as error:
        raise ClusterFailure(
            f"{address}: the scheduler, or all of its workers, went away with what they were at; start them and build "
            "again, or build without --cluster"
        ) from error
    except distributed.KilledWorker as error:
        raise ClusterFailure(
            f"{address}: one batch ended {error.allowed_failures + 1} workers, {error.last_worker.address} last; see "
            "their logs, give them more memory, or build without --cluster"
        ) from error


def _greet(distributed: Any, address: str) -> None:
    """Raise TimeoutError when what answers is no scheduler, for whose greeting a client would wait without end.

    Raises OSError when nobody answers, and ClusterFailure when there is nothing to seal the connection with.
    """
    sealing = distributed.Security().get_connection_args("client")
    if address.startswith("tls:") and not sealing.get("ssl_context"):
        raise ClusterFailure(f"{address}: needs certificates; name them in Dask's settings, below distributed.comm.tls")

    async def greeted() -> None:
        await (await distributed.comm.connect(address, **sealing)).close()

    with ThreadPoolExecutor(1) as apart:  # the loop of others may run in this thread
        apart.submit(asyncio.run, asyncio.wait_for(greeted(), _GREETED)).result()


def _distributed() -> Any:
    """Return the library, whose loggers are plain: a warning of the network is none of Pelican's, which end a build."""
    ours = logging.getLoggerClass()
    logging.setLoggerClass(logging.Logger)
    try:
        import distributed
    except ImportError as error:
        raise ClusterFailure(
            "--cluster: Dask is not installed; run pip install -c constraints.txt '.[cluster]'"
        ) from error
    finally:
        logging.setLoggerClass(ours)
    for name in ("distributed", "distributed.client"):  # what they would say is said here
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return distributed


def own_program() -> str:
    """Return the digest of the program that this process runs."""
    return program_digest(tuple(PACKAGES / name for name in PROGRAM))


def _batch(program: str, do: Callable[[Any, Any], R], shared: SharedInput, pieces: bytes) -> list[R]:
    """Do some pieces of work on a worker; raise ClusterFailure when it runs another program than who asks."""
    if program != own_program():
        from distributed import get_worker

        raise _other_program(get_worker().address)
    with _ONE, uncollected():
        return [do(shared.value, piece) for piece in pickle.loads(pieces)]


def _other_program(worker: str) -> ClusterFailure:
    return ClusterFailure(
        f"{worker}: this worker runs another release of the program, of Python or of a library; install there what is "
        "installed here, and start it again"
    )
