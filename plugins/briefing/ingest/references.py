"""Read the list of sources at the end of a text, and the marks behind its sentences that lead into it.

The list begins with a block that says nothing but what follows it ("Sources", "References:"), and goes on to the end:
it names and dates nothing that the text tells. `[^2]` right behind a sentence names the second block of it; such a mark
is no part of the text. One that leads to no block stays as it is written, and so does one at the head of a block.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import accumulate

from briefing.english import lexicon
from briefing.ingest.canonical import BLOCKS, TOKEN
from briefing.model import Briefing, Reference

_HEADS = lexicon.words("reference_heading")
_MARK = re.compile(r" ?\[\^(\d{1,3})\]")
_HREF = re.compile(r'href="([^"]*)"')
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ListedSource:
    """A source of the list."""

    text: str
    href: str
    """Address, or "" for one that is cited in words."""


def telling(text: str, blocks: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the blocks before the list of sources; all of them where there is none.

    >>> telling("A text.\\n\\nSources\\n\\nIndia Today", ((0, 7), (9, 16), (18, 29)))
    ((0, 7),)
    """
    heads = (i for i, (start, end) in enumerate(blocks) if i and text[start:end].rstrip(": ").casefold() in _HEADS)
    return blocks[: next(heads, len(blocks))]


def entries(briefing: Briefing) -> tuple[ListedSource, ...]:
    """Return the sources that a text lists at its end."""
    before = len(telling(briefing.text, briefing.blocks))
    return tuple(_entries(briefing.html))[before + 1 :]


def _entries(html: str) -> Iterable[ListedSource]:
    """Yield each block of canonical HTML with the first address in it."""
    said, href = list[str](), ""
    for token in TOKEN.finditer(html):
        if token["name"] in BLOCKS:
            if text := "".join(said).strip(" \n"):
                yield ListedSource(text, href)
            said, href = [], ""
        elif token["name"] == "a" and not token["close"]:
            href = href or unescape("".join(_HREF.findall(token["attributes"])[:1]))
        elif token["text"]:
            said.append(unescape(token["text"]))


def without_marks(text: str) -> str:
    """Return a text without marks, whatever they lead to."""
    return _MARK.sub("", text)


def loose_marks(text: str) -> Iterator[str]:
    """Yield the marks that still stand in a text, since they lead to no source."""
    yield from (mark[0].strip() for mark in _MARK.finditer(text))


def referenced(briefing: Briefing) -> Briefing:
    """Return a briefing with the marks taken out of its text, and with what they say."""
    if "[^" not in briefing.text:
        return briefing
    told, written = list(_MARK.finditer(briefing.text)), list(_written(briefing.html))
    if len(told) != len(written):  # one is broken by other markup, so which is which cannot be told
        return briefing
    before = telling(briefing.text, briefing.blocks)
    most = len(briefing.blocks) - len(before) - 1
    kept = [
        (mark, place)
        for mark, place in zip(told, written, strict=True)
        if 0 < int(mark[1]) <= most and _is_behind_words(mark.start(), before, briefing.protected)
    ]
    cut = _Cut((mark.end() - (end - start), mark.end()) for mark, (start, end) in kept)
    return replace(
        briefing,
        html=_Cut(place for _, place in kept).text(briefing.html),
        text=cut.text(briefing.text),
        blocks=cut.spans(briefing.blocks),
        protected=cut.spans(briefing.protected),
        references=tuple(Reference(cut.place(mark.end()), int(mark[1])) for mark, _ in kept),
    )


def _written(html: str) -> Iterable[Span]:
    """Yield where marks stand in HTML, outside of tags."""
    for token in TOKEN.finditer(html):
        if token["text"]:
            yield from ((token.start() + m.start(), token.start() + m.end()) for m in _MARK.finditer(token["text"]))


def _is_behind_words(place: int, blocks: Sequence[Span], protected: Sequence[Span]) -> bool:
    """Return True for a place inside one of some blocks, but not at its head, nor in a link or code."""
    near = blocks[max(bisect_left(blocks, (place, 0)) - 1, 0)]
    link = protected[max(bisect_left(protected, (place, 0)) - 1, 0)] if protected else (0, 0)
    return near[0] < place < near[1] and not link[0] < place < link[1]


class _Cut:
    """A text without some spans of it, in their order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Count what is gone before each place."""
        self._spans = tuple(spans)
        self._ends = [end for _, end in self._spans]
        self._gone = [0, *accumulate(end - start for start, end in self._spans)]

    def text(self, whole: str) -> str:
        """Return what is left of a text."""
        starts = (start for start, _ in self._spans)
        return "".join(whole[a:b] for a, b in zip([0, *self._ends], [*starts, len(whole)], strict=True))

    def place(self, place: int) -> int:
        """Return where a place of the whole is in what is left."""
        return place - self._gone[bisect_right(self._ends, place)]

    def spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Return where some spans of the whole are in what is left."""
        return tuple((self.place(start), self.place(end)) for start, end in spans)
