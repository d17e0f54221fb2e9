"""Make paragraphs of the lines of a PDF, by where they stand and how large they are.

A paragraph ends where the next line stands further below than lines do, where its letters are of another size, where
it is indented, or where a short line ends with a stop. One goes on in the next column, or on the next page, unless its
last line ends with a stop.
Known failure: items of a list that fill their lines, and columns that pdfium itself reads across.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise, takewhile
from statistics import median

_WIDER = 1.35
"""How many times the usual distance of lines parts two paragraphs."""
_LOOSE = 1.7
"""How many times its height a short line stands above the next when a paragraph ends with it."""
_SHORT = 0.85
"""Share of the width of its column that a line may fill and still be the last of its paragraph."""
_LARGER = 1.15
"""How many times the height of running text is that of a headline."""
_SMALLER = 0.9
"""How many times the height of its line that of the mark of a note is at most."""
_NARROW, _COLUMN = 0.7, 6
"""Share of the width of a page that a column may fill, and the fewest lines of one."""
_INDENT = 0.8
"""How far the first line of a paragraph begins to the right of others, in heights."""
_EDGE = 2
"""Lines at the top and at the foot of a page that may be its head and foot."""
_DIGITS = re.compile(r"\d+")
_PRINTED = re.compile(
    r"(?:page )?[-–— ]*\d{1,4}(?: ?(?:/|of) ?\d{1,4})?[-–— ]*|(?:file|https?)://\S+(?: \d+/\d+)?"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d\d(?: [AP]M)?(?: .*)?",
    re.IGNORECASE,
)
"""What programs print at the edge of a page: its number, the address, the time of printing."""
_NOTE = re.compile(r"\d{1,2}|[*†‡]{1,3}")
"""A mark that leads to a note, which pdfium gives as a line of its own."""
_STOPS = (".", "!", "?", ":", "”", "’")
_HYPHENS = ("\ufffe", "\u00ad", "\u0002")
"""How pdfium gives the hyphen of a word that was parted at the end of its line."""
_WORDS, _LONGEST, _TOP = 4, 200, 12
"""Fewest words and most characters of a headline, and the paragraphs among which it stands."""
_RUNNING = 15
"""Words of a paragraph in letters of the usual size that is running text."""


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of a PDF; with a parted word at its end it holds the next line, too."""

    text: str
    left: float
    right: float
    bottom: float
    """Of its first letter."""
    foot: float
    """Of its last letter."""
    height: float
    page: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a PDF, with the height of its letters."""

    text: str
    height: float


def running(lines: Iterable[PdfLine]) -> Iterator[PdfLine]:
    """Yield the lines but for heads and feet, which most pages have at their edge, numbers, and marks of notes."""
    pages = [list(page) for _, page in groupby(lines, lambda line: line.page)]
    edges = [{_DIGITS.sub("0", line.text) for line in (*page[:_EDGE], *page[-_EDGE:])} for page in pages]
    again = Counter(key for keys in edges for key in keys)
    for page in pages:
        for number, line in enumerate(page):
            at_edge = number < _EDGE or number >= len(page) - _EDGE
            times = again[_DIGITS.sub("0", line.text)]
            repeated = times > 1 and 2 * times > len(pages)
            is_note = number and _NOTE.fullmatch(line.text) and _raised(page[number - 1], line)
            if not (is_note or (at_edge and (repeated or _PRINTED.fullmatch(line.text)))):
                yield line


def _raised(line: PdfLine, mark: PdfLine) -> bool:
    """Return True for a mark in smaller letters beside a line."""
    return abs(line.foot - mark.bottom) < line.height and mark.height < _SMALLER * line.height


def paragraphs(lines: Sequence[PdfLine]) -> tuple[Paragraph, ...]:
    """Return the paragraphs that some lines make."""
    body = body_height(lines)
    text = [line for line in lines if 1 / _LARGER < line.height / body < _LARGER]
    steps = (line.foot - following.bottom for line, following in pairwise(text) if line.page == following.page)
    close = [step for step in steps if step > _INDENT * body]
    usual = median(step for step in close if step < _LARGER * min(close)) if close else 0.0
    found, open_lines, edge = list[Paragraph](), list[PdfLine](), 0.0
    for line, width in zip(lines, _edges(lines), strict=True):
        if open_lines and _ends(open_lines[-1], line, usual * max(1.0, line.height / body), edge):
            found.append(_joined(open_lines))
            open_lines = []
        open_lines.append(line)
        edge = width
    return (*found, _joined(open_lines)) if open_lines else ()


def body_height(lines: Sequence[PdfLine]) -> float:
    """Return the height of running text."""
    return median(line.height for line in lines) or 1.0 if lines else 1.0


def headline(found: Sequence[Paragraph], body: float) -> str:
    """Return the largest paragraph above the text that is larger than it and may be a headline, or ""."""
    above = takewhile(lambda one: len(one.text.split()) < _RUNNING or one.height > _LARGER * body, found)
    large = [
        one
        for one in islice(above, _TOP)
        if one.height > _LARGER * body and len(one.text.split()) >= _WORDS and len(one.text) <= _LONGEST
    ]
    return max(large, key=lambda one: one.height).text if large else ""


def _alike(line: PdfLine, other: PdfLine) -> bool:
    """Return True for two lines of letters of one size."""
    return abs(line.height - other.height) <= (_LARGER - 1) * max(line.height, other.height, 1)


def _edges(lines: Sequence[PdfLine]) -> Iterator[float]:
    """Yield for each line how far to the right those of its column reach, or all where it stands in none."""
    edge = max((line.right for line in lines), default=0.0)
    body = body_height(lines)
    column = list[PdfLine]()
    for line, following in pairwise((*lines, None)):
        assert line
        column.append(line)
        if following is None or following.page != line.page or following.bottom > line.foot:
            own = max((one.right for one in column if one.height <= _LARGER * body), default=edge)
            yield from [own if len(column) >= _COLUMN and own < _NARROW * edge else edge] * len(column)
            column = []


def _ends(line: PdfLine, following: PdfLine, usual: float, edge: float) -> bool:
    """Return True when a paragraph ends with a line and another begins with the following one."""
    stopped = line.text.endswith(_STOPS)
    if line.page != following.page:
        return stopped
    if following.bottom > line.foot:
        in_next_column = following.left > line.left + _COLUMN * line.height
        return stopped or not in_next_column or not _alike(line, following)
    apart_by = line.foot - following.bottom
    short = line.right < _SHORT * edge
    wide = apart_by > _WIDER * usual or (short and apart_by > _LOOSE * line.height)
    indented = following.left > line.left + _INDENT * line.height
    return wide or not _alike(line, following) or (stopped and (short or indented))


def _joined(lines: Sequence[PdfLine]) -> Paragraph:
    pieces = [lines[0].text]
    for line, following in pairwise(lines):
        parted = line.text.endswith("-") and line.text[-2:-1].islower() and following.text[:1].islower()
        pieces += ["" if parted or line.text.endswith(_HYPHENS) else " ", following.text]
    text = " ".join(re.sub(f"[{''.join(_HYPHENS)}]", "", "".join(pieces)).split())
    return Paragraph(text, lines[0].height)
