"""`invoke watch`: what changed is noticed, the site is built anew, and the open page follows and keeps its place."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread

import project
import pytest
from test_verbs import LINES

from press.live.builds import Built
from press.live.changes import changes
from press.live.news import Board
from press.live.pages import Live
from press.server import listening


@pytest.fixture
def noticed(tmp_path):
    """Return a function that waits until a path is reported, and returns all that were reported since the last."""
    stop, found = Event(), SimpleQueue()
    paths = (tmp_path / "seeds", tmp_path / "conf.py", tmp_path / "later")
    paths[0].mkdir()
    paths[1].write_text("a = 1")
    thread = Thread(target=lambda: [found.put(one) for one in changes(paths, stop)])
    thread.start()

    def until(name):
        names = set()
        while name not in names:
            names |= {path.relative_to(tmp_path).as_posix() for path in found.get(timeout=60)}
        return names

    assert until("seeds") == {"seeds", "conf.py", "later"}
    yield until
    stop.set()
    thread.join()


def test_what_a_build_reads_is_noticed_and_nothing_else(tmp_path, noticed):
    (tmp_path / "seeds/.#a.txt").write_text("of an editor")
    (tmp_path / "elsewhere.txt").write_text("no input")
    (tmp_path / "seeds/a.txt").write_text("text")
    assert noticed("seeds/a.txt") == {"seeds/a.txt"}
    (tmp_path / "new").write_text("a = 22")
    os.replace(tmp_path / "new", tmp_path / "conf.py")  # as editors save
    assert noticed("conf.py") == {"conf.py"}
    noticed("seeds")  # all are watched again
    (tmp_path / "later").mkdir()
    noticed("later"), noticed("seeds")
    (tmp_path / "later/b.txt").write_text("in a folder that was not there before")
    assert noticed("later/b.txt") == {"later/b.txt"}


def test_a_failed_build_keeps_the_state_and_advice_is_only_counted():
    board = Board()
    board.tell(Built("abc", ("a.txt:1: mend it (advice)",), "1 briefing"))
    board.tell(Built("", ("a.toml:3: no TOML", "b.txt:1: mend it (advice)"), ""))
    news = board.after(1, 0)
    assert (news.output, news.problems, news.advice) == ("abc", ("a.toml:3: no TOML",), 1)
    assert board.after(2, 0) is None


def test_only_who_names_this_machine_is_answered(site):
    with listening(partial(Live, board=Board(), directory=str(site))) as address:
        port = int(address.rpartition(":")[2])

        def asked(host, path="/"):
            with contextlib.closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
                connection.request("GET", path, headers={"Host": host})
                return connection.getresponse().status

        assert asked(f"127.0.0.1:{port}") == asked(f"localhost:{port}", "/.live/live.js") == 200
        assert asked(f"news.example:{port}") == asked(f"127.0.0.1:{port + 1}") == asked("", "/.live/live.js") == 421
        assert asked(f"127.0.0.1:{port}", "/.live/pages.py") == asked(f"127.0.0.1:{port}", "/.press") == 404


@pytest.mark.parametrize("asked", ["/timeline", "/x/..//timeline", "/\\elsewhere.example/../timeline", "/%2e/timeline"])
def test_a_folder_leads_to_its_page_on_this_server_and_nowhere_else(tmp_path, asked):
    project.write(tmp_path / "timeline/index.html", "")
    with listening(partial(Live, board=Board(), directory=str(tmp_path))) as address:
        host = address.removeprefix("http://")
        with contextlib.closing(HTTPConnection(host, timeout=60)) as connection:
            connection.putrequest("GET", asked)
            connection.endheaders()
            answer = connection.getresponse()
            assert (answer.status, answer.getheader("Location")) == (301, "/timeline/")


@contextlib.contextmanager
def watching(root, line):
    """Run the verb in a project; yield its address."""
    command = [sys.executable, "-m", "invoke", *line.split()]
    stops = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a run in the background ignores it
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, encoding="utf-8", preexec_fn=stops) as process:
        Thread(target=process.stderr and process.stderr.read).start()
        try:
            yield re.search(r"http://127\.0\.0\.1:\d+/\S*", process.stdout.readline())[0]
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 0
        finally:
            process.kill()


LONG = "\n\n".join(f"Testland launched satellite number {number} in May 2025." for number in range(1, 120))
STANDS = """before => [...document.querySelectorAll("p .s")].some(one =>
  one.innerText.includes("number 60 ") && Math.abs(one.getBoundingClientRect().y - before) < 3)"""


@pytest.mark.slow
def test_the_open_page_follows_an_edit_keeps_its_place_and_shows_errors_over_the_last_good_page(tmp_path, chromium):
    root = project.make(tmp_path / "project", seeds={"long.txt": f"Title: Long\nDate: 2025-06-05\n\n{LONG}\n"})
    shutil.copy(project.HERE / "tasks.py", root)
    with watching(root, LINES["watch"][0]) as address, contextlib.closing(chromium.new_page()) as page:
        page.goto(address)
        page.get_by_role("link", name="Long").first.wait_for(timeout=120_000)  # the page that waits for the first build
        page.goto(f"{address}briefings/long/")
        assert page.evaluate("() => document.querySelector('[http-equiv]').content").endswith("form-action 'self'")
        middle = page.locator("p .s", has_text="number 60 ")
        middle.evaluate("one => scrollTo({top: one.getBoundingClientRect().top + scrollY - 200, behavior: 'instant'})")
        before = middle.bounding_box()["y"]
        (path,) = (root / "content").rglob("long.md")
        text = path.read_text("utf-8")
        path.write_text(text.replace("number 3 in", "number three in").replace("\n\nT", "\n\nNew.\n\nT", 1), "utf-8")
        edited = page.locator("p .s", has_text="number three")
        edited.wait_for(state="attached", timeout=60_000)
        page.wait_for_function(STANDS, arg=before)

        broken = root / "content/knowledge/sources.toml"
        kept = broken.read_text("utf-8")
        broken.write_text(kept + "x =\n", "utf-8")
        alert = page.get_by_role("alert")
        alert.get_by_text(f"sources.toml:{kept.count(chr(10)) + 1}: no TOML here").wait_for(timeout=60_000)
        assert edited.count() == 1
        broken.write_text(kept, "utf-8")
        alert.wait_for(state="detached", timeout=60_000)

        template = root / "theme/templates/base.html"
        template.write_text(template.read_text("utf-8").replace("{% block", "{% clock", 1), "utf-8")
        alert.get_by_text("clock").first.wait_for(timeout=60_000)
        assert edited.count() == 1
    for built in Path(root / "output").rglob("*.html"):
        assert ".live" not in built.read_text("utf-8")
