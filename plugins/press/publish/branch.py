"""Carry a site to a branch of a Git remote: a commit on top of what is there, pushed and never forced.

What others put on the branch stays: a CNAME that the host wrote, a file that proves an owner.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from press import owned
from press.publish import manifest
from press.publish.carrier import Earlier, ProgramFailed, Release, Shown, chosen, run
from press.publish.errors import PublishError
from press.publish.manifest import Manifest, PublishedFile
from press.publish.plan import Plan

HOSTS_OWN = ("CNAME", ".nojekyll")
"""What a host of pages reads on the branch, and nobody but the owner takes away."""
_SUBJECT = "Publish "
_AGAIN = " again"


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of a remote of the project's repository."""

    repository: Path
    remote: str
    branch: str
    state: Path
    """Folder of ours for the index while a tree is made."""

    def shown(self) -> Shown:
        """Fetch the branch; read its manifest, or, where an earlier version of this program published, its tree."""
        tip = self._fetched()
        if not tip:
            return Shown()
        there = self._paths(tip)
        if manifest.FILE in there:
            found = manifest.read(self._git("cat-file", "blob", f"{tip}:{manifest.FILE}"), self._name)
        elif owned.MARK in there:
            found = Manifest(tuple(PublishedFile(path, "", 0) for path in there if path not in HOSTS_OWN))
        else:
            found = Manifest()
        return Shown(found, warning=self._warning(tip, found, there))

    def _warning(self, tip: str, found: Manifest, there: Mapping[str, str]) -> str:
        ours = self._known("published")
        if ours and not self._holds(tip, ours):
            return (
                f"{self._name}: diverged: it was rewritten and holds the last publish from here, {ours[:8]}, no more; "
                f"look at `git log {tip[:8]}`, then add --force to publish on top of it"
            )
        if not found.files and there.keys() - set(HOSTS_OWN):
            return f"{self._name}: holds files of others; name another branch, or add --force to publish beside them"
        return ""

    def send(self, release: Release, plan: Plan) -> None:
        """Commit the release and push it."""
        tip = self._known("seen")
        commit = release.manifest.commit
        self._push(self._tree(release, plan, tip), tip, release.name[:12] + f"\n\nOf commit {commit}." * bool(commit))

    def _tree(self, release: Release, plan: Plan, tip: str) -> str:
        """Return the tree of what is on the branch with the release written over it."""
        gone = dict.fromkeys((*(file.path for file in plan.removed), owned.MARK, manifest.SIGNATURE), "")
        return self._over(tip, gone | dict(self._blobs(release)) | {".nojekyll": self._blob(b"")})

    def _over(self, tip: str, wanted: Mapping[str, str]) -> str:
        """Return the tree of a commit with some files written over it; those without a blob go."""
        index = self.state / "publish.index"
        owned.remove(self.state, index.name)
        env = os.environ | {"GIT_INDEX_FILE": str(index)}
        if tip:
            self._git("read-tree", tip, env=env)
        rows = (f"100644 {blob}\t{path}\0" if blob else f"0 {'0' * 40}\t{path}\0" for path, blob in wanted.items())
        self._git("update-index", "-z", "--index-info", given="".join(rows).encode(), env=env)
        return self._git("write-tree", env=env).decode().strip()

    def _blobs(self, release: Release) -> Iterator[tuple[str, str]]:
        """Keep every file of a release in the repository; yield its path and Git's name of it."""
        for root, names in release.roots:
            every = (*names, *(release.last if root == release.made else ()))
            given = "".join(f"{root / name}\n" for name in every).encode()
            kept = self._git("hash-object", "-w", "--no-filters", "--stdin-paths", given=given).decode().split()
            yield from zip(every, kept, strict=True)

    def _blob(self, content: bytes) -> str:
        return self._git("hash-object", "-w", "--stdin", given=content).decode().strip()

    def _push(self, tree: str, tip: str, message: str) -> None:
        if tip and self._git("rev-parse", f"{tip}^{{tree}}").decode().strip() == tree:
            return
        parent = ("-p", tip) if tip else ()
        commit = self._git("commit-tree", tree, *parent, "-m", f"{_SUBJECT}{message}").decode().strip()
        try:
            self._git("push", "-q", "--", self.remote, f"{commit}:refs/heads/{self.branch}")
        except ProgramFailed as error:
            if self._tip() != tip:
                raise PublishError(f"{self._name}: somebody else pushed meanwhile; publish again") from error
            raise
        for what in ("seen", "published"):
            self._git("update-ref", self._ref(what), commit)

    def differences(self, release: Release, plan: Plan) -> tuple[str, ...]:
        """Ask the remote for its newest commit, and compare the tree of that with the release."""
        there = self._paths(self._fetched())
        return tuple(path for path, blob in self._blobs(release) if there.get(path) != blob)

    def releases(self) -> tuple[Earlier, ...]:
        """Return the commits of the branch that published something."""
        tip = self._fetched()
        log = self._git("log", "--first-parent", "--format=%H%x00%s%x00%b%x01", tip).decode() if tip else ""
        rows = [row.strip().split("\0") for row in log.split("\1") if row.strip()]
        ours = [(commit, subject, body) for commit, subject, body in rows if subject.startswith(_SUBJECT)]
        return tuple(
            Earlier(commit, body.removeprefix("Of commit ").strip(". \n"), commit == tip, _release(subject))
            for commit, subject, body in ours
        )

    def go_back(self, name: str) -> None:
        """Commit the files of an earlier publish on top; what others have on the branch now stays."""
        found = chosen(self.releases(), name, self._name)
        tip = self._known("seen")
        wanted = dict.fromkeys(self._own(tip), "") | self._own(found)
        self._push(self._over(tip, wanted), tip, f"{found[:12]}{_AGAIN}")

    def _own(self, commit: str) -> dict[str, str]:
        """Return the blobs of the files that a publish put into a commit, by path."""
        there = self._paths(commit)
        if manifest.FILE not in there:
            return {path: blob for path, blob in there.items() if path not in HOSTS_OWN}
        found = manifest.read(self._git("cat-file", "blob", f"{commit}:{manifest.FILE}"), self._name)
        ours = (manifest.FILE, manifest.SIGNATURE, *(file.path for file in (*found.files, *found.retired)))
        return {path: there[path] for path in ours if path in there}

    @property
    def _name(self) -> str:
        return f"{self.remote}/{self.branch}"

    def _git(self, *arguments: str, given: bytes = b"", env: Mapping[str, str] | None = None) -> bytes:
        return run(("git", *arguments), self._name, self.repository, given, env)

    def _tip(self) -> str:
        """Return the newest commit of the branch at the remote, "" where there is none."""
        try:
            return self._git("ls-remote", "--", self.remote, f"refs/heads/{self.branch}").decode().partition("\t")[0]
        except ProgramFailed as error:
            raise PublishError(f"{error}; check `git remote -v`") from error

    def _fetched(self) -> str:
        """Bring the newest commit of the branch here; return it."""
        tip = self._tip()
        if tip:
            self._git("fetch", "-q", "--no-tags", "--", self.remote, f"+refs/heads/{self.branch}:{self._ref('seen')}")
            return self._known("seen")
        if self._known("seen"):
            self._git("update-ref", "-d", self._ref("seen"))
        return ""

    def _ref(self, what: str) -> str:
        return f"refs/press/{sha256(self.remote.encode()).hexdigest()[:12]}/{self.branch}/{what}"

    def _known(self, what: str) -> str:
        """Return the commit that was seen at the remote or published from here, "" when there is none."""
        return self._git("for-each-ref", "--format=%(objectname)", self._ref(what)).decode().strip()

    def _holds(self, tip: str, commit: str) -> bool:
        """Return True when a commit is an ancestor of the newest one."""
        try:
            self._git("merge-base", "--is-ancestor", commit, tip)
        except ProgramFailed:
            return False
        return True

    def _paths(self, commit: str) -> dict[str, str]:
        """Return the blob of each file of a commit."""
        listed = self._git("ls-tree", "-r", "-z", commit).decode("utf-8", "surrogateescape")
        rows = (row.partition("\t") for row in listed.split("\0") if row)
        return {path: head.split()[2] for head, _, path in rows}


def _release(subject: str) -> str:
    """Return the release that a commit published first, "" for one that went back to another."""
    name = subject.removeprefix(_SUBJECT)
    return "" if name.endswith(_AGAIN) else name
