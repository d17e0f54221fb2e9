"""Build in a process of its own that stays, so that imports and knowledge are there, and goes when the code changes."""

from __future__ import annotations

import io
import os
import signal
import traceback
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context

from briefing.desk.doubt import Doubt
from briefing.errors import KnowledgeError, Problem
from press import scan
from press.build import runner
from press.complete import build_complete
from press.executor import die_with_parent
from press.options import Options


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build."""

    output: str
    """Digest of the state of the output folder: another one when a file of the site was written or removed."""
    problems: tuple[str, ...]
    """What it complained of, a line each."""
    closing: str
    """What it said at its end."""


class Builds:
    """The process that builds."""

    def __init__(self, options: Options) -> None:
        """Take what to build; the process starts with the first build."""
        self._options = options
        self._start()

    def _start(self) -> None:
        self._pool = ProcessPoolExecutor(1, get_context("spawn"), _begin, (os.getpid(),))
        self._is_prepared = False

    def forget(self) -> None:
        """Let the next build import everything anew."""
        self._pool.shutdown()
        self._start()

    def build(self, latest: date) -> Built:
        """Build; new seeds that are dated after `latest` are refused."""
        try:
            built = self._pool.submit(_build, self._options, latest).result()
            if not self._is_prepared:
                self._pool.submit(_prepare, self._options)  # nobody waits for it
                self._is_prepared = True
            return built
        except BrokenProcessPool:
            self._start()
            return Built("", ("the build was killed; the next change starts another",), "")

    def doubts(self) -> tuple[Doubt, ...] | None:
        """Return what an editor should look at, or None where looking ended the process."""
        try:
            return self._pool.submit(_doubts, self._options).result()
        except BrokenProcessPool:
            self._start()
            return None

    def end(self) -> None:
        """End the process when it has finished what it does."""
        self._pool.shutdown()


def _begin(parent: int) -> None:
    die_with_parent(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which lets a build finish


def _build(options: Options, latest: date) -> Built:
    out, err = io.StringIO(), io.StringIO()
    try:
        build_complete(options, out, err, latest)
    except Exception:  # of a theme or of code that is being worked on: shown whole, and the next change tries again
        traceback.print_exc(file=err)
    output = scan.state(scan.written(options.output)) if options.output.is_dir() else ""
    return Built(output, tuple(err.getvalue().splitlines()), out.getvalue().strip())


def _prepare(options: Options) -> None:
    """Import and compile what the first edit would wait for; what is wrong there is said by the build that needs it."""
    runner()
    from briefing.knowledge import load
    from press.content import compiled

    with suppress(KnowledgeError, OSError):
        compiled(load(*options.records))


def _doubts(options: Options) -> tuple[Doubt, ...]:
    from press.check import doubts  # with all of the analysis: only where a build has imported it, or somebody asks

    try:
        return doubts(options)[0]
    except Exception as error:  # of code that is being worked on, as above
        where_, line = traceback.extract_tb(error.__traceback__)[-1][:2]
        return (Doubt("error", Problem(where_, line or 0, f"{type(error).__name__}: {error}; mend it, and save")),)
