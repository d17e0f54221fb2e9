"""The outlets that the site rests on, by class, with what rests on each alone; and the publishers of its texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from briefing.knowledge import OUTLET_CLASSES, Correction, Outlet
from briefing.model import Event, Quote
from briefing.publish.elements import Link
from briefing.publish.elements.dating import short_date
from briefing.publish.evidence.citing import outlet, to_source
from briefing.publish.evidence.outside import named_sources
from briefing.publish.evidence.report_origins import publisher
from briefing.publish.evidence.rights import evidence
from briefing.publish.figures.figure import shorten
from briefing.publish.lookups.index import Entry, Index, SourcedBriefing
from briefing.publish.lookups.lookup import lookup
from briefing.publish.page_kind import Content, PageKind, in_main
from briefing.publish.view.event_rows import place, summed
from briefing.publish.view.notes import placed

_ROOT = "../"
_SHOWN = 24
"""Statements that the number of an outlet unfolds to."""
_LONGEST = 120
"""Characters of a statement."""
Place = Callable[[], Link]
"""Makes the link to a statement; most are counted and not shown."""


@dataclass(frozen=True, slots=True)
class OutletUse:
    """An outlet and what rests on it."""

    link: Link
    statements: int
    alone: int
    """Statements that rest on nothing else."""
    shown: tuple[Link, ...]
    """The first of these."""


@dataclass(frozen=True, slots=True)
class ClassOfOutlets:
    """The outlets of one class."""

    words: str
    about: str
    enough: int
    """Outlets that carry an event on record by themselves; 0 when no number does."""
    outlets: tuple[OutletUse, ...]
    """By name."""


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

    classes: tuple[ClassOfOutlets, ...]
    """The strongest first."""
    publishers: tuple[Publisher, ...]
    unnamed: int
    """Texts whose publisher nobody named."""


def _page(index: Index) -> Content:
    about = "The outlets that records and briefings rest on, their classes, and the statements that rest on one alone."
    return Content("Sources", about, "", Sources(_classes(index), *_publishers(index)))


@lookup
def _publishers(index: Index) -> tuple[tuple[Publisher, ...], int]:
    """Return the publishers by name, each with the number of its texts, and the number of texts without one."""
    texts = Counter(source.id for source in index.sources.values())
    known = sorted(index.site.knowledge.sources, key=lambda source: (source.name.casefold(), source.id))
    return tuple(Publisher(Link(s.url, s.name), s.rights, texts[s.id]) for s in known), texts[""]


@lookup
def _classes(index: Index) -> tuple[ClassOfOutlets, ...]:
    """Return the outlets that anything rests on."""
    used, alone = Counter[Outlet](), defaultdict[Outlet, list[Place]](list)
    for where, sources in _statements(index):
        outlets = {one.name: one for one in (outlet(index, source) for source in sources)}
        used.update(outlets.values())
        if len(outlets) == 1:
            alone[next(iter(outlets.values()))].append(where)
    listed = sorted(used, key=lambda one: (one.name.casefold(), one.host))
    return tuple(
        ClassOfOutlets(kind.words, kind.about, kind.enough, tuple(_use(one, used, alone, index) for one in own))
        for name, kind in OUTLET_CLASSES.items()
        if (own := [one for one in listed if one.kind == name])
    )


def _use(one: Outlet, used: Counter[Outlet], alone: dict[Outlet, list[Place]], index: Index) -> OutletUse:
    places = alone.get(one, [])
    address = to_source(index, f"https://{one.host}/").href if one.host else ""
    return OutletUse(Link(address, one.name), used[one], len(places), tuple(where() for where in places[:_SHOWN]))


def _statements(index: Index) -> Iterator[tuple[Place, Iterable[str]]]:
    """Yield each statement of the site as what makes a link to where it stands, with the sources that it rests on.

    These are events, on record and reported, then corrections, then the facts of records that have a page.
    """
    for entry in index.entries.values():
        sources = _of_event(entry, index) if isinstance(entry, Event) else entry.sources
        yield partial(_entry, entry, index), sources
    for reading in (index.readings[slug] for slug in index.corrections):
        for correction, span in placed(reading):
            yield partial(_correction, correction, reading, span), correction.sources
    for record in index.records.values():
        if record.id in index.entities:
            yield partial(Link, f"{_ROOT}entities/{record.id}/", record.name, record.type), record.sources


def _entry(entry: Entry, index: Index) -> Link:
    return Link(place(entry, index, _ROOT), _said(summed(entry, index)), short_date(entry.when))


def _correction(correction: Correction, reading: SourcedBriefing, span: tuple[int, int]) -> Link:
    chip = evidence(reading, Quote(reading.briefing.slug, *span), _ROOT)
    return Link(chip.href, _said(correction.says), "correction")


def _said(words: str) -> str:
    return shorten(words, _LONGEST)


def _of_event(event: Event, index: Index) -> tuple[str, ...]:
    """Return what a reported event rests on: the sources that each sentence names, else the publisher of its text."""
    found = dict[str, None]()
    for quote in event.evidence:
        named = named_sources([quote], index) or [publisher(index, quote.briefing)]
        found |= dict.fromkeys(filter(None, named))
    return tuple(found)


KIND = PageKind("outlets and publishers", "sources/", "sources", _page, in_main)
