"""Read a PDF that has a text layer: its lines become paragraphs again, without heads and feet of its pages.

pdfium gives the lines and where they stand; `pdf_layout` tells from that what belongs together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pypdfium2 as pdfium

from briefing.ingest.inputs.correspondence import bare
from briefing.ingest.inputs.days import declared, near
from briefing.ingest.inputs.leftovers import apart, around
from briefing.ingest.inputs.pdf_layout import PdfLine, body_height, headline, paragraphs, running
from briefing.ingest.inputs.received import LONGEST_TEXT, Received, Unread

PAGES = 300
"""Most pages."""
_FEWEST = 40
"""Characters; a scan with less has no text layer that is worth the name."""


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
        lines = _within(running(_lines(document)))
        fields = {name: document.get_metadata_value(name) for name in ("Title", "Author", "CreationDate")}
    found = paragraphs(lines)
    whole = [one.text for one in found]
    if sum(map(len, whole)) < _FEWEST:
        raise Unread("this is a PDF without a text layer, most likely a scan; save its text, read by OCR")
    named = fields["Title"] if fields["Title"].casefold() in " ".join(whole).casefold() else ""
    title = headline(found, body_height(lines)) or named
    own = bare(_below(whole, title))
    text, left = apart(own, title)
    made = declared(fields["CreationDate"].removeprefix("D:")[:8])
    day, day_from = near(made, "\n".join(whole), "PDF data")
    one = Received(
        title=title,
        date=day,
        date_from=day_from,
        author=fields["Author"],
        text="\n\n".join(text),
        notes=(*around(whole, own), *left),
    )
    return (one,)


def _below(whole: Sequence[str], title: str) -> list[str]:
    """Return the paragraphs from a headline on, with the sentences above it, but not with the head of a letter."""
    at = whole.index(title) if title in whole else 0
    return [part for part in whole[:at] if part.endswith((".", "!", "?"))] + list(whole[at:])


def _lines(document: pdfium.PdfDocument) -> Iterator[PdfLine]:
    """Yield the lines of all pages, each with its place."""
    for number, page in enumerate(document):
        layer = page.get_textpage()
        whole, at = layer.get_text_range(), 0
        for text in whole.split("\r\n"):
            inked, last = at + len(text) - len(text.lstrip()), at + len(text.rstrip()) - 1
            if text.strip() and last < layer.count_chars():
                left, bottom, _, top = layer.get_charbox(inked, loose=True)
                _, low, right, _ = layer.get_charbox(last, loose=True)
                foot = low if bottom - low > (top - bottom) / 2 else bottom
                yield PdfLine(text.strip(), left, right, bottom, foot, top - bottom, number)
            elif text.strip():
                yield PdfLine(text.strip(), 0, 0, 0, 0, 0, number)
            at += len(text) + 2
        layer.close()
        page.close()


def _within(lines: Iterable[PdfLine]) -> tuple[PdfLine, ...]:
    """Return the lines, of which no document for readers has too many."""
    found, length = list[PdfLine](), 0
    for line in lines:
        found.append(line)
        length += len(line.text)
        if length > LONGEST_TEXT:
            raise Unread(f"this is a PDF of over {LONGEST_TEXT:,} characters; save the pages that you want")
    return tuple(found)
