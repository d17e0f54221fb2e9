"""A page, and the page before its data is gathered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing.publish.lookups.index import Index
from briefing.publish.lookups.reads import Read

_LONGEST = 160
"""Characters of a description."""


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


def described(text: str) -> str:
    """Return a description as search engines show it: at most 160 characters, cut at a word.

    >>> described("word " * 40)[-12:]
    'word word…'
    """
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


@dataclass(frozen=True, slots=True)
class Outline:
    """A page to be: its address, and what makes it."""

    path: str
    """`Page.path`."""
    build: Callable[..., Page]
    """A function of a module, without values of its own; it is given the tables and the key."""
    key: tuple[str, ...] = ()
    source: str = ""
    """The article file that the page shows, below the content folder; "" for pages of many."""

    def page(self, index: Index) -> Page:
        """Make the page."""
        return self.build(index, *self.key)

    def recorded(self, index: Index) -> tuple[Page, tuple[Read, ...]]:
        """Make the page; return it with everything that was read for it, in the order of reading."""
        with index.reads.noted() as reads:
            made = self.page(index)
        return made, tuple(reads)
