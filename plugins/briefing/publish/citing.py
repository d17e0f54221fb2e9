"""Sources in, links to them out, and the letters under which a page cites them."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from briefing.publish.elements import Chip, Link


def source_link(source: str, forbidden: frozenset[str]) -> Link:
    """Return a source as a link; one that is no web address, or on a forbidden host, leads nowhere.

    >>> source_link("https://www.shine.cn/news/nation/2502287532/", frozenset()).text
    'shine.cn/news/nation/2502287532'
    """
    parts = urlsplit(source) if source.startswith(("http://", "https://")) else None
    if parts is None or not parts.hostname:
        return Link("", source)
    host = parts.hostname.removeprefix("www.")
    if any(host == name or host.endswith(f".{name}") for name in forbidden):
        return Link("", f"a copy at {host}, not linked")
    path = parts.path.strip("/")
    return Link(source, f"{host}/{path}" if path else host)


class Lettered:
    """Gives each source of a page its letter, in the order of first use."""

    def __init__(self, forbidden: frozenset[str], ordered: Iterable[str] = ()) -> None:
        """Give `ordered` the first letters."""
        self._forbidden = forbidden
        self._letters: dict[str, str] = {}
        self.chips(ordered)

    def chips(self, sources: Iterable[str]) -> tuple[Chip, ...]:
        """Return the chips of some sources."""
        return tuple(self._chip(source) for source in sources)

    def notes(self) -> tuple[tuple[str, Link], ...]:
        """Return letter and link of every source that was used."""
        return tuple((letter, source_link(s, self._forbidden)) for s, letter in self._letters.items())

    def _chip(self, source: str) -> Chip:
        letter = self._letters.setdefault(source, letters(len(self._letters)))
        return Chip(f"#n-{letter}", letter, f"{letter}, source")


def letters(number: int) -> str:
    """Return the letters of a number: a, b … z, aa, ab for 0, 1 … 25, 26, 27.

    >>> letters(0), letters(25), letters(26)
    ('a', 'z', 'aa')
    """
    high, low = divmod(number, 26)
    return (letters(high - 1) if high else "") + "abcdefghijklmnopqrstuvwxyz"[low]
