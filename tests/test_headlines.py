"""Titles and summaries of briefings, as ingest proposes them: cases, and any text at all."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sown import DAY, propose

from briefing import knowledge
from briefing.analysis import tools
from briefing.analysis.titles import SUMMARY, proposed
from briefing.analysis.titles.clause import LONGEST
from briefing.ingest.datelines import dateline as opening
from briefing.ingest.headings import lines_apart
from briefing.ingest.naming import named_title
from briefing.ingest.seed import read
from briefing.model import Seed

GIVEN = Path(__file__).parent.parent / "seeds/000_0efb5cf2dcf3a7c6.txt"
CASES = re.findall(
    r"^## (.+?)\n\n(.+?)\n\n= (.+?)\n~ (.+?)$",
    (Path(__file__).parent / "cases/headlines.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


def headline(text, published=DAY, path="a.txt"):
    return propose(Seed(path, published, text, "", "", "", ""))


@pytest.mark.parametrize(("name", "text", "title", "summary"), CASES, ids=[case[0] for case in CASES])
def test_headlines(name, text, title, summary):
    assert headline(text) == (title, summary)


def test_the_given_seed_gets_its_title():
    seed = read(GIVEN, GIVEN.parent)
    known = tools(knowledge.load(GIVEN.parent.parent / "content/knowledge"))
    title, summary = proposed(seed, known)
    assert title == (
        "CMSA and SUPARCO signed a cooperation agreement to select and train Pakistani astronauts for future missions "
        "to China’s Tiangong space station"
    )
    assert summary in seed.text
    assert (seed.published, seed.path) == (DAY, GIVEN.name)
    assert seed.text.count("\n\n") == 11 and seed.text.startswith("“Pakistan’s participation")
    assert "two countries.\n\nIt will contribute" in seed.text


@example("_")
@example(".")
@given(st.text(min_size=1).map(lambda text: "\n\n".join(text.split("\n"))).filter(str.strip))
def test_any_text_gets_a_title_and_a_summary(text):
    text = "\n\n".join(" ".join(part.split()) for part in text.split("\n\n") if part.split())
    title, summary = headline(text)
    assert 0 < len(title) <= LONGEST and 0 < len(summary) <= SUMMARY


def test_a_text_of_captions_alone_is_called_after_the_first():
    title, summary = headline("\n\n".join(["A picture of the rocket on its pad at dawn. Photo: Example Wire"] * 15))
    assert title == summary == "A picture of the rocket on its pad at dawn."


PARAGRAPHS = [
    paragraph
    for name in ("cooperations", "entities", "events", "headlines", "sentences")
    for paragraph in (Path(__file__).parent / f"cases/{name}.md").read_text(encoding="utf-8").split("\n\n")
    if len(paragraph.split()) > 5
]


def test_every_paragraph_of_the_cases_gets_a_title_that_is_no_longer_than_a_title():
    for paragraph in PARAGRAPHS:
        title, summary = headline(" ".join(paragraph.split()))
        assert 0 < len(title) <= LONGEST and 0 < len(summary) <= SUMMARY, paragraph


LOUD = "MS. ROJAS: Good morning.\n\nThe talks with Deputy Minister Ana Rojas on the Moon were long. We left Lima late."


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("2025/2025-03-05-talks-with-deputy-minister-rojas.txt", LOUD, "Talks with Deputy Minister Rojas"),
        ("2025-03-05-talks-with-minister-ana-rojas.txt", LOUD, "Talks with Minister Ana Rojas"),
        ("remarks-by-president-ana-rojas-in-lima-on-the-moo.txt", LOUD, "Remarks by President Ana Rojas in Lima"),
        ("joint-fact-sheet-u-k-peru-radar-6.txt", "U.K.-Peru radar talks.", "Joint fact sheet: U.K.-Peru radar"),
        ("week-of-the-nasa-jpl-launches.txt", "NASA said it. JPL launches are few.", "Week of the NASA JPL launches"),
        ("Peru signs the radar accord (Lima).txt", "Peru’s radar accord was signed by Peru in Lima.", "Peru signs the"
         " radar accord Lima"),
        ("lima-moon-talks-with-rojas-nspm-17.txt", LOUD, "Lima Moon talks with Rojas NSPM"),
        (f"talks-{'with-the-deputy-minister-' * 3}lima-fin.txt", LOUD, f"Talks{' with the Deputy Minister' * 2}"),
        (f"{'talks-with-the-deputy-minister-' * 2}ana-ro.txt", LOUD, f"T{'alks with the Deputy Minister t' * 2}"[:-2] +
         " Ana Rojas"),
        ("joint-statement-of-peru-and-chile-as-the-two-republics-continue-to-ch.txt", LOUD, ""),
        ("000_0efb5cf2dcf3a7c6.txt", LOUD, ""),
        ("moon-talks.txt", LOUD, ""),
        ("notes-from-our-trip-to-the-mountains-in-may.txt", LOUD, ""),
        ("copy-of-the-talks-with-the-deputy-minister-ana-rojas.txt", LOUD, ""),
        ("a-b-c-d-e-f-g-h.txt", LOUD, ""),
    ],
)  # fmt: skip
def test_the_name_of_a_file_may_be_its_headline(name, text, title):
    assert named_title(name, text) == title


def test_a_name_that_is_a_row_of_key_words_is_no_headline():
    assert named_title("02-lima-moon-talks-rojas.txt", LOUD) == ""


def test_the_name_of_a_file_comes_before_a_sentence_that_breaks_off_or_does_not_begin_the_text():
    spoken = "Well, when we were up there, my friends, with nothing but the night around us, you could hear it all."
    named = "talks-in-lima-with-my-friends.txt"
    text = f"{spoken} The talks in Lima were long."
    assert headline(text)[0] == "The talks in Lima were long"
    assert headline(text, path=named)[0] == "Talks in Lima with my friends"
    news = "Peru and Chile signed a radar accord in Lima on Monday."
    assert headline(f"{news} {spoken}", path=named)[0] == "Peru and Chile signed a radar accord in Lima"


@pytest.mark.parametrize(
    "dateline",
    [
        "LIMA – ", "LIMA, Peru, March 04, 2025 (EXAMPLE WIRE) -- ", "LIMA--(EXAMPLE WIRE)--", "Lima, 4 March 2025 – ",
        "LIMA, March 4, 2025 /ExampleWire/ -- ", "LAKE HARBOUR, 4th March, 2025 (WIRE) — ", "LIMA, 4.3.2025 (EX): ",
        "Lima (Upper Peru) [Peru], March 4 (EX): ", "(Lima, 4 March 2025) – ", "LIMA, Tuesday 4 March — ",
        "NEW LIMA/KITETOWN, Sept. 4 (EX) - ", "March 4th, 2025, Lima: ", "BOGOTÁ, 2025-03-04 - ", "LIMA, MARCH 4 – ",
        "Lima, Peru, March 4, 2025 – (EX Newswire) – ", "New Lima, March 4 (EX) ",
        "NEW LIMA /Upper Peru/, March 4. /EX/. ",
        "NAIROBI, March 4 – Example Wire. ", "LIMA (Wire - 4th March, 2025) ", r"Lima \[Peru\], March 4 (EX): ",
    ],
)  # fmt: skip
def test_a_dateline_is_no_text(dateline):
    assert opening(f"{dateline}Dr. Ana Rojas left.") == len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "ESA–Peru talks ended.", "NASA (the agency of the US) Administrator Ana Rojas left.", "Good Friday: Peru left.",
        "Vostok 1, April 12: Peru was first.", "Peru and Kenya – old friends – left.", "SpaceX, 4 launches: One left.",
        "Mars 2020 – The rover left.", "Peru (April 4) was first.", "Lima, March 4, was cold.",
    ],
)  # fmt: skip
def test_a_name_at_the_head_of_a_text_is_no_dateline(text):
    assert opening(text) == 0


LEFT = "Peru helps Chile launch", "Peru launched a satellite on Monday."
WRAPPED = "Peru launched a satellite for the agency of its neighbour", "Chile on Monday, and the two will share data."
STOPPED = "Peru left.", "Chile stayed on for three weeks more."


@pytest.mark.parametrize(
    ("lines", "apart"), [(LEFT, "\n\n"), (WRAPPED, "\n"), (STOPPED, "\n"), (("One line alone",), "")]
)
def test_a_headline_glued_to_its_text_by_one_line_end_is_taken_apart(lines, apart):
    assert lines_apart("\n".join(lines)) == apart.join(lines)


@given(st.text(), st.text())
def test_any_name_beside_any_text_is_read(name, text):
    found = named_title(name, f"{text} {name}")
    assert found == found.strip() and "\n" not in found
