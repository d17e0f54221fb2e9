"""A text that is a file as it stands: exports in formats of their own, which no template knows better."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.publish.page_kind import Content


@dataclass(frozen=True, slots=True)
class Verbatim:
    """The whole text of a file that is not HTML."""

    text: str


def verbatim(text: str) -> Content:
    """Return a text as all that a file says."""
    return Content("", "", "", Verbatim(text))
