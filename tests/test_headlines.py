"""Titles and summaries of briefings, as ingest proposes them: cases, and any text at all."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sown import DAY

from briefing.ingest.headline import SUMMARY, headline
from briefing.ingest.seed import read
from briefing.ingest.wording import LONGEST

GIVEN = Path(__file__).parent.parent / "seeds/000_0efb5cf2dcf3a7c6.txt"
CASES = re.findall(
    r"^## (.+?)\n\n(.+?)\n\n= (.+?)\n~ (.+?)$",
    (Path(__file__).parent / "cases/headlines.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


@pytest.mark.parametrize(("name", "text", "title", "summary"), CASES, ids=[case[0] for case in CASES])
def test_headlines(name, text, title, summary):
    assert headline(text, DAY) == (title, summary)


def test_the_given_seed_gets_its_title():
    seed = read(GIVEN, GIVEN.parent)
    title, summary = headline(seed.text, seed.published)
    assert title == "CMSA and SUPARCO sign cooperation agreement to select and train Pakistani astronauts"
    assert summary in seed.text
    assert (seed.published, seed.path) == (DAY, GIVEN.name)
    assert seed.text.count("\n\n") == 11 and seed.text.startswith("“Pakistan’s participation")
    assert "two countries.\n\nIt will contribute" in seed.text


@given(st.text(min_size=1).map(lambda text: "\n\n".join(text.split("\n"))).filter(str.strip))
def test_any_text_gets_a_title_and_a_summary(text):
    text = "\n\n".join(" ".join(part.split()) for part in text.split("\n\n") if part.split())
    title, summary = headline(text, DAY)
    assert 0 < len(title) <= LONGEST and 0 < len(summary) <= SUMMARY
