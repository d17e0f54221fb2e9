"""The timeline by year, kind, country and programme: what stands where, and what a new briefing touches."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import briefing, laid_out, many, site

from briefing.calendar import from_edtf
from briefing.publish.figures.marks import Scale, mark, scale_over, ticks
from briefing.publish.lookups.indexing import index
from briefing.publish.lookups.lists import entries_of
from briefing.publish.lookups.merged import anchors as anchors_of
from briefing.publish.lookups.plans import lies_ahead
from briefing.publish.pages.filters import filters
from briefing.publish.pages.timeline import FULL

TEXTS = (
    "NASA and JAXA signed an agreement on 3 March 2025. China launched a probe on 4 March 2025.",
    "NASA launched a satellite on 5 March 2025. France joined the Artemis Accords on 6 March 2025.",
)


def built(*texts):
    days = [date(2025, 3, 10) + timedelta(number) for number in range(len(texts))]
    return site(*(briefing(t, slug=f"b{n}", published=d) for n, (t, d) in enumerate(zip(texts, days, strict=True))))


def pages(known):
    return {outline.path: outline for outline in laid_out(known)}


def whats(outline):
    return [row.what for row in outline.build().data.rows]


@pytest.mark.parametrize(
    ("first", "last", "wanted", "last_words"),
    [
        ("2026", "2040", 4, ("2040", True)),  # they would run out of the axis
        ("2011", "2026", 4, ("2025", False)),
        ("2026", "2026", 4, ("Oct", False)),
        ("1990", "2026", 12, ("2025", False)),
        ("1961", "2020", 12, ("2020", False)),
    ],
)
def test_each_line_of_an_axis_has_its_words(first, last, wanted, last_words):
    found = ticks(scale_over((from_edtf(first), from_edtf(last))), wanted)
    assert all(tick.text for tick in found)
    assert (found[-1].text, found[-1].end) == last_words


def test_a_phone_shows_the_line_of_a_year_for_whose_words_it_has_no_room():
    found = ticks(Scale(date(1975, 1, 1), date(2026, 12, 31)), 12)
    assert [(tick.text, tick.minor) for tick in found][-2:] == [("2020", False), ("2025", True)]


def test_a_year_stands_once_where_an_axis_begins_before_its_january():
    found = ticks(Scale(date(2020, 7, 1), date(2026, 6, 30)), 12)
    assert [tick.text for tick in found][:2] == ["Jul", "Jan 2021"]
    assert [tick.minor for tick in found][:2] == [True, False]


def test_a_kind_holds_its_events_only():
    found = whats(pages(built(*TEXTS))["timeline/kind/launch/index.html"])
    assert "NASA launched a satellite" in found and "China launched a probe" in found
    assert not [what for what in found if "signed" in what]


def test_a_country_holds_what_its_bodies_do():
    found = whats(pages(built(*TEXTS))["timeline/country/united-states/index.html"])
    assert "NASA launched a satellite" in found and "China launched a probe" not in found


def test_the_timeline_leads_to_every_filter():
    found = pages(built(*TEXTS))
    links = [link.href for _, listed in found["timeline/index.html"].build().data.filters for link in listed]
    filters = {path.removesuffix("index.html") for path in found if path.count("/") == 3 and "/in/" not in path}
    assert {link.removeprefix("../") for link in links} == {f for f in filters if f.startswith("timeline/")}


@pytest.mark.slow
def test_the_pages_of_months_stay_as_they_are():
    text = "Peru and Kenya signed an agreement number {day} on {day}."
    before, after = (pages(site(*many(count, text))) for count in (250, 251))
    kept = [path for path in before if re.match(r"timeline/.*/in/(2025-)?0[1-8]/", path)]
    assert any(path.startswith("timeline/2025/in/") for path in kept)
    assert any(path.startswith("timeline/kind/agreement/in/") for path in kept)
    assert all(before[path].depends == after[path].depends for path in kept)


def anchors(outline):
    return [row.anchors[0] for section in outline.build().data.sections for row in section.rows]


def test_a_full_year_is_cut_into_months_and_its_own_page_holds_the_whole_record_too():
    found = pages(site(*many(FULL + 50, "Peru and Kenya signed an agreement number {day} on {day}.")))
    year = anchors(found["timeline/2025/index.html"])
    months = [anchors(found[path]) for path in found if path.startswith("timeline/2025/in/")]
    record = {anchor for anchor in set(year).union(*months) if anchor.startswith("ms-")}
    assert record <= set(year) and FULL <= len(year) <= FULL + len(record)
    assert len(set(year).union(*months)) >= FULL + 50 + len(record)


def test_a_later_merge_moves_no_other_entry_to_another_page():
    text = "Peru and Kenya signed an agreement number {day} on {day}."
    texts = list(many(250, text))
    told_again = briefing(
        "Peru and Kenya signed an agreement number 3 January 2025 on 3 January 2025.",
        slug="z",
        published=date(2025, 1, 5),
    )
    before, after = pages(site(*texts)), pages(site(*texts[:-1], told_again))
    path = "timeline/kind/agreement/in/2025-02/index.html"
    assert whats(before[path]) == whats(after[path]) != []


def test_the_page_of_a_country_leads_to_its_own_timeline_for_what_it_leaves_out():
    known = site(*many(30, "Peru and Kenya signed an agreement number {day} on {day}."))
    found = pages(known)
    country, agency = (found[f"entities/{name}/index.html"].build().data for name in ("peru", "nasa"))
    assert country.hidden > 0 and country.timeline == "timeline/country/peru/"
    assert f"{country.timeline}index.html" in found
    assert agency.timeline == "timeline/"


@pytest.mark.parametrize(
    ("when", "coming"),
    [
        ("2028", True),
        ("2026", True),  # the year of the day has not ended
        ("../2028", True),
        ("2030/..", True),
        ("2020/..", False),  # began long ago and has no end
        ("20XX", False),  # a century
        ("2025", False),
    ],
)
def test_only_a_plan_with_a_date_to_wait_for_lies_ahead(when, coming):
    plan = replace(built(TEXTS[0]).events[0], when=from_edtf(when), modality="planned")
    assert lies_ahead(plan, date(2026, 11, 22)) == coming
    assert not lies_ahead(replace(plan, modality="happened"), date(2026, 11, 22))


def test_an_id_that_an_event_had_before_it_was_merged_leads_to_one_event_alone():
    known = built(
        "India launched a satellite on 3 March 2024.",
        "India launched a satellite on 5 May 2022.",
        "India launched a satellite on 5 May 2022 and launched another satellite on 3 March 2024.",
    )
    found = index(known)
    first, second = (anchors_of(event, found) for event in known.events)
    assert len(first) == len(second) == 2 and not set(first) & set(second)


@pytest.mark.parametrize("code", ["2026~", "../2040", "2026-05/..", "2028", "2026-05-04"])
def test_the_mark_of_a_plan_is_hollow_however_vague_its_date(code):
    when = from_edtf(code)
    planned, happened = (mark(when, scale_over([when]), False, one).kind.split() for one in (True, False))
    assert planned[0] == "p" and "p" not in happened
    assert (planned == ["p", "v"]) == (happened == ["f"])


def test_one_subject_has_one_timeline():
    text = (
        "ISRO launched the radar satellite NISAR on 30 July 2025. Portugal signed the Artemis Accords in January 2026."
    )
    found = index(site(briefing(text, published=date(2026, 2, 5))))
    for (dimension, value), own in filters(found).items():
        if dimension != "kind":
            listed = [entry for ids in own.pages.values() for entry in ids]
            assert set(listed) == set(entries_of(found, value)), value
    assert any("NISAR" in found.entries[one].title for one in entries_of(found, "india") if one.startswith("ms-"))
    assert len(entries_of(found, "artemis-accords")) == filters(found)["programme", "artemis-accords"].count
