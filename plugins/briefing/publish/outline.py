"""A page, and the page before its data is gathered: enough to decide whether it must be rendered at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site before it is written: what its template may read, and nothing else."""

    path: str
    """Path below the output folder, such as `entities/china/index.html`."""
    template: str
    """Name of the template, without `.html`."""
    title: str
    description: str
    updated: str
    """ISO day of the last change of what the page shows, or ""."""
    data: object
    """A frozen dataclass of the page's kind (`publish/`), read by the template as `page.data`."""

    @property
    def root(self) -> str:
        """Relative address of the site's root as seen from this page: `../../`, or `./` at the top."""
        return "../" * self.path.count("/") or "./"

    @property
    def address(self) -> str:
        """Address of the page below the root: `entities/china/`."""
        return self.path.removesuffix("index.html")


@dataclass(frozen=True, slots=True)
class Outline:
    """A page to be: its address, the digests of all that it shows, and how to make it."""

    path: str
    """`Page.path`."""
    parts: tuple[str, ...]
    """Digests of everything that `build` reads; the same parts give the same page."""
    build: Callable[[], Page]
    source: str = ""
    """The article file that the page shows, below the content folder; "" for pages of many."""
