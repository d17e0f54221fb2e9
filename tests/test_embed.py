"""Timelines for frames on other sites."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from builders import briefing, knowledge, laid_out, many, site
from test_pages import rendered


@pytest.fixture(scope="module")
def texts():
    return rendered(site(briefing(), *many(20), known=knowledge()))


def test_a_frame_is_whole_without_script(texts):
    soup = BeautifulSoup(texts["embed/china/index.html"], "html.parser")
    assert not soup.find_all("script")
    assert soup.find("base")["target"] == "_parent"
    assert len(soup.select("tbody tr")) == 12
    assert soup.find("link", rel="canonical")["href"] == "https://example.org/entities/china/"


def test_every_event_of_a_frame_leads_to_what_it_rests_on(texts):
    for row in BeautifulSoup(texts["embed/china/index.html"], "html.parser").select("tbody tr"):
        assert row.select(".ch a, .what .ev")


def test_pages_offer_a_frame_where_there_is_one(texts):
    for path in (path for path in texts if path.startswith("entities/") and path.count("/") == 2):
        if path.endswith(".html"):
            frame = path.replace("entities/", "embed/", 1)
            assert ("Embed this timeline" in texts[path]) == (frame in texts), path
    assert "embed/china/index.html" in texts
    assert (
        'src="https://example.org/embed/china/"'
        in BeautifulSoup(texts["entities/china/index.html"], "html.parser").text
    )


def test_an_entity_with_few_events_has_no_frame():
    paths = {o.path for o in laid_out(site(briefing("Oman met China on 4 May 2023."), known=knowledge(milestones=())))}
    assert not [path for path in paths if path.startswith("embed/")]


def test_a_briefing_about_others_leaves_a_frame_as_it_is():
    one, day = briefing("NASA signed an agreement with Oman on 3 May 2023.", slug="nasa"), date(2026, 11, 22)
    sites = (site(*more, *many(20), known=knowledge(), as_of=day) for more in ((), (one,)))
    before, after = ({o.path: o.depends for o in laid_out(known)} for known in sites)
    assert before["embed/china/index.html"] == after["embed/china/index.html"]
