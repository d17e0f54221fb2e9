"""Try out a change of a knowledge file on a copy, so that what would stop a build is never written."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing import knowledge
from briefing.errors import KnowledgeError
from briefing.folders import where


def stopping(path: Path, text: str, beneath: tuple[Path, ...] = ()) -> str:
    """Return what would stop a build if a knowledge file held a text, or ""; its folder rests on those `beneath`."""
    with TemporaryDirectory() as room:
        trial = Path(room)
        for file in path.parent.glob("*.toml"):
            if file.is_file():
                shutil.copyfile(file, trial / file.name)
        (trial / path.name).write_text(text, "utf-8", newline="")
        try:
            knowledge.load(*beneath, trial)
        except KnowledgeError as error:
            return str(error.problems[0]).replace(where(trial), where(path.parent))
    return ""
