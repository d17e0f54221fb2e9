"""The publishers whose texts are read, and what may be shown of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from briefing.publish.elements import Link
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.page_kind import Content, PageKind, in_main


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


def _page(index: Index) -> Content:
    about = "The publishers whose texts are read here, and what is shown of each: all, extracts, or facts only."
    return Content("Sources", about, "", _sources(index))


@lookup
def _sources(index: Index) -> Sources:
    """Return the publishers by name, each with the number of its texts."""
    texts = Counter(reading.source.id for reading in index.readings.values())
    known = sorted(index.site.knowledge.sources, key=lambda source: (source.name.casefold(), source.id))
    return Sources(tuple(Publisher(Link(s.url, s.name), s.rights, texts[s.id]) for s in known), texts[""])


KIND = PageKind("publishers", "sources/", "sources", _page, in_main)
