"""What can keep a site from going out."""

from __future__ import annotations

from briefing.errors import BriefingError


class PublishError(BriefingError):
    """The site cannot go out; the text says why and what to do."""
