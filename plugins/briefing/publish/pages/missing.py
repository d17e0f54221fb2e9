"""The page for addresses that do not exist."""

from __future__ import annotations

from briefing.publish.lookups.index import Index
from briefing.publish.page_kind import Content, PageKind


def _page(_: Index) -> Content:
    about = "There is no page at this address; the home page, the timeline and the index lead on."
    return Content("No page at this address", about, "", None)


KIND = PageKind("page for what is not there", "404.html", "missing", _page, "shown in place of other pages")
