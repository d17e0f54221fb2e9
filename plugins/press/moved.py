"""Make a page at each address that once existed, which leads on by itself: not every host has redirects."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from functools import partial
from html import escape
from pathlib import PurePosixPath

from briefing.digest import digest
from briefing.errors import Problem
from briefing.folders import where
from press.options import Options
from press.redirects import FILE, line, page, redirects
from press.render import Job, anchors
from press.site_generator import Workshop, as_it_stands


def jobs(workshop: Workshop, wanted: Mapping[str, Job]) -> tuple[dict[str, Job], tuple[Problem, ...]]:
    """Return a page for each old address, and a problem for each that has a page or leads to none."""
    options = workshop.options
    leads, problems = redirects(options.content)
    ids, taken = anchors(wanted, workshop), {page(old) for old in leads}.union(wanted, _OTHERS)
    wrong = {
        old: why for old, new in leads.items() if (why := _misplaced(old, wanted, taken) or _lost(new, wanted, ids))
    }
    pages = {page(old): new for old, new in leads.items() if old not in wrong and page(old).endswith(".html")}
    style = workshop.index.assets["site.css"]
    made = {path: _moved(path, new, options.siteurl, style).encode() for path, new in pages.items()}
    found = {path: Job(path, digest(content), partial(as_it_stands, path, content)) for path, content in made.items()}
    return found, (*problems, *_told(options, wrong))


def _told(options: Options, wrong: Mapping[str, str]) -> Iterator[Problem]:
    path = options.content / FILE
    text = path.read_text("utf-8") if wrong else ""
    yield from (Problem(where(path), line(text, old), f"{old!r} {why}") for old, why in wrong.items())


def _misplaced(old: str, wanted: Container[str], taken: Container[str]) -> str:
    """Return why no page can stand at an old address, or ""."""
    if page(old) in wanted:
        return "has a page of its own; take the line away"
    if page(old) in _OTHERS or any(str(above) in taken for above in PurePosixPath(page(old)).parents):
        return "lies below a file, or in a folder of other files; take the line away"
    return ""


def _lost(new: str, wanted: Container[str], ids: Callable[[str], frozenset[str]]) -> str:
    """Return why a new address leads nowhere, or ""."""
    if page(new) not in wanted:
        return f"leads to {new}, which does not exist; name where it leads now"
    address, _, fragment = new.partition("#")
    if fragment and fragment not in ids(page(new)):
        return f"leads to no such place in {address}; name another, or none"
    return ""


def _moved(path: str, new: str, siteurl: str, style: str) -> str:
    """Return a page that leads on by itself, and by a link where a browser was told not to follow by itself."""
    address, mark, fragment = new.partition("#")
    top = "../" * path.count("/")
    to = (f"{top}{address.removeprefix('/')}" or "./") + mark + fragment
    return _PAGE.format(to=escape(to), top=top, style=style, canonical=escape(siteurl + address))


_OTHERS = frozenset(["manifest.json", "extras", "theme"])
"""What is put beside the pages, or holds what no page is."""
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">
<title>This page has moved</title>
<meta name="description" content="What stood here has another address now.">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={to}">
<link rel="canonical" href="{canonical}">
<link rel="stylesheet" href="{top}{style}">
</head>
<body>
<main id="main"><h1>This page has moved</h1>
<p><a href="{to}">It stands here now</a>.</p></main>
</body>
</html>
"""
