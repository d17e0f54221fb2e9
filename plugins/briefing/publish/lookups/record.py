"""Which milestones of the curated record speak of a reported event; precision before recall.

A milestone matches when its days and those of the event overlap, both are of one kind, and enough of the same
parties stand in both: two (each counts for its country), or one together with the programme. A date wider than
a month says little by itself, so there the programme, or a party of the title, must be named as well. What a craft
did by itself matches on its day.
"""

from __future__ import annotations

from collections import defaultdict

from briefing.knowledge import Knowledge, Milestone
from briefing.knowledge.kinds import alike
from briefing.model import Event
from briefing.publish.lookups.nationality import homes


class MilestoneMatcher:
    """The record by party, with the countries of those who act for one."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Sort the milestones by the parties that they name."""
        self._codes = homes(knowledge.records)
        self._milestones: dict[str, list[Milestone]] = defaultdict(list)
        self._programmes: dict[str, list[Milestone]] = defaultdict(list)
        for milestone in knowledge.milestones:
            for party in self._parties(milestone.parties):
                self._milestones[party].append(milestone)
            self._programmes[milestone.programme].append(milestone)

    def match(self, event: Event) -> tuple[Milestone, ...]:
        """Return the milestones that speak of `event`, in the order of their ids."""
        if event.modality in ("denied", "cancelled"):
            return ()
        if not event.actors:
            return self._of_craft(event)
        near = {m.id: m for party in self._parties(event.actors) for m in self._milestones.get(party, ())}
        return tuple(near[key] for key in sorted(near) if self._same(event, near[key]))

    def _of_craft(self, event: Event) -> tuple[Milestone, ...]:
        """Return what a craft did by itself on a day: "Hope entered orbit round Mars on 9 February 2021"."""
        near = {m.id: m for entity in event.entities if entity for m in self._programmes.get(entity, ())}
        same = (near[key] for key in sorted(near) if alike(event.kind, near[key].kind) and event.modality == "happened")
        return tuple(m for m in same if event.when.is_day and event.when.has_days_of(m.when))

    def _parties(self, entities: tuple[str, ...]) -> frozenset[str]:
        """Return the countries of parties; a party of no one country stands for itself."""
        return frozenset(self._codes.get(entity, entity) for entity in entities)

    def _same(self, event: Event, milestone: Milestone) -> bool:
        """Decide whether a milestone is the event."""
        if not alike(event.kind, milestone.kind) or not event.when.overlaps(milestone.when):
            return False
        named = self._parties(event.entities) & self._parties(milestone.parties)
        programme = milestone.programme in event.entities
        if event.when.length > 31:
            return programme and len(named) >= 1
        exact = event.when.is_day and milestone.when.is_day
        both = len(set(event.entities) & set(milestone.parties)) >= 2  # two companies of one country
        return len(named) >= 2 or (programme and len(named) >= 1) or (exact and both)
