"""Read `content/redirects.toml`: addresses that once existed, and where they lead now.

Each line of its one table names an old address and a new one; where that is an old one itself, the chain is followed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from briefing.errors import Problem
from briefing.folders import where

FILE = "redirects.toml"
_TABLE = "redirects"
_ADDRESS = re.compile(r"/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*)?")
_FRAGMENT = re.compile(r"(?:#[A-Za-z0-9._~-]+)?")


def redirects(content: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return where each old address leads in the end, and what is wrong with the others, by line."""
    path = content / FILE
    if not path.is_file():
        return {}, ()
    try:
        text = path.read_text("utf-8")
        given = tomllib.loads(text).get(_TABLE, {})
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return {}, (Problem(where(path), 0, f'{error}; write lines such as "/old/" = "/new/" below [{_TABLE}]'),)
    if not isinstance(given, dict):
        return {}, (Problem(where(path), 0, f"{_TABLE} is no table; begin it with a line [{_TABLE}]"),)
    wrong = {old: why for old, new in given.items() if (why := _wrong(old, new, given))}
    problems = tuple(Problem(where(path), line(text, old), f"{old!r} {why}") for old, why in wrong.items())
    return {old: _end(old, given) for old in sorted(given.keys() - wrong.keys())}, problems


def line(text: str, old: str) -> int:
    """Return the line of an old address."""
    return next((at for at, one in enumerate(text.splitlines(), 1) if one.lstrip().startswith(f'"{old}"')), 0)


def _wrong(old: str, new: object, given: Mapping[str, object]) -> str:
    """Return why an old address leads nowhere and what to do, or ""."""
    if not _ADDRESS.fullmatch(old):
        return "is no address of this site; write it as /briefings/old-slug/"
    address, mark, fragment = str(new).partition("#")
    if not isinstance(new, str) or not _ADDRESS.fullmatch(address) or not _FRAGMENT.fullmatch(mark + fragment):
        return f"leads to {new!r}, which is no address of this site; write it as /briefings/new-slug/"
    return "leads back to itself; name where it leads now" if not _end(old, given) else ""


def _end(old: str, given: Mapping[str, object]) -> str:
    """Return where a chain of redirects ends, "" when it never does."""
    seen, now = {old}, str(given[old])
    while now in given:
        if now in seen:
            return ""
        seen.add(now)
        now = str(given[now])
    return "" if now in seen else now


def page(address: str) -> str:
    """Return the file that shows an address.

    >>> page("/briefings/old/"), page("/"), page("/a.csv#x")
    ('briefings/old/index.html', 'index.html', 'a.csv')
    """
    file = address.partition("#")[0].removeprefix("/")
    return f"{file}index.html" if file.endswith("/") or not file else file


def address(path: str) -> str:
    """Return the address that shows a file.

    >>> address("briefings/old/index.html"), address("index.html")
    ('/briefings/old/', '/')
    """
    return f"/{path.removesuffix('index.html')}" if f"/{path}".endswith("/index.html") else f"/{path}"
