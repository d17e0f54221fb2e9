"""Show who belongs to what many join or sign, and what a country belongs to, each with what says so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from briefing.knowledge.kinds import entity_types
from briefing.model import Entity, Event
from briefing.publish.elements import Chip, Dates, Row, State
from briefing.publish.elements.dating import dates
from briefing.publish.evidence.outside import named_sources
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.memberships import Membership, columns, members, most_counted
from briefing.publish.view.event_rows import chips, source_links
from briefing.publish.view.event_state import of_record, state

_DISPUTED = State("con", "number disputed")


def belonging(entity: Entity, index: Index, root: str) -> tuple[Row, ...]:
    """Return what a country belongs to, or who belongs to what many joined, in the order of their days."""
    if entity.type in entity_types("state"):
        own = [(thing, members(index, thing).get(entity.id)) for thing in columns(index)]
        return _rows(((thing, one) for thing, one in own if one), index, root)
    return _rows(members(index, entity.id).items(), index, root) if entity.id in columns(index) else ()


def known(thing: str, index: Index) -> str:
    """Return how many members are known, and of how many as far as a text counts them: "17 of at least 61"."""
    count, most = len(members(index, thing)), most_counted(index, thing)
    return f"{count} of at least {most} known here" if most > count else f"{count} known here"


def sentences(one: Membership, index: Index, root: str) -> tuple[Chip, ...]:
    """Return the sentences that a membership rests on."""
    entry = index.entries.get(one.by)
    told = entry if isinstance(entry, Event) else None
    quotes = dict.fromkeys((*(told.evidence if told else ()), *one.counted))
    return chips(quotes, told.times if told else (), index, root)


def outside(one: Membership, index: Index) -> tuple[str, ...]:
    """Return what a membership rests on outside: the sources of the record, else those that the sentence names."""
    entry = index.entries.get(one.by)
    if isinstance(entry, Event):
        return named_sources(entry.evidence, index)
    return entry.sources if entry else index.records[one.by].sources


def _rows(told: Iterable[tuple[str, Membership]], index: Index, root: str) -> tuple[Row, ...]:
    ordered = sorted(told, key=lambda pair: (pair[1].when.ends if pair[1].when else (date.max, date.max), pair[0]))
    return tuple(_row(name, one, index, root) for name, one in ordered)


def _row(name: str, one: Membership, index: Index, root: str) -> Row:
    return Row(
        anchors=(),
        dates=dates(one.when) if one.when else Dates("", (), ""),
        strip=None,
        what=index.short(name),
        who=(),
        state=_DISPUTED if one.disputed else _state(one, index),
        reports=(),
        chips=sentences(one, index, root),
        sources=source_links(outside(one, index), index),
        remark=f"as number {one.number}" if one.number else "",
        href=f"{root}entities/{name}/",
    )


def _state(one: Membership, index: Index) -> State:
    """Return by what somebody belongs to it: an entry of the timeline, or the record of the paper."""
    entry = index.entries.get(one.by)
    return state(entry, index) if entry else of_record(index, one.by)
