"""The record beside what briefings report: which milestone speaks of an event, and on whose pages it stands."""

from datetime import date

from builders import briefing, knowledge, site

from briefing.publish.lookups.indexing import index
from briefing.publish.view.event_rows import what


def reported(text):
    """Return the index of one briefing, and the milestones of its events by title."""
    found = index(site(briefing(text, published=date(2026, 1, 5))))
    return found, {m.title for listed in found.matched.values() for m in listed}


def test_what_a_craft_did_by_itself_is_matched_on_its_day():
    _, titles = reported("The Hope probe entered orbit round Mars on 9 February 2021.")
    assert any("Hope enters orbit" in title for title in titles)
    assert not reported("The Hope probe entered orbit round Mars on 10 February 2021.")[1]


def test_the_launch_of_a_crew_is_the_flight_on_record():
    _, titles = reported("SpaceX launched the crew for Axiom Space on 25 June 2025.")
    assert any("Axiom Mission 4" in title for title in titles)


def test_a_milestone_stands_on_the_pages_of_its_craft_and_of_the_country_that_a_report_names():
    found, _ = reported("The United Arab Emirates launched the Hope probe to Mars on 19 July 2020.")
    assert any(m.kind == "launch" for m in found.milestones["united-arab-emirates"] if m.programme == "hope")
    assert any("Axiom Mission 4" in m.title for m in found.milestones["axiom-4"])


def test_capitals_where_a_treaty_was_signed_make_no_partners():
    found, _ = reported("Hope is ready.")
    assert not any(m.programme == "outer-space-treaty" for m in found.milestones.get("united-kingdom", ()))


def test_a_title_that_is_nearly_its_withheld_sentence_gives_way_to_kind_and_actors():
    text = "China and Pakistan launched a small lunar camera in 2025."
    told = {}
    for rights in ("full", "facts"):
        found = index(site(briefing(text, source="paper"), known=knowledge(rights)))
        told[rights] = [what(event, found) for event in found.site.events]
    assert told["full"] == ["China and Pakistan launched a small lunar camera"]
    assert told["facts"] == ["launch: China, Pakistan"]


def test_a_country_has_on_its_page_what_its_agency_has_on_record():
    found, _ = reported("Nothing was said.")
    assert any("lunar power station" in m.title for m in found.milestones["russia"])
