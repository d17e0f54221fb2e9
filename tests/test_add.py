"""`invoke add` and `invoke new`: files become plain seeds and drafts, and nothing that lies there is overwritten."""

from datetime import date

import pytest
import received_files as made
from received_files import TEXT, TITLE
from sown import run

from briefing.desk.file_doubts import file_doubts
from briefing.ingest.markdown import read as read_briefing
from press.add import add
from press.new import new
from press.options import options

DAY = date(2025, 3, 5)
FILES = {
    "a page.html": made.PAGE,
    "b.docx": made.docx(),
    "c.pdf": made.pdf(),
    "d.eml": made.mail(html=made.NEWSLETTER),
    "e.xml": made.RSS,
    "f.md": made.MARKDOWN,
    "g.warc.gz": made.warc(),
    "h.txt": f"Title: {TITLE}\nDate: 2025-03-05\n\n{TEXT}\n".encode(),
}


@pytest.fixture
def given(folder):
    (folder / "given").mkdir()
    for name, data in FILES.items():
        (folder / "given" / name).write_bytes(data)
    return folder


def adding(folder, *paths, source="", day=None):
    chosen = options(folder, seeds=str(folder / "seeds"), content=str(folder / "content"))
    return add(chosen, tuple(folder / path for path in paths), source, day)


def seeds(folder):
    return {path.name: path.read_text("utf-8") for path in (folder / "seeds").rglob("*.txt")}


def test_a_folder_of_files_of_eight_forms_becomes_seeds_that_are_read_as_they_were(given, capsys):
    assert adding(given, "given") == 1  # one entry of the feed has no text
    told = capsys.readouterr()
    assert told.out.endswith("10 seeds written, 0 there already, 1 not taken\n")
    assert "e.xml: A title alone: the feed gives no text of it; save its page" in told.err
    assert "a page.html: left out invitation to share" in told.err
    report = run(given)
    assert (len(report.created) + len(report.second), any(one.fatal for one in report.problems)) == (10, False)
    first = read_briefing(given / "content" / report.created[-1], given / "content")
    assert first.title == TITLE and first.text.startswith(made.FIRST)


def test_twice_is_as_once_and_an_edited_seed_is_left_alone(given, capsys):
    adding(given, "given/a page.html", "given/h.txt")
    name = next(name for name, text in seeds(given).items() if "a page.html" in text)
    (given / "seeds/deeper").mkdir()
    (given / "seeds" / name).rename(given / "seeds/deeper/other.txt")
    edited = (given / "seeds/deeper/other.txt").read_text("utf-8").replace("Lima", "Cusco")
    (given / "seeds/deeper/other.txt").write_text(edited, "utf-8")
    before = seeds(given)
    assert adding(given, "given/a page.html", "given/h.txt") == 0
    assert seeds(given) == before
    assert capsys.readouterr().out.endswith("0 seeds written, 2 there already, 0 not taken\n")


def test_an_editor_gives_the_publisher_and_the_day(given):
    (given / "given/b.docx").write_bytes(made.docx((TITLE, *TEXT.split("\n\n"))))
    (given / "given/h.txt").write_text(TEXT, "utf-8")
    assert adding(given, "given/b.docx", "given/h.txt", source="Example Times", day=DAY) == 0
    for text in seeds(given).values():
        assert "Date: 2025-03-05\n" in text and "Source: Example Times\n" in text and "Date-From" not in text
        assert text.endswith(f"\n\n{TEXT}\n")


def test_a_doubt_goes_with_the_seed_into_its_briefing(given):
    adding(given, "given/b.docx")
    (text,) = seeds(given).values()
    assert "Date-From: text (doubtful)\n" in text and "Author: Ann Writer\n" in text
    (problem,) = run(given).problems
    assert "dated 2025-03-05 by its text alone" in str(problem)


def test_a_seed_of_the_same_name_is_never_overwritten(given):
    (given / "seeds/2025-03-05-peru-and-chile-sign-a-pact-on-radar-data.txt").write_text("mine", "utf-8")
    adding(given, "given/a page.html")
    there = seeds(given)
    assert there.pop("2025-03-05-peru-and-chile-sign-a-pact-on-radar-data.txt") == "mine" and len(there) == 1


@pytest.mark.parametrize("data", [b"{\\rtf1 a}", b"ESA met Peru.", "Date: 2025-03-05\n\nEŞA ğ".encode("cp1254")])
def test_what_cannot_be_read_is_named_and_the_others_go_on(given, capsys, data):
    (given / "given/bad").write_bytes(data)
    assert adding(given, "given/bad", "given/none", "given/h.txt") == 1
    told = capsys.readouterr()
    assert told.out.endswith("1 seed written, 0 there already, 2 not taken\n")
    assert "given/bad" in told.err and "given/none: cannot be read" in told.err


def test_an_unknown_publisher_is_told_at_once(given, capsys):
    assert adding(given, "given/h.txt", source="Nobody’s Paper") == 0
    told = capsys.readouterr()
    assert "sources.toml: has no source 'Nobody’s Paper'; add it, so that its rights are known (advice)\n" in told.err
    assert f": 2025-03-05; {TITLE}\n" in told.out


def test_a_text_without_a_title_is_told_by_its_day(given, capsys):
    (given / "given/bare.txt").write_text("Date: 2025-03-05\n\nPeru met Chile in Lima to talk of a satellite.\n")
    assert adding(given, "given/bare.txt", day=DAY) == 0
    assert capsys.readouterr().out.splitlines()[0].endswith(".txt: 2025-03-05, as you said")


def test_words_of_a_draft_that_were_left_are_told_when_it_is_published(folder):
    chosen = options(folder, content=str(folder / "content"))
    assert new(chosen, "Peru & Chile talk", DAY) == 0
    path = folder / "content/briefings/2025/peru-chile-talk.md"
    for told in (False, True):
        written = read_briefing(path, folder / "content")
        said = [str(one.problem) for one in file_doubts(written, path.read_text("utf-8"), ())]
        assert any(": still holds the words of `invoke new`" in one for one in said) is told
        path.write_text(path.read_text("utf-8").replace("Status: draft\n", ""), "utf-8")


def test_a_new_briefing_is_a_draft_with_the_head_that_an_editor_needs(folder, capsys):
    chosen = options(folder, content=str(folder / "content"))
    assert new(chosen, "  Peru &  Chile talk ", DAY) == 0
    path = folder / "content/briefings/2025/peru-chile-talk.md"
    assert capsys.readouterr().out.strip().endswith("content/briefings/2025/peru-chile-talk.md")
    found = read_briefing(path, folder / "content")
    assert (found.title, found.published, found.draft) == ("Peru & Chile talk", DAY, True)
    assert path.read_text("utf-8").startswith("Title: Peru & Chile talk\nDate: 2025-03-05\nSlug: peru-chile-talk\n")
    before = path.read_bytes()
    assert new(chosen, "Peru & Chile talk", date(2026, 1, 1)) == 1
    assert "has the address 'peru-chile-talk' already" in capsys.readouterr().err
    assert new(chosen, "…", DAY) == 2 and path.read_bytes() == before


def test_a_page_among_the_seeds_gets_the_day_that_it_lacks_as_its_refusal_says(given, capsys):
    bare = made.PAGE.replace(b"datePublished", b"x").replace(b'<time datetime="2025-03-05">5 March 2025</time>', b"")
    page = given / "seeds/page.warc.gz"
    page.write_bytes(made.warc((("https://example.org/pact", bare),)))
    (refused,) = (one for one in run(given).problems if one.fatal)
    assert f"add {page} --date YYYY-MM-DD, and then away" in str(refused)
    assert adding(given, "seeds/page.warc.gz", day=DAY) == 0
    page.unlink()
    assert len(run(given).created) == 1 and "URL: https://example.org/pact\n" in next(iter(seeds(given).values()))
    (text,) = (given / "seeds").glob("*.txt")
    assert adding(given, f"seeds/{text.name}") == 1
    assert "is a seed already; nothing is to be done" in capsys.readouterr().err
