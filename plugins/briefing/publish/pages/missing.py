"""The page for addresses that do not exist."""

from __future__ import annotations

from briefing.publish.lookups.index import Index
from briefing.publish.outline import Outline, Page


def missing() -> Outline:
    """Return the outline of the page."""
    return Outline("404.html", _page)


def _page(_: Index) -> Page:
    about = "There is no page at this address; the home page, the timeline and the index lead on."
    return Page("404.html", "missing", "No page at this address", about, "", None)
