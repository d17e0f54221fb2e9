"""Tags around spans of text: the text stays, the HTML stays well formed."""

import re
import time
from html import unescape
from xml.etree import ElementTree

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing.ingest.markdown import render
from briefing.publish.view.annotate import annotate

CASES = [
    # Markdown, words of each span in the order of the tags <b> <i> <u>, expected
    ("ESA and JAXA", ["ESA", "JAXA"], "<p><b>ESA</b> and <i>JAXA</i></p>"),
    ("A & B", ["A & B", "B"], "<p><b>A &amp; <i>B</i></b></p>"),
    ("A **red star** shines", ["A red star"], "<p><b>A <strong>red star</strong></b> shines</p>"),
    ("A **red star** shines", ["red star"], "<p>A <b><strong>red star</strong></b> shines</p>"),
    ("A **red star** shines", ["star shines"], "<p>A <strong>red <b>star</b></strong><b> shines</b></p>"),
    ("A **red star** shines", ["A red"], "<p><b>A </b><strong><b>red</b> star</strong> shines</p>"),
    ("<em>ab</em><strong>cde</strong>f", ["abc"], "<p><b><em>ab</em></b><strong><b>c</b>de</strong>f</p>"),
    ("- one\n- two", ["one", "two"], "<ul><li><b>one</b></li>\n<li><i>two</i></li>\n</ul>"),
    ("# One\n\nTwo [x](y) <br>three", ["three"], '<h2>One</h2>\n<p>Two <a href="y">x</a> <br><b>three</b></p>'),
]


@pytest.mark.parametrize(("source", "words", "expected"), CASES)
def test_tags_go_around_their_words(source, words, expected):
    body = render(source)
    spans = [
        (body.text.index(w), body.text.index(w) + len(w), f"<{tag}>", f"</{tag}>")
        for w, tag in zip(words, "biu", strict=False)
    ]
    assert annotate(body.html, body.text, body.blocks, spans) == expected


def test_only_the_first_part_of_a_split_span_has_the_id():
    body = render("One *two three* four *five* six")
    html = annotate(body.html, body.text, body.blocks, [(0, 7, '<b id="s-1" class="s">', "</b>")])
    assert html.startswith('<p><b id="s-1" class="s">One </b><em><b class="s">two</b> three</em> four')


PIECES = (
    "word", "A & B", "*em*", "**strong *both* **", "`code`", "[link *x*](https://a.example)", "<", " ", "é’😀",
    "x<br>y", "\n\n", "\n\n> ", "\n\n- item\n- item\n\n    more\n\n", "\n\n    pre\n      pre\n\n",
    "\n\n| b | c |\n|---|--:|\n| d | *e* |\n\n",
)  # fmt: skip
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@st.composite
def annotated(draw):
    """A body, and properly nested spans inside its blocks."""
    body = render(draw(MARKDOWN))
    assume("\x03" not in body.text)  # such a file is refused when it is read
    spans = []
    for start, end in body.blocks:
        cuts = sorted(draw(st.lists(st.integers(start, end), max_size=8)))
        while len(cuts) >= 2:  # nest or set side by side
            first = draw(st.sampled_from([0, max(0, len(cuts) - 2)]))
            last = len(cuts) - 1 if first == 0 else first + 1
            spans.append((cuts[first], cuts[last], f'<mark title="{len(spans)}">', "</mark>"))
            cuts = cuts[1:-1] if first == 0 else cuts[:-2]
    return body, draw(st.permutations(spans))


@given(annotated())
def test_tags_change_no_character(example):
    body, spans = example
    html = annotate(body.html, body.text, body.blocks, spans)
    assert re.sub(r"</?mark[^>]*>", "", html) == body.html
    ElementTree.fromstring(f"<div>{html}</div>".replace("<br>", "<br/>").replace("<hr>", "<hr/>"))
    for start, end, tag, _ in spans:
        inside, depth = "", 0
        for piece in re.findall(r"<[^>]*>|[^<]+", html):
            depth += (piece == tag) if depth == 0 else piece.startswith("<mark")
            if piece == "</mark>" and depth:
                depth -= 1
            elif depth and not piece.startswith("<"):
                inside += unescape(piece)
        assert inside == body.text[start:end]


@pytest.mark.slow
def test_ten_thousand_spans_take_linear_time():
    body = render("\n\n".join(["word *word* & " * 100] * 100))
    spans = [(m.start(), m.end(), "<b>", "</b>") for m in re.finditer(r"word( word)?", body.text)]
    assert len(spans) == 10_000
    begun = time.process_time()
    annotate(body.html, body.text, body.blocks, spans)
    assert time.process_time() - begun < 2
