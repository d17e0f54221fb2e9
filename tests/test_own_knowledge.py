"""The project's own knowledge has no problems, and its README says all there is to say about the format."""

import re
from dataclasses import fields
from pathlib import Path

from briefing import knowledge
from briefing.knowledge import ENTITY_TYPES, Record
from briefing.knowledge.shapes import TABLES

ROOT = Path(__file__).parent.parent
OWN = ROOT / "content/knowledge"
README = (OWN / "README.md").read_text("utf-8")


def test_the_project_has_no_problems():
    assert [str(problem) for problem in knowledge.check(OWN)] == []


def test_the_project_knows_what_its_seed_names():
    known = {record.id: record for record in knowledge.load(OWN).records}
    types = {
        "china": "country", "pakistan": "country", "cmsa": "agency", "suparco": "agency", "tiangong": "station",
        "change-6": "mission", "moon": "body", "cpec": "programme", "belt-and-road-initiative": "programme",
        "lin-xiqiang": "person", "gwadar-pro": "media",
    }  # fmt: skip
    assert {key: known[key].type for key in types} == types
    assert "China Space Station" in known["tiangong"].names
    assert not {"Free University of Brussels", "Carlo Iorio", "CubeSat"} & {n for r in known.values() for n in r.names}
    assert len(known) >= 450


def test_every_correction_quotes_a_seed_or_a_briefing():
    texts = [path.read_text("utf-8") for path in (*ROOT.glob("seeds/**/*.txt"), *ROOT.glob("content/**/*.md"))]
    for correction in knowledge.load(OWN).corrections:
        assert any(correction.quote in text for text in texts), correction.quote


def test_facts_for_readers_are_short():
    for record in knowledge.load(OWN).records:
        assert len(record.fact.split()) <= 25, record.id


def test_readme_names_every_table_and_field():
    named = set(re.findall(r"[\w]+", " ".join(re.findall(r"`([^`\n]*)`", README))))
    wanted = {name for table in TABLES.values() for name in table} | set(ENTITY_TYPES)
    assert wanted <= named
    assert {field.name for field in fields(Record)} - {"type", "digest"} <= named
    for choices in (knowledge.EVENT_KINDS, knowledge.COOPERATION_STATUSES, knowledge.CORRECTION_STATES):
        assert set(choices) <= named


def test_the_examples_of_readme_are_good_files(tmp_path):
    files = {"cue": "cues.toml", "frame": "cues.toml", "milestone": "milestones.toml", "correction": "corrections.toml"}
    files |= {"source": "sources.toml", "forbidden": "sources.toml", "outlet": "outlets.toml"}
    for block in re.findall(r"```toml\n(.*?)```", README, re.DOTALL):
        for text in re.split(r"\n(?=\[\[)", block):
            head = re.match(r"\[\[(\w+)\]\]", text)[1]
            with (tmp_path / files.get(head, "entities.toml")).open("a", encoding="utf-8") as file:
                file.write(text + "\n")
    assert [str(problem) for problem in knowledge.check(tmp_path) if problem.fatal] == []
    known = knowledge.load(tmp_path)
    assert known.records and known.cues and known.milestones and known.corrections and known.sources
