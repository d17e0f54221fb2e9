"""The page of a week: what lies in it by the dates of the contents, and the feed of weeks."""

from datetime import date

import feedparser
import pytest
from bs4 import BeautifulSoup
from builders import KNOWN, briefing, correction, knowledge, site
from test_pages import rendered

from briefing.publish.lookups.indexing import index
from briefing.publish.lookups.weeks import beside, days_of, week, weeks

NOVEMBER = (
    "China and Pakistan launched a satellite on 18 November 2026. China and Pakistan will sign an accord in 2027."
)
MAY = "China and Pakistan plan to launch a satellite by 20 November 2026."


@pytest.fixture(scope="module")
def known():
    texts = (
        briefing(),
        briefing(MAY, slug="may", title="May", published=date(2026, 5, 4)),
        briefing(NOVEMBER, slug="november", title="November", published=date(2026, 11, 19)),
    )
    return site(*texts, known=knowledge(milestones=(), corrections=[correction(made=date(2026, 8, 5))]))


@pytest.fixture(scope="module")
def pages(known):
    return rendered(known)


def page(pages, name):
    return BeautifulSoup(pages[f"week/{name}/index.html"], "html.parser")


def test_a_week_with_a_text_or_a_correction_has_a_page(known, pages):
    found = index(known)
    assert weeks(found) == ("2025-w10", "2026-w19", "2026-w32", "2026-w47")
    assert beside(found, "2026-w32") == ("2026-w19", "2026-w47")
    assert {f"week/{name}/index.html" for name in weeks(found)} <= pages.keys()


def test_a_week_has_its_texts_what_happened_in_it_and_the_plans_of_it(known, pages):
    own = week(index(known), "2026-w47")
    assert own.texts == ("november",) and len(own.entries) == 1 and (len(own.due), len(own.told)) == (1, 1)
    shown = page(pages, "2026-w47")
    assert shown.h1.get_text() == "Week 47 of 2026"
    assert "16–22 November 2026. 1 new text, 1 event and 2 plans." in shown.select_one(".stand").get_text()
    for heading in ("h-t", "h-e", "h-p"):
        assert shown.select_one(f'[aria-labelledby="{heading}"] a[href*="briefings/november/"]'), heading


def test_what_the_program_read_wrongly_and_words_that_no_text_has_make_no_week():
    made = correction(not_an_event=True, made=date(2026, 8, 5)), correction("no such words", made=date(2026, 9, 9))
    assert weeks(index(site(briefing(), known=knowledge(milestones=(), corrections=made)))) == ("2025-w10",)


@pytest.mark.parametrize(("day", "name"), [(date.max, "9999-w52"), (date.min, "0001-w01")])
def test_the_first_and_the_last_week_of_the_calendar_have_days(day, name):
    assert weeks(index(site(briefing(published=day), known=knowledge(milestones=())))) == (name,)
    assert days_of(name).ends[0] <= day <= days_of(name).ends[1]


def test_a_plan_of_what_is_on_record_in_its_week_repeats_no_id():
    text = "ESA and the Chinese Academy of Sciences plan to launch SMILE on 19 May 2026."
    known = knowledge(records=KNOWN.records, milestones=KNOWN.milestones)
    made = rendered(site(briefing(text, published=date(2026, 5, 18)), known=known, as_of=date(2026, 11, 22)))
    ids = [tag["id"] for tag in page(made, "2026-w21").select("[id]")]
    assert len(ids) == len(set(ids)) and "SMILE" in made["week/2026-w21/index.html"]


def test_a_correction_stands_in_the_week_in_which_it_was_made(pages):
    assert "ICUBE-Q" in page(pages, "2026-w32").select_one(".conf").get_text()
    assert page(pages, "2025-w10").select_one(".conf") is None


def test_every_statement_of_a_week_leads_to_its_sentence(pages):
    for name in ("2026-w47", "2026-w19"):
        for row in page(pages, name).select("tbody tr"):
            assert row.select_one('.ev[href*="#s-"]'), row


def test_weeks_are_listed_and_followed_when_they_are_over(pages):
    listed = BeautifulSoup(pages["week/index.html"], "html.parser").select(".idx a")
    assert listed[0]["href"] == "../week/2026-w47/" and len(listed) == 4
    feed = feedparser.parse(pages["week/feed.xml"].encode())
    assert not feed.bozo and feed.entries[0].title == "Week 32 of 2026, to 9 August 2026"
    for entry in feed.entries:
        assert entry.link.removeprefix("https://example.org/") + "index.html" in pages
    assert 'href="./week/"' in pages["index.html"]
