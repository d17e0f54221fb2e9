"""The page that explains every mark, state, chip and rule of a name that the site shows."""

from __future__ import annotations

from briefing.publish.lookups.index import Index
from briefing.publish.page_kind import Content, PageKind, in_main


def _page(_: Index) -> Content:
    about = "What each mark, state, letter, number and line of this site means, and how dates and names were found."
    return Content("How to read this site", about, "", None)


KIND = PageKind("legend of marks", "legend/", "legend", _page, in_main)
