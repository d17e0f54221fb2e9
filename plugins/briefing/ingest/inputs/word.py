"""Read a Word file (.docx): its paragraphs and tables in their order, its title and its author.

The day in its properties is that on which the file was made, often from a template of years before; it is no day of
publication.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.document import Document as Opened
from docx.opc.exceptions import OpcError
from docx.table import Table
from lxml import etree

from briefing.ingest.inputs.archive import members
from briefing.ingest.inputs.days import decided
from briefing.ingest.inputs.leftovers import apart
from briefing.ingest.inputs.received import Received, Unread

_TITLES = ("Title", "Heading 1")
"""Styles of the headline."""


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
    headline = next((text for style, text in lines if style in _TITLES), "")
    title = headline or _named(document)
    text, left = apart([text for _, text in lines], title)
    if not text:
        raise Unread("this is a Word file without text; save what its pictures show as text")
    day, day_from = decided((), "\n".join(text for _, text in lines), "")
    properties = document.core_properties
    found = Received(
        title=title,
        date=day,
        date_from=day_from,
        author=properties.author if properties.author != "python-docx" else "",
        text="\n\n".join(text),
        language=properties.language,
        notes=left,
    )
    return (found,)


def _lines(document: Opened) -> Iterator[tuple[str, str]]:
    """Yield the style and the text of each paragraph and of each row of a table, whose cells stay apart by tabs."""
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                cells = dict.fromkeys((cell._tc, " ".join(cell.text.split())) for cell in row.cells)
                if any(text for _, text in cells):
                    yield "", "\t".join(text for _, text in cells)
        elif text := " ".join(part.text.split()):
            yield str(part.style.name) if part.style else "", text


def _named(document: Opened) -> str:
    """Return the title in the properties, where it is more than the name of a template."""
    title = document.core_properties.title
    return title if len(title.split()) > 2 else ""
