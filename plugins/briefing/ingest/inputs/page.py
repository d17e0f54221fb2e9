"""Read a saved web page: its text, its title, its day, and what it says of its author and publisher.

trafilatura finds the text among all that stands around it, in its fast mode. The day is
that which the page declares and shows.
"""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

from lxml import etree
from lxml.html import HtmlElement, tostring
from trafilatura import bare_extraction
from trafilatura.settings import Document

from briefing.ingest.clean import decode
from briefing.ingest.inputs import blocks
from briefing.ingest.inputs.code_page import codec, unlikely
from briefing.ingest.inputs.days import decided, declared
from briefing.ingest.inputs.leftovers import apart
from briefing.ingest.inputs.received import Received, Unread

_META = frozenset(
    "article:published_time datepublished date dc.date dc.date.issued dcterms.date dcterms.created dcterms.issued "
    "og:published_time parsely-pub-date pubdate publish-date publish_date publication_date sailthru.date "
    "citation_publication_date cxenseparse:recs:publishtime".split()
)
"""Names and properties of `<meta>` that declare the day of publication."""
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_FEWEST = 80
"""Characters; of less the reader has missed the text."""
_TITLE = re.compile(r"\s+[|–—·-]\s+[^|–—·-]{2,60}$")
_LONG = 4
"""Letters; a longer word is one that its text may tell again."""
_LINES = frozenset(["p", "head", "item", "quote", "code"])


def read(data: bytes, deep: int = 0, url: str = "") -> tuple[Received, ...]:
    """Return the text of a page.

    Raises Unread when there is none in it.
    """
    source = _decoded(data)
    root = blocks.tree(source)
    if root is None:
        raise Unread("this is a web page without content; save it anew")
    plain = tostring(root, encoding="unicode")
    made = bare_extraction(
        plain,
        fast=True,
        with_metadata=True,
        include_comments=False,
        deduplicate=False,
        date_extraction_params={"extensive_search": False},  # its day is not asked for; that would load dateparser
    )
    found = made if isinstance(made, Document) else Document()
    paragraphs = _paragraphs(found.body) if found.body is not None else []
    if sum(map(len, paragraphs)) < _FEWEST:
        paragraphs = [block.text for block in blocks.blocks(source)]
    heads = list(_words(root, "h1"))
    title = _title(heads, " ".join(_words(root, "title")), found.title or "", paragraphs)
    text, left = apart(paragraphs, title)
    if not text:
        raise Unread("this is a web page in which no text was found; save its text")
    day, day_from = decided(_declared(root), _shown(root, heads), "page data")
    text_of_page = Received(
        title=title,
        date=day,
        date_from=day_from,
        author=found.author or "",
        source=found.sitename or "",
        url=url or found.url or "",
        text="\n\n".join(text),
        language=root.get("lang") or "",
        notes=left,
    )
    return (text_of_page,)


def _decoded(data: bytes) -> str:
    """Return the characters of a page: by its mark, by what it declares, as UTF-8, or as Windows-1252 where that fits.

    Raises Unread where none fits.
    """
    said = None if data.startswith(BOM_UTF8) else _CHARSET.search(data[:4096])
    names = [codec(said[1].decode("ascii"))] if said else []
    if found := decode(data):
        names = [found[1]] if found[1].startswith("utf-16") else [*names, found[1]]
    for name in (*names, "utf-8"):
        with suppress(LookupError, UnicodeDecodeError):
            text = data.decode("utf-8-sig" if name.lower() in ("utf-8", "utf8") else name)
            if said is None and name == "windows-1252" and unlikely(text):
                break
            return text
    raise Unread("this is a web page in an unknown encoding; save it as UTF-8")


def _paragraphs(body: HtmlElement) -> list[str]:
    """Return the blocks of what trafilatura found; the cells of a row stay apart by tabs, but those of a layout."""
    lines, is_arranged = [], _is_arranged(body)
    for node in body.iter():
        if node.tag == "row" and not _is_layout(node) and not (is_arranged and _is_beside(node)):
            lines.append("\t".join(" ".join(" ".join(cell.itertext()).split()) for cell in node))
        elif node.tag in _LINES and not _inside(node):
            lines.append(" ".join(" ".join(part for part in _pieces(node)).split()))
        elif node.tag == "cell" and not is_arranged and not _inside(node) and not _holds_lines(node):
            lines.append(" ".join(" ".join(node.itertext()).split()))
    return [line for line in lines if line.strip()]


def _is_arranged(body: HtmlElement) -> bool:
    """Return True for a page most of whose text stands in tables that only arrange it."""
    inside = sum(len("".join(row.itertext())) for row in body.iter("row") if _is_layout(row))
    return 2 * inside > len("".join(body.itertext()))


def _is_layout(row: HtmlElement) -> bool:
    """Return True for a row of a table that only arranges a page: one of its cells holds several paragraphs."""
    return any(_holds_lines(cell) > 1 for cell in row)


def _holds_lines(cell: HtmlElement) -> int:
    """Return how many blocks stand in a cell."""
    return sum(part.tag in _LINES for part in cell)


def _is_beside(row: HtmlElement) -> bool:
    """Return True for a row of no data on a page that tables arrange: of the arranging one, or of one row or column."""
    rows = list(row.getparent().iter("row"))
    return len(rows) == 1 or all(len(one) == 1 for one in rows) or any(map(_is_layout, rows))


def _pieces(node: HtmlElement) -> Iterator[str]:
    """Yield the text of a block without that of blocks in it."""
    for event, part in etree.iterwalk(node, events=("start", "end")):
        nested = part is not node and part.tag in _LINES
        if event == "start" and not nested and not _within(part, node):
            yield part.text or ""
            if part.tag == "lb":
                yield " "
        if event == "end" and part is not node and not _within(part.getparent(), node):
            yield part.tail or ""


def _within(part: HtmlElement, node: HtmlElement) -> bool:
    """Return True for what lies in a block of its own below a block."""
    while part is not node:
        if part.tag in _LINES or part.tag == "row":
            return True
        part = part.getparent()
    return False


def _inside(node: HtmlElement) -> bool:
    """Return True for a block in a row of a table, which is read as a row."""
    return any(above.tag == "row" and not _is_layout(above) for above in node.iterancestors())


def _words(root: HtmlElement, tag: str) -> Iterator[str]:
    """Yield the text of each node with a tag."""
    yield from (" ".join(node.text_content().split()) for node in root.iter(tag))


def _title(heads: Sequence[str], named: str, found: str, paragraphs: Sequence[str]) -> str:
    """Return the headline: the one h1 of the page where its title says the same, else its title without the outlet.

    A page without an h1 whose title none of its words tell again is called after its outlet, and has no headline.
    """
    agreed = [head for head in heads if head and head.casefold() in named.casefold()]
    if agreed or (len(heads) == 1 and heads[0]):
        return agreed[0] if agreed else heads[0]
    title = found or _TITLE.sub("", named)
    told = " ".join(paragraphs).casefold()
    return title if heads or any(word.casefold() in told for word in title.split() if len(word) > _LONG) else ""


def _declared(root: HtmlElement) -> Iterator[date]:
    """Yield the days that a page declares for machines: structured data first, then `<meta>`, then `<time>`."""
    yield from filter(None, map(declared, _structured(root)))
    for node in root.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        if name in _META and (day := declared(node.get("content") or "")):
            yield day
    for node in root.iter("time"):
        if day := declared(node.get("datetime") or ""):
            yield day
            return


def _structured(root: HtmlElement) -> Iterator[str]:
    """Yield each `datePublished` of JSON-LD, however deep it lies."""
    for node in root.iter("script"):
        if (node.get("type") or "").lower().startswith("application/ld+json"):
            try:
                waiting = [json.loads(node.text or "", strict=False)]
            except (ValueError, RecursionError):
                continue
            while waiting:
                one = waiting.pop()
                if isinstance(one, dict):
                    yield from (v for k, v in one.items() if k == "datePublished" and isinstance(v, str))
                    waiting += one.values()
                elif isinstance(one, list):
                    waiting += one


def _shown(root: HtmlElement, heads: Sequence[str]) -> str:
    """Return what a page shows from its first headline on, where the day of a text stands."""
    whole = " ".join(block.text for block in blocks.walked(root))
    start = whole.find(heads[0]) if heads and heads[0] else 0
    return whole[max(0, start - 300) :]
