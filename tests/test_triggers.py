"""Every literal of every trigger holds for the example of its row, and only within its scope."""

import re

import pytest

from briefing.english import triggers
from briefing.english.triggers import BACKWARD, DIRECTIONS, FORWARD, PSEUDO, TRIGGERS

WORD = re.compile(r"\[|\]|[\w’'-]+|[^\w\s]")


def sides(row):
    """Return the words before and after the deed of a row's example, with its own literal in place of the first."""
    same = [one for one in TRIGGERS if one.example == row.example and one.category == row.category]
    words = WORD.findall(row.example.lower())
    for first in same:
        for place in range(len(words)):
            if tuple(words[place : place + len(first.words)]) == first.words:
                words[place : place + len(first.words)] = row.words
                deed, end = words.index("["), words.index("]")
                return words[:deed], words[end + 1 :]
    raise AssertionError(f"no literal of the row stands in {row.example!r}")


@pytest.mark.parametrize("row", TRIGGERS, ids=lambda row: f"{row.category} {row.direction} {' '.join(row.words)}")
def test_every_literal_fires_on_its_example(row):
    before, after = sides(row)
    assert row.direction in DIRECTIONS and re.search(r"\[\w+\]", row.example)
    if row.direction == BACKWARD:
        assert triggers.after(after, row.category)
    else:
        assert bool(triggers.before(before, row.category)) == (row.direction == FORWARD)


@pytest.mark.parametrize("row", TRIGGERS, ids=lambda row: f"{row.category} {row.direction} {' '.join(row.words)}")
def test_no_literal_reaches_beyond_its_scope(row):
    far = ["xxxx"] * row.scope
    if row.direction == BACKWARD:
        assert not triggers.after([*far, *row.words], row.category)
    elif row.direction == FORWARD:
        assert not triggers.before([*row.words, *far], row.category)
        assert triggers.before([*row.words, *far], row.category, whole=True)


def test_no_literal_stands_twice_for_one_thing():
    rows = [(row.words, row.category, row.direction) for row in TRIGGERS]
    assert len(rows) == len(set(rows))


def test_a_pseudo_trigger_covers_a_literal():
    for row in (row for row in TRIGGERS if row.direction == PSEUDO):
        covered = {other.words for other in TRIGGERS if other.category == row.category and other.direction == FORWARD}
        assert any(row.words[: len(words)] == words for words in covered), row.words
