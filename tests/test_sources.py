"""The page of sources lists every outlet that anything rests on, by class, with what rests on it alone."""

from dataclasses import replace
from datetime import date

from builders import KNOWN, briefing, laid_out, site

from briefing.knowledge import Outlet
from briefing.publish.pages.sources import Sources

TOLD = "Peru and Kenya signed an agreement on satellites on 3 March 2024."


def sources(*texts, known=KNOWN) -> Sources:
    (page,) = (page for page in laid_out(site(*texts, known=known)) if page.path == "sources/index.html")
    return page.build().data


def outlets(found):
    return {one.link.text: (group.words, one) for group in found.classes for one in group.outlets}


def test_outlets_stand_under_their_class_the_strongest_first():
    found = sources(briefing(TOLD))
    assert [group.words for group in found.classes] == ["official", "news agency", "press", "aggregator", "forum"]
    kind, startgaze = outlets(found)["Startgaze"]
    assert (kind, startgaze.link.href) == ("aggregator", "https://startgaze.com/")
    assert outlets(found)["TrendBuzz"][1].link.href == ""  # no page links its host


def test_what_rests_on_one_outlet_alone_leads_to_where_it_stands():
    convention = outlets(sources(briefing(TOLD)))["Department of Foreign Affairs and Trade, Australia"][1]
    links = [(link.text, link.href) for link in convention.shown if "#" in link.href]
    assert links == [("Liability Convention is signed in three capitals", "../timeline/1972/#ms-1972-03-29")]
    assert convention.alone <= convention.statements


def test_a_reported_event_rests_on_the_publisher_of_its_text():
    herald = Outlet("herald.example", "The Herald", "press")
    known = replace(KNOWN, outlets=(*KNOWN.outlets, herald))
    texts = [
        briefing(TOLD, slug=slug, path=f"{slug}.md", url=f"https://{slug}.example/1") for slug in ("herald", "wire")
    ]
    (_, alone), (_, shared) = (outlets(sources(*some, known=known))["The Herald"] for some in (texts[:1], texts))
    assert (alone.statements, alone.alone) == (1, 1) and alone.shown[0].href.startswith("../briefings/herald/#s-")
    assert (shared.statements, shared.alone) == (1, 0)
    assert outlets(sources(*texts, known=known))["wire.example"][0] == "aggregator"


def test_a_text_without_a_publisher_is_counted_apart():
    assert sources(briefing(TOLD), briefing(TOLD, slug="again", published=date(2025, 4, 5))).unnamed == 2


def test_no_outlet_below_a_forbidden_host_is_linked():
    known = replace(KNOWN, forbidden_hosts=("mirror.example",))
    found = outlets(sources(briefing(TOLD, url="https://news.mirror.example/1"), known=known))
    assert found["news.mirror.example"][1].link.href == ""
