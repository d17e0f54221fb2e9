"""Carry a site into a folder that a web server shows: a new release beside it, then a link that is switched.

The link is renamed over the old one in one step, so no reader meets half of each release.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from press import owned
from press.publish import manifest
from press.publish.carrier import KEPT, Earlier, Release, Shown, chosen
from press.publish.manifest import Manifest
from press.publish.plan import Plan

RELEASE = re.compile(r"[0-9a-f]{32}")
_NEW = ".release.new"


@dataclass(frozen=True, slots=True)
class Folder:
    """A link that a web server shows, with its releases beside it."""

    target: Path

    @property
    def _releases(self) -> Path:
        return self.target.with_name(f"{self.target.name}.releases")

    def shown(self) -> Shown:
        """Look at the release that the link shows; one without a manifest is read as it lies there."""
        if message := owned.link_refusal(self.target, self._releases) or owned.refusal(self._releases):
            raise owned.NotOurs(message)
        return Shown(_manifest(self.target) if self.target.is_symlink() else Manifest())

    def send(self, release: Release, plan: Plan) -> None:
        """Copy the release beside the link, then switch."""
        owned.claim(self._releases)
        owned.remove(self._releases, _NEW)
        beside = self._releases / _NEW
        owned.claim(beside)
        for root, names in release.roots:
            for name in (*names, *(release.last if root == release.made else ())):
                _copy(root / name, beside / name)
        for file in (one for one in plan.stays if (self.target / one.path).is_file()):
            _copy(self.target / file.path, beside / file.path)
        os.utime(beside)
        if self._current() == release.name:
            owned.remove(self._releases, f"{release.name}/{manifest.SIGNATURE}")
            for name in release.last:
                owned.put(self._releases, f"{release.name}/{name}", beside / name)
        else:
            owned.put(self._releases, release.name, beside)
            owned.switch(self.target, self._releases, release.name)
        self._forget(release.name)

    def differences(self, release: Release, plan: Plan) -> tuple[str, ...]:
        """Compare every file of the release that is shown; retired ones may have gone before."""
        there = {(file.path, file.sha256) for file in manifest.of(self.target).files}
        return tuple(file.path for file in release.manifest.files if (file.path, file.sha256) not in there)

    def releases(self) -> tuple[Earlier, ...]:
        """Return the releases that lie beside the link."""
        if not owned.mine(self._releases):
            return ()
        there = sorted(self._there(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        return tuple(Earlier(path.name, _manifest(path).commit, path.name == self._current()) for path in there)

    def go_back(self, name: str) -> None:
        """Switch the link to a release."""
        name = chosen(self.releases(), name, str(self.target))
        owned.switch(self.target, self._releases, name)

    def _current(self) -> str:
        return Path(os.readlink(self.target)).name if self.target.is_symlink() else ""

    def _there(self) -> list[Path]:
        """Return the folders that are named as releases and bear our mark themselves."""
        return [path for path in self._releases.iterdir() if RELEASE.fullmatch(path.name) and owned.mine(path)]

    def _forget(self, current: str) -> None:
        old = sorted((p for p in self._there() if p.name != current), key=lambda path: path.stat().st_mtime_ns)
        for path in old[: max(0, len(old) - KEPT + 1)]:
            owned.remove(self._releases, path.name)


def _manifest(folder: Path) -> Manifest:
    path = folder / manifest.FILE
    return manifest.read(path.read_bytes(), str(path)) if path.is_file() else manifest.of(folder)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
