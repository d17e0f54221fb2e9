"""Read a WARC: the pages and PDFs that a crawler or `invoke fetch` kept; pictures, styles and errors are passed over.

The day in it is that of the visit, not that of publication, which each page must tell itself.
"""

from __future__ import annotations

import gzip
import re
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from itertools import islice
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader

from briefing.folders import LIMIT
from briefing.ingest.inputs import forms
from briefing.ingest.inputs.archive import BYTES, RATIO, most_unpacked
from briefing.ingest.inputs.code_page import codec
from briefing.ingest.inputs.received import Received, Unread

_TYPES = ("text/html", "application/xhtml", "application/pdf")
"""What the header of a text says that it is; such a record that holds none is said, others are passed over."""
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_PIECE = 1 << 20
_READERS = ("page", "pdf")
"""What reads it."""


def read(data: bytes, deep: int = 0) -> tuple[Received, ...]:
    """Return the texts of the pages that a WARC holds, each address once.

    Raises Unread for one that is damaged, and for any other packed file.
    """
    is_packed = data.startswith(b"\x1f\x8b")
    if (next(_unpacked(data), b"") if is_packed else data)[:5] != b"WARC/":
        raise Unread("this is a packed file; unpack it, or pack it as ZIP")
    most = most_unpacked(len(data))
    if is_packed and sum(map(len, islice(_unpacked(data), most // _PIECE + 2))) > most:
        raise Unread(f"this is a WARC packed to less than 1/{RATIO} of its size; unpack what you want of it")
    try:
        return tuple(_texts(data, deep))
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, zlib.error) as error:
        raise Unread("this is a damaged WARC; fetch its pages anew") from error


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Yield what comes out of packed bytes, piece by piece, as far as they are whole."""
    with suppress(OSError, EOFError, zlib.error), gzip.GzipFile(fileobj=BytesIO(data)) as packed:
        while piece := packed.read(_PIECE):
            yield piece


def responses(file: BinaryIO) -> Iterator[tuple[str, ArcWarcRecord]]:
    """Yield each answer of a WARC that has headers of HTTP, with its address; one without an address is passed over.

    Raises what warcio raises for one that is damaged.
    """
    loader = ArcWarcRecordLoader(verify_http=False)
    for record in ArchiveIterator(file, no_record_parse=True):  # which would stop at one without an address
        url = record.rec_headers.get_header("WARC-Target-URI")
        if url and record.rec_type == "response":
            record.http_headers = loader.load_http_headers("response", url, record.raw_stream, record.length)
            if record.http_headers is not None:
                yield url, record


def _texts(data: bytes, deep: int) -> Iterator[Received]:
    seen, total = set[str](), 0
    for url, record in responses(BytesIO(data)):
        if record.http_headers.get_statuscode() != "200" or url in seen:
            continue
        content, kind = record.content_stream().read(LIMIT + 1), record.http_headers.get_header("Content-Type") or ""
        if not kind.lower().startswith(_TYPES) and not is_page(content):
            continue
        seen.add(url)
        total += len(content)
        if len(content) > LIMIT or total > BYTES:
            raise Unread(f"this is a WARC with a page of over {LIMIT:,} bytes, or pages of over {BYTES:,}; split it")
        yield _text(_in_utf8(content, kind), url, deep)


def is_page(content: bytes) -> bool:
    """Return True for a page or a PDF, by its bytes: many a PDF comes as `application/octet-stream`."""
    found = forms.form(content)
    return found is not None and found.reader in _READERS


def _in_utf8(content: bytes, kind: str) -> bytes:
    """Return a page in UTF-8 with its mark, where its host says its code page, which goes before its own word."""
    if said := _CHARSET.search(kind):
        with suppress(LookupError, UnicodeDecodeError):
            return BOM_UTF8 + content.decode(codec(said[1])).removeprefix("\ufeff").encode()
    return content


def _text(content: bytes, url: str, deep: int) -> Received:
    try:
        if not is_page(content):
            raise Unread("holds no HTML and no PDF; take it out of the archive")
        (one,) = forms.read(content, deep + 1)
        return replace(one, part=url, url=url)
    except Unread as error:
        return Received(part=url, url=url, refused=str(error))
