"""Read a PDF that has a text layer: its lines become paragraphs again, without heads and feet of its pages.

pdfium gives the lines and where they stand. A paragraph ends where the next line stands further below than lines do,
or where a short line ends with a stop. Known failure: columns that pdfium itself reads across.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import quantiles

import pypdfium2 as pdfium

from briefing.ingest.inputs.days import declared, near
from briefing.ingest.inputs.leftovers import apart
from briefing.ingest.inputs.received import LONGEST_TEXT, Received, Unread

PAGES = 300
"""Most pages."""
_FEWEST = 40
"""Characters; a scan with less has no text layer that is worth the name."""
_WIDER = 1.35
"""How many times the usual distance of lines parts two paragraphs."""
_LOOSE = 1.7
"""How many times its height a short line stands above the next when a paragraph ends with it."""
_SHORT = 0.85
"""Share of the width of a page that a line may fill and still be the last of its paragraph."""
_EDGE = 2
"""Lines at the top and at the foot of a page that may be its head and foot."""
_DIGITS = re.compile(r"\d+")
_PRINTED = re.compile(
    r"(?:page )?[-–— ]*\d{1,4}(?: ?(?:/|of) ?\d{1,4})?[-–— ]*|(?:file|https?)://\S+(?: \d+/\d+)?"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d\d(?: [AP]M)?(?: .*)?",
    re.IGNORECASE,
)
"""What programs print at the edge of a page: its number, the address, the time of printing."""
_STOPS = (".", "!", "?", ":", "”", "’")
_HYPHENS = ("\ufffe", "\u00ad", "\u0002")
"""How pdfium gives the hyphen of a word that was parted at the end of its line."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    bottom: float
    height: float
    right: float
    page: int


def read(data: bytes, deep: int = 0) -> tuple[Received, ...]:
    """Return the text of a PDF.

    Raises Unread for one that is damaged, locked, too long or only a picture of its text.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        remedy = "needs a password; save it without one" if locked else "is damaged; save its text"
        raise Unread(f"this is a PDF, and it {remedy}") from error
    with document:
        if len(document) > PAGES:
            raise Unread(f"this is a PDF of {len(document):,} pages, over the limit of {PAGES}; save those you want")
        lines = _within(_running(_lines(document)))
        fields = {name: document.get_metadata_value(name) for name in ("Title", "Author", "CreationDate")}
    whole = list(_paragraphs(lines))
    if sum(map(len, whole)) < _FEWEST:
        raise Unread("this is a PDF without a text layer, most likely a scan; save its text, read by OCR")
    title = fields["Title"] if fields["Title"].casefold() in " ".join(whole).casefold() else ""
    text, left = apart(whole, title)
    made = declared(fields["CreationDate"].removeprefix("D:")[:8])
    day, day_from = near(made, "\n".join(whole), "PDF data")
    found = Received(
        title=title, date=day, date_from=day_from, author=fields["Author"], text="\n\n".join(text), notes=left
    )
    return (found,)


def _lines(document: pdfium.PdfDocument) -> Iterator[_Line]:
    """Yield the lines of all pages, each with its place."""
    for number, page in enumerate(document):
        layer = page.get_textpage()
        whole, at = layer.get_text_range(), 0
        for text in whole.split("\r\n"):
            inked = at + len(text) - len(text.lstrip())
            if text.strip() and at + len(text.rstrip()) <= layer.count_chars():
                _, bottom, _, top = layer.get_charbox(inked, loose=True)
                _, _, right, _ = layer.get_charbox(at + len(text.rstrip()) - 1, loose=True)
                yield _Line(text.strip(), bottom, top - bottom, right, number)
            elif text.strip():
                yield _Line(text.strip(), 0, 0, 0, number)
            at += len(text) + 2
        layer.close()
        page.close()


def _within(lines: Iterable[_Line]) -> tuple[_Line, ...]:
    """Return the lines, of which no document for readers has too many."""
    found, length = list[_Line](), 0
    for line in lines:
        found.append(line)
        length += len(line.text)
        if length > LONGEST_TEXT:
            raise Unread(f"this is a PDF of over {LONGEST_TEXT:,} characters; save the pages that you want")
    return tuple(found)


def _running(lines: Iterable[_Line]) -> Iterator[_Line]:
    """Yield the lines but for heads and feet: what stands at the edge of most pages, and numbers of pages."""
    pages = [list(page) for _, page in groupby(lines, lambda line: line.page)]
    edges = [{_DIGITS.sub("0", line.text) for line in (*page[:_EDGE], *page[-_EDGE:])} for page in pages]
    again = Counter(key for keys in edges for key in keys)
    for page in pages:
        for number, line in enumerate(page):
            at_edge = number < _EDGE or number >= len(page) - _EDGE
            repeated = len(pages) > 2 and 2 * again[_DIGITS.sub("0", line.text)] > len(pages)
            if not (at_edge and (repeated or _PRINTED.fullmatch(line.text))):
                yield line


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    """Yield the lines of each paragraph as one."""
    steps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.page == b.page and a.bottom > b.bottom]
    usual = quantiles(steps)[0] if len(steps) > 1 else 0
    edge = max((line.right for line in lines), default=0)
    open_lines = list[_Line]()
    for line in lines:
        if open_lines and _ends(open_lines[-1], line, usual, edge):
            yield _joined(open_lines)
            open_lines = []
        open_lines.append(line)
    if open_lines:
        yield _joined(open_lines)


def _ends(line: _Line, following: _Line, usual: float, edge: float) -> bool:
    """Return True when a paragraph ends with a line and another begins with the following one."""
    stopped = line.text.endswith(_STOPS)
    if line.page != following.page:
        return stopped
    apart_by = line.bottom - following.bottom
    larger = abs(line.height - following.height) > 0.15 * max(line.height, following.height, 1)
    short = line.right < _SHORT * edge
    wide = apart_by > _WIDER * usual or (short and apart_by > _LOOSE * line.height)
    return wide or apart_by < 0 or larger or (stopped and short)


def _joined(lines: Sequence[_Line]) -> str:
    pieces = [lines[0].text]
    for line, following in pairwise(lines):
        parted = line.text.endswith("-") and line.text[-2:-1].islower() and following.text[:1].islower()
        pieces += ["" if parted or line.text.endswith(_HYPHENS) else " ", following.text]
    return " ".join(re.sub(f"[{''.join(_HYPHENS)}]", "", "".join(pieces)).split())
