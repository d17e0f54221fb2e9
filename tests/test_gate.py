"""The gate finds what a reader would stumble over, and nothing else."""

import doctest
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from briefing.publish import gate

GOOD = (
    '<html><head><title>T</title><meta name="description" content="d">'
    '<link rel="canonical" href="https://example.org/"></head><body><h1>T</h1>{}</body></html>'
)


def page(body=""):
    return GOOD.format(body).encode()


def problems(files, kept=None, lost=()):
    written = {path: gate.facts(path, content) for path, content in files.items()}
    return [str(problem) for problem in gate.check(written, kept or {}, lost)]


def test_a_whole_page_is_clean():
    assert problems({"index.html": page()}) == []


def test_each_missing_part_is_named():
    found = problems({"index.html": b"<html><body></body></html>"})
    assert [line.partition(": ")[2] for line in found] == [
        "has no title",
        "has 0 h1 headings; it needs one",
        "has no description",
        "has no canonical link",
    ]


def test_a_dead_link_is_found_and_a_live_one_is_not():
    files = {"a/index.html": page('<a href="../b/">b</a> <a href="../c/">c</a>'), "b/index.html": page()}
    assert problems(files) == ["a/index.html: links to c/index.html, which does not exist"]


def test_a_fragment_must_exist_and_text_directives_are_not_part_of_it():
    body = '<p id="s-1"></p><a href="#s-1:~:text=one">1</a><a href="#s-2">2</a>'
    assert problems({"index.html": page(body)}) == ["index.html: links to index.html#s-2, but that page has no such id"]


def test_a_kept_page_is_checked_when_its_target_is_lost():
    kept = {"a/index.html": gate.Facts(("b/index.html",), (), ())}
    assert problems({"index.html": page()}, kept, ["b/index.html"]) == [
        "a/index.html: links to b/index.html, which does not exist"
    ]


def test_unsafe_and_absolute_links_are_refused():
    found = problems({"index.html": page('<a href="javascript:x">x</a><a href="/x">y</a><a href="../z">z</a>')})
    assert len(found) == 3
    assert "unsafe scheme" in found[0]
    assert "not relative" in found[1]
    assert "leaves the site" in found[2]


def test_a_problem_of_a_page_names_the_file_that_the_page_shows():
    written = {"a/index.html": gate.facts("a/index.html", page('<a href="../b/">b</a>'))}
    (found,) = gate.check(written, {}, (), {"a/index.html": "content/briefings/a.md"})
    assert str(found) == "content/briefings/a.md: its page a/index.html links to b/index.html, which does not exist"


def test_where_a_link_leads_is_told_as_the_example_says():
    assert doctest.testmod(gate).failed == 0


def test_inline_styles_and_handlers_are_refused():
    assert len(problems({"index.html": page('<p style="x">a</p><p onclick="y">b</p>')})) == 2
    assert len(problems({"index.html": page('<p class="a"style="x">a</p><img /onload="y">')})) == 2


def test_a_feed_must_be_well_formed_and_complete():
    assert "not well-formed" in problems({"feed.xml": b"<feed>"})[0]
    empty = b'<feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><title>t</title></feed>'
    assert problems({"feed.xml": empty}) == ["feed.xml: <feed> lacks <updated>, which RFC 4287 asks for"]


class Reference(HTMLParser):
    """The links and ids that a real parser sees."""

    def __init__(self):
        super().__init__()
        self.ids, self.links = [], []

    def handle_starttag(self, tag, attrs):
        self.ids += [value for name, value in attrs if name == "id"]
        self.links += [value for name, value in attrs if name == "href" and value.startswith("#")]


WORDS = st.text("ab&<>\"' é", max_size=6)


@given(st.lists(st.tuples(WORDS, st.text("abc-", min_size=1, max_size=4)), max_size=6, unique_by=lambda p: p[1]))
def test_the_scan_sees_what_a_parser_sees(parts):
    from html import escape

    body = "".join(
        f'<p title="{escape(text)}" id="{name}"><a href="#{name}">{escape(text)}</a></p>' for text, name in parts
    )
    reference = Reference()
    reference.feed(body)
    found = gate.facts("x.html", page(body))
    assert list(found.ids) == reference.ids
    assert {link.removeprefix("x.html") for link in found.links} == set(reference.links)
