"""What every carrier is given and can do, and how it runs the programs of others."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from press.publish import manifest
from press.publish.errors import PublishError
from press.publish.manifest import Manifest, sums
from press.publish.plan import Plan

KEPT = 3
"""Releases that stay where a target keeps them, the current one included."""


@dataclass(frozen=True, slots=True)
class Release:
    """A site that goes out."""

    site: Path
    """Folder of the built site."""
    made: Path
    """Folder of what was made for this release alone, at the same places: the manifest, files for the host."""
    manifest: Manifest

    @property
    def name(self) -> str:
        """Return the name of the folder that holds this release."""
        return sha256(sums((*self.manifest.files, *self.manifest.retired)).encode()).hexdigest()[:32]

    @property
    def last(self) -> tuple[str, ...]:
        """Return what goes out after all else, since it speaks of all else: the signature and the manifest."""
        return (*((manifest.SIGNATURE,) if self.manifest.key else ()), manifest.FILE)

    @property
    def roots(self) -> tuple[tuple[Path, tuple[str, ...]], ...]:
        """Return each folder with the paths of the release that lie in it, the manifest apart."""
        own = tuple(file.path for file in self.manifest.files if (self.made / file.path).is_file())
        rest = {file.path for file in self.manifest.files} - set(own)
        return ((self.site, tuple(sorted(rest))), (self.made, own))


@dataclass(frozen=True, slots=True)
class Shown:
    """What a target shows now."""

    manifest: Manifest = field(default_factory=Manifest)
    begun: tuple[str, ...] = ()
    """Paths that a publish which was interrupted may have touched."""
    warning: str = ""
    """Why only force should publish over it, or ""."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A release to go back to."""

    name: str
    commit: str
    current: bool
    also: str = ""
    """What `invoke publish` called it, where it bears another name."""


def chosen(there: Sequence[Earlier], name: str, where: str) -> str:
    """Return the name of the one release that begins so, the newest where the same files went out several times.

    Raises PublishError when there is none, or more than one.
    """
    begun = [one for one in reversed(there) if one.name.startswith(name) or one.also.startswith(name)]
    found = {one.also or one.name: one.name for one in begun}
    if len(found) == 1:
        return found.popitem()[1]
    what = f"has {len(found)} releases that begin with" if found else "has no release"
    raise PublishError(f"{where}: {what} {name}; --rollback alone lists them")


_CAUSE = re.compile("ssh: |fatal: |error: ")
"""How the line begins in which Git, or what it runs, says why; advice may come after it."""


class Carrier(Protocol):
    """A way to bring a site to its readers; each method raises PublishError, or NotOurs for what is not ours."""

    def shown(self) -> Shown:
        """Look at what is out, and change nothing."""

    def send(self, release: Release, plan: Plan) -> None:
        """Do the plan."""

    def differences(self, release: Release, plan: Plan) -> tuple[str, ...]:
        """Read back what was sent; return the paths that are not as they should be."""

    def releases(self) -> tuple[Earlier, ...]:
        """Return the releases that one can go back to, the newest first."""

    def go_back(self, name: str) -> None:
        """Show an earlier release again; the beginning of its name is enough."""


def run(
    command: Sequence[str],
    where: str,
    cwd: Path | None = None,
    given: bytes = b"",
    env: Mapping[str, str] | None = None,
) -> bytes:
    """Return what a program prints; raise PublishError with what it says of why it fails."""
    try:
        done = subprocess.run(command, cwd=cwd, input=given, env=env, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise PublishError(f"{where}: {command[0]} is not installed; README says what a target needs") from error
    if done.returncode:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
        cause = next(filter(_CAUSE.match, said), said[-1] if said else f"{command[0]} failed")
        raise ProgramFailed(f"{where}: {cause}", done.returncode)
    return done.stdout


class ProgramFailed(PublishError):
    """A program of others failed; its last words and its status are known."""

    def __init__(self, text: str, status: int) -> None:
        """Keep the status, which tells a missing file from a broken line."""
        super().__init__(text)
        self.status = status
