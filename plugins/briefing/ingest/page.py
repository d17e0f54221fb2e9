"""Read the pages that editors write about the site itself, such as its method."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from pathlib import Path

from briefing.ingest.article import article
from briefing.ingest.markdown import rendered

_PART = re.compile(r"<h2>(?P<head>[^\n]*?)</h2>|<table>|<th>|<tr><td>(?P<first>[^\n]*?)</td>")


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page that editors wrote about the site itself."""

    path: Path
    slug: str
    """Its address is `/<slug>/`."""
    title: str
    summary: str
    html: str
    sha256: str
    """Digest of the bytes of the file."""


def read(path: Path) -> WrittenPage:
    """Read one page file.

    Raises BriefingError, whose one argument is the Problem, when it makes no page.
    """
    found = article(path, ("Title", "Summary"))
    title = found.head.get("Title")
    html = tabled(rendered(found, found.body).html, title)
    return WrittenPage(path, found.slug, title, found.head.get("Summary"), html, found.sha256)


def stand_in(path: Path) -> WrittenPage:
    """Return what stands at the address of a page that editors have not written, or not so that it can be read."""
    title = path.stem.replace("-", " ").capitalize()
    said = "This page is not written yet."
    return WrittenPage(path, path.stem, title, said, f"<p>{said}</p>", sha256(title.encode()).hexdigest())


def tabled(html: str, title: str) -> str:
    """Return canonical HTML with tables that can be heard: named by the heading above or the title, with heads of rows.

    >>> tabled("<table><thead><tr><th>a</th>\\n</tr>\\n</thead>\\n<tbody><tr><td>b</td>\\n</tr>", "T").count("scope")
    2
    """
    above = escape(title, quote=False)

    def told(part: re.Match[str]) -> str:
        nonlocal above
        if part["head"] is not None:
            above = part["head"]
            return part[0]
        if part["first"] is not None:
            return f'<tr><th scope="row">{part["first"]}</th>'
        return '<th scope="col">' if part[0] == "<th>" else f'<table><caption class="vh">{above}</caption>'

    return _PART.sub(told, html)
