"""Sentences: the cases that anyone may add to, and what must always hold."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import briefing, cases

from briefing.english.sentences import sentences


def split(text):
    return sentences(text, briefing(text).blocks)


@pytest.mark.parametrize(("title", "text", "expected"), cases("sentences.md"))
def test_sentences_of_the_cases(title, text, expected):
    assert [text[s.start : s.end] for s in split(text)] == expected


@given(st.text(alphabet="aB. !?“”\n1…", max_size=80))
def test_sentences_are_in_order_and_leave_out_nothing_but_space(text):
    found = split(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join("".join(text[s.start : s.end].split()) for s in found) == "".join(text.split())
    assert len({s.anchor for s in found}) == len(found)


def test_anchor_stays_when_a_sentence_is_put_before_it():
    before, after = split("He left. She stayed."), split("It rained. He left. She stayed.")
    assert [s.anchor for s in before] == [s.anchor for s in after[1:]]


def test_anchor_does_not_depend_on_quotes_case_or_white_space():
    assert split("“Go” said  Li.")[0].anchor == split('"go" said Li.')[0].anchor


def test_repeated_sentences_are_numbered():
    first, second, third = split("He left. He left. He left.")
    assert (second.anchor, third.anchor) == (f"{first.anchor}-2", f"{first.anchor}-3")


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["a.. ", ".", "Ab. ", "U.S. ", "“", "a"])
def test_time_is_linear_in_the_length(piece):
    text = piece * 200_000
    start = process_time()
    split(text)
    assert process_time() - start < 20
