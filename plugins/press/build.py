"""`invoke build`: the main job, from a glance at the folders to the closing line.

Imports the standard library alone until it is known that something has changed.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, TextIO

from press import owned, scan, up_to_date
from press.failures import reported
from press.lock import lock
from press.options import Options

if TYPE_CHECKING:
    from press.run import Outcome


def build(options: Options, out: TextIO | None = None, err: TextIO | None = None, latest: date | None = None) -> int:
    """Bring the site up to date; print every problem and a closing line; return the exit status.

    New seeds that are dated after `latest` are refused; None stands for this machine's own day.
    """
    out, err, latest = out or sys.stdout, err or sys.stderr, latest or date.today()
    started = time.monotonic()
    return reported(lambda: _built(options, latest, started, out, err), options.output, err=err)


def _built(options: Options, latest: date, started: float, out: TextIO, err: TextIO) -> int:
    _refuse(options)
    with lock(options.cache):
        previous, there = up_to_date.load(options.cache), scan.written(options.output)
        if previous is not None and up_to_date.current(previous, options, latest, there):
            _say(previous.problems, err)
            print(f"{previous.closing}; nothing changed; {_seconds(started)}", file=out)
            return previous.status
        return _changed(options, latest, there, started, out, err)


def _refuse(options: Options) -> None:
    """Raise NotOurs when the output folder is not ours to write, or lies in a folder that is read or around one."""
    if message := owned.refusal(options.output):
        raise owned.NotOurs(message)
    for folder in options.inputs:
        if options.output.is_relative_to(folder) or folder.is_relative_to(options.output):
            message = f"{options.output}: is, holds or lies in {folder}, which a build reads; name another --output"
            raise owned.NotOurs(message)


def _changed(
    options: Options, latest: date, there: dict[str, scan.Stamp], started: float, out: TextIO, err: TextIO
) -> int:
    from briefing.errors import counted

    owned.remove(options.cache, up_to_date.FILE)
    with uncollected():
        outcome = runner()(options, latest, there)
    problems = tuple(map(str, outcome.problems))
    status = int(any(problem.fatal for problem in outcome.problems))
    made = f"{counted(outcome.briefings, 'briefing')}, {counted(outcome.pages, 'file')}"
    counts = made if outcome.pages else "nothing was written"
    if outcome.inputs is not None:
        outputs = up_to_date.stamped(outcome.outputs)
        up_to_date.save(options, outcome.inputs, outputs, problems, counts, status, outcome.until)
        counts += f": {outcome.written} written, {outcome.pages - outcome.written} unchanged"
        counts += f", {outcome.removed} removed"
    _say(problems, err)
    print(f"{counts}; {_seconds(started)}", file=out)
    return status


def runner() -> Callable[[Options, date, dict[str, scan.Stamp]], Outcome]:
    """Import what a build needs, and keep it from the collector: it stays until the process ends."""
    first = "press.run" not in sys.modules
    from press.run import run

    if first:
        gc.freeze()
    return run


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector of reference cycles off: values have none, and looking for them took a fifth of a build."""
    wanted = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if wanted:
            gc.enable()


def _say(problems: tuple[str, ...], err: TextIO) -> None:
    for line in problems:
        print(line, file=err)


def _seconds(started: float) -> str:
    return f"{time.monotonic() - started:.2f} s"
