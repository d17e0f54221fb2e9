"""Quote sentences away from their texts; a page depends on what it quotes, not on all of the text."""

from __future__ import annotations

from dataclasses import replace

from briefing.model import Quote
from briefing.publish.elements import Chip
from briefing.publish.evidence import rights
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup

_BELOW = "briefings/"


def words(quote: Quote, index: Index) -> str:
    """Return the words of a quote, or "" when its sentence is withheld."""
    return _words(index, quote.briefing, str(quote.start), str(quote.end))


def dated_words(time: Quote, index: Index) -> str:
    """Return the words that date an event; they may be shown even where their sentence is withheld."""
    return _dated_words(index, time.briefing, str(time.start), str(time.end))


def chip(quote: Quote, index: Index, root: str, part: Quote | None = None) -> Chip:
    """Return the chip that leads to the sentence of `quote`, at the words `part` where they are given."""
    at = (part.start, part.end) if part else ()
    found = _chip(index, quote.briefing, *map(str, (quote.start, *at)))
    return replace(found, href=root + found.href) if found.href.startswith(_BELOW) else found


@lookup
def _words(index: Index, slug: str, start: str, end: str) -> str:
    return rights.words(index.readings[slug], Quote(slug, int(start), int(end)))


@lookup
def _dated_words(index: Index, slug: str, start: str, end: str) -> str:
    return index.readings[slug].briefing.text[int(start) : int(end)]


@lookup
def _chip(index: Index, slug: str, start: str, *part: str) -> Chip:
    """Return a chip of which `root` is the site’s root itself."""
    quote, words = Quote(slug, int(start), int(start)), Quote(slug, *map(int, part)) if part else None
    return rights.evidence(index.readings[slug], quote, "", part=words)
