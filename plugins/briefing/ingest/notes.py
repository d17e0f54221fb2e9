"""Say what an editor should know of a seed and its briefing: what was mended, left out, or is in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefing.errors import Problem
from briefing.folders import contents, where
from briefing.ingest.inputs.received import DOUBTFUL
from briefing.ingest.language import UNKNOWN, language
from briefing.ingest.seed import Taken
from briefing.ingest.shelf import BriefingFile, edited, replace
from briefing.model import Seed


def told(path: Path, found: Taken) -> Iterator[Problem]:
    """Yield what to say of a seed when it is taken in; what its reader left out is said then alone."""
    about = "" if found.parts == 1 else f"{found.seed.title or found.seed.path}: "
    for note in found.notes:
        yield Problem(where(path), 0, about + note, fatal=False)
    tongue = language(found.seed.text)
    yield from _said(path, "; ".join(found.changes), tongue, found.seed.date_from, found.seed.published.isoformat())


def noted(path: Path, kept: BriefingFile) -> Iterator[Problem]:
    """Yield what to say of a seed in every run, as its briefing has it; in a reviewed one nothing is in doubt."""
    if not kept.reviewed:
        yield from _said(path, kept.cleaned, kept.language, kept.date_from, kept.published)


def _said(path: Path, cleaned: str, tongue: str, date_from: str, day: str) -> Iterator[Problem]:
    if cleaned:
        yield Problem(where(path), 0, f"cleaned when it was read ({cleaned}); look its briefing over", fatal=False)
    if tongue == UNKNOWN:
        message = "not in English, so nothing in it is linked or dated; take it away if that is not wanted"
        yield Problem(where(path), 0, message, fatal=False)
    for message in doubt(date_from, day, "its briefing"):
        yield Problem(where(path), 0, message, fatal=False)


def doubt(date_from: str, day: str, place: str) -> Iterator[str]:
    """Yield what to say of a day for which one voice alone speaks, and what to do about it in some file."""
    if date_from.endswith(DOUBTFUL):
        voice = date_from.removesuffix(DOUBTFUL).strip()
        yield f"dated {day} by its {voice} alone; confirm it: take {DOUBTFUL} out of Date-From in {place}"


def new_text(path: Path) -> Path:
    """Return where the new text of a seed is written while its briefing is an editor's."""
    return path.with_name(f"{path.name}.new")


def beside(seed: Seed, text: str, kept: BriefingFile) -> Problem:
    """Write the new text of a seed beside its edited briefing, and return what to do with it.

    What an editor has begun to change there stays.
    """
    path = new_text(kept.path)
    if path.exists() and edited(path):
        message = f"edited, as {path.name} is, while its seed {seed.path} has changed; finish that file, then delete it"
        return Problem(where(kept.path), 0, message, fatal=False)
    if not path.exists() or contents(path) != text.encode():
        replace(path, text)
    message = (
        f"edited, while its seed {seed.path} has changed; the new text lies in {path.name}: "
        "take over what you want and its lines Seed-SHA256 and Text-SHA256, then delete it"
    )
    return Problem(where(kept.path), 0, message, fatal=False)
