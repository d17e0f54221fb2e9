"""List every page and file of the site, each with what makes it."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.publish.exports.calendar import calendars
from briefing.publish.exports.entity_feed import entity_feeds
from briefing.publish.exports.feed import feed
from briefing.publish.exports.tables import exports
from briefing.publish.lookups.index import Index
from briefing.publish.outline import Outline
from briefing.publish.pages.briefing_page import briefing_page
from briefing.publish.pages.briefings_list import briefings_list
from briefing.publish.pages.changes import changes
from briefing.publish.pages.cooperation_page import cooperation_pages
from briefing.publish.pages.corrections import corrections
from briefing.publish.pages.entity_index import entity_index
from briefing.publish.pages.entity_page import entity_pages
from briefing.publish.pages.glossary import glossary
from briefing.publish.pages.home import home
from briefing.publish.pages.missing import missing
from briefing.publish.pages.name_page import name_pages
from briefing.publish.pages.search import search
from briefing.publish.pages.sitemap import sitemaps
from briefing.publish.pages.sources import sources
from briefing.publish.pages.timeline import timeline
from briefing.publish.pages.written_page import written_pages


def outlines(found: Index) -> Iterator[Outline]:
    """Yield every page of the site."""
    yield home(found)
    yield from briefings_list(found)
    yield from map(briefing_page, found.readings.values())
    yield from entity_index(found)
    yield glossary(found)
    for entity in found.site.entities:
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
    yield from written_pages(found)
