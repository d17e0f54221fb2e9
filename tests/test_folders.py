"""Whatever lies in a folder of inputs: what can be read is read, and what cannot be is told of by its path."""

import doctest
import os
import subprocess
import sys
from datetime import date

import project
import pytest
from sown import TEXT, files, only, put, run

import briefing.ingest.slugs
import briefing.web
from briefing.errors import BriefingError
from briefing.folders import contents, listing, where

HEAD = " date 2025-03-05 "


def told(report):
    return [str(problem) for problem in report.problems]


@pytest.mark.parametrize("module", [briefing.web, briefing.ingest.slugs], ids=lambda module: module.__name__)
def test_the_examples_hold(module):
    assert doctest.testmod(module).failed == 0


def test_a_path_is_shown_on_one_line(tmp_path):
    assert where(tmp_path / "a\nb\u202ec.txt").endswith(r"/a\nb\u202ec.txt")
    assert where(tmp_path / os.fsdecode(b"x\xfe.txt")).endswith(r"/x\xfe.txt")


def test_a_file_over_the_limit_is_not_read(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * 20_000_001)
    with pytest.raises(BriefingError, match="20,000,001 bytes are over the limit"):
        contents(tmp_path / "a")


def test_only_names_with_the_suffix_are_asked_for(tmp_path):
    for name in ("a.md", "b.txt", "deep/c.md", "deep/d.md~"):
        project.write(tmp_path / name, "")
    (tmp_path / "photo.jpg").symlink_to("/etc/passwd")
    (tmp_path / "more").symlink_to("deep")
    found = listing(tmp_path, suffix=".md")
    assert found.files == ("a.md", "deep/c.md")
    assert [one.name for one in found.refused] == ["more"]


def test_a_folder_that_is_a_link_is_not_walked(tmp_path):
    project.write(tmp_path / "elsewhere/a.md", "")
    (tmp_path / "briefings").symlink_to("elsewhere")
    found = listing(tmp_path, "briefings")
    assert (found.files, [one.name for one in found.refused]) == ((), ["briefings"])


LINKS = {
    "dangling.txt": "nowhere",
    "loop.txt": "loop.txt",
    "circle": ".",
    "root": "/",
    "outside.txt": "../outside.txt",
    "folder": "../elsewhere",
}


def test_links_are_refused_by_name_and_their_text_is_never_taken(folder):
    for name in ("outside.txt", "elsewhere/a.txt"):
        project.write(folder / name, f"{HEAD}Secrets of Peru.")
    for name, target in LINKS.items():
        (folder / "seeds" / name).symlink_to(target)
    put(folder, "good.txt", TEXT)
    report = run(folder)
    assert len(report.created) == 1
    assert [line for line in told(report) if "links are not followed" in line] == told(report)
    assert {line.rpartition("/seeds/")[2].partition(":")[0] for line in told(report)} == set(LINKS)
    assert all(problem.fatal for problem in report.problems)
    assert b"Secrets" not in b"".join(files(folder).values())


def test_a_pipe_among_seeds_is_refused_and_not_waited_for(folder):
    os.mkfifo(folder / "seeds/a.txt")
    put(folder, "good.txt", TEXT)
    report = run(folder)
    assert len(report.created) == 1
    assert "a.txt: not a file but a pipe" in told(report)[0]


def test_what_editors_programs_leave_is_passed_over(folder):
    (folder / "seeds/.#a.txt").symlink_to("editor@host.example:1")
    for name in (".a.txt.swp", "a.txt~", "#a.txt#", "~$a.txt"):
        (folder / "seeds" / name).write_text(HEAD + TEXT)
    assert (told(run(folder)), files(folder)) == ([], {})


def test_names_that_cannot_be_used_are_refused(folder):
    (folder / "seeds/a\nb.txt").write_text(HEAD + TEXT)
    for name in (b"\xff.txt", b"d\xff/a.txt"):
        path = folder / "seeds" / os.fsdecode(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEAD + TEXT)
    (folder / "seeds" / f"{'x' * 250}.txt").write_text(HEAD + TEXT)
    report = run(folder)
    assert report.created == ()
    assert sorted(line.rpartition(": ")[2] for line in told(report)) == [
        *["its name holds characters that cannot be written; rename it"] * 3,
        "its name is longer than 240 bytes; give it a shorter one",
    ]
    assert not [line for line in told(report) if "\n" in line or not line.isprintable()]


def ingested(folder):
    """Ingest in a process that may not read what the modes of files forbid; return its problems."""
    code = (
        "from pathlib import Path; from briefing.ingest.run import ingest\n"
        "titles = lambda seed: (seed.text.removesuffix(' on Monday.'), '')\n"
        "print(*ingest(Path('seeds'), Path('content'), titles).problems, sep='\\n')"
    )
    command = project.bound_by_modes(sys.executable, "-c", code)
    environment = os.environ | {"PYTHONPATH": str(project.HERE / "plugins")}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_what_may_not_be_read_is_refused_alone(folder):
    for name in ("closed.txt", "shut/b.txt"):
        (put(folder, name, TEXT) if name == "closed.txt" else put(folder, name, TEXT).parent).chmod(0)
    put(folder, "good.txt", "Chile launched a balloon.")
    lines = ingested(folder)
    (folder / "seeds/shut").chmod(0o700)
    assert [line.partition(":")[0] for line in lines] == ["seeds/closed.txt", "seeds/shut"]
    assert "Chile launched a balloon." in only(folder).read_text("utf-8")


def test_seeds_that_cannot_be_read_for_a_while_keep_their_briefings(folder):
    put(folder, "shut/a.txt", TEXT)
    put(folder, "shut/b.txt", TEXT)
    run(folder)
    before = files(folder)
    assert b"Also-Seed: shut/b.txt" in b"".join(before.values())
    (folder / "seeds/shut").chmod(0)
    lines = ingested(folder)
    (folder / "seeds/shut").chmod(0o700)
    assert ([line.partition(":")[0] for line in lines], files(folder)) == (["seeds/shut"], before)


def test_a_briefing_that_cannot_be_read_is_not_written_again(folder):
    put(folder, "a.txt", TEXT)
    run(folder)
    before = files(folder)
    only(folder).chmod(0)
    put(folder, "b.txt", "Chile launched a balloon.")
    lines = ingested(folder)
    assert len(lines) == 2
    assert "cannot be read (Permission denied); make it readable" in lines[0]
    assert lines[1].startswith("seeds/a.txt: not taken, since its briefing may be content/briefings/2025/esa")
    assert len(files(folder)) == 2 and files(folder).items() >= before.items()


def test_nothing_is_written_through_a_link(folder):
    (folder / "elsewhere").mkdir()
    (folder / "content").mkdir()
    (folder / "content/briefings").symlink_to("../elsewhere")
    put(folder, "a.txt", TEXT)
    report = run(folder)
    assert len(report.problems) == 2 and report.created == ()
    assert list((folder / "elsewhere").iterdir()) == []


def test_what_lies_in_the_place_of_a_briefing_is_left_there(folder):
    project.write(folder / "content/briefings/2025", "a file where a folder should be")
    put(folder, "a.txt", TEXT)
    put(folder, "b.txt", "Chile launched a balloon.", "2024-01-01")
    report = run(folder)
    assert len(report.created) == 1
    assert "cannot be written" in told(report)[0]


def test_a_long_title_is_refused_and_a_long_address_is_cut(folder):
    for name, title in (("a", "x" * 100_000), ("b", "A pact " * 47_000), ("c", "A pact of radar " * 18)):
        (folder / f"seeds/{name}.txt").write_text(f"Title: {title}\nDate: 2025-03-05\n\n{TEXT} {name}")
    put(folder, "d.txt", f"{'x' * 100_000} met.")
    report = run(folder)
    assert [line.partition("seeds/")[2] for line in told(report) if "Title" in line] == [
        "a.txt:1: Title of 100,000 characters is over the limit of 300; shorten it",
        "b.txt:1: Title of 328,999 characters is over the limit of 300; shorten it",
    ]
    assert len(report.created) == 2
    assert all(len(path.rpartition("/")[2]) <= 103 for path in report.created)


@pytest.mark.parametrize("url", ["http://[::1", "https://", "https:///a", "http://exa[mple.org/a"])
def test_an_address_without_a_host_is_refused_by_its_line(folder, url):
    (folder / "seeds/a.txt").write_text(f"Date: 2025-03-05\nURL: {url}\n\n{TEXT}")
    put(folder, "good.txt", TEXT)
    report = run(folder)
    assert len(report.created) == 1
    assert f"seeds/a.txt:2: URL {url!r} is no web address" in told(report)[0]


TODAY = date(2026, 11, 28)


def test_a_new_seed_of_a_day_to_come_is_refused_until_then(folder):
    put(folder, "a.txt", TEXT, "2062-11-29")
    put(folder, "b.txt", TEXT, "2026-11-28")
    (folder / "seeds/c.txt").write_text(f"Title: A pact\nDate: 2026-11-29\n\n{TEXT} It is new.")
    report = run(folder, latest=TODAY)
    assert [line.partition("seeds/")[2] for line in told(report)] == [
        "a.txt:1: dated 2062-11-29, which is after 2026-11-28; mend the year, or let it in with --future",
        "c.txt:2: dated 2026-11-29, which is after 2026-11-28; mend the year, or let it in with --future",
    ]
    assert (len(report.created), report.until) == (1, date(2026, 11, 29))
    assert len(run(folder, latest=date(2026, 11, 29)).created) == 1


def test_a_seed_that_was_let_in_stays_and_may_not_move_further(folder):
    put(folder, "a.txt", TEXT, "2027-01-01")
    run(folder)
    put(folder, "a.txt", f"{TEXT} More.", "2027-01-01")
    report = run(folder, latest=TODAY)
    assert (len(report.updated), report.problems) == (1, ())
    before = files(folder)
    put(folder, "a.txt", f"{TEXT} More.", "2057-01-01")
    assert "dated 2057-01-01" in told(run(folder, latest=TODAY))[0]
    assert files(folder) == before
