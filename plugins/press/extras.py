"""`invoke extras`: what is made of the finished site and need not be the same bytes on any machine: the search index.

It lies in a folder of its own below the output, which builds leave alone, and is made anew only when a page that it
holds has changed.
"""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from briefing.digest import digest
from press import owned, scan, sealed
from press.lock import Locked, lock
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
    """Bring the search index up to date; return the exit status."""
    try:
        if not owned.mine(options.output) or not owned.mine(options.cache):
            raise ExtrasError("no site was built there; run `invoke build` first")
        with lock(options.cache):
            print(_search(options))
        return 0
    except (Locked, ExtrasError) as error:
        print(f"{options.output}: {error}", file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or options.output}: {error.strerror}; make room or allow access", file=sys.stderr)
    return 1


class ExtrasError(Exception):
    """An extra cannot be made; the text says why and what to do."""


def _search(options: Options) -> str:
    """Index the texts and entities of the output; return what was done."""
    pages = _pages(options)
    key = digest(version("pagefind"), _GLOB, _LEFT_OUT, tuple(sorted(pages.items())))
    if sealed.load(options.cache / _KEPT) == _state(options, key):
        return f"search index: {len(pages)} pages; nothing changed"
    owned.remove(options.cache, "pagefind")
    made = options.cache / "pagefind"
    _run(options.output, made)
    for path in [path for name in _UNUSED for path in made.glob(name)]:
        owned.remove(options.cache, path.relative_to(options.cache).as_posix())
    owned.put(options.output, _PLACE, made)
    sealed.save(options.cache, _KEPT, _state(options, key))
    return f"search index: {len(pages)} pages indexed"


def _pages(options: Options) -> dict[str, str]:
    """Return the digests of the pages to be found, as the last build wrote them."""
    try:
        with opened(options.cache / STATE) as store:
            return {path: entry.sha for path, entry in store.pages().items() if INDEXED.fullmatch(path)}
    except StoreDamaged as error:
        raise ExtrasError("what the build remembers is damaged; run `invoke build` again") from error


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
