"""Fetch the pages of a list into the folder of seeds, each said as it comes; one that fails does not stop the rest."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

from briefing.errors import BriefingError, Problem, counted, printable, problem
from briefing.folders import contents, where
from briefing.ingest.inputs.forms import INSTALL
from briefing.ingest.slugs import proposed
from briefing.lock import held
from press.failures import made, reported
from press.fetch.pauses import Pauses
from press.fetch.responses import FetchFailed, address
from press.fetch.visitor import PAUSE, Visitor
from press.options import Options
from press.settings import settings


def fetch(options: Options, urls: Path, again: bool, local: bool, pause: float = PAUSE) -> int:
    """Keep each page that a file of addresses names and no seed has, and return the exit status.

    With `again`, pages that a seed has are asked for, and kept anew where they have changed. With `local`, addresses
    may lie on this machine or in its network.
    """
    try:
        import press.fetch.kept  # noqa: F401
    except ImportError as error:
        print(f"fetching needs {error.name}; run {INSTALL}", file=sys.stderr)
        return 1
    return reported(lambda: _fetched(options, urls, again, local, pause), options.seeds)


def _fetched(options: Options, urls: Path, again: bool, local: bool, pause: float) -> int:
    from press.fetch.pages import Pages

    made(options.seeds, "--seeds")
    try:
        lines = list(_listed(urls))
    except BriefingError as error:
        print(problem(error), file=sys.stderr)
        return 1
    failed = 0
    with held(options.seeds, lambda: None):
        pages = Pages(options.seeds, Visitor(_agent(options), local, Pauses(options.cache), pause), again)
        for done, (line, text) in enumerate(lines, 1):
            try:
                said = pages.take(address(text))
            except FetchFailed as error:
                failed += 1
                print(Problem(where(urls), line, f"{text}: {error}"), file=sys.stderr, flush=True)
            except BriefingError as error:
                failed += 1
                print(problem(error), file=sys.stderr, flush=True)
            else:
                print(printable(f"{done} of {len(lines)}, {text}: {said}"), flush=True)
    print(f"{counted(pages.fetched, 'page')} fetched, {pages.known} there already, {failed} not had")
    return int(failed > 0)


def _listed(urls: Path) -> Iterator[tuple[int, str]]:
    """Yield each address of a list with its line; lines that begin with # are remarks.

    Raises BriefingError, whose one argument is the Problem, for a file that cannot be read.
    """
    try:
        lines = contents(urls).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise BriefingError(Problem(where(urls), 0, "is no plain text in UTF-8; save it as that")) from error
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line.strip()


def _agent(options: Options) -> str:
    """Return how the program calls itself: the name of the site, and where those whom it asks can reach its editors."""
    known = settings(options)
    place = str(known.get("REPORT_ADDRESS") or known.get("SITEURL") or "")
    if not place:
        message = "REPORT_ADDRESS is empty, so that nobody whom you ask can reach you; write an address"
        print(Problem(where(options.settings[-1]), 0, message, fatal=False), file=sys.stderr)
    name = f"{proposed(str(known['SITENAME'])) or 'briefing'}/{version('space-cooperation-briefing')}"
    return f"{name} (+{quote(place, ':/?#@&=%~+,;')})" if place else name
