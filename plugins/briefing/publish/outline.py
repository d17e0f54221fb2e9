"""A page before its data is gathered: enough to decide whether it must be rendered at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing.model import Page


@dataclass(frozen=True, slots=True)
class Outline:
    """A page to be: its address, the digests of all that it shows, and how to make it."""

    path: str
    """`Page.path`."""
    parts: tuple[str, ...]
    """Digests of everything that `build` reads; the same parts give the same page."""
    build: Callable[[], Page]
