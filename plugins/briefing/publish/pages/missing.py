"""The page for addresses that do not exist."""

from __future__ import annotations

from briefing.publish.outline import Outline, Page


def missing() -> Outline:
    """Return the outline of 404.html; its links begin at the root of the host, since it is shown at any depth."""
    about = "There is no page at this address; the home page, the timeline and the index lead on."
    return Outline(
        "404.html",
        ("missing",),
        lambda: Page("404.html", "missing", "No page at this address", about, "", None),
    )
