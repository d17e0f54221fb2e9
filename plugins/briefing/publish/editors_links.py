"""Find the links that editors write, the lines in which they stand, and the text without some of them."""

from __future__ import annotations

import re
from collections.abc import Container
from html import escape, unescape

_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


def links(html: str) -> tuple[str, ...]:
    """Return where the links of canonical HTML lead, each once.

    >>> links('<p><a href="#a">b</a> <a href="../c/?d&amp;e" title="f">g</a></p>')
    ('#a', '../c/?d&e')
    """
    return tuple(dict.fromkeys(unescape(found[1]) for found in _LINK.finditer(html)))


def without(html: str, dead: Container[str]) -> str:
    """Return canonical HTML in which the words of some links stand without these.

    >>> without('<p><a href="#a">b</a> <a href="../c/">g</a></p>', {"#a"})
    '<p>b <a href="../c/">g</a></p>'
    """
    return _LINK.sub(lambda found: found[2] if unescape(found[1]) in dead else found[0], html)


def lines(text: str, link: str) -> tuple[int, ...]:
    """Return the lines of an article file in which a link stands; (1,) where it is not found as it was read.

    >>> lines("Title: x\\n\\n[a](/b) and [a](/b 'c')\\n\\n[d]: /b\\n", "/b"), lines("[a]()", "")
    ((3, 5), (1,))
    """
    address = "|".join(re.escape(form) for form in {link, escape(link)})
    written = re.compile(rf'\](?:\( ?|: *)(?! )<?(?:{address})>?[\s)]|href="(?:{address})"|<(?:{address})>')
    found = tuple(number for number, line in enumerate(text.split("\n"), 1) if written.search(f"{line}\n"))
    return found or (1,)
