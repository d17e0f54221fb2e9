"""Every correction that editors made, newest first."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.calendar import When
from briefing.knowledge import Correction
from briefing.model import Quote
from briefing.publish.elements import Chip, Dates, Link, State
from briefing.publish.elements.dating import dates, short_day
from briefing.publish.evidence.corrected import change
from briefing.publish.evidence.rights import evidence, permitted
from briefing.publish.lookups.index import Index, SourcedBriefing
from briefing.publish.lookups.lookup import lookup
from briefing.publish.page_kind import Content, PageKind, in_main
from briefing.publish.view.briefing_card import title
from briefing.publish.view.event_rows import source_links
from briefing.publish.view.notes import correction_state, placed


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction beside the words it corrects."""

    made: Dates
    quote: str
    """Words of the briefing, or "" when they are withheld."""
    says: str
    """What is right."""
    change: str
    """What the program had read and what stands instead, or ""."""
    state: State
    briefing: Link
    chip: Chip
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Corrections:
    """What the page of corrections shows."""

    rows: tuple[Corrected, ...]


def _page(index: Index) -> Content:
    rows = tuple(_corrected(*_one(index, slug, number), index, "../") for _, slug, number, _ in _placed(index))
    about = "What editors corrected in the texts of briefings, with the words, what is right, and the sources."
    updated = max((made for made, *_ in _placed(index)), default="")
    return Content("Corrections", about, updated, Corrections(rows))


@lookup
def _placed(index: Index) -> tuple[tuple[str, str, int, str], ...]:
    """Return day, briefing, number in it and state of all corrections that are placed, newest first."""
    corrected = (reading for reading in index.readings.values() if reading.corrections)
    found = [(reading, n, c, span) for reading in corrected for n, (c, span) in enumerate(placed(reading))]
    found.sort(key=lambda one: (one[2].made, one[0].briefing.published, -one[3][0]), reverse=True)
    return tuple((c.made.isoformat(), reading.briefing.slug, number, c.state) for reading, number, c, _ in found)


def _one(index: Index, slug: str, number: int) -> tuple[SourcedBriefing, Correction, tuple[int, int]]:
    """Return one correction of a briefing with its place."""
    reading = index.readings[slug]
    return reading, *tuple(placed(reading))[number]


def _corrected(
    reading: SourcedBriefing, correction: Correction, span: tuple[int, int], index: Index, root: str
) -> Corrected:
    briefing = reading.briefing
    quote = Quote(briefing.slug, *span)
    return Corrected(
        made=dates(When.on(correction.made)),
        quote=permitted(reading, correction.quote),
        says=correction.says,
        change=change(reading, correction),
        state=correction_state(correction),
        briefing=Link(f"{root}briefings/{briefing.slug}/", title(reading), short_day(briefing.published)),
        chip=evidence(reading, quote, root, part=quote),
        sources=source_links(correction.sources, index),
    )


KIND = PageKind("corrections", "corrections/", "corrections", _page, in_main)
