"""The page /search/: a form for browsers that run its script, and ways to everything for all others.

All that the form offers stands in the page, so that nothing moves when its script asks for the index.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.knowledge.kinds import ENTITY_TYPES, entity_types
from briefing.publish.elements import Link
from briefing.publish.lookups.index import Entry, Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.page_kind import Content, PageKind
from briefing.publish.view.event_rows import year


@dataclass(frozen=True, slots=True)
class Search:
    """What the page shows without its script."""

    kinds: tuple[str, ...]
    """Kinds of pages that can be found: briefings and the kinds of entities."""
    countries: tuple[str, ...]
    texts: tuple[str, ...]
    """Years in which texts were published, newest first."""
    years: tuple[Link, ...]
    """Years of events, newest first."""


@lookup
def _search(index: Index) -> Search:
    """Return what the form offers."""
    entries: tuple[Entry, ...] = (*index.site.events, *index.site.knowledge.milestones)
    years = sorted({year(entry.when) for entry in entries} - {0}, reverse=True)
    found = {entity.type for entity in index.site.entities}
    texts = {day.year for day in index.published.values()}
    return Search(
        kinds=("briefing", *(kind for kind in ENTITY_TYPES if kind in found)),
        countries=tuple(sorted(entity.name for entity in index.site.entities if entity.type in entity_types("state"))),
        texts=tuple(str(number) for number in sorted(texts, reverse=True)),
        years=tuple(Link(f"../timeline/{number}/", str(number)) for number in years),
    )


def _page(index: Index) -> Content:
    about = "Search the texts of all briefings and the names in them, by kind, country and year."
    return Content("Search", about, "", _search(index))


KIND = PageKind("search", "search/", "search", _page, "a form, which says nothing of its own")
