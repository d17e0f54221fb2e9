"""Tell by its first bytes in which form a file is, and which reader takes its texts out or what to say instead.

Names are not asked: a page saved as `a.txt` is a page. What no row knows is plain text. Only the standard library is
imported here; a reader, and the library that it needs, is imported when a file of its form is there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from briefing.ingest.inputs.received import LONGEST_TEXT, TEXTS, Received, Unread, tidy

INSTALL = ".venv/bin/pip install -c constraints.txt -e '.[inputs]'"
_START = 4096
"""Bytes in which the form of a file shows."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Form:
    """A form of files."""

    name: str
    """As a sentence goes on behind "this is"."""
    fits: Callable[[bytes, bytes], bool]
    """Tells it by the first bytes of a file and by all of it."""
    reader: str = ""
    """Module of this package that reads it, or "" where none does."""
    remedy: str = ""
    """What to do with a file that no reader takes."""


def _magic(*beginnings: bytes) -> Callable[[bytes, bytes], bool]:
    return lambda start, whole: start.startswith(beginnings)


def _behind(number: int, *beginnings: bytes) -> Callable[[bytes, bytes], bool]:
    return lambda start, whole: start[number:].startswith(beginnings)


def _pattern(expression: bytes, reach: int = 0) -> Callable[[bytes, bytes], bool]:
    """Return a test of the first bytes, or of so many as the head of a form may have."""
    compiled = re.compile(expression, re.IGNORECASE)
    return lambda start, whole: compiled.match(whole[:reach] if reach else start) is not None


def _packed(*members: bytes) -> Callable[[bytes, bytes], bool]:
    """Return a test for a ZIP file that names one of some members, which stand in its directory at the end."""
    return lambda start, whole: start.startswith(b"PK\x03\x04") and any(name in whole for name in members)


_XML = rb"\s*(?:(?:<\?xml[^>]{0,300}\?>|<!--(?:(?!-->)(?s:.)){0,2000}-->)\s*)*"
"""What may stand before the root: that it is XML, style sheets and comments."""
_DOCTYPE = rb"(?:<!doctype\s+(?!html)[^>\[]{0,500}(?:\[[^\]]{0,3000}\])?\s*>\s*)?"
_HEADER = rb"[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*"
_OF_MAIL = rb"(?:received|message-id|mime-version|from|return-path|delivered-to|content-type):"
_MAIL = rb"(?:from [^\n]*\n)?(?:%s){0,60}?%s[^\n]*\n(?:[ \t][^\n]*\n)*(?:%s)*\r?\n" % (
    _HEADER, _OF_MAIL, _HEADER,
)  # fmt: skip
_HEAD_OF_MAIL = 65_536
"""Bytes of the head of a letter, with the stamps of all that it came through."""
_PICTURE = "take it away, or save the text that belongs to it"
_SOUND = rb"ID3[\2-\4]|OggS|\x1aE\xdf\xa3|RIFF(?s:.{4})(?:WAVE|AVI )"
_OFFICE = "save its text, or save it as .docx"

FORMS = (
    Form("RTF", _magic(rb"{\rtf"), remedy="save it as text"),
    Form("a PDF", lambda start, whole: b"%PDF-" in start[:1024], "pdf"),
    Form("a Word file", _packed(b"word/document.xml"), "word"),
    Form("an OpenDocument file", _packed(b"application/vnd.oasis.opendocument"), remedy=_OFFICE),
    Form("a table or a presentation of Office", _packed(b"xl/workbook", b"ppt/presentation"), remedy="save its text"),
    Form("an e-book", _packed(b"application/epub+zip"), remedy="save the text of its chapter"),
    Form("a ZIP archive", _magic(b"PK\x03\x04", b"PK\x05\x06"), "archive"),
    Form("an old file of Office or Outlook", _magic(b"\xd0\xcf\x11\xe0"), remedy="save it as .docx, or mail as .eml"),
    Form("a WARC", _magic(b"WARC/"), "web_archive"),
    Form("a packed file", _magic(b"\x1f\x8b"), "web_archive"),
    Form("a web archive of Safari", _magic(b"bplist00"), remedy='save the page as "page source"'),
    Form("a picture", _magic(b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*"), remedy=_PICTURE),
    Form("a picture", _pattern(rb"BM(?s:.{4})\0{4}|RIFF(?s:.{4})WEBP"), remedy=_PICTURE),
    Form("sound or film", _behind(4, b"ftyp"), remedy="write down what is said in it"),
    Form("sound or film", _pattern(_SOUND), remedy="write down what is said in it"),
    Form("an archive", _magic(b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ"), remedy="unpack it, or pack it as ZIP"),
    Form("a database", _magic(b"SQLite format 3"), remedy="save the text out of it"),
    Form("a program", _magic(b"\x7fELF", b"MZ\x90"), remedy="take it away"),
    Form("a feed", _pattern(_XML + _DOCTYPE + rb"<(?:rss|feed|rdf:rdf)\b"), "feed"),
    Form("a web page", _pattern(_XML + rb"<(?:!doctype\s+html|html|head|body)\b"), "page"),
    Form("XML", _pattern(rb"\s*<\?xml\b"), remedy="save its text"),
    Form("JSON", _pattern(rb'\s*(?:\{\s*"[^"\n]{0,100}"\s*:|\[\s*\{\s*")'), remedy="save the text out of it"),
    Form("mail", _pattern(_MAIL, _HEAD_OF_MAIL), "mail"),
    Form("Markdown", _pattern(rb"(---|\+\+\+)[ \t]*\r?\n(?:[^\n]*\n){1,60}?(?:\1|\.\.\.)[ \t]*\r?\n"), "front_matter"),
)  # fmt: skip
"""In the order in which they are tried."""
_DEEPEST = 2
"""Files within files: a page in a mail in an archive, and no further."""


def form(data: bytes) -> Form | None:
    """Return the form of a file, or None for plain text.

    >>> form(b"<!doctype html><title>A").name, form(b"Date: 2025-03-05\\n\\nESA met. <html>")
    ('a web page', None)
    """
    start = _plain_start(data)
    return next((one for one in FORMS if one.fits(start, data)), None)


def _plain_start(data: bytes) -> bytes:
    """Return the first bytes without a byte order mark, and in UTF-8 where that says that they are not."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) : _START].decode(encoding, "ignore").encode()
    return data[:_START]


def read(data: bytes, deep: int = 0) -> tuple[Received, ...]:
    """Return the texts of a file that is not plain text.

    Raises Unread, which says what the file is and what to do, when it gives none.
    """
    found = form(data)
    if found is None:
        raise Unread("this is plain text; give it a header with its date")
    if not found.reader:
        raise Unread(f"this is {found.name}; {found.remedy}")
    if deep > _DEEPEST:
        raise Unread(f"this is {found.name} deep in other files; take it out of them")
    try:
        module = import_module(f"briefing.ingest.inputs.{found.reader}")
    except ImportError as error:
        raise Unread(f"this is {found.name}, and reading it needs {error.name}; run {INSTALL}") from error
    texts = _texts(module, found, data, deep)
    if not texts:
        raise Unread(f"this is {found.name} without any text; take it away, or save the text that belongs to it")
    if len(texts) > TEXTS or sum(len(one.text) for one in texts) > LONGEST_TEXT:
        raise Unread(f"this is {found.name} with over {TEXTS} texts or {LONGEST_TEXT:,} characters; split it")
    return tuple(map(tidy, texts))


def _texts(module: ModuleType, found: Form, data: bytes, deep: int) -> tuple[Received, ...]:
    """Return what a reader takes out of a file; whatever else goes wrong in a library says that the file is damaged."""
    try:
        texts: tuple[Received, ...] = module.read(data, deep)
    except (Unread, MemoryError):
        raise
    except Exception as error:
        raise Unread(f"this is {found.name}, and it is damaged ({type(error).__name__}); save its text") from error
    return texts
