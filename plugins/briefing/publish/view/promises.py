"""Show plans by their matter: for when they were told, one telling after the other, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from briefing.calendar import When, phrase
from briefing.knowledge import Milestone
from briefing.model import Event
from briefing.publish.elements import Chip, Dates, Link, State, Timed
from briefing.publish.elements.dating import dates, long_day, timed
from briefing.publish.elements.shapes import Mark, Strip
from briefing.publish.evidence.outside import named_sources
from briefing.publish.figures.marks import Scale, mark, strip
from briefing.publish.lookups.index import Entry, Index
from briefing.publish.lookups.matter import told_on
from briefing.publish.lookups.merged import anchors
from briefing.publish.lookups.plans import Fate, PlanHistory, line
from briefing.publish.view.event_rows import chips, links, place, source_links, summed, what
from briefing.publish.view.event_state import stage, state

_LEVEL = 20
"""Pixels from one step of a stair to the next."""


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One telling of a plan, or what became of it."""

    lead: str
    """What it is, before its date: "told on 4 May 2025:"."""
    when: Timed
    text: Link
    """The deed in words, or nothing."""
    chips: tuple[Chip, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Tread:
    """A step of the stair below the newest: its mark, and the way up to the one above it."""

    mark: Mark
    y: int
    """Of its axis, in pixels."""
    up: str
    """Where the one above stands, in per cent."""


@dataclass(frozen=True, slots=True)
class Promise:
    """The plans of one matter."""

    anchors: tuple[str, ...]
    dates: Dates
    strip: Strip
    stair: tuple[Tread, ...]
    """Earlier dates, the newest first; none where the date never moved."""
    what: str
    who: tuple[Link, ...]
    state: State
    steps: tuple[PlanStep, ...]
    """Newest first."""


def promises(ids: Iterable[str], index: Index, root: str, scale: Scale, now: date | None = None) -> tuple[Promise, ...]:
    """Return the plans of some matters, each given by the one that was told last."""
    return tuple(_promise(line(index, one), index, root, scale, now) for one in ids)


def whens(ids: Iterable[str], index: Index) -> tuple[When, ...]:
    """Return the dates of the plans of some matters, and of what became of them."""
    found = [line(index, one) for one in ids]
    done = (one.fate.when for one in found if one.fate.when and one.fate.kind != "overdue")
    return (*done, *(plan.when for one in found for plan in _plans(one, index)))


def _plans(one: PlanHistory, index: Index) -> tuple[Event, ...]:
    """Return the plans of a matter, the newest first."""
    found = (index.entries[plan] for plan in reversed(one.plans))
    return tuple(plan for plan in found if isinstance(plan, Event))


def _promise(one: PlanHistory, index: Index, root: str, scale: Scale, now: date | None) -> Promise:
    plans, done = _plans(one, index), one.fate.when if one.fate.kind != "overdue" else None
    marks = [mark(plan.when, scale, False, stage(plan, index)) for plan in plans]
    if done:
        marks.insert(0, mark(done, scale, not isinstance(index.entries.get(one.fate.by), Event)))
    return Promise(
        anchors=tuple(dict.fromkeys(anchor for plan in plans for anchor in anchors(plan, index))),
        dates=dates(plans[0].when),
        strip=strip(phrase(done or plans[0].when), marks[:1], scale, 4, now),
        stair=tuple(
            Tread(lower, 11 + _LEVEL * number, upper.x) for number, (upper, lower) in enumerate(pairwise(marks), 1)
        ),
        what=what(plans[0], index),
        who=links(plans[0].actors, index, root),
        state=state(plans[0], index),
        steps=(*_outcome(one.fate, index, root), *(_telling(plan, index, root) for plan in plans)),
    )


def _telling(plan: Event, index: Index, root: str) -> PlanStep:
    """Return a telling of a plan with the sentences and sources that it rests on."""
    first = told_on(plan, index)
    return PlanStep(f"told on {long_day(first)}:", timed(plan.when), Link("", ""), *rests_on(plan, index, root))


def _outcome(fate: Fate, index: Index, root: str) -> Iterator[PlanStep]:
    """Yield what became of a plan, with what that rests on: an entry of the timeline, or the record of the craft."""
    lead = "heard of since:" if fate.kind == "overdue" else fate.status or fate.kind
    if not fate.when:
        return
    if entry := index.entries.get(fate.by):
        text = Link(place(entry, index, root), summed(entry, index))
        yield PlanStep(lead, timed(fate.when), text, *rests_on(entry, index, root))
    else:
        text = Link(f"{root}entities/{fate.by}/", f"launch of {index.short(fate.by)}, on record")
        yield PlanStep(lead, timed(fate.when), text, (), source_links(index.records[fate.by].sources, index))


def rests_on(entry: Entry, index: Index, root: str) -> tuple[tuple[Chip, ...], tuple[Link, ...]]:
    """Return the sentences of an entry, and its sources outside."""
    if isinstance(entry, Milestone):
        return (), source_links(entry.sources, index)
    outside = source_links(named_sources(entry.evidence, index), index)
    return chips(entry.evidence, entry.times, index, root), outside
