"""Files of other forms than plain text: read by what they are, refused with their name, and never trusted."""

import contextlib
import gzip
import io
import re
import socket
import subprocess
import sys
import time
import zipfile
from datetime import date

import pytest
import received_files as made
from hypothesis import given
from hypothesis import strategies as st
from received_files import FIRST, LAST, SECOND, SHOWN, TEXT, TITLE
from sown import files, run

from briefing.ingest import headings
from briefing.ingest.inputs import (
    apart,
    archive,
    blocks,
    code_page,
    correspondence,
    days,
    forms,
    leftovers,
    raw,
    received,
)
from briefing.ingest.inputs.apart import Apart
from briefing.ingest.inputs.forms import FORMS, form
from briefing.ingest.inputs.received import Unread
from briefing.ingest.markdown import read as read_briefing

DAY = date(2025, 3, 5)
SHORTER = f"{FIRST}\n\n{SECOND}"


@pytest.fixture(scope="module")
def child():
    with Apart() as child:
        yield child


@pytest.fixture
def reader(child):
    return child.read


@pytest.fixture(autouse=True)
def one_child(monkeypatch, child):
    """Let all runs of ingest share a child: starting one takes a second."""
    monkeypatch.setattr("briefing.ingest.run.Apart", lambda: contextlib.nullcontext(child))


def refusal(reader, data):
    with pytest.raises(Unread) as error:
        reader(data)
    return str(error.value)


@pytest.mark.parametrize("module", [blocks, code_page, correspondence, days, forms, headings, leftovers, raw, received])
def test_examples_of_the_readers_hold(module):
    import doctest

    assert doctest.testmod(module).failed == 0


ONE = {
    "page": (made.PAGE, "page data and text", TEXT),
    "page in UTF-16": (made.PAGE.decode().encode("utf-16"), "page data and text", TEXT),
    "page saved in one file": (made.saved_page(), "page data and text", TEXT),
    "Word file": (made.docx(), "text (doubtful)", TEXT),
    "PDF": (made.pdf(), "PDF data and text", f"{TITLE}\n\n{TEXT}"),
    "mail": (made.mail(), "mail", TEXT),
    "Atom": (made.ATOM, "feed, last change (doubtful)", SHORTER),
    "Markdown": (made.MARKDOWN, "", TEXT),
    "WARC": (made.warc(), "page data and text", TEXT),
    "WARC not packed": (made.warc(packed=False), "page data and text", TEXT),
    "ZIP": (made.packed({"a.html": made.PAGE}), "page data and text", TEXT),
}


@pytest.mark.parametrize("name", ONE)
def test_a_text_is_taken_out_of_what_stands_around_it(reader, name):
    data, day_from, text = ONE[name]
    (found,) = reader(data)
    assert (found.date, found.date_from, found.text) == (DAY, day_from, text)
    assert found.title == ("" if name == "PDF" else TITLE)


def test_a_page_says_who_published_it_and_what_was_left_out(reader):
    (found,) = reader(made.PAGE)
    assert (found.source, found.url, found.language) == ("Example Times", "https://example.org/pact", "en")
    assert found.notes == ("left out invitation to share (“Share this article”), 1 by-line or date, 1 title",)


def test_a_newsletter_is_as_many_texts_as_it_has_stories(reader):
    first, second = reader(made.mail(html=made.NEWSLETTER))
    assert (first.title, first.url, first.text) == (TITLE, "https://example.org/pact", SHORTER)
    assert (second.url, second.date, second.source) == ("https://example.org/kites", DAY, "Example Ministry")
    assert "preview that nobody sees" not in first.text + second.text and "Unsubscribe" not in second.text


def test_a_letter_has_the_day_of_its_sender_and_brings_what_hangs_on_it(reader):
    attached = [("a.pdf", made.pdf()), ("b.docx", made.docx()), ("c.png", b"\x89PNG"), ("d.eml", made.mail("Hello."))]
    letter, pdf, word, inner = reader(made.mail(attached=attached))
    assert [letter.date_from, pdf.part, word.part, inner.part] == ["mail", "a.pdf", "b.docx", "d.eml"]
    assert "Press office" not in letter.text


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_all_letters_of_a_mailbox_are_read_and_one_without_text_is_named(reader, end):
    letters = made.mail("Peru met Chile."), b"From: a@b\nSubject: Empty\n\n", made.mail("Chile met Ghana.")
    box = b"\n\n".join(b"From a@b Wed\n" + letter for letter in letters).replace(b"\r\n", b"\n").replace(b"\n", end)
    found = reader(box)
    assert [one.text for one in found if not one.refused] == ["Peru met Chile.", "Chile met Ghana."]
    assert [one.part for one in found if one.refused] == ["2"]


def test_lines_in_bold_part_the_stories_of_a_newsletter(reader):
    first, second = f"<p><b>{TITLE}</b></p><p>{FIRST}</p>", f"<p><strong>Ghana joins</strong></p><p>{SECOND}</p>"
    assert [one.title for one in reader(made.mail(html=first + second))] == [TITLE, "Ghana joins"]
    (found,) = reader(
        made.mail(text="Short.", html=f"<p><b>Peru</b> and Chile met.</p><p>{FIRST}</p><p><b>Mind</b> it.</p>")
    )
    assert found.text.startswith("Peru and Chile met.")


def test_a_letter_that_was_sent_on_keeps_what_it_quotes(reader):
    quoted = TEXT.replace("\n", "\n> ")
    (found,) = reader(made.mail(f"> {quoted}\n\nFor you.\n"))
    assert found.text == f"{TEXT}\n\nFor you."
    (answer,) = reader(made.mail(f"{TEXT}\n\n> Any news?\n"))
    assert answer.text == TEXT


SENT_ON = (
    "From: The Ministry <press@example.org>\n{}: Tue, Mar 4, 2025 at 4:05 PM\nSubject: "
    + TITLE
    + "\nTo: <a@example.org>\n"
)
LETTERS = {
    "sent on": (f"fyi\n\n---------- Forwarded message ---------\n{SENT_ON.format('Date')}\n\n{TEXT}\n", "The Ministry"),
    "sent on by Outlook": (f"\n{'_' * 32}\n{SENT_ON.format('Sent')}\nDear all,\n\n{TEXT}\n\nRegards\n", "The Ministry"),
    "an answer": (f"{TEXT}\n\nBest, Rui\n\nOn Tue, Mar 4, 2025 Ana <a@b> wrote:\n\n> Any news?\n", ""),
    "a letter above another": (f"{TEXT}\n\n{SENT_ON.format('Date')}\nAny news of it?\n", ""),
    "a list": (f"Hello everybody,\n\n{TEXT}\n{'_' * 47}\nspace mailing list\n", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_is_read_without_what_is_around_its_text(reader, name):
    text, sender = LETTERS[name]
    (found,) = reader(made.mail(text, subject=f"Fwd: PRESS RELEASE: {TITLE}, {'and more ' * 9}"))
    assert found.text == TEXT
    assert (found.date, found.source) == ((date(2025, 3, 4), sender) if sender else (DAY, "Example Ministry"))
    assert found.title == TITLE if sender else found.title.startswith(TITLE)


def test_an_answer_of_some_length_above_a_longer_letter_is_kept_and_what_is_left_out_is_told(reader):
    answer = "We have the dish ready, and the crew will be in Lima when it comes there. " * 5
    (found,) = reader(made.mail(f"Dear Ana,\n\n{answer}\n\n{SENT_ON.format('Date')}\n{TEXT}\n\n{TEXT}\n\n{TEXT}\n"))
    assert (found.text, found.date) == (f"{answer.strip()}\n\n{TEXT}\n\n{TEXT}\n\n{TEXT}", DAY)
    assert found.notes == ("left out 2 paragraphs around the text (“Dear Ana,”)",)
    many = reader(made.mail("\n\n".join(["On 5 March 2025 Ana wrote:", FIRST] * 2000)))
    assert FIRST in many[0].text


def test_a_sentence_of_thanks_closes_no_letter(reader):
    thanks = "Thank you, Peru and Chile, for your trust in this dish."
    assert reader(made.mail(f"{TEXT}\n\n{thanks}\n"))[0].text.endswith(thanks)


def test_a_letter_that_only_says_what_hangs_on_it_is_left_out(reader):
    (pdf,) = reader(made.mail("Please find our statement attached.", attached=[("a.pdf", made.pdf())]))
    assert pdf.part == "a.pdf" and pdf.notes[-1].startswith("left out the letter it hung on")


def test_what_hangs_on_a_letter_has_its_day_unless_it_says_its_own_for_sure(reader):
    letter = made.mail(attached=[("a.pdf", made.pdf(made="D:20260101"))])
    _, pdf = reader(letter)
    assert (pdf.date, pdf.date_from) == (DAY, "mail")
    _, pdf = reader(re.sub(rb"(?m)^Date: [^\n]*\n", b"", letter))
    assert (pdf.date, pdf.date_from) == (DAY, "text (doubtful)")


def test_the_day_that_a_pdf_shows_is_its_own_where_it_was_printed_later(reader):
    assert reader(made.pdf(made="D:20250304"))[0].date_from == "PDF data and text"
    (found,) = reader(made.pdf(made="D:20260101"))
    assert (found.date, found.date_from) == (DAY, "text (doubtful)")


def test_front_matter_in_toml_and_other_words_for_its_day_are_read(reader):
    assert reader(f'+++\ntitle = "A"\ndate = 2025-03-05\n+++\n\n{TEXT}\n'.encode())[0].date == DAY
    assert reader(f"---\ntitle: A\npubdate: 2025-03-05\n---\n\n{TEXT}\n".encode())[0].date == DAY
    assert refusal(reader, b"+++\ndate = 5.3.2025\n+++\n\nA.").startswith("its front matter is no TOML")


def test_what_site_builders_and_notebooks_write_into_markdown_is_no_text(reader):
    shortcode, include = '{{< figure src="a.jpg" caption="A dish" >}}', "{% include share.html %}\n{:.lead}"
    first = FIRST.replace("Lima", "[[Lima (city)|Lima]]").replace("pact", "[[pact]]")
    last = f"{LAST[:7]}\\\n{LAST[8:]}"
    body = f"{shortcode}\n\n{first}\n\n> [!note] {SECOND}\n\n![[a.png]]\n\n{last}\n\n{include}\n\n#peru #radar"
    (found,) = reader(f"---\ntitle: {TITLE}\ndate: 2025-03-05\n---\n\n{body}\n".encode())
    assert found.text == TEXT


def test_a_summary_in_a_feed_is_read_to_where_it_was_cut_off_and_by_its_lines(reader):
    summary = made.RSS.replace(b"from 2027 on.<", f"from 2027 on.\n{SECOND} [\u2026]<".encode())
    _, second, _ = reader(summary)
    assert second.text.split("\n\n")[1:] == [SECOND] and "a summary only" in second.notes[0]


def test_entries_of_a_feed_are_texts_and_one_without_text_is_refused(reader):
    first, second, third = reader(made.RSS)
    assert (first.date, first.text, first.url) == (DAY, SHORTER, "https://example.org/pact")
    assert (second.date, second.source) == (date(2025, 3, 4), "Example Times")
    assert third.refused == "the feed gives no text of it; save its page"


def test_rows_of_a_table_stay_apart(reader):
    rows = [("Peru", "23 January 2024"), ("Chile", "27 November 2023"), ("Ghana", "9 February 2024")]
    (found,) = reader(made.docx(rows=rows))
    assert found.text.endswith("Peru\t23 January 2024\n\nChile\t27 November 2023\n\nGhana\t9 February 2024")


def test_heads_and_feet_of_pages_are_no_text(reader):
    lines = ["Ministry of Space", "", "Part @ begins and", "goes on.", "", "Part @", "@ ends.", "", "Page 1 of 3"]
    (found,) = reader(made.pdf(lines, pages=3))
    assert found.text.split("\n\n") == [
        f"Part {page} {verb}." for page in "ABC" for verb in ("begins and goes on", f"{page} ends")
    ]


def column(x, y, *lines):
    return [(11, x, y - 14 * number, line) for number, line in enumerate(lines) if line]


def test_a_headline_in_large_letters_is_the_title_of_a_pdf_and_what_stands_above_it_no_text(reader):
    head = [(8, 72, 800, "MINISTRY OF SPACE"), (8, 72, 790, "Av. Kirchner 1, Lima"), (15, 72, 740, "JOINT STATEMENT")]
    title = [(18, 72, 700, "Peru and Chile sign a pact"), (18, 72, 679, "on radar data")]
    text = column(72, 640, SHOWN, "", FIRST[:50], FIRST[51:], "", LAST, "", "Yours faithfully,", "", "Ann")
    (found,) = reader(made.placed([*head, *title, *text]))
    assert (found.title, found.text.split("\n\n")) == (TITLE, [f"{FIRST[:50]} {FIRST[51:]}", LAST])


def test_a_heading_below_the_first_sentences_of_a_pdf_is_not_its_title(reader):
    rows = [
        *column(72, 760, FIRST, "", "Mass: 11 kg", "", "Orbit: 525 km"),
        (15, 72, 670, "The ground segment in Lima"),
    ]
    (found,) = reader(made.placed([*rows, *column(72, 640, SECOND)]))
    assert (found.title, "Mass: 11 kg" in found.text) == ("", True)


def test_a_text_in_two_columns_goes_on_in_the_next_and_its_paragraphs_are_indented(reader):
    left = column(
        72, 700, "Peru and Chile signed a pact on", "radar data in Lima, said Ana Ro-", "jas of the ministry on Tuesday"
    )
    right = column(320, 700, "before noon, while it was sunny.")
    more = [
        (11, 332, 686, "It lasts ten years and it has cost"),
        (11, 320, 672, "little."),
        (11, 332, 658, "The end is far."),
    ]
    rows = column(72, 658, *["It has a word of many and more"] * 6)
    (found,) = reader(made.placed([*left, *rows, *right, *more]))
    assert found.text.split("\n\n")[0].startswith(
        "Peru and Chile signed a pact on radar data in Lima, said Ana Rojas of"
    )
    assert found.text.endswith(
        "more before noon, while it was sunny.\n\nIt lasts ten years and it has cost little.\n\nThe end is far."
    )


def test_heads_of_two_pages_and_marks_of_notes_are_no_text(reader):
    pages = [
        [
            (8, 72, 800, "Bulletin 17/2025"),
            *column(72, 700, f"{FIRST[:60]}", FIRST[61:]),
            (7, 200, 694, "1"),
            (8, 72, 30, "Page 1 www.example.org"),
        ],
        [(8, 72, 800, "Bulletin 17/2025"), *column(72, 700, LAST), (8, 72, 30, "Page 2 www.example.org")],
    ]
    assert reader(made.placed(*pages))[0].text == f"{FIRST[:60]} {FIRST[61:]}\n\n{LAST}"
    cells = [
        (11, 72, 600, "Dishes in Lima"),
        (11, 300, 607, "12"),
        (11, 72, 570, "Masts in Santiago"),
        (11, 300, 577, "40"),
    ]
    assert {"12", "40"} <= set(reader(made.placed([*column(72, 700, FIRST, "", SECOND), *cells]))[0].text.split())


def test_the_creation_of_a_word_file_is_no_day_of_publication(reader):
    (found,) = reader(made.docx((TITLE, FIRST)))
    assert found.date is None


def test_what_only_the_page_declares_is_doubtful(reader):
    (found,) = reader(made.PAGE.replace(b"5 March 2025", b"yesterday"))
    assert (found.date, found.date_from) == (DAY, "page data (doubtful)")
    bare = made.PAGE.replace(b"datePublished", b"x").replace(b'datetime="2025-03-05"', b"")
    assert reader(bare)[0].date_from == "text (doubtful)"


AROUND = {
    "an end and what follows it": (f"<p>{LAST}", f"<p>{LAST}</p><p>– ENDS –</p><p>About us</p><p>We are old."),
    "labels of a release": ("<p>By Ann", "<p>Press Release N° 4–2025</p><p>FOR IMMEDIATE RELEASE</p><p>By Ann"),
    "a day with a name": ("<p>By Ann", "<p>San José – 5 March 2025</p><p>Submitted by web on 5/3/2025</p><p>By Ann"),
    "two days on a line": ("<p>By", "<p>Published: March 5, 2025 11:40 GMT+3 Updated: March 6, 2025</p><p>By"),
    "counts and contacts": ("<p>Share", "<p>0 Comments</p><p>Ana, a@example.org</p><p>(Editor: Li)</p><p>Share"),
    "a quotation said twice": ("<p>Share", "<blockquote><p>“Training of 12 engineers”</p></blockquote><p>Share"),
    "a line without words": (f"<p>{LAST}</p>", f"<p>* * *</p><p>{LAST}</p>"),
    "marks of notes": ("in June.", "in June.<sup><a href='https://example.org/pact#n1'>[1]</a></sup>"),
    "ends of lines for paragraphs": (f"<p>{FIRST}</p><p>{SECOND}</p>", f"<div>{FIRST}<br>\n<br/>{SECOND}</div>"),
}  # fmt: skip


@pytest.mark.parametrize("name", AROUND)
def test_more_of_what_stands_around_a_text_on_its_page_is_left_out(reader, name):
    before, after = AROUND[name]
    (found,) = reader(made.PAGE.decode().replace(before, after, 1).encode())
    assert (found.text, found.title, found.date) == (TEXT, TITLE, DAY)


def test_a_page_that_tables_arrange_is_read_without_its_other_rows(reader):
    column = "".join(f"<p>{text}</p>" for text in (TITLE, FIRST, SECOND, LAST))
    links = "<table><tr><td>Home<tr><td>Press</table>"
    page = (
        f"<html><title>Cancillería</title><table><tr><td>{links}<td>{column}<tr><td>Av. Kirchner 1<td></table></html>"
    )
    (found,) = reader(page.encode("utf-8"))
    assert (found.title, found.text) == ("", f"{TITLE}\n\n{TEXT}")


def test_rows_beside_a_cell_of_two_paragraphs_are_kept_where_the_text_stands_in_no_table(reader):
    rows = "<tr><td>Dish<td>12 m<tr><td><p>Crew</p><p>of Lima</p><td>9<tr><td>Mast<td>40 m"
    (found,) = reader(made.PAGE.replace(f"<p>{LAST}</p>".encode(), f"<table>{rows}</table><p>{LAST}</p>".encode()))
    assert "Dish\t12 m\n\nCrew\n\nof Lima\n\n9\n\nMast\t40 m" in found.text and found.text.count("Crew") == 1


def test_names_of_code_pages_mean_what_browsers_take_them_for(reader):
    page = made.PAGE.decode().replace("<h1>", "<nav>京ICP証</nav><h1>")
    said = page.replace('charset="utf-8"', 'charset="gb2312"').encode("gb18030")
    assert reader(said)[0].text == TEXT
    silent = page.replace('<meta charset="utf-8">', "").encode("gb18030")
    assert reader(made.warc((("https://example.org/pact", silent),), charset="GB2312"))[0].text == TEXT


def test_a_word_file_is_read_with_its_changes_accepted_and_its_fields_filled_in(reader):
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = Document()
    document.add_heading("PRESS RELEASE", 1)
    document.add_heading(TITLE, 2)
    for text in (SHOWN, FIRST):
        document.add_paragraph(text)
    last = document.element.body[-1]
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    begun, rest = SECOND.split("12", 1)
    changed = f'<w:del w:id="1"><w:r><w:delText>10</w:delText></w:r></w:del><w:ins w:id="2">{run.format("12")}</w:ins>'
    second = f"<w:p {nsdecls('w')}>{run.format(begun)}{changed}{run.format(rest)}</w:p>"
    field = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p>{run.format(LAST)}</w:p></w:sdtContent></w:sdt>"
    for part in (second, field):
        last.addprevious(parse_xml(part))
    (found,) = reader(made.saved(document))
    assert (found.title, found.text) == (TITLE, TEXT)


def test_two_ends_of_a_line_part_paragraphs_of_a_word_file(reader):
    (found,) = reader(made.docx((TITLE, SHOWN, TEXT)))
    assert found.text == TEXT


REFUSED = {
    rb"{\rtf1 ESA met.}": "this is RTF; save it as text",
    b"\xd0\xcf\x11\xe0" + bytes(600): "this is an old file of Office or Outlook; save it as .docx, or mail as .eml",
    b"\x89PNG\r\n" + bytes(9): "this is a picture; take it away, or save the text that belongs to it",
    b"\x1f\x8b\x08" + bytes(9): "this is a packed file; unpack it, or pack it as ZIP",
    b'{"title": "A pact"}': "this is JSON; save the text out of it",
    b'<?xml version="1.0"?><a/>': "this is XML; save its text",
    b"<html><body><script>x</script></body></html>": "this is a web page in which no text was found; save its text",
    b"<rss><channel><title>A</title></channel></rss>": "this is a feed without entries, or a damaged one",
    b"%PDF-1.4 broken": "this is a PDF, and it is damaged; save its text",
    b"---\ntitle: [a\n---\n\nA.": "its front matter is no YAML; mend this line, or put quotes around its value",
    made.pdf([" "]): "this is a PDF without a text layer, most likely a scan; save its text, read by OCR",
    made.pdf(pages=301): "this is a PDF of 301 pages, over the limit of 300; save those you want",
    made.packed({"word/document.xml": b"<w:document/>"}): "this is a damaged Word file; open and save it anew",
    made.packed({"xl/workbook.xml": b""}): "this is a table or a presentation of Office; save its text",
    b"PK\x03\x04 broken": "this is a damaged ZIP archive; pack it anew",
}


@pytest.mark.parametrize("data", REFUSED, ids=[message[:40] for message in REFUSED.values()])
def test_what_gives_no_text_is_refused_with_its_name_and_a_remedy(reader, data):
    assert refusal(reader, data).startswith(REFUSED[data])


@pytest.mark.parametrize("one", FORMS, ids=lambda one: one.name)
def test_each_form_has_a_reader_or_a_remedy(one):
    assert bool(one.reader) != bool(one.remedy)


@given(st.binary(max_size=300))
def test_any_bytes_can_be_asked_for_their_form(data):
    assert form(data) is None or form(data) in FORMS


def test_prose_with_markup_is_plain_text():
    for text in (
        "Date: 2025-03-05\n\n<b>ESA</b> met.",
        " date 2025-03-05 <html> is a tag",
        "# A\n\n---\n\nB",
        "",
        "--- a",
        "BMW built a probe.",
        "RIFFs of a guitar",
        "ID3 is a tag",
    ):
        assert form(text.encode()) is None


@pytest.mark.parametrize(
    "before", [b"", b'<?xml-stylesheet type="text/xsl" href="a.xsl"?>\n', b"<!-- a --><?xml-stylesheet?>"]
)
def test_a_feed_that_names_a_style_sheet_is_a_feed(reader, before):
    one, *_ = reader(made.RSS.replace(b"<rss", before + b"<rss"))
    assert one.title == TITLE


def bomb(size=3_000_000):
    return made.packed({"a.txt": b"x" * size})


def linked():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive_of_link:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        archive_of_link.writestr(link, "/etc/passwd")
    return stream.getvalue()


def test_archives_over_a_limit_are_refused_before_they_are_unpacked(reader):
    assert "over the limit of 500 files" in refusal(reader, bomb())
    many = made.packed({f"{number}.txt": b"a" for number in range(archive.FILES + 1)})
    assert "over the limit of 500 files" in refusal(reader, many)
    nested = made.PAGE
    for _ in range(5):
        nested = made.packed({"a.zip": nested})
    (found,) = reader(nested)
    assert found.refused == "this is a ZIP archive deep in other files; take it out of them"


def test_a_web_archive_that_is_a_bomb_is_refused_before_it_is_read(reader):
    bomb_ = gzip.compress(b"WARC/1.0\r\n" + b"X: y\r\n" * 500_000)
    assert refusal(reader, bomb_) == "this is a WARC packed to less than 1/100 of its size; unpack what you want of it"


def test_members_of_an_archive_that_lead_elsewhere_are_refused(reader):
    names = made.packed({"../a.txt": b"a", "/b.txt": b"b", "__MACOSX/c.txt": b"c", ".d": b"d"})
    assert ["leads out of the archive" in one.refused for one in reader(names)] == [True, True]
    assert reader(linked())[0].refused == "a link, and links are not followed; pack the file itself"


def test_a_size_that_an_archive_lies_about_is_not_believed(reader):
    data = bytearray(bomb())
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = data.rfind(mark) + at
        data[place : place + 4] = (900_000).to_bytes(4, "little")
    (found,) = reader(bytes(data))
    assert found.refused.startswith("cannot be unpacked")


HOSTILE = {
    "nested mail": made.mail(attached=[("a.eml", made.mail(attached=[("b.eml", made.mail())]))]),
    "entities": b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&b;&x;</title></item></channel></rss>',
    "deep HTML": b"<html><body>" + b"<div>" * 20_000 + b"ESA met.",
    "deep JSON-LD": b'<html><script type="application/ld+json">' + b"[" * 50_000 + b"</script><p>ESA met Peru.</html>",
    "many objects": made.pdf().replace(b"xref", b"9 0 obj\n<<>>\nendobj\n" * 9000 + b"xref"),
    "endless front matter": b"---\n" + b"a: &a [b]\n" + b"c: [*a, *a]\n---\n" * 9,
    "many headers": b"".join(b"X-%d: a\n" % n for n in range(5000)) + b"From: a@b\n\nESA met.",
    "opened tags": b"<html><body><p>ESA met." + b"<a <b <![CDATA[" * 3000,
    "boundary": b'From: a@b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nA.\n" * 300,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_or_refused_and_harms_nothing(folder, name):
    (folder / "seeds/bad").write_bytes(HOSTILE[name])
    report = run(folder)
    for one in report.problems:
        assert "Traceback" not in str(one) and "root:" not in str(one)
    shown = b"".join(files(folder).values())
    assert b"root:" not in shown and b"SCRIPTED" not in shown
    assert {path.name for path in folder.iterdir()} <= {"seeds", "content"}


def test_a_parser_reaches_no_network_and_changes_no_file(tmp_path):
    code = (
        "import socket, sys\n"
        "from briefing.ingest.inputs import child\n"
        "child._limit()\n"
        "for act in (lambda: socket.create_connection(('127.0.0.1', int(sys.argv[1]))),\n"
        "            lambda: open(sys.argv[2], 'w'), lambda: __import__('os').system('true'),\n"
        "            lambda: __import__('os').chmod(sys.argv[2], 0), lambda: __import__('os').utime(sys.argv[2])):\n"
        "    try:\n        act()\n"
        "    except PermissionError as error: print(error)\n"
    )
    with socket.create_server(("127.0.0.1", 0)) as server:
        arguments = [str(server.getsockname()[1]), str(tmp_path / "a")]
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], capture_output=True, encoding="utf-8", check=True
        )
    assert done.stdout.count("is not allowed here") == 5 and not list(tmp_path.iterdir())


@pytest.mark.slow
def test_a_file_that_takes_too_long_or_kills_its_parser_costs_no_other(monkeypatch, tmp_path):
    stand_in = tmp_path / "stand_in.py"
    stand_in.write_text(
        "import os, signal, time\nfrom briefing.ingest.inputs import child, forms, page\n"
        "child.SECONDS = 1\nread = forms.read\n"
        "def broken(data):\n    if b'SLOW' in data: time.sleep(60)\n    if b'KILL' in data: os.kill(os.getpid(), 11)\n"
        "    return read(data)\nforms.read = broken\nchild.main()\n"
    )
    started = subprocess.Popen
    monkeypatch.setattr(
        apart.subprocess, "Popen", lambda command, **how: started([sys.executable, str(stand_in)], **how)
    )
    begun = time.monotonic()
    with Apart() as reader:
        slow = refusal(reader.read, made.PAGE.replace(b"Lima", b"SLOW"))
        killed = refusal(reader.read, made.PAGE.replace(b"Lima", b"KILL"))
        assert reader.read(made.PAGE)[0].title == TITLE
    assert slow == "this is a web page, and it takes over 30 seconds to read; save its text"
    assert killed == "this is a web page, and it breaks the program that reads it; save its text"
    assert time.monotonic() - begun < 50  # and not the minute that it would have slept


def test_a_library_that_is_not_there_is_named_with_its_command(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    monkeypatch.delitem(sys.modules, "briefing.ingest.inputs.pdf", raising=False)
    with pytest.raises(
        Unread, match=r"this is a PDF, and reading it needs .*; run \.venv/bin/pip install .* '\.\[inputs\]'"
    ):
        forms.read(made.pdf())


def test_a_build_without_such_files_loads_none_of_the_libraries(folder):
    (folder / "seeds/a.txt").write_text(f"Date: 2025-03-05\n\n{TEXT}", "utf-8")
    code = "import sys, sown, pathlib; sown.run(pathlib.Path(sys.argv[1])); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, encoding="utf-8", check=True, cwd="tests"
    ).stdout.split()
    heavy = {"trafilatura", "pypdfium2", "docx", "feedparser", "warcio", "lxml", "yaml", "charset_normalizer", "email"}
    assert not heavy & set(loaded)


def test_no_page_loads_the_library_whose_licence_does_not_fit():
    paragraphs = "".join(f"<p>{text}</p>" for text in ("3 tammikuuta 2019", FIRST, SECOND, LAST))
    code = "import sys; from briefing.ingest.inputs import page; page.read(sys.stdin.buffer.read())"
    loaded = subprocess.run(
        [sys.executable, "-c", f"{code}; print(*sys.modules)"],
        input=f"<html><article>{paragraphs}".encode(),
        capture_output=True,
        check=True,
    ).stdout.split()
    assert b"htmldate" in loaded and not {b"regex", b"dateparser"} & set(loaded)


def only(folder):
    (path,) = (folder / "content").rglob("*.md")
    return read_briefing(path, folder / "content"), path.read_text("utf-8")


def test_a_page_in_seeds_becomes_a_briefing_and_is_not_read_again(folder, monkeypatch):
    monkeypatch.setattr("briefing.ingest.run.Apart", Apart)
    (folder / "seeds/pact.txt").write_bytes(made.PAGE)  # whatever it is called
    first = run(folder)
    briefing, source = only(folder)
    assert (briefing.title, briefing.text, briefing.source) == (TITLE, TEXT, "Example Times")
    assert "Date-From: page data and text\n" in source and "Seed: pact.txt\n" in source
    assert ["left out" in str(one) for one in first.problems] == [True]
    monkeypatch.setattr(Apart, "read", None)
    assert run(folder).problems == () and run(folder).unchanged == first.created


def test_a_doubtful_day_is_said_until_an_editor_confirms_it(folder):
    (folder / "seeds/a.docx").write_bytes(made.docx())
    run(folder)
    for _ in range(2):
        (problem,) = [one for one in run(folder).problems if "dated" in str(one)]
        assert "dated 2025-03-05 by its text alone; confirm it: take (doubtful) out" in str(problem)
    (path,) = (folder / "content").rglob("*.md")
    source = path.read_text("utf-8")
    path.write_text(source.replace("text (doubtful)", "text"), "utf-8")
    assert run(folder).problems == ()
    path.write_text("Reviewed: 2025-03-06\n" + source, "utf-8")
    assert run(folder).problems == ()


def test_texts_of_one_file_are_briefings_of_their_own(folder, monkeypatch):
    (folder / "seeds/feed.xml").write_bytes(made.RSS)
    assert len(run(folder).created) == 2
    again = run(folder)
    assert len(again.unchanged) == 2 and "A title alone: the feed gives no text" in str(again.problems[0])
    (folder / "seeds/feed.xml").write_bytes(made.mail(html=made.NEWSLETTER))
    gone, left = run(folder).problems  # the text that both hold has moved
    assert "feed.xml#https-example-org-kites is gone" in str(gone) and "left out" in str(left)


def test_a_file_of_several_texts_that_has_not_changed_is_not_read_again(folder, monkeypatch):
    (folder / "seeds/letter.eml").write_bytes(made.mail(html=made.NEWSLETTER))
    assert len(run(folder).created) == 2
    before = files(folder)
    monkeypatch.setattr(Apart, "read", None)
    assert len(run(folder).unchanged) == 2 and files(folder) == before


def test_the_same_text_in_another_form_is_its_second_source(folder):
    (folder / "seeds/a.html").write_bytes(made.PAGE)
    (folder / "seeds/b.md").write_bytes(made.MARKDOWN)
    report = run(folder)
    assert len(report.created) == 1 and report.second == ("b.md",)
    assert run(folder).second == ("b.md",)


def test_a_page_without_a_day_is_refused_with_the_command_that_gives_one(folder):
    bare = made.PAGE.replace(b"datePublished", b"x").replace(b'<time datetime="2025-03-05">5 March 2025</time>', b"")
    (folder / "seeds/a.html").write_bytes(bare)
    (problem,) = [one for one in run(folder).problems if one.fatal]
    assert "no day of publication was found in it; take it in with its day: invoke add" in str(problem)


BESIDE = {
    b"Date: 2024-02-06\n\nParis =E2=80=94 a climate sa=\ntellite pact, France=E2=80=99s agency said.": (
        True, ":3: below its header this is quoted-printable mail; save the mail as .eml, or its text"),
    b"Title: A\nDate: 2024-02-01\n\n<html><body><p>ESA met.</p></body></html>": (
        True, ":4: below its header this is a web page; save the file itself, or its text"),
    b"Title: A\nDate: 2024-02-01\n\n{\\rtf1 ESA met.}": (True, ":4: below its header this is RTF; save it as text"),
    b"Title: A\nDate: 2024-02-04\n\nPeru met.\n\nTitle: B\nDate: 2024-03-09\n\nChile met.": (
        True, ":6: a second header stands here; make a file of its own of what follows"),
    b"Title: A\nDate: 17 May 2024\n\nPeru met.": (True, ":2: '17 May 2024' is no date; write YYYY-MM-DD"),
    b"Author: A. Writer\nTitle: A\nDate: 2024-02-09\nTags: b\n\nPeru met.": (
        False, "Author:, Tags: in its header is not used"),
    "Date: 2024-02-12\n\nYıldırım met Şahin of Peru in Ankara.".encode("cp1254"): (
        True, ":3: its characters are of an unknown code page (Yýldýrým, Þahin); save it as UTF-8"),
    "Date: 2024-02-10\n\n中国国家航天局 signed a pact with ESA on 10 February 2024 in Beijing.".encode("gb18030"): (
        True, "its characters"),
    "Date: 2024-02-13\n\nThe Comisión “CONAE” and ASI’s chief met in Córdoba.".encode("mac_roman"): (
        True, ":3: its characters are of an unknown code page"),
    "Date: 2024-02-13\n\nРоскосмос и Индия подписали соглашение о полётах в Москве.".encode("koi8-r"): (
        True, "its characters cannot be read; they may be KOI8-R; save it as UTF-8"),
    "Date: 2024-02-13\n\nMuñoz of CONAE met the café’s chief in Tromsø.".encode("cp1252"): (
        False, "saved as windows-1252, look at its letters ñ ø"),
    b"Date: 2024-02-13\n\nPeru helps Chile\nHome > News\n\nLatest news\n\nPeru met Chile.": (
        False, "left out day or label of a page (“Home > News”), day or label of a page (“Latest news”)"),
    b"Date: 2024-02-13\n\nPeru met Chile.\n\nRelated articles\n\nStorms close the port\n\nTeam wins again": (
        False, "its last 3 lines look like links to other texts (“Related articles”); delete them if so"),
    b"Date: 2024-02-13\n\nPeru met Chile.\n\nFire brigade in Lima\nTop ten of the year\nIcy art in the north": (
        False, "its last 3 lines look like links to other texts (“Fire brigade in Lima”); delete them if so"),
    b"Date: 2024-02-13\n\nPeru met Chile.\n\nPlease enter your comment!\n\n\xc2\xa9 2022. All rights reserved.": (
        False, "left out form (“Please enter your comment!”), imprint"),
}  # fmt: skip


@pytest.mark.parametrize("data", BESIDE, ids=[message[:40] for _, message in BESIDE.values()])
def test_a_plain_file_that_is_not_one_plain_text_is_refused_or_told(folder, data):
    fatal, message = BESIDE[data]
    (folder / "seeds/a.txt").write_bytes(data)
    (problem,) = run(folder).problems
    assert (problem.fatal, message in str(problem)) == (fatal, True), problem
    assert bool(files(folder)) != fatal


def test_the_header_of_an_article_of_pelican_is_read_with_its_time_of_day(folder):
    head = "Title: A pact\nDate: 2025-03-05 16:05\nCategory: Asia\nTags: radar, Peru\nSlug: a-pact"
    (folder / "seeds/a.md").write_text(f"{head}\n\n{TEXT}", "utf-8")
    (problem,) = run(folder).problems
    assert "in its header is not used" in str(problem)
    assert (only(folder)[0].title, only(folder)[0].published, only(folder)[0].text) == ("A pact", DAY, TEXT)


def test_a_list_of_sources_at_the_end_is_the_own_of_a_text(folder):
    data = "Date: 2024-02-13\n\nPeru met Chile.\n\nSources\n\nThe Lima Post\n\nRadio of Chile\n\nA talk in Lima"
    (folder / "seeds/a.txt").write_text(data)
    assert run(folder).problems == ()


def test_what_is_left_out_of_a_plain_text_is_no_sentence_of_it(folder):
    rows = b"Country\tDate\nPeru\t5 May 2024\nChile\t6 May 2024"
    data = b"Date: 2024-02-13\n\nPeru met.\n\nPlease enter your comment!\n\n" + rows
    (folder / "seeds/a.txt").write_bytes(data)
    run(folder)
    assert only(folder)[0].text == "Peru met.\n\nCountry Date\n\nPeru 5 May 2024\n\nChile 6 May 2024"


def test_the_last_words_of_a_text_are_not_taken_for_what_stands_around_it(reader):
    page = made.PAGE.replace(LAST.encode(), b"Related work of both goes on in Lima and in Santiago.")
    assert reader(page)[0].text.endswith("Related work of both goes on in Lima and in Santiago.")


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_letter_that_came_a_long_way_is_mail(end):
    stamps = b"".join(b"X-Stamp-%d: %s" % (number, b"v" * 100) + end for number in range(300))
    letter = b"Received: from a" + end + stamps + b"From: a@example.org" + end + end + b"Peru left."
    assert form(letter).name == "mail"
    assert form(b"Title: x" + end + b"Date: 2025-03-05" + end * 40 + b"Peru left.") is None


def test_remarks_before_a_page_cost_little_and_hide_nothing():
    assert form(b"<!---->" * 60 + b"x") is None
    assert form(b"<!-- saved\nfrom a browser -->\n<!doctype html><title>A").name == "a web page"


def test_an_archive_of_nothing_is_named():
    packed = io.BytesIO()
    zipfile.ZipFile(packed, "w").close()
    with pytest.raises(Unread, match="without any text"):
        forms.read(packed.getvalue())


def test_one_damaged_file_is_refused_and_the_others_of_its_archive_are_read():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", f"Date: 2025-03-05\n\n{TEXT}")
        archive.writestr("b.docx", b"PK\x03\x04 word/document.xml")
    found = {one.part: one.refused for one in forms.read(packed.getvalue())}
    assert not found["a.txt"] and found["b.docx"]
