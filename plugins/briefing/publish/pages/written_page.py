"""The pages that editors write about the site itself, such as its method."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.publish.lookups.index import Index
from briefing.publish.page_kind import Content, Key, PageKind, in_main


def _keys(index: Index) -> Iterator[Key]:
    yield from ((text.slug, key) for key, text in sorted(index.texts.items()))


def _source(index: Index, _: str, key: str) -> str:
    return str(index.texts[key].path)


def _page(index: Index, _: str, key: str) -> Content:
    text = index.texts[key]
    return Content(text.title, text.summary, "", text)


KIND = PageKind("page on the site itself", "<slug>/", "page", _page, in_main, _keys, _source)
