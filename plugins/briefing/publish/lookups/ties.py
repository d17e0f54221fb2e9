"""Tie the record, the reports and the countries of a site together, once per run and in linear time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

from briefing.knowledge import Knowledge, Milestone
from briefing.knowledge.instruments import instruments
from briefing.knowledge.kinds import entity_types
from briefing.model import Event
from briefing.publish.lookups.milestone_subjects import MilestoneSubjects
from briefing.publish.lookups.nationality import nationalities
from briefing.publish.lookups.record import MilestoneMatcher
from briefing.site import Site

K = TypeVar("K")
V = TypeVar("V")


class Ties(NamedTuple):
    """What ties the record, the reports and the countries of a site together."""

    matched: Mapping[str, tuple[Milestone, ...]]
    """The milestones that an event tells of, by its id."""
    reported: Mapping[str, tuple[Event, ...]]
    """The events that tell of a milestone, by its id."""
    acting: Mapping[str, str]
    """The code of the country that a party acts for."""
    countries: Mapping[str, str]
    """Countries by their codes."""
    home: Mapping[str, str]
    """The country that a party acts for."""
    signed: Mapping[str, str]
    """The paper that a milestone is the signing of."""
    about: Mapping[str, tuple[str, ...]]
    """The entities on whose pages a milestone stands."""


def ties(site: Site, matcher: MilestoneMatcher) -> Ties:
    """Match the events of a site with the milestones on record, and parties with their countries."""
    known = site.knowledge
    acting, countries = nationalities(known.records), _countries(known)
    home = {party: countries[code] for party, code in acting.items() if code in countries}
    matched = {event.id: matcher.match(event) for event in site.events}
    reported = grouped((milestone.id, event) for event in site.events for milestone in matched[event.id])
    signed = instruments(known.records, known.milestones)
    subjects = MilestoneSubjects(known, home, signed)
    about = {m.id: subjects.entities(m, reported.get(m.id, ())) for m in known.milestones}
    return Ties(matched, reported, acting, countries, home, signed, about)


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Return the second of each pair by the first, in the order given, each object once."""
    found: dict[K, dict[int, V]] = defaultdict(dict)
    for key, value in pairs:
        found[key][id(value)] = value  # to hash values as large as events would take longer than all else here
    return {key: tuple(values.values()) for key, values in found.items()}


def _countries(known: Knowledge) -> dict[str, str]:
    """Return the entity of each country by its ISO code."""
    return {r.country[0]: r.id for r in known.records if r.type in entity_types("state") and r.country}
