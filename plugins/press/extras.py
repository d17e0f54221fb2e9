"""`invoke extras`: what is made of the finished site and need not be the same bytes on any machine.

That is the search index, and the files that hold all rows. They lie in a folder of their own below the output, which
builds leave alone, and are made anew only when a page or row that they hold has changed.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TextIO

from briefing.digest import digest
from briefing.errors import BriefingError, counted
from briefing.shipped import COMMAND
from press import owned, scan, sealed, up_to_date
from press.failures import reported
from press.lock import lock
from press.options import Options
from press.scan import EXTRAS
from press.store import STATE, StoreDamaged, opened

INDEXED = re.compile(r"(briefings|entities)/[^/]+/index\.html")
"""Pages that can be found: texts and entities, not their archives or lists."""
_GLOB = "{briefings,entities}/*/index.html"
_LEFT_OUT = ".n, .mg, .rp, .crumbs"
"""Numbers, notes and links between the sentences of a text."""
_PLACE = f"{EXTRAS}/pagefind"
_KEPT = "extras.json"
"""Name of the file of state."""
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
"""Forms that Pagefind brings; the theme has its own."""


def extras(options: Options) -> int:
    """Bring the search index and the whole data up to date; return the exit status."""
    return reported(lambda: _made(options, None, _search, _data), options.output, ExtrasError)


def data(options: Options, out: TextIO | None = None, err: TextIO | None = None) -> int:
    """Bring the whole data alone up to date; return the exit status."""
    return reported(lambda: _made(options, out, _data), options.output, ExtrasError, err=err)


def _made(options: Options, out: TextIO | None, *parts: Callable[[Options], str]) -> int:
    if not owned.mine(options.output) or not owned.mine(options.cache):
        raise ExtrasError(f"{options.output}: no site was built there; run `{COMMAND} build` first")
    with lock(options.cache):
        for part in parts:
            print(part(options), file=out or sys.stdout)
    return 0


class ExtrasError(BriefingError):
    """An extra cannot be made; the text says why and what to do."""


def _data(options: Options) -> str:
    from press.program_digest import program_digest
    from press.whole_data import whole_data

    built = up_to_date.load(options.cache)
    if built is None:
        raise ExtrasError(
            f"{options.output}: with which address it was built is not known; run `{COMMAND} build` again"
        )
    return whole_data(replace(options, siteurl=built.siteurl), program_digest(options.code))


def _search(options: Options) -> str:
    """Index the texts and entities of the output; return what was done."""
    pages = _pages(options)
    key = digest(version("pagefind"), _GLOB, _LEFT_OUT, tuple(sorted(pages.items())))
    if sealed.load(options.cache / _KEPT) == _state(options, key):
        return f"search index: {counted(len(pages), 'page')}; nothing changed"
    owned.remove(options.cache, "pagefind")
    made = options.cache / "pagefind"
    _run(options.output, made)
    for path in [path for name in _UNUSED for path in made.glob(name)]:
        owned.remove(options.cache, path.relative_to(options.cache).as_posix())
    owned.put(options.output, _PLACE, made)
    sealed.save(options.cache, _KEPT, _state(options, key))
    return f"search index: {counted(len(pages), 'page')} indexed"


def _pages(options: Options) -> dict[str, str]:
    """Return the digests of the pages to be found, as the last build wrote them."""
    try:
        with opened(options.cache / STATE) as store:
            return {path: entry.sha for path, entry in store.pages(store.notes()).items() if INDEXED.fullmatch(path)}
    except StoreDamaged as error:
        raise ExtrasError(
            f"{options.cache}: what the build remembers is damaged; run `{COMMAND} build` again"
        ) from error


def _state(options: Options, key: str) -> list[str]:
    """Return what the index was made of and how its files stand."""
    return [key, scan.state(scan.survey((options.output / _PLACE,)))]


def _run(site: Path, place: Path) -> None:
    """Run Pagefind over a site; raise ExtrasError with its last words when it fails."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(place)]
    command += ["--glob", _GLOB, "--exclude-selectors", _LEFT_OUT, "--force-language", "en", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise ExtrasError(f"pagefind: {said[-1] if said else 'failed'}; run `{' '.join(command[1:])}` to see more")
