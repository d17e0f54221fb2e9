"""Count the origins of the texts that tell of one thing: a report that several texts pass on is one origin.

Two texts have one origin when a sentence of each names the same outlet or medium as its source, when they are from one
publisher, or when one copies at least half of the other's wording. Known failure: a report that was told anew in other
words, without a word on where it is from, counts for itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from briefing.analysis.wording_sample import copied
from briefing.english import lexicon
from briefing.errors import counted
from briefing.knowledge.kinds import entity_types
from briefing.model import Mention, Quote
from briefing.publish.evidence.citing import outlet
from briefing.publish.evidence.outside import named_sources
from briefing.publish.evidence.rights import number, sentence
from briefing.publish.lookups.index import Index, SourcedBriefing
from briefing.publish.lookups.lookup import lookup

_SAYING = lexicon.words("saying_verb")
_NEAR = 3
"""Words between a medium and the word of saying that makes it a source, at most."""
_CLOSE = 60
"""Characters in which these words stand."""
_HEAD = 120
"""Characters at the head of a text in which a medium in brackets is that of its dateline."""
_DATED = 0
_MARKS = ".,;:()“”‘’\"'"


def told_by(quotes: Iterable[Quote], index: Index) -> str:
    """Return how many texts tell of a thing, and from how many origins; "" for one text, or none.

    As in: "3 texts, 1 origin".
    """
    texts, origins = _counted(tuple(quotes), index)
    return f"{texts} texts, {counted(origins, 'origin')}" if texts > 1 else ""


def origins(quotes: Iterable[Quote], index: Index) -> int:
    """Return the number of origins of what some sentences tell."""
    return _counted(tuple(quotes), index)[1]


def _counted(quotes: tuple[Quote, ...], index: Index) -> tuple[int, int]:
    """Return the number of texts, and that of their origins: texts that share one stand together."""
    texts = {quote.briefing for quote in quotes}
    if len(texts) < 2:
        return len(texts), len(texts)
    above: dict[str, str] = {}

    def top(one: str) -> str:
        while (higher := above.setdefault(one, one)) != one:
            above[one] = one = above.setdefault(higher, higher)
        return one

    for quote in quotes:
        for origin in _origins(index, quote.briefing, str(quote.start)):
            above[top(f"text {quote.briefing}")] = top(origin)
    return len(texts), len({top(f"text {slug}") for slug in texts})


@lookup
def _origins(index: Index, slug: str, start: str) -> tuple[str, ...]:
    """Return what makes a sentence of one origin with others: outlets or media, and the text that its own copies."""
    reading, quote = index.readings[slug], Quote(slug, int(start), int(start) + 1)
    outlets = tuple(outlet(index, source).name for source in named_sources([quote], index))
    media = _media(index, slug)
    heard = media.get(number(reading, quote.start), ()) or media.get(_DATED, ())
    own = (outlet(index, reading.publisher).name,) if reading.publisher else ()
    return (*(outlets or heard or own), f"copy of {_copied(index).get(slug, slug)}")


@lookup
def publisher(index: Index, slug: str) -> str:
    """Return the address of a text or of its publisher, or the publisher's name; "" when nobody named one."""
    return index.readings[slug].publisher


@lookup
def _media(index: Index, slug: str) -> dict[int, tuple[str, ...]]:
    """Return the media that sentences of a text have their news from, by number; those of a dateline by `_DATED`."""
    reading, found = index.readings[slug], defaultdict[int, list[str]](list)
    kinds = {entity.id: entity.type for entity in reading.analysis.entities}
    for mention in reading.analysis.mentions:
        if kinds.get(mention.entity) in entity_types("publishes"):
            if _is_dateline(reading, mention):
                found[_DATED].append(index.name(mention.entity))
            elif _is_source(reading, mention):
                found[number(reading, mention.start)].append(index.name(mention.entity))
    return {place: tuple(media) for place, media in found.items()}


def _is_dateline(reading: SourcedBriefing, mention: Mention) -> bool:
    """Return True for a medium in brackets at the head of a text: "BEIJING, May 8 (Xinhua) --"."""
    text = reading.briefing.text
    around = text[mention.start - 1 : mention.start], text[mention.end : mention.end + 1]
    return mention.end < _HEAD and around == ("(", ")")


def _is_source(reading: SourcedBriefing, mention: Mention) -> bool:
    """Return True for a medium close to a word of saying: "according to Xinhua", "Xinhua news agency reported"."""
    place, text = sentence(reading, mention.start), reading.briefing.text
    before = text[place.start : mention.start][-_CLOSE:].split()[-_NEAR:]
    after = text[mention.end : place.end][:_CLOSE].split()[:_NEAR]
    return any(word.strip(_MARKS).casefold() in _SAYING for word in (*before, *after))


@lookup
def _copied(index: Index) -> dict[str, str]:
    """Return for each copy the older text that it copies, by their slugs."""
    return copied({slug: reading.analysis.wording for slug, reading in index.readings.items()})
