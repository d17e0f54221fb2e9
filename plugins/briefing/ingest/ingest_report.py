"""What a run of ingest did, for those who print it and who build from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefing.errors import Problem


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What ingest did, by paths of briefings below the content folder."""

    created: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    """Left as an editor made them although their seeds or the rules have changed."""
    second: tuple[str, ...] = ()
    """Paths of seeds that hold the text of another seed."""
    problems: tuple[Problem, ...] = ()
    until: date | None = None
    """The first day on which a seed that was refused as still to come can be taken; None when there is none."""
    written: frozenset[Path] = frozenset()
    """Files of the content folder that it wrote; what else changes there meanwhile is an editor's."""
