"""The offline edition: the site as one zip, whose pages lead to each other from a disk as they do from a server."""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from briefing.publish import gate
from press import owned
from press.options import Options
from press.publish import edition_search, manifest
from press.publish.carrier import Earlier, Release, Shown
from press.publish.errors import PublishError
from press.publish.plan import Plan
from press.publish.preparation import MADE

_ONLINE = re.compile(r"404\.html|robots\.txt|sitemap\.xml|sitemap/.*|extras/pagefind/.*")
"""What only servers and search engines read; the index of the search lies in the script of its page."""
_ADDRESS = re.compile(r'(\b(?:href|src)="|\bcontent="0; url=)([^"#?]*/)(?=["#?])')
"""An address that ends in a folder, of which a disk would show the list."""
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)"')
_UNREAD = (OSError, KeyError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error)
"""What reading a file of a zip raises that is damaged, packed in another way, or has a password (RuntimeError)."""
_NEW = "edition.zip"
FIRST = "mimetype"
"""What a book begins with, as it is, so that its first bytes say what it is."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip can name; the bytes are to be the same each time."""


def offline(options: Options, release: Release) -> Release:
    """Return a release with pages that can be read from a disk."""
    kept = [file for file in release.manifest.files if not _ONLINE.fullmatch(file.path)]
    for file in kept:
        if file.path.endswith(".html"):
            html = readable((options.output / file.path).read_text("utf-8"))
            if file.path == edition_search.PAGE:
                html, script = edition_search.searching(html, options.output)
                if script:
                    owned.write(options.cache, f"{MADE}/{edition_search.SCRIPT}", script.encode())
            owned.write(options.cache, f"{MADE}/{file.path}", html.encode())
    files = {file.path: file for file in (*kept, *manifest.of(release.made).files)}
    return replace(release, manifest=replace(release.manifest, files=tuple(files[path] for path in sorted(files))))


def readable(html: str) -> str:
    """Return a page whose links name files, and which leads to itself as it is now.

    >>> readable('<a href="../x/#s-1">')
    '<a href="../x/index.html#s-1">'
    """
    html = gate.TAG.sub(lambda tag: _ADDRESS.sub(_named, tag[0]), html)
    found = _CANONICAL.search(html)
    now = f'<p>Offline edition. This page as it is now: <a href="{found[1]}">{found[1]}</a></p>\n' if found else ""
    return html.replace("</footer>", f"{now}</footer>")


def _named(found: re.Match[str]) -> str:
    return found[0] if gate.SCHEME.match(found[2]) else f"{found[0]}index.html"


@dataclass(frozen=True, slots=True)
class Edition:
    """A zip on this machine, with one folder in it."""

    path: Path
    state: Path
    """Folder of ours for the zip while it is written."""

    def named(self, name: str) -> str:
        """Return where a file lies in the zip."""
        return f"{self.path.stem}/{name}"

    def edited(self, options: Options, release: Release) -> Release:
        """Return a release as it is to be packed."""
        return offline(options, release)

    def shown(self) -> Shown:
        """Read the manifest of the edition that lies there; refuse what is none."""
        if not os.path.lexists(self.path):
            return Shown()
        try:
            with zipfile.ZipFile(self.path) as there:
                content = there.read(self.named(manifest.FILE))
        except _UNREAD as error:
            raise owned.NotOurs(f"{self.path}: is no edition of a site; take it away, or name another file") from error
        return Shown(manifest.read(content, str(self.path)))

    def send(self, release: Release, plan: Plan) -> None:
        """Write the edition among the state, then move it to its place."""
        names = {name: root / name for root, paths in release.roots for name in paths}
        names |= {name: release.made / name for name in release.last}
        owned.write(self.state, _NEW, b"")
        with zipfile.ZipFile(self.state / _NEW, "w") as edition:
            for name in sorted(names, key=lambda name: (name != FIRST, name)):
                entry = zipfile.ZipInfo(self.named(name), _EPOCH)
                entry.create_system, entry.external_attr = 3, 0o644 << 16
                packing = zipfile.ZIP_STORED if name == FIRST else zipfile.ZIP_DEFLATED
                edition.writestr(entry, names[name].read_bytes(), packing, 9)
        owned.deliver(self.state, _NEW, self.path)

    def differences(self, release: Release, plan: Plan) -> tuple[str, ...]:
        """Read every file of the edition back."""
        with zipfile.ZipFile(self.path) as edition:
            there = {name: sha256(edition.read(name)).hexdigest() for name in edition.namelist()}
        return tuple(f.path for f in release.manifest.files if there.get(self.named(f.path)) != f.sha256)

    def releases(self) -> tuple[Earlier, ...]:
        """Return nothing: the file holds what it holds."""
        return ()

    def go_back(self, name: str) -> None:
        """Refuse: there is nothing to go back to."""
        raise PublishError(f"{self.path}: keeps no releases; check out the commit {name} and publish that")
