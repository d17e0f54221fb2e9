"""From seeds on disk to briefings on disk: nothing is lost, no edit is overwritten, twice is as once."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sown import DAY, TEXT, files, only, propose, put, run

from briefing.ingest.head import amended
from briefing.ingest.markdown import read as read_briefing
from briefing.ingest.run import ingest

ROOT = Path(__file__).resolve().parent.parent
NORWEGIAN = (
    "Norges romsenter og det islandske romfartsrådet har undertegnet en avtale om bakkestasjoner på Svalbard, "
    "opplyser departementet i en pressemelding fra Oslo."
)


def test_a_seed_becomes_a_briefing_below_its_year(folder):
    put(folder, "deep/er/a.txt", f"{TEXT}\n\nSecond *paragraph*.")
    report = run(folder)
    assert report.created == ("briefings/2025/esa-and-peru-signed-a-pact-on-radar-data.md",)
    assert report.problems == ()
    found = read_briefing(only(folder), folder / "content")
    assert (found.seed, found.text) == ("deep/er/a.txt", f"{TEXT}\n\nSecond *paragraph*.")


def test_a_header_gives_the_title_the_publisher_and_the_address(folder):
    head = "Title: A *pact* on radar\ndate: 2025-03-05\nSource: Example Times\nURL: https://example.org/a\n"
    (folder / "seeds/a.txt").write_text(f"{head}\n{TEXT}", encoding="utf-8")
    assert run(folder).created == ("briefings/2025/a-pact-on-radar.md",)
    found = read_briefing(only(folder), folder / "content")
    assert (found.title, found.published, found.text) == ("A *pact* on radar", DAY, TEXT)
    assert (found.source, found.url) == ("Example Times", "https://example.org/a")
    assert run(folder).unchanged == (found.path,)


@pytest.mark.parametrize("head", [" date 2025-03-05\n", "\nDate: 2025-03-05 Title: x\n", " date 2025-03-05 Title: x\n"])
def test_a_line_that_only_looks_like_a_header_is_text(folder, head):
    (folder / "seeds/a.txt").write_text(f"{head}Title: y\n\n{TEXT}\n\nSource: z", encoding="utf-8")
    run(folder)
    found = read_briefing(only(folder), folder / "content")
    assert found.text.endswith(f"Title: y\n\n{TEXT}\n\nSource: z")
    assert (found.published, found.source) == (DAY, "")


def test_twice_is_as_once(folder):
    for number in range(5):
        put(folder, f"{number}.txt", f"{TEXT} Number {number}.")
    run(folder)
    before = files(folder)
    report = run(folder)
    assert files(folder) == before and len(report.unchanged) == 5 and not report.created


def test_the_same_slug_gets_a_number(folder):
    put(folder, "a.txt", TEXT)
    put(folder, "b.txt", TEXT + " It is the second.")
    assert [Path(path).stem[-4:] for path in run(folder).created] == ["ta-2", "data"]


def test_a_changed_seed_renews_an_untouched_briefing_under_its_slug(folder):
    put(folder, "a.txt", TEXT)
    run(folder)
    put(folder, "a.txt", "ESA and Chile signed a pact on ice on Monday.")
    report = run(folder)
    found = read_briefing(only(folder), folder / "content")
    assert report.updated == (found.path,)
    assert found.title == "ESA and Chile signed a pact on ice"
    assert found.slug == "esa-and-peru-signed-a-pact-on-radar-data"
    assert run(folder).unchanged == (found.path,)


def test_an_edit_is_never_overwritten(folder):
    put(folder, "a.txt", TEXT)
    run(folder)
    path = only(folder)
    edited = path.read_text("utf-8").replace("Summary:", "Source: bulletin\nSummary:")
    path.write_text(edited)
    assert run(folder).problems == ()
    put(folder, "a.txt", "Chile left.")
    for _ in range(2):
        report = run(folder)
        assert path.read_text("utf-8") == edited and report.edited == (path.relative_to(folder / "content").as_posix(),)
        beside = path.with_name(path.name + ".new")
        assert "\n\nChile left.\n" in beside.read_text("utf-8")
        assert "the new text lies in" in str(report.problems[0]) and not report.problems[0].fatal
    path.write_text(re.sub("(?m)^(Seed|Text)-SHA256.*\n", "", edited) + beside.read_text("utf-8").split("\n\n")[1])
    sha = re.search("(?m)^Seed-SHA256.*\n", beside.read_text("utf-8"))[0]
    path.write_text(sha + path.read_text("utf-8"))
    assert run(folder).problems == ()


def test_better_rules_touch_nothing_until_asked(folder):
    put(folder, "a.txt", TEXT)
    put(folder, "b.txt", "Peru launched a balloon.")
    run(folder)
    for path in (folder / "content").rglob("*.md"):
        path.write_text(amended(path.read_text("utf-8"), {"Title": "Old"}))
    kept = next((folder / "content").rglob("peru*.md"))
    kept.write_text(kept.read_text("utf-8") + "An editor's line.\n")
    before = files(folder)
    assert len(run(folder).unchanged) == 2 and files(folder) == before
    report = run(folder, refresh=True)
    assert (len(report.updated), len(report.edited)) == (1, 1)
    assert "Title: Old" in kept.read_text("utf-8") and report.problems == ()
    assert len(run(folder, refresh=True).unchanged) == 1


def test_a_removed_seed_leaves_its_briefing_and_is_reported(folder):
    path = put(folder, "a.txt", TEXT)
    run(folder)
    before = files(folder)
    path.unlink()
    report = run(folder)
    assert files(folder) == before
    assert "its seed a.txt is gone; the briefing stays" in str(report.problems[0]) and not report.problems[0].fatal


def test_the_same_text_twice_is_one_briefing(folder):
    put(folder, "a.txt", TEXT)
    run(folder)
    other = put(folder, "b.txt", f"\n\n {TEXT}\n")
    for _ in range(2):
        report = run(folder)
        assert report.second == ("b.txt",) and not report.problems
        assert re.search(r"(?m)^Also-Seed: b\.txt [0-9a-f]{64}$", only(folder).read_text("utf-8"))
    other.unlink()
    run(folder)
    assert "Also-Seed" not in only(folder).read_text("utf-8") and run(folder).unchanged


def test_a_second_source_that_changes_becomes_a_briefing_of_its_own(folder):
    put(folder, "a.txt", TEXT)
    put(folder, "b.txt", TEXT)
    assert run(folder).second == ("b.txt",)
    put(folder, "b.txt", "Chile launched a balloon.")
    assert len(run(folder).created) == 1
    assert not any("Also-Seed" in path.read_text("utf-8") for path in (folder / "content").rglob("*.md"))


def test_a_changed_first_source_leaves_the_text_to_the_second(folder):
    put(folder, "b.txt", TEXT)
    put(folder, "c.txt", TEXT)
    run(folder)
    put(folder, "b.txt", "Chile launched a balloon.")
    report = run(folder)
    assert (len(report.updated), len(report.created), report.second) == (1, 1, ())
    assert len(run(folder).unchanged) == 2


def test_an_edited_briefing_is_told_of_its_second_source(folder):
    put(folder, "a.txt", TEXT)
    run(folder)
    only(folder).write_text("Source: x\n" + only(folder).read_text("utf-8"))
    put(folder, "b.txt", TEXT)
    line = re.search(r'"(Also-Seed: b.txt [0-9a-f]{64})"', str(run(folder).problems[0]))[1]
    only(folder).write_text(f"{line}\n" + only(folder).read_text("utf-8"))
    assert run(folder).problems == ()


def test_a_renamed_seed_keeps_its_briefing(folder):
    path = put(folder, "a.txt", TEXT)
    run(folder)
    path.rename(folder / "seeds/z.txt")
    assert run(folder).problems == ()
    assert "Seed: z.txt\n" in only(folder).read_text("utf-8") and len(run(folder).unchanged) == 1


def test_markup_in_a_seed_is_text(folder):
    text = "ESA signed. <script>alert()</script>\n\nTitle\n\n---\n\n{{ a }} {filename}a [x](javascript:y)\n\n# 1"
    put(folder, "a.txt", text)
    run(folder)
    found = read_briefing(only(folder), folder / "content")
    assert found.text == text and "<script" not in found.html and "<a" not in found.html
    assert found.title == "ESA signed. alert()"


def test_a_text_in_another_language_is_marked_and_reported(folder):
    put(folder, "a.txt", NORWEGIAN)
    for _ in range(2):
        assert "not in English" in str(run(folder).problems[0])
    assert "Language: und\n" in only(folder).read_text("utf-8")


def test_no_folder_is_an_error(folder):
    (problem,) = ingest(folder / "none", folder / "content", propose).problems
    assert problem.fatal and "no such folder" in str(problem)


def test_the_command_says_what_it_did(folder):
    put(folder, "a.txt", TEXT)
    (folder / "seeds/b.txt").write_text("none")
    command = [sys.executable, "-m", "invoke", "-r", str(ROOT), "ingest"]
    folders = ["--seeds", str(folder / "seeds"), "--content", str(folder / "content")]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "plugins")}
    done = subprocess.run([*command, *folders], cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("seeds/b.txt:1: no date; begin the file with")
    assert done.stdout == "1 created, 0 updated, 0 unchanged, 0 edited, 0 second, 1 problem, 0 pieces of advice\n"


NAMES, WORDS = (
    st.sampled_from(["a.txt", "b.txt", "d/c.txt"]),
    st.sampled_from(["ESA signed.", "Peru left.", "Chile won."]),
)
STEPS = st.one_of(
    st.tuples(st.just("put"), NAMES, WORDS),
    st.tuples(st.just("remove"), NAMES, WORDS),
    st.tuples(st.just("edit"), st.integers(0, 3), WORDS),
    st.tuples(st.just("ingest"), st.booleans(), WORDS),
)


@given(st.lists(STEPS, max_size=14))
def test_no_sequence_of_steps_loses_an_edit(tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("steps")
    (folder / "seeds").mkdir()
    edits = {}
    for step, what, text in steps:
        briefings = sorted((folder / "content").rglob("*.md"))
        if step == "put":
            put(folder, what, text)
        elif step == "remove":
            (folder / "seeds" / what).unlink(missing_ok=True)
        elif step == "edit" and what < len(briefings):
            briefings[what].write_text(briefings[what].read_text("utf-8") + text)
            edits[briefings[what]] = briefings[what].read_text("utf-8")
        elif step == "ingest":
            run(folder, refresh=what)
            before = files(folder)
            again = run(folder)
            assert files(folder) == before and not (again.created or again.updated)
            assert {path: path.read_text("utf-8") for path in edits} == edits
            seeds = [path.read_text("utf-8") for path in (folder / "seeds").rglob("*.txt")]
            shown = [path.read_text("utf-8") for path in (folder / "content").rglob("*.md*")]
            assert all(any(seed.split(" ", 3)[3] in text for text in shown) for seed in seeds)
            assert all(name.endswith((".md", ".md.new")) for name in map(str, before))
