"""How well time expressions are read: the case file, the examples of each rule, and what must always hold."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.dates import RULES, times
from briefing.analysis.dates.pattern import compiled
from briefing.analysis.dates.tokens import tokens

CASES = Path(__file__).parent / "cases" / "dates.md"
MARKED = re.compile(r"\[([^\]]+)\]\(([^)]*)\)")
PUBLISHED = date(2025, 3, 5)


def cases():
    """Yield title, publication date and marked sentence of every case."""
    for section in CASES.read_text("utf-8").split("\n## ")[1:]:
        title, day, *lines = section.splitlines()
        published = date.fromisoformat(day.removeprefix("published "))
        for line in lines:
            if line.startswith("- "):
                yield pytest.param(published, line[2:], id=f"{title}: {line[2:]}")


def marked(text, published, wanted=lambda found: True):
    """Return `text` with its time expressions marked as in the case file."""
    parts, place = [], 0
    for found in times(text, published):
        if wanted(found):
            attributes = f"{found.value} {found.mod}".strip()
            parts += [text[place : found.start], f"[{found.text}]({attributes})"]
            place = found.end
    return "".join(parts) + text[place:]


@pytest.mark.parametrize("published, sentence", list(cases()))
def test_case_is_read_as_marked(published, sentence):
    assert marked(MARKED.sub(r"\1", sentence), published) == sentence


def test_there_are_at_least_200_cases():
    assert len(list(cases())) >= 200


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_reads_its_examples(rule):
    for example in rule.examples:
        plain = re.sub(r"[\[\]]", "", example)
        read = [found.text for found in times(plain, PUBLISHED) if found.rule == rule.name]
        assert re.findall(r"\[(.*?)\]", example)[0] in read, example


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_reads_none_of_its_negatives(rule):
    for negative in rule.negatives:
        assert rule.name not in {found.rule for found in times(negative, PUBLISHED)}, negative


def test_names_of_rules_are_unique_and_every_rule_has_an_example():
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.examples for rule in RULES)


WORDS = "the last next 2 10 2026 March May Friday of to - , . and week years ago early late Q3 UTC 10:30 a.m. half\n\n".split(
    " "
)


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=30).map(" ".join))
def test_spans_slice_back_to_their_text_and_do_not_overlap(text):
    end = 0
    for found in times(text, PUBLISHED):
        assert end <= found.start < found.end
        assert text[found.start : found.end] == found.text
        end = found.end


@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=30), st.integers(1, 29))
def test_no_expression_crosses_a_block(words, cut):
    first, second = " ".join(words[:cut]), " ".join(words[cut:])
    text = f"{first} {second}"
    blocks = ((0, len(first)), (len(first) + 1, len(text)))
    assert not any(found.start < len(first) < found.end for found in times(text, PUBLISHED, blocks))


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), st.dates())
def test_days_are_in_order_on_any_day_of_publication(text, published):
    for found in times(text, published):
        if found.when and found.when.first and found.when.last:
            assert found.when.first <= found.when.last


def test_a_pattern_begins_only_with_its_first_codes():
    for rule in RULES:
        for pattern in rule.patterns:
            block = tokens(rule.examples[0].replace("[", "").replace("]", ""), 0, len(rule.examples[0]))
            for place in range(len(block.codes)):
                if compiled(pattern).regex.match(block.codes, place):
                    assert block.codes[place] in compiled(pattern).first
