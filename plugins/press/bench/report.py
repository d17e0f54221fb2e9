"""Write what was measured as a page of Markdown."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Sequence
from datetime import date
from statistics import median

from press.bench.measure import SCENARIOS, Run
from press.bench.tools import Tool
from press.executor import cores

OURS = "press"


def markdown(found: Sequence[Run], tools: Sequence[Tool], texts: int, day: date) -> str:
    """Return the page; `found` has the runs of all tools in the order in which they were made."""
    return "\n".join((*_head(found, tools, texts, day), *_table(found, tools), "", *_ratios(found, tools), ""))


def _head(found: Sequence[Run], tools: Sequence[Tool], texts: int, day: date) -> Iterator[str]:
    times = sum((run.scenario, run.tool) == (found[0].scenario, found[0].tool) for run in found)
    named = ", ".join(f"{tool.name} {tool.version}" for tool in tools if tool.name != "own")
    yield "# Benchmarks"
    yield ""
    yield (
        f"Measured by `invoke bench` on {day} with {texts} made-up articles of 400 words, the same for all: {named}; "
        f"Python {platform.python_version()}, {cores()} cores, runs of each: {times}. "
        "`press` is this project with everything that its pages show; the others make article pages, lists, "
        "pages of tags and one feed; `heavy` adds a feed for each tag, and related articles (Hugo) or archives "
        "(Pelican); `own` is the site of this repository."
    )
    yield ""


def _table(found: Sequence[Run], tools: Sequence[Tool]) -> Iterator[str]:
    """Yield the medians; files are those written in the last run."""
    yield "| what changed | tool | wall s | CPU s | files written |"
    yield "| --- | --- | --- | --- | --- |"
    for scenario, said in SCENARIOS.items():
        for tool in tools:
            own = [run for run in found if (run.scenario, run.tool) == (scenario, tool.name)]
            if own:
                wall, cpu = median(run.wall for run in own), median(run.cpu for run in own)
                yield f"| {said} | {tool.name} | {wall:.2f} | {cpu:.2f} | {own[-1].written} |"


def _ratios(found: Sequence[Run], tools: Sequence[Tool]) -> Iterator[str]:
    """Yield how often as long as each other tool we took, run by run in pairs: the median, the least and the most."""
    yield "| what changed | press against | wall: median (least–most) | CPU: median (least–most) |"
    yield "| --- | --- | --- | --- |"
    for scenario, said in SCENARIOS.items():
        ours = [run for run in found if (run.scenario, run.tool) == (scenario, OURS)]
        for tool in tools:
            theirs = [run for run in found if (run.scenario, run.tool) == (scenario, tool.name)]
            if ours and theirs and tool.name not in (OURS, "own"):
                pairs = list(zip(ours, theirs, strict=True))
                wall = _spread([a.wall / b.wall for a, b in pairs])
                yield f"| {said} | {tool.name} | {wall} | {_spread([a.cpu / b.cpu for a, b in pairs])} |"


def _spread(ratios: Sequence[float]) -> str:
    return f"{median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f})"
