"""Dated events: the cases that anyone may add to, and what must always hold."""

import pytest
from briefing.analysis.__main__ import edtf_or_week
from briefing.model import Event
from reading import analysis, cases, names

CASES = cases("events.md")
GOAL = 0.9


def told(text):
    """Return the events of a text as the case file writes them."""
    found = analysis(text)
    lines = [
        f"{edtf_or_week(e.when)} {e.kind} {e.modality}: {names(found, e.actors)}".strip() for e in found.events
    ]
    return lines or ["nothing"]


def shown(lines):
    """Return kind and modality of each line."""
    return [line.partition(":")[0].split()[1:] for line in lines]


def test_kind_and_modality_are_right_in_nine_of_ten_sentences():
    wrong = [
        f"{text}\n  {expected}\n  {found}"
        for _, text, expected in CASES
        if shown(found := told(text)) != shown(expected)
    ]
    assert len(CASES) >= 150
    assert len(wrong) <= (1 - GOAL) * len(CASES), "\n".join(wrong)
