"""The kinds of pages and files, one line for each module that makes some.

The order is that of the sitemap; where two pages want one address, the first has it, and editors' own pages come last.
"""

from __future__ import annotations

from briefing.publish.exports import calendar, entity_feed, feed, tables
from briefing.publish.pages import (
    ahead,
    briefing_page,
    briefings_list,
    changes,
    cooperation_history,
    cooperation_page,
    corrections,
    data_page,
    disagreements,
    embed,
    entity_index,
    entity_page,
    filters,
    glossary,
    home,
    legend,
    memberships,
    missing,
    name_page,
    pair_page,
    search,
    sources,
    timeline,
    week,
    written_page,
)

KINDS = (
    home.KIND,
    *briefings_list.KINDS,
    *timeline.KINDS,
    *cooperation_page.KINDS,
    *ahead.KINDS,
    *changes.KINDS,
    *week.KINDS,
    entity_index.KIND,
    corrections.KIND,
    *disagreements.KINDS,
    sources.KIND,
    glossary.KIND,
    data_page.KIND,
    legend.KIND,
    entity_index.LISTS,
    *filters.KINDS,
    briefing_page.KIND,
    *pair_page.KINDS,
    *memberships.KINDS,
    cooperation_history.KIND,
    *entity_page.KINDS,
    name_page.KIND,
    embed.KIND,
    search.KIND,
    missing.KIND,
    *tables.KINDS,
    *feed.KINDS,
    entity_feed.KIND,
    *calendar.KINDS,
    written_page.KIND,
)
