"""The parts of the press, each against the real file system."""

import doctest
import os
import pty
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import project
import pytest

from press import executor, markup, owned, scan
from press.ceilings import BYTES, FILES, ceilings
from press.lock import Locked, lock
from press.notes import NotedRead
from press.options import options
from press.progress import progress
from press.publish.site_gate import whole
from press.store import Store, StoreDamaged, WrittenFile, discard, opened

ENTRY = WrittenFile("a/index.html", "h", "s", 1, 2, 3, 4, ("b/index.html",), ("x",), (1, 2))
NOTES = {
    1: NotedRead(("entities", "esa"), "1", ()),
    2: NotedRead(("lists.day",), "2", (3,)),
    3: NotedRead(("site",), "3", ()),
}
"""What it rests on."""


def test_examples_hold():
    assert doctest.testmod(markup).failed == 0


def test_options_have_defaults_and_state_lies_beside_the_output(tmp_path):
    chosen = options(tmp_path, output=str(tmp_path / "out"), as_of="2026-11-22")
    assert chosen.cache == tmp_path / ".cache/out"
    assert chosen.knowledge == tmp_path / "content/knowledge"
    assert chosen.as_of == date(2026, 11, 22)
    with pytest.raises(ValueError):
        options(tmp_path, as_of="tomorrow")
    with pytest.raises(ValueError, match="write it as tcp://host:8786"):
        options(tmp_path, cluster="host")


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
        store.keep_pages([ENTRY], [ENTRY.path], NOTES)
    with opened(tmp_path / "s") as store:
        assert store.content("k", WrittenFile) == ENTRY
        assert store.notes() == NOTES
        assert store.pages(NOTES) == {ENTRY.path: ENTRY}
        store.keep_pages([], [], {})
        store.forget_content(frozenset())
        assert store.pages(NOTES) == store.notes() == {}
        assert store.content("k", WrittenFile) is None


def test_readings_are_kept_once_and_only_while_a_page_has_them(tmp_path):
    other = replace(ENTRY, path="b/index.html", reads=(2, 300))
    with opened(tmp_path / "s") as store:
        store.keep_pages([ENTRY], [ENTRY.path], NOTES)
    with opened(tmp_path / "s") as store:
        more = NOTES | {300: NotedRead(("entities", "nasa"), "3", ())}
        store.keep_pages([other], [ENTRY.path, other.path], more)
        assert store.notes() == more
        assert store.pages(more) == {ENTRY.path: ENTRY, other.path: other}
        fewer = {300: more[300], 2: NotedRead(("lists.day",), "4", ())}
        store.keep_pages([], [other.path], fewer)
        assert store.notes() == fewer
        assert store.pages(fewer) == {other.path: other}
        store.keep_pages([], [other.path], NOTES)
        assert store.notes() == NOTES and store.pages(NOTES) == {}


@pytest.mark.parametrize("edit", ["value = ?1", "seal = ?1", "value = substr(value, 2)"])
def test_a_page_that_lost_a_reading_is_a_missing_row(tmp_path, edit):
    with opened(tmp_path / "s") as store:
        store.keep_pages([ENTRY], [ENTRY.path], NOTES)
        store.database.execute(f"UPDATE notes SET {edit}", (b"junk",) if "?" in edit else ())
        assert store.notes() == store.pages(store.notes()) == {}
        store.keep_pages([ENTRY], [ENTRY.path], NOTES)
        assert store.pages(store.notes()) == {ENTRY.path: ENTRY}


def test_a_damaged_row_is_a_missing_row(tmp_path):
    with opened(tmp_path / "s") as store:
        store.keep_content([("k", "p", ENTRY)])
        store.keep_pages([ENTRY], [ENTRY.path], NOTES)
    with sqlite3.connect(tmp_path / "s") as database:
        database.execute("UPDATE content SET value = ?", (b"junk",))
        database.execute("UPDATE pages SET value = ?", (b"junk",))
    database.close()
    with opened(tmp_path / "s") as store:
        assert store.content("k", WrittenFile) is None
        assert store.pages(NOTES) == {}


def test_a_row_of_another_kind_is_a_missing_row(tmp_path):
    with opened(tmp_path / "s") as store:
        store.keep_content([("k", "p", "a text")])
        assert store.content("k", WrittenFile) is None


@pytest.mark.parametrize("junk", [b"junk" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_started_anew(tmp_path, junk):
    owned.claim(tmp_path)
    path = tmp_path / "s"
    path.write_bytes(junk)
    with pytest.raises(StoreDamaged), opened(path) as store:
        store.notes()
    discard(path)
    with opened(path) as store:
        assert isinstance(store, Store)


CORES = """
import os, sys; from pathlib import Path; from press.executor import cores
all_of_them = cores(Path("none"))
print([cores(Path(one)) for one in sys.argv[1:]] == [1, min(2, all_of_them), all_of_them])
os.sched_setaffinity(0, [min(os.sched_getaffinity(0))]); print(cores())"""


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone says on which cores a process may run")
def test_no_more_cores_are_used_than_a_container_is_given(tmp_path):
    limits = []
    for number, text in enumerate(("20000 100000", "150000 100000", "max 100000")):
        limits.append(tmp_path / str(number))
        limits[-1].write_text(f"{text}\n", "ascii")
    done = subprocess.run([sys.executable, "-c", CORES, *map(str, limits)], check=True, capture_output=True)
    assert done.stdout.split() == [b"True", b"1"]


@pytest.mark.parametrize("pieces", [3, 40])
def test_work_keeps_order_and_raises_wherever_it_is_done(pieces, monkeypatch):
    monkeypatch.setattr(executor, "cores", lambda: 2)
    each = partial(executor.Processes().each, divmod, 100, weigh=lambda _: executor.LIGHT // 3)
    assert list(each(range(1, pieces))) == [divmod(100, n) for n in range(1, pieces)]
    with pytest.raises(ZeroDivisionError):
        list(each(range(pieces)))


def test_few_pieces_are_made_where_they_are_asked_for(monkeypatch):
    monkeypatch.setattr(executor, "cores", lambda: 2)
    each = partial(executor.Processes().each, _process, None, range(20), lambda _: 1)
    made = [set(each(few=few)) == {os.getpid()} for few in (20, 21)]
    assert made == [False, True]


def _process(_shared, _piece):
    return os.getpid()


INTERRUPTED = """
import os, signal, time
from press import executor

def do(_, piece):
    print(os.getpid(), flush=True)
    time.sleep(0 if piece else 1)  # one is at work, and the other waits for more

executor.cores = lambda: 2
signal.signal(signal.SIGINT, signal.default_int_handler)
list(executor.Processes().each(do, None, range(4), lambda _: executor.LIGHT, few=0))"""


def test_of_a_pool_that_is_interrupted_its_parent_alone_speaks():
    given = dict(stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True)
    with subprocess.Popen([sys.executable, "-c", INTERRUPTED], **given) as process:
        assert [process.stdout.readline() for _ in range(4)]
        time.sleep(0.3)
        os.killpg(process.pid, signal.SIGINT)
        try:
            told = process.communicate(timeout=60)[1]
        finally:
            process.kill()
    assert (told.count("Traceback"), told.splitlines()[-1]) == (1, "KeyboardInterrupt"), told


@pytest.mark.slow
def test_processes_of_a_pool_make_the_same_bytes_however_they_start(tmp_path, monkeypatch):
    root = project.make(tmp_path / "site")
    assert project.run(root)[0] == 0
    monkeypatch.setattr(executor, "cores", lambda: 2)
    started = []
    for start in {executor.START, "spawn"}:
        context = get_context(start)
        monkeypatch.setattr(executor, "get_context", lambda _, one=context: started.append(one) or one)
        assert project.run(root, output=str(tmp_path / f"{start}/output"))[0] == 0
        assert context in started
        assert project.tree(tmp_path / f"{start}/output") == project.tree(root / "output")


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


def test_the_whole_gate_refuses_the_placeholder_address(site):
    owned.write(site, "robots.txt", b"Sitemap: https://example.invalid/sitemap.xml")
    assert any("--siteurl" in str(problem) for problem in whole(site))


def test_paths_in_problems_are_relative(site):
    assert all(not Path(problem.path).is_absolute() for problem in whole(site))
