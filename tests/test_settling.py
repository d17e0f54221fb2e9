"""Each answer to each kind of doubt: it is written, the doubt is asked no more, and taking it back leaves no trace."""

import shutil
from collections import Counter
from datetime import date

import project
import pytest

from briefing.desk.changes import Unwritable
from briefing.desk.doubt import KINDS
from briefing.ingest.head import written
from press.check import doubts
from press.desk.settling import Settling
from press.live.news import Board
from press.options import options

RECORDS = """
[[agreement]]
id = "sea-pact"
name = "Sea Pact"
weak_names = ["SPX"]
unverified = true

[[agreement]]
id = "star-pact"
name = "Star Pact"
weak_names = ["SPX"]
unverified = true
"""
PEOPLE = """
[[person]]
id = "lin-xiqiang"
name = "Lin Xiqiang"
unverified = true
"""
REPORT = (
    "Testland and Examplia signed a pact on radar data in Lima on Tuesday, the ministry said. It lasts ten years and "
    "covers the training of twelve engineers in Santiago. A first course begins in June with people of both, and a "
    "second one follows in the spring of the next year, when the antenna near Cusco is ready for the craft of both."
)
TEXTS = {
    "received": "Title: Received\nDate: 2025-03-05\nDate-From: text (doubtful)\nSeed: a.html\nCleaned: 1 NUL\n\n"
    "Testland was glad of it.\n\nShare this article\n\nIt ended well.\n",
    "foreign": "Title: Fremdes\nDate: 2025-03-05\nSource: gazette\nLanguage: und\n\nEs war in Testland still.\n",
    "herald": "Title: Herald\nDate: 2025-03-05\nSource: Examplia Herald\n\nTestland was glad.[^1]\n\n"
    "## Sources\n\n1. [The Elsewhere: all of it](https://elsewhere.example.com/a)\n",
    "farmers": "Testland launched a weather satellite for farmers on 3 March 2025.",
    "harvests": "Testland launched a weather satellite for harvests and ports on 3 March 2025.",
    "sixty": "Examplia became the 61st country to sign the Star Pact on 3 March 2025.",
    "sixty-one": "Examplia became the 62nd country to sign the Star Pact on 3 March 2025.",
    "copied": REPORT,
    "copy": REPORT,
    "plan": "The Testland Space Agency (TSA) will launch a probe with Examplia by May 2024.",
    "names": "“We agree,” said Lin Xinqiang, head of the Testland Space Agency (TSA).\n\n"
    "The Lakeside Space Institute met TSA. The Lakeside Space Institute and Examplia left. "
    "The Lakeside Space Institute is there.",
    "shared": "Testland joined the SPX, and Examplia left the SPX on 3 March 2025.",
    "far": "Title: Far\nDate: 2052-03-05\nSource: gazette\n\nTestland was quiet.\n",
}
SAID = {
    "Title": "Another",
    "Date": "2025-03-06",
    "date": "2024-05",
    "Source": "gazette",
    "entity": "examplia",
    "sources": "Atlas of examples, 2025",
}
DAY = date(2026, 11, 22)


@pytest.fixture
def content(tmp_path):
    """Return a folder of content in which every kind of doubt is found that an answer settles."""
    folder = tmp_path / "content"
    for name, text in {**project.KNOWLEDGE, "agreements.toml": RECORDS, "people.toml": PEOPLE}.items():
        project.write(folder / "knowledge" / name, text)
    shutil.copy(project.HERE / "content/knowledge/cues.toml", folder / "knowledge")
    for name, text in TEXTS.items():
        head = (
            f"Title: {name.capitalize()}\nDate: {'2024-03-05' if name == 'plan' else '2025-03-05'}\nSource: gazette\n"
        )
        project.write(folder / f"briefings/{name}.md", text if text.startswith("Title") else f"{head}\n{text}\n")
    signed = {"Title": "Signed", "Title-From": "text", "Date": "2025-03-05", "Source": "gazette", "Seed": "signed.txt"}
    project.write(folder / "briefings/signed.md", written(signed, "Testland was there."))
    return folder


@pytest.fixture
def small(tmp_path):
    """Return a folder of content with the little that a build needs."""
    folder = tmp_path / "content"
    for name, text in project.KNOWLEDGE.items():
        project.write(folder / "knowledge" / name, text)
    shutil.copy(project.HERE / "content/knowledge/cues.toml", folder / "knowledge")
    return folder


@pytest.fixture
def at_desk(small):
    """Return a function that gives the doubts of a text that came from a seed, and where they are settled."""

    def begin(data):
        path = small / "briefings/a.md"
        path.parent.mkdir()
        path.write_bytes(data)
        chosen, board = options(project.HERE, content=str(small), output=str(small.parent / "output")), Board()
        board.ask(found := doubts(chosen)[0])
        return (
            {one.kind: one for one in found if one.briefing == "a"},
            Settling(chosen, board),
            small / "briefings/a.md",
        )

    return begin


RECEIVED = (
    "Title: Received\nDate: 2025-03-05\nDate-From: text (doubtful)\nSource: gazette\nSeed: a.html\n\n"
    "Testland was glad of it.\n\nShare this article\nSubscribe to our newsletter\n\nIt ended well in Testland."
)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_file_keeps_its_line_ends_its_mark_and_its_open_end(at_desk, end, mark):
    data = mark + RECEIVED.replace("\n", end).encode()
    found, settling, path = at_desk(data)
    assert {"day", "rest"} <= set(found)
    for kind in ("day", "rest"):
        for number, answer in enumerate(found[kind].answers):
            one = settling.settle(found[kind].id, number, given(answer), DAY)
            after = path.read_bytes()
            assert after.startswith(mark) and after.endswith(b"Testland.") and after != data, answer
            assert after.count(b"\r\n") == after.count(b"\n") * (end == "\r\n"), answer
            settling.undo(one.number)
            assert path.read_bytes() == data, answer


def test_an_answer_to_a_text_that_somebody_else_changed_since_is_refused(at_desk):
    found, settling, path = at_desk(RECEIVED.encode())
    settling.settle(found["rest"].id, 0, {}, DAY)  # an answer of ours is no such change
    settling.settle(found["day"].id, 0, {}, DAY)
    settling.undo(2)
    path.write_bytes(saved := path.read_bytes().replace(b"2025-03-05", b"2025-03-06"))
    with pytest.raises(Unwritable, match="was changed since"):
        settling.settle(found["day"].id, 0, {}, DAY)
    assert path.read_bytes() == saved
    settling.undo(1)  # of other lines
    assert path.read_bytes() == RECEIVED.encode().replace(b"2025-03-05", b"2025-03-06")
    with pytest.raises(Unwritable, match="was changed since"):
        settling.settle(found["rest"].id, 0, {}, DAY)


class Saving(dict):
    """Says what an editor says, who saves the file of the briefing meanwhile."""

    def get(self, key, default=None):
        self["path"].write_text("Title: Saved\nDate: 2025-03-05\n\nMine.\n")
        return super().get(key, default)


def test_a_file_that_is_saved_while_an_answer_is_written_stays_as_it_was_saved(at_desk):
    found, settling, path = at_desk(RECEIVED.encode())
    with pytest.raises(Unwritable, match="just now"):
        settling.settle(found["day"].id, 1, Saving(path=path, Date="2025-03-07"), DAY)
    assert path.read_text("utf-8").endswith("Mine.\n") and settling.last is None


def test_what_is_not_utf_8_by_now_is_named_and_the_mode_of_a_file_is_kept(at_desk):
    found, settling, path = at_desk(RECEIVED.encode())
    path.chmod(0o640)
    settling.settle(found["rest"].id, 1, {}, DAY)
    assert path.stat().st_mode & 0o777 == 0o640
    path.write_bytes(path.read_bytes() + b"\xff")
    with pytest.raises(Unwritable, match="not UTF-8 at byte"):
        settling.undo(1)


def given(answer):
    """Return what an editor says of what an answer asks for."""
    return {
        ask.key: SAID.get(ask.key) or answer.proposed(ask.key) or (ask.choices[0] if ask.choices else "So it is.")
        for ask in answer.asks
    }


@pytest.mark.slow
def test_every_answer_settles_its_doubt_and_can_be_taken_back_without_a_trace(tmp_path, content):
    chosen, board = options(project.HERE, content=str(content), output=str(tmp_path / "output")), Board()
    settling = Settling(chosen, board)
    found, before = doubts(chosen)[0], project.tree(content)
    answered = Counter()
    for doubt in found:
        for number, answer in enumerate(doubt.answers):
            board.ask(found)
            one = settling.settle(doubt.id, number, given(answer), DAY)
            after = project.tree(content)
            assert len(before.items() ^ after.items()) in (1, 2), answer
            left = doubts(chosen)[0]
            assert not any(one.problem.fatal for one in left), [str(one.problem) for one in left]
            assert doubt.id not in {one.id for one in left}, (doubt.problem, answer)
            assert "correction" not in {one.kind for one in left}, answer
            settling.undo(one.number)
            assert project.tree(content) == before, answer
            answered[doubt.kind] += 1
    assert set(answered) == set(KINDS) - {"error", "advice", "correction", "unsure"}
