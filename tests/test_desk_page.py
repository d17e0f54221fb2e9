"""`invoke desk`: who may answer, that it works without script, and that the page is quick and never lies."""

import contextlib
import re
import shutil
from functools import partial
from html import escape
from http.client import HTTPConnection
from urllib.parse import urlencode

import project
import pytest

from briefing.desk.changes import Answer, Ask, Header, NewTable
from briefing.desk.doubt import Doubt
from briefing.errors import Problem
from press.desk.pages import Desk
from press.desk.settling import Settling
from press.live.builds import Built
from press.live.news import Board, Listed
from press.options import options
from press.server import listening

HEAD = "Title: A pact\nDate: 2025-03-05\n\nPeru signed <b>.\n"
NAME = "briefings/2025/a.md"
TITLE = Doubt(
    "title",
    Problem(NAME, 1, "is <this> right?", False),
    "a",
    answers=(
        Answer("Right", Header(NAME, (("Reviewed", "2026-11-22"),))),
        Answer("Another", Header(NAME, (("Title", "A pact"),)), (Ask("Title", "Title"),)),
    ),
)
DOUBLE = (("id", "testland"), ("name", "Testland"), ("unverified", "true"))
RECORD = Doubt("name", Problem(NAME, 4, "no record", False), "a", answers=(Answer("Add", NewTable("country", DOUBLE)),))
IN_NEW_FILE = Doubt("name", Problem(NAME, 4, "none", False), "a", answers=(Answer("Add", NewTable("person", DOUBLE)),))
TOKEN = "a-secret"


@pytest.fixture
def asked(tmp_path, site):
    """Serve a desk with two doubts and no builds; return a function that asks it."""
    for name, text in project.KNOWLEDGE.items():
        project.write(tmp_path / "content/knowledge" / name, text)
    shutil.copy(project.HERE / "content/knowledge/cues.toml", tmp_path / "content/knowledge")
    project.write(tmp_path / "content" / NAME, HEAD)
    board = Board()
    board.ask((TITLE, RECORD, IN_NEW_FILE))
    chosen = options(project.HERE, content=str(tmp_path / "content"), output=str(site))
    own = {"options": chosen, "settling": Settling(chosen, board), "token": TOKEN, "board": board}
    with listening(partial(Desk, directory=str(site), **own)) as address:
        port = int(address.rpartition(":")[2])

        def ask(path, form=None, token=TOKEN, **headers):
            headers = {"Host": f"127.0.0.1:{port}", "Origin": f"http://127.0.0.1:{port}"} | headers
            with contextlib.closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
                body = form if isinstance(form, str | None) else urlencode(form)
                connection.request("GET" if form is None else "POST", f"/.desk/{token}/{path}", body, headers)
                answer = connection.getresponse()
                return answer.status, dict(answer.getheaders()), answer.read().decode()

        ask.file = tmp_path / "content" / NAME
        ask.board = board
        ask.address = f"{address}/.desk/{TOKEN}/"
        yield ask


def test_an_answer_is_written_and_taken_back_by_forms_alone(asked):
    status, headers, html = asked("")
    assert status == 200 and "Is &lt;this&gt; right?" in html and "<b>" not in html.split("<h2", 1)[1]
    assert headers["Cache-Control"] == "no-store" and headers["Referrer-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    (action,) = set(re.findall(r'action="(answer)"', html))
    status, headers, _ = asked(action, {"doubt": TITLE.id, "number": "1", "Title": "A treaty: x"})
    assert (status, headers["Location"]) == (303, f"/.desk/{TOKEN}/")
    assert asked.file.read_text("utf-8") == HEAD.replace("A pact", "A treaty: x")
    html = asked("")[2]
    assert "− Title: A pact" in html and "+ Title: A treaty: x" in html and f"d-{TITLE.id}" not in html
    assert asked("undo", {"number": "0"})[0] == 422  # of a page on which another answer was the last
    assert asked("undo", {"number": "1"})[0] == 303
    assert asked.file.read_text("utf-8") == HEAD and f"d-{TITLE.id}" in asked("")[2]
    status, _, html = asked("undo", {"number": "1"})
    assert status == 422 and "Git has what was before" in html


def test_before_the_first_list_no_number_of_doubts_is_told(asked):
    asked.board.listed = Listed()
    assert "<title>Looking for doubts · The desk</title>" in asked("")[2]
    asked.board.ask((TITLE,))
    assert "<title>1 doubt · The desk</title>" in asked("")[2]


def test_an_answer_is_asked_again_only_by_a_build_that_began_after_it(asked):
    asked.board.begin()
    asked("answer", {"doubt": TITLE.id, "number": "0"})
    for shown in (False, True):  # the build under way does not know of it
        asked.board.ask((TITLE,))
        assert (f"d-{TITLE.id}" in asked("")[2]) == shown


def test_what_is_taken_back_is_open_at_once_whatever_a_build_knows(asked):
    asked("answer", {"doubt": TITLE.id, "number": "0"})
    asked.board.begin()  # of the build that knows of the answer
    asked("undo", {"number": "1"})
    for listed, shown in (((RECORD,), True), ((RECORD,), False)):
        asked.board.ask(listed)
        assert (f"d-{TITLE.id}" in asked("")[2]) == shown
    asked.board.ask((TITLE, RECORD))
    assert f"d-{TITLE.id}" in asked("")[2]


@pytest.mark.slow
def test_the_desk_says_once_what_is_wrong_names_its_keys_and_ends_when_all_is_settled(asked, chromium):
    asked.board.tell(Built("x", ("seeds/a.txt:1: no date; add one",), ""))
    asked.board.ask((TITLE,))
    with contextlib.closing(chromium.new_page()) as page:
        page.goto(asked.address)
        page.get_by_role("alert").get_by_text("no date").wait_for()
        page.frame_locator("iframe").locator("body").wait_for()
        page.wait_for_function("() => frames[0].document.readyState == 'complete'")
        page.wait_for_timeout(500)  # in which a page by itself shows what is wrong
        assert page.frame_locator("iframe").get_by_role("alert").count() == 0
        assert page.get_by_text("next and previous").is_visible()
        page.keyboard.press("1")
        page.get_by_text("Nothing is in doubt.").wait_for()
        page.keyboard.press("1")  # nothing is left that it could answer
        page.keyboard.press("j")
        page.keyboard.press("u")
        page.locator(f"#d-{TITLE.id}").wait_for()
    assert asked.file.read_text("utf-8") == HEAD


@pytest.mark.slow
def test_a_list_that_was_asked_for_before_an_answer_never_brings_its_doubt_back(asked, chromium):
    with contextlib.closing(chromium.new_page()) as page:
        page.goto(asked.address)
        page.evaluate(NOTE_WHAT_IS_SHOWN, f"d-{TITLE.id}")
        held = []

        def hold(route):
            if route.request.method == "GET" and not held:
                held.append((route, route.fetch()))  # the list of now, which comes late
            else:
                route.continue_()

        page.route(asked.address, hold)
        asked.board.ask((TITLE, RECORD))
        while not held:
            page.wait_for_timeout(20)
        page.keyboard.press("1")
        page.locator(f"#d-{TITLE.id}").wait_for(state="hidden")
        route, answer = held[0]
        route.fulfill(response=answer)
        page.locator(f"#d-{TITLE.id}").wait_for(state="detached")
        assert page.evaluate("() => shown") == 0
        page.keyboard.press("u")
        page.locator(f"#d-{TITLE.id}").wait_for()
    assert asked.file.read_text("utf-8") == HEAD


NOTE_WHAT_IS_SHOWN = """id => {
  window.shown = 0;
  let gone = false;
  new MutationObserver(() => {
    const here = !!document.querySelector(`#${id}:not([hidden])`);
    if (here && gone) shown++;
    gone ||= !here;
  }).observe(document, {subtree: true, childList: true, attributes: true});
}"""
"""Count how often a doubt comes back after it went."""


@pytest.mark.parametrize(
    ("path", "form", "more", "wanted"),
    [
        ("answer", {"doubt": TITLE.id, "number": "0"}, {"token": "another"}, 403),
        ("answer", {"doubt": TITLE.id, "number": "0"}, {"token": ""}, 403),
        ("answer", {"doubt": TITLE.id, "number": "0"}, {"Origin": "https://news.example"}, 403),
        ("answer", {"doubt": TITLE.id, "number": "0"}, {"Origin": "null"}, 403),
        ("answer", {"doubt": TITLE.id, "number": "0"}, {"Host": "news.example", "Origin": "http://news.example"}, 421),
        ("answer", {"doubt": TITLE.id, "number": "7"}, {}, 422),
        ("answer", {"doubt": TITLE.id, "number": "-1"}, {}, 422),
        ("answer", {"doubt": TITLE.id, "number": "9" * 5000}, {}, 422),
        ("answer", "", {"Content-Length": "9" * 5000}, 422),
        ("answer", {"doubt": "0" * 8, "number": "0"}, {}, 422),
        ("answer", {"doubt": TITLE.id, "number": "1", "Title": "x" * 200_000}, {}, 422),
        ("answer", {"doubt": TITLE.id, "number": "1", "Title": "a\nDate: 1999-01-01\n\x00"}, {}, 422),
        ("answer", "&" * 50, {}, 422),
        ("elsewhere", {}, {}, 403),
        ("", None, {"token": "another"}, 404),
        ("pages.py", None, {}, 404),
        ("../pages.py", None, {}, 404),
        ("..%2f..%2f.press", None, {}, 404),
        ("%00", None, {}, 404),
    ],
)
def test_who_is_not_at_the_desk_changes_nothing(asked, path, form, more, wanted):
    status, _, html = asked(path, form, **more)
    assert status == wanted and "Traceback" not in html
    assert asked.file.read_text("utf-8") == HEAD


@pytest.mark.parametrize("doubt", [RECORD, IN_NEW_FILE])
def test_an_answer_that_would_stop_a_build_is_not_written(asked, doubt):
    before = project.tree(asked.file.parents[2])
    status, _, html = asked("answer", {"doubt": doubt.id, "number": "0"})
    assert status == 422 and "testland" in html
    assert set(re.findall(r"[\w/.-]+(?=/\w+\.toml:\d)", html)) == {str(asked.file.parents[2] / "knowledge")}
    assert project.tree(asked.file.parents[2]) == before


def test_what_was_typed_into_a_refused_answer_is_still_there(asked):
    said = {"doubt": TITLE.id, "number": "1", "Title": "A <long> title " * 30}
    status, _, html = asked("answer", said)
    assert status == 422 and f'value="{escape(said["Title"])}"' in html
    assert escape(said["Title"]) not in asked("")[2]


def test_no_page_of_elsewhere_may_put_the_desk_or_its_pages_into_itself(asked):
    for path in ("", "desk.js"):
        assert asked(path)[1]["Cross-Origin-Resource-Policy"] == "same-origin"
