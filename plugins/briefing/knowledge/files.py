"""Read the bytes of the knowledge files in a folder, each once, so that what is made of them goes with their digest."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from briefing.digest import digest
from briefing.errors import BriefingError, Problem, problem
from briefing.folders import contents, listing, where


@dataclass(frozen=True, slots=True)
class KnowledgeFiles:
    """The knowledge files of a folder, as they lay there when they were read."""

    files: tuple[tuple[str, bytes], ...]
    """Paths, relative to the working directory where possible, and bytes, by name."""
    problems: tuple[Problem, ...]
    """What could not be read."""

    @property
    def digest(self) -> str:
        """Return the digest of all that was read and of what could not be."""
        return digest(self.problems, tuple((path, sha256(data).hexdigest()) for path, data in self.files))


def files_in(folder: Path) -> KnowledgeFiles:
    """Return every `*.toml` that lies in a folder itself."""
    if not folder.is_dir():
        missing = Problem(where(folder), 0, "no such folder; name one that holds knowledge files (*.toml)")
        return KnowledgeFiles((), (missing,))
    there = listing(folder, suffix=".toml")
    files: list[tuple[str, bytes]] = []
    problems = [one.problem for one in there.refused if one.name.endswith(".toml") or not one.name]
    for path in (folder / name for name in there.files if "/" not in name):
        try:
            files.append((where(path), contents(path)))
        except BriefingError as error:
            problems.append(problem(error))
    return KnowledgeFiles(tuple(files), tuple(problems))
