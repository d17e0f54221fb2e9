"""The page /search/: a form for browsers that run its script, and ways to everything for all others."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.digest import digest
from briefing.publish.elements import Link
from briefing.publish.index import Index
from briefing.publish.outline import Outline, Page
from briefing.publish.rows import Entry, year

_PATH = "search/index.html"


@dataclass(frozen=True, slots=True)
class Search:
    """What the page shows without its script."""

    years: tuple[Link, ...]
    """Newest first."""


def search(index: Index) -> Outline:
    """Return the outline of the page."""
    entries: tuple[Entry, ...] = (*index.site.events, *index.site.knowledge.milestones)
    years = tuple(sorted({year(entry.when) for entry in entries} - {0}, reverse=True))
    return Outline(_PATH, (digest(years),), lambda: _page(years))


def _page(years: tuple[int, ...]) -> Page:
    about = "Search the texts of all briefings and the names in them, by kind, country and year."
    view = Search(tuple(Link(f"../timeline/{number}/", str(number)) for number in years))
    return Page(_PATH, "search", "Search", about, "", view)
