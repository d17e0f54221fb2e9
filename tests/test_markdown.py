"""Articles: what ingest writes is read back to the letter, and what editors write is read as Markdown, safely."""

import re
from datetime import date
from html import escape, unescape

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.readers import MarkdownReader
from pelican.settings import DEFAULT_CONFIG

from briefing.errors import BriefingError
from briefing.ingest import plain
from briefing.ingest.clean import clean
from briefing.ingest.head import amended, head, untouched
from briefing.ingest.markdown import parse, read, render, write
from briefing.model import Seed

LOOK_ALIKES = (
    "Title: x", "Date: 1999-01-01", "---", "***", "===", "# x", "#x", "1. x", "1) x", "- x", "+ x", "* x", "> x",
    "    x", "\tx", "```", "~~~", "| a | b |", ": x", "[x]: http://a.example", "[^1]: x", "![x](y)",
    "{filename}a.md", "{{ x }}", "{% x %}", "{: #x .y }", "|filename|x", "<b>", "<script>",
    "<!-- x -->", "<![CDATA[x]]>", "<?php", "<a href='{filename}/x'>", "&amp;", "&lt;b>", "&#42;", "&", "& ", "\\",
    "\\*", "`x`", "__x__", "_x_", "**x**", "a_b_c", "http://a.example", "<http://a.example>", "x  ", "\x1b[31m",
    "“x”", "é", "中文", "😀", "%s", "é\u00a0x", "​", " ", "\n", "\n\n", "word",
    "[x](javascript:alert(1))", "*[a]: b",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(LOOK_ALIKES), st.text(max_size=6)), max_size=12).map("".join)


def seed(text):
    return Seed("a.txt", date(2025, 3, 5), text, "0" * 64, "", "", "")


def article(tmp_path, text):
    path = tmp_path / "briefings/2025/x.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@given(TEXTS)
def test_markup_never_changes_the_text(text):
    text, _ = clean(text)
    body = head(write(seed(text), "T", "S", "s", {})).body
    written = write(seed(text), "T", "S", "s", {})[body:]
    expected = plain.paragraphs(text)
    for way in (render, parse):
        found = way(written)
        assert found.text == "\n\n".join(expected)
        assert found.html == "\n".join(f"<p>{escape(part, quote=False)}</p>" for part in expected)


@given(TEXTS)
@settings(max_examples=400)
def test_the_short_way_reads_as_the_parser_does(text):
    """Any document, not only what ingest writes."""
    short = plain.body(text)
    assert short is None or short == parse(text)


@given(TEXTS)
def test_texts_of_blocks_are_the_slices_of_the_text(text):
    body = parse(text)
    assert "\n\n".join(body.text[start:end] for start, end in body.blocks) == body.text
    assert "".join(BeautifulSoup(body.html, "html.parser").get_text().split()) == "".join(body.text.split())
    for start, end in body.protected:
        assert 0 <= start <= end <= len(body.text)


@given(TEXTS)
@settings(max_examples=50)
def test_stock_pelican_reads_the_same_text(tmp_path_factory, text):
    text, _ = clean(text)
    path = tmp_path_factory.mktemp("a") / "x.md"
    path.write_text(write(seed(text), "A *b* <c> & d", "1. *S*", "s", {}), encoding="utf-8")
    settings = DEFAULT_CONFIG | {"MARKDOWN": {"extensions": ["markdown.extensions.extra"]}}
    html, metadata = MarkdownReader(settings).read(str(path))
    shown = [unescape(re.sub(r"</?p>", "", part)) for part in html.split("\n")]
    assert [part for part in shown if part] == list(plain.paragraphs(text))
    assert metadata["title"] == "A *b* <c> & d"
    assert metadata["summary"] == "<p>1. *S*</p>"


def test_metadata_comes_back(tmp_path):
    path = article(
        tmp_path,
        write(seed("One.\n\nTwo."), "A *b* <c> & d", "1. *S* & <t>", "the-slug", {"URL": "https://a.example/x_y"}),
    )
    found = read(path, tmp_path)
    assert (found.title, found.summary, found.slug) == ("A *b* <c> & d", "1. *S* & <t>", "the-slug")
    assert (found.published, found.url, found.seed) == (date(2025, 3, 5), "https://a.example/x_y", "a.txt")
    assert (found.path, found.reviewed, found.draft) == ("briefings/2025/x.md", None, False)
    assert found.text == "One.\n\nTwo."


def test_what_an_editor_adds_is_read(tmp_path):
    head = "Title: T\nDate: 2025-03-05 10:00\nStatus: draft\nReviewed: 2025-03-06\nSummary: A *new*\n    day\nX: y\n"
    found = read(article(tmp_path, f"{head}\nText.\n".replace("\n", "\r\n")), tmp_path)
    assert found.draft and found.reviewed == date(2025, 3, 6)
    assert (found.summary, found.text, found.slug) == ("A new day", "Text.", "x")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Title: T\n\nText", r"x\.md:1: has no Date; add a line"),
        ("Date: 2025-03-05\n\nText", r"x\.md:1: has no Title; add a line"),
        ("Title:\nDate: 2025-03-05\n\nText", r"x\.md:1: has no Title"),
        ("Title: T\nDate: 2025-02-30\n\nText", r"x\.md:2: Date '2025-02-30' is no date; write it as YYYY-MM-DD"),
        ("Title: T\nDate: 2025-03-05\nReviewed: yes\n\nText", r"x\.md:3: Reviewed 'yes' is no date"),
        (
            "Title: T\nDate: 2025-03-05\nStatus: secret\n\nText",
            r"x\.md:3: Status 'secret' is unknown; write published or",
        ),
        ("Title: T\nDate: 2025-03-05\nURL: javascript:alert(1)\n\nText", r"x\.md:3: URL .* is no web address"),
        ("Title: T\nDate: 2025-03-05\n\n*em**em*`code`", r"x\.md:1: stars or underscores in a knot"),
        ("Title: T\nDate: 2025-03-05\nURL: http://[::1\n\nText", r"x\.md:3: URL 'http://\[::1' is no web address"),
        ("Title: T\nDate: 0001-01-01\n\nText", r"x\.md:2: Date '0001-01-01' lies outside the years 1900 to 2100"),
        ("Title: T\nDate: 9999-12-31\n\nText", r"x\.md:2: Date '9999-12-31' lies outside"),
        ("Title: T\nDate: 2025-03-05\nSlug: ../../x\n\nText", r"x\.md:3: '../../x' is no address; .* \"Slug: x\""),
        ("Title: T\nDate: 2025-03-05\nSlug: /\n\nText", r"x\.md:3: '/' is no address; .* \"Slug: a-name\""),
        (f"Title: T\nDate: 2025-03-05\nSlug: {'x' * 121}\n\nText", r"x\.md:3: 'x+' is no address"),
        (f"Title: {'x' * 301}\nDate: 2025-03-05\n\nText", r"x\.md:1: Title of 301 characters is over the limit of 300"),
        ("Title: T\nDate: 2025-03-05\n\nText\n\na\x00b", r"x\.md:6: holds the character '\\x00'"),
        ("Title: a\x0bb\nDate: 2025-03-05\n\nText", r"x\.md:1: holds the character '\\x0b'"),
        ("Just text", r"x\.md:1: has no Title"),
        ("", r"x\.md:1: has no Title"),
    ],
)
def test_a_broken_head_is_refused_by_line(tmp_path, text, message):
    with pytest.raises(BriefingError, match=message):
        read(article(tmp_path, text), tmp_path)


def test_a_file_that_is_not_utf_8_is_refused(tmp_path):
    path = article(tmp_path, "")
    path.write_bytes(b"Title: caf\xe9\n")
    with pytest.raises(BriefingError, match=r"x\.md:1: is not UTF-8; save it as UTF-8"):
        read(path, tmp_path)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("A <script>alert(1)</script>b", "<p>A b</p>"),
        ("<img src=x onerror=alert(1)>A", "<p>A</p>"),
        ("[a](javascript:alert(1))", "<p><a>a</a></p>"),
        ("[a](https://a.example 'b>c')", '<p><a href="https://a.example" title="b&gt;c">a</a></p>'),
        ("<p style='color:red' onclick='x' id='main'>A</p>", "<p>A</p>"),
        ("# A\n\n## B #", "<h2>A</h2>\n<h2>B</h2>"),
        ("A\nb  \nc", "<p>A b<br> c</p>"),
        ("- a\n- b\n\n    c", "<ul><li>a</li>\n<li><p>b</p>\n<p>c</p>\n</li>\n</ul>"),
        ("    x < y\n      z", "<pre><code>x &lt; y\n  z</code></pre>"),
        ("<div>a</div><div>b</div>", "<div>a</div>\n<div>b</div>"),
        ("a & b &copy; &nbsp;c", "<p>a &amp; b © \u00a0c</p>"),
    ],
)
def test_what_editors_write_becomes_safe_canonical_html(source, html):
    assert render(source).html == html


def test_tables_have_classes_and_no_styles():
    body = render("| a | b |\n|--:|---|\n| 1 | *2* |")
    assert '<th class="right">a</th>' in body.html and "style" not in body.html
    assert body.text == "a\n\nb\n\n1\n\n2"


def test_links_and_code_are_protected():
    body = render("One [two *three*](https://a.example) `four` five")
    assert [body.text[start:end] for start, end in body.protected] == ["two three", "four"]


def test_a_file_knows_whether_it_was_edited():
    text = write(seed("One."), "T", "S", "s", {"Also-Seed": ""})
    assert untouched(text) and untouched(amended(text, {"Also-Seed": "b"}))
    assert untouched(amended(amended(text, {"Also-Seed": "b"}), {"Also-Seed": ""}))
    for edit in (
        text + "More.",
        text.replace("Title: T", "Title: U"),
        "Source: x\n" + text,
        text.replace("Written", "W"),
    ):
        assert not untouched(edit)
