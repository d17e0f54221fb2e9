"""Look up what became of each plan: whether it stands, was told anew with another date, was done, or was dropped.

The deed, by record or by report, overtakes all plans of its matter that were told before it; a later date moves an
earlier one; a change of the programme on record drops what was planned before. A craft that was launched more than
once is no single matter: what is planned for it is done on its own days alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.calendar import from_edtf
from briefing.knowledge import Milestone
from briefing.knowledge.kinds import entity_types, event_kinds
from briefing.model import Event, When
from briefing.publish.lookups.index import Entry, Index
from briefing.publish.lookups.lists import day
from briefing.publish.lookups.lookup import lookup
from briefing.publish.lookups.matter import Near, is_alike, is_craft, is_retold, key_of, launched, told_on

PLANS = ("planned", "expected")
_BEFORE = timedelta(366)
"""How long before its planned day a deed may have been done, of which a text tells afterwards what had been planned."""
_APART = 40
"""Days between two launches that are not one told with different dates."""
_FLIGHTS = 60
"""Launches of one craft on record that are looked at."""
GONE = ("suspended", "ended")
"""What a programme turned to when its plans are dropped."""
_DECADE = 3653
"""Days that a plan may span and still be something to wait for."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a plan."""

    kind: str
    """open, overdue, moved (a later text gives another date), done or dropped."""
    by: str = ""
    """Id of the entry or the record that says so; of an overdue plan, of what tells of its craft since."""
    when: When | None = None
    """The day of that."""
    status: str = ""
    """What dropped it: cancelled, or what its programme turned to."""


@dataclass(frozen=True, slots=True)
class PlanHistory:
    """The plans of one matter."""

    plans: tuple[str, ...]
    """Ids in the order in which they were told."""
    fate: Fate
    """Of the last."""


def is_ahead(entry: Entry, index: Index) -> bool:
    """Return True for an entry that is still to come, and was not overtaken; asked within look-ups."""
    return lies_ahead(entry, day(index)) and (isinstance(entry, Milestone) or fate(index, entry.id).kind == "open")


def lies_ahead(entry: Entry, today: date) -> bool:
    """Return True for an entry that begins after `today`, or is a plan that has not ended yet.

    Of events, only plans count. One that runs "since 2020" or spans "this century" is no date to wait for.
    """
    when = entry.when
    if when.first is not None and when.first > today:
        return isinstance(entry, Milestone) or entry.modality in PLANS
    if isinstance(entry, Milestone) or entry.modality not in PLANS or when.last is None:
        return False
    return when.last >= today and (when.first is None or when.length <= _DECADE)


@lookup
def fate(index: Index, plan: str) -> Fate:
    """Return what became of a plan; raises KeyError for what is none."""
    return _fates(index)[plan]


@lookup
def line(index: Index, plan: str) -> PlanHistory:
    """Return the plans of a matter by the last one that was told."""
    return lines(index)[plan]


@lookup
def lines(index: Index) -> dict[str, PlanHistory]:
    """Return the plans of each matter, by the last one that was told."""
    found = _fates(index)
    return {one[-1].id: PlanHistory(tuple(e.id for e in one), found[one[-1].id]) for one in _matters(index)}


@lookup
def _fates(index: Index) -> dict[str, Fate]:
    """Return what became of every plan, by id."""
    deeds = _Deeds(index)
    return {plan.id: _fate(plan, one[-1], deeds, index) for one in _matters(index) for plan in one}


def _fate(plan: Event, last: Event, deeds: _Deeds, index: Index) -> Fate:
    """Return what became of a plan, given the one of its matter that was told last."""
    if deed := deeds.of(plan):
        return Fate("done", deed.id, deed.when)
    if (when := deeds.launch_on_record(plan)) and deeds.fits(plan, when):
        return Fate("done", launched(plan, index), when)
    if dropped := deeds.dropped(plan):
        return dropped
    anew = last.when != plan.when and told_on(last, index) > told_on(plan, index)
    if anew and not deeds.flies_often(plan):
        return Fate("moved", last.id, last.when)
    return deeds.silence(plan) if plan.when.is_before(index.site.day) else Fate("open")


@lookup
def _matters(index: Index) -> tuple[tuple[Event, ...], ...]:
    """Return the plans of each matter, in the order in which they were told."""
    plans = [event for event in index.site.events if event.modality in PLANS]
    plans.sort(key=lambda event: (told_on(event, index), event.when.ends, event.id))
    groups, near = list[list[Event]](), Near[list[Event]](index)
    for plan in plans:
        own = next((one for one in near.of(plan) if _of_one_matter(one[0], plan, index)), None)
        if own is None:
            groups.append(own := [])
            near.keep(plan, own)
        own.append(plan)
    return tuple(map(tuple, groups))


def _of_one_matter(one: Event, other: Event, index: Index) -> bool:
    """Return True for two plans with one key that are of one matter."""
    return bool(launched(one, index)) or is_retold(one, other, index) or is_alike(one, other, index)


class _Deeds:
    """What was done and what was called off, by what a plan of it shares with it."""

    def __init__(self, index: Index) -> None:
        """Sort the events that are no plans, and the milestones that are past."""
        self._index = index
        self._done, self._cancelled = Near[Event](index), Near[Event](index)
        planned = {key_of(plan, index) for one in _matters(index) for plan in one}
        for event in index.site.events:
            if event.modality in ("happened", "cancelled") and key_of(event, index) in planned:
                (self._done if event.modality == "happened" else self._cancelled).keep(event, event)
        self._launches: dict[str, list[Milestone]] = defaultdict(list)
        past = [m for m in index.site.knowledge.milestones if not lies_ahead(m, index.site.day)]
        for milestone in (m for m in past if m.kind in event_kinds("by_rocket")):
            for craft in (one for one in index.subjects[milestone.id] if is_craft(one, index)):
                self._launches[craft].append(milestone)
        self._turns = [m for m in past if m.turns in GONE]
        self._newest: dict[str, Entry] = {}
        for craft, one in sorted(self._heard(past), key=lambda pair: (pair[1].when.ends, pair[1].id)):
            self._newest[craft] = one

    def of(self, plan: Event) -> Entry | None:
        """Return the deed that a plan is of, as the record has it, else as texts do; None where nothing tells of it."""
        found: list[Entry] = [
            m for m in self._index.matched.get(plan.id, ()) if not lies_ahead(m, self._index.site.day)
        ]
        found += self._launch(plan) if launched(plan, self._index) else self._same(plan)
        first = min(found, key=lambda one: (not isinstance(one, Milestone), one.when.ends, one.id), default=None)
        return next(iter(self._index.matched.get(first.id, ())), first) if first else None

    def _heard(self, past: Iterable[Milestone]) -> Iterator[tuple[str, Entry]]:
        """Yield each craft with what happened to it."""
        for milestone in past:
            yield from ((one, milestone) for one in self._index.subjects[milestone.id] if is_craft(one, self._index))
        for event in self._index.site.events:
            if event.modality == "happened" and not self._index.matched.get(event.id):
                yield from ((one, event) for one in event.entities if is_craft(one, self._index))

    def silence(self, plan: Event) -> Fate:
        """Return that a plan is overdue, with the newest entry that tells of its one craft after it was told."""
        craft = [one for one in plan.entities if is_craft(one, self._index)]
        newest = self._newest.get(craft[0]) if len(craft) == 1 else None
        if newest and newest.when.ends[0] > told_on(plan, self._index):
            return Fate("overdue", newest.id, newest.when)
        return Fate("overdue")

    def _launch(self, plan: Event) -> Iterator[Entry]:
        """Yield the launch of the craft of a plan, unless it was launched more than once."""
        once = not self.flies_often(plan)
        for one in self._flights(plan):
            if one.when.overlaps(plan.when) or (once and self.fits(plan, one.when)):
                yield one

    def _flights(self, plan: Event) -> list[Entry]:
        """Return the launches of the craft of a plan; none for what is no launch."""
        craft = launched(plan, self._index)
        return [*self._launches.get(craft, ())[:_FLIGHTS], *self._done.of(plan)] if craft else []

    def flies_often(self, plan: Event) -> bool:
        """Return True for a plan of a craft that was launched more than once: a later plan is of another flight."""
        known = self._flights(plan)
        return any(one.when.distance(known[0].when) > _APART for one in known)

    def launch_on_record(self, plan: Event) -> When | None:
        """Return when the record of the craft of a plan has it launched; None where it does not say, on no source."""
        record = self._index.records.get(launched(plan, self._index))
        return from_edtf(record.founded) if record and record.founded and record.sources else None

    def _same(self, plan: Event) -> Iterator[Entry]:
        """Yield what the parties of a plan did of the same kind and in the same words."""
        for event in self._done.of(plan) if plan.actors else ():
            if is_alike(plan, event, self._index) or (
                is_retold(plan, event, self._index) and self.fits(plan, event.when)
            ):
                yield event

    def fits(self, plan: Event, when: When) -> bool:
        """Return True for a deed after a plan was told; of a plan told afterwards, for one not long before its day."""
        told = told_on(plan, self._index)
        first = plan.when.ends[0]
        since = first - min(_BEFORE, first - date.min) if plan.when.is_before(told) else told
        return since <= when.ends[0] <= self._index.site.day

    def dropped(self, plan: Event) -> Fate | None:
        """Return what called a plan off after it was told, or None."""
        told, single = told_on(plan, self._index), bool(launched(plan, self._index))
        for event in self._cancelled.of(plan):
            if told_on(event, self._index) > told and (single or is_retold(plan, event, self._index)):
                return Fate("dropped", event.id, event.when, event.modality)
        turn = next((one for one in self._turns if self._turned(plan, one)), None)
        return Fate("dropped", turn.id, turn.when, turn.turns) if turn else None

    def _turned(self, plan: Event, turn: Milestone) -> bool:
        """Return True for a change of the programme of all that a plan names, between its telling and its day."""
        things = [one for one in plan.entities if self._is_flown(one)]
        own = bool(things) and all(turn.programme in (one, *self._above(one)) for one in things)
        return own and turn.when.is_after(told_on(plan, self._index)) and plan.when.is_after(turn.when.ends[0])

    def _is_flown(self, entity: str) -> bool:
        types = entity_types("titled") - entity_types("carries")
        return entity in self._index.entities and self._index.entities[entity].type in types

    def _above(self, entity: str) -> tuple[str, ...]:
        record = self._index.records.get(entity)
        return record.part_of if record else ()
