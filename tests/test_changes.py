"""The list of changes: what it holds, in which order, and that old pages stay as they are."""

from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup
from builders import briefing, correction, knowledge, laid_out, many, site
from test_pages import rendered


def listed(texts, path="changes/index.html"):
    """Return day, state and title of each change."""
    rows = BeautifulSoup(texts[path], "html.parser").select("tbody tr")
    return [(r.time["datetime"], r.select_one(".st").get_text(), r.select_one(".to").get_text()) for r in rows]


def test_new_reviewed_and_corrected_stand_by_the_days_of_their_contents():
    known = knowledge(corrections=[correction(), correction("inaugural lunar flyby", state="conflict")])
    texts = rendered(site(briefing(reviewed=date(2025, 4, 1)), known=known, as_of=date(2030, 1, 1)))
    title = "CMSA and SUPARCO sign"
    assert listed(texts) == [
        ("2026-11-22", "conflict", title),
        ("2026-11-22", "corrected", title),
        ("2025-04-01", "reviewed", title),
        ("2025-03-05", "new", title),
    ]
    assert "Its name is ICUBE-Q." in texts["changes/index.html"]


def test_a_correction_asks_its_question_and_names_the_text_below_it():
    known = knowledge(corrections=[replace(correction(), question="What is it called?")])
    row = BeautifulSoup(rendered(site(briefing(), known=known))["changes/index.html"], "html.parser").select_one(
        "td.what"
    )
    assert row.get_text("|", strip=True) == "What is it called?|Its name is ICUBE-Q.|CMSA and SUPARCO sign"


@pytest.mark.slow
def test_every_briefing_is_listed_and_old_pages_never_move():
    short, long = (site(*many(count), known=knowledge()) for count in (101, 149))
    parts = [{o.path: o.depends for o in laid_out(one)} for one in (short, long)]
    assert parts[0]["changes/in/2025-01/index.html"] == parts[1]["changes/in/2025-01/index.html"]
    texts = rendered(short)
    pages = [path for path in texts if path.startswith("changes/")]
    assert {title for path in pages for _, _, title in listed(texts, path)} == {f"Note {n}" for n in range(101)}


def test_a_site_without_briefings_has_the_page():
    assert listed(rendered(site(known=knowledge()))) == []
