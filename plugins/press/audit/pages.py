"""List the pages of a built site by kind.

A page names its kind in `<body data-kind>`; one that does not is of the kind of its first folder.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

_LEADS_ON = 'http-equiv="refresh"'
_KIND = re.compile(r'<body[^<>]* data-kind="([a-z_]+)"')


def by_kind(output: Path) -> dict[str, tuple[str, ...]]:
    """Return the addresses of all pages by kind, the largest page first; pages that redirect at once are left out."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for path in output.rglob("*.html"):
        text = path.read_text("utf-8")
        if _LEADS_ON not in text:
            address = path.relative_to(output).as_posix().removesuffix("index.html")
            found[_kind(text, address)].append((-path.stat().st_size, address))
    return {kind: tuple(address for _, address in sorted(found[kind])) for kind in sorted(found)}


def largest(output: Path) -> dict[str, str]:
    """Return the address of the largest page of each kind."""
    return {kind: addresses[0] for kind, addresses in by_kind(output).items()}


def _kind(text: str, address: str) -> str:
    """Return what a page says of itself; one that says nothing is of the kind of its first folder."""
    said = _KIND.search(text)
    return said[1] if said else address.partition("/")[0]
