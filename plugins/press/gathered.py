"""Gather what the gate asks of a page while the page is made: where its links lead, and what its places are called.

An extension of Jinja puts a filter around the value of each such attribute when a template is compiled, so no template
can forget it; the functions of `markup.py` note what they write themselves, and HTML of editors is read where a
template takes it as safe. So a build parses no finished page. Publishing and the tests do; these hold both equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

from briefing.publish.gate import ATTRIBUTE, TAG

_OPENING = re.compile(r'\s(href|src|id)="')


@dataclass(frozen=True, slots=True)
class Gathered:
    """The attributes of a page, as its HTML writes them."""

    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)


_PAGE: ContextVar[Gathered | None] = ContextVar("page", default=None)
"""The page that is being made."""


@contextmanager
def gathering() -> Iterator[Gathered]:
    """Yield what fills while a page is made inside."""
    found = Gathered()
    before = _PAGE.set(found)
    try:
        yield found
    finally:
        _PAGE.reset(before)


def leads(address: str) -> str:
    """Note an address that the page leads to or loads, and return it."""
    if page := _PAGE.get():
        page.links.append(address)
    return address


def named(anchor: str) -> str:
    """Note the name of a place of the page, and return it."""
    if page := _PAGE.get():
        page.ids.append(anchor)
    return anchor


def safe(html: str) -> Markup:
    """Return HTML that a template takes as it is, with its links and places noted."""
    for _, attributes in TAG.findall(html) if _PAGE.get() else ():
        for key, value in ATTRIBUTE.findall(attributes):
            if key in _FILTERS:
                _NOTES[_FILTERS[key]](value)
    return Markup(html)


_FILTERS = {"href": "leads", "src": "leads", "id": "named"}
_NOTES = {"leads": leads, "named": named}
FILTERS = {**_NOTES, "safe": safe}
"""What templates call, mostly without knowing."""


class Gathering(Extension):
    """Puts a filter that notes it around the value of each attribute that links or names."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """Yield the tokens of a template, those of such a value between the words of a filter."""
        inside = False
        for token in stream:
            rest = token.value if token.type == "data" else ""
            while found := _CLOSING.search(rest) if inside else _OPENING.search(rest):
                at = found.start() if inside else found.end()
                yield Token(token.lineno, "data", rest[:at])
                words = ("endfilter",) if inside else ("filter", _FILTERS[found[1]])
                yield from _block(token.lineno, words)
                inside, rest = not inside, rest[at:]
            if rest or token.type != "data":
                yield Token(token.lineno, token.type, rest or token.value)


_CLOSING = re.compile('"')


def _block(line: int, words: Iterable[str]) -> Iterator[Token]:
    yield Token(line, "block_begin", "{%")
    yield from (Token(line, "name", word) for word in words)
    yield Token(line, "block_end", "%}")
