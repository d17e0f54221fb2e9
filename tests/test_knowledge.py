"""Knowledge files become values, and every problem of them is listed by file and line."""

import os
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from briefing import knowledge
from briefing.calendar import from_edtf
from briefing.errors import KnowledgeError
from briefing.knowledge import Outlet, Outlets, rows

GOOD = """\
[[agency]]
id = "esa"
name = "European Space Agency"
names = ["ESA"]
sources = ["https://esa.int/"]

[[agency]]
id = "jaxa"
name = "Japan Aerospace Exploration Agency"
names = ["JAXA"]
sources = ["ROR, 2026"]
"""
MILESTONE = """\
[[milestone]]
id = "ms-1"
date = "2018-10-20"
title = "A probe leaves"
parties = ["esa", "jaxa"]
kind = "launch"
sources = ["https://esa.int/"]
"""
CUE = """\
[[cue]]
lemma = "launch"
forms = ["launch", "launched"]
kind = "launch"
cooperation = ""
examples = ["ESA launched it."]
"""
CORRECTION = """\
[[correction]]
briefing = "a-briefing"
quote = "its words"
says = "what is right"
state = "corrected"
sources = ["https://esa.int/"]
made = 2026-11-22
"""
SOURCES = """\
[[source]]
id = "daily"
name = "The Daily"
rights = "extract"

[[forbidden]]
host = "mirror.org"
note = "Copies The Daily."
"""
OUTLETS = """\
[[outlet]]
host = "esa.int"
name = "ESA"
class = "official"

[[outlet]]
name = "ROR"
class = "aggregator"
"""
ALL = {
    "agencies.toml": GOOD,
    "milestones.toml": MILESTONE,
    "cues.toml": CUE,
    "corrections.toml": CORRECTION,
    "sources.toml": SOURCES,
    "outlets.toml": OUTLETS,
}

BROKEN = [
    # file, good words, bad words, line, words of the message
    ("agencies.toml", 'name = "European', 'name "European', 3, "no TOML here"),
    ("agencies.toml", "[[agency]]", "[[agencies]]", 1, "'agencies' cannot stand in this file; write [[country]]"),
    ("agencies.toml", "[[agency]]\n", "founder = 1\n[[agency]]\n", 1, "'founder' cannot stand in this file"),
    (
        "agencies.toml",
        'names = ["JAXA"]',
        'nicknames = ["JAXA"]',
        10,
        "no field 'nicknames'; the fields are id",
    ),
    ("agencies.toml", 'id = "jaxa"\n', "", 7, "without 'id'; add id = a text in quotes"),
    ("agencies.toml", 'name = "Japan Aerospace Exploration Agency"', 'name = ""', 7, "without 'name'"),
    ("agencies.toml", 'names = ["JAXA"]', 'names = "JAXA"', 10, "names is 'JAXA'; write a list of texts"),
    ("agencies.toml", 'names = ["JAXA"]', 'names = ["JAXA", " Jaxa"]', 10, "a text without spaces at its ends"),
    ("agencies.toml", 'names = ["JAXA"]', 'names = [""]', 10, "names is ''; write a text"),
    ("agencies.toml", 'names = ["JAXA"]', "founded = 2003-10-01", 10, "write a date in quotes"),
    ("agencies.toml", 'names = ["JAXA"]', 'founded = "2003-13"', 10, "founded: '2003-13' is not a date"),
    ("agencies.toml", 'names = ["JAXA"]', 'country = ["Japan"]', 10, "country is 'Japan'; write two capitals"),
    ("agencies.toml", 'names = ["JAXA"]', 'wikidata = "179103"', 10, "write the letter Q and a number"),
    ("agencies.toml", 'names = ["JAXA"]', 'website = "jaxa.jp"', 10, "an address that starts with https://"),
    ("agencies.toml", 'names = ["JAXA"]', 'unverified = "yes"', 10, "write true or false, without quotes"),
    ("agencies.toml", 'id = "jaxa"', 'id = "JAXA"', 8, "lower-case letters, digits and single hyphens"),
    ("agencies.toml", 'id = "jaxa"', 'id = "esa"', 8, "'esa' is taken by agencies.toml:2"),
    ("agencies.toml", 'names = ["JAXA"]', 'names = ["ESA"]', 10, "'ESA' also names 'esa' (agencies.toml:2)"),
    ("agencies.toml", 'names = ["JAXA"]', 'demonyms = ["ESA"]', 10, "move it to weak_names in both"),
    ("agencies.toml", 'names = ["JAXA"]', 'part_of = ["nasda"]', 10, "no record has the id 'nasda'"),
    ("agencies.toml", 'names = ["JAXA"]', 'operator = ["nasda"]', 10, "no record has the id 'nasda'"),
    ("agencies.toml", 'sources = ["ROR, 2026"]\n', "", 7, "record without sources"),
    (
        "agencies.toml",
        'sources = ["ROR, 2026"]',
        'unverified = true\nfact = "x"',
        12,
        "in an unverified record",
    ),
    ("agencies.toml", '"ROR, 2026"', '\n"x",\n"https://m.mirror.org/a"', 13, "m.mirror.org must not be linked"),
    ("agencies.toml", 'names = ["JAXA"]', 'website = "http://mirror.org"', 10, "mirror.org must not be linked"),
    ("milestones.toml", '"jaxa"]', '"jaxa", "nasa"]', 5, "parties: no record has the id 'nasa'"),
    ("milestones.toml", 'kind = "launch"', 'kind = "lunch"', 6, "write one of agreement, treaty"),
    ("milestones.toml", 'kind = "launch"', 'kind = "launch"\nprogramme = "x"', 7, "programme: no record"),
    ("milestones.toml", 'sources = ["https://esa.int/"]\n', "", 1, "without 'sources'"),
    ("milestones.toml", '["https://esa.int/"]', "[]", 1, "without 'sources'"),
    ("outlets.toml", '"official"', '"sure"', 4, "write one of official, agency, press, aggregator, forum"),
    ("outlets.toml", 'class = "official"\n', "", 1, "[[outlet]] without 'class'"),
    ("outlets.toml", OUTLETS, OUTLETS + OUTLETS, 10, "host 'esa.int' is taken by outlets.toml:2"),
    ("outlets.toml", '"ROR"', '"ESA"', 8, "'ESA' is official at outlets.toml:4; write one class"),
    ("milestones.toml", '"2018-10-20"', '"yesterday"', 3, "date: 'yesterday' is not a date"),
    (
        "milestones.toml",
        "[[milestone]]",
        "[[agency]]",
        1,
        "cannot stand in this file; write [[milestone]]",
    ),
    ("milestones.toml", "[[milestone]]", "[milestone]", 1, "write the head as [[milestone]]"),
    ("cues.toml", 'kind = "launch"', 'kind = "start"', 4, "kind is 'start'; write one of agreement"),
    ("cues.toml", 'cooperation = ""', 'cooperation = "maybe"', 5, 'write one of "", proposed'),
    ("cues.toml", CUE, CUE + CUE, 8, "lemma 'launch' is taken by cues.toml:2"),
    ("corrections.toml", "made = 2026-11-22", 'made = "2026-11-22"', 7, "write a day without quotes"),
    ("corrections.toml", '"corrected"', '"wrong"', 5, "write one of corrected, conflict"),
    ("corrections.toml", "made = 2026", 'date = "2025-13"\nmade = 2026', 7, "date: '2025-13' is not a date"),
    ("corrections.toml", "made = 2026", 'entity = "nasda"\nmade = 2026', 7, "no record has the id 'nasda'"),
    ("corrections.toml", "made = 2026", 'apart_from = "b"\nmade = 2026', 1, "apart_from and apart_quote go together"),
    (
        "corrections.toml",
        "made = 2026",
        'date = "2025"\nnot_an_event = true\nmade = 2026',
        8,
        "sets right date and not_an_event at once",
    ),
    (
        "corrections.toml",
        '"corrected"',
        '"conflict"\nnot_an_event = true',
        6,
        "not_an_event where the sources do not agree",
    ),
    ("agencies.toml", '"ROR, 2026"', '"https://[::1"', 11, "sources: 'https://[::1' is no web address"),
    ("agencies.toml", 'names = ["JAXA"]', 'website = "https:///a"', 10, "'https:///a' is no web address"),
    ("agencies.toml", '"ROR, 2026"', '"https://M.Mirror.org:443/a"', 11, "m.mirror.org must not be linked"),
    ("agencies.toml", 'names = ["JAXA"]', r'fact = "a\u0000b"', 10, r"fact holds the character '\x00'"),
    ("agencies.toml", 'id = "jaxa"', f'id = "{"j" * 101}"', 8, "single hyphens, at most 100"),
    ("agencies.toml", 'names = ["JAXA"]', f"names = {'[' * 5000}", 0, "no TOML here: maximum"),
    ("agencies.toml", 'names = ["JAXA"]', f"names = {'7' * 5000}", 0, "no TOML here: Exceeds"),
    ("sources.toml", '"extract"', '"some"', 4, "write one of full, extract, facts"),
    ("sources.toml", '"mirror.org"', '"https://mirror.org"', 7, "a host such as"),
]


def folder(path, **changed):
    """Write a small knowledge folder, with the text of some files changed."""
    for name, text in {**ALL, **changed}.items():
        (path / name).write_text(text, "utf-8")
    return path


def lines(problems):
    return [f"{Path(p.path).name}:{p.line}: {p.message}" for p in problems]


def test_a_good_folder_has_no_problems_and_becomes_values(tmp_path):
    assert knowledge.check(folder(tmp_path)) == ()
    known = knowledge.load(tmp_path)
    assert [record.id for record in known.records] == ["esa", "jaxa"]
    assert known.records[0].names == ("European Space Agency", "ESA")
    assert known.records[0].type == "agency"
    assert known.milestones[0].when == from_edtf("2018-10-20")
    assert known.cues[0].forms == ("launch", "launched")
    assert known.corrections[0].made == date(2026, 11, 22)
    assert known.sources[0].rights == "extract"
    assert known.forbidden_hosts == ("mirror.org",)


@pytest.mark.parametrize(("file", "good", "bad", "line", "words"), BROKEN, ids=[row[4] for row in BROKEN])
def test_a_problem_is_listed_by_file_and_line(tmp_path, monkeypatch, file, good, bad, line, words):
    monkeypatch.chdir(tmp_path)
    folder(tmp_path, **{file: ALL[file].replace(good, bad, 1)})
    found = lines(knowledge.check(tmp_path))
    assert any(text.startswith(f"{file}:{line}: ") and words in text for text in found), found
    with pytest.raises(KnowledgeError, match=re.escape(words)):
        knowledge.load(tmp_path)


def test_every_problem_is_listed_at_once(tmp_path):
    broken = GOOD.replace('name = "European', 'colour = "blue"\nname = "European').replace('id = "jaxa"', "id = 7")
    folder(tmp_path, **{"agencies.toml": broken, "cues.toml": "not toml"})
    found = lines(knowledge.check(tmp_path))
    assert len([text for text in found if text.startswith("agencies.toml:3: ")]) == 1
    assert len([text for text in found if text.startswith("agencies.toml:9: ")]) == 1
    assert len([text for text in found if text.startswith("cues.toml:1: ")]) == 1
    with pytest.raises(KnowledgeError) as caught:
        knowledge.load(tmp_path)
    assert len(str(caught.value).splitlines()) == len(found)


def test_paths_below_the_working_directory_are_relative(tmp_path, monkeypatch):
    (tmp_path / "knowledge").mkdir()
    folder(tmp_path / "knowledge", **{"cues.toml": "x"})
    monkeypatch.chdir(tmp_path)
    assert [problem.path for problem in knowledge.check(tmp_path / "knowledge")] == ["knowledge/cues.toml"]
    monkeypatch.chdir(tmp_path / "knowledge")
    assert [problem.path for problem in knowledge.check(Path("../knowledge"))] == ["../knowledge/cues.toml"]


def test_a_file_that_is_not_utf_8_is_named(tmp_path):
    folder(tmp_path)
    (tmp_path / "agencies.toml").write_bytes(b'[[agency]]\nname = "T\xfcrkiye"\n')
    found = [text for text in lines(knowledge.check(tmp_path)) if text.startswith("agencies")]
    assert found == ["agencies.toml:2: not UTF-8 at byte 20; save the file as UTF-8"]


def test_what_is_no_file_is_named_and_what_editors_programs_leave_is_not(tmp_path):
    folder(tmp_path)
    (tmp_path / ".#agencies.toml").symlink_to("editor@host.example:1")
    for name, target in {"bodies.toml": "nowhere", "countries.toml": "../else.toml", "notes.md": "/etc/passwd"}.items():
        (tmp_path / name).symlink_to(target)
    os.mkfifo(tmp_path / "people.toml")
    found = lines(knowledge.check(tmp_path))
    assert [text.partition(":")[0] for text in found] == ["bodies.toml", "countries.toml", "people.toml"]
    assert "links are not followed" in found[0] and "a pipe" in found[2]


def test_references_are_not_called_dangling_while_a_file_is_unread(tmp_path):
    folder(tmp_path, **{"agencies.toml": "not toml"})
    assert [text.partition(":")[0] for text in lines(knowledge.check(tmp_path))] == ["agencies.toml"]


def test_a_mark_at_the_start_of_a_file_is_no_problem(tmp_path):
    folder(tmp_path)
    (tmp_path / "agencies.toml").write_text(GOOD, "utf-8-sig")
    assert knowledge.check(tmp_path) == ()


def test_a_table_without_a_head_of_its_own_is_listed_at_its_file(tmp_path):
    folder(tmp_path, **{"bodies.toml": 'body = [{ id = "moon", name = "Moon", colour = "grey" }]'})
    found = [text for text in lines(knowledge.check(tmp_path)) if text.startswith("bodies.toml:0: ")]
    assert len(found) == 2


def test_a_missing_folder_is_a_problem(tmp_path):
    with pytest.raises(KnowledgeError, match="no such folder"):
        knowledge.load(tmp_path / "nowhere")


def test_an_empty_folder_is_empty_knowledge(tmp_path):
    assert knowledge.load(tmp_path).records == ()


def test_the_order_of_records_is_advice_only(tmp_path):
    first, second = GOOD.split("\n\n")
    folder(tmp_path, **{"agencies.toml": f"{second}\n{first}\n"})
    (problem,) = knowledge.check(tmp_path)
    assert not problem.fatal
    assert "'esa' stands after 'jaxa'; sort the records by id" in problem.message
    assert [record.id for record in knowledge.load(tmp_path).records] == ["esa", "jaxa"]


def test_a_weak_name_may_be_shared_and_may_be_the_title(tmp_path):
    text = GOOD.replace('names = ["ESA"]', 'weak_names = ["Agency", "European Space Agency"]')
    folder(tmp_path, **{"agencies.toml": text.replace('names = ["JAXA"]', 'weak_names = ["Agency"]')})
    assert knowledge.check(tmp_path) == ()
    assert knowledge.load(tmp_path).records[0].names == ()


def test_a_record_may_be_named_again_in_its_own_names(tmp_path):
    folder(tmp_path, **{"agencies.toml": GOOD.replace('["ESA"]', '["ESA", "ESA", "European Space Agency"]')})
    assert knowledge.check(tmp_path) == ()
    assert knowledge.load(tmp_path).records[0].names == ("European Space Agency", "ESA")


def test_a_host_is_not_forbidden_by_the_end_of_another_name(tmp_path):
    folder(tmp_path, **{"agencies.toml": GOOD.replace("https://esa.int/", "https://goodmirror.org/")})
    assert not [problem for problem in knowledge.check(tmp_path) if problem.fatal]


def test_the_first_source_of_an_outlet_without_a_class_is_advice(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder(tmp_path, **{"outlets.toml": OUTLETS.replace("esa.int", "other.example").replace('"ROR"', '"RO"')})
    found = knowledge.check(tmp_path)
    assert not any(problem.fatal for problem in found)
    assert [line.partition(";")[0] for line in lines(found)] == [
        "agencies.toml:5: sources: 'esa.int' is not in outlets.toml and counts as aggregator",
        "agencies.toml:11: sources: 'ROR, 2026' is not in outlets.toml and counts as aggregator",
    ]


def test_digests_follow_what_they_cover(tmp_path):
    before = knowledge.load(folder(tmp_path))
    after = knowledge.load(folder(tmp_path, **{"agencies.toml": GOOD.replace("Japan A", "Japanese A")}))
    assert before.records[0].digest == after.records[0].digest
    assert before.records[1].digest != after.records[1].digest
    for file, good in (("cues.toml", "ESA"), ("sources.toml", "The Daily"), ("corrections.toml", "right")):
        other = knowledge.load(folder(tmp_path, **{file: ALL[file].replace(good, "Other")}))
        assert other.digest != before.digest
        assert other.records == before.records


OWN = Path(__file__).parents[1] / "content/knowledge"


@pytest.mark.parametrize("file", sorted(OWN.glob("*.toml")), ids=lambda file: file.name)
def test_plain_tables_are_read_as_tomllib_reads_them(file):
    text = file.read_text("utf-8")
    assert rows._plain(text) in ({}, tomllib.loads(text))


@pytest.mark.parametrize(
    "text",
    [
        '[[cue]]\nlemma = "a"\nlemma = "b"\n',
        '[[cue]]\nforms = ["a" "b"]\n',
        '[[cue]]\nforms = ["a",, "b"]\n',
        '[[cue]]\nlemma = "a\x01"\n',
        'lemma = "a"\n[[cue]]\n',
        '[[cue]]\nlemma = "a"',
    ],
)
def test_a_table_that_is_not_plain_is_left_to_tomllib(text):
    assert rows._plain(text) == {}


def test_an_outlet_is_found_by_its_host_one_above_or_the_name_that_a_citation_begins_with():
    daily, dawn = Outlet("people.cn", "People’s Daily", "press"), Outlet("", "Dawn", "press")
    known = Outlets([daily, dawn, Outlet("", "Dawn News", "agency")])
    assert known.of("http://en.people.cn/n3/2024/") == daily == known.of("People’s Daily, 1 May")
    assert known.of("Dawn (Karachi), 1 May") == dawn
    assert known.of("Dawn News: launch").kind == "agency"
    assert known.find("Dawning of space") is None
    assert known.of("https://m.badpeople.cn/a") == Outlet("badpeople.cn", "badpeople.cn", "aggregator")
