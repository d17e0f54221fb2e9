"""Take the running text out of HTML, block by block, as a browser without style would show it.

Used where a file is known to hold a text and little else: mail, feeds, Markdown. A page, which holds much around its
text, has a reader of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html
from lxml.html import HtmlElement

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big center cite code data del dfn em font i ins kbd label mark q s samp small span "
    "strike strong sub sup time tt u var wbr".split()
)
_UNSEEN = frozenset(
    "audio button canvas embed form head iframe input math nav noscript object script select style svg template "
    "textarea title video".split()
)
_BOLD = frozenset(["b", "strong"])
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_HEADING = re.compile(r"h[1-6]|b")
_ENDS = re.compile(r"(?:<br\s{0,9}/?>(?:\s|&nbsp;|&#160;){0,99}){2,9}", re.IGNORECASE)
_NOTE = re.compile(r"\[ ?\d{1,3} ?\]|[*†‡↑↩^︎]{1,3}")
"""What leads to a note, or back from it."""
_NUMBER = re.compile(r"\d{1,3}")
_PLACE = re.compile(r"#[a-z_-]{0,9}(?:cite|fn|ftn|note|ref)[a-z_-]{0,9}\d", re.IGNORECASE)
"""Where the name of a place on a page says that a note stands there."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, an item of a list, a cell or a row of a table."""

    tag: str
    """`h1` to `h6` for a heading, `b` for a line all in bold, `tr` for a row, `li` for an item, else any other."""
    text: str
    """On one line; tabs part the cells of a row."""
    href: str
    """First address in it, or ""."""


def tree(source: str) -> HtmlElement | None:
    """Return the parsed HTML without marks of notes, or None where there is none; nothing is loaded for it.

    Two ends of a line in a row are what ends a paragraph where somebody wrote none.
    """
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(_ENDS.sub("</p><p>", source).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    for link in [one for one in root.iter("a") if _is_note(one)]:
        link.drop_tree()
    return root


def _is_note(link: HtmlElement) -> bool:
    """Return True for a mark that leads to a note; a bare number may be a word: "Article 12", unless it is raised."""
    href, words = link.get("href") or "", "".join(link.itertext()).strip()
    raised = link.getparent().tag == "sup" or next(link.iter("sup"), None) is not None
    number = _NUMBER.fullmatch(words) and (raised or _PLACE.search(href))
    return "#" in href and bool(_NOTE.fullmatch(words) or number)


def blocks(source: str) -> tuple[Block, ...]:
    """Return the blocks of some HTML that hold text.

    >>> [(b.tag, b.text, b.href) for b in blocks("<h2>A <a href='u'>pact</a></h2><p>One<br>two<script>x</script></p>")]
    [('h2', 'A pact', 'u'), ('p', 'One two', '')]
    >>> [b.text for b in blocks("Peru.<a href='#n'>[1]</a><br> <br>Chile <sup>2</sup>.")]
    ['Peru.', 'Chile 2.']
    >>> [b.text for b in blocks("<p>Article <a href='/pact#a12'>12</a> holds<a href='#fn3'>3</a>.</p>")]
    ['Article 12 holds.']
    >>> [b.text for b in blocks("<table><tr><td>Peru<td>5 March<tr><td>Chile<td>6 May</table>")]
    ['Peru\\t5 March', 'Chile\\t6 May']
    """
    root = tree(source)
    return () if root is None else tuple(block for block in walked(root) if block.text)


@dataclass(slots=True)
class _Open:
    """The block that is being read."""

    tag: str = "p"
    pieces: list[str] = field(default_factory=list)
    href: str = ""
    plain: bool = False
    """True when some of its text is not in bold."""

    def close(self) -> Block:
        cells = "".join(self.pieces).split("\t")
        text = "\t".join(" ".join(cell.split()) for cell in cells).strip("\t ")
        made = Block(
            self.tag if self.plain or self.tag == "tr" or _HEADING.fullmatch(self.tag) else "b", text, self.href
        )
        self.tag, self.pieces, self.href, self.plain = "p", [], "", False
        return made

    def add(self, text: str | None, bold: bool) -> None:
        """Append running text, in which a tab is a blank."""
        self.pieces.append((text or "").replace("\t", " "))
        self.plain = self.plain or (not bold and bool(text) and not str(text).isspace())


def walked(root: HtmlElement) -> Iterator[Block]:
    """Yield the blocks of a parsed page in their order; some are empty."""
    opened, walk, bold = _Open(), etree.iterwalk(root, events=("start", "end")), 0
    for event, node in walk:
        unseen = node.tag in _UNSEEN or bool(_HIDDEN.search(node.get("style") or ""))
        cell = node.tag in ("td", "th") and _is_of_data(node)
        border = node.tag not in _INLINE and not cell and node.tag != "br" and not unseen
        if border:
            yield opened.close()
            opened.tag = node.tag if event == "start" else opened.tag
        if event == "start" and unseen:
            walk.skip_subtree()
        elif event == "start":
            opened.href = opened.href or (node.get("href") or "" if node.tag == "a" else "")
            bold += node.tag in _BOLD
            opened.pieces.append(" " if node.tag == "br" else "")
            opened.add(node.text, bold > 0)
        else:
            bold -= node.tag in _BOLD and not unseen
            opened.pieces.append("\t" if cell else "")
            opened.add(node.tail, bold > 0)
    yield opened.close()


def _is_of_data(cell: HtmlElement) -> bool:
    """Return True for a cell that only holds running text, beside others: most tables of mail hold its layout."""
    row = cell.getparent()
    beside = row is not None and row.tag == "tr" and sum(1 for _ in row) > 1
    return beside and all(child.tag in _INLINE or child.tag == "br" for child in cell)


def headings(found: tuple[Block, ...]) -> tuple[int, ...]:
    """Return the places of the headings among some blocks."""
    return tuple(place for place, block in enumerate(found) if _HEADING.fullmatch(block.tag))
