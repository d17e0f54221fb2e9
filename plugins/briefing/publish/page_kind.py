"""A kind of page or file: its address, its template, what makes it, its keys, and where the sitemap has it.

All that the house asks of pages comes from the table of kinds (`page_kinds.py`): which files there are, the sitemap,
the addresses that README promises, and of what the audits look at one each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lists import newest

Key = tuple[str, ...]
"""What fills the slots of an address, in their order; what follows tells two apart that want the same one."""
_LONGEST = 160
"""Characters of a description."""
_SLOT = re.compile(r"<[^<>]+>")
FOR_PROGRAMS = "a file for programs"
"""Why most files that are no pages stand outside of the sitemap."""
OLDER = "what it lists has pages of its own, which are there"
"""Why the pages of a list by time stand outside of the sitemap."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a page says, wherever it stands."""

    title: str
    description: str
    updated: str
    """ISO day of the last change of what the page shows, or ""."""
    data: object
    """A frozen dataclass of the page's kind, read by the template as `page.data`."""


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
    data: object
    assets: Mapping[str, str]
    """Where each file of the theme lies below the root, by its plain name; a template that names one has read it."""

    @property
    def root(self) -> str:
        """Relative address of the site's root as seen from this page: `../../`, or `./` at the top."""
        return "../" * self.path.count("/") or "./"

    @property
    def address(self) -> str:
        """Address of the page below the root: `entities/china/`."""
        return self.path.removesuffix("index.html")


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """Where the sitemap has a page."""

    part: str
    """Of which of its files: `main`, `briefings-2025`."""
    changed: str = ""
    """ISO day of the last change, or ""."""


def once(_: Index) -> tuple[Key]:
    """Return the key of a kind that has one page."""
    return ((),)


def of_us(_: Index, *_key: str) -> str:
    """Return that a page shows no file of an editor."""
    return ""


def newest_text(index: Index) -> SitemapEntry:
    """Put a page that every new text changes into the main part of the sitemap."""
    days = (index.published[slug] for slug in newest(index, "1"))
    return SitemapEntry("main", "".join(map(str, days)))


def in_main(_: Index, *_key: str) -> SitemapEntry:
    """Put a page without a date into the main part of the sitemap."""
    return SitemapEntry("main")


@dataclass(frozen=True, slots=True)
class PageKind:
    """All that there is to say of a kind of page or file."""

    name: str
    """What it is, in a few words."""
    address: str
    """Below the site's root, with the parts of the key in angle brackets: `briefings/<slug>/`."""
    template: str
    build: Callable[..., Content]
    """A function of a module, without values of its own; it is given the tables and the key."""
    sitemap: Callable[..., SitemapEntry] | str
    """Where the sitemap has a page, given the tables and its key; a text says why it has none of the kind."""
    keys: Callable[[Index], Iterable[Key]] = once
    source: Callable[..., str] = of_us
    """The article file that a page shows, below the content folder; "" for pages of many."""

    def path(self, *key: str) -> str:
        """Return the path of a page below the output folder.

        >>> PageKind("acts of two", "pairs/<a>--<b>/", "pair", Content, in_main).path("cnes", "esa")
        'pairs/cnes--esa/index.html'
        """
        filled = _SLOT.sub("{}", self.address).format(*key)
        return f"{filled}index.html" if filled.endswith("/") or not filled else filled

    def outlines(self, index: Index) -> Iterator[Outline]:
        """Yield the outline of each page of the kind."""
        yield from (Outline(self, key, self.path(*key), self.source(index, *key)) for key in self.keys(index))


@dataclass(frozen=True, slots=True)
class Outline:
    """A page to be: of which kind, and which of them."""

    kind: PageKind
    key: Key
    path: str
    source: str

    def page(self, index: Index) -> Page:
        """Make the page; what is read for it is noted where the caller notes that."""
        made = self.kind.build(index, *self.key)
        return Page(self.path, self.kind.template, made.title, made.description, made.updated, made.data, index.assets)


def described(text: str) -> str:
    """Return a description as search engines show it: at most 160 characters, cut at a word.

    >>> described("word " * 40)[-12:]
    'word word…'
    """
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
