"""Disagreements: a card for each, with its question, sides and verdict, and a mark where the words are shown."""

from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup
from builders import KNOWN, briefing, correction, knowledge, site
from test_pages import rendered

from briefing.model import When
from briefing.publish.lookups.indexing import index
from briefing.publish.view.briefing_card import stand

FIRST = (
    "The spokesman was CMSA deputy director Lin Xiqiang. "
    "ESA and the Chinese Academy of Sciences launched SMILE on 21 May 2026."
)
SECOND = "Lin Xiqiang, the director of CMSA, spoke."


@pytest.fixture(scope="module")
def pages():
    made = (
        correction(question="What is the satellite called?"),
        correction("last week", state="conflict", says="Others say this week."),
    )
    smile = tuple(one for one in KNOWN.milestones if one.programme == "smile")
    texts = (
        briefing(),
        briefing(FIRST, slug="first", title="First", published=date(2026, 6, 1)),
        briefing(SECOND, slug="second", title="Second", published=date(2026, 6, 20)),
    )
    known = knowledge(corrections=made, records=KNOWN.records, milestones=smile)
    return rendered(site(*texts, known=known, as_of=date(2026, 11, 22)))


def cards(pages, path="disagreements/index.html"):
    """Return the cards of a page by their question."""
    found = BeautifulSoup(pages[path], "html.parser").select(".conf > li")
    return {card.span.get_text(): card for card in found}


def test_each_disagreement_has_one_card_with_its_sides(pages):
    found = cards(pages)
    office = found["Which office does Lin Xiqiang hold in CMSA?"]
    assert [one.get_text() for one in office.select("q")] == ["deputy director", "director general", "director"]
    assert all(side.select_one(".ev") for card in found.values() for side in card.select(".said > li"))
    day = found["When was SMILE launched?"]
    assert "21 May 2026" in day.get_text() and "On record: 19 May 2026" in day.get_text()
    assert len(found) == 4


def test_three_days_and_two_launches_on_record_make_one_card_each():
    days = ((1, "10 May"), (2, "12 May"), (3, "14 May"))
    texts = [
        briefing(f"ESA launched Proba-3 on {day} 2026.", slug=f"t-{n}", title=f"T {n}", published=date(2026, 6, n))
        for n, day in days
    ]
    smile = next(one for one in KNOWN.milestones if one.id == "ms-2026-05-19")
    twice = (smile, replace(smile, id="ms-2026-05-24", when=When.on(date(2026, 5, 24))))
    texts.append(briefing(FIRST, slug="first", title="First", published=date(2026, 6, 1)))
    known = knowledge(records=KNOWN.records, milestones=twice)
    found = rendered(site(*texts, known=known, as_of=date(2026, 11, 22)))
    ids = [tag["id"] for tag in BeautifulSoup(found["disagreements/index.html"], "html.parser").select("[id]")]
    assert len(ids) == len(set(ids))
    day = next(card.get_text() for question, card in cards(found).items() if "Proba-3" in question)
    assert all(said in day for _, said in days)


def test_a_card_says_whether_it_is_settled(pages):
    found = cards(pages)
    assert "Settled" in found["What is the satellite called?"].get_text()
    assert "Open." not in found["Is this right?"].get_text()
    kinds = {question: card.select_one(".st")["class"][1] for question, card in found.items()}
    assert kinds["Is this right?"] == "con" and kinds["What is the satellite called?"] == "cor"


def test_the_home_page_has_the_open_ones_alone(pages):
    assert cards(pages, "index.html").keys() == cards(pages).keys() - {"What is the satellite called?"}
    assert 'href="./disagreements/"' in pages["index.html"]


def test_every_card_stands_on_the_page_of_its_time(pages):
    parts = [path for path in pages if path.startswith("disagreements/in/")]
    assert parts and {q for path in parts for q in cards(pages, path)} == cards(pages).keys()


def test_words_that_are_quoted_elsewhere_bear_their_mark(pages):
    said = BeautifulSoup(pages["entities/lin-xiqiang/index.html"], "html.parser").select(".said > li")
    marked = [one for one in said if one.select_one(".con a, .con + a")]
    assert len(marked) == 3
    place = marked[0].select_one(".con + a")["href"].removeprefix("../../")
    path, _, anchor = place.partition("#")
    assert f'id="{anchor}"' in pages[f"{path}index.html"]


def test_withheld_words_stand_on_no_card():
    said = "This achievement marked Pakistan’s inaugural lunar flyby."
    known = knowledge(rights="facts", corrections=[correction(said, state="conflict")])
    found = cards(rendered(site(briefing(source="paper"), known=known)))
    assert "words that are not shown here" in found["Is this right?"].get_text()
    assert "inaugural" not in found["Is this right?"].get_text()


def test_words_of_a_summary_bear_their_mark_in_lists_and_feeds():
    made = correction("signed a cooperation agreement last week", state="conflict")
    known = knowledge(corrections=[made])
    text = "The two agencies signed a cooperation agreement last week."
    found = rendered(site(briefing(summary=text), known=known))
    for path in ("feed.xml", "briefings/index.html", "changes/index.html"):
        assert "last week [disputed]." in found[path], path


def test_words_behind_those_of_the_title_bear_their_mark():
    told, made = "A pact was signed. Peru joined.", correction("Peru joined.", state="conflict")
    found = index(site(briefing(told, title="A pact", summary=told), known=knowledge(corrections=[made])))
    assert [stand(reading) for reading in found.readings.values()] == ["… was signed. Peru joined [disputed]."]
