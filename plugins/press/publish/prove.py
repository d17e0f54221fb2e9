"""`invoke prove`: one file that proves a sentence or a row of the site, as it was published last from here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from briefing.ingest.shelf import shelf
from briefing.publish.exports.whole.dataset import CATALOGUE, parts
from briefing.publish.proof.document import html
from briefing.publish.proof.proof import Evidence, Proof, Shown, Text
from briefing.publish.proof.quotation import quotation
from briefing.shipped import COMMAND
from press.options import Options
from press.publish import manifest
from press.publish.carrier import run
from press.publish.errors import PublishError
from press.publish.manifest import Manifest
from press.publish.verb import PUBLISHED, said
from press.redirects import address, page
from press.settings import settings
from press.theme import day

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)/"')
_TITLES = ("what", "on", "title", "name")
"""Columns that say what a row is about, by table."""
_APART = ("evidence", "quotes")
"""Columns that are shown as sentences."""


def prove(options: Options, asked: str, out: Path) -> int:
    """Write the proof of a sentence, by address or id, or of a row, by id; return the exit status."""
    return said(options, lambda: _proved(options, asked, out))


def _proved(options: Options, asked: str, out: Path) -> int:
    if out.exists() and b'<body data-kind="proof">' not in out.read_bytes():
        raise PublishError(f"{out}: is no proof, and stays as it is; name another file")
    kept = options.cache / PUBLISHED
    if not kept.is_file():
        raise PublishError(f"nothing was published from here yet, so nothing can be proved; run `{COMMAND} publish`")
    content = html(_Published(options, manifest.read(kept.read_bytes(), str(kept))).proof(asked))
    out.write_text(content, "utf-8")
    print(f"{out}: proves {asked}")
    return 0


@dataclass(frozen=True, slots=True)
class _Published:
    """The built site, in so far as it is what was published."""

    options: Options
    manifest: Manifest

    def proof(self, asked: str) -> Proof:
        """Return the proof of what is asked for; raise PublishError where the site has no such thing."""
        place, mark, fragment = asked.partition("#")
        name = (fragment if mark else place).partition(":~:")[0]
        if name.startswith("s-"):
            path = self._page(place) if mark else self._holding(name)
            evidence = self._sentence(path, name)
            assert evidence.quotation
            return self._proof(evidence.quotation.words, (), (evidence,), (path,))
        path, row = self._row(name, [one for listed in self._tables().values() for one in listed])
        evidences = tuple(map(self._evidence, row.get("evidence", ())))
        pages = (page(f"/{one}") for one in row.get("evidence", ()) if "://" not in one)
        columns = tuple((key, _text(value)) for key, value in row.items() if value and key not in _APART)
        return self._proof(next(str(row[key]) for key in _TITLES if key in row), columns, evidences, (path, *pages))

    def _proof(
        self, words: str, row: tuple[tuple[str, str], ...], evidence: tuple[Evidence, ...], paths: Sequence[str]
    ) -> Proof:
        files = {file.path: file for file in self.manifest.files}
        shown = (
            Shown(path, self._site + address(path), files[path].sha256, manifest.line(files[path]))
            for path in dict.fromkeys(paths)
        )
        found, name = self.manifest, settings(self.options)["SITENAME"]
        texts = tuple(self._texts(paths))
        return Proof(
            name, self._site, words, row, evidence, tuple(shown), texts, found.commit, found.whole, found.key, COMMAND
        )

    @property
    def _site(self) -> str:
        """The address of the site, as its home page gives it."""
        found = _CANONICAL.search(self._read("index.html").decode())
        if not found:
            raise PublishError("index.html: gives no address of the site; publish again")
        return found[1]

    def _read(self, path: str) -> bytes:
        """Return the bytes of a file of the site; raise PublishError unless they are those that were published."""
        wanted, place = (
            next((file for file in self.manifest.files if file.path == path), None),
            self.options.output / path,
        )
        content = place.read_bytes() if wanted and place.is_file() else b""
        if not wanted or sha256(content).hexdigest() != wanted.sha256:
            raise PublishError(f"{path}: is not as it was published last; publish again, then prove")
        return content

    def _page(self, place: str) -> str:
        """Return the page of an address, with or without the address of the site before it."""
        steps = urlsplit(place).path.strip("/").removesuffix("index.html").rstrip("/").split("/")
        there = {file.path for file in self.manifest.files}
        found = (path for start in range(len(steps)) if (path := "/".join((*steps[start:], "index.html"))) in there)
        if path := next(found, ""):
            return path
        raise PublishError(f"{place}: was not published; copy the address of a sentence from its number on the page")

    def _holding(self, name: str) -> str:
        """Return the page of a sentence."""
        pages = [file.path for file in self.manifest.files if re.fullmatch("briefings/[^/]+/index.html", file.path)]
        found = [path for path in pages if f'<span class="s" id="{name}">'.encode() in self._read(path)]
        if len(found) == 1:
            return found[0]
        several = "".join(f", {address(path)}#{name}" for path in found)
        raise PublishError(f"{name}: {f'stands on several pages; name one of them{several}' if found else _NO_SUCH}")

    def _tables(self) -> Mapping[str, tuple[str, ...]]:
        return parts(self._read(CATALOGUE))

    def _row(self, name: str, paths: Sequence[str]) -> tuple[str, Mapping[str, Any]]:
        """Return a row of the data and the file that has it."""
        for path in paths:
            if f'"{name}"'.encode() in (content := self._read(path)):
                for row in json.loads(content)["rows"]:
                    if row["id"] == name:
                        return path, row
        raise PublishError(f"{name}: {_NO_SUCH}")

    def _evidence(self, place: str) -> Evidence:
        if "://" in place:
            return Evidence(None, place, urlsplit(place).netloc)
        return self._sentence(page(f"/{place}"), place.partition("#")[2].partition(":~:")[0])

    def _sentence(self, path: str, name: str) -> Evidence:
        quoted = quotation(self._read(path).decode(), name)
        if not quoted:
            raise PublishError(f"{path}: shows no sentence {name}")
        _, row = self._row(path.split("/")[-2], self._tables()["briefings"])
        where = ", ".join(filter(None, (f"“{row['title']}”", day(row["published"]), row["publisher"])))
        return Evidence(quoted, f"{self._site}{address(path)}#{name}", where)

    def _texts(self, paths: Sequence[str]) -> Iterator[Text]:
        """Yield the briefings that pages were made of, as they were committed."""
        for kept in shelf(self.options.content)[0]:
            if f"briefings/{kept.slug}/index.html" in paths:
                path, commit = kept.path.relative_to(self.options.root).as_posix(), self.manifest.commit
                command = ("git", "show", f"{commit}:./{path}")
                content = run(command, path, self.options.root) if commit else kept.path.read_bytes()
                yield Text(path, sha256(content).hexdigest(), kept.seed, kept.seed_sha)


_NO_SUCH = "no sentence and no row has this id; those of sentences begin with s-, those of rows stand in the data"


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
