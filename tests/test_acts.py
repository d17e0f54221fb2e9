"""What parties do together: each act once, with its own day, where it stands, and who of them works with whom."""

import csv
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from builders import KNOWN, briefing, laid_out, site

from briefing.model import When
from briefing.publish.elements import State
from briefing.publish.lookups.act import Step, changes
from briefing.publish.lookups.indexing import index
from briefing.publish.view.act_words import has_page, stand, subject, when_done
from briefing.publish.view.event_rows import rows
from briefing.publish.view.matrix import matrix
from briefing.publish.view.pairs import pairs
from briefing.publish.view.partners import with_whom


def acts(text, published=date(2026, 4, 5), known=KNOWN):
    """Return the index of one text, and its acts that the text tells of."""
    found = index(site(briefing(text, published=published), known=known))
    return found, [act for act in found.acts.values() if act.quotes]


def milestone(id):
    return next(m for m in KNOWN.milestones if m.id == id)


def test_what_is_on_record_and_told_by_a_text_is_one_act():
    found, (act,) = acts("ESA and NASA signed their memorandum on Gateway on 27 October 2020.")
    assert act.milestone == milestone("ms-2020-10-27")
    assert act.reports and [own for own in found.acts.values() if own.milestone == act.milestone] == [act]
    assert has_page(act)


def test_an_undated_report_of_the_one_agreement_of_its_parties_on_a_programme_is_that_act():
    _, (act,) = acts("ESA and NASA signed an agreement on Gateway.")
    assert act.milestone == milestone("ms-2020-10-27")
    _, (topic,) = acts("NASA pauses Gateway. The United Arab Emirates had agreed with NASA to provide its airlock.")
    assert topic.milestone == milestone("ms-2024-01-07")
    _, (other,) = acts("JAXA and NASA signed an agreement on Gateway.")
    assert other.milestone is None


def test_the_day_of_an_act_is_told_and_the_day_of_a_text_says_so():
    _, (told,) = acts("Peru and Kenya signed an agreement on satellites on 3 March 2024.")
    assert when_done(told.first).words == "3 March 2024"
    _, (untold,) = acts("Peru and Kenya signed an agreement on satellites.")
    assert (when_done(untold.first).lead, when_done(untold.first).words) == ("reported", "reported on 5 April 2026")


def test_the_day_of_a_report_is_not_that_of_its_act():
    _, (act,) = acts("LIMA, April 5 (Xinhua) -- Peru and Kenya have signed an agreement on satellites.")
    assert not act.first.dated


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru and Kenya sign satellite pact\n\nPeru and Kenya signed a satellite pact on 3 March 2024.", 1),
        ("Peru and Kenya signed a satellite pact. Peru works with Kenya on satellites.", 1),
        ("Peru and Kenya signed a pact on lunar maps. Peru will launch a rocket for Kenya.", 2),
        ("Peru works with Kenya on satellites.", 1),
        ("Peru and Kenya signed a satellite pact on 3 March 2024. The satellite pact was signed by Peru and Kenya.", 1),
        ("Peru and Kenya signed a satellite pact. Peru had been negotiating with Kenya on satellites.", 1),
        ("Peru and Kenya signed a satellite pact. The agreement was signed by Peru and Kenya in space week.", 1),
        ("Peru and Kenya signed a satellite pact. Peru and Kenya signed a contract for a rocket.", 2),
        ("Peru and the United States signed a satellite pact. Peru and NASA have signed a space pact.", 1),
        ("The satellite pact, signed by Peru and Kenya, opens the space work of Kenya and Chile.", 1),
    ],
)
def test_what_only_mentions_an_act_of_its_text_is_no_other(text, told):
    assert len(acts(text)[1]) == told


def test_what_its_sentence_calls_it_is_said_before_the_line():
    found, (act,) = acts("KARI flies the probe Dragonfly. Peru and Kenya prepare it together.")
    assert subject(act, found).startswith("Dragonfly: ")


def test_a_pause_is_no_act_and_suspends_what_its_programme_held():
    found, _ = acts("Nothing was said.")
    assert not any(act.milestone == milestone("ms-2026-03-24") for act in found.acts.values())
    for one in ("ms-2020-10-27", "ms-2024-01-07"):
        assert stand(found.acts[one], found).text == "programme suspended since 24 Mar 2026"


def test_an_agreement_that_a_text_of_the_pause_names_without_a_day_was_before_it():
    pause = "NASA announced on 24 March 2026 that it puts Gateway on hold; ESA and JAXA are partners."
    found, told = acts(f"{pause} CSA and NASA signed an agreement on Gateway.")
    (act,) = (one for one in told if set(one.parties) == {"csa", "nasa"})
    assert stand(act, found).text == "programme suspended since 24 Mar 2026"
    found, (later,) = acts("CSA and NASA signed an agreement on Gateway.", published=date(2027, 1, 5))
    assert stand(later, found).text == "signed, as reported"


def test_what_is_on_more_than_a_programme_is_not_suspended_with_it():
    found, (act,) = acts(
        "CSA and NASA signed an agreement on seats on Gateway and Chang’e-8.", published=date(2025, 1, 5)
    )
    assert stand(act, found).text == "signed, as reported"


def test_what_was_over_before_is_not_suspended():
    flown = replace(milestone("ms-2024-05-03"), id="ms-2024-05-04", programme="gateway")
    found, _ = acts("Nothing was said.", known=replace(KNOWN, milestones=(*KNOWN.milestones, flown)))
    assert stand(found.acts["ms-2024-05-04"], found).text == "launched, on record"


def test_guests_of_one_host_do_not_work_with_each_other():
    found, _ = acts("Nothing was said.")
    together = {pair for pair, own in pairs(found).items() if "ms-2024-05-03" in own}
    assert together == {("china", "esa"), ("china", "france"), ("china", "italy"), ("china", "pakistan")}
    assert "esa" not in with_whom(found, "pakistan", "20")


def test_who_signs_with_many_or_joins_works_with_none_by_that():
    found, _ = acts("Nothing was said.")
    assert not {"ms-2020-10-13", "ms-2005-10-28", "ms-2026-01-26"} & set(found.acts)


def test_state_bodies_count_for_their_country_and_companies_for_none():
    found, _ = acts("Nothing was said.")
    smile = {pair for pair, own in pairs(found).items() if "ms-2026-05-19" in own}
    assert smile == {("china", "esa")}
    assert found.home("chinese-academy-of-sciences") == "china"
    assert found.home("esa") == "esa" and found.home("avio") == "avio"


def test_an_act_is_told_in_the_clause_that_can_be_read_alone():
    found, (act,) = acts("Peru and Kenya signed an agreement on satellites on 3 March 2024.")
    assert subject(act, found) == "Peru and Kenya signed an agreement on satellites"


def test_a_page_of_its_own_is_for_what_has_a_history():
    once = briefing("Peru and Kenya signed an agreement on satellites.", slug="one", published=date(2025, 3, 5))
    again = replace(once, slug="two", path="briefings/two.md", published=date(2025, 4, 5))
    for texts, count in (((once,), 0), ((once, again), 1)):
        found = site(*texts)
        paths = {page.path for page in laid_out(found)}
        assert sum(f"cooperation/{one.id}/index.html" in paths for one in found.cooperations) == count


def test_a_number_of_the_matrix_leads_to_as_many_acts():
    known = site(
        briefing("ESA and NASA signed their memorandum on Gateway on 27 October 2020.", published=date(2026, 4, 5))
    )
    pages = {page.path: page for page in laid_out(known)}
    found = matrix(index(known), "../")
    cells = {cell.href: cell.count for _, row in found.rows for cell in row if cell.count}
    listed = {href: n for href, n in cells.items() if "--" in href}
    assert listed and all(n > 1 for n in listed.values())
    for href, count in listed.items():
        view = pages[f"{href.removeprefix('../')}index.html"].build().data
        assert len(view.rows) == count and view.stand.startswith(f"{count} acts together, ")
        table = pages[f"{href.removeprefix('../')}acts.csv"].build().data.text
        assert len(list(csv.DictReader(StringIO(table)))) == count
    assert all("#" in href or "/c-" in href for href in cells.keys() - listed.keys())


def test_an_agreement_and_its_signing_lead_to_each_other():
    told = "CMSA and SUPARCO signed an agreement on 28 February 2025 to train astronauts."
    known = site(briefing(told, published=date(2025, 3, 5)))
    pages, paper = {page.path: page for page in laid_out(known)}, "cmsa-suparco-astronaut-agreement"
    (row,) = pages[f"entities/{paper}/index.html"].build().data.rows
    assert row.anchors[0] == "ms-2025-02-28" and row.reports
    act = next(act for act in index(known).acts.values() if act.milestone and act.milestone.id == "ms-2025-02-28")
    view = pages[f"cooperation/{act.id}/index.html"].build().data
    assert [link.href for link in view.agreement] == [f"../../entities/{paper}/"]


def test_texts_that_date_what_is_on_record_in_the_same_words_are_one_report():
    told = "ESA and NASA signed their memorandum on Gateway on 27 October 2020."
    again = f"{told} It has ten pages."
    found = index(site(briefing(told), briefing(again, slug="again", published=date(2026, 4, 6))))
    (row,) = rows((milestone("ms-2020-10-27"),), found, "")
    assert [(report.words, len(report.chips)) for report in row.reports] == [("27 October 2020", 2)]


def test_work_is_told_in_a_clause_where_one_can_be_read_alone_else_in_its_sentence():
    found, (act,) = acts("Peru works with Kenya on satellites.")
    assert subject(act, found) == "Peru works with Kenya on satellites"
    assert stand(act, found).text == "reported"
    found, (act,) = acts("“Peru works with Kenya on the satellite,” he said.")
    assert subject(act, found) == "“‘Peru works with Kenya on the satellite,’ he said”"


def test_a_plan_that_came_true_is_no_conflict():
    told = "NASA and ISRO will jointly launch the radar satellite NISAR on 30 July 2025."
    found, (act,) = acts(told, published=date(2025, 7, 5))
    assert (
        stand(act, found) == State("", "launched, on record") and [step.status for step in act.steps][-1] == "completed"
    )


def step(status, day, milestone="", dated=True):
    return Step(status, "", "", When.on(date.fromisoformat(day)), dated, milestone, ())


SIGNED, ENDED = step("signed", "2024-03-03"), step("ended", "2025-03-05")
RETOLD, PLANNED = step("signed", "2026-01-05", dated=False), step("planned", "2024-01-05")
COMPLETED, RECORDED = step("completed", "2025-07-30", "ms-1"), step("signed", "2020-10-27", "ms-1")


@pytest.mark.parametrize(
    ("steps", "statuses"),
    [
        ([RETOLD, ENDED, SIGNED], "signed ended"),  # a retelling brings back no status that is over
        ([COMPLETED, step("signed", "2025-07-30")], "signed completed"),  # of one day the record has the last word
        ([PLANNED, SIGNED, step("proposed", "2025-02-05")], "planned signed"),  # what has begun is not to come again
        ([RECORDED, step("signed", "2020-10-20", dated=False)], "signed"),  # the record dates what has no day
    ],
)
def test_steps_are_told_once_each_by_their_day(steps, statuses):
    found = changes(steps)
    assert " ".join(one.status for one in found) == statuses
    assert all(one.milestone == "ms-1" for one in found if any(s.milestone and s.status == one.status for s in steps))


def test_work_on_other_things_is_no_act_of_a_text_that_is_mostly_on_them():
    farms = "Peru and Kenya signed an agreement on farms on 3 March 2024. "
    trade = " ".join(f"Chapter {number} is on trade." for number in range(12))
    space = " ".join("A satellite was built." for _ in range(4))
    assert not acts(farms + trade + " " + space)[1]
    (act,) = acts(f"Peru and Kenya signed an agreement on satellites on 3 March 2024. {trade} {space}")[1]
    assert set(act.parties) == {"peru", "kenya"}


def test_a_sentence_that_points_to_another_is_no_line_of_the_register():
    for they in ("They work together on satellites.", "“They work together on satellites,” he said."):
        told = f"Peru and Kenya met about satellites on 3 March 2024. {they}"
        assert not [act for act in acts(told)[1] if act.last.status == "ongoing"]


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Kenya and Peru have a long history of cooperation on satellites.", 0),
        ("Kenya and Peru share a tradition of working together on satellites.", 0),
        ("Kenya and Peru have a history of cooperation and signed an agreement on satellites.", 1),
    ],
)
def test_how_long_parties_have_worked_together_is_no_act(told, shown):
    assert len(acts(told)[1]) == shown


def test_what_parties_of_one_country_do_among_themselves_is_no_act():
    _, found = acts("NASA and the United States Department of State signed an agreement on satellites.")
    assert found == []
    _, (act,) = acts("NASA, SpaceX and JAXA signed an agreement on satellites.")
    assert len(act.parties) == 3


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("The alliance between Kenya and Peru is a cornerstone of peace.", 0),
        ("The alliance between Kenya and Peru reaches into orbit.", 1),
        ("Kenya signed an agreement with JAXA on schools.", 1),
        ("Kenya signed an agreement with Lima Aerospace on jets.", 0),
        ("Kenya and Peru cooperate in the field of aerospace.", 1),
    ],
)
def test_in_a_long_text_who_works_together_is_of_space_or_the_sentence_is(told, shown):
    long = " ".join("A satellite was built." for _ in range(12))
    assert len(acts(f"{long} {told}")[1]) == shown


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("JAXA has worked with Peru on a satellite since 2011.", "ongoing, as reported"),
        ("JAXA works with Peru on a satellite.", "reported"),
        ("JAXA will deepen its cooperation with Peru on satellites.", "reported"),
        ("JAXA launched a satellite for Peru on 3 May 2025.", "completed, as reported"),
        ("JAXA signed an agreement with Peru on satellites.", "signed, as reported"),
    ],
)
def test_that_work_goes_on_or_is_done_is_said_where_the_text_dates_it(told, state):
    found, (act,) = acts(told)
    assert stand(act, found).text == state
    assert act.last.sure_status == state.partition(", as")[0].removeprefix("reported")


def test_a_line_says_what_it_is_about_where_its_sentence_does_not():
    found, (act,) = acts("The probe Dragonfly was built in May. Peru and JAXA prepare it together.")
    assert subject(act, found) == "Dragonfly: “Peru and JAXA prepare it together”"


def test_a_headline_and_its_sentence_do_not_take_each_other_out():
    headline = "UAE Space Agency signs MoU with KARI"
    told = f"{headline}\n\nThe United Arab Emirates (UAE) Space Agency has signed an MoU with KARI."
    assert len(acts(told)[1]) == 1


def test_the_us_points_to_no_other_sentence():
    assert len(acts("US, Peru sign deal on sharing satellite data")[1]) == 1
