"""`python -m press.audit OUTPUT TESTS REPORT RUNS EACH`: audit a built site, write the figures, print the findings."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from briefing.errors import counted
from press.audit.report import audit, markdown
from press.audit.tools import Missing


def main(arguments: Sequence[str]) -> int:
    """Return 0 when nothing is found, 1 when something is, 2 when a tool is missing."""
    output, tests, report = (Path(argument) for argument in arguments[:3])
    try:
        found = audit(output, tests, runs=int(arguments[3]), each=int(arguments[4]))
    except Missing as tool:
        print(tool, file=sys.stderr)
        return 2
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(markdown(found, tests / "package.json"), "utf-8")
    findings = list(found.findings())
    print(*findings, sep="\n")
    print(f"{counted(found.pages, 'page')}, {counted(len(findings), 'finding')}; figures are in {report.name}")
    return int(bool(findings))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
