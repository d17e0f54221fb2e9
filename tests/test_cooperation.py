"""Cooperations: the cases that anyone may add to, and what must always hold."""

import pytest
from reading import analysis, cases, names

CASES = cases("cooperations.md")


def told(text):
    """Return the cooperations of a text as the case file writes them."""
    found = analysis(text)
    marks = ["" if c.sure else " unsure" for c in found.cooperations]
    lines = zip(found.cooperations, marks, strict=True)
    return [f"{names(found, c.parties)} {c.status}{mark} – {c.on}" for c, mark in lines] or ["nothing"]


def fits(found, expected):
    """Return True for the same line; the subject counts where the case has one."""
    return found == expected or (" – " not in expected and found.partition(" – ")[0] == expected)


@pytest.mark.parametrize(("title", "text", "expected"), CASES)
def test_cooperations_of_the_cases(title, text, expected):
    found = told(text)
    assert len(found) == len(expected), found
    assert all(map(fits, found, expected)), found


def test_parties_are_never_persons_or_media():
    text = "Bill Nelson and Josef Aschbacher signed an agreement with Gwadar Pro in 2024."
    assert analysis(text).cooperations == ()


def test_a_cooperation_rests_on_its_sentence():
    text = "It rained. NASA and ESA signed an agreement on a probe."
    (found,) = analysis(text).cooperations
    assert text[found.evidence[0].start : found.evidence[0].end] == text[11:]
    assert found.id.startswith("c-")


def test_what_only_a_record_says_is_read_and_not_shown():
    found = analysis("The Ariane 6 launched Kenya’s first satellite.")
    assert [one.parties for one in found.cooperations] == [("arianespace", "kenya")]
    assert found.shown == ()
