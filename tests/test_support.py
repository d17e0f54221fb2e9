"""What is on record stands by the classes of its outlets, and says so wherever it is shown."""

from datetime import date

import pytest
from builders import briefing, site
from test_pages import rendered

from briefing.knowledge import OUTLET_CLASSES, Outlet, Outlets
from briefing.publish.evidence.support import WEAK, supported_by
from briefing.publish.exports.rows import act_row, event_row
from briefing.publish.exports.schema import COOPERATIONS, EVENTS
from briefing.publish.lookups.indexing import index
from briefing.publish.view.act_words import stand
from briefing.publish.view.event_state import state

OUTLETS = Outlets(Outlet("", name, name.lower().split()[0]) for name in ("Official", "Agency", "Press", "Press two"))
DAY = date(2026, 11, 22)
SMILE, TRAINING = "ms-2026-05-19", "ms-2025-02-28"


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (["Nobody", "Official"], "official"),
        (["Agency, May"], "agency"),
        (["Press, May", "Press two"], "press"),
        (["Press, May", "Press, June"], WEAK),
        (["Press", "Nobody", "https://copies.example/a"], WEAK),
        ([], WEAK),
    ],
)
def test_an_official_outlet_a_news_agency_or_two_papers_are_enough(sources, expected):
    assert supported_by(sources, OUTLETS) == expected


def test_each_class_is_explained():
    assert all(one.about.endswith(".") for one in OUTLET_CLASSES.values())


def test_a_weak_record_says_so_on_timelines_in_the_register_and_in_the_data():
    found = index(site(briefing("China and Pakistan work together.", published=DAY)))
    for milestone, said, backed in ((SMILE, "weakly sourced", WEAK), (TRAINING, "on record", "press")):
        entry, act = found.entries[milestone], found.acts[milestone]
        assert (state(entry, found).text, stand(act, found).text.rpartition(", ")[2]) == (said, said)
        for row, table in ((event_row(entry, found), EVENTS), (act_row(act, found), COOPERATIONS)):
            assert dict(zip((column.name for column in table.columns), row, strict=True))["support"] == backed


def test_a_weak_record_says_so_on_pages_and_beside_a_sentence():
    text = "ESA and the Chinese Academy of Sciences launched the satellite SMILE from Kourou on 19 May 2026."
    pages = rendered(site(briefing(text, published=DAY)))
    for path in ("timeline/2026/", "entities/esa/", "timeline/"):
        assert '<span class="st wea">weakly sourced</span>' in pages[f"{path}index.html"], path
    assert "On record, weakly sourced: 19 May 2026." in pages["briefings/cmsa-and-suparco-sign/index.html"]
