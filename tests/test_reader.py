"""What a page offers its reader: citations, related briefings, breadcrumbs, acronyms, reports of errors."""

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, SoupStrainer
from builders import SLUG, briefing, knowledge, laid_out, many, site
from test_pages import ENVIRONMENT, SETTINGS, rendered

from briefing.publish.exports.citation import Citation
from briefing.publish.lookups.indexing import index
from briefing.publish.view.briefing_card import continued
from briefing.publish.view.related import related

SITE = ("Space News", "The Publisher", "https://example.org")
LINKS, FOOTERS, TITLES = (SoupStrainer(name) for name in ("a", "footer", "title"))


@pytest.fixture(scope="module")
def texts():
    return rendered(site(*many(3), briefing(), known=knowledge()))


def test_a_citation_says_who_what_when_and_where():
    one = Citation("oman", "Oman signs", "2026-01-26", "briefings/oman/")
    said = "“Oman signs”. Space News, The Publisher. 26 January 2026. https://example.org/briefings/oman/"
    assert one.plain(*SITE) == said
    assert one.plain("X", "X", "https://example.org").startswith("“Oman signs”. X. 26 January")


def test_a_citation_names_first_who_published_the_text():
    one = Citation("pact", "A pact", "2026-01-26", "briefings/pact/", "Lima Times")
    assert one.plain(*SITE).startswith("Lima Times, “A pact”. ")
    assert "  author = {{Lima Times}}," in one.bibtex(*SITE) and "AU  - Lima Times" in one.ris(*SITE)
    assert replace(one, by=SITE[0]).plain(*SITE) == replace(one, by="").plain(*SITE)


def test_a_citation_without_a_day_names_none():
    one = Citation("oman", "Oman", "", "entities/oman/")
    assert one.plain(*SITE) == "“Oman”. Space News, The Publisher. https://example.org/entities/oman/"
    assert "year" not in one.bibtex(*SITE) and "PY" not in one.ris(*SITE)


def test_bibtex_escapes_what_tex_would_run():
    text = Citation("a", "R&D {50%} \\input", "2026-01-26", "a/").bibtex(*SITE)
    assert r"title = {{R\&D \{50\%\} \textbackslash{}input}}" in text
    assert "month = jan," in text and text.startswith("@misc{a,") and text.endswith("}")


def test_ris_is_one_tag_on_a_line():
    lines = Citation("a", "A\nER  - b", "2026-01-26", "a/").ris(*SITE).splitlines()
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines)
    assert (lines[0], lines[-1]) == ("TY  - ELEC", "ER  - ")


def test_pages_of_briefings_and_entities_can_be_cited(texts):
    for path in (f"briefings/{SLUG}/index.html", "entities/china/index.html"):
        assert "TY  - ELEC" in texts[path] and "@misc{" in texts[path]


def test_related_briefings_are_older_and_share_an_event_or_names():
    found = index(site(*many(3), briefing(), known=knowledge()))
    near = {slug: related(found, slug) for slug in found.readings}
    assert near["note-0"] == ()
    assert near["note-2"] == ("note-1", "note-0")
    days = {slug: reading.briefing.published for slug, reading in found.readings.items()}
    assert all(days[one] <= days[slug] for slug, older in near.items() for one in older)


def test_one_shared_name_relates_nothing():
    one = briefing("China launched a satellite on 3 May 2024.", slug="one")
    other = briefing("China met Oman on 4 May 2023.", slug="two")
    found = index(site(one, other, known=knowledge()))
    assert not any(related(found, slug) for slug in found.readings)


def test_a_new_briefing_changes_no_older_page():
    before, after = (
        {
            o.path: o.depends
            for o in laid_out(site(*many(count), known=knowledge()))
            if o.path.startswith("briefings/note")
        }
        for count in (60, 61)
    )
    assert {path for path in after if before.get(path) != after[path]} == {"briefings/note-60/index.html"}


def test_breadcrumbs_lead_up(texts):
    crumbs = BeautifulSoup(texts[f"briefings/{SLUG}/index.html"], "lxml").select(".crumbs a")
    assert [a["href"] for a in crumbs] == ["../../", "../../briefings/"]


def test_the_glossary_knows_acronyms_of_texts_and_record(texts):
    rows = BeautifulSoup(texts["glossary/index.html"], "lxml").select("tbody tr")
    found = {row.abbr.get_text(): [a["href"] for a in row.select("a")] for row in rows}
    assert found["SUPARCO"] == ["../entities/suparco/"]
    assert found["CMSA"] == ["../entities/cmsa/"]
    assert list(found) == sorted(found, key=str.casefold)


@pytest.mark.parametrize(
    ("address", "begin"),
    [
        ("mailto:a@example.org", "mailto:a@example.org?subject=Error"),
        ("https://example.org/issues/new?labels=error", "https://example.org/issues/new?labels=error&title=Error"),
    ],
)
def test_an_error_is_reported_with_the_address_of_its_sentence(address, begin):
    links = reports(address)
    assert links and all(link.startswith(begin) for link in links)
    assert any("%23s-" in link for link in links)


def test_every_page_says_how_to_cite_it_what_may_be_done_with_it_and_where_to_report(texts):
    for path, text in texts.items():
        if path.endswith(".html"):
            foot = BeautifulSoup(text, "lxml", parse_only=FOOTERS).footer
            words = [a.get_text() for a in foot.find_all("a")]
            assert words.count("How to cite") == words.count("Licence") == 1, path
            assert words.count("Report an error on this page") == (not path.startswith("embed/")), path


def test_without_an_address_no_page_offers_reports():
    assert reports("") == []


def reports(address):
    """Return the links for reports on the pages of a small site."""
    pages = (outline.build() for outline in laid_out(site(briefing(), known=knowledge())))
    settings = {**SETTINGS, "REPORT_ADDRESS": address}
    shown = [page for page in pages if page.path.endswith(".html")]
    texts = [ENVIRONMENT.get_template(f"{page.template}.html").render(page=page, **settings) for page in shown]
    if not address:
        assert not any("Report an error" in text or 'class="rp' in text for text in texts)
    found = (a["href"] for text in texts for a in BeautifulSoup(text, "lxml", parse_only=LINKS).find_all("a"))
    return [href for href in found if "Error" in href]


def test_what_unfolds_stands_in_no_line_of_text():
    texts = rendered(site(briefing(), known=knowledge()))
    html = {path: text for path, text in texts.items() if path.endswith(".html")}
    found = {path: BeautifulSoup(text, "html.parser") for path, text in html.items()}  # lxml would mend what is nested
    assert any(soup.select("[aria-labelledby=h-k] details") for soup in found.values())
    assert not [path for path, soup in found.items() if soup.select("span details, span p, span div, p details")]


def test_no_title_is_longer_than_a_tab_or_a_result_shows():
    long = "train astronauts, share data, build instruments, exchange samples and plan flights to the Moon and beyond"
    texts = rendered(site(briefing(f"China and Pakistan signed an agreement to {long} on 3 March 2025.")))
    html = (text for path, text in texts.items() if path.endswith(".html"))
    titles = [BeautifulSoup(text, "lxml", parse_only=TITLES).title for text in html]
    assert max(len(title.get_text()) for title in titles) <= 140


def test_a_summary_goes_on_where_the_title_ends():
    text = "China and Pakistan agreed to train astronauts and to exchange samples. The first flies in 2026."
    one = briefing(text, title="China and Pakistan agreed to train astronauts…", summary=text)
    texts = rendered(site(one, known=knowledge()))
    for path in ("index.html", "briefings/index.html", f"briefings/{SLUG}/index.html"):
        said = BeautifulSoup(texts[path], "lxml").main.get_text()
        assert "… and to exchange samples. The first flies in 2026." in said, path
    assert continued("Oman signs", "Oman signs the Accords.") == "… the Accords."
    assert continued("Oman sign", "Oman signs the Accords.") == "Oman signs the Accords."
