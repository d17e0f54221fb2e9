"""Run generators in turn, so that a machine whose speed drifts does not favour one of them."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from press import owned
from press.bench.tools import Tool

SCENARIOS = {
    "first": "first build ever",
    "cold": "cold, what was read is kept",
    "newest": "a sentence added to the newest article",
    "middle": "a sentence added to an article of the middle",
    "nothing": "nothing changed",
}
_DAY = re.compile(r"^date: *(\S+)", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Run:
    """One timed run."""

    scenario: str
    tool: str
    wall: float
    cpu: float
    written: int
    """Files whose time of writing is new."""


def runs(work: Path, tools: Sequence[Tool], scenarios: Sequence[str], rounds: int) -> Iterator[Run]:
    """Yield every run, the tools one after the other in each round; a run before the first of them is not counted.

    All sites lie below `work`, which bears our mark.
    """
    for tool in tools:
        _timed(tool)
    for scenario in scenarios:
        for turn in range(rounds):
            for tool in tools:
                _prepare(work, tool, scenario, turn)
                began = time.time_ns()
                wall, cpu = _timed(tool)
                yield Run(scenario, tool.name, wall, cpu, _written(tool.output, began))


def _prepare(work: Path, tool: Tool, scenario: str, turn: int) -> None:
    """Make the site what a scenario starts from."""
    gone = {"first": (tool.output, *tool.caches), "cold": (tool.output,)}.get(scenario, ())
    for path in gone:
        owned.remove(work, path.relative_to(work).as_posix())
    if scenario in ("newest", "middle"):
        texts = sorted(tool.texts.rglob("*.md"), key=_day)
        path = texts[-1 if scenario == "newest" else len(texts) // 2]
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\nA correction was added on 3 March 2024, number {turn}.\n")


def _day(path: Path) -> tuple[str, str]:
    found = _DAY.search(path.read_text("utf-8"))
    return found[1] if found else "", path.name


def _timed(tool: Tool) -> tuple[float, float]:
    """Return the seconds of a run, on the wall and of all its processes; raises CalledProcessError when it fails."""
    began = time.perf_counter()
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(tool.command, cwd=tool.folder, stdin=quiet, stdout=quiet, stderr=quiet)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, tool.command)
    return wall, usage.ru_utime + usage.ru_stime


def _written(output: Path, since: int) -> int:
    return sum(path.is_file() and path.stat().st_mtime_ns >= since for path in output.rglob("*"))
