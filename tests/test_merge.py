"""Merging across briefings: the cases that anyone may add to, and what must always hold."""

from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import analysis, cases, knowledge

from briefing.analysis.merge import merge_cooperations, merge_events
from briefing.model import Quote

CASES = cases("merges.md")


def events(*texts):
    return [event for n, text in enumerate(texts) for event in analysis(text, slug=f"b{n}").events]


def merged(text):
    """Return "one" when an event of the first line is one with an event of the second."""
    found = merge_events(events(*text.splitlines()), knowledge())
    return "one" if any(len({quote.briefing for quote in event.evidence}) > 1 for event in found) else "two"


def test_merges_are_right_and_few_are_missed():
    found = [(text, expected[0], merged(text)) for _, text, expected in CASES]
    wrong = [text for text, expected, got in found if got == "one" != expected]
    missed = [text for text, expected, got in found if expected == "one" != got]
    told = sum(got == "one" for _, _, got in found)
    same = sum(expected == "one" for _, expected, _ in found)
    assert len(wrong) <= 0.03 * told, "\n\n".join(wrong)
    assert len(missed) <= 0.15 * same, "\n\n".join(missed)


def test_the_merged_event_takes_the_most_exact_date_and_keeps_all_evidence():
    first, second = events(
        "China and Pakistan signed an agreement on astronaut training last week.",
        "CMSA and SUPARCO signed an agreement to train Pakistani astronauts on 28 February 2025.",
    )
    (one,) = merge_events([first, second], knowledge())
    assert one.id == first.id and one.what == first.what
    assert one.when == second.when
    assert one.evidence == first.evidence + second.evidence and one.times == first.times + second.times
    assert one.actors == ("china", "pakistan", "cmsa", "suparco")


def test_an_event_that_fits_two_stays_by_itself():
    found = events(
        "France launched a military satellite on 3 March 2024.",
        "France launched a military satellite on 9 November 2024.",
        "France launched a military satellite in 2024.",
    )
    assert len(merge_events(found, knowledge())) == 3


def test_cooperations_of_the_same_parties_on_the_same_matter_are_one():
    texts = (
        "NASA and ISRO plan to work together on a radar satellite.",
        "ISRO and NASA are collaborating on the radar satellite.",
        "NASA and ISRO signed an agreement on astronaut training.",
    )
    found = [c for n, text in enumerate(texts) for c in analysis(text, slug=f"b{n}").cooperations]
    radar, training = sorted(merge_cooperations(found, knowledge()), key=lambda c: -len(c.evidence))
    assert (len(radar.evidence), radar.status) == (2, "ongoing")
    assert (len(training.evidence), training.status) == (1, "signed")


def test_a_counted_thing_is_not_one_that_nobody_counts():
    texts = ("China will build a satellite for Peru.", "China will help Peru launch a third satellite.")
    found = [c for n, text in enumerate(texts) for c in analysis(text, slug=f"b{n}").cooperations]
    assert len(merge_cooperations(found, knowledge())) == 2


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(12)))
def test_groups_do_not_depend_on_the_order_of_the_briefings(order):
    found = events(*[line for _, text, _ in CASES[:6] for line in text.splitlines()])
    usual = {frozenset(event.evidence) for event in merge_events(found, knowledge())}
    other = {frozenset(event.evidence) for event in merge_events([found[i] for i in order], knowledge())}
    assert usual == other


@pytest.mark.slow
@pytest.mark.parametrize("count", [20_000])
def test_time_grows_about_as_the_number_of_events(count):
    pattern = events(*[line for _, text, _ in CASES for line in text.splitlines()])
    found = [
        replace(e, id=f"e-{n:08x}", what=f"{e.what} {n % 977}", evidence=(Quote(f"b{n}", 0, 1),), times=e.times)
        for n, e in enumerate(pattern[i % len(pattern)] for i in range(count))
    ]

    def seconds(part):
        start = process_time()
        merge_events(part, knowledge())
        return process_time() - start

    small, large = seconds(found[: count // 4]), seconds(found)
    assert large < 12 * small + 1


def test_a_launch_told_again_without_an_actor_is_the_one_before_it():
    text = "ESA launched Dragonfly on 3 March 2025. The rocket lifted off from pad 4 on 3 March 2025."
    (one,) = merge_events(events(text), knowledge())
    assert one.actors == ("esa",) and len(one.evidence) == 2


def test_two_launches_of_a_day_leave_a_third_without_an_actor_alone():
    text = (
        "ESA launched a probe on 3 March 2025. Peru launched a camera on 3 March 2025. The rocket flew on 3 March 2025."
    )
    assert len(merge_events(events(text), knowledge())) == 3


def test_a_merged_row_takes_the_words_that_go_on_where_its_own_end():
    told = "Japan and NASA signed an agreement on the airlock on 3 March 2025."
    more = "Japan and NASA signed an agreement on the airlock of Gateway on 3 March 2025."
    (found,) = merge_cooperations(
        [*analysis(told, slug="a").cooperations, *analysis(more, slug="b").cooperations], knowledge()
    )
    assert found.on.endswith("the airlock of Gateway")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("NASA launched Dragonfly on Monday. The Ariane 6 rocket lifted off from pad 4 on Monday.", 1),
        ("NASA launched Dragonfly on Monday. A rocket lifted off from pad 4 on Monday, carrying a probe of Peru.", 2),
        ("NASA launched Dragonfly on Monday. The Ariane 6 rocket lifted off from pad 4 on 2 March 2025.", 2),
    ],
)
def test_the_rise_of_a_rocket_is_the_launch_that_was_told_before(text, rows):
    assert len(merge_events(analysis(text).reported, knowledge())) == rows
