"""The whole reading of a text: the first seed gives exactly what a careful reader finds in it."""

import json
import os
from pathlib import Path

import pytest
from effort import calls
from hypothesis import example, given
from hypothesis import strategies as st
from reading import HERE, analysis, briefing, cases, compiled

from briefing.analysis import __main__ as command
from briefing.analysis import analyse, tools
from briefing.ingest.seed import read
from briefing.knowledge import load

SEEDS = HERE.parent / "seeds"


def seed_reading():
    knowledge = load(HERE.parent / "content/knowledge")
    seed = read(next(SEEDS.glob("000_*.txt")), SEEDS)
    return seed, command.reading(seed, tools(knowledge))


def test_the_first_seed_gives_its_two_events():
    _, found = seed_reading()
    shown = [(e["when"], e["kind"], e["modality"], e["actors"], e["what"]) for e in found["events"]]
    cmsa, suparco = "China Manned Space Agency", "Pakistan Space & Upper Atmosphere Research Commission"
    assert shown == [
        (
            "2025-W09",
            "agreement",
            "happened",
            [cmsa, suparco],
            "CMSA and SUPARCO signed a cooperation agreement to select and train Pakistani astronauts for future "
            "missions to China’s Tiangong space station",
        ),
        (
            "2024",
            "launch",
            "happened",
            ["China", "Pakistan"],
            "China launched Pakistan’s first lunar satellite, CubeSat, into the Moon’s orbit "
            "as part of its historic Chang’e 6 mission",
        ),
    ]


def test_the_first_seed_gives_its_three_cooperations():
    _, found = seed_reading()
    cmsa, suparco = "China Manned Space Agency", "Pakistan Space & Upper Atmosphere Research Commission"
    assert [(c["parties"], c["status"], c["on"]) for c in found["cooperations"]] == [
        (
            [cmsa, suparco],
            "signed",
            "to select and train Pakistani astronauts for future missions to China’s Tiangong space station",
        ),
        (["China", "Pakistan"], "ongoing", "aerospace"),
        (["China", "Pakistan"], "completed", "Pakistan’s first lunar satellite, CubeSat"),
    ]


def test_spans_and_times_of_the_first_seed_slice_back():
    seed, found = seed_reading()
    for entity in found["entities"]:
        assert {seed.text[start:end] for start, end in entity["spans"]} == set(entity["mentions"])
    assert [seed.text[t["start"] : t["end"]] for t in found["timex"]] == [t["text"] for t in found["timex"]]


def test_the_command_writes_a_file_per_seed_and_reports_a_bad_one(tmp_path, monkeypatch, capsys):
    seeds = tmp_path / "seeds"
    (seeds / "2025").mkdir(parents=True)
    (seeds / "2025" / "one.txt").write_text(" date 2025-03-05 China and Pakistan signed a pact on Monday.\n", "utf-8")
    (seeds / "two.txt").write_text("no date here\n", "utf-8")
    monkeypatch.setattr("sys.argv", ["analysis", str(seeds), str(tmp_path / "out")])
    assert command.main() == 1
    assert "two.txt" in capsys.readouterr().err
    (event,) = json.loads((tmp_path / "out/2025/one.json").read_text("utf-8"))["events"]
    assert (event["when"], event["evidence"]) == ("2025-03-03", "Monday")
    assert not Path(tmp_path / "out/two.json").exists()


def test_the_command_reads_no_link_and_waits_for_no_pipe(tmp_path, monkeypatch, capsys):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "else.txt").write_text(" date 2025-03-05 Peru met Chile.")
    (tmp_path / "seeds/a.txt").symlink_to("../else.txt")
    os.mkfifo(tmp_path / "seeds/b.txt")
    monkeypatch.setattr("sys.argv", ["analysis", str(tmp_path / "seeds"), str(tmp_path / "out")])
    assert command.main() == 1
    said = capsys.readouterr().err.splitlines()
    assert [line.rpartition("/")[2].partition(":")[0] for line in said] == ["a.txt", "b.txt"]
    assert list((tmp_path / "out").iterdir()) == []


def test_every_quote_is_a_sentence_and_every_time_lies_in_it():
    text = "China launched a probe in 2020.\n\nNASA and ESA signed a pact on Monday and met in 2024."
    found = analysis(text)
    spans = {(s.start, s.end) for s in found.sentences}
    assert len(found.events) == 3
    for event in found.events:
        (quote,), (time,) = event.evidence, event.times
        assert (quote.start, quote.end) in spans and quote.start <= time.start < time.end <= quote.end


WORDS = (
    "China NASA ESA signed launched will not and with , . in 2020 Monday the an agreement between if which ( ) said "
    "“ ” ’s by to from last week – it is their represented space"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=30))
@example(["2020", "(", "will", "signed"])
@example(["If", "it", "would", "work", "with", "Peru", "on", "a", "camera", "."])
@example("unless it announced that Peru will share its data with Kenya .".split())
@example("Peru targets a launch in 2028 of was".split())
def test_any_row_of_words_is_read_without_error_and_always_the_same(words):
    text = " ".join(words) or "x"
    assert analyse(briefing(text), compiled()) == analyse(briefing(text), compiled())


@pytest.mark.parametrize("piece", [", represented by", "and it", "which said that"])
def test_twice_as_long_a_sentence_calls_twice_as_many_functions(piece):
    """Each speaker for another was looked for to the end of the sentence."""
    small, large = (f"NASA and ESA will sign it in May 2026{f' {piece}' * count}." for count in (60, 120))
    analysis(large)  # what is made once is made now
    assert calls(analysis, large) < 2.3 * calls(analysis, small)


def test_a_list_of_sources_is_not_read():
    text = "NASA launched a probe on 3 March 2024.\n\nSources\n\nUniverse Today: ESA launched a probe on 4 March 2024"
    found = analysis(text)
    assert [entity.id for entity in found.entities] == ["nasa"]
    assert [time.text for time in found.times] == ["3 March 2024"]
    assert len(found.sentences) == len(found.events) == 1


def test_a_text_in_another_language_gives_sentences_and_nothing_else():
    text = "China und Pakistan haben am 3. Mai 2024 in Islamabad ein Abkommen über die Ausbildung unterzeichnet. " * 3
    read = analysis(text)
    assert len(read.sentences) >= 3
    assert (read.entities, read.mentions, read.times, read.events, read.cooperations) == ((), (), (), (), ())


CUT = ["In partnership", "NASA signed a pact with ISRO as", "A pact between NASA and ISRO known as", "In launch"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["cooperations.md", "events.md", "titles.md"])
def test_a_heading_that_breaks_off_anywhere_is_read(name):
    """A word was asked for what stands behind it where nothing did."""
    for text in (*CUT, *(case[-2] for case in cases(name))):
        words = text.replace("\n\n", " ").split()
        cut = "\n\n".join(" ".join(words[:count]) for count in range(1, len(words) + 1))
        assert analysis(cut).sentences
