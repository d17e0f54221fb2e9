"""Progress of long work on the error stream: a bar on a terminal, a plain line now and then when it is piped."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

from rich.console import Console

T = TypeVar("T")
INTERVAL = 10.0
"""Seconds between plain lines."""


def progress(what: str, items: Iterable[T], total: int) -> Iterator[T]:
    """Yield the items as they come, and show how many of the total have passed."""
    console = Console(stderr=True)
    with _shown(what, total, console) as show:
        for done, item in enumerate(items, 1):
            yield item
            show(done)


def _shown(what: str, total: int, console: Console) -> AbstractContextManager[Callable[[int], None]]:
    if not console.is_terminal:
        return _lines(what, total, console)
    from press.bar import bar  # the bars of rich are loaded only where somebody sees them

    return bar(what, total, console)


@contextmanager
def _lines(what: str, total: int, console: Console) -> Iterator[Callable[[int], None]]:
    said = time.monotonic()

    def show(done: int) -> None:
        nonlocal said
        if time.monotonic() - said >= INTERVAL:
            said = time.monotonic()
            print(f"{what}: {done} of {total}", file=console.file, flush=True)

    yield show
