"""Entities: rules beside their examples, marked cases, and what must always hold."""

import json
import re
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.entities import RULES, candidates, entities, read
from briefing.analysis.entities.evaluate import compare, report
from briefing.analysis.entities.gazetteer import Gazetteer
from briefing.analysis.entities.linking import known
from briefing.knowledge import Record

MARK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
CASES = Path(__file__).parent / "cases" / "entities.md"


def record(id, name, type="organisation", **fields):
    blank = ("in_sentence", "seat", "founded", "role", "wikidata", "website", "fact", "note", "digest")
    texts = dict.fromkeys(blank, "")
    lists = dict.fromkeys(
        ("names", "weak_names", "demonyms", "country", "part_of", "operator", "parties", "sources"), ()
    )
    flags = {"of_state": False, "unverified": False}
    return Record(**{**texts, **lists, **flags, "id": id, "name": name, "type": type, **fields})


RECORDS = (
    record("testland", "Testland", "country", names=("T.L.",), demonyms=("Testlandish",), country=("XT",)),
    record("examplia", "Examplia", "country", weak_names=("EX",), demonyms=("Examplian",), country=("XE",)),
    record("moon", "Moon", "body"),
    record("tsa", "Testland Space Agency", "agency", names=("TSA",), country=("XT",)),
    record("eso", "Examplia Space Office", "agency", weak_names=("ESO",), country=("XE",)),
    record("doorway", "Doorway", "station", names=("Lunar Doorway",), weak_names=("Doorway",)),
    record("tianchi", "Tianchi space station", "station", names=("Tianchi",)),
    record("lune-6", "Lun’e-6", "mission", names=("Lun'e 6",)),
    record("exodus-programme", "Exodus programme", "programme", names=("Exodus",)),
    record("otto-example", "Otto Example", "person"),
    record("testland-department-of-tides", "Testland Department of Tides", weak_names=("Department of Tides",),
           country=("XT",)),
    record("bo-example-bank", "Bo Banker", "person", weak_names=("Banker",)),
    record("sampleton", "Sampleton Works", "company", weak_names=("Sampleton",)),
    record("toa", "TOA", names=("Testlandish Agency for the Observation of Tides",), country=("XT",)),
    record("tidal-orbitics", "TIDAL Orbitics", "company"),
    record("harbour-tide", "Harbour Tide Corporation", "company"),
    record("heronia", "Heronia Networks", "company"),
    record("rocketry", "Rocketry Networks", "company"),
    record("world-news", "World News", "media", weak_names=("WNA",)),
    record("sample-centre", "Sample & Test Centre", "facility", weak_names=("Samplehaven", "SHV")),
)  # fmt: skip
MATCHER = Gazetteer(RECORDS)


def named(text, protected=()):
    """Return the text with every mention marked as [surface](entity)."""
    blocks = tuple(m.span() for m in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text))
    found, mentions = entities(text, blocks, protected, MATCHER)
    known_ids = {record.id for record in RECORDS}
    types = {entity.id: entity.type for entity in found}
    assert all(entity.known == (entity.id in known_ids) for entity in found)
    for mention in reversed(mentions):
        shown = mention.entity if mention.entity in known_ids else f"{mention.entity} {types[mention.entity]}"
        text = f"{text[: mention.start]}[{mention.text}]({shown}){text[mention.end :]}"
    return text


def found_by(rule, text):
    certain = known(text, ((0, len(text)),), MATCHER)
    return [(c.start, c.end, c.type) for c in rule.find(read(text, ((0, len(text)),), certain))]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_reads_its_examples_and_nothing_in_its_counterexamples(rule):
    for example in rule.examples:
        text, expected = "", []
        for piece in re.split(r"(\[[^\]]+\]\([^)]+\))", example):
            mark = MARK.fullmatch(piece)
            if mark:
                expected.append((len(text), len(text) + len(mark[1]), mark[2]))
            text += mark[1] if mark else piece
        assert sorted(found_by(rule, text + ".")) == expected, example
    for negative in rule.negatives:
        assert found_by(rule, negative + ".") == [], negative


def cases():
    for part in re.split(r"^## ", CASES.read_text("utf-8"), flags=re.M)[1:]:
        title, _, body = part.partition("\n")
        yield pytest.param(body.strip(), id=title)


@pytest.mark.parametrize("marked", list(cases()))
def test_the_names_of_a_case_are_found_and_no_others(marked):
    assert named(MARK.sub(r"\1", marked)) == marked


def test_nothing_is_found_inside_a_link():
    assert named("TSA and Testland", protected=((0, 3),)) == "TSA and [Testland](testland)"


def test_a_name_does_not_cross_a_block():
    assert named("Otto\n\nExample") == "Otto\n\nExample"


def test_candidates_name_every_record_that_the_text_can_depend_on():
    text = "ESO and a Doorway, seen by Testlandish eyes\n\nTIANCHI OVER LUN’E-6"
    assert candidates(text, MATCHER) == ("doorway", "eso", "lune-6", "testland", "tianchi")


def test_records_that_a_text_does_not_name_make_no_difference():
    text = "TSA said the Testlandish Doorway station is near the Moon."
    few = Gazetteer(record for record in RECORDS if record.id in candidates(text, MATCHER))
    assert entities(text, (), (), few) == entities(text, (), (), MATCHER)


PIECES = (
    "Testland Testland’s TSA (TSA) the The President of and said Ann Example , . Institute Space Agency Moon "
    "Doorway station Lun’e-6 Lun'e 6 Crew-7 Exodus II T.L. director ( ) “ ” É ß İ rocket Skylark 10 Otto"
)
WORDS = st.sampled_from([*PIECES.split(), "\n\n"])


@settings(max_examples=200)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80))
def test_mentions_slice_back_and_never_overlap(text):
    blocks = tuple(m.span() for m in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text))
    protected = ((3, 9),)
    found, mentions = entities(text, blocks, protected, MATCHER)
    last = 0
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.text != ""
        assert mention.start >= last
        assert mention.end <= 3 or mention.start >= 9
        assert any(start <= mention.start and mention.end <= end for start, end in blocks)
        last = mention.end
    assert [entity.id for entity in found] == list(dict.fromkeys(m.entity for m in mentions))
    assert {e.id for e in found if e.known} <= set(candidates(text, MATCHER))


HOSTILE = {
    "capitals": "Lakeside Space Agency and Testland ",
    "heads": "Institute of Agency ",
    "brackets": "(TSA (",
    "acronyms": "Ab Cd (ABCD) ",
    "persons": "Minister of Science and ",
    "connectors": "Institute of the and of the ",
    "quotes": "“Framework Agreement ",
    "hyphens": "T.L.-T.L.-",
    "capital run": "Aa ",
}


def seconds(text):
    begin = process_time()
    entities(text, ((0, len(text)),), (), MATCHER)
    return process_time() - begin


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_linear_time(piece):
    short = min(seconds(piece * (20_000 // len(piece))) for _ in range(2))
    long = min(seconds(piece * (160_000 // len(piece))) for _ in range(2))
    assert long < 8 * 2.5 * max(short, 0.004)


@pytest.mark.slow
def test_ten_thousand_names_take_linear_time():
    def text(count):
        return " ".join(f"said Ann Ex{'abcdefghij'[n % 10] * (n // 10 % 50 + 1)}, director." for n in range(count))

    assert seconds(text(10_000)) < 10 * 2.5 * max(seconds(text(1_000)), 0.01)


def test_evaluation_counts_right_mentions_links_and_what_changed(tmp_path, capsys):
    (tmp_path / "gold").mkdir()
    (tmp_path / "articles").mkdir()
    gold = {
        "entities": [
            {"type": "agency", "mentions": ["TSA", "Testland Space Agency"]},
            {"type": "person", "mentions": ["Nobody Here"]},
        ],
        "optional": ["Moon"],
    }
    (tmp_path / "gold" / "one.json").write_text(json.dumps(gold), "utf-8")
    (tmp_path / "articles" / "one.txt").write_text(
        " date 2025-03-05 The Testland Space Agency (TSA) looked at the Moon.\n", "utf-8"
    )
    last = tmp_path / "last.json"
    right = report(tmp_path, MATCHER)
    assert right == ["one: TSA", "one: Testland Space Agency"]
    assert "P 1.000  R 0.667  F1 0.800  (2 of 3, 2 given)" in capsys.readouterr().out
    compare(right, last)
    compare(right[:1], last)
    assert capsys.readouterr().out.splitlines()[-3:] == ["gained: 0", "lost: 1", "  one: Testland Space Agency"]


def test_a_long_row_of_single_letters_is_no_name_and_no_burden():
    assert named("Dr " + "B " * 20000 + "stopped.") == "Dr " + "B " * 20000 + "stopped."
