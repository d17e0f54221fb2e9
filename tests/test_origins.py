"""Texts that pass on one report count once: copies, texts that name one source for it, and texts of one publisher."""

import csv
import io
import random
from datetime import date

import pytest
from builders import KNOWN, briefing, site
from test_pages import rendered

from briefing.analysis.wording_sample import wording_sample
from briefing.publish.evidence.report_origins import told_by
from briefing.publish.lookups.indexing import index

TOLD = "Peru and Kenya signed an agreement on satellites on 3 March 2024."
MORE = (
    " The two sides met in Lima for two days of talks on ground stations, and they agreed that engineers of both"
    " countries should build a small camera together. The work is to begin in the summer, when a first group of ten"
    " engineers travels to Nairobi. Money for it was set aside last year by both governments, which hope that others"
    " in the region will take part once the first results can be shown to them."
)
OTHER = (
    " In Nairobi people had waited long for such news. A minister called the paper a door that opens to many young"
    " women and men of his country, while critics asked who would pay for the ground stations in ten years' time and"
    " why the text itself had not been made public before it was signed by the two ministers."
)


def said(*bodies, known=KNOWN, **fields):
    """Return how many texts, and of how many origins, tell of the agreement."""
    texts = [
        briefing(f"{body}", slug=f"t-{n}", url=f"https://paper-{n}.example/1", published=date(2024, 3, 4 + n), **fields)
        for n, body in enumerate(bodies)
    ]
    found = index(site(*texts, known=known))
    (event,) = (one for one in found.site.events if "2024-03-03" in one.when.timex3)
    assert len({quote.briefing for quote in event.evidence}) == len(texts)
    return told_by(event.evidence, found)


def test_one_text_is_not_counted():
    assert said(TOLD + MORE) == ""


def test_texts_in_words_of_their_own_have_an_origin_each():
    assert said(TOLD + MORE, TOLD + OTHER) == "2 texts, 2 origins"


def test_a_copy_and_a_shortened_copy_have_one_origin():
    cut = MORE.partition(" Money for it")[0]
    edited = MORE.replace("in the region", "elsewhere").replace("ten engineers", "twelve engineers")
    assert said(TOLD + MORE, TOLD + edited, TOLD + cut) == "3 texts, 1 origin"
    assert said(TOLD + MORE, TOLD + OTHER, TOLD + cut) == "3 texts, 2 origins"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Xinhua reported: ", "", "2 texts, 2 origins"),
        ("According to Xinhua, ", "According to Xinhua, ", "2 texts, 1 origin"),
        ("LIMA (Xinhua) -- ", "According to the Xinhua News Agency, ", "2 texts, 1 origin"),
        ("According to Xinhua, ", "According to Reuters, ", "2 texts, 2 origins"),
    ],
)
def test_texts_that_have_it_from_one_medium_have_one_origin(first, second, expected):
    assert said(first + TOLD + MORE, second + TOLD + OTHER) == expected


def test_texts_of_one_publisher_have_one_origin():
    bodies = [TOLD + MORE, TOLD + OTHER]
    texts = [
        briefing(body, slug=f"t-{n}", url=f"https://one.example/{n}", published=date(2024, 3, 4 + n))
        for n, body in enumerate(bodies)
    ]
    found = index(site(*texts))
    (event,) = (one for one in found.site.events if len(one.evidence) > 1)
    assert told_by(event.evidence, found) == "2 texts, 1 origin"


def test_rows_and_data_say_how_many_origins_there_are():
    texts = [
        briefing(TOLD + body, slug=f"t-{n}", url=f"https://paper-{n}.example/1", published=date(2024, 3, 4 + n))
        for n, body in enumerate((MORE, MORE.replace("ten engineers", "twelve engineers")))
    ]
    pages = rendered(site(*texts))
    assert "2 texts, 1 origin" in pages["timeline/2024/index.html"]
    assert "2 texts, 1 origin" in pages["cooperation/index.html"]
    rows = csv.DictReader(io.StringIO(pages["data/v1/events/2024.csv"]))
    assert "1" in [row["origins"] for row in rows]


def test_a_sample_depends_on_words_alone_and_is_bounded():
    text = "word " * 9 + MORE
    whole = wording_sample(text, [(0, len(text))])
    assert whole == wording_sample(text.upper().replace(",", ";"), [(0, len(text))])
    long = " ".join(map(str, range(50_000)))
    assert len(wording_sample(long, [(0, len(long))])) == 400
    assert wording_sample("", []) == ()


def test_a_text_may_end_with_a_medium():
    assert said(f"{TOLD[:-1]}, according to Xinhua", TOLD + OTHER) == "2 texts, 2 origins"


def test_a_part_of_a_long_text_is_a_copy_of_it():
    words = random.Random(1).choices((MORE + OTHER).replace(".", "").replace(",", "").split(), k=6000)
    sentences = [" ".join(words[start : start + 20]).capitalize() + "." for start in range(0, len(words), 20)]
    assert said(f"{TOLD} {' '.join(sentences)}", f"{TOLD} {' '.join(sentences[100:130])}") == "2 texts, 1 origin"
