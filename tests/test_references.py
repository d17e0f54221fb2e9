"""A mark behind a sentence leads to a source of the list at the end of its text, and is no part of the text."""

from dataclasses import replace
from datetime import date

from bs4 import BeautifulSoup
from builders import briefing, knowledge, laid_out, site
from hypothesis import example, given
from hypothesis import strategies as st
from test_pages import rendered

from briefing.desk.file_doubts import file_doubts
from briefing.desk.outlet_doubts import outlet_doubts
from briefing.ingest import plain
from briefing.ingest.markdown import read, render, write
from briefing.ingest.references import entries, referenced, without_marks
from briefing.model import Reference, Seed
from briefing.publish.evidence.outside import sources_by_sentence
from briefing.publish.lookups.indexing import index
from briefing.publish.view.briefing_card import tally

HEAD = "Title: Two launches\nDate: 2025-09-30\nSlug: two-launches\nSource: own\n\n"
LAUNCH = "NASA and ISRO launched the radar satellite NISAR on 30 July 2025."
LIST = "\n## Sources\n\n1. [ETV Bharat: launch](https://www.etvbharat.com/other)\n2. Reuters: launch.\n"
SIGNED = "China and Pakistan signed an agreement on satellites on 3 March 2025."


def article(tmp_path, body, head=HEAD):
    path = tmp_path / "briefings/2025/two-launches.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + body, "utf-8")
    return read(path, tmp_path)


def test_a_mark_is_taken_out_and_leads_to_an_entry(tmp_path):
    found = article(tmp_path, f"{LAUNCH}[^1][^2] It *flies*. [^2]\n\nIt is [heavy](https://h.example/).[^1]\n{LIST}")
    assert found.text.startswith(f"{LAUNCH} It flies.\n\nIt is heavy.\n\nSources\n\n")
    assert "[^" not in found.html and all(found.text[a:b].strip() == found.text[a:b] for a, b in found.blocks)
    assert [found.text[a:b] for a, b in found.protected] == ["heavy", "ETV Bharat: launch"]
    marked = [(found.text[: one.place].rpartition(" ")[2], one.number) for one in found.references]
    assert [(words.rpartition("\n")[2], number) for words, number in marked] == [
        ("2025.", 1), ("2025.", 2), ("flies.", 2), ("heavy.", 1)
    ]  # fmt: skip
    assert [(one.text, one.href) for one in entries(found)] == [
        ("ETV Bharat: launch", "https://www.etvbharat.com/other"),
        ("Reuters: launch.", ""),
    ]


def test_a_mark_that_leads_nowhere_stays_and_the_editor_is_told(tmp_path):
    for body in (f"{LAUNCH}[^1]\n", f"{LAUNCH}[^3]\n{LIST}", f"[^1] {LAUNCH}\n{LIST}", f"{LAUNCH}[^*1*]\n{LIST}"):
        found = article(tmp_path, body)
        assert "[^" in found.text and not found.references, body
    text = f"{HEAD}{LAUNCH}[^3]\n{LIST}"
    doubts = file_doubts(article(tmp_path, text, ""), text, ())
    (told,) = [one.problem.message for one in doubts if one.kind == "advice"]
    assert told == "[^3] leads to no source of its list; mend its number, or the list under “Sources”"


def test_an_entry_bears_the_letter_that_its_marks_show(tmp_path):
    body = f"{SIGNED}[^2] {LAUNCH}[^1]\n{LIST}3. [Nobody](https://nobody.example/).\n"
    page = BeautifulSoup(rendered(site(article(tmp_path, body)))["briefings/two-launches/index.html"], "html.parser")
    marks = [one.get_text() for one in page.select(".text .rf .ev")]
    assert [one.get_text() for one in page.select(".text li")] == [
        f"{marks[1]} ETV Bharat: launch", f"{marks[0]} Reuters: launch.", "Nobody."
    ]  # fmt: skip
    assert page.select(".text li .ev")[0]["href"] == f"#n-{marks[1]}"


def test_the_editor_is_told_of_a_listed_host_without_a_class(tmp_path):
    listed = f"{LAUNCH}\n{LIST}3. [Other](https://other.example/a)\n4. [Other](https://m.other.example/b)\n"
    told = [one.problem.message for one in outlet_doubts([article(tmp_path, listed)], knowledge())]
    assert told == ["source 'other.example' is not in outlets.toml and counts as aggregator; add it with its class"]


def test_ingest_keeps_a_mark(tmp_path):
    text = f"{LAUNCH}[^2]\n\nSources\n\nETV Bharat: launch\n\nReuters: launch"
    path = tmp_path / "briefings/2025/a.md"
    path.parent.mkdir(parents=True)
    path.write_text(write(Seed("a.txt", date(2025, 3, 5), text, "0" * 64, "", "", ""), "T", "S", "a", {}), "utf-8")
    found = read(path, tmp_path)
    assert (found.text.partition("\n")[0], found.references) == (LAUNCH, (Reference(len(LAUNCH), 2),))
    assert without_marks(text).startswith(f"{LAUNCH}\n\nSources")


PARTS = ("A b.", " ", "[^1]", "[^2]", "[^9]", " *c* ", "[d](https://d.example/)", "\n\n", "&")


@given(st.lists(st.sampled_from(PARTS), max_size=9))
@example([*"    ", "A b."])
def test_what_is_left_is_text_and_html_of_one_another(parts):
    body = render(f"Start.\n\n{''.join(parts)}\n{LIST}")
    whole = replace(
        briefing("x"), html=body.html, text=body.text, blocks=body.blocks, protected=body.protected, references=()
    )
    found = referenced(whole)
    blocks = [element.get_text() for element in BeautifulSoup(found.html, "html.parser").select("p, h2, li, pre")]
    assert blocks == [found.text[start:end] for start, end in found.blocks]
    links = [element.get_text() for element in BeautifulSoup(found.html, "html.parser").select("a, code")]
    assert links == [found.text[start:end].rstrip("\n") for start, end in found.protected]  # four spaces make code
    assert all(0 < one.place <= len(found.text) for one in found.references)


def test_a_sentence_shows_its_sources_and_rows_and_data_lead_to_them(tmp_path):
    found = article(tmp_path, f"{LAUNCH}[^1]\n\n{SIGNED}[^2]\n{LIST}")
    known = site(found)
    assert sources_by_sentence(index(known), "two-launches") == {
        1: ("https://www.etvbharat.com/other",),
        2: ("Reuters: launch",),
    }
    pages = rendered(known)
    page = BeautifulSoup(pages["briefings/two-launches/index.html"], "html.parser")
    chips = [sentence.select(".rf .ev") for sentence in page.select(".text .s")[:2]]
    assert [[chip["aria-label"] for chip in own] for own in chips] == [["source a, ETV Bharat"], ["source e"]]
    assert "ETV Bharat" in page.select_one(chips[0][0]["href"]).get_text()
    assert "Of its sentences 2 name their sources." in page.select_one("#rests").get_text()
    assert "Reuters: launch" in pages["cooperation/index.html"]
    assert "Reuters: launch" in pages["data/v1/events/2025.csv"]


def test_a_sentence_that_names_another_outlet_than_the_record_supports_it(tmp_path):
    for mark, said in (("[^1]", "1 event, same source"), ("[^2]", "1 event on record"), ("", "1 event, same source")):
        found = index(site(article(tmp_path, f"{LAUNCH}{mark}\n{LIST}")))
        (reading,) = found.readings.values()
        assert said in [count.text for count in tally(reading, found)], mark


def test_a_withheld_sentence_shows_no_source(tmp_path):
    found = article(tmp_path, f"{LAUNCH} It was a good day.[^2]\n{LIST}", HEAD.replace("own", "paper"))
    pages = {page.path: page for page in laid_out(site(found, known=knowledge(rights="extract")))}
    view = pages["briefings/two-launches/index.html"].build().data
    assert not any("rf" in piece.html for piece in view.pieces)


def test_marks_are_no_plain_text_that_a_reader_would_see():
    assert plain.body("\\[^1]").text == "[^1]"


def test_an_address_of_a_source_is_what_the_article_links_to(tmp_path):
    found = article(tmp_path, f"{LAUNCH}[^1]\n\n## Sources\n\n- [A note](https://x.example/?a=1&b=2)\n")
    assert [one.href for one in entries(found)] == ["https://x.example/?a=1&b=2"]
