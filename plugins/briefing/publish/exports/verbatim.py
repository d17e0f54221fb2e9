"""A text that is a file as it stands: exports in formats of their own, which no template knows better."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verbatim:
    """The whole text of a file that is not HTML."""

    text: str
