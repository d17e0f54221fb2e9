"""What readers come for, each from the home page in at most three clicks."""

import csv
import re

import pytest
from test_browser import landed

MOST = 3
"""Clicks."""


@pytest.fixture
def reader(tab, address):
    """Return a function that opens the home page, as a reader who counts clicks."""
    return lambda **options: Reader(tab(f"{address}/", reduced_motion="reduce", **options))


class Reader:
    """A reader in a tab."""

    def __init__(self, page):
        self.page, self.clicks = page, 0
        page.set_default_timeout(10_000)

    def click(self, selector, words=None):
        """Click what is seen first of what a selector finds, or of the links in some words."""
        found = self.page.locator(selector, has_text=words) if words else self.page.locator(selector)
        found.filter(visible=True).first.click()
        self.clicks += 1
        assert self.clicks <= MOST

    def target(self, selector, words):
        """Return the text of what a link leads to that is no page."""
        href = self.page.locator(selector, has_text=words).first.evaluate("one => one.href")
        self.clicks += 1
        assert self.clicks <= MOST
        return self.page.request.get(href).text()

    def text(self, selector="main"):
        return self.page.locator(selector).first.inner_text()


def test_what_two_do_together_and_on_which_words_it_rests(reader):
    one = reader()
    one.click("section[aria-labelledby=h-n] a", "Samplia and Testland")
    assert re.search(r"2024\s+Testland launches the first probe of Samplia", one.text("#reg"))
    one.click("#reg tr:has-text('first probe') a.ev")
    assert "3 May 2024" in landed(one.page)


def test_when_something_is_planned_and_who_says_so(reader):
    one = reader()
    row = one.page.locator("section[aria-labelledby=h-a] tr", has_text="A joint crew of Testland and Samplia")
    assert "2027" in row.inner_text()
    row.locator("summary").click()
    assert "Gazette of plans, 2026" in row.inner_text()


def test_what_somebody_agreed_to_in_a_year(reader):
    one = reader()
    one.click("nav a", "Index")
    one.click("main a", "Samplia Space Bureau")
    rows = one.page.locator("section[aria-labelledby=h-o] tbody tr").all_inner_texts()
    assert any("2026" in row and "signed" in row for row in rows)


def test_what_two_do_together_as_a_spreadsheet(reader):
    one = reader()
    one.click("nav a", "Cooperation")
    one.click(".mx a[href*='samplia--testland']")
    shown = one.page.locator("#reg tbody tr").count()
    rows = list(csv.DictReader(one.target("#reg a", "CSV").splitlines()))
    assert len(rows) == shown > 1 and all(row["evidence"] or row["sources"] for row in rows)


def test_who_somebody_is(reader):
    one = reader()
    one.click("nav a", "Index")
    one.click("main a", "Samplia Space Bureau")
    assert re.search(r"agency · Samplia.*founded\s+1998.*rests on\s+2 sources", one.text(), re.S)


def test_how_to_follow_somebody(reader):
    one = reader()
    one.click("nav a", "Index")
    one.click("main a", "Samplia Space Bureau")
    feed = one.target("a", "what it takes part in")
    assert "<entry>" in feed and "Samplia Space Bureau" in feed


def test_how_to_cite_a_sentence(reader):
    one = reader()
    one.click("main a", "share a station")
    one.click(".text .s .n")
    assert landed(one.page).startswith("1") and "/#s-" in one.page.url
    one.click("summary", "Cite")
    assert "Testland Gazette, “Testland, Examplia and Samplia share a station”. Space" in one.text(".cite p")


def test_what_is_new_this_week(reader):
    one = reader()
    one.click("main a", "week by week")
    one.click("main a", "8–14 June 2026")
    assert "Samplia joins the station" in one.text("section[aria-labelledby=h-t]")
    assert "Samplia Space Bureau and TSA signed an agreement" in one.text("section[aria-labelledby=h-e]")


def test_search_finds_who_is_asked_for_before_what_names_them(reader):
    one = reader()
    one.click("nav a", "Search")
    one.page.fill("#q", "TSA")  # which titles of briefings hold, and the title of its own page does not
    one.page.locator("#found li").first.wait_for()
    one.click("#found a")
    assert one.text("h1") == "Testland Space Agency"


def test_a_source_on_a_phone_in_the_dark_and_back(reader):
    one = reader(viewport={"width": 390, "height": 800}, color_scheme="dark", has_touch=True)
    one.click("main a", "share a station")
    before = one.page.locator(".mg .ev[href^='#n-']").filter(visible=True).first
    before.scroll_into_view_if_needed()
    place = one.page.evaluate("() => scrollY")
    one.click(".mg .ev[href^='#n-']")
    one.page.locator("li:target").wait_for()
    assert one.page.locator("li:target a.out").is_visible()
    one.page.go_back()
    one.page.wait_for_function("place => Math.abs(scrollY - place) < 200", arg=place)
