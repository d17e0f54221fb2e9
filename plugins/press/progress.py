"""Progress of long work on the error stream: a bar on a terminal, a plain line now and then when it is piped."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

T = TypeVar("T")
PATIENCE = 1.0
"""Seconds of work before a bar appears."""
INTERVAL = 10.0
"""Seconds between plain lines."""


def progress(what: str, items: Iterable[T], total: int) -> Iterator[T]:
    """Yield the items as they come, and show how many of the total have passed."""
    console = Console(stderr=True)
    with (_bar if console.is_terminal else _lines)(what, total, console) as show:
        for done, item in enumerate(items, 1):
            yield item
            show(done)


@contextmanager
def _bar(what: str, total: int, console: Console) -> Iterator[Callable[[int], None]]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=console, transient=True)
    task = bar.add_task(what, total=total)
    started = time.monotonic()

    def show(done: int) -> None:
        if not bar.live.is_started and time.monotonic() - started > PATIENCE:
            bar.start()
        bar.update(task, completed=done)

    try:
        yield show
    finally:
        bar.stop()


@contextmanager
def _lines(what: str, total: int, console: Console) -> Iterator[Callable[[int], None]]:
    said = time.monotonic()

    def show(done: int) -> None:
        nonlocal said
        if time.monotonic() - said >= INTERVAL:
            said = time.monotonic()
            print(f"{what}: {done} of {total}", file=console.file, flush=True)

    yield show
