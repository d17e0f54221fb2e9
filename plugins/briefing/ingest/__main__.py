"""Command: `python -m briefing.ingest SEEDS CONTENT [--refresh] [--latest DAY]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from briefing.ingest.run import ingest
from briefing.lock import held


def main(arguments: Sequence[str] | None = None) -> int:
    """Ingest a folder of seeds, print what was done, and return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m briefing.ingest",
        description="Write a briefing for each new seed. Edited briefings are never overwritten.",
    )
    parser.add_argument("seeds", type=Path, metavar="SEEDS", help="folder of raw texts (*.txt), of any depth")
    parser.add_argument("content", type=Path, metavar="CONTENT", help="the content folder")
    parser.add_argument("--refresh", action="store_true", help="renew untouched briefings by the present rules")
    parser.add_argument(
        "--latest",
        type=date.fromisoformat,
        default=date.max,
        metavar="DAY",
        help="refuse new texts that are dated after this day (default: none)",
    )
    asked = parser.parse_args(arguments)
    asked.content.mkdir(parents=True, exist_ok=True)
    with held(
        asked.content, partial(print, f"{asked.content}: a build takes in seeds; waiting for it", file=sys.stderr)
    ):
        report = ingest(asked.seeds, asked.content, asked.refresh, latest=asked.latest)
    for problem in report.problems:
        print(problem, file=sys.stderr)
    counts = ", ".join(
        f"{len(getattr(report, name))} {name}" for name in ("created", "updated", "unchanged", "edited", "second")
    )
    print(f"{counts}, {len(report.problems)} problems")
    return int(any(problem.fatal for problem in report.problems))


if __name__ == "__main__":
    sys.exit(main())
