"""A release of the program: its version set and tagged, its files in dist/, the same bytes wherever it is made."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from packaging.version import InvalidVersion, Version

from press.materials import materials

_NAME = "space-cooperation-briefing"


class Unready(Exception):
    """What keeps a version from being released."""


def release(root: Path, version: str, dry: bool = False, say: Callable[[str], object] = print) -> None:
    """Release a version of the program that lies in a clean clone, or say alone what would be done.

    Raise Unready when something is in the way, CalledProcessError when a tool fails. A release that was interrupted is
    made by asking for it again: the tag comes last.
    """
    if doubts := list(_doubts(root, version)):
        raise Unready("\n".join(doubts))
    for name, step in (("set", _set), ("build", _build), ("tag", _tag)):
        say(f"{name} {version}")
        if not dry:
            step(root, version)
    if not dry:
        say(f"look at dist/, then: git push origin HEAD v{version}")


def changes(root: Path, version: str) -> str:
    """Return what CHANGELOG.md says below the headline of a version, which is the number or begins with it."""
    log = root / "CHANGELOG.md"
    text = log.read_text("utf-8") if log.is_file() else ""
    found = re.search(rf"^## {re.escape(version)}(?: .*)?\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    return found[1].strip() if found else ""


def _doubts(root: Path, version: str) -> Iterator[str]:
    """Yield what is in the way of a release."""
    if not _is_plain(version):
        yield f"{version!r} is no version; write one such as 0.2.0 or 0.2.0rc1"
        return
    if Version(version) < Version(now := _version(root)):
        yield f"{version} is older than {now}; choose a later version"
    for changed in _git(root, "status", "--porcelain").splitlines():
        yield f"{changed.split(maxsplit=1)[1]}: not as committed; commit or remove it"
    if _git(root, "tag", "--list", f"v{version}"):
        yield f"v{version} is a tag; choose the next version"
    if not changes(root, version):
        yield f"CHANGELOG.md: nothing stands below '## {version}'; move there what is under Unreleased"


def _set(root: Path, version: str) -> None:
    """Commit the version where another stands; where that fails, all files are as they were."""
    if _version(root) != version:
        try:
            _python(root, "hatchling", "version", version)
            _git(root, "commit", "--all", "--quiet", f"--message=Release {version}")
        finally:
            _git(root, "checkout", "--quiet", "HEAD", "--", ".")


def _build(root: Path, version: str) -> None:
    """Make the package, its source, the list of its materials and their sums, all dated as the commit is."""
    date = _git(root, "log", "-1", "--format=%ct")
    _python(root, "hatchling", "build", "--clean", SOURCE_DATE_EPOCH=date)
    dist, stem = root / "dist", f"{_NAME.replace('-', '_')}-{version}"
    listed = materials(_NAME, version, datetime.fromtimestamp(int(date), UTC))
    (dist / f"{stem}.cdx.json").write_text(listed, "utf-8")
    names = (f"{stem}-py3-none-any.whl", f"{stem}.cdx.json", f"{stem}.tar.gz")
    sums = "".join(f"{sha256((dist / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    (dist / "SHA256SUMS").write_text(sums, "utf-8")


def _tag(root: Path, version: str) -> None:
    """Tag the commit with what has changed."""
    _git(root, "tag", "--annotate", "--cleanup=verbatim", f"--message={changes(root, version)}", f"v{version}")


def _version(root: Path) -> str:
    return _python(root, "hatchling", "version").strip()


def _is_plain(version: str) -> bool:
    """Return True for three numbers, and what tells a version before that, written as packages have it (PEP 440)."""
    try:
        found = Version(version)
    except InvalidVersion:
        return False
    return str(found) == version and len(found.release) == 3 and found.local is None


def _git(root: Path, *arguments: str) -> str:
    return _output(root, "git", *arguments).strip()


def _python(root: Path, *arguments: str, **environment: str) -> str:
    return _output(root, sys.executable, "-m", *arguments, **environment)


def _output(root: Path, *command: str, **environment: str) -> str:
    given = os.environ | environment
    try:
        done = subprocess.run(command, cwd=root, env=given, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    except FileNotFoundError as error:
        raise Unready(f"{command[0]} is not installed; a release needs it") from error
    return done.stdout
