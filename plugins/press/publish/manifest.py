"""Write and read the manifest of a published site: its files, byte for byte, and the commit that it was made of.

The digest of the whole is that of the lines which `sha256sum` prints for the files in the order of their paths, so
anybody can compute it without this program.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from briefing.walk import refusal, walk
from press import owned
from press.publish.errors import PublishError

FILE = "manifest.json"
"""Where the manifest lies in a published site."""
SIGNATURE = f"{FILE}.sig"
"""Where its signature lies, when it has one."""
FORMAT = 1
_TITLE = re.compile(rb"<title>([^<]*)</title>")
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """One file of a site."""

    path: str
    """Below the site, with slashes."""
    sha256: str
    size: int
    title: str = ""
    """Of a page, as readers know it."""
    until: str = ""
    """The last day for which a file of an earlier release is kept; "" for a file of this release."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a site consists of."""

    files: tuple[PublishedFile, ...] = ()
    """In the order of their paths."""
    commit: str = ""
    """Git's name of the inputs; "" when they were not all committed."""
    retired: tuple[PublishedFile, ...] = ()
    """Files of earlier releases that pages which are still open may ask for."""
    key: str = ""
    """The SHA-256 of the key that signs it; "" where nobody does."""
    format: int = FORMAT
    digest: str = field(default="", compare=False)
    """As it was written; what holds is `whole`."""

    @property
    def whole(self) -> str:
        """Return the digest of all files of this release."""
        return sha256(sums(self.files).encode()).hexdigest()


def sums(files: Iterable[PublishedFile]) -> str:
    """Return the lines that `sha256sum` prints for files, and that its `--check` reads."""
    return "".join(f"{file.sha256}  {file.path}\n" for file in files)


def of(folder: Path, commit: str = "") -> Manifest:
    """Return the manifest of the files that lie in a folder; our mark and the manifest itself are none of them."""
    names = {Path(path).relative_to(folder).as_posix() for path, status in walk(str(folder)) if not refusal(status)}
    return Manifest(tuple(file(folder, name) for name in sorted(names - {owned.MARK, FILE, SIGNATURE})), commit)


def file(folder: Path, name: str) -> PublishedFile:
    """Return one file of a folder as a manifest has it."""
    _checked(name)
    content = (folder / name).read_bytes()
    found = _TITLE.search(content) if name.endswith((".html", ".xhtml")) else None
    title = unescape(found[1].decode("utf-8", "replace")) if found else ""
    return PublishedFile(name, sha256(content).hexdigest(), len(content), title.rpartition(" · ")[0] or title)


def written(manifest: Manifest) -> bytes:
    """Return the bytes of a manifest: JSON with a line for each file."""
    head = {"format": FORMAT, "commit": manifest.commit, "digest": manifest.whole}
    head |= {"key": manifest.key} if manifest.key else {}
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    lines += [f"{json.dumps(key)}: [\n{_rows(getattr(manifest, key))}]" for key in ("files", "retired")]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _rows(files: Iterable[PublishedFile]) -> str:
    return ",\n".join(map(line, files))


def line(file: PublishedFile) -> str:
    """Return the line of a manifest that a file has, without the comma behind it."""
    row = {"path": file.path, "sha256": file.sha256, "size": file.size, "title": file.title, "until": file.until}
    return json.dumps({key: value for key, value in row.items() if value != ""})


def read(content: bytes, where: str) -> Manifest:
    """Return the manifest that some bytes are; raise PublishError when they are none, or lead out of the site."""
    found: Manifest = _decoded(content, Manifest, where)
    if problem := next(_problems(found), ""):
        raise PublishError(f"{where}: {problem}; take it away, or name another place")
    return found


def paths(content: bytes, where: str) -> tuple[str, ...]:
    """Return the paths that a list of paths holds; raise PublishError as `read` does."""
    found: tuple[str, ...] = _decoded(content, tuple[str, ...], where)
    for path in found:
        _checked(path)
    return found


def _decoded(content: bytes, form: Any, where: str) -> Any:
    try:
        return msgspec.json.decode(content, type=form)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise PublishError(f"{where}: is not what this program writes ({error}); take it away") from error


def _problems(found: Manifest) -> Iterator[str]:
    if found.format != FORMAT:
        yield f"has the format {found.format}, and this program knows {FORMAT}"
    for file in (*found.files, *found.retired):
        _checked(file.path)
        if not _HASH.fullmatch(file.sha256):
            yield f"gives no SHA-256 of {file.path!r}"
    if found.digest != found.whole:
        yield "is damaged: its digest is not that of its files"


def _checked(path: str) -> None:
    """Raise PublishError for a path that a carrier could not name, or that leads out of the site."""
    parts = PurePosixPath(path).parts
    plain = path.isprintable() and "\\" not in path and "/".join(parts) == path
    if not plain or not parts or ".." in parts or path.startswith("/"):
        raise PublishError(f"{path!r}: no name for a file that is published; give it another")
