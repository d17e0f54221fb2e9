"""The one table of the headers that a host should send with each file of a site.

A page carries its policy itself, for hosts that send no headers; what a page cannot say stands here alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from press.publish.plan import is_fingerprinted
from press.redirects import address

META_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'self'"
)
"""The policy that every page carries itself."""
POLICY = f"{META_POLICY}; frame-ancestors 'none'"
"""The policy as a header; `frame-ancestors` is not allowed in a page."""
_SEARCH = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
_OTHERS = {"search/": _SEARCH, "extras/": _SEARCH, "embed/": META_POLICY}
"""The policy below some folders: the search and its worker run WebAssembly, frames stand on other sites."""
PACKED = (".html", ".css", ".js", ".svg", ".xml", ".json", ".txt", ".ics", ".csv")
"""Ends of the names of files that are smaller when they are packed."""
SHORT = "public, max-age=600"
FOREVER = "public, max-age=31536000, immutable"
SAME = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
"""Headers of every file."""


def policy(path: str) -> str:
    """Return the content security policy of a file."""
    return next((own for folder, own in _OTHERS.items() if path.startswith(folder)), POLICY)


def caching(path: str) -> str:
    """Return how long a file may be kept: for ever when its name changes with its bytes."""
    return FOREVER if is_fingerprinted(path) else SHORT


def headers(path: str) -> dict[str, str]:
    """Return all headers of a file."""
    return {"Content-Security-Policy": policy(path), "Cache-Control": caching(path), **SAME}


def patterns(paths: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
    """Return the headers of each address, `/folder/*` where all below it have the same.

    No two patterns match one address: hosts join the headers of all that match, and two policies are none.

    >>> list(patterns(["a/index.html", "a/b/index.html", "extras/x/pagefind.js", "extras/x/i/en_0e6f3fe.pf_index"]))
    ['/a/*', '/extras/x/i/*', '/extras/x/pagefind.js']
    """
    return {f"/{pattern}": headers(path) for pattern, path in sorted(_below("", sorted(paths)))}


def _below(folder: str, paths: list[str]) -> list[tuple[str, str]]:
    """Return the patterns for the files of a folder, each with one file that it is for."""
    if folder and len({tuple(headers(path).items()) for path in paths}) == 1:
        return [(f"{folder}*", paths[0])]
    below: dict[str, list[str]] = {}
    for path in paths:
        name, inner, _ = path.removeprefix(folder).partition("/")
        below.setdefault(f"{folder}{name}{inner}", []).append(path)
    found: list[tuple[str, str]] = []
    for name, inside in below.items():
        found += _below(name, inside) if name.endswith("/") else [(address(name)[1:], name)]
    return found
