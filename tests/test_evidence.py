"""Every number and date leads to what it rests on, and says how it was read."""

from datetime import date

from bs4 import BeautifulSoup
from builders import SEED, briefing, knowledge, site
from test_pages import rendered

from briefing.knowledge import Outlet, Outlets
from briefing.publish.evidence.citing import source_link
from briefing.publish.evidence.date_explanations import reckoned
from briefing.publish.evidence.rights import evidence
from briefing.publish.figures.mentions import by_year, sparkline
from briefing.publish.lookups.indexing import index
from briefing.publish.view.briefing_card import tally

TEXT = "China and Pakistan signed an agreement last week. Pakistan launched a satellite in 2024."


def only(text=TEXT, **fields):
    known = site(briefing(text, **fields), known=knowledge())
    return next(iter(index(known).readings.values()))


def test_a_date_says_its_words_its_days_its_anchor_and_its_rule():
    first, second = reckoned(only())
    assert (first.words, first.when.words, first.known) == (
        "last week",
        "24 February – 2 March 2025",
        "known to the week",
    )
    assert first.origin == "counted from the day of the text, Wednesday 5 March 2025"
    assert (second.known, second.origin) == ("known to the year", "as stated")


def test_withheld_dates_are_not_listed():
    known = site(briefing(TEXT, source="paper"), known=knowledge(rights="facts"))
    assert reckoned(next(iter(index(known).readings.values()))) == ()


def test_a_date_of_the_text_leads_to_its_row():
    page = rendered(site(briefing(TEXT), known=knowledge()))["briefings/cmsa-and-suparco-sign/index.html"]
    soup = BeautifulSoup(page, "html.parser")
    links = soup.select(".text a.when")
    assert [link["href"] for link in links] == ["#d-1", "#d-2"]
    assert all(soup.select_one(link["href"]).name == "tr" for link in links)
    assert links[0]["data-how"].endswith("rule “unit by its place”")


def test_a_text_fragment_that_the_title_repeats_is_left_out():
    for title, kept in (("CMSA and SUPARCO sign", True), ("A cooperation agreement last week to select two", False)):
        reading = only(SEED, title=title)
        event = next(one for one in reading.analysis.events if one.when.precision == "week")
        href = evidence(reading, event.evidence[0], "", here=True, part=event.times[0]).href
        assert (":~:text=" in href) is kept, title


def test_mentions_are_counted_by_year_without_gaps():
    texts = [briefing(TEXT, slug=f"t-{year}", published=date(year, 3, 5)) for year in (2021, 2024)]
    counts = by_year(index(site(*texts, known=knowledge())), "china")
    assert counts == ((2021, 1), (2022, 0), (2023, 0), (2024, 1))
    drawn = sparkline(counts, {2024})
    assert [bar.href for bar in drawn.bars] == ["", "#m-2024"]
    assert [(bar.x, bar.width) for bar in drawn.bars] == [("0%", "20%"), ("80%", "20%")]  # over the years at both ends
    assert sparkline(counts[:1], {2021}) is None


def test_a_source_is_named_by_the_publisher_of_its_host_or_of_one_above():
    outlets = Outlets([Outlet("example.org", "The Example", "press")])
    link = source_link("https://www.en.example.org/a/b/", frozenset(), outlets)
    assert (link.text, link.note) == ("The Example", "press · en.example.org/a/b")
    assert source_link("https://badexample.org/a", frozenset(), outlets).text == "badexample.org"
    assert source_link("https://m.example.org/a", frozenset(["example.org"]), outlets).href == ""


def test_a_text_and_a_record_from_one_outlet_do_not_agree_with_each_other():
    told = "NASA and ISRO launched the radar satellite NISAR on 30 July 2025."
    link = '<p><a href="https://www.etvbharat.com/en/other">ETV Bharat</a></p>'
    for more, said in (("", "1 event on record"), (link, "1 event, same source")):
        found = index(site(briefing(told, html=f"<p>{told}</p>{more}", published=date(2025, 9, 30))))
        (reading,) = found.readings.values()
        assert said in [count.text for count in tally(reading, found)]
