"""Look-ups that several kinds of pages share: the day of the site, its newest briefings, its entries by date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from briefing.knowledge import Milestone
from briefing.knowledge.kinds import entity_types
from briefing.model import Event
from briefing.publish.lookups.index import Entry, Index
from briefing.publish.lookups.lookup import lookup


@lookup
def day(index: Index) -> date:
    """Return the site's day."""
    return index.site.day


@lookup
def newest(index: Index, number: str) -> tuple[str, ...]:
    """Return the slugs of the newest briefings, at most so many, oldest first."""
    return tuple(index.published)[-int(number) :]


@lookup
def changed(index: Index, slug: str) -> date:
    """Return the day on which a text was published, reviewed or corrected last."""
    return index.readings[slug].changed


@lookup
def all_entries(index: Index) -> tuple[str, ...]:
    """Return the ids of all that stands on the timeline, newest first."""
    return _ordered(index.site.events, index.site.knowledge.milestones, index)


@lookup
def entries_of(index: Index, entity: str) -> tuple[str, ...]:
    """Return the ids of what stands on the timeline of an entity, newest first."""
    return _ordered(index.events.get(entity, ()), index.milestones.get(entity, ()), index)


@lookup
def at_home(index: Index, country: str) -> Mapping[str, tuple[str, ...]]:
    """Return whom and what the record has in a country alone and a text names, by type and name."""
    return _at_home(index).get(country, {})


@lookup
def _at_home(index: Index) -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for entity in sorted(index.site.entities, key=lambda one: (one.name.casefold(), one.id)):
        record = index.records.get(entity.id)
        if record and record.sources and len(record.country) == 1 and record.type in entity_types("at_home"):
            found[index.countries.get(record.country[0], "")][record.type].append(record.id)
    return {country: {type_: tuple(ids) for type_, ids in own.items()} for country, own in found.items()}


def _ordered(events: Iterable[Event], milestones: Iterable[Milestone], index: Index) -> tuple[str, ...]:
    """Return the ids of milestones and of the events that report none of them, newest first."""
    listed = tuple(milestones)
    ids = {milestone.id for milestone in listed}
    own = (event for event in events if not any(m.id in ids for m in index.matched.get(event.id, ())))
    known: list[Entry] = [*listed, *own]
    return tuple(entry.id for entry in sorted(known, key=_order, reverse=True))


def _order(entry: Entry) -> tuple[date, date, str]:
    """Sort by first day; an open start counts as the last day."""
    return entry.when.ends[0], entry.when.last or date.max, entry.id
