"""Say when a site comes near what hosts take that cost nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from briefing.errors import Problem
from briefing.folders import where
from press.scan import Stamp

FILES, BYTES = 20_000, 1_000_000_000
"""Most files of Cloudflare Pages, and most bytes of GitHub Pages (both as of 2026)."""
_NEAR = 0.8


def ceilings(output: Path, files: Mapping[str, Stamp]) -> Iterator[Problem]:
    """Yield a piece of advice for each bound that the files of a site are near to."""
    size = sum(stamp.size for stamp in files.values())
    if len(files) > _NEAR * FILES:
        yield _advice(output, f"{len(files):,} files; Cloudflare Pages takes {FILES:,}")
    if size > _NEAR * BYTES:
        yield _advice(output, f"{size / 1_000_000:,.0f} MB; GitHub Pages takes {BYTES / 1_000_000:,.0f} MB")


def _advice(output: Path, said: str) -> Problem:
    return Problem(where(output), 0, f"{said}; choose a host that takes more before it is full", fatal=False)
