"""Digest the program that makes the bytes of a site: its code, its words, and the versions of its tools."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefing.digest import digest
from briefing.walk import files
from press import scan
from press.up_to_date import tools


def program_digest(folders: tuple[Path, ...]) -> str:
    """Return the digest of the code in some folders and of the tools that it calls, wherever the folders lie."""
    return digest(_code(folders), tools())


@cache
def _code(folders: tuple[Path, ...]) -> tuple[tuple[str, str], ...]:
    """Return the files of the program with their digests; once, as a process imports once, whatever is saved later."""
    paths = [(folder, path) for folder in folders for path in files(folder)[0] if path.suffix in (".py", ".toml")]
    named = ((path.relative_to(folder.parent).as_posix(), path) for folder, path in paths)
    return tuple(sorted((name, scan.content_digest(path)) for name, path in named))
