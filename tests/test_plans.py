"""Plans: what became of each, and that none that was overtaken stands as a plan anywhere."""

from dataclasses import replace
from datetime import date

import feedparser
import pytest
from bs4 import BeautifulSoup
from builders import KNOWN, briefing, knowledge, laid_out, site
from effort import is_linear
from test_pages import rendered

from briefing.publish.lookups.indexing import index
from briefing.publish.lookups.plans import PLANS, _fates, fate, lines
from briefing.publish.view.event_state import state

DAY = date(2026, 11, 22)
UNDATED = tuple(replace(record, founded="") for record in KNOWN.records)


def told(*texts, as_of=DAY, **known):
    """Return the site of texts, each given with the day on which it was published."""
    listed = [
        briefing(text, slug=f"text-{n}", title=f"Text {n}", published=date.fromisoformat(day))
        for n, (day, text) in enumerate(texts)
    ]
    return site(*listed, known=knowledge(**{"milestones": (), "records": UNDATED, **known}), as_of=as_of)


def fates(known):
    """Return what became of the plans of a site, by the years or days for which they were told."""
    found = index(known)
    return {e.when.timex3: fate(found, e.id).kind for e in known.events if e.modality in PLANS}


EARLY = ("2024-02-01", "ESA and the Chinese Academy of Sciences will launch SMILE on 9 April 2026.")
LATE = ("2026-05-20", "ESA and the Chinese Academy of Sciences launched SMILE on 19 May 2026.")


def test_a_plan_is_done_when_its_craft_was_launched_on_another_day():
    assert fates(told(EARLY, LATE)) == {"2026-04-09": "done"}
    assert fates(told(EARLY)) == {"2026-04-09": "overdue"}


def test_a_plan_that_a_text_tells_afterwards_is_done_too():
    text = f"{LATE[1]} SMILE was to be launched on 9 April 2026."
    assert fates(told(("2026-06-01", text))) == {"2026-04-09": "done"}


def test_a_later_date_moves_an_earlier_one():
    first = ("2023-03-01", "ISRO plans to launch Chandrayaan-4 in 2027.")
    later = ("2025-03-01", "ISRO plans to launch Chandrayaan-4 in 2029.")
    known = told(first, later)
    assert fates(known) == {"2027": "moved", "2029": "open"}
    assert [len(one.plans) for one in lines(index(known)).values()] == [2]


def test_a_launch_of_another_craft_or_before_the_plan_overtakes_nothing():
    other = ("2026-05-20", "ESA and the Chinese Academy of Sciences launched Einstein Probe on 19 May 2026.")
    assert fates(told(EARLY, other)) == {"2026-04-09": "overdue"}
    again = ("2026-06-01", "Boeing launched Starliner on 5 June 2024. Boeing launched Starliner on 20 December 2019.")
    assert fates(told(("2023-01-10", "Boeing will launch Starliner on 21 July 2023."), again)) == {
        "2023-07-21": "overdue"
    }


def test_what_is_planned_for_days_to_come_stands():
    assert fates(told(("2026-10-01", "ISRO plans to launch Chandrayaan-4 in 2028."))) == {"2028": "open"}


def test_the_same_parties_doing_what_they_planned_have_done_it():
    plan = ("2025-01-10", "China and Pakistan will sign an agreement on lunar samples in June 2025.")
    done = ("2025-09-02", "China and Pakistan signed an agreement on lunar samples on 1 September 2025.")
    assert fates(told(plan, done)) == {"2025-06": "done"}
    other = ("2025-09-02", "China and Pakistan signed an agreement on astronaut training on 1 September 2025.")
    assert fates(told(plan, other)) == {"2025-06": "overdue"}


def test_a_plan_that_is_told_more_exactly_was_not_moved():
    first = ("2023-03-01", "ISRO plans to launch Chandrayaan-4 in 2027.")
    exact = ("2025-03-01", "ISRO plans to launch Chandrayaan-4 in March 2027.")
    found = index(told(first, exact))
    (early,) = [e for e in found.all.events if e.when.timex3 == "2027"]
    assert state(early, found).text == "was planned; told anew"


def test_another_agreement_of_the_same_days_does_nothing_of_a_plan():
    plan = ("2025-01-10", "China and Pakistan will sign an agreement on satellite data in 2025.")
    other = ("2025-09-02", "China and Pakistan signed an agreement on satellite launches on 1 September 2025.")
    assert fates(told(plan, other)) == {"2025": "overdue"}


def test_a_craft_that_others_are_compared_with_does_not_fly():
    first = ("2025-03-01", "CNSA will launch a partner for SMILE in 2027.")
    later = ("2025-05-01", "ESA will launch a successor to SMILE in 2031.")
    assert fates(told(first, later)) == {"2027": "open", "2031": "open"}


def test_a_craft_that_flies_often_is_put_off_by_no_later_flight():
    flights = "Boeing launched Starliner on 5 June 2024. Boeing launched Starliner on 20 December 2019."
    first = ("2026-02-01", f"{flights} Boeing will launch Starliner in May 2027.")
    later = ("2026-03-01", "Boeing will launch Starliner in May 2029.")
    assert fates(told(first, later)) == {"2027-05": "open", "2029-05": "open"}


def test_a_date_that_was_given_up_heads_no_list_of_what_happened(pages):
    listed = [row.get_text(" ") for row in soup(pages, "timeline/index.html").select("tr")]
    assert not any("2027" in row and "Chandrayaan-4" in row for row in listed)


@pytest.fixture(scope="module")
def pages():
    moved = ("2023-03-01", "ISRO plans to launch Chandrayaan-4 in 2027.")
    later = ("2025-03-01", "ISRO plans to launch Chandrayaan-4 in 2029.")
    return rendered(told(EARLY, LATE, moved, later))


def soup(pages, path):
    return BeautifulSoup(pages[path], "html.parser")


def test_a_plan_is_dropped_with_its_programme():
    gateway = tuple(one for one in KNOWN.milestones if one.turns)
    found = fates(told(("2025-01-10", "NASA plans to launch Gateway in 2028."), milestones=gateway))
    assert found == {"2028": "dropped"}
    assert fates(told(("2026-05-10", "NASA plans to launch Gateway in 2028."), milestones=gateway)) == {"2028": "open"}


def parts(pages, programme):
    """Return what the page of a programme tells of its parts: their names, days and states, and the kinds of marks."""
    found = {}
    for row in soup(pages, f"entities/{programme}/index.html").select("[aria-labelledby=h-g] tbody tr"):
        name = next(row.select_one(".what").stripped_strings)
        marks = [mark["class"] for mark in row.select(".strip rect, .strip use[class]")]
        found[name] = (row.select_one("th").get_text(" ", strip=True), row.select_one(".st").string, marks)
    return found


def test_a_programme_shows_its_parts_as_done_planned_or_dropped():
    first = "Gateway is a part of the Artemis programme. NASA plans to launch Gateway in 2028."
    other = "China will launch Chang’e-7 in 2027. It is a mission of the Chang’e programme."
    kept = {"milestones": tuple(one for one in KNOWN.milestones if one.turns), "records": KNOWN.records}
    pages = rendered(told(("2025-01-10", first), ("2026-11-10", other), **kept))
    artemis, moon = parts(pages, "artemis-programme"), parts(pages, "change-programme")
    assert artemis["Artemis II"] == ("1 Apr 2026", "weakly sourced", [["d"]])
    assert artemis["Gateway"] == ("·· ··· 2028", "was planned; suspended 24 Mar 2026", [["x"], ["x"]])
    assert moon["Chang’e-7"] == ("·· ··· 2027", "planned", [["p"]])
    assert list(moon) == ["Chang’e-5", "Chang’e-6", "Chang’e-7"]
    assert parts(pages, "china") == {}


def test_no_page_shows_an_overtaken_plan_as_a_plan(pages):
    ahead = [row.get_text() for row in soup(pages, "index.html").select('[aria-labelledby="h-a"] tbody tr')]
    assert len(ahead) == 1 and "2029" in ahead[0]
    assert "SMILE" not in pages["calendar.ics"]
    for path in (path for path in pages if path.startswith(("entities/", "timeline/")) and path.endswith(".html")):
        for row in soup(pages, path).select("tr"):
            if "9 Apr 2026" in row.get_text(" ", strip=True) or "2027" in row.th.get_text():
                assert row.select(".pla, .p") == [], path
    box = soup(pages, "briefings/text-0/index.html").select_one(".frame").get_text(" ", strip=True)
    assert (
        "was planned; done 19 May 2026" in box
        and soup(pages, "briefings/text-0/index.html").select(".frame .pla") == []
    )


def test_the_ledger_has_each_matter_with_every_telling_and_what_became_of_it(pages):
    ledger = soup(pages, "ahead/index.html")
    assert "2 plans: 1 ahead, 1 done on another day" in ledger.select_one(".stand").get_text()
    moved, done = (ledger.select_one(f"#{key} tbody tr") for key in ("open", "late"))
    assert [s.get_text(" ", strip=True)[:20] for s in moved.select("td .meta")][1:] == [
        "told on 1 March 2025",
        "told on 1 March 2023",
    ]
    assert len(moved.select("g.lb rect.o")) == 1 and len(moved.select("td .ev")) == 2
    assert "done 19 May 2026" in done.get_text(" ", strip=True) and len(done.select("g.lb rect")) == 1


def test_a_new_text_of_a_later_day_leaves_the_pages_of_other_times_alone():
    more = ("2026-06-20", "China and Pakistan signed an agreement on 19 June 2026.")
    known = (told(EARLY, LATE, as_of=None), told(EARLY, LATE, more, as_of=None))
    before, after = ({o.path: o.depends for o in laid_out(one)} for one in known)
    touched = {path for path in before if before[path] != after[path]}
    assert "ahead/index.html" in touched
    assert not {path for path in touched if path.startswith(("ahead/in/", "week/2024", "briefings/text-0"))}


def test_every_matter_stands_on_the_page_of_its_time(pages):
    anchors = [row["id"] for row in soup(pages, "ahead/index.html").select("tbody tr")]
    parts = [path for path in pages if path.startswith("ahead/in/")]
    assert sorted(parts) == ["ahead/in/2026/index.html", "ahead/in/2029/index.html"]
    assert sorted(row["id"] for path in parts for row in soup(pages, path).select("tbody tr")) == sorted(anchors)


def test_the_launch_that_the_record_of_a_craft_has_is_the_deed():
    known = told(EARLY, records=KNOWN.records)
    assert fates(known) == {"2026-04-09": "done"}
    row = soup(rendered(known), "ahead/index.html").select_one("#late tbody tr").get_text(" ", strip=True)
    assert "done 19 May 2026 : launch of SMILE, on record" in row and "sources" in row


def test_the_page_of_two_has_their_open_promises_and_a_feed():
    acts = (f"China and Pakistan signed an agreement on {day} 2026." for day in ("3 March", "4 May"))
    plan = (
        "China and Pakistan will sign a treaty on lunar samples in 2028. "
        "China and Pakistan plan to launch a satellite by June 2026."
    )
    texts = rendered(told(("2026-03-04", next(acts)), ("2026-05-05", f"{next(acts)} {plan}")))
    page = soup(texts, "cooperation/china--pakistan/index.html")
    rows = page.select('[aria-labelledby="h-p"] tbody tr')
    assert [row.select_one(".st").get_text() for row in rows] == ["was planned", "planned"]
    assert all(row.select_one('.ev[href*="briefings/text-1/#s-"]') for row in rows)
    feed = feedparser.parse(texts["cooperation/china--pakistan/feed.xml"].encode())
    assert not feed.bozo and page.select_one('a[href="feed.xml"]')
    places = [entry.link.partition("#")[2] for entry in feed.entries]
    assert sorted(places) == sorted(row["id"] for row in page.select("#reg tbody tr")) and len(places) == 3


def test_very_many_plans_of_the_same_parties_are_matched_in_linear_time():
    said = "China and Pakistan {} an agreement on matter in {}."
    base = told(("2025-03-05", f"{said.format('will sign', 2028)} {said.format('signed', 2024)}"))

    def crowd(count):
        told_again = [
            replace(one, id=f"{one.id}{n}", what=one.what.replace("matter", f"matter{n}"))
            for one in base.events
            for n in range(count)
        ]
        return index(replace(base, events=tuple(told_again)))

    def matched(found):
        found.answers.clear()
        return _fates(found)

    few, many = crowd(500), crowd(1000)
    assert len(matched(few)) == 500 and is_linear(matched, few, many)


def test_what_a_text_is_about_has_what_it_tells_without_its_name():
    told = "ISRO and JAXA prepare the mission LUPEX. Launch is expected in 2028. The rover was tested on 3 March 2025."
    found = index(site(briefing(told, published=date(2025, 3, 5))))
    assert "LUPEX: launch is expected" in [event.what for event in found.events["lupex"]]
