"""Bring sanitised HTML into the one form in which it is kept, and take its plain text from it.

Each block stands on a line of its own. The text nodes of a block, in their order, are exactly its characters of
`Body.text`; so a span of the text is found in the HTML by counting. White space in running text is folded as a browser
folds it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape

TOKEN = re.compile(
    r"""<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?:[^<>"]|"[^"]*")*)>
    | (?P<text>[^<]+)""",
    re.VERBOSE,
)
"""A tag or a stretch of text of well-formed HTML; no two alternatives begin with the same character."""
BLOCKS = frozenset({
    "blockquote", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
})  # fmt: skip
VOID = frozenset(["br", "hr"])

_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_SPACE = " \t\n\r\f"  # the white space of HTML; a no-break space is text
_FOLDED = re.compile(f"[{_SPACE}]+")
_PROTECTED = frozenset(["a", "code"])


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a briefing, as HTML and as text; the fields are those of `model.Briefing`."""

    html: str
    text: str
    blocks: tuple[tuple[int, int], ...]
    protected: tuple[tuple[int, int], ...]


def canonical(html: str) -> Body:
    """Return the canonical form of sanitised, well-formed HTML.

    >>> canonical("<h1>A &amp; B</h1> <p>One <a href='x'>two</a> </p>".replace("'", '"')).text
    'A & B\\n\\nOne two'
    """
    draft = _Draft()
    for token in TOKEN.finditer(html):
        if token["text"] is not None:
            draft.add_text(unescape(token["text"]))
        elif token["close"]:
            draft.close_tag(_name(token))
        else:
            draft.open_tag(_name(token), _attributes(token["attributes"]))
    draft.end_block()
    return draft.body()


def _name(token: re.Match[str]) -> str:
    """Return the name of the tag; the page has the title as its one h1."""
    return "h2" if token["name"] == "h1" else token["name"]


def _attributes(source: str) -> str:
    """Return attributes in the order of their names, without angle brackets; `align` becomes a class."""
    found = sorted((name, escape(unescape(value))) for name, value in _ATTRIBUTE.findall(source))
    return "".join(f' class="{v}"' if name == "align" else f' {name}="{v}"' for name, v in found)


@dataclass(slots=True)
class _Draft:
    """A body in the making."""

    html: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    """Texts of the closed blocks."""
    blocks: list[tuple[int, int]] = field(default_factory=list)
    block: list[str] = field(default_factory=list)
    """Pieces of text of the open block."""
    start: int = 0
    """Where the open block begins in the text."""
    at: int = 0
    """Where the next character goes."""
    piece: int = 0
    """Index in `html` of the last piece of text."""
    begun: list[int] = field(default_factory=list)
    """Where the open links and codes began."""
    protected: list[tuple[int, int]] = field(default_factory=list)
    preformatted: bool = False

    def add_text(self, plain: str) -> None:
        """Append text to the open block."""
        if not self.preformatted:
            plain = _FOLDED.sub(" ", plain)
            if not self.block or self.block[-1].endswith(" "):
                plain = plain.removeprefix(" ")
        elif not self.block and not plain.strip(_SPACE):
            return
        if plain:
            self.piece = len(self.html)
            self.html.append(escape(plain, quote=False))
            self.block.append(plain)
            self.at += len(plain)

    def open_tag(self, name: str, attributes: str) -> None:
        """Append a start tag; that of a block ends the open block."""
        if name in BLOCKS:
            self.end_block()
        if name in _PROTECTED:
            self.begun.append(self.at)
        self.preformatted = self.preformatted or name == "pre"
        self.html.append(f"<{name}{attributes}>" + ("\n" if name == "hr" else ""))
        if name == "br":
            self.add_text(" ")

    def close_tag(self, name: str) -> None:
        """Append an end tag; that of a block ends the open block and the line."""
        if name in BLOCKS:
            self.end_block()
        if name in _PROTECTED:
            start = self.begun.pop()
            if start < self.at:
                self.protected.append((start, self.at))
        self.preformatted = self.preformatted and name != "pre"
        self.html.append(f"</{name}>" + ("\n" if name in BLOCKS else ""))

    def end_block(self) -> None:
        """Close the open block, if there is one, without the white space at its end."""
        if not self.block:
            return
        last = self.block.pop()
        kept = last.rstrip(_SPACE)
        self.html[self.piece] = escape(kept, quote=False)
        self.text.append("".join((*self.block, kept)))
        end = self.at - len(last) + len(kept)
        self.blocks.append((self.start, end))
        self.block, self.start, self.at = [], end + 2, end + 2

    def body(self) -> Body:
        """Return what was made."""
        text = "\n\n".join(self.text)
        inside = sorted((start, min(end, len(text))) for start, end in self.protected)
        return Body("".join(self.html).rstrip("\n"), text, tuple(self.blocks), tuple(inside))
