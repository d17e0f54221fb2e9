"""From seeds on disk to briefings on disk: nothing is lost, no edit is overwritten, twice is as once."""

import os
import re
import subprocess
import sys
import time
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import SeedError
from briefing.ingest import seed as seeds_module
from briefing.ingest.clean import clean, decode
from briefing.ingest.head import amended
from briefing.ingest.headline import SUMMARY, headline
from briefing.ingest.markdown import read as read_briefing
from briefing.ingest.run import ingest
from briefing.ingest.seed import read
from briefing.ingest.wording import LONGEST

DAY = date(2025, 3, 5)
TEXT = "ESA and Peru signed a pact on radar data on Monday."
GIVEN = Path(__file__).parent.parent / "seeds/000_0efb5cf2dcf3a7c6.txt"
CASES = re.findall(
    r"^## (.+?)\n\n(.+?)\n\n= (.+?)\n~ (.+?)$",
    (Path(__file__).parent / "cases/headlines.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "seeds").mkdir()
    return tmp_path


def put(folder, name, text, day="2025-03-05"):
    path = folder / "seeds" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f" date {day} {text}", encoding="utf-8")
    return path


def run(folder, **options):
    return ingest(folder / "seeds", folder / "content", **options)


def files(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in (folder / "content").rglob("*") if p.is_file()}


def only(folder):
    (path,) = (folder / "content").rglob("*.md")
    return path


@pytest.mark.parametrize(("name", "text", "title", "summary"), CASES, ids=[case[0] for case in CASES])
def test_headlines(name, text, title, summary):
    assert headline(text, DAY) == (title, summary)


def test_the_given_seed_gets_its_title():
    seed = read(GIVEN, GIVEN.parent)
    title, summary = headline(seed.text, seed.published)
    assert title == "CMSA and SUPARCO sign cooperation agreement to select and train Pakistani astronauts"
    assert summary in seed.text
    assert (seed.published, seed.path) == (DAY, GIVEN.name)
    assert seed.text.count("\n\n") == 11 and seed.text.startswith("“Pakistan’s participation")
    assert "two countries.\n\nIt will contribute" in seed.text


@given(st.text(min_size=1).map(lambda text: "\n\n".join(text.split("\n"))).filter(str.strip))
def test_any_text_gets_a_title_and_a_summary(text):
    text = "\n\n".join(" ".join(part.split()) for part in text.split("\n\n") if part.split())
    title, summary = headline(text, DAY)
    assert 0 < len(title) <= LONGEST and 0 < len(summary) <= SUMMARY


def test_a_seed_becomes_a_briefing_below_its_year(folder):
    put(folder, "deep/er/a.txt", f"{TEXT}\n\nSecond *paragraph*.")
    report = run(folder)
    assert report.created == ("briefings/2025/esa-and-peru-sign-pact-on-radar-data.md",)
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
    assert (found.title, found.slug) == ("ESA and Chile sign pact on ice", "esa-and-peru-sign-pact-on-radar-data")
    assert run(folder).unchanged == (found.path,)


def test_an_edit_is_never_overwritten(folder):
    put(folder, "a.txt", TEXT)
    run(folder)
    path = only(folder)
    edited = path.read_text().replace("Summary:", "Source: bulletin\nSummary:")
    path.write_text(edited)
    assert run(folder).problems == ()
    put(folder, "a.txt", "Chile left.")
    for _ in range(2):
        report = run(folder)
        assert path.read_text() == edited and report.edited == (path.relative_to(folder / "content").as_posix(),)
        beside = path.with_name(path.name + ".new")
        assert "\n\nChile left.\n" in beside.read_text()
        assert "the new text lies in" in str(report.problems[0]) and not report.problems[0].fatal
    path.write_text(re.sub("(?m)^(Seed|Text)-SHA256.*\n", "", edited) + beside.read_text().split("\n\n")[1])
    sha = re.search("(?m)^Seed-SHA256.*\n", beside.read_text())[0]
    path.write_text(sha + path.read_text())
    assert run(folder).problems == ()


def test_better_rules_touch_nothing_until_asked(folder):
    put(folder, "a.txt", TEXT)
    put(folder, "b.txt", "Peru launched a balloon.")
    run(folder)
    for path in (folder / "content").rglob("*.md"):
        path.write_text(amended(path.read_text(), {"Title": "Old"}))
    kept = next((folder / "content").rglob("peru*.md"))
    kept.write_text(kept.read_text() + "An editor's line.\n")
    before = files(folder)
    assert len(run(folder).unchanged) == 2 and files(folder) == before
    report = run(folder, refresh=True)
    assert (len(report.updated), len(report.edited)) == (1, 1)
    assert "Title: Old" in kept.read_text() and report.problems == ()
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
        assert re.search(r"(?m)^Also-Seed: b\.txt [0-9a-f]{64}$", only(folder).read_text())
    other.unlink()
    run(folder)
    assert "Also-Seed" not in only(folder).read_text() and run(folder).unchanged


def test_a_second_source_that_changes_becomes_a_briefing_of_its_own(folder):
    put(folder, "a.txt", TEXT)
    put(folder, "b.txt", TEXT)
    assert run(folder).second == ("b.txt",)
    put(folder, "b.txt", "Chile launched a balloon.")
    assert len(run(folder).created) == 1
    assert not any("Also-Seed" in path.read_text() for path in (folder / "content").rglob("*.md"))


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
    only(folder).write_text("Source: x\n" + only(folder).read_text())
    put(folder, "b.txt", TEXT)
    line = re.search(r'"(Also-Seed: b.txt [0-9a-f]{64})"', str(run(folder).problems[0]))[1]
    only(folder).write_text(f"{line}\n" + only(folder).read_text())
    assert run(folder).problems == ()


def test_a_renamed_seed_keeps_its_briefing(folder):
    path = put(folder, "a.txt", TEXT)
    run(folder)
    path.rename(folder / "seeds/z.txt")
    assert run(folder).problems == ()
    assert "Seed: z.txt\n" in only(folder).read_text() and len(run(folder).unchanged) == 1


BAD = [
    (b"", "1: no date; begin the file with"),
    (b"ESA met.", "1: no date"),
    (b" date 2025-02-30 ESA met.", "1: '2025-02-30' is no date"),
    (b"\n\n date 2025-13-01 ESA met.", "3: '2025-13-01' is no date"),
    (b" date 0202-03-05 ESA met.", "1: '0202-03-05' is not a day of 1900 to 2100"),
    (b" date 2025-W09-1 ESA met.", "1: '2025-W09-1' is no"),
    (b" date tomorrow ESA met.", "1: 'tomorrow' is no date"),
    (b"Title: A pact\n\nESA met.", '1: no date in the header; add a line "Date: 2025-03-14"'),
    (b"Title: A pact\nDate: 5 March\n\nESA met.", "1: no date in the header"),
    (b"Title: A pact\nDate: March\n\nESA met.", "2: 'March' is no date"),
    (b"Date: 2025-03-05\nURL: example.org/a\n\nESA met.", "2: URL 'example.org/a' is no web address"),
    (b"Title: A pact\nDate: 2025-03-05\n\n", "no text after the date"),
    (b" date 2025-03-05 \n\n  \n", "no text after the date"),
    (b" date 2025-03-05 \xe2\x80\x8b\x00", "no text after the date"),
    (b" date 2025-03-05 \xff\xfe\x00\x81\x8d ESA", "its characters cannot be read; save it as UTF-8"),
    (" date 2025-03-05 Россия и Индия".encode("koi8-r"), "cannot be read"),
    (bytes(range(256)) * 4, "cannot be read"),
    (b" date 2025-03-05 " + b"x " * 12_000_000, "over the limit of 20,000,000"),
]


@pytest.mark.parametrize(("data", "message"), BAD, ids=[message for _, message in BAD])
def test_a_bad_seed_is_refused_and_the_others_go_on(folder, data, message):
    (folder / "seeds/bad.txt").write_bytes(data)
    put(folder, "good.txt", TEXT)
    report = run(folder)
    (problem,) = report.problems
    assert problem.fatal and "seeds/bad.txt" in str(problem) and message in str(problem)
    assert len(report.created) == 1


def test_a_seed_that_turns_bad_leaves_its_briefing(folder):
    put(folder, "a.txt", TEXT)
    run(folder)
    before = files(folder)
    (folder / "seeds/a.txt").write_text("no date any more")
    assert len(run(folder).problems) == 1 and files(folder) == before


def test_other_files_are_reported_not_dropped(folder):
    (folder / "seeds/a.docx").write_bytes(b"x")
    (folder / "seeds/README.md").write_bytes(b"x")
    (folder / "seeds/.hidden").write_bytes(b"x")
    assert ["a.docx: not read" in str(problem) for problem in run(folder).problems] == [True]


def test_names_that_cannot_be_written_are_refused(folder):
    (folder / "seeds/a\nb.txt").write_text(f" date 2025-03-05 {TEXT}")
    (folder / os.fsdecode(b"seeds/\xff.txt")).write_text(f" date 2025-03-05 {TEXT}")
    report = run(folder)
    assert len(report.problems) == 2 and all("rename it" in str(problem) for problem in report.problems)


def test_no_folder_is_an_error(folder):
    (problem,) = ingest(folder / "none", folder / "content").problems
    assert problem.fatal and "no such folder" in str(problem)


HEAD = " date 2025-03-05 "
UNTIDY = [
    ((HEAD + TEXT).encode("utf-8-sig"), TEXT, ()),
    ((HEAD + TEXT).encode("utf-16"), TEXT, ("saved as utf-16",)),
    ((HEAD + TEXT).encode("utf-16-be"), TEXT, ("saved as utf-16-be",)),
    ((HEAD + "Chang’e – “6”, café").encode("cp1252"), "Chang’e – “6”, café", ("saved as windows-1252",)),
    ((HEAD + "Chang’e café").encode().decode("cp1252").encode(), "Chang’e café", ("text decoded wrongly before",)),
    (HEAD.encode() + b"a\x00b\x07c \x1b[31md", "abc d", ("2 NUL or control characters",)),
    ((HEAD + "a\u202eb\u200fc").encode(), "abc", ("2 bidirectional controls",)),
    ((HEAD + "a\u200bb\u2060c\ufeffd\u00ad\u200ce\U000e0041").encode(), "abcde", ("6 invisible characters",)),
    ((HEAD + "می\u200cخواهم 👩\u200d🚀").encode(), "می\u200cخواهم 👩\u200d🚀", ()),
    (HEAD.encode() + b"a\r\nb\rc\r\n\r\nd", "a b c\n\nd", ()),
]


@pytest.mark.parametrize(("data", "text", "changes"), UNTIDY)
def test_text_is_cleaned_and_the_change_is_told(folder, data, text, changes):
    path = folder / "seeds/a.txt"
    path.write_bytes(data)
    seed, found = seeds_module.read_cleaned(path, folder / "seeds")
    assert (seed.text, found) == (text, changes)
    first = run(folder).problems
    assert run(folder).problems == first and bool(first) >= bool(changes)
    assert not any(problem.fatal for problem in first)


@given(st.text())
def test_nothing_unseen_is_left(text):
    cleaned, _ = clean(text)
    assert not [c for c in cleaned if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    assert not set(cleaned) & set("\u200b\u2060\ufeff\u202e\u2066\u00ad")


@given(st.binary())
def test_any_bytes_are_read_or_refused(data):
    decoded = decode(data)
    assert decoded is None or isinstance(decoded[0], str)


def test_markup_in_a_seed_is_text(folder):
    text = "ESA signed. <script>alert()</script>\n\nTitle\n\n---\n\n{{ a }} {filename}a [x](javascript:y)\n\n# 1"
    put(folder, "a.txt", text)
    run(folder)
    found = read_briefing(only(folder), folder / "content")
    assert found.text == text and "<script" not in found.html and "<a" not in found.html
    assert found.title == "ESA signed. alert()"


def test_a_text_in_another_language_is_marked_and_reported(folder):
    put(folder, "a.txt", CASES[-1][1])
    for _ in range(2):
        assert "not in English" in str(run(folder).problems[0])
    assert "Language: und\n" in only(folder).read_text()


@pytest.mark.parametrize(
    "piece", ["ESA’s *pact* (A) with “Peru” & <b> 5. ", "Names (AB), ", "_", "a_*", "(", "\n\n- x"]
)
def test_ten_megabytes_in_one_line_take_linear_time(folder, piece):
    times = []
    for size in (1, 4):
        put(folder, "a.txt", "x" + piece * (100_000 * size // len(piece)))
        begun = time.perf_counter()
        seed = read(folder / "seeds/a.txt", folder / "seeds")
        assert headline(seed.text, DAY)
        times.append(time.perf_counter() - begun)
    assert times[1] < 10 * times[0] + 0.5


def test_a_seed_may_not_be_read(folder):
    path = folder / "seeds/a.txt"
    path.mkdir()
    with pytest.raises(SeedError, match=r"cannot be read \(.*\); make it readable"):
        read(path, folder / "seeds")


def test_the_command_says_what_it_did(folder):
    put(folder, "a.txt", TEXT)
    (folder / "seeds/b.txt").write_text("none")
    command = [sys.executable, "-m", "briefing.ingest", "seeds", "content"]
    environment = os.environ | {"PYTHONPATH": str(Path(seeds_module.__file__).parents[2])}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("seeds/b.txt:1: no date; begin the file with")
    assert done.stdout == "1 created, 0 updated, 0 unchanged, 0 edited, 0 second, 1 problems\n"


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
            briefings[what].write_text(briefings[what].read_text() + text)
            edits[briefings[what]] = briefings[what].read_text()
        elif step == "ingest":
            run(folder, refresh=what)
            before = files(folder)
            again = run(folder)
            assert files(folder) == before and not (again.created or again.updated)
            assert {path: path.read_text() for path in edits} == edits
            seeds = [path.read_text() for path in (folder / "seeds").rglob("*.txt")]
            shown = [path.read_text() for path in (folder / "content").rglob("*.md*")]
            assert all(any(seed.split(" ", 3)[3] in text for text in shown) for seed in seeds)
            assert all(name.endswith((".md", ".md.new")) for name in map(str, before))
