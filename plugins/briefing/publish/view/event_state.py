"""Say in a word or two where an event stands: on record, planned, reported and how, or what became of it."""

from __future__ import annotations

from briefing.knowledge import Milestone
from briefing.model import Event
from briefing.publish.elements import State
from briefing.publish.elements.dating import short_date
from briefing.publish.evidence.support import WEAK, basis, on_record, supported_by
from briefing.publish.lookups.index import Entry, Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.lookups.merged import entry_of
from briefing.publish.lookups.plans import PLANS, fate, is_ahead

_STATES = {
    "happened": State("rep", "reported"),
    "ongoing": State("rep", "reported as ongoing"),
    "planned": State("pla", "planned"),
    "expected": State("pla", "expected"),
    "denied": State("rep", "denied"),
    "cancelled": State("rep", "reported as cancelled"),
}


def state(entry: Entry, index: Index) -> State:
    """Return whether an entry is on record, planned, or reported and how; a plan says what became of it."""
    return _state(index, entry.id)


@lookup
def _state(index: Index, entry_id: str) -> State:
    entry = index.entries[entry_id]
    if isinstance(entry, Milestone):
        ahead = is_ahead(entry, index)
        return State("pla", f"planned, {basis(entry.id, index)}") if ahead else on_record(entry.id, index)
    return _planned(entry, index) if entry.modality in PLANS else _STATES[entry.modality]


def _planned(plan: Event, index: Index) -> State:
    """Return where a plan stands; one that was overtaken is no plan any more, but a report of what had been planned."""
    found = fate(index, plan.id)
    if found.kind == "open":
        return _STATES[plan.modality]
    if found.kind == "overdue":
        return State("pla", "was planned")
    if found.kind == "moved":
        moved = found.when is None or not found.when.overlaps(plan.when)
        return State("rep", f"was planned; {'moved, ' * moved}told anew")
    since = f" {short_date(found.when)}" if found.when else ""
    return State("rep", f"was planned; {found.status or found.kind}{since}")


@lookup
def state_as_told(index: Index, event: str) -> State:
    """Return where an event stands as one text tells it, before it was merged; what stands nowhere is planned."""
    entry = entry_of(index, event)
    return _state(index, entry) if entry else _STATES["planned"]


def stage(entry: Entry, index: Index) -> str:
    """Return `plan` for what is planned, `gone` and `dropped` for a plan that was, "" for what happened."""
    if state(entry, index).kind == "pla":
        return "plan"
    if not isinstance(entry, Event) or entry.modality not in PLANS:
        return ""
    return "dropped" if fate(index, entry.id).kind == "dropped" else "gone"


@lookup
def of_record(index: Index, record: str) -> State:
    """Return where a day that a record itself has stands."""
    weak = supported_by(index.records[record].sources, index.known.outlets) == WEAK
    return State("wea", "weakly sourced") if weak else State("", "on record")
