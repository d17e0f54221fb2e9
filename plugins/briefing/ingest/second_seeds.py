"""Keep which further seeds hold the text of a briefing, and name them in its head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefing.errors import BriefingError, Problem, problem
from briefing.folders import where
from briefing.ingest.shelf import BriefingFile, Edited, amend, listed


class SecondSeeds:
    """Seeds that hold the text of another: the briefing of that one, and the digest of the seed."""

    def __init__(self, shelf: Iterable[BriefingFile]) -> None:
        """Note them as the last run left them."""
        self._shelf = tuple(shelf)
        self.recorded = {name: (kept.path, sha) for kept in self._shelf for name, sha in kept.also.items()}
        self.now: dict[str, tuple[Path, str]] = {}
        self.amended: list[Path] = []

    def remember(self, name: str, renewed: Iterable[Path]) -> None:
        """Go on naming a seed as before, unless its briefing has got another text in this run."""
        path, sha = self.recorded.get(name, (None, ""))
        if path and path not in renewed:
            self.now[name] = (path, sha)

    def settle(self, created: Iterable[Path], there: Iterable[str]) -> Iterator[Problem]:
        """Write the further seeds into the heads of briefings; yield what editors must write or know themselves."""
        also: dict[Path, dict[str, str]] = {}
        for name, (path, sha) in self.now.items():
            also.setdefault(path, {})[name] = sha
        for path in created:
            if path in also:
                yield from self._amended(path, {"Also-Seed": listed(also[path])})
        names = frozenset(there)
        for kept in (kept for kept in self._shelf if kept.seed):
            try:
                yield from self._settled(kept, also.get(kept.path, {}), kept.seed in names)
            except BriefingError as error:
                yield problem(error)

    def _settled(self, kept: BriefingFile, also: Mapping[str, str], there: bool) -> Iterator[Problem]:
        changes = {"Also-Seed": listed(also)} if also != kept.also else {}
        if not there and also:  # renamed, or the other copy is all that is left
            name = min(also)
            others = {one: sha for one, sha in also.items() if one != name}
            changes = {"Seed": name, "Seed-SHA256": also[name], "Also-Seed": listed(others)}
        elif not there:
            message = f"its seed {kept.seed} is gone; the briefing stays: delete it too, or its line Seed"
            yield Problem(where(kept.path), 0, message, fatal=False)
        if changes:
            yield from self._amended(kept.path, changes)

    def _amended(self, path: Path, changes: Mapping[str, str]) -> Iterator[Problem]:
        """Change the head of a briefing; yield what its editor must write there."""
        try:
            amend(path, changes)
            self.amended.append(path)
        except Edited:
            if lines := ", ".join(f'"{key}: {value}"' for key, value in changes.items() if value):
                message = f"edited, so it was left alone, but it rests on another seed now; write in its head {lines}"
                yield Problem(where(path), 0, message, fatal=False)
