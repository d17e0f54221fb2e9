"""The parts of the press, each against the real file system."""

import os
import pty
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from press import owned, scan
from press.ceilings import BYTES, FILES, ceilings
from press.executor import InProcess
from press.lock import Locked, lock
from press.options import options
from press.progress import progress
from press.publish import PublishError, to_branch, to_folder, whole
from press.store import Entry, Store, StoreDamaged, discard, opened

ENTRY = Entry("a/index.html", "h", "s", 1, 2, 3, 4, ("b/index.html",), ("x",), (("entities", "esa"), ("day",)))
VALUES = {("entities", "esa"): "1", ("day",): "2"}
"""What the readings of it gave."""


def test_options_have_defaults_and_state_lies_beside_the_output(tmp_path):
    chosen = options(tmp_path, output=str(tmp_path / "out"), as_of="2026-11-22")
    assert chosen.cache == tmp_path / ".cache/out"
    assert chosen.knowledge == tmp_path / "content/knowledge"
    assert chosen.as_of == date(2026, 11, 22)
    with pytest.raises(ValueError):
        options(tmp_path, as_of="tomorrow")


def test_a_second_build_is_refused_while_the_first_one_runs(tmp_path):
    code = "import sys; from pathlib import Path; from press.lock import lock\nwith lock(Path(sys.argv[1])): pass"
    with lock(tmp_path):
        other = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True)
        assert f"process {os.getpid()}" in other.stderr
        assert other.returncode
    with lock(tmp_path):
        pass


def test_a_lock_is_free_after_its_holder_was_killed(tmp_path):
    code = (
        "import sys, time; from pathlib import Path; from press.lock import lock\n"
        "with lock(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(Locked), lock(tmp_path):
            pass
        holder.kill()
    with lock(tmp_path):
        pass


def test_a_lock_does_not_wait_for_the_children_of_its_holder(tmp_path):
    code = (
        "import os, sys, time; from pathlib import Path; from press.lock import lock\n"
        "with lock(Path(sys.argv[1])):\n"
        "    if not os.fork(): print(os.getpid(), flush=True)\n"
        "    time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True) as holder:
        child = int(holder.stdout.readline())
        holder.kill()
        holder.wait()
        with lock(tmp_path):
            os.kill(child, signal.SIGKILL)


def test_a_scan_sees_bytes_that_change_without_a_trace_in_mtime(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(b"one")
    before = scan.survey((tmp_path,))
    status = path.stat()
    time.sleep(0.02)
    path.write_bytes(b"two")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert scan.state(scan.survey((tmp_path,))) != scan.state(before)


def test_a_young_file_is_remembered_with_its_bytes(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(b"one")
    found = scan.survey((tmp_path,))
    assert scan.young(found, time.time_ns()) == {str(path): scan.content_digest(path)}
    assert scan.young(found, time.time_ns() + 2 * scan.YOUNG) == {}


def test_a_site_that_comes_near_what_a_free_host_takes_is_said_to(tmp_path):
    small, large = scan.Stamp(1, 0, 0), scan.Stamp(BYTES // 10, 0, 0)
    few = {str(number): large for number in range(9)}
    many = {str(number): small for number in range(FILES * 9 // 10)}
    assert list(ceilings(tmp_path, dict.fromkeys("abcdefgh", large))) == []
    assert [(p.message.partition(";")[0], p.fatal) for p in ceilings(tmp_path, few)] == [("900 MB", False)]
    assert [(p.message.partition(";")[0], p.fatal) for p in ceilings(tmp_path, many)] == [("18,000 files", False)]


def test_a_file_stays_young_for_as_long_as_the_clock_of_its_file_system_is_coarse():
    fine, coarse = scan.Stamp(1, 0, 7_000_000_001), scan.Stamp(1, 0, 7_000_000_000)
    later = 7_000_000_000 + scan.YOUNG // 2
    assert [stamp.young(7_000_000_002) for stamp in (fine, coarse)] == [True, True]
    assert [stamp.young(later) for stamp in (fine, coarse)] == [False, True]


def test_the_store_gives_back_what_it_was_given(tmp_path):
    with opened(tmp_path / "s") as store:
        store.keep_content([("k", "p", ENTRY)])
        store.keep_pages([ENTRY], (), VALUES)
    with opened(tmp_path / "s") as store:
        assert store.content("k", Entry) == ENTRY
        assert store.pages() == {ENTRY.path: ENTRY}
        store.keep_pages([], [ENTRY.path], {})
        store.forget_content(frozenset())
        assert store.pages() == {}
        assert store.content("k", Entry) is None


def test_readings_are_kept_once_and_only_while_a_page_has_them(tmp_path):
    other = replace(ENTRY, path="b/index.html", reads=(("day",), ("entities", "nasa")))
    with opened(tmp_path / "s") as store:
        store.keep_pages([ENTRY], (), VALUES)
    with opened(tmp_path / "s") as store:
        store.keep_pages([other], (), VALUES | {("entities", "nasa"): "3"})
        assert store.pages() == {ENTRY.path: ENTRY, other.path: other}
        assert store.database.execute("SELECT count(*) FROM reads").fetchone() == (3,)
        store.keep_pages([], [ENTRY.path], {("day",): "4", ("entities", "nasa"): "3"})
        assert store.database.execute("SELECT count(*) FROM reads").fetchone() == (2,)
        assert store.pages() == {other.path: other}
        assert store.values() == {("day",): "4", ("entities", "nasa"): "3"}


def test_a_page_that_lost_a_reading_is_a_missing_row(tmp_path):
    with opened(tmp_path / "s") as store:
        store.keep_pages([ENTRY], (), VALUES)
        store.database.execute("UPDATE reads SET value = ? WHERE number = 1", (b"junk",))
        assert store.pages() == {}


def test_a_damaged_row_is_a_missing_row(tmp_path):
    with opened(tmp_path / "s") as store:
        store.keep_content([("k", "p", ENTRY)])
        store.keep_pages([ENTRY], (), VALUES)
    with sqlite3.connect(tmp_path / "s") as database:
        database.execute("UPDATE content SET value = ?", (b"junk",))
        database.execute("UPDATE pages SET value = ?", (b"junk",))
    database.close()
    with opened(tmp_path / "s") as store:
        assert store.content("k", Entry) is None
        assert store.pages() == {}


def test_a_row_of_another_kind_is_a_missing_row(tmp_path):
    with opened(tmp_path / "s") as store:
        store.keep_content([("k", "p", "a text")])
        assert store.content("k", Entry) is None


@pytest.mark.parametrize("junk", [b"junk" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_started_anew(tmp_path, junk):
    owned.claim(tmp_path)
    path = tmp_path / "s"
    path.write_bytes(junk)
    with pytest.raises(StoreDamaged), opened(path) as store:
        store.pages()
    discard(path)
    with opened(path) as store:
        assert isinstance(store, Store)


def test_work_in_process_keeps_order_and_raises():
    with InProcess() as pool:
        assert list(pool.map(str, [3, 1, 2])) == ["3", "1", "2"]
        with pytest.raises(ZeroDivisionError):
            pool.submit(lambda: 1 / 0).result()


def test_piped_progress_is_plain_lines(capsys, monkeypatch):
    monkeypatch.setattr("press.progress.INTERVAL", 0.0)
    assert list(progress("pages", iter("abc"), 3)) == ["a", "b", "c"]
    assert capsys.readouterr().err.splitlines() == ["pages: 1 of 3", "pages: 2 of 3", "pages: 3 of 3"]


def test_short_work_says_nothing(capsys):
    assert list(progress("pages", iter("abc"), 3)) == ["a", "b", "c"]
    assert capsys.readouterr().err == ""


def test_progress_on_a_terminal_is_a_bar():
    code = (
        "from press import bar, progress as p\nbar.PATIENCE = -1.0\n"
        "import time\nfor _ in p.progress('pages', range(3), 3): time.sleep(0.2)"
    )
    ours, theirs = pty.openpty()
    subprocess.run([sys.executable, "-c", code], stderr=theirs, check=True, env=os.environ | {"TERM": "xterm"})
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    assert "pages" in shown
    assert "3/3" in shown


def test_a_folder_is_switched_in_one_step_and_old_releases_are_few(site, tmp_path):
    target = tmp_path / "www/live"
    target.parent.mkdir()
    for number in range(5):
        owned.write(site, "index.html", str(number).encode())
        to_folder(site, target)
        assert (target / "index.html").read_bytes() == str(number).encode()
    releases = [path for path in (tmp_path / "www/live.releases").iterdir() if path.name != owned.MARK]
    assert len(releases) == 3
    assert "already" in to_folder(site, target)


def git(folder, *arguments):
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def work(tmp_path):
    """Return a repository whose remote `origin` is a bare one beside it."""
    remote, work = tmp_path / "remote.git", tmp_path / "work"
    git(tmp_path, "init", "-q", "--bare", str(remote))
    git(tmp_path, "init", "-q", str(work))
    git(work, "config", "user.email", "editor@example.invalid")
    git(work, "config", "user.name", "Editor")
    git(work, "remote", "add", "origin", str(remote))
    return work


def test_a_branch_of_a_bare_repository_gets_the_site(site, work, tmp_path):
    to_branch(site, work, "origin", "gh-pages")
    assert git(tmp_path / "remote.git", "show", "gh-pages:index.html") == "one"
    with pytest.raises(PublishError, match="check `git remote -v`"):
        to_branch(site, work, "nowhere", "gh-pages")


def test_publishing_the_same_site_again_makes_no_commit(site, work, tmp_path):
    to_branch(site, work, "origin", "gh-pages")
    assert "already shows" in to_branch(site, work, "origin", "gh-pages")
    assert git(tmp_path / "remote.git", "rev-list", "--count", "gh-pages") == "1\n"
    owned.write(site, "index.html", b"two")
    to_branch(site, work, "origin", "gh-pages")
    assert git(tmp_path / "remote.git", "show", "gh-pages:index.html") == "two"


def test_the_whole_gate_refuses_the_placeholder_address(site):
    owned.write(site, "robots.txt", b"Sitemap: https://example.invalid/sitemap.xml")
    assert any("--siteurl" in str(problem) for problem in whole(site))


def test_paths_in_problems_are_relative(site):
    assert all(not Path(problem.path).is_absolute() for problem in whole(site))
