"""A finished site out to where readers are: a folder that a web server shows, or a branch of a Git remote.

Only a site whose whole gate is green goes out. A folder is switched in one step: the new release is copied beside
it and a symbolic link is renamed over the old one, so that no reader meets half of each.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from briefing.errors import BriefingError, Problem
from briefing.publish import gate
from press.options import PLACEHOLDER, Options
from press.scan import content_digest

KEPT = 3
"""Releases that stay beside a published folder, the current one included, for going back by hand."""


class PublishError(BriefingError):
    """The site cannot go out; the text says why and what to do."""


def whole(folder: Path) -> tuple[Problem, ...]:
    """Run the gate over every file of a built site, as it lies on the disk."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    read = {p.relative_to(folder).as_posix(): p.read_bytes() for p in paths}
    problems = list(gate.check({path: gate.facts(path, content) for path, content in read.items()}, {}, ()))
    host = PLACEHOLDER.encode()
    problems += [
        Problem(path, 0, f"holds the placeholder address {PLACEHOLDER}; build with --siteurl")
        for path, content in read.items()
        if host in content
    ]
    return tuple(problems)


def release(folder: Path) -> str:
    """Return the digest of a built site: of all its paths and bytes."""
    from briefing.digest import digest

    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return digest(tuple((p.relative_to(folder).as_posix(), content_digest(p)) for p in files))


def to_folder(site: Path, target: Path) -> str:
    """Copy the site beside `target` and switch to it in one step; return what was done.

    Raises PublishError when `target` holds files that this command did not put there.
    """
    name = release(site)
    releases = target.with_name(f"{target.name}.releases")
    if target.is_dir() and not target.is_symlink():
        if any(target.iterdir()):
            raise PublishError(f"{target}: holds files of others; name a new folder, or empty it first")
        target.rmdir()
    if target.is_symlink() and target.resolve() == (releases / name).resolve():
        return f"{target}: already shows release {name[:12]}"
    _copy(site, releases / name)
    link = target.with_name(f".{target.name}.new")
    link.unlink(missing_ok=True)
    link.symlink_to(Path(releases.name) / name)
    os.replace(link, target)
    _forget(releases, name)
    return f"{target}: shows release {name[:12]}"


def _copy(site: Path, target: Path) -> None:
    beside = target.with_name(f".{target.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(site, beside)
    shutil.rmtree(target, ignore_errors=True)
    os.replace(beside, target)
    os.utime(target)


def _forget(releases: Path, current: str) -> None:
    old = sorted((p for p in releases.iterdir() if p.name != current), key=lambda p: p.stat().st_mtime)
    for path in old[: max(0, len(old) - KEPT + 1)]:
        shutil.rmtree(path)


def to_branch(site: Path, repository: Path, remote: str, branch: str) -> str:
    """Commit the site to a branch of its own and push it; return what was done.

    Raises PublishError when Git refuses.
    """
    command = [sys.executable, "-m", "ghp_import", "--no-jekyll", "--push"]
    command += [
        "--remote",
        remote,
        "--branch",
        branch,
        "--message",
        f"Publish {release(site)[:12]}",
        str(site),
    ]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = (done.stderr or done.stdout).strip().splitlines()
        raise PublishError(f"{remote}/{branch}: {reason[-1] if reason else 'push failed'}; check `git remote -v`")
    return f"{remote}/{branch}: shows release {release(site)[:12]}"


def publish(options: Options, to: str, remote: str) -> int:
    """Build, run the whole gate, and put the site out; return the exit status."""
    from press.build import build
    from press.extras import extras

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
    except PublishError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _out(options: Options, to: str, remote: str) -> str:
    if to == "github-pages":
        return to_branch(options.output, options.root, remote, "gh-pages")
    return to_folder(options.output, Path(to).absolute())
