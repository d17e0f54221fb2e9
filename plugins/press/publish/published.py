"""The built site in so far as it is what was published last from here: its files, its rows, what they were made of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from briefing.ingest.head import decoded
from briefing.ingest.shelf import FOLDER
from briefing.publish.exports.whole.dataset import CATALOGUE, parts
from briefing.publish.proof.proof import SourceText
from briefing.shipped import COMMAND
from press.options import Options
from press.publish import manifest
from press.publish.carrier import ProgramFailed, run
from press.publish.errors import PublishError
from press.publish.manifest import Manifest, PublishedFile
from press.publish.verb import PUBLISHED
from press.redirects import address

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)/"')
_BRIEFING = re.compile("briefings/([^/]+)/index.html")
_AGAIN = "publish again, then prove"
_UNKNOWN = 128
"""Git's exit status for what it does not find."""
_NO_SUCH = "no sentence and no row has this id; those of sentences begin with s-, those of rows stand in the data"


@dataclass(frozen=True, slots=True)
class Published:
    """What was published; each method raises PublishError for what was not."""

    options: Options
    manifest: Manifest
    files: Mapping[str, PublishedFile]
    """Those of the manifest, by path."""

    def read(self, path: str) -> bytes:
        """Return the bytes of a file of the site, which are those that were published."""
        place = self.options.output / path
        content = place.read_bytes() if path in self.files and place.is_file() else b""
        if path not in self.files or sha256(content).hexdigest() != self.files[path].sha256:
            raise PublishError(f"{path}: is not as it was published last; {_AGAIN}")
        return content

    def site(self) -> str:
        """Return the address of the site, as its home page gives it."""
        if found := _CANONICAL.search(self.read("index.html").decode()):
            return unescape(found[1])
        raise PublishError("index.html: gives no address of the site; publish again")

    def page(self, place: str) -> str:
        """Return the page of an address, with or without the address of the site before it."""
        steps = urlsplit(place).path.strip("/").removesuffix("index.html").rstrip("/").split("/")
        paths = ("/".join((*steps[start:], "index.html")) for start in range(len(steps)))
        if path := next((path for path in paths if path in self.files), ""):
            return path
        raise PublishError(f"{place}: was not published; copy the address of a sentence from its number on the page")

    def holding(self, anchor: str) -> str:
        """Return the page of a sentence."""
        held = f'<span class="s" id="{anchor}">'.encode()
        found = [path for path in self.files if _BRIEFING.fullmatch(path) and held in self.read(path)]
        if len(found) == 1:
            return found[0]
        several = ", ".join(f"{address(path)}#{anchor}" for path in found)
        raise PublishError(
            f"{anchor}: {f'stands on several pages; name one of them, {several}' if found else _NO_SUCH}"
        )

    def tables(self) -> Mapping[str, tuple[str, ...]]:
        """Return the files of each table."""
        return parts(self.read(CATALOGUE))

    def row(self, asked: str) -> tuple[str, Mapping[str, Any]]:
        """Return the file that has a row of the data, and the row, by its id or as `table/id`."""
        table, _, name = asked.rpartition("/")
        found = {one: self._row(name, paths) for one, paths in self.tables().items() if table in ("", one)}
        rows = {one: held for one, held in found.items() if held}
        if len(rows) == 1:
            return next(iter(rows.values()))
        several = ", ".join(f"{one}/{name}" for one in rows)
        raise PublishError(f"{asked}: {f'stands in several tables; name one of them, {several}' if rows else _NO_SUCH}")

    def _row(self, name: str, paths: Iterable[str]) -> tuple[str, Mapping[str, Any]] | None:
        """Return the first file that has a row of this id, and the row; None where none has."""
        for path in paths:
            if f'"{name}"'.encode() in (content := self.read(path)):
                for row in json.loads(content)["rows"]:
                    if row["id"] == name:
                        return path, row
        return None

    def texts(self, paths: Iterable[str]) -> Iterator[SourceText]:
        """Yield the briefings that pages were made of, as they were committed; none where not all was."""
        slugs = {found[1] for path in paths if (found := _BRIEFING.fullmatch(path))}
        for slug in sorted(slugs) if self.manifest.commit else ():
            yield self._text(slug)

    def _text(self, slug: str) -> SourceText:
        """Return the briefing that had an address in the commit, whatever became of its file since."""
        for path in self._named(slug):
            content = self._git("show", f"{self.manifest.commit}:./{path}")
            head = decoded(content)
            if (head.get("Slug") or PurePosixPath(path).stem) == slug:
                return SourceText(path, sha256(content).hexdigest(), head.get("Seed"), head.get("Seed-SHA256"))
        raise PublishError(f"{slug}: no briefing of the commit {self.manifest.commit[:12]} has this address; {_AGAIN}")

    def _named(self, slug: str) -> Iterator[str]:
        """Yield the paths of briefings in the commit that are called as an address, or say that they have it."""
        commit, folder = self.manifest.commit, (self.options.content / FOLDER).relative_to(self.options.root)
        there = self._git("ls-tree", "-rz", "--name-only", commit, "--", f"{folder.as_posix()}/").decode().split("\0")
        yield from (path for path in there if path.endswith(f"/{slug}.md"))
        with suppress(ProgramFailed):  # none says so
            found = self._git("grep", "-lzi", "-e", f"^Slug: *{slug} *$", commit, "--", folder.as_posix())
            yield from (one.partition(":")[2] for one in found.decode().split("\0") if one)

    def _git(self, *arguments: str) -> bytes:
        """Return what Git says of the commit; raise PublishError where it does not know it."""
        try:
            return run(("git", *arguments), "git", self.options.root)
        except ProgramFailed as error:
            if error.status == _UNKNOWN:
                commit = self.manifest.commit[:12]
                raise PublishError(
                    f"{commit}: the commit that was published is not here; fetch it, or {_AGAIN}"
                ) from error
            raise


def published(options: Options) -> Published:
    """Return what was published last from here; raise PublishError where nothing was."""
    kept = options.cache / PUBLISHED
    if not kept.is_file():
        raise PublishError(f"nothing was published from here yet, so nothing can be proved; run `{COMMAND} publish`")
    found = manifest.read(kept.read_bytes(), str(kept))
    return Published(options, found, {file.path: file for file in found.files})
