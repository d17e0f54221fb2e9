"""Make links to sources, and give each source of a page the letter under which the page cites it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from briefing import web
from briefing.knowledge import OUTLET_CLASSES, Outlet, Outlets
from briefing.publish.elements import Chip, Link
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup


def source_link(source: str, forbidden: frozenset[str], outlets: Outlets) -> Link:
    """Return a source as a link named by its outlet, class and address as the note; a forbidden host is not linked.

    >>> source_link("https://www.shine.cn/news/25/", frozenset(), Outlets([Outlet("shine.cn", "Shine", "press")]))
    Link(href='https://www.shine.cn/news/25/', text='Shine', note='press · shine.cn/news/25')
    >>> source_link("https://en.example.org/a", frozenset(), Outlets([]))
    Link(href='https://en.example.org/a', text='en.example.org', note='/a')
    """
    host, found = web.host(source).removeprefix("www."), outlets.find(source)
    kind = OUTLET_CLASSES[found.kind].words if found else ""
    if not host:
        return Link("", source, kind)
    path = urlsplit(source).path.rstrip("/")
    above = [host[at:] for at in (0, *(at + 1 for at, letter in enumerate(host) if letter == "."))]
    if not forbidden.isdisjoint(above):
        return Link("", f"a copy at {host}, not linked")
    return Link(source, found.name, f"{kind} · {host}{path}") if found else Link(source, host, path)


@lookup
def to_source(index: Index, source: str) -> Link:
    """Return a source as a link; on a host that no page may link it leads nowhere."""
    return source_link(source, index.known.forbidden, index.known.outlets)


@lookup
def outlet(index: Index, source: str) -> Outlet:
    """Return who publishes a source."""
    return index.known.outlets.of(source)


class Lettered:
    """Gives each source of a page its letter, in the order of first use."""

    def __init__(self, index: Index, ordered: Iterable[str] = ()) -> None:
        """Give `ordered` the first letters."""
        self._index = index
        self._letters: dict[str, str] = {}
        self.chips(ordered)

    def chips(self, sources: Iterable[str]) -> tuple[Chip, ...]:
        """Return the chips of some sources."""
        return tuple(self._chip(source) for source in sources)

    def lettered(self, source: str) -> tuple[Chip, ...]:
        """Return the chip of a source that was used, or nothing."""
        return self.chips([source] * (source in self._letters))

    def notes(self) -> tuple[tuple[str, Link], ...]:
        """Return letter and link of every source that was used."""
        return tuple((letter, to_source(self._index, source)) for source, letter in self._letters.items())

    def _chip(self, source: str) -> Chip:
        letter = self._letters.setdefault(source, letters(len(self._letters)))
        link = to_source(self._index, source)
        return Chip(f"#n-{letter}", letter, f"source {letter}, {link.text}" if link.href else f"source {letter}")


def letters(number: int) -> str:
    """Return the letters of a number: a, b … z, aa, ab for 0, 1 … 25, 26, 27.

    >>> letters(0), letters(25), letters(26)
    ('a', 'z', 'aa')
    """
    high, low = divmod(number, 26)
    return (letters(high - 1) if high else "") + "abcdefghijklmnopqrstuvwxyz"[low]
