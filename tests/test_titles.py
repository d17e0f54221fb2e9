"""Titles of events: what the site calls them, in the words of their sentences."""

import pytest
from reading import analysis, cases

CASES = cases("titles.md")


@pytest.mark.parametrize(("title", "text", "expected"), CASES)
def test_events_are_called_as_the_cases_say(title, text, expected):
    assert ([event.what for event in analysis(text).listed] or ["nothing"]) == expected
