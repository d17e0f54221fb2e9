"""Find briefings that claim the address of another, so that none takes the place of the other in silence."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from briefing.errors import Problem
from briefing.folders import where
from briefing.ingest.article import line_of
from briefing.model import Briefing


def collisions(briefings: Iterable[Briefing], content: Path) -> dict[str, Problem]:
    """Return what is wrong with the published briefings whose address another has, by their paths.

    An address stays with the file that is named after it, else with the first file; capitals make no difference,
    since not every disk and host tells them apart.
    """
    owners: dict[str, Briefing] = {}
    found: dict[str, Problem] = {}
    for briefing in sorted((one for one in briefings if not one.draft), key=_claim):
        owner = owners.setdefault(briefing.slug.lower(), briefing)
        if owner is not briefing:
            path = content / briefing.path
            message = f"has the address {briefing.slug!r} of {where(content / owner.path)}; give it another Slug"
            found[briefing.path] = Problem(where(path), line_of(path, "Slug"), message)
    return found


def _claim(briefing: Briefing) -> tuple[bool, str]:
    return PurePosixPath(briefing.path).stem != briefing.slug, briefing.path
