"""`invoke watch`: show the site on this machine, and build it again whenever something changes that a build reads."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread

from press.live.builds import Builds, Built
from press.live.changes import changes
from press.live.news import Board
from press.live.pages import Live
from press.options import Options
from press.server import show

Latest = Callable[[], date]
"""Gives the last day that a new seed may have."""


def watch(options: Options, port: int, latest: Latest) -> int:
    """Show the site until the user ends it, built anew at each change; return the exit status."""
    board = Board()
    handler = partial(Live, board=board, directory=str(options.output))
    work = partial(build_for_ever, options, board, latest)
    return show(port, handler, lambda address: f"{address}/ shows {options.output} as it changes", work)


def build_for_ever(options: Options, board: Board, latest: Latest, doubts: bool = False) -> None:
    """Build now and after each change, and put up what came of it, with the doubts of then where they are wanted."""
    builds, stop, found = Builds(options), Event(), SimpleQueue[frozenset[Path]]()
    said = Built("", (), "")
    Thread(target=_report, args=(options.inputs, stop, found), daemon=True).start()
    try:
        while True:
            changed = _all(found)
            if any(map(partial(_is_code, options), changed)):
                builds.forget()
            board.begin()
            built = builds.build(latest())
            if (built.output, built.problems) != (said.output, said.problems):
                print(*built.problems, sep="\n", end="\n" * bool(built.problems), file=sys.stderr, flush=True)
                print(built.closing, flush=True)
            said = built
            board.tell(built)
            if doubts and (listed := builds.doubts()) is not None:  # after the pages, which need not wait for them
                board.ask(listed)
    finally:
        stop.set()
        builds.end()


def _report(paths: Iterable[Path], stop: Event, found: SimpleQueue[frozenset[Path]]) -> None:
    for changed in changes(paths, stop):
        found.put(changed)


def _all(found: SimpleQueue[frozenset[Path]]) -> frozenset[Path]:
    """Return all that changed since the last call, once something has."""
    changed = found.get()
    while True:
        try:
            changed |= found.get_nowait()
        except Empty:
            return changed


def _is_code(options: Options, path: Path) -> bool:
    """Return True for what a process imports once: our code and Pelican's settings."""
    return any(map(path.is_relative_to, options.code)) or path in options.settings or path.parent == options.root
