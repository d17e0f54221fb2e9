"""`python -m press.bench ROOT REPORT TEXTS RUNS TOOLS`: time the build beside other generators, write a page."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing import knowledge
from press.bench.corpus import articles
from press.bench.measure import SCENARIOS, runs
from press.bench.report import OURS, markdown
from press.bench.tools import PEERS, tools
from press.owned import claim

_OWN = ("cold", "newest", "nothing")
"""Scenarios that the project's own site is timed in."""


def main(arguments: Sequence[str]) -> int:
    """Return 0 when all was measured, 1 when a build failed, 2 for a tool that is not there."""
    root, report = Path(arguments[0]), Path(arguments[1])
    texts, rounds = int(arguments[2]), int(arguments[3])
    names = [name.strip() for name in arguments[4].split(",") if name.strip()]
    if texts < 1 or rounds < 1:
        print("--texts and --runs: write 1 or more", file=sys.stderr)
        return 2
    if unknown := sorted(set(names) - set(PEERS)):
        print(f"--tools: {unknown[0]!r} is not measured; choose among {', '.join(PEERS)}", file=sys.stderr)
        return 2
    made = list(articles(texts, knowledge.load(root / "content/knowledge")))
    with TemporaryDirectory() as folder:
        claim(work := Path(folder))
        try:
            chosen = tools((OURS, *names), made, root, work)
            own = tools(("own",), made, root, work)
            found = [*runs(work, chosen, tuple(SCENARIOS), rounds), *runs(work, own, _OWN, rounds)]
        except FileNotFoundError as error:
            print(error, file=sys.stderr)
            return 2
        except subprocess.CalledProcessError as error:
            print(f"{' '.join(error.cmd)}: failed with status {error.returncode}; run it to see why", file=sys.stderr)
            return 1
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(markdown(found, [*chosen, *own], texts, date.today()), "utf-8")
    print(f"{len(found)} runs; figures are in {report}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
