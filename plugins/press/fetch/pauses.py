"""Remember how long each host is to be left alone, from one run to the next."""

from __future__ import annotations

import time
from pathlib import Path

from press import owned, sealed

_FILE = "fetch.json"
_LONGEST = 86_400.0
"""Seconds; nothing is remembered for longer."""


class Pauses:
    """When each host was asked last, and the seconds that it then wants to be left alone."""

    def __init__(self, folder: Path) -> None:
        """Look what is remembered in a folder of state, which is made ours."""
        owned.claim(folder)
        self._folder, kept = folder, sealed.load(folder / _FILE)
        self._asked: dict[str, tuple[float, float]] = kept if isinstance(kept, dict) else {}

    def left(self, host: str) -> float:
        """Return for how many seconds a host is to be left alone, none where that is below 0."""
        asked, pause = self._asked.get(host, (0.0, 0.0))
        since = time.time() - asked
        return pause - since if since >= 0 else pause  # a clock that was put back tells nothing

    def begin(self, host: str, seconds: float) -> None:
        """Remember that a host was asked now."""
        self._asked[host] = (time.time(), min(seconds, _LONGEST))
        self._asked = {host: asked for host, asked in self._asked.items() if self.left(host) > 0}
        sealed.save(self._folder, _FILE, self._asked)
