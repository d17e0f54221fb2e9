"""What machines read of pages: JSON-LD, OpenGraph, and the sitemap."""

import json
import re
from datetime import date
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, SoupStrainer
from builders import SLUG, briefing, correction, knowledge, many, site
from test_pages import rendered

from press.theme import csp_source

SITE = "https://example.org/"
SCRIPTS = SoupStrainer("script")
BRIEFING = f"briefings/{SLUG}/index.html"


@pytest.fixture(scope="module")
def texts():
    one = briefing(source="paper", url="https://paper.example/a", reviewed=date(2025, 4, 1))
    return rendered(site(one, *many(3), known=knowledge(corrections=[correction()])))


def linked(text):
    """Return the data of a page."""
    soup = BeautifulSoup(text, "lxml", parse_only=SCRIPTS)
    return json.loads(soup.find("script", type="application/ld+json").string)


def test_a_briefing_is_an_article_with_its_source_and_its_days(texts):
    found = linked(texts[BRIEFING])
    assert (found["@type"], found["headline"]) == ("Article", "CMSA and SUPARCO sign")
    assert (found["datePublished"], found["dateModified"]) == ("2025-03-05", "2026-11-22")
    assert found["isBasedOn"] == "https://paper.example/a"
    assert found["sourceOrganization"]["name"] == "The Paper"
    assert found["publisher"]["name"] == "The Publisher"
    assert all(address.startswith("http") for address in found["citation"])
    kinds = {one["name"]: one["@type"] for one in found["about"]}
    assert kinds["China"] == "Country"
    assert kinds["China Manned Space Agency"] == "GovernmentOrganization"


def test_an_event_has_a_date_only_when_iso_8601_can_say_it(texts):
    events = linked(texts[BRIEFING])["mentions"]
    dates = {event["name"]: event.get("startDate") for event in events}
    week = next(day for name, day in dates.items() if "signed" in name)
    assert week is None, "a week has no startDate of its own precision"
    assert "2024" in dates.values() or any(day and len(day) == 7 for day in dates.values())


def test_every_event_leads_to_its_sentence(texts):
    for path in (BRIEFING, "entities/china/index.html"):
        for event in linked(texts[path])["mentions"]:
            for address in [event["subjectOf"]] if isinstance(event["subjectOf"], str) else event["subjectOf"]:
                page, _, anchor = address.removeprefix(SITE).partition("#")
                assert not address.startswith(SITE) or f'id="{anchor}"' in texts[page + "index.html"]


def test_an_entity_is_what_its_page_is_about(texts):
    found = linked(texts["entities/china/index.html"])
    assert found["mainEntity"]["@type"] == "Country"
    assert found["mainEntity"]["@id"] == f"{SITE}entities/china/"
    assert found["mainEntity"]["sameAs"] == "https://www.wikidata.org/entity/Q148"


def test_every_address_below_the_site_exists(texts):
    for path, text in texts.items():
        if "ld+json" in text:
            written = text.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
            assert f"script-src 'self' '{csp_source(written)}'; " in text, path
            for address in re.findall(rf'"{SITE}([^"#]*)', json.dumps(linked(text))):
                assert f"{address}index.html" in texts, path


def test_hostile_words_stay_inside_the_data():
    bad = "</script><script>alert(1)</script>"
    texts = rendered(site(briefing(title=bad, summary=bad), known=knowledge()))
    assert linked(texts[BRIEFING])["headline"] == bad
    assert "<script>" not in texts[BRIEFING]


def leading_on(texts):
    """Return the pages of acronyms and full names that lead on to an entity."""
    return {path for path, text in texts.items() if 'http-equiv="refresh"' in text}


def test_open_graph_says_what_the_page_says(texts):
    for path in (path for path in texts if path.endswith(".html") and path not in leading_on(texts)):
        soup = BeautifulSoup(texts[path], "lxml")
        if soup.find("meta", property="og:url"):
            told = {one["property"]: one["content"] for one in soup.find_all("meta", property=True)}
            assert told["og:url"] == soup.find("link", rel="canonical")["href"]
            assert told["og:description"] == soup.find("meta", {"name": "description"})["content"]
            kind = "article" if re.match(r"briefings/[a-z]+-", path) else "website"
            assert told["og:title"] and told["og:type"] == kind, path


def test_the_sitemap_lists_every_page_with_its_last_change(texts):
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    root = ElementTree.fromstring(texts["sitemap.xml"])
    shards = [one.text.removeprefix(SITE) for one in root.iterfind(".//s:loc", names)]
    assert sorted(shards) == sorted(path for path in texts if path.startswith("sitemap/"))
    days = {}
    for shard in shards:
        for url in ElementTree.fromstring(texts[shard]).iterfind("s:url", names):
            days[url.find("s:loc", names).text.removeprefix(SITE)] = url.findtext("s:lastmod", "", names)
    listed = {f"{address}index.html" for address in days}
    assert listed <= texts.keys()
    assert leading_on(texts).isdisjoint(listed)
    assert {"timeline/kind/launch/index.html", "entities/kind/agency/index.html"} <= listed
    assert days[f"briefings/{SLUG}/"] == days["entities/suparco/"] == "2026-11-22"
    assert days["timeline/2024/"] == "2025-03-05"


def test_a_new_briefing_touches_few_shards():
    before, after = (rendered(site(*many(count), known=knowledge())) for count in (30, 31))
    touched = {path for path in after if path.startswith("sitemap/") and before.get(path) != after[path]}
    shards = ("main", "timeline", "briefings-2025-1", "cooperation-2025-1", "entities-2025-1")
    assert touched <= {f"sitemap/{name}.xml" for name in shards}
