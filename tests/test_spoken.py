"""What a screen reader says of each kind of page: landmarks, headings, names of links, tables, pictures, marks."""

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from builders import SLUG, briefing, knowledge, site
from test_pages import rendered

pytestmark = pytest.mark.slow

LANDMARK = re.compile(
    r'(?P<role>navigation|region|search|complementary|form|banner|main|contentinfo) ?"?(?P<name>[^"]*)'
)
VAGUE = re.compile(
    r"[\W_]*(?:\d{1,3}|[^\W\d]?|more|here|link|newest|older|next|read more|details)[\W_]*", re.IGNORECASE
)
"""Names that say nothing by themselves."""


@pytest.fixture
def spoken(visited):
    """Return for each kind of page its roles and names, a line each."""
    return {kind: visit["spoken"] for kind, visit in visited.items()}


def links(lines):
    """Return the names of the links among some lines."""
    return [match[1].replace(r"\"", '"') for line in lines if (match := re.search(r'- \W?link "(.*?)(?<!\\)"', line))]


def test_headings_begin_with_the_title_and_skip_no_level(visited):
    for kind, visit in visited.items():
        levels = visit["headings"]
        assert levels[0] == 1 and levels.count(1) == 1, kind
        assert all(after <= before + 1 for before, after in pairwise(levels)), (kind, levels)


def test_every_landmark_has_a_name_of_its_own(visited):
    for kind, visit in visited.items():
        assert visit["unnamed"] == [], kind
        found = [match.groups() for line in visit["spoken"] if (match := LANDMARK.match(line.strip(" -'")))]
        assert len(found) == len(set(found)), (kind, found)


def test_every_link_says_where_it_leads(spoken):
    for kind, lines in spoken.items():
        found = [name for name in links(lines) if VAGUE.fullmatch(name)]
        letters = [name for name in found if re.fullmatch("[A-Z]", name)]  # of the index, in a list of that name
        assert found == letters and (not letters or kind == "entities"), (kind, found)


def test_numbers_of_sentences_are_spoken_as_such(spoken):
    own = [name for name in links(spoken["briefing"]) if name.startswith("sentence ")]
    assert {"sentence 1", "sentence “1"} <= set(own)
    assert all(re.fullmatch(r"sentence “?\d+", name) for name in own)
    others = [name for name in links(spoken["entity"]) if name.startswith("sentence ")]
    assert others and all(
        re.fullmatch(r"sentence \d+(?:, text \d+,)? of \d+ [A-Z][a-z]+ \d{4}.*", name) for name in others
    )


def test_a_source_is_spoken_with_its_publisher(spoken):
    assert "source a, example.org" in links(spoken["briefing"]) or "source a, Testland Gazette" in links(
        spoken["briefing"]
    )


def test_a_day_without_its_month_is_spoken_whole():
    one = briefing("China and Pakistan met on 5 and 8 April 2024.")
    soup = BeautifulSoup(rendered(site(one, known=knowledge()))[f"briefings/{SLUG}/index.html"], "html.parser")
    assert [a.get("aria-label") for a in soup.select("#text a.when")] == ["5, 5 April 2024", None]


def test_tables_have_captions_and_heads_of_columns_and_rows(visited):
    assert {kind: visit["headless"] for kind, visit in visited.items() if visit["headless"]} == {}


def test_states_are_words(visited):
    for kind, visit in visited.items():
        assert [said for said in visit["states"] if not re.search("[a-z]{3}", said)] == [], kind
    for kind, word in (("briefing", "conflict"), ("briefing", "corrected"), ("corrections", "conflict")):
        assert any(word in said.lower() for said in visited[kind]["states"]), (kind, word)


def test_marks_of_a_figure_are_not_spoken_beside_the_words_that_say_the_same(tab, address, kinds):
    for kind in ("home", "entity", "briefing"):
        page = tab(f"{address}/{kinds[kind]}")
        said = links(page.locator(".fig").first.aria_snapshot().splitlines())
        assert len(said) == page.locator(".fig").first.locator("a:has(text)").count(), kind


def test_notes_beside_a_text_are_told_from_it(spoken):
    assert any(line.strip().startswith("- note") for line in spoken["briefing"])


def test_signs_between_links_are_silent(spoken):
    crumbs = spoken["briefing"].index(next(line for line in spoken["briefing"] if "Breadcrumb" in line))
    assert not any(line.strip() == "- text: /" for line in spoken["briefing"][crumbs : crumbs + 12])
