"""The publishers whose texts are read, and what may be shown of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from briefing.digest import digest
from briefing.publish.elements import Link
from briefing.publish.index import Index
from briefing.publish.outline import Outline, Page

_PATH = "sources/index.html"


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher, and how many of its texts are here."""

    link: Link
    rights: str
    """full, extract or facts."""
    texts: int


@dataclass(frozen=True, slots=True)
class Sources:
    """What the page of sources shows."""

    publishers: tuple[Publisher, ...]
    unnamed: int
    """Texts whose publisher nobody named."""


def sources(index: Index) -> Outline:
    """Return the outline of the page of sources."""
    parts = digest(index.site.knowledge.sources, tuple(sorted(_texts(index).items())))
    return Outline(_PATH, (parts,), lambda: _page(index))


def _page(index: Index) -> Page:
    texts = _texts(index)
    known = sorted(index.site.knowledge.sources, key=lambda source: (source.name.casefold(), source.id))
    listed = tuple(Publisher(Link(s.url, s.name), s.rights, texts[s.id]) for s in known)
    about = "The publishers whose texts are read here, and what is shown of each: all, extracts, or facts only."
    return Page(_PATH, "sources", "Sources", about, "", Sources(listed, texts[""]))


def _texts(index: Index) -> Counter[str]:
    """Return the number of briefings by publisher."""
    return Counter(reading.source.id for reading in index.readings.values())
