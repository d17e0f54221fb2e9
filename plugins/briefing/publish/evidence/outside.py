"""Find the sources outside that the sentences of a text name: the entries of its list that their marks lead to."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.ingest.references import entries
from briefing.model import Briefing, Quote
from briefing.publish.evidence.rights import number
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup


@lookup
def sources_by_sentence(index: Index, slug: str) -> dict[int, tuple[str, ...]]:
    """Return the sources that each sentence of a text names, by its number; those that name none are left out."""
    reading, found = index.readings[slug], dict[int, dict[str, None]]()
    if not (reading.briefing.references and reading.analysis.sentences):
        return {}
    listed = tuple(own_list(reading.briefing).values())
    for mark in reading.briefing.references:
        found.setdefault(number(reading, mark.place - 1), {})[listed[mark.number - 1]] = None
    return {sentence: tuple(named) for sentence, named in found.items()}


def own_list(briefing: Briefing) -> dict[tuple[int, int], str]:
    """Return the sources that a text lists at its end, by the places of its entries."""
    listed = entries(briefing)
    places = briefing.blocks[len(briefing.blocks) - len(listed) :]
    return {place: entry.href or entry.text.rstrip(".") for place, entry in zip(places, listed, strict=True)}


def named_sources(quotes: Iterable[Quote], index: Index) -> tuple[str, ...]:
    """Return the sources that some sentences name, each once."""
    found = dict[str, None]()
    for quote in quotes:
        if named := sources_by_sentence(index, quote.briefing):
            place = number(index.readings[quote.briefing], quote.start)
            found |= dict.fromkeys(named.get(place, ()))
    return tuple(found)
