"""Make ready what goes out: the built site, with what its host is told, and the commit that it is of."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from press import owned
from press.options import Options
from press.publish import manifest
from press.publish.carrier import Release
from press.publish.errors import PublishError
from press.publish.headers import patterns
from press.publish.hosts import HOSTS, HostRules
from press.publish.manifest import Manifest
from press.publish.packing import pack
from press.redirects import page, redirects

MADE = "publish"
"""Folder of state for what is made for a release alone."""


def prepared(options: Options, host: str, to: str = "live", packed: tuple[str, ...] = ("gz",)) -> Release:
    """Return the built site as it goes out to a host, "" for one that reads nothing, by the target `to`.

    `packed` names the forms in which a host that can send packed files gets them.
    """
    owned.remove(options.cache, MADE)
    made = options.cache / MADE
    site = manifest.of(options.output, _commit(options))
    if host:
        site = _told(options, host, to, packed if HOSTS[host].packed else (), site)
    return Release(options.output, made, site)


def _told(options: Options, host: str, to: str, packed: tuple[str, ...], site: Manifest) -> Manifest:
    """Write what a host reads; return the manifest with that, and without pages that its redirects stand for."""
    told, leads = HOSTS[host], redirects(options.content)[0]
    for takes, has, what in ((told.redirects, leads, "redirects"), (told.most_files, site.files, "files")):
        if takes and len(has) > takes:
            raise PublishError(f"{host} takes {takes:,} {what}, and there are {len(has):,}; name another host")
    left_out = {page(old) for old in leads} if told.files_win else set[str]()
    files = tuple(file for file in site.files if file.path not in left_out)
    base = urlsplit(options.siteurl).path
    rules = HostRules(
        {base + pattern: given for pattern, given in patterns(file.path for file in files).items()},
        {base + old: base + new for old, new in leads.items()},
        options.siteurl,
        to,
        packed,
    )
    for name, write in told.files.items():
        content = "".join(f"{line}\n" for line in write(rules))
        owned.write(options.cache, f"{MADE}/{name}", content.encode())
    pack(options, files, packed, MADE)
    own = manifest.of(options.cache / MADE).files
    return replace(site, files=tuple(sorted((*files, *own), key=lambda file: file.path)))


def _commit(options: Options) -> str:
    """Return the commit that the inputs are of, "" when they are of none; say which file is not committed."""
    shipped = () if options.home == options.root else (options.home, *options.code)
    inputs = [str(one) for one in options.inputs if one.exists() and not any(map(one.is_relative_to, shipped))]
    changed = _git(options.root, "status", "--porcelain", "--", *inputs)
    if changed is None:
        return ""
    if changed:
        print(f"{changed.split(maxsplit=1)[1].splitlines()[0]}: is not committed, so the manifest names no commit")
        return ""
    return (_git(options.root, "rev-parse", "--verify", "-q", "HEAD") or "").strip()


def _git(root: Path, *arguments: str) -> str | None:
    """Return what Git prints, or None where it refuses or is not there: the project may be in no repository."""
    command = ["git", *arguments]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", errors="replace", check=False)
    except FileNotFoundError:
        return None
    return None if done.returncode else done.stdout
