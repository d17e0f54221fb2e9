"""The register, the page of each cooperation, and with whom a country works."""

from datetime import date

from bs4 import BeautifulSoup
from builders import briefing, laid_out, site
from test_pages import rendered

FIRST = briefing("NASA and JAXA plan to sign an agreement on lunar water.", slug="one", published=date(2025, 3, 5))
SECOND = briefing(
    "NASA and JAXA signed an agreement on lunar water on 3 April 2025.", slug="two", published=date(2025, 4, 5)
)
OTHER = briefing("Peru and Kenya signed an agreement on farms.", slug="three", published=date(2025, 4, 6))


def built(*briefings):
    found = site(*briefings)
    return found, {outline.path: outline for outline in laid_out(found)}


def history(path, pages):
    return pages[path].build().data


def test_a_cooperation_has_a_page_under_the_id_of_its_earliest_evidence():
    alone, _ = built(FIRST)
    both, pages = built(FIRST, SECOND)
    (one,) = alone.cooperations
    assert [c.id for c in both.cooperations] == [one.id]
    assert f"cooperation/{one.id}/index.html" in pages


def test_its_history_holds_what_each_text_said_with_date_and_sentence():
    found, pages = built(FIRST, SECOND)
    view = history(f"cooperation/{found.cooperations[0].id}/index.html", pages)
    latest, first = view.rows
    assert latest.state.text == "signed, as reported" and first.state.text == "planned, as reported"
    assert latest.dates.words == "3 April 2025" and first.dates.words == "reported on 5 March 2025"
    assert "briefings/two/#s-" in latest.chips[0].href and "briefings/one/#s-" in first.chips[0].href
    assert [link.text for link in view.countries] == ["United States", "Japan"]


def test_the_register_leads_to_the_page():
    found, pages = built(FIRST, SECOND)
    (row,) = [r for r in history("cooperation/index.html", pages).rows if r.anchors == (found.cooperations[0].id,)]
    assert row.href == f"../cooperation/{found.cooperations[0].id}/"


def test_a_cooperation_of_others_leaves_the_page_as_it_is():
    found, before = built(FIRST, SECOND)
    _, after = built(FIRST, SECOND, OTHER)
    path = f"cooperation/{found.cooperations[0].id}/index.html"
    assert before[path].depends == after[path].depends


def test_a_country_works_through_its_agencies():
    _, pages = built(FIRST, SECOND)
    (work,) = [w for w in history("entities/japan/index.html", pages).work if w.partner.text == "United States"]
    assert "NASA and JAXA signed an agreement on lunar water" in [matter.link.text for matter in work.matters]
    assert all(matter.chips or matter.sources for matter in work.matters)


def test_since_when_is_the_first_text_or_agreement():
    _, pages = built(OTHER)
    (work,) = history("entities/kenya/index.html", pages).work
    assert (work.partner.text, work.since.words) == ("Peru", "reported on 6 April 2025")
    assert work.matters[0].link.href == "" and "briefings/three/#s-" in work.matters[0].chips[0].href


def test_only_countries_show_with_whom_they_work():
    _, pages = built(FIRST, SECOND)
    assert not history("entities/nasa/index.html", pages).work


def test_a_country_page_changes_with_its_work():
    again = briefing("Chile and Kenya signed an agreement on seeds.", slug="four", published=date(2025, 4, 7))
    _, before = built(FIRST, OTHER)
    _, after = built(FIRST, OTHER, again)
    assert before["entities/japan/index.html"].depends == after["entities/japan/index.html"].depends
    assert before["entities/kenya/index.html"].depends != after["entities/kenya/index.html"].depends


def test_the_home_page_shows_what_is_newest_in_the_register_and_leads_to_it():
    told = briefing(
        "NASA and ESA signed an agreement on the Moon on 3 March 2025.\n\nNASA and JAXA share the mission Hope."
    )
    texts = rendered(site(told))
    home = BeautifulSoup(texts["index.html"], "lxml").find(id="h-r").find_parent("section")
    assert home.find("a", href="./cooperation/#reg") and home.find("a", href="./memberships/")
    rows = [row.get_text() for row in home.select("tbody .what")]
    assert len(rows) == 5 and "agreement on the Moon" in rows[0]
    assert "share the mission" in texts["cooperation/index.html"]
    assert not any("share the mission" in row for row in rows), "the day of the text makes nothing new"


def test_the_home_page_names_those_who_work_together_most_with_the_way_to_their_page():
    told = briefing("NASA and ESA signed an agreement on the Moon on 3 March 2025.")
    most = BeautifulSoup(rendered(site(told))["index.html"], "lxml").find(id="h-n").find_parent("section")
    named = [(row.a["href"], row.a.get_text(), row.summary.find(string=True)) for row in most.select("tbody tr")]
    counts = [int(count) for *_, count in named]
    assert counts == sorted(counts, reverse=True)
    assert ("./cooperation/china--pakistan/", "China and Pakistan", str(counts[0])) == named[0]
