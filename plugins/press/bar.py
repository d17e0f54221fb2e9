"""A bar that shows the progress of long work on a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

PATIENCE = 1.0
"""Seconds of work before a bar appears."""


@contextmanager
def bar(what: str, total: int, console: Console) -> Iterator[Callable[[int], None]]:
    """Yield what is to be called with the number of pieces that are done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    made = Progress(*columns, console=console, transient=True)
    task = made.add_task(what, total=total)
    started = time.monotonic()

    def show(done: int) -> None:
        if not made.live.is_started and time.monotonic() - started > PATIENCE:
            made.start()
        made.update(task, completed=done)

    try:
        yield show
    finally:
        made.stop()
