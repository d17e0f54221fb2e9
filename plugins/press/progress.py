"""Progress of long work: a bar on a terminal after a second, nothing when the output is piped."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

T = TypeVar("T")
PATIENCE = 1.0
"""Seconds of work before a bar appears."""


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[T], T]]:
    """Yield a function that returns its argument and counts it as done."""
    console = Console(stderr=True)
    started = time.monotonic()
    bar: Progress | None = None
    done = 0

    def tick(item: T) -> T:
        nonlocal bar, done
        done += 1
        if console.is_terminal and bar is None and time.monotonic() - started > PATIENCE:
            columns = (
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
            )
            bar = Progress(*columns, console=console, transient=True)
            bar.add_task(what, total=total)
            bar.start()
        if bar is not None:
            bar.update(bar.task_ids[0], completed=done)
        return item

    try:
        yield tick
    finally:
        if bar is not None:
            bar.stop()
