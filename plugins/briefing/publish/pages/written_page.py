"""The pages that editors write about the site itself, such as its method."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.publish.lookups.index import Index
from briefing.publish.outline import Outline, Page


def written_pages(index: Index) -> Iterator[Outline]:
    """Yield the outlines of all such pages."""
    for key, text in index.texts.items():
        yield Outline(_path(text.slug), _page, (key,), str(text.path))


def _path(slug: str) -> str:
    return f"{slug}/index.html"


def _page(index: Index, key: str) -> Page:
    text = index.texts[key]
    return Page(_path(text.slug), "page", text.title, text.summary, "", text)
