"""The page of one cooperation: who, on what, and every text that tells of it with how far it said it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.knowledge import Milestone
from briefing.publish.elements import Link, Row, State
from briefing.publish.elements.dating import long_day
from briefing.publish.evidence.report_origins import told_by
from briefing.publish.figures.figure import shorten
from briefing.publish.lookups.act import Act, Step
from briefing.publish.lookups.index import Index
from briefing.publish.page_kind import Content, Key, PageKind, SitemapEntry, described
from briefing.publish.view.act_words import agreement, as_told, has_page, last_told, matter, stand, subject, when_done
from briefing.publish.view.briefing_card import heading
from briefing.publish.view.event_rows import chips, links, rows, year

_TITLE = 105
"""Characters of a title; the name of the site comes behind it."""


@dataclass(frozen=True, slots=True)
class History:
    """What the page of a cooperation shows."""

    parties: tuple[Link, ...]
    countries: tuple[Link, ...]
    """Those that the parties act for."""
    agreement: tuple[Link, ...]
    """The agreement that it is the signing of."""
    state: State
    stand: str
    rows: tuple[Row, ...]
    """What each text says of it, latest first."""
    record: tuple[Row, ...]
    """What is on record of it: the act itself, and what became of it."""


def _keys(index: Index) -> Iterator[Key]:
    yield from ((act.id,) for act in index.acts.values() if has_page(act))


def _listed(index: Index, act_id: str) -> SitemapEntry:
    """Put an act with those of its year."""
    act = index.acts[act_id]
    return SitemapEntry(f"cooperation-{year(act.first.when)}", last_told(act, index))


def _page(index: Index, act_id: str) -> Content:
    act, root = index.acts[act_id], "../../"
    names = [index.short(party) for party in act.parties]
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    view = History(
        parties=links(act.parties, index, root),
        countries=links(_countries(act, index), index, root),
        agreement=links(agreement(act, index), index, root),
        state=stand(act, index),
        stand=_stand(act, index),
        rows=tuple(_told(act, step, index, root) for step in reversed(act.told)),
        record=rows(_record(act, index), index, root),
    )
    words = subject(act, index)
    words = words if act.milestone or any(name in words for name in names) else f"{listed}: {words}"
    about = described(f"{words}; where it stands, and the sentences that say so.")
    heading = shorten(words, _TITLE)
    return Content(heading, about, last_told(act, index), view)


def _stand(act: Act, index: Index) -> str:
    """Return since when texts tell of an act, and how many with how many origins; "" where none does."""
    days = [index.published[quote.briefing] for quote in act.quotes]
    shared = told_by(act.quotes, index)
    return f"First reported on {long_day(min(days))}{f'; {shared}' * bool(shared)}." if days else ""


def _told(act: Act, step: Step, index: Index, root: str) -> Row:
    """Return what one text says."""
    slug = step.quotes[0].briefing
    return Row(
        anchors=(),
        dates=when_done(step),
        strip=None,
        what=matter(act.parties, step.quotes[0], step, index),
        who=(Link(f"{root}briefings/{slug}/", heading(index, slug)[0]),),
        state=as_told(step.sure_status),
        reports=(),
        chips=chips(step.quotes, (), index, root),
        sources=(),
        remark="",
    )


def _record(act: Act, index: Index) -> tuple[Milestone, ...]:
    """Return what is on record of an act, and of what became of it."""
    ids = dict.fromkeys(step.milestone for step in act.steps if step.milestone)
    own = {act.milestone.id: None} if act.milestone else {}
    found = (index.entries[one] for one in own | ids)
    return tuple(one for one in found if isinstance(one, Milestone))


def _countries(act: Act, index: Index) -> tuple[str, ...]:
    """Return the countries that the parties act for, those that are parties themselves left out."""
    homes = (index.home(party) for party in act.parties)
    return tuple(dict.fromkeys(c for c in homes if c in index.entities and c not in act.parties))


KIND = PageKind("cooperation with a history", "cooperation/<id>/", "cooperation_history", _page, _listed, _keys)
