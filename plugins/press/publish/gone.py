"""Propose where addresses lead that were there when the site went out last, and are not any more."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping

from press.options import Options
from press.publish import manifest
from press.publish.errors import PublishError
from press.publish.plan import is_page
from press.publish.verb import PUBLISHED
from press.redirects import FILE, address, redirects

_ALIKE = 60
"""How many of a hundred letters and words must be the same for a page to be proposed."""


def check(options: Options) -> int:
    """Print the lines for `redirects.toml` that are missing; return 1 when there are some."""
    kept = options.cache / PUBLISHED
    if not kept.is_file():
        print(f"{kept}: nothing was published from here yet, so no address can have gone", file=sys.stderr)
        return 0
    try:
        before = manifest.read(kept.read_bytes(), str(kept))
    except PublishError as error:
        print(error, file=sys.stderr)
        return 1
    there = {file.path: file.title for file in manifest.of(options.output).files if is_page(file)}
    known = redirects(options.content)[0]
    gone = {file.path: file.title for file in before.files if is_page(file) and file.path not in there}
    found = list(proposed({path: title for path, title in gone.items() if address(path) not in known}, there))
    print("\n".join(found) or "every address of the last publish is there, or leads on")
    if found:
        gone_ones = "1 address has" if len(found) == 1 else f"{len(found)} addresses have"
        print(f"{gone_ones} gone; put these lines below [redirects] in {FILE}", file=sys.stderr)
    return int(bool(found))


def proposed(gone: Mapping[str, str], there: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each page that has gone, by path and title, with the likeliest page of the same kind.

    Where none is alike, the line is a comment for an editor to complete.
    """
    from rapidfuzz import fuzz, process

    kinds = defaultdict[str, dict[str, str]](dict)
    for other, name in there.items():
        kinds[other.partition("/")[0]][other] = f"{_slug(other)} {name}"
    for path, title in sorted(gone.items()):
        alike = kinds[path.partition("/")[0]]
        best = process.extractOne(f"{_slug(path)} {title}", alike, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE)
        yield f'"{address(path)}" = "{address(best[2])}"' if best else f'# "{address(path)}" = ""  # {title}'


def _slug(path: str) -> str:
    return path.removesuffix("/index.html").rpartition("/")[2].replace("-", " ")
