"""Find who publishes a source, whether it is cited by its address or in words.

An address belongs to the outlet of its host or of the nearest host above it, a citation in words to the outlet by whose
name it begins.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefing import web
from briefing.knowledge.kinds import UNSURE
from briefing.knowledge.values import Outlet


class Outlets:
    """Outlets by host and by name; hosts of one name are one outlet."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        """Sort the outlets."""
        listed = tuple(outlets)
        self._hosts = {outlet.host: outlet for outlet in listed if outlet.host}
        self._names = {outlet.name: outlet for outlet in listed}
        self._longest = max(map(len, self._names), default=0)

    def find(self, source: str) -> Outlet | None:
        """Return the outlet of a source; None for one that is not known."""
        host = web.host(source)
        above = (host[at:] for at in (0, *(at + 1 for at, letter in enumerate(host) if letter == ".")))
        if host:
            return next((self._hosts[one] for one in above if one in self._hosts), None)
        begun = (
            source[:end] for end in range(min(len(source), self._longest), 0, -1) if not source[end : end + 1].isalnum()
        )
        return next((self._names[words] for words in begun if words in self._names), None)

    def of(self, source: str) -> Outlet:
        """Return the outlet of a source; what is not known is named by its host or words, and of the unsure class.

        >>> Outlets([Outlet("people.cn", "People’s Daily", "press")]).of("http://en.people.cn/n3/2024/").name
        'People’s Daily'
        >>> Outlets([]).of("https://www.example.org/a")
        Outlet(host='example.org', name='example.org', kind='aggregator')
        """
        host = web.host(source).removeprefix("www.").removeprefix("m.")
        return self.find(source) or Outlet(host, host or source, UNSURE)
