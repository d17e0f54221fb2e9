"""Describe pages for search engines, as JSON-LD with the types of schema.org.

A date is given only when ISO 8601 can say it as precisely as it is known: a day, a month, a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from briefing.calendar import datetime_attribute, from_edtf
from briefing.knowledge import Milestone
from briefing.knowledge.kinds import ENTITY_TYPES, entity_types
from briefing.model import Entity
from briefing.publish.evidence.citing import to_source
from briefing.publish.evidence.quoting import chip
from briefing.publish.lookups.index import Entry, Index, SourcedBriefing
from briefing.publish.page_kind import Content
from briefing.publish.view.event_rows import what

Json: TypeAlias = "str | Here | Sequence[Json] | Mapping[str, Json]"
_FOUNDED = ("GovernmentOrganization", "Organization", "Corporation", "NewsMediaOrganization", "Project")
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_NAMES = 12
_EVENTS = 8
_WIKIDATA = "https://www.wikidata.org/entity/"


@dataclass(frozen=True, slots=True)
class Here:
    """An address below the site's root, to be made absolute."""

    address: str


@dataclass(frozen=True, slots=True)
class Linked:
    """What a page says of itself."""

    node: Mapping[str, Json]

    def absolute(self, site: str, publisher: str, siteurl: str) -> Json:
        """Return the node of a site that is called `site` and lies at `siteurl`."""
        by: Json = {"@type": "Organization", "name": publisher, "url": f"{siteurl}/"}
        whole: Json = {"@type": "WebSite", "name": site, "url": f"{siteurl}/"}
        node = {"@context": "https://schema.org", **self.node, "publisher": by, "isPartOf": whole}
        return _absolute(node, siteurl)


def _absolute(value: Json, siteurl: str) -> Json:
    """Return a value with every address below the root made absolute, and without what is empty."""
    if isinstance(value, Here):
        return f"{siteurl}/{value.address}"
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _absolute(one, siteurl) for key, one in value.items() if one}
    return [_absolute(one, siteurl) for one in value]


def linked_briefing(reading: SourcedBriefing, page: Content, sources: Iterable[str], index: Index) -> Linked:
    """Return a briefing as an Article with its names, events and sources."""
    briefing, address = reading.briefing, Here(f"briefings/{reading.briefing.slug}/")
    original = to_source(index, briefing.url).href if briefing.url else ""
    node: Mapping[str, Json] = {
        "@type": "Article",
        "@id": address,
        "url": address,
        "headline": page.title,
        "description": page.description,
        "datePublished": briefing.published.isoformat(),
        "dateModified": page.updated,
        "inLanguage": "en",
        "isBasedOn": original,
        "sourceOrganization": _publisher(reading),
        "about": [_named(entity, index) for entity in reading.analysis.entities[:_NAMES]],
        "mentions": [_event(event, index) for event in reading.analysis.listed[:_EVENTS]],
        "citation": tuple(sources),
        "breadcrumb": _crumbs("Briefings", "briefings/"),
    }
    return Linked(node)


def linked_entity(entity: Entity, page: Content, entries: Sequence[Entry], index: Index) -> Linked:
    """Return the page of an entity, with what the record knows of it and some of its events."""
    record, address = index.records.get(entity.id), Here(f"entities/{entity.id}/")
    sources = (to_source(index, s).href for s in record.sources) if record else ()
    node: Mapping[str, Json] = {
        "@type": "ItemPage",
        "@id": address,
        "url": address,
        "name": page.title,
        "dateModified": page.updated,
        "inLanguage": "en",
        "mainEntity": _entity(entity, index),
        "mentions": [_event(entry, index) for entry in entries[:_EVENTS]],
        "citation": tuple(source for source in sources if source),
        "breadcrumb": _crumbs("Index", "entities/"),
    }
    return Linked(node)


def _entity(entity: Entity, index: Index) -> Json:
    """Return an entity with all that the record knows of it."""
    record, node = index.records.get(entity.id), dict(_named(entity, index))
    if record is None:
        return node
    founded = datetime_attribute(from_edtf(record.founded)) if record.founded else ""
    return {
        **node,
        "description": record.fact,
        "alternateName": tuple(name for name in record.names if name != entity.name),
        "sameAs": f"{_WIKIDATA}{record.wikidata}" if record.wikidata else "",
        "foundingDate": founded if node["@type"] in _FOUNDED and _ISO.fullmatch(founded) else "",
        "jobTitle": record.role if entity.type in entity_types("human") else "",
    }


def _named(entity: Entity, index: Index) -> Mapping[str, Json]:
    return {**_thing(entity.id, index), "@type": ENTITY_TYPES[entity.type].schema}


def _thing(entity: str, index: Index) -> Mapping[str, Json]:
    """Return an entity by its name and address alone; a node without a type is a Thing."""
    return {"@id": Here(f"entities/{entity}/"), "name": index.name(entity)}


def _event(entry: Entry, index: Index) -> Json:
    """Return an event with its date, who took part, and the sentence or sources that it rests on."""
    day = datetime_attribute(entry.when)
    exact = day if _ISO.fullmatch(day) else ""
    if isinstance(entry, Milestone):
        name, parties = entry.title, entry.parties
        sources: Json = tuple(h for s in entry.sources if (h := to_source(index, s).href))
    else:
        name, parties = what(entry, index), entry.actors
        quote = entry.evidence[0]
        href = chip(quote, index, "").href
        sources = href if href.startswith("http") else Here(href)
    return {
        "@type": "Event",
        "name": name,
        "startDate": exact,
        "about": [_thing(party, index) for party in parties],
        "subjectOf": sources,
    }


def _publisher(reading: SourcedBriefing) -> Json:
    source = reading.source
    return {"@type": "Organization", "name": source.name, "url": source.url} if source.name else ""


def _crumbs(name: str, address: str) -> Json:
    steps = (("Home", ""), (name, address))
    listed: Sequence[Json] = [
        {"@type": "ListItem", "position": str(number), "name": words, "item": Here(to)}
        for number, (words, to) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": listed}
