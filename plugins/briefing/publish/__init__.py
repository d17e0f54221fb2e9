"""List every page and file of the site, each with what makes it."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.publish import page_kinds, sitemap
from briefing.publish.lookups.index import Index
from briefing.publish.page_kind import Outline

KINDS = (*page_kinds.KINDS, *sitemap.KINDS)
"""Every kind of page and file."""


def outlines(index: Index) -> Iterator[Outline]:
    """Yield every page of the site."""
    for kind in KINDS:
        yield from kind.outlines(index)
