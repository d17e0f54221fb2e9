"""How well time expressions are read: the case file, the examples of each rule, and what must always hold."""

import json
import re
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.dates import RULES, times
from briefing.analysis.dates.__main__ import main
from briefing.analysis.dates.evaluate import evaluate
from briefing.analysis.dates.pattern import HEAD, parsed
from briefing.analysis.dates.tokens import tokens

CASES = sorted((Path(__file__).parent / "cases").glob("dates*.md"))
MARKED = re.compile(r"\[([^\]]+)\]\(([^)]*)\)")
PUBLISHED = date(2025, 3, 5)


def cases():
    """Yield title, publication date and marked sentence of every case."""
    sections = [section for path in CASES for section in path.read_text("utf-8").split("\n## ")[1:]]
    for section in sections:
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


WORDS = (
    "the last next this 2 10 2026 March May Friday of to - , . ' and week years ago early late Q3 UTC 10:30 "
    "a.m. half end by since more than few FY26 1990s night fiscal quarter summer every 31st second Christmas "
    "9999 ( ½ billion 13/3/2025 0.0.2025 ahead past coming hours at part of final before on days 22nd half "
    "Saturday through each other weekend starting GMT hrs FY2026 Mondays present".split()
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


@pytest.mark.parametrize(
    ("said", "value"), [("It landed", "2025-03-04T16:00"), ("It lands", "2025-03-05T16:00"), ("", "2025-03-05T16:00")]
)
def test_a_clock_time_takes_the_day_of_the_paragraph_before_if_its_verb_agrees(said, value):
    first, second = "It undocked on Tuesday morning.", f"{said} at 4 p.m. in the steppe."
    blocks = ((0, len(first)), (len(first) + 2, len(first) + 2 + len(second)))
    assert times(f"{first}\n\n{second}", PUBLISHED, blocks)[-1].value == value


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), st.dates())
def test_days_are_in_order_on_any_day_of_publication(text, published):
    for found in times(text, published):
        if found.when and found.when.first and found.when.last:
            assert found.when.first <= found.when.last


def test_a_match_begins_with_a_head_of_its_pattern():
    for rule in RULES:
        for pattern in rule.patterns:
            block = tokens(rule.examples[0].replace("[", "").replace("]", ""), 0, len(rule.examples[0]))
            for place in range(len(block.codes)):
                if parsed(pattern).regex.match(block.codes, place):
                    assert parsed(pattern).heads & {block.codes[place], block.codes[place : place + HEAD]}


WHEN = [
    ("It flies by [2030].", None, "2030-12-31", "year", "BEFORE"),
    ("It flies before [2030].", None, "2029-12-31", "year", "BEFORE"),
    ("It flies before [the end of 2026].", None, "2026-12-31", "year", "BEFORE"),
    ("They have met since [2011].", "2011-01-01", None, "year", ""),
    ("It flies no earlier than [2027].", "2027-01-01", None, "year", "AFTER"),
    ("It flies not before [2027].", "2027-01-01", None, "year", "AFTER"),
    ("It flies after [2027].", "2028-01-01", None, "year", "AFTER"),
    ("It flies from [2027] onwards.", "2027-01-01", None, "year", ""),
    ("It will be kept until [2030].", None, "2030-12-31", "year", "BEFORE"),
    ("It will be kept through [2030].", None, "2030-12-31", "year", "BEFORE"),
    ("It flies in [the first half of December].", "2025-12-01", "2025-12-15", "interval", ""),
    ("It burned [more than 25 years ago].", None, "2000-03-04", "day", "BEFORE"),
    ("It burned [less than two years ago].", "2023-03-06", "2025-03-05", "interval", ""),
    ("It flies in [late 2028].", "2028-09-01", "2028-12-31", "year", "END"),
    ("It flies in [mid-March].", "2025-03-11", "2025-03-20", "month", "MID"),
    ("It flies in [early 2026].", "2026-01-01", "2026-04-30", "year", "START"),
    ("It flies in [the first half of next year].", "2026-01-01", "2026-06-30", "half", ""),
    ("It flies in [Q3 2026].", "2026-07-01", "2026-09-30", "quarter", ""),
    ("It flies in [the 2030s].", "2030-01-01", "2039-12-31", "decade", ""),
    ("It flew [last week].", "2025-02-24", "2025-03-02", "week", ""),
    ("It lands [this weekend].", "2025-03-08", "2025-03-09", "weekend", ""),
    ("It lands [late this weekend].", "2025-03-09", "2025-03-09", "weekend", "END"),
    ("It flies [next spring].", "2026-03-01", "2026-05-31", "season", ""),
    ("Funds for [fiscal year 2026] shrink.", "2025-10-01", "2026-09-30", "interval", ""),
    ("Sales fell in [the first quarter of fiscal 2026].", "2025-10-01", "2025-12-31", "interval", ""),
    ("It docked at [10:30 UTC].", "2025-03-05", "2025-03-05", "day", ""),
    ("The board met after [Monday]'s launch.", "2025-03-03", "2025-03-03", "day", ""),
    ("It flies [around 2035].", "2035-01-01", "2035-12-31", "year", "APPROX"),
]


@pytest.mark.parametrize("sentence, first, last, precision, modifier", WHEN, ids=lambda value: str(value))
def test_days_follow_from_value_modifier_and_preposition(sentence, first, last, precision, modifier):
    (found,) = times(re.sub(r"[\[\]]", "", sentence), PUBLISHED)
    assert f"[{found.text}]" in sentence
    assert [day and day.isoformat() for day in (found.when.first, found.when.last)] == [first, last]
    assert (found.when.precision or "interval", found.when.modifier) == (precision, modifier)


@pytest.mark.parametrize("sentence", ["It took two years.", "It is now there.", "It flies every year."])
def test_durations_sets_and_vague_times_have_no_days(sentence):
    assert [found.when for found in times(sentence, PUBLISHED)] == [None]


def test_today_is_the_day_of_the_dateline():
    text = "BEIJING, March 4 (Example Agency) - The crew spoke today."
    assert [found.value for found in times(text, PUBLISHED)] == ["2025-03-04", "2025-03-04"]


def test_what_a_text_said_is_kept_from_block_to_block():
    text = "It launched in 2019.\n\nThe same year a twin was built."
    assert [found.value for found in times(text, PUBLISHED, ((0, 20), (22, len(text))))] == ["2019", "2019"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["1 ", "may ", "last ", "the end of ", "two hundred and ", "2025-", "Friday ", "\u2013"]
)
def test_work_grows_with_the_length_and_not_faster(unit):
    short, long = (min(_seconds(unit * count) for _ in range(2)) for count in (1_000, 8_000))
    assert long < 8 * short * 3 + 0.05


def _seconds(text):
    start = time.process_time()
    times(text, PUBLISHED)
    return time.process_time() - start


def test_command_reads_and_writes_json_lines():
    lines = ['{"doc": "a", "dct": "20250305T08:00", "text": "They met last week."}', ""]
    assert [json.loads(line) for line in main(lines)] == [
        {"doc": "a", "start": 9, "end": 18, "text": "last week", "type": "DATE", "value": "2025-W09", "mod": ""}
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"doc": "a", "dct": "soon", "text": ""}', "'soon' is no day"),
        ('{"text": "a", "date": "2026-05-20", "dct": "2026-05-20"}', "lacks 'doc'"),
        ('{"date": "2026-05-20"}', "lacks 'doc', 'dct', 'text'"),
        ('{"doc": "a", "dct": 20260520, "text": null}', "'dct', 'text' is no string"),
        ('["doc", "dct", "text"]', "is no JSON object"),
        ("doc", "Expecting value"),
        ("[" * 100_000, "maximum recursion depth exceeded"),
    ],
)
def test_command_says_which_line_it_cannot_read_and_how_to_write_it(line, told):
    with pytest.raises(ValueError, match=f'^line 2: {re.escape(told)}.*; write {{"doc": "a", "dct": "2025-03-05"'):
        list(main(["", line]))


def test_command_ends_with_a_word_and_no_traceback_and_helps():
    command = [sys.executable, "-m", "briefing.analysis.dates"]
    done = subprocess.run(command, input="{}\n", capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    done = subprocess.run([*command, "--help"], capture_output=True, encoding="utf-8")
    assert (done.returncode, "its day of publication" in done.stdout) == (0, True), done.stderr


TIMEML = """<?xml version="1.0"?><TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2025-03-05"
functionInDocument="CREATION_TIME">2025-03-05</TIMEX3></DCT><TEXT>They met <TIMEX3 tid="t1" type="DATE"
value="2025-W09">last week</TIMEX3> and in
<TIMEX3 tid="t2" type="DATE" value="2020">May 2020</TIMEX3>.</TEXT></TimeML>
"""


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It landed shortly before 02:31 UTC on 3 May 2025.", date(2025, 5, 3), date(2025, 5, 3)),
        ("It landed at about 17:59 on 3 May 2025.", date(2025, 5, 3), date(2025, 5, 3)),
        ("It landed after 5 p.m. on 3 May 2025.", date(2025, 5, 3), date(2025, 5, 3)),
        ("It landed before 3 May 2025.", None, date(2025, 5, 2)),
        ("It must land by 17:00 UTC on 3 May 2025.", None, date(2025, 5, 3)),
    ],
)
def test_an_hour_before_or_about_which_it_was_leaves_the_day(text, first, last):
    when = times(text, date(2025, 5, 4))[-1].when
    assert (when.first, when.last) == (first, last)
    assert when.modifier == ("" if first else "BEFORE")


def test_evaluation_scores_a_folder_and_compares_with_the_run_before(tmp_path):
    (tmp_path / "a.tml").write_text(TIMEML, "utf-8")
    last = tmp_path / "last.json"
    last.write_text("[\"b:0 'gone' 2020\"]", "utf-8")
    report = list(evaluate(tmp_path, last))
    assert report[:5] == [
        f"2 labelled, 2 found in {tmp_path}",
        "strict   F1 100.00",
        "relaxed  F1 100.00",
        "type     F1 100.00",
        "value    F1  50.00",
    ]
    assert report[5:] == ["gained a:9 'last week' 2025-W09", "lost   b:0 'gone' 2020"]
    assert len(list(evaluate(tmp_path, last))) == 5


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("It left on 20 July 2020 at 06:58.", ""),
        ("It left on Tuesday at 06:58.", "publication"),
        ("It left at 06:58.", "publication"),
        ("It left on 20 July 2020. The tower heard of it at 06:58.", "text"),
    ],
)
def test_a_time_of_day_says_what_its_day_was_read_against(text, anchor):
    found = times(text, PUBLISHED)
    assert (found[-1].type, found[-1].anchor) == ("TIME", anchor)
