"""Where a site can go: the entries of `PUBLISH` in publishconf.py, and what --to says without one."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from press import owned
from press.failures import SettingsFailure
from press.options import Options, is_address
from press.publish.book import Book
from press.publish.branch import Branch
from press.publish.carrier import Carrier
from press.publish.edition import Edition
from press.publish.errors import PublishError
from press.publish.folder import Folder
from press.publish.hosts import HOSTS
from press.publish.packing import FORMS
from press.publish.rclone import Storage
from press.publish.rsync import RsyncServer
from press.settings import executed

GITHUB = "github-pages"
_FIELDS = {
    "folder": {"path"},
    "branch": {"remote", "branch"},
    "rsync": {"path", "ssh"},
    "rclone": {"path"},
    "zip": {"path"},
    "epub": {"path"},
}
"""What an entry may hold for each carrier, beside what every entry may."""
_EVERY = {"carrier", "siteurl", "host", "key", "packed"}


@dataclass(frozen=True, slots=True)
class Target:
    """A place that a site is published to."""

    name: str
    """As --to names it."""
    carrier: Carrier
    host: str
    """Whose files for headers and redirects go with it; "" for none."""
    siteurl: str
    """The address that readers use; "" where --siteurl gives it."""
    key: Path | None = None
    """File of the key that signs the manifest, if one does."""
    packed: tuple[str, ...] = ("gz",)
    """The forms in which a host that can send packed files gets them."""


def target(options: Options, to: str, remote: str) -> Target:
    """Return the target that --to names; raise PublishError when it is none, or would mingle with what is built."""
    entries = _entries(options.root)
    if to not in (*entries, GITHUB) and Path(to).name == to and not _file(to) and not os.path.lexists(to):
        raise PublishError(f"--to: {to!r} is no target; write {', '.join((*entries, GITHUB))}, or a folder: ./{to}")
    entry = entries.get(to) or _plain(to, remote)
    wrong = _wrong(entry)
    if wrong:
        raise PublishError(f"PUBLISH[{to!r}]: {wrong}")
    key = options.root / Path(entry["key"]).expanduser() if entry.get("key") else None
    host, siteurl, packed = entry.get("host", ""), entry.get("siteurl", "").rstrip("/"), entry.get("packed") or "gz"
    return Target(to, _carrier(options, entry), host, siteurl, key, tuple(packed.split()))


def _entries(root: Path) -> Mapping[str, Mapping[str, str]]:
    """Return PUBLISH as publishconf.py says it; the file may import pelicanconf.py beside it."""
    path = root / "publishconf.py"
    if not path.is_file():
        return {}
    before = sys.modules.pop("pelicanconf", None)
    sys.path.insert(0, str(root))
    try:
        found: Any = executed(path).get("PUBLISH", {})
    except SettingsFailure as error:
        raise PublishError(str(error)) from error
    finally:
        sys.path.remove(str(root))
        sys.modules.pop("pelicanconf", None)
        if before:
            sys.modules["pelicanconf"] = before
    if not isinstance(found, dict):
        raise PublishError("publishconf.py: PUBLISH is no table; write it as README has it")
    if wrong := [name for name, entry in found.items() if not isinstance(name, str) or not isinstance(entry, dict)]:
        raise PublishError(f"PUBLISH[{wrong[0]!r}]: is no name with a table; write it as README has it")
    return {
        name: {key: str(value) for key, value in entry.items() if value is not None} for name, entry in found.items()
    }


def _plain(to: str, remote: str) -> Mapping[str, str]:
    """Return the entry that stands for a folder or a file, or for the branch that GitHub shows."""
    if to == GITHUB:
        return {"carrier": "branch", "remote": remote, "branch": "gh-pages"}
    return {"carrier": _file(to) or "folder", "path": str(Path(to).absolute())}


def _file(to: str) -> str:
    """Return the carrier that writes a file of this name, "" for a folder."""
    return next((kind for kind in ("zip", "epub") if to.lower().endswith(f".{kind}") and not Path(to).is_dir()), "")


def _wrong(entry: Mapping[str, str]) -> str:
    """Return what is wrong with an entry and what to do, or ""."""
    carrier, host = entry.get("carrier", ""), entry.get("host", "")
    if carrier not in _FIELDS:
        return f"carrier {carrier!r} is none; write one of {', '.join(_FIELDS)}"
    if more := sorted(entry.keys() - _FIELDS[carrier] - _EVERY):
        return f"{more[0]!r} is nothing that {carrier} reads; it reads {', '.join(sorted(_FIELDS[carrier] | _EVERY))}"
    if carrier != "branch" and not entry.get("path"):
        return "'path' is missing"
    if host and host not in HOSTS:
        return f"host {host!r} is none; write one of {', '.join(HOSTS)}"
    if (siteurl := entry.get("siteurl", "").rstrip("/")) and not is_address(siteurl):
        return f"siteurl {siteurl!r} is no address of a site; write it as https://news.example.org"
    if wrong := _wrong_packing(entry.get("packed", ""), host):
        return wrong
    if not _words(entry.get("ssh", "ssh")):
        return f"ssh {entry['ssh']!r} is no command"
    return next((f"{value!r} is an option, not a {key}" for key, value in entry.items() if value.startswith("-")), "")


def _wrong_packing(packed: str, host: str) -> str:
    forms = packed.split()
    if not set(forms) <= FORMS.keys() or len(set(forms)) < len(forms):
        return f"packed {packed!r} is no form; write 'gz', 'br' or 'br gz'"
    able = [name for name, one in HOSTS.items() if one.packed]
    return f"'packed' is for a host that sends packed files: {', '.join(able)}" if packed and host not in able else ""


def _words(command: str) -> tuple[str, ...]:
    """Return the words of a command; none where its quotes are not closed."""
    try:
        return tuple(shlex.split(command))
    except ValueError:
        return ()


def _carrier(options: Options, entry: Mapping[str, str]) -> Carrier:
    match entry["carrier"]:
        case "branch":
            remote, branch = entry.get("remote", "origin"), entry.get("branch", "gh-pages")
            return Branch(options.root, remote, branch, options.cache)
        case "rsync":
            host, _, path = entry["path"].partition(":")
            if not host or not PurePosixPath(path).name or path.startswith((":", "~")):
                raise PublishError(f"{entry['path']}: names no folder of a server; write it as user@host:/srv/www/news")
            return RsyncServer(host, path.rstrip("/"), _words(entry.get("ssh", "ssh")))
        case "rclone":
            return Storage(entry["path"].rstrip("/"), options.cache)
        case "zip":
            return Edition(_placed(options, options.root / entry["path"]), options.cache)
        case "epub":
            return Book(_placed(options, options.root / entry["path"]), options.cache)
    folder = _placed(options, options.root / entry["path"])
    if message := owned.link_refusal(folder, folder.with_name(f"{folder.name}.releases")):
        raise PublishError(message)
    return Folder(folder)


def _placed(options: Options, path: Path) -> Path:
    """Return a place on this machine; raise PublishError where it would mingle with what is built."""
    target = Path(os.path.realpath(path.parent)) / path.name
    if not target.name:
        raise PublishError(
            f"--to: {str(path)!r} is no folder that a link can stand for; name one, such as /srv/www/news"
        )
    for folder in (options.output, options.cache, *options.inputs):
        if target.is_relative_to(folder) or folder.is_relative_to(target):
            raise PublishError(f"--to: {path} is, holds or lies in {folder}; name a folder apart from it")
    return target
