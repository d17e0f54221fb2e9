"""Quote what each briefing says of an entity: the first mention in its sentence, the others as links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.model import Mention
from briefing.publish.elements import Chip, Link
from briefing.publish.elements.dating import short_day
from briefing.publish.evidence.rights import may_show, mentioned, sentence
from briefing.publish.figures.mentions import anchor
from briefing.publish.lookups.index import Reading
from briefing.publish.view.briefing_card import title

_AROUND = 130
"""Characters on each side of a name in a quotation."""
_CHIPS = 4
"""Sentences of one briefing that are named; its own page marks all of them."""


@dataclass(frozen=True, slots=True)
class Said:
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


def said(entity: str, readings: Sequence[Reading], root: str) -> Iterator[Said]:
    """Yield what briefings say, latest first; the latest of a year carries the year's id."""
    last = None
    for reading in reversed(readings):
        year_ = reading.briefing.published.year
        mentions = tuple(mention for mention in reading.analysis.mentions if mention.entity == entity)
        yield _said(reading, mentions, root, anchor(year_) if year_ != last else "")
        last = year_


def _said(reading: Reading, mentions: tuple[Mention, ...], root: str, place: str) -> Said:
    """Return what a briefing says: its first mention in full, the others as chips."""
    first = mentions[0]
    text, slug = reading.briefing.text, reading.briefing.slug
    before = mark = after = ""
    if may_show(reading, first.start):
        found = sentence(reading, first.start)
        before, mark, after = (
            text[found.start : first.start],
            text[first.start : first.end],
            text[first.end : found.end],
        )
    chips, more = mentioned(reading, mentions, root, _CHIPS)
    forms = dict.fromkeys(f"“{mention.text}” ({mention.rule})" for mention in mentions)
    link = Link(f"{root}briefings/{slug}/", title(reading), short_day(reading.briefing.published))
    before, after = _tail(before).lstrip('“"'), _start(after).rstrip('”"')
    return Said(link, before, mark, after, chips, more, ", ".join(forms), place)


def _tail(text: str) -> str:
    """Return the end of what stands before a name."""
    return text if len(text) <= _AROUND else "… " + text[-_AROUND:].split(" ", 1)[-1]


def _start(text: str) -> str:
    """Return the beginning of what stands after a name."""
    return text if len(text) <= _AROUND else text[:_AROUND].rsplit(" ", 1)[0] + " …"
