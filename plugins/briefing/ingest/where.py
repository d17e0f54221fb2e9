"""A path in, the way an editor would write it out."""

from __future__ import annotations

from pathlib import Path


def where(path: Path) -> str:
    """Return `path` as seen from the working folder where it lies below it, else as it is."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()
