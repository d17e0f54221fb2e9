"""The page of one cooperation: who, on what, and every text that tells of it with how far it said it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefing.calendar import When
from briefing.knowledge import Milestone
from briefing.model import Cooperation, Event, Quote
from briefing.publish.dating import dates, long_day
from briefing.publish.elements import Dates, Link, Row, State
from briefing.publish.evidence.provenance import permitted
from briefing.publish.figures.figure import shorten
from briefing.publish.items import title
from briefing.publish.lookups.index import Index, Reading
from briefing.publish.lookups.matches import on_record
from briefing.publish.outline import Outline, Page
from briefing.publish.rows import chips, links, rows

STATUS = {"proposed": "pla", "planned": "pla"}
"""Kind of mark for a status; any other is reported."""
_TITLE = 105
"""Characters of a title; the name of the site comes behind it."""


@dataclass(frozen=True, slots=True)
class History:
    """What the page of a cooperation shows."""

    parties: tuple[Link, ...]
    countries: tuple[Link, ...]
    """Those that the parties act for."""
    state: State
    stand: str
    rows: tuple[Row, ...]
    """What each text says of it, latest first."""
    record: tuple[Row, ...]
    """What is on record of the same."""


def history_pages(index: Index) -> Iterator[Outline]:
    """Yield the outlines of the pages of all cooperations."""
    yield from (Outline(address(one) + "index.html", _page, (one.id,)) for one in index.site.cooperations)


def address(cooperation: Cooperation) -> str:
    """Return where the page of a cooperation lies below the site's root."""
    return f"cooperation/{cooperation.id}/"


def first_day(cooperation: Cooperation, index: Index) -> date:
    """Return the day of the text that a cooperation was first read in."""
    return index.readings[cooperation.evidence[0].briefing].briefing.published


def subject(cooperation: Cooperation, index: Index) -> str:
    """Return what it is about, none of it a withheld sentence."""
    return permitted(index.readings[cooperation.evidence[0].briefing], cooperation.on, "cooperation")


def capital(text: str) -> str:
    """Return words as they begin a line."""
    return text[:1].upper() + text[1:]


def status(name: str) -> State:
    """Return how far a text says that it is."""
    return State(STATUS.get(name, "rep"), f"{name}, as reported")


def _page(index: Index, cooperation_id: str) -> Page:
    cooperation, root = index.agreed[cooperation_id], "../../"
    names = [index.short(party) for party in cooperation.parties]
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    told = tuple(_told(cooperation, index, root))
    view = History(
        parties=links(cooperation.parties, index, root),
        countries=links(_countries(cooperation, index), index, root),
        state=status(cooperation.status),
        stand=f"First reported on {long_day(first_day(cooperation, index))}.",
        rows=tuple(reversed(told)),
        record=rows(_record(cooperation, index), index, root),
    )
    about = f"{listed}: {subject(cooperation, index)}; where it stands, and the sentences that say so."
    about = about if len(about) <= 160 else about[:159].rsplit(" ", 1)[0] + "…"
    newest = max(index.readings[quote.briefing].briefing.published for quote in cooperation.evidence)
    heading = shorten(f"{listed}: {subject(cooperation, index)}", _TITLE)
    return Page(address(cooperation) + "index.html", "cooperation_history", heading, about, newest.isoformat(), view)


def _told(cooperation: Cooperation, index: Index, root: str) -> Iterator[Row]:
    """Yield what each text says, oldest first."""
    for quote in cooperation.evidence:
        reading = index.readings[quote.briefing]
        own = _own(cooperation, reading, quote)
        event = _event(reading, quote)
        yield Row(
            anchors=(),
            dates=dates(event.when) if event else _reported(reading),
            strip=None,
            what=capital(permitted(reading, own.on, "cooperation")),
            who=(Link(f"{root}briefings/{quote.briefing}/", title(reading)),),
            state=status(own.status),
            reports=(),
            chips=chips((quote,), event.times if event else (), index, root),
            sources=(),
            remark="",
        )


def _own(cooperation: Cooperation, reading: Reading, quote: Quote) -> Cooperation:
    """Return the cooperation as one text tells it."""
    same = (c for c in reading.analysis.shown if quote in c.evidence and set(c.parties) == set(cooperation.parties))
    return next(same, cooperation)


def _event(reading: Reading, quote: Quote) -> Event | None:
    """Return the event that dates a sentence; None when nothing does, or more than one."""
    dated = [event for event in reading.analysis.events if quote in event.evidence]
    return dated[0] if len(dated) == 1 else None


def _reported(reading: Reading) -> Dates:
    """Return the day of a text, said to be that."""
    day = reading.briefing.published
    return Dates("", dates(When.on(day)).cells, f"reported on {long_day(day)}")


def _record(cooperation: Cooperation, index: Index) -> tuple[Milestone, ...]:
    """Return what is on record of the events that its sentences tell."""
    found: dict[str, Milestone] = {}
    for quote in cooperation.evidence:
        event = _event(index.readings[quote.briefing], quote)
        found |= {m.id: m for m in (on_record(event, index) if event else ())}
    return tuple(found[key] for key in sorted(found))


def _countries(cooperation: Cooperation, index: Index) -> tuple[str, ...]:
    """Return the countries that the parties act for, those that are parties themselves left out."""
    found = (index.countries.get(index.sides.get(party, ""), "") for party in cooperation.parties)
    return tuple(dict.fromkeys(c for c in found if c in index.entities and c not in cooperation.parties))
