"""Check a built site as it lies on the disk, before any of it goes out."""

from __future__ import annotations

from pathlib import Path

from briefing.errors import Problem
from briefing.publish import gate
from briefing.walk import refusal, walk
from press.options import PLACEHOLDER


def whole(folder: Path) -> tuple[Problem, ...]:
    """Run the gate over every file of a built site, as it lies on the disk."""
    found = [(Path(path).relative_to(folder).as_posix(), refusal(status)) for path, status in walk(str(folder))]
    problems = [Problem(path, 0, message) for path, message in found if message]
    read = {path: (folder / path).read_bytes() for path, message in sorted(found) if not message}
    problems += gate.check({path: gate.facts(path, content) for path, content in read.items()}, {}, ())
    host = PLACEHOLDER.encode()
    problems += [
        Problem(path, 0, f"holds the placeholder address {PLACEHOLDER}; build with --siteurl")
        for path, content in read.items()
        if host in content
    ]
    return tuple(problems)
