"""Quote what each briefing says of an entity: the first mention in its sentence, the others as links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.model import Mention
from briefing.publish.elements import Chip, Link, State
from briefing.publish.elements.dating import short_day
from briefing.publish.evidence.rights import may_show, mentioned, sentence
from briefing.publish.figures.mentions import anchor
from briefing.publish.lookups.index import Index, SourcedBriefing
from briefing.publish.lookups.lookup import lookup
from briefing.publish.view.briefing_card import title
from briefing.publish.view.disagreements import disputed

_AROUND = 130
"""Characters on each side of a name in a quotation."""
_CHIPS = 4
"""Sentences of one briefing that are named; its own page marks all of them."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What one briefing says of the entity."""

    briefing: Link
    before: str
    mark: str
    """The words that were read as the name; "" when the sentence is withheld."""
    after: str
    chips: tuple[Chip, ...]
    more: int
    """Further sentences with the name."""
    forms: str
    """How the text writes the name, and why it was linked."""
    anchor: str
    """Id of the newest entry of its year, or ""."""
    disputed: tuple[tuple[State, Link], ...]
    """What of the quoted words is disputed or corrected."""


def excerpts(entity: str, slugs: Sequence[str], root: str, index: Index) -> Iterator[Excerpt]:
    """Yield what briefings say, latest first; the latest of a year carries the year's id."""
    last = None
    for slug in reversed(slugs):
        year, told = index.published[slug].year, _excerpts_in(index, slug, root)[entity]
        yield replace(told, anchor=anchor(year)) if year != last else told
        last = year


@lookup
def _excerpts_in(index: Index, slug: str, root: str) -> dict[str, Excerpt]:
    """Return what a briefing says of each entity that it names."""
    reading, found = index.readings[slug], defaultdict[str, list[Mention]](list)
    for mention in reading.analysis.mentions:
        found[mention.entity].append(mention)
    return {entity: _excerpt(reading, tuple(mentions), root, index) for entity, mentions in found.items()}


def _excerpt(reading: SourcedBriefing, mentions: tuple[Mention, ...], root: str, index: Index) -> Excerpt:
    """Return what a briefing says: its first mention in full, the others as chips."""
    first = mentions[0]
    text, slug = reading.briefing.text, reading.briefing.slug
    before = mark = after = ""
    doubts: tuple[tuple[State, Link], ...] = ()
    if may_show(reading, first.start):
        found = sentence(reading, first.start)
        before, mark, after = (
            text[found.start : first.start],
            text[first.start : first.end],
            text[first.end : found.end],
        )
        around = max(found.start, first.start - _AROUND), min(found.end, first.end + _AROUND)
        doubts = disputed(reading, *around, index, root)
    chips, more = mentioned(reading, mentions, root, _CHIPS)
    forms = dict.fromkeys(f"“{mention.text}” ({mention.rule})" for mention in mentions)
    link = Link(f"{root}briefings/{slug}/", title(reading), short_day(reading.briefing.published))
    before, after = _tail(before).lstrip('“"'), _start(after).rstrip('”"')
    return Excerpt(link, before, mark, after, chips, more, ", ".join(forms), "", doubts)


def _tail(text: str) -> str:
    """Return the end of what stands before a name."""
    return text if len(text) <= _AROUND else "… " + text[-_AROUND:].split(" ", 1)[-1]


def _start(text: str) -> str:
    """Return the beginning of what stands after a name."""
    return text if len(text) <= _AROUND else text[:_AROUND].rsplit(" ", 1)[0] + " …"
