"""Read the pages that editors wrote about the site itself, and say which of them cannot be shown."""

from __future__ import annotations

from pathlib import Path

from briefing.errors import BriefingError, Problem, problem
from briefing.folders import listing, where
from briefing.ingest import page
from briefing.ingest.page import WrittenPage

FOOT = ("about", "how-to-cite", "licence", "method")
"""Addresses that the foot of every page leads to: something stands there even while an editor's page cannot be read."""


def texts(folder: Path) -> tuple[tuple[WrittenPage, ...], tuple[Problem, ...]]:
    """Return the pages of a folder, and what is wrong with the others."""
    found = listing(folder, suffix=".md")
    good: list[WrittenPage] = []
    problems = list(found.problems)
    for name in found.files:
        try:
            good.append(page.read(folder / name))
        except BriefingError as error:
            problems.append(problem(error))
    missing = sorted(set(FOOT) - {text.slug for text in good})
    told = {one.path for one in problems}
    for path in (folder / f"{slug}.md" for slug in missing):
        if where(path) not in told:
            message = f"the foot of every page leads to /{path.stem}/, which no page has; write this one"
            problems.append(Problem(where(path), 0, message))
    return (*good, *(page.stand_in(folder / f"{slug}.md") for slug in missing)), tuple(problems)
