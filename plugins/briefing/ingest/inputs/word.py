"""Read a Word file (.docx): its paragraphs and tables in their order, its title and its author.

The day in its properties is that on which the file was made, often from a template of years before; it is no day of
publication.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as Opened
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree
from lxml.etree import _Element

from briefing.ingest.headings import is_label
from briefing.ingest.inputs.archive import members
from briefing.ingest.inputs.correspondence import bare
from briefing.ingest.inputs.days import decided
from briefing.ingest.inputs.leftovers import apart, around
from briefing.ingest.inputs.received import Received, Unread

_TITLES = ("Title", "Heading 1")
"""Styles of the headline."""
_LOWER, _TOP = "Heading 2", 4
"""Style of a headline below a heading that only says what the text is, and how many lines may stand above it."""
_AROUND = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")))
_UNREAD = frozenset(
    map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:drawing", "w:pict", "w:object", "w:txbxContent"))
)
"""What holds no text that is read: what was taken out, properties, pictures and boxes."""
_SIGNS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_BLANK = re.compile(r"\n\s*\n")


def read(data: bytes, deep: int = 0) -> tuple[Received, ...]:
    """Return the text of a Word file.

    Raises Unread for one that is damaged or empty.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            members(packed)
        document = Document(BytesIO(data))
        lines = list(_lines(document))
    except (OpcError, KeyError, ValueError, etree.XMLSyntaxError, zipfile.BadZipFile) as error:
        raise Unread("this is a damaged Word file; open and save it anew, or save its text") from error
    title = _headline(lines) or _named(document)
    whole = [text for _, text in lines]
    own = bare(whole)
    text, left = apart(own, title)
    if not text:
        raise Unread("this is a Word file without text; save what its pictures show as text")
    day, day_from = decided((), "\n".join(whole), "")
    properties = document.core_properties
    found = Received(
        title=title,
        date=day,
        date_from=day_from,
        author=properties.author if properties.author != "python-docx" else "",
        text="\n\n".join(text),
        language=properties.language,
        notes=(*around(whole, own), *left),
    )
    return (found,)


def _lines(document: Opened) -> Iterator[tuple[str, str]]:
    """Yield the style and the text of each paragraph and of each row of a table, whose cells stay apart by tabs.

    Rows in which a cell holds several paragraphs only arrange them, and give each by itself.
    """
    for part in _parts(document.element.body):
        if part.tag == qn("w:p"):
            style = Paragraph(part, document).style
            yield from ((str(style.name) if style else "", text) for text in _texts(part))
            continue
        for row in part.iterchildren(qn("w:tr")):
            cells = [[text for one in _parts(cell) for text in _texts(one)] for cell in row.iterchildren(qn("w:tc"))]
            if any(len(cell) > 1 for cell in cells):
                yield from (("", text) for cell in cells for text in cell)
            elif any(cells):
                yield "", "\t".join("".join(cell) for cell in cells)


def _parts(body: _Element) -> Iterator[_Element]:
    """Yield the paragraphs and tables of a body or a cell, also of those that stand in a field to be filled in."""
    for part in body:
        if part.tag in (qn("w:p"), qn("w:tbl")):
            yield part
        elif part.tag in _AROUND:
            yield from _parts(part)


def _texts(part: _Element) -> Iterator[str]:
    """Yield the text of a paragraph as it stands with all changes accepted; two ends of a line in a row part it."""
    whole = "".join(_pieces(part))
    yield from filter(None, (" ".join(text.split()) for text in _BLANK.split(whole)))


def _pieces(part: _Element) -> Iterator[str]:
    for piece in part:
        if piece.tag == qn("w:t"):
            yield piece.text or ""
        elif piece.tag not in _UNREAD:
            yield _SIGNS.get(piece.tag, "")
            yield from _pieces(piece)


def _headline(lines: Sequence[tuple[str, str]]) -> str:
    """Return the first heading that is more than a label as "Press release", or ""."""
    first = (text for style, text in lines if style in _TITLES and not is_label(text))
    lower = (text for style, text in lines[:_TOP] if style == _LOWER and not is_label(text))
    return next(first, "") or next(lower, "")


def _named(document: Opened) -> str:
    """Return the title in the properties, where it is more than the name of a template."""
    title = document.core_properties.title
    return title if len(title.split()) > 2 else ""
