"""Find the sources outside that the sentences of a text name: the entries of its list that their marks lead to."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.ingest.references import entries
from briefing.model import Quote
from briefing.publish.evidence.rights import number
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup


@lookup
def sources_by_sentence(index: Index, slug: str) -> dict[int, tuple[str, ...]]:
    """Return the sources that each sentence of a text names, by its number; those that name none are left out."""
    reading, found = index.readings[slug], dict[int, dict[str, None]]()
    if not (reading.briefing.references and reading.analysis.sentences):
        return {}
    listed = [entry.href or entry.text.rstrip(".") for entry in entries(reading.briefing)]
    for mark in reading.briefing.references:
        found.setdefault(number(reading, mark.place - 1), {})[listed[mark.number - 1]] = None
    return {sentence: tuple(named) for sentence, named in found.items()}


def named_sources(quotes: Iterable[Quote], index: Index) -> tuple[str, ...]:
    """Return the sources that some sentences name, each once."""
    found = dict[str, None]()
    for quote in quotes:
        if named := sources_by_sentence(index, quote.briefing):
            place = number(index.readings[quote.briefing], quote.start)
            found |= dict.fromkeys(named.get(place, ()))
    return tuple(found)
