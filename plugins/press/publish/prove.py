"""`invoke prove`: one file that proves a sentence or a row of the site, as it was published last from here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from briefing.publish.proof.document import html
from briefing.publish.proof.proof import Evidence, Proof, ShownFile
from briefing.publish.proof.quotation import quotation
from briefing.shipped import COMMAND
from press.options import Options
from press.publish import manifest
from press.publish.errors import PublishError
from press.publish.published import Published, published
from press.publish.verb import said
from press.redirects import address, page
from press.settings import settings
from press.theme import day

_TITLES = ("what", "on", "title", "name")
"""Columns that say what a row is about, by table."""
_APART = ("evidence", "quotes")
"""Columns that are shown as sentences."""


def prove(options: Options, asked: str, out: Path) -> int:
    """Write the proof of a sentence, by address or id, or of a row, by id; return the exit status."""
    return said(options, lambda: _proved(options, asked, out))


def _proved(options: Options, asked: str, out: Path) -> int:
    if out.resolve().is_relative_to(options.output):
        raise PublishError(f"{out}: lies in {options.output}, which a build empties; name another place")
    if out.exists() and b'<body data-kind="proof">' not in out.read_bytes():
        raise PublishError(f"{out}: is no proof, and stays as it is; name another file")
    content = html(_proof(published(options), asked))
    out.write_text(content, "utf-8")
    print(f"{out}: proves {asked}")
    return 0


def _proof(site: Published, asked: str) -> Proof:
    place, mark, fragment = asked.partition("#")
    name = (fragment if mark else place).partition(":~:")[0]
    if name.startswith("s-"):
        path = site.page(place) if mark else site.holding(name)
        evidence = _sentence(site, path, name)
        words = evidence.quotation.words if evidence.quotation else ""
        return _assembled(site, words, (), (evidence,), (path,))
    path, row = site.row(name)
    found = row.get("evidence", ())
    pages = [page(f"/{one}") for one in found if "://" not in one]
    columns = tuple((key, _text(value)) for key, value in row.items() if value and key not in _APART)
    words = next(str(row[key]) for key in _TITLES if key in row)
    return _assembled(site, words, columns, tuple(_evidence(site, one) for one in found), (path, *pages))


def _evidence(site: Published, place: str) -> Evidence:
    if "://" in place:
        return Evidence(None, place, urlsplit(place).netloc)
    return _sentence(site, page(f"/{place}"), place.partition("#")[2].partition(":~:")[0])


def _sentence(site: Published, path: str, name: str) -> Evidence:
    quoted = quotation(site.read(path).decode(), name)
    if not quoted:
        raise PublishError(f"{path}: shows no sentence {name}")
    _, row = site.row(f"briefings/{path.split('/')[-2]}")
    where = ", ".join(filter(None, (f"“{row['title']}”", day(row["published"]), row["publisher"])))
    return Evidence(quoted, f"{site.site()}{address(path)}#{name}", where)


def _assembled(
    site: Published,
    words: str,
    row: tuple[tuple[str, str], ...],
    evidence: tuple[Evidence, ...],
    paths: Sequence[str],
) -> Proof:
    found, root, files = site.manifest, site.site(), [site.files[path] for path in dict.fromkeys(paths)]
    return Proof(
        settings(site.options)["SITENAME"],
        root,
        words,
        row,
        evidence,
        tuple(ShownFile(file.path, root + address(file.path), file.sha256, manifest.line(file)) for file in files),
        tuple(site.texts(paths)),
        found.commit,
        found.whole,
        found.key,
        COMMAND,
    )


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
