"""Keep pages as WARC among the seeds, a file for each, and tell which addresses lie there already."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from briefing.folders import listing
from briefing.ingest.inputs.web_archive import responses
from briefing.ingest.slugs import proposed, unused
from press.fetch.responses import FetchFailed, Response, address

_URL = re.compile(r"^URL: (.+?)\r?$", re.MULTILINE)
_HEAD = 8192
"""Bytes of a plain seed in which its header stands."""
_ENDING = ".warc.gz"
_CONDITIONS = (("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since"))


@dataclass(frozen=True, slots=True)
class KeptPage:
    """An address that lies among the seeds."""

    path: Path
    alone: bool = False
    """True where no other page lies in its file."""
    conditions: tuple[tuple[str, str], ...] = ()
    """Headers that ask whether it has changed since."""
    plain: bool = False
    """True where its file is a text, which somebody wrote."""


def kept(seeds: Path) -> dict[str, KeptPage]:
    """Return the addresses that lie among the seeds: in WARC files, with what led to them, or as `URL:` of texts.

    Of several files that have one, that in which it is alone counts, since that can be written anew.
    """
    found = dict[str, KeptPage]()
    for name in listing(seeds).files:
        for one, what in _addresses(seeds / name):
            if what.alone or one not in found:
                found[one] = what
    return found


def _addresses(path: Path) -> Iterator[tuple[str, KeptPage]]:
    with suppress(OSError), path.open("rb") as file:  # ingest says what cannot be read
        start = file.read(_HEAD)
        if start.startswith((b"WARC/", b"\x1f\x8b")):
            file.seek(0)
            yield from _archived(path, file)
        else:
            yield from (
                (one, KeptPage(path, plain=True)) for one in _valid(_URL.findall(start.decode("utf-8", "replace")))
            )


def _archived(path: Path, file: BinaryIO) -> Iterator[tuple[str, KeptPage]]:
    """Yield the addresses of a WARC up to where it is damaged."""
    found, pages = dict[str, tuple[tuple[str, str], ...]](), 0
    with suppress(ArchiveLoadFailed, OSError, EOFError, ValueError, zlib.error):
        for url, record in responses(file):
            head = record.http_headers
            if head.get_statuscode()[:1] not in ("2", "3"):
                continue
            is_page = head.get_statuscode() == "200"
            pages += is_page
            asked = ((name, head.get_header(key) or "") for key, name in _CONDITIONS if is_page)
            for one in _valid([url]):
                found[one] = tuple((name, value) for name, value in asked if value)
    yield from ((url, KeptPage(path, pages == 1, conditions)) for url, conditions in found.items())


def _valid(urls: Sequence[str]) -> Iterator[str]:
    for url in urls:
        with suppress(FetchFailed):
            yield address(url)


def named(url: str, seeds: Path) -> str:
    """Return a name for the file of an address that no seed has."""
    taken = {path.name.lower().removesuffix(_ENDING) for path in seeds.iterdir()}
    return unused(proposed(url.partition("://")[2].removeprefix("www.")) or "page", taken) + _ENDING


def archived(answers: Sequence[Response], agent: str) -> bytes:
    """Return the WARC of a page and of what led to it."""
    stream = BytesIO()
    writer = WARCWriter(stream, gzip=True)
    about = {"format": "WARC File Format 1.0", "http-header-user-agent": agent, "robots": "obey"}
    writer.write_record(writer.create_warcinfo_record("", about))
    for one in answers:
        head = StatusAndHeaders(f"{one.status} {one.reason}", list(one.headers), protocol="HTTP/1.1")
        body = BytesIO(one.body)
        writer.write_record(writer.create_warc_record(one.url, "response", body, len(one.body), http_headers=head))
    return stream.getvalue()
