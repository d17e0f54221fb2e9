"""A Site in, the outlines of all its pages out: one module per kind of page."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.publish.briefing_page import briefing_page
from briefing.publish.briefings_list import briefings_list
from briefing.publish.calendar import calendars
from briefing.publish.changes import changes
from briefing.publish.cooperation_page import cooperation_pages
from briefing.publish.corrections import corrections
from briefing.publish.entity_feed import entity_feeds
from briefing.publish.entity_index import entity_index
from briefing.publish.entity_page import entity_pages
from briefing.publish.exports import exports
from briefing.publish.feed import feed
from briefing.publish.glossary import glossary
from briefing.publish.home import home
from briefing.publish.index import index
from briefing.publish.missing import missing
from briefing.publish.name_page import name_pages
from briefing.publish.outline import Outline
from briefing.publish.related import related
from briefing.publish.search import search
from briefing.publish.sitemap import sitemaps
from briefing.publish.sources import sources
from briefing.publish.timeline import timeline
from briefing.site import Site


def outlines(site: Site) -> Iterator[Outline]:
    """Yield every page of the site, with what decides whether it must be rendered."""
    found = index(site)
    yield home(found)
    yield from briefings_list(found)
    near = related(found)
    for slug, reading in found.readings.items():
        yield briefing_page(reading, near[slug], found)
    yield from entity_index(found)
    yield glossary(found)
    for entity in site.entities:
        yield from entity_pages(entity, found)
    yield from name_pages(found)
    yield from timeline(found)
    yield from cooperation_pages(found)
    yield corrections(found)
    yield from changes(found)
    yield sources(found)
    yield search(found)
    yield from exports(found)
    yield feed(found)
    yield from entity_feeds(found)
    yield from calendars(found)
    yield from sitemaps(found)
    yield missing()
