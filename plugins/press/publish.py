"""A finished site out to where readers are: a folder that a web server shows, or a branch of a Git remote.

Only a site whose whole gate is green goes out. A folder is switched in one step: the new release is copied beside
it and a symbolic link is renamed over the old one, so that no reader meets half of each.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from briefing.digest import digest
from briefing.errors import BriefingError, Problem
from briefing.publish import gate
from briefing.walk import SKIPPED, refusal, walk
from press import owned
from press.options import PLACEHOLDER, Options
from press.scan import content_digest

KEPT = 3
"""Releases that stay beside a published folder, the current one included, for going back by hand."""
_RELEASE = re.compile(r"[0-9a-f]{32}")


class PublishError(BriefingError):
    """The site cannot go out; the text says why and what to do."""


def whole(folder: Path) -> tuple[Problem, ...]:
    """Run the gate over every file of a built site, as it lies on the disk."""
    found = [(Path(path).relative_to(folder).as_posix(), refusal(status)) for path, status in walk(str(folder))]
    problems = [Problem(path, 0, message) for path, message in found if message]
    read = {path: (folder / path).read_bytes() for path, message in sorted(found) if not message}
    problems += gate.check({path: gate.facts(path, content) for path, content in read.items()}, {}, ())
    host = PLACEHOLDER.encode()
    problems += [
        Problem(path, 0, f"holds the placeholder address {PLACEHOLDER}; build with --siteurl")
        for path, content in read.items()
        if host in content
    ]
    return tuple(problems)


def release(folder: Path) -> str:
    """Return the digest of a built site: of all its paths and bytes."""
    files = sorted(Path(path) for path, _ in walk(str(folder)))
    return digest(tuple((p.relative_to(folder).as_posix(), content_digest(p)) for p in files))


def to_folder(site: Path, target: Path) -> str:
    """Copy the site beside `target` and switch to it in one step; return what was done.

    Raises NotOurs when `target`, or the folder of releases beside it, is not what this command put there.
    """
    name = release(site)
    releases = target.with_name(f"{target.name}.releases")
    if message := owned.link_refusal(target, releases):
        raise owned.NotOurs(message)
    owned.claim(releases)
    if target.is_symlink() and target.resolve() == (releases / name).resolve():
        return f"{target}: already shows release {name[:12]}"
    _copy(site, releases, name)
    owned.switch(target, releases, name)
    _forget(releases, name)
    return f"{target}: shows release {name[:12]}"


def _copy(site: Path, releases: Path, name: str) -> None:
    owned.remove(releases, ".release.new")
    beside = releases / ".release.new"
    shutil.copytree(site, beside, symlinks=True, ignore=shutil.ignore_patterns(*SKIPPED))
    os.utime(beside)
    owned.put(releases, name, beside)


def _forget(releases: Path, current: str) -> None:
    """Delete old releases: folders of that name which bear our mark themselves."""
    there = [p for p in releases.iterdir() if _RELEASE.fullmatch(p.name) and owned.mine(p) and p.name != current]
    old = sorted(there, key=lambda path: path.stat().st_mtime_ns)
    for path in old[: max(0, len(old) - KEPT + 1)]:
        owned.remove(releases, path.name)


def to_branch(site: Path, repository: Path, remote: str, branch: str) -> str:
    """Commit the site to a branch of its own and push it; return what was done.

    Raises PublishError when Git refuses.
    """
    message = f"Publish {release(site)[:12]}"
    if _shown(repository, remote, branch) == message:
        return f"{remote}/{branch}: already shows release {message.split()[1]}"
    command = [sys.executable, "-m", "ghp_import", "--no-jekyll", "--push"]
    command += ["--remote", remote, "--branch", branch, "--message", message, str(site)]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        reason = (done.stderr or done.stdout).strip().splitlines()
        raise PublishError(f"{remote}/{branch}: {reason[-1] if reason else 'push failed'}; check `git remote -v`")
    return f"{remote}/{branch}: shows release {message.split()[1]}"


def _shown(repository: Path, remote: str, branch: str) -> str:
    """Return the subject of the newest commit of a branch of a remote, or "" when it is not the newest one here."""
    there = _git(repository, "ls-remote", "--", remote, f"refs/heads/{branch}").partition("\t")[0]
    here, _, subject = _git(repository, "log", "-1", "--format=%H%n%s", f"refs/heads/{branch}").partition("\n")
    return subject.strip() if there and there == here else ""


def _git(repository: Path, *arguments: str) -> str:
    """Return what Git prints, or "" when it refuses; pushing says why."""
    command = ["git", *arguments]
    return subprocess.run(command, cwd=repository, capture_output=True, text=True, errors="replace").stdout


def publish(options: Options, to: str, remote: str) -> int:
    """Build, run the whole gate, and put the site out; return the exit status."""
    from press.build import build
    from press.extras import extras

    if message := _misplaced(options, to, remote):
        print(f"publish: {message}", file=sys.stderr)
        return 2
    if options.siteurl == PLACEHOLDER:
        print("publish: --siteurl is missing; name the address that readers will use", file=sys.stderr)
        return 2
    if build(options) or extras(options):
        print("publish: the build is not clean; nothing went out", file=sys.stderr)
        return 1
    problems = whole(options.output)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        return 1
    try:
        print(_out(options, to, remote))
        return 0
    except (PublishError, owned.NotOurs) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or to}: {error.strerror}; make room or allow access", file=sys.stderr)
    return 1


def _misplaced(options: Options, to: str, remote: str) -> str:
    """Return why the site cannot go where it is asked to and what to do, or ""; nothing is done before that."""
    if remote.startswith("-"):
        return f"--remote: {remote!r} is an option, not a remote; `git remote -v` lists the remotes"
    target = Path(os.path.realpath(Path(to).parent)) / Path(to).name
    if to == "github-pages":
        return ""
    if not target.name:
        return f"--to: {to!r} is no folder that a link can stand for; name one, such as /srv/www/news"
    for folder in (options.output, options.cache, *options.inputs):
        if target.is_relative_to(folder) or folder.is_relative_to(target):
            return f"--to: {to} is, holds or lies in {folder}; name a folder apart from it"
    return owned.link_refusal(target, target.with_name(f"{target.name}.releases"))


def _out(options: Options, to: str, remote: str) -> str:
    if to == "github-pages":
        return to_branch(options.output, options.root, remote, "gh-pages")
    return to_folder(options.output, Path(to).absolute())
