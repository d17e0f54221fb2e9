"""Under which terms the data are given out: the one place that says so, for pages, files and archives alike.

The page /licence/ explains them at length; a test holds that it names the same ones.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """The licence of a part of the data."""

    of: str
    """Of which part."""
    code: str
    """Its SPDX identifier."""
    title: str
    address: str


LICENCES = (
    Licence("names, dates and events", "CC0-1.0", "CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    Licence("our own texts", "CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
)
OTHERS = "texts of others and sentences quoted from them remain their publishers’"
"""What no licence is given for."""
TERMS = "; ".join((*(f"{one.title} for {one.of}" for one in LICENCES), OTHERS))
"""All of it in one line."""
PAGE = "licence/"
"""Where it is explained, below the site's root."""
