"""Score pages with Lighthouse in four categories, by the median of several runs, since one run is noise."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from press.audit.chromium import FLAGS
from press.audit.tools import LIGHTHOUSE, executable, module, program

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def scores(modules: Path, url: str, runs: int = 3) -> tuple[int, ...]:
    """Return the median scores of a page, one per category."""
    found = [_run(modules, url) for _ in range(runs)]
    return tuple(round(median(run[at] for run in found)) for at in range(len(CATEGORIES)))


def _run(modules: Path, url: str) -> list[int]:
    """Return the scores of one run."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            program("node"), str(module(modules, LIGHTHOUSE)), url, "--quiet", "--output=json",
            f"--output-path={report}", f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={' '.join(FLAGS)}",
        ]  # fmt: skip
        environment = {**os.environ, "CHROME_PATH": executable()}
        subprocess.run(command, env=environment, check=True, capture_output=True)
        found = json.loads(report.read_text("utf-8"))["categories"]
    return [round(100 * (found[name]["score"] or 0)) for name in CATEGORIES]
