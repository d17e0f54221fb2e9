"""The grid of memberships: what is known of who joined what, from the record and from reports, each with its source."""

import csv
from datetime import date

import pytest
from bs4 import BeautifulSoup
from builders import KNOWN, briefing, knowledge, site
from test_pages import rendered

from briefing.publish.lookups.indexing import index
from briefing.publish.view.facts import facts

FIRST = (
    "Oman signed the Artemis Accords on 26 January 2026 and became the 61st country to sign the Artemis Accords. "
    "Peru signed the Artemis Accords on 30 May 2024. Kenya plans to sign the Artemis Accords in 2027. "
    "Serbia joined the ILRS in May 2024."
)
SECOND = "Oman, the 62nd country to sign the Artemis Accords, sent a delegation to Muscat."


@pytest.fixture(scope="module")
def pages():
    texts = (
        briefing(FIRST, slug="first", published=date(2026, 2, 1)),
        briefing(SECOND, slug="second", published=date(2026, 3, 1)),
    )
    return rendered(site(*texts, known=knowledge(records=KNOWN.records), as_of=date(2026, 11, 22)))


@pytest.fixture(scope="module")
def grid(pages):
    """Return the cells of the page by country and column."""
    table = BeautifulSoup(pages["memberships/index.html"], "html.parser").table
    heads = [one.a.get_text() for one in table.select("thead th")]
    return {
        (row.th.get_text(), head): cell
        for row in table.select("tbody tr")
        for head, cell in zip(heads, row.select("td"), strict=True)
    }


def test_record_and_reports_fill_the_grid(grid):
    assert "13 Oct 2020" in grid["Japan", "Artemis Accords"].get_text()
    assert "30 May 2024" in grid["Peru", "Artemis Accords"].get_text()
    assert "28 Oct 2005" in grid["Peru", "APSCO Convention"].get_text()
    assert "May 2024" in grid["Serbia", "International Lunar Research Station"].get_text()  # "joined the ILRS"
    assert "9 Mar 2021" in grid["Russia", "International Lunar Research Station"].get_text()
    sharing = {row for row, thing in grid if thing == "Gateway" and "member" in grid[row, thing].get_text()}
    assert sharing == {"Canada", "ESA", "Japan", "United Arab Emirates", "United States"}
    assert not grid["Japan", "APSCO Convention"].get_text(strip=True)


def test_a_plan_to_join_is_no_membership(grid):
    assert ("Kenya", "Artemis Accords") not in grid


def test_every_cell_leads_to_what_says_so(grid):
    filled = [cell for cell in grid.values() if cell.get_text(strip=True)]
    assert len(filled) > 20 and all(cell.select_one(".ev, .src") for cell in filled)


def test_a_number_that_texts_count_differently_is_disputed(grid):
    cell = grid["Oman", "Artemis Accords"]
    assert cell.select_one(".st.con") and "no. 61" not in cell.get_text()


def test_what_is_not_known_is_said(pages):
    heads = BeautifulSoup(pages["memberships/index.html"], "html.parser").select("thead small")
    assert "10 of at least 62 known here" in [one.get_text() for one in heads]


def test_the_table_has_a_row_for_each_cell(pages, grid):
    rows = list(csv.DictReader(pages["memberships/memberships.csv"].splitlines()))
    assert len(rows) == sum(bool(cell.get_text(strip=True)) for cell in grid.values())
    assert all(row["sources"] or row["evidence"] for row in rows)


def section(page, heading):
    """Return the rows of a section of a page, each with the words of its cells."""
    head = next((one for one in BeautifulSoup(page, "html.parser").select("h2") if one.get_text() == heading), None)
    rows = head.find_parent("section").select("tbody tr") if head else ()
    return [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in rows]


def test_the_page_of_a_paper_lists_who_joined_it_the_first_above(pages, grid):
    rows = section(pages["entities/artemis-accords/index.html"], "Who belongs to it")
    column = [cell for (_, thing), cell in grid.items() if thing == "Artemis Accords"]
    assert len(rows) == 10 == sum(bool(cell.get_text(strip=True)) for cell in column)
    assert [row[1] for row in rows][-2:] == ["Peru", "Oman"] and rows[-1][2] == "number disputed"
    assert "10 of at least 62 known here, the first above" in pages["entities/artemis-accords/index.html"]
    assert "5 known here. " in pages["entities/gateway/index.html"]  # nobody says since when


def test_the_page_of_a_country_lists_what_it_joined(pages):
    page = pages["entities/peru/index.html"]
    assert [row[1] for row in section(page, "Belongs to")] == ["APSCO Convention", "Artemis Accords"]
    assert section(pages["entities/kenya/index.html"], "Belongs to") == []


def test_a_country_has_its_agencies_and_people_among_its_facts():
    known = index(site(briefing("CMSA and CNSA met Lin Xiqiang in China. NASA came from the United States.")))
    found = {fact.label: [link.text for link in fact.links] for fact in facts(known.records["china"], known, "../../")}
    assert (found["agencies"], found["person"]) == (["CMSA", "CNSA"], ["Lin Xiqiang"])
