"""What each kind of event, type of entity and class of outlet is, read once from the tables beside this module.

Code asks for what it needs to know of a kind, `event_kinds("once")`, and never names one, so a new kind is one table.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of event, such as launch."""

    plural: str
    families: frozenset[str]
    """Kinds that share one may be told of the same event."""
    traits: frozenset[str]
    plover: str
    """Its code in the PLOVER ontology of political events, or ""."""
    done: str
    """What is said of work of its kind that is over: completed, launched."""


@dataclass(frozen=True, slots=True)
class EntityType:
    """A type of entity, such as agency."""

    plural: str
    beginning: str
    """What the day on which it began is called: founded, launched, signed."""
    schema: str
    """Its type in the vocabulary of schema.org."""
    traits: frozenset[str]
    follow_the_money: str
    """Its schema in FollowTheMoney, or ""."""


@dataclass(frozen=True, slots=True)
class OutletClass:
    """A class of outlets, such as press."""

    words: str
    """What readers call it."""
    enough: int
    """Outlets of it that carry an event on record by themselves; 0 when no number does."""
    about: str


def _table(name: str) -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / name).read_text("utf-8"))


def _traits(row: Mapping[str, Any], known: Mapping[str, str]) -> frozenset[str]:
    """Return the traits of a row; raises ValueError for one that the head of its file does not explain."""
    traits = frozenset(row.get("traits", ()))
    if unknown := traits - known.keys():
        raise ValueError(f"trait {min(unknown)!r} is not explained; the traits are {', '.join(known)}")
    return traits


_EVENTS, _ENTITIES = _table("event_kinds.toml"), _table("entity_types.toml")
EVENT_KINDS: Mapping[str, EventKind] = {
    name: EventKind(
        row["plural"],
        frozenset(row.get("families", ())),
        _traits(row, _EVENTS["traits"]),
        row.get("plover", ""),
        row.get("done", "completed"),
    )
    for name, row in _EVENTS["kinds"].items()
}
"""Every kind of event, in the order of its table."""
ENTITY_TYPES: Mapping[str, EntityType] = {
    name: EntityType(
        row["plural"],
        row.get("beginning", "founded"),
        row.get("schema", "Thing"),
        _traits(row, _ENTITIES["traits"]),
        row.get("follow_the_money", ""),
    )
    for name, row in _ENTITIES["types"].items()
}
"""Every type of entity, in the order of its table."""
_OUTLETS = _table("outlet_classes.toml")
OUTLET_CLASSES: Mapping[str, OutletClass] = {
    name: OutletClass(row.get("words", name), row.get("enough", 0), row["about"]) for name, row in _OUTLETS.items()
}
"""Every class of outlet, the strongest first."""
UNSURE = next(name for name, row in _OUTLETS.items() if row.get("unsure"))
"""The class of an outlet that nobody has judged."""


@cache
def event_kinds(trait: str) -> frozenset[str]:
    """Return the kinds of event with a trait; raises KeyError for a trait that nobody has explained.

    >>> sorted(event_kinds("once_a_craft"))
    ['docking', 'landing', 'launch']
    """
    _EVENTS["traits"][trait]
    return frozenset(name for name, kind in EVENT_KINDS.items() if trait in kind.traits)


@cache
def entity_types(trait: str) -> frozenset[str]:
    """Return the types of entity with a trait; raises KeyError for a trait that nobody has explained."""
    _ENTITIES["traits"][trait]
    return frozenset(name for name, kind in ENTITY_TYPES.items() if trait in kind.traits)


def alike(one: str, other: str) -> bool:
    """Return True when two kinds can be of one event.

    >>> alike("treaty", "agreement"), alike("launch", "landing")
    (True, False)
    """
    return one == other or bool(EVENT_KINDS[one].families & EVENT_KINDS[other].families)
