"""A page file of the site's own (method, about) in, its rendered text out."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from briefing.errors import BriefingError, Problem
from briefing.ingest.head import head
from briefing.ingest.markdown import render


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
        html=render(text[top.body :]).html,
        sha256=sha256(data).hexdigest(),
    )
