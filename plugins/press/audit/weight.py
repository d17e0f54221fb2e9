"""Measure the bytes and requests of each page of a built site, packed as a host sends them."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath

_LOADED = re.compile(r'<(?:link|script|img)[^<>]* (?:href|src)="(?P<path>[^":#?]+\.(?:css|js|svg|png))"')
LARGEST = 14 * 1024
"""Bytes of a briefing page, its stylesheet and script counted apart."""
LARGEST_STYLE = LARGEST_SCRIPT = 6 * 1024
MOST_REQUESTS = 3


@dataclass(frozen=True, slots=True)
class Weight:
    """What a browser loads for one page."""

    page: int
    """Packed bytes of the page itself."""
    styles: int
    scripts: int
    requests: int
    """The page and what it loads at once; the favicon is not counted, since browsers ask for it when idle."""


def packed(path: Path) -> int:
    """Return the bytes of a file as gzip sends it."""
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def weight(output: Path, address: str) -> Weight:
    """Return the weight of the page at an address below the root."""
    page = output / (address if address.endswith(".html") else f"{address}index.html")
    loaded = {_place(address, path) for path in _LOADED.findall(page.read_text("utf-8")) if not path.endswith(".svg")}
    styles = sum(packed(output / path) for path in loaded if path.endswith(".css"))
    scripts = sum(packed(output / path) for path in loaded if path.endswith(".js"))
    return Weight(packed(page), styles, scripts, 1 + len(loaded))


def weights(output: Path, kinds: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, Weight]]:
    """Return for each kind of page the heaviest one with its weight."""
    found = {kind: [(weight(output, one), one) for one in addresses] for kind, addresses in kinds.items()}
    heaviest = {kind: max(listed, key=lambda pair: pair[0].page) for kind, listed in found.items()}
    return {kind: (address, one) for kind, (one, address) in heaviest.items()}


def _place(address: str, path: str) -> str:
    """Return the path below the root of what a page loads."""
    return path.lstrip("/") if path.startswith("/") else normpath(join(dirname(address), path))
