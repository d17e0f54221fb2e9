"""A page file of the site's own (method, about) in, its rendered text out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from pathlib import Path

from briefing.errors import BriefingError, Problem
from briefing.ingest.head import head
from briefing.ingest.markdown import render

_PART = re.compile(r"<h2>(?P<head>[^\n]*?)</h2>|<table>|<th>|<tr><td>(?P<first>[^\n]*?)</td>")


@dataclass(frozen=True, slots=True)
class Text:
    """A page that editors wrote about the site itself."""

    slug: str
    """Its address is `/<slug>/`."""
    title: str
    summary: str
    html: str
    sha256: str
    """Digest of the bytes of the file."""


def read(path: Path) -> Text:
    """Read one page file.

    Raises BriefingError when it has no title or no summary.
    """
    data = path.read_bytes()
    text = data.decode("utf-8-sig")
    top = head(text)
    for name in ("Title", "Summary"):
        if not top.get(name):
            raise BriefingError(Problem(path.name, 1, f'has no {name}; add a line "{name}: ..." at the top'))
    return Text(
        slug=top.get("Slug") or path.stem,
        title=top.get("Title"),
        summary=top.get("Summary"),
        html=tabled(render(text[top.body :]).html, top.get("Title")),
        sha256=sha256(data).hexdigest(),
    )


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
