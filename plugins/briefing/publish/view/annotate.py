"""Put a tag around each given span of a text in its canonical HTML.

Spans may be nested, but none may cross another or the end of a block. Where a span and inline markup cross (half
of an `<em>` and what follows), the span is split so that the result stays well formed; only its first part carries
an id. One pass over the HTML, linear in its length and the number of spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import escape, unescape

from briefing.ingest.canonical import BLOCKS, TOKEN, VOID

Span = tuple[int, int, str, str]
"""Start and end in the text, open tag, close tag."""
_ID = re.compile(r' id="[^"]*"')


def annotate(html: str, text: str, blocks: Sequence[tuple[int, int]], spans: Iterable[Span]) -> str:
    """Return `html` with the tags of each span around its characters; `text` and `blocks` are the briefing's.

    >>> annotate("<p>A <em>red</em> star</p>", "A red star", [(0, 10)], [(0, 5, "<b>", "</b>")])
    '<p><b>A <em>red</em></b> star</p>'
    >>> annotate("<p>A <em>red star</em></p>", "A red star", [(0, 10)], [(0, 5, '<b id="x">', "</b>")])
    '<p><b id="x">A </b><em><b>red</b> star</em></p>'
    """
    work = _OpenTags(text, sorted((s for s in spans if s[0] < s[1]), key=lambda s: (s[0], -s[1]), reverse=True))
    for token in _placed(html, blocks):
        work.add(token)
    return "".join(work.html)


@dataclass(frozen=True, slots=True)
class _Token:
    """A tag or a text, and where it stands in the plain text."""

    raw: str
    kind: str
    """text, block (with the white space between blocks), open, close or void."""
    start: int
    end: int
    """End of the text, or of the element that a start tag opens."""


def _placed(html: str, blocks: Sequence[tuple[int, int]]) -> Sequence[_Token]:
    """Return the tokens of `html` in order."""
    tokens: list[_Token] = []
    unclosed: list[int] = []
    for token in _walk(html, blocks):
        if token.kind == "open":
            unclosed.append(len(tokens))
        elif token.kind == "close":
            begun = unclosed.pop()
            tokens[begun] = replace(tokens[begun], end=token.start)
        tokens.append(token)
    return tokens


def _walk(html: str, blocks: Sequence[tuple[int, int]]) -> Iterator[_Token]:
    """Yield the tokens, counting characters; `at` jumps from block to block at the tags of blocks."""
    left = iter((*blocks, (-1, -2)))
    begin, end = next(left)
    at = begin
    for token in TOKEN.finditer(html):
        name, raw = token["name"], token[0]
        if name in BLOCKS:
            if at == end:
                begin, end = next(left)
                at = begin
            yield _Token(raw, "block", at, at)
        elif name:
            yield _Token(raw, "void" if name in VOID else "close" if token["close"] else "open", at, at)
        elif at == begin and not raw.strip(" \n"):
            yield _Token(raw, "block", at, at)
        else:
            start, at = at, at + len(unescape(raw))
            yield _Token(raw, "text", start, at)


@dataclass(slots=True)
class _OpenTags:
    """HTML in the making: spans are opened as late and closed as late as their characters allow."""

    text: str
    coming: list[Span]
    """Spans that are not open, or open again after a split: the next one last, an outer before its inner."""
    html: list[str] = field(default_factory=list)
    stack: list[Span | None] = field(default_factory=list)
    """What is open: spans, and None for inline markup."""

    def add(self, token: _Token) -> None:
        """Append a token and the tags of spans that it calls for."""
        if token.kind == "text":
            self._add_text(token.start, token.end)
            return
        if token.kind == "open":
            self._open(token.start, token.end)
            self._suspend(token.end)
            self.stack.append(None)
        elif token.kind == "close":
            self._suspend(len(self.text) + 1)
            self.stack.pop()
        self.html.append(token.raw)
        self._close(token.start)

    def _add_text(self, at: int, end: int) -> None:
        while at < end:
            self._close(at)
            self._open(at, at)
            ends = [span[1] for span in self.stack[-1:] if span] + [span[0] for span in self.coming[-1:]]
            cut = min([end, *(place for place in ends if place > at)])
            self.html.append(escape(self.text[at:cut], quote=False))
            at = cut
        self._close(at)

    def _open(self, at: int, least: int) -> None:
        """Open the spans that have begun at `at` and last until `least`."""
        while self.coming and self.coming[-1][0] <= at and self.coming[-1][1] >= least:
            span = self.coming.pop()
            self.html.append(span[2])
            self.stack.append(span)

    def _close(self, at: int) -> None:
        """Close the spans that end at `at`."""
        while self.stack and (span := self.stack[-1]) and span[1] <= at:
            self.html.append(span[3])
            self.stack.pop()

    def _suspend(self, end: int) -> None:
        """Close the spans that end before `end` although they have characters left, to open them again later."""
        while self.stack and (span := self.stack[-1]) and span[1] < end:
            self.html.append(span[3])
            self.stack.pop()
            self.coming.append((span[0], span[1], _ID.sub("", span[2]), span[3]))
