"""Tell how well what is on record is supported, by the classes of the outlets that it is from.

An official outlet is enough, and so are a news agency or two papers; all else is weak. `outlet_classes.toml` has the
numbers.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefing.knowledge import OUTLET_CLASSES, Milestone, Outlets
from briefing.publish.elements import State
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup

WEAK = "weak"


def supported_by(sources: Iterable[str], outlets: Outlets) -> str:
    """Return the strongest class that carries a statement by itself; `WEAK` when none does.

    >>> supported_by(["Dawn, 1 May", "Dawn, 2 May"], Outlets([Outlet("", "Dawn", "press")]))
    'weak'
    """
    kinds = [*{outlet.name: outlet.kind for outlet in map(outlets.of, sources)}.values()]
    strong = (name for name, one in OUTLET_CLASSES.items() if one.enough and kinds.count(name) >= one.enough)
    return next(strong, WEAK)


@lookup
def support(index: Index, milestone: str) -> str:
    """Return the class that supports a milestone, or `WEAK`."""
    entry = index.entries[milestone]
    return supported_by(entry.sources, index.known.outlets) if isinstance(entry, Milestone) else ""


def basis(milestone: str, index: Index) -> str:
    """Return by what a milestone stands, in words."""
    return "weakly sourced" if support(index, milestone) == WEAK else "on record"


def doubt(milestone: str, index: Index) -> str:
    """Return words behind what rests on a milestone that is weakly sourced, else ""."""
    return ", weakly sourced" if support(index, milestone) == WEAK else ""


def on_record(milestone: str, index: Index, status: str = "") -> State:
    """Return where a milestone stands, or what is of such a status by it."""
    said = basis(milestone, index)
    return State("wea" if support(index, milestone) == WEAK else "", f"{status}, {said}" if status else said)
