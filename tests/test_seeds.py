"""Seeds as they come: what cannot be read is refused by line, what is untidy is cleaned and told."""

import contextlib
import os
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sown import TEXT, files, propose, put, run

from briefing.errors import BriefingError
from briefing.ingest.bounds import PARAGRAPHS
from briefing.ingest.clean import clean, decode
from briefing.ingest.inputs import plain_text
from briefing.ingest.inputs.received import Unread
from briefing.ingest.seed import read, read_cleaned

BAD = [
    (b"", "1: no date; begin the file with"),
    (b"ESA met.", "1: no date"),
    (b" date 2025-02-30 ESA met.", "1: '2025-02-30' is no date"),
    (b"\n\n date 2025-13-01 ESA met.", "3: '2025-13-01' is no date"),
    (b" date 0202-03-05 ESA met.", "1: '0202-03-05' is not a day of 1900 to 2100"),
    (b" date 2025-W09-1 ESA met.", "1: '2025-W09-1' is no"),
    (b" date tomorrow ESA met.", "1: 'tomorrow' is no date"),
    (b"Title: A pact\n\nESA met.", '1: no date in the header; add a line "Date: 2025-03-14"'),
    (b"Title: A pact\nDate: 5 March\n\nESA met.", "2: '5 March' is no date; write YYYY-MM-DD"),
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
    (folder / "seeds/a.docx").write_bytes(rb"{\rtf1 ESA met.}")
    (folder / "seeds/README.md").write_bytes(b"x")
    (folder / "seeds/.hidden").write_bytes(b"x")
    assert ["a.docx: this is RTF; save it as text" in str(problem) for problem in run(folder).problems] == [True]


def test_names_that_cannot_be_written_are_refused(folder):
    (folder / "seeds/a\nb.txt").write_text(f" date 2025-03-05 {TEXT}")
    (folder / os.fsdecode(b"seeds/\xff.txt")).write_text(f" date 2025-03-05 {TEXT}")
    report = run(folder)
    assert len(report.problems) == 2 and all("rename it" in str(problem) for problem in report.problems)


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
    seed, found = read_cleaned(path, folder / "seeds")
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


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["ESA’s *pact* (A) with “Peru” & <b> 5. ", "Names (AB), ", "_", "a_*", "(", "\n\n- x"]
)
def test_a_piece_that_comes_again_and_again_takes_linear_time(folder, piece):
    times = []
    most = PARAGRAPHS * len(piece) if "\n\n" in piece else 400_000
    for length in (most // 4, most):
        put(folder, "a.txt", "x" + piece * (length // len(piece) - 1))
        begun = time.process_time()
        seed = read(folder / "seeds/a.txt", folder / "seeds")
        assert propose(seed)
        times.append(time.process_time() - begun)
    assert times[1] < 10 * times[0] + 0.5


@pytest.mark.slow
@pytest.mark.parametrize("piece", [b"x", b"Key: a\n", b"a: ", b"\n \n", b"Title: a\n\n", b"=E2=80", b"\ta\n", b"<"])
def test_what_begins_or_ends_a_raw_text_takes_linear_time(piece):
    times = []
    for length in (40_000, 160_000):
        begun = time.process_time()
        for data in (
            piece * (length // len(piece)),
            b"Date: 2025-03-05\n\n" + piece * (length // len(piece)) + b" \xe9",
        ):
            with contextlib.suppress(Unread):
                plain_text.read(data)
        times.append(time.process_time() - begun)
    assert times[1] < 10 * times[0] + 0.5


def test_a_seed_may_not_be_read(folder):
    path = folder / "seeds/a.txt"
    path.mkdir()
    with pytest.raises(BriefingError, match=r"cannot be read \(.*\); name a file"):
        read(path, folder / "seeds")


def test_a_headline_that_a_line_end_parts_from_its_text_is_a_paragraph(folder):
    put(
        folder,
        "a.txt",
        "Peru helps Chile launch a satellite\nHome > News\nPeru launched it on Monday, the agency said.",
    )
    text = read(folder / "seeds/a.txt", folder / "seeds").text
    assert text.split("\n\n")[0] == "Peru helps Chile launch a satellite"


def test_lines_that_are_wrapped_stay_one_paragraph(folder):
    put(
        folder,
        "a.txt",
        "Peru launched a satellite for the agency of its neighbour\nChile on Monday, and will share data.",
    )
    assert "\n" not in read(folder / "seeds/a.txt", folder / "seeds").text


def test_a_text_of_more_paragraphs_than_can_be_read_is_refused(folder):
    put(folder, "a.txt", "\n\n".join(["ESA is in Peru."] * (PARAGRAPHS + 1)))
    put(folder, "b.txt", "\n\n".join(["ESA is in Peru."] * 3))
    report = run(folder)
    assert [str(one).partition(": ")[2] for one in report.problems] == [
        "has 20,001 paragraphs, over the limit of 20,000; make several texts of it"
    ]
    assert len(report.created) == 1
