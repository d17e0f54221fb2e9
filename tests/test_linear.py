"""Twice as long a text is twice as much work, whatever stands in it; what cannot be so is refused over a bound."""

import unicodedata

import pytest
from builders import _TOOLS, briefing, site
from effort import LINEAR, growth, is_linear
from hostile_shapes import MARKDOWN, PROSE, text
from sown import DAY, TEXT, propose, put, run

from briefing.analysis import analyse
from briefing.errors import BriefingError
from briefing.ingest import markdown
from briefing.ingest.bounds import MARKS, overdone
from briefing.ingest.clean import clean
from briefing.ingest.plain import literal, paragraphs
from briefing.model import Seed
from briefing.publish.lookups.indexing import index
from briefing.publish.view.summary_box import frame

SPREAD = 9
"""One shape in so many is tried in the default run."""


def drawn(shapes):
    """Return the names of shapes; `invoke test --long` tries those that the default run leaves out."""
    return [
        pytest.param(name, marks=() if number % SPREAD == 0 else pytest.mark.long) for number, name in enumerate(shapes)
    ]


def read(written):
    """Do all that is done with the text of one seed."""
    parts = paragraphs(clean(written)[0])
    if parts:
        propose(Seed("a.txt", DAY, "\n\n".join(parts), "", "", "", ""))
        analyse(briefing(markdown.render("\n\n".join(map(literal, parts))).text), _TOOLS)


def parse(written):
    """Do what is done with the body of an article that an editor wrote."""
    return None if overdone(written) else markdown.parse(written)


@pytest.mark.slow
@pytest.mark.parametrize("name", drawn(PROSE))
def test_prose_takes_linear_time(name):
    assert is_linear(read, text(PROSE[name], 20_000), text(PROSE[name], 40_000))


@pytest.mark.slow
def test_a_title_of_one_long_sentence_takes_linear_time():
    """Every choice of its phrases was tried, and a seed of 2,000 characters took half a minute."""

    def titled(phrases):
        told = "The agency of Peru launched a probe " + "during a storm in Lima " * phrases + "on Monday."
        assert propose(Seed("a.txt", DAY, told, "", "", "", ""))[0].startswith("The agency of Peru launched a probe")

    assert is_linear(titled, 40, 80)


@pytest.mark.slow
@pytest.mark.parametrize("name", drawn(MARKDOWN))
def test_markdown_takes_linear_time_or_is_refused(name):
    assert is_linear(parse, text(MARKDOWN[name], 20_000), text(MARKDOWN[name], 40_000))


@pytest.mark.slow
def test_names_are_found_in_linear_time_in_any_number_of_paragraphs():
    """Each search of an automaton that was given offsets copied the whole text."""

    def found(count):
        blocks = [(20 * number, 20 * number + 18) for number in range(count)]
        return sum(1 for _ in _TOOLS.matcher.find("China and ESA met.\n\n" * count, blocks))

    assert found(10) == 20
    assert growth(found, 12_000, 24_000) < LINEAR


OVER = {
    "a\n\n" + "<![" * 4_000: (3, "over 100 brackets or tags are open here; close or escape them"),
    "a\n\n" + "[a](" * 4_000: (3, "over 100 brackets or tags are open here"),
    "[" * 4_000: (1, "over 100 brackets or tags are open here"),
    "a\n" * 9 + "<a " * 4_000: (10, "over 100 brackets or tags are open here"),
    "[" * 101 + "]" * 101: (1, "over 100 brackets or tags are open here"),
    "a\n===\n" * 101: (202, "is the heading or rule 101 of its paragraph; put blank lines between them"),
    "# a\n" * 101: (101, "is the heading or rule 101 of its paragraph"),
    "\n".join(f"*[A{n}]: b" for n in range(201)): (201, "explains over 200 abbreviations; leave some out"),
    "*a*\n\n" + r"\!" * 6_000: (3, "over 5,000 backslashes are in this paragraph"),
    "a\n\nb" + "\u0301\u0323" * 20: (3, "has over 30 combining marks in a row; remove them"),
    "a\n\n" * 20_001: (40_001, "has over 20,000 paragraphs; make several texts of it"),
}


@pytest.mark.parametrize(("body", "problem"), OVER.items(), ids=[message for _, message in OVER.values()])
def test_an_article_over_a_bound_is_refused_by_its_line(tmp_path, body, problem):
    path = tmp_path / "briefings/x.md"
    path.parent.mkdir()
    path.write_text(f"Title: A pact\nDate: 2025-03-05\n\n{body}\n", "utf-8")
    with pytest.raises(BriefingError) as refused:
        markdown.read(path, tmp_path)
    (told,) = refused.value.args
    assert told.line == problem[0] + 3 and told.message.startswith(problem[1])


WITHIN = (
    "[a](b) " * 500,
    "a [b] " * 500,
    r"\[" * 500,
    "1 < 2 and " * 500,
    "](" * 500,
    "<b>a</b>" * 500,
    "# a\n\n" * 500,
    "- - a\n" * 500,
    "|a|\n|---|\n" + "|[b](c)|\n" * 500,
    "e\u0301" * 500,
    "👩‍🚀" * 500,
    r"\_" * 6_000,
    "\n\n".join([r"\!" * 4_000] * 3),
)


@pytest.mark.parametrize("body", WITHIN)
def test_what_is_closed_escaped_or_apart_is_within_every_bound(body):
    assert overdone(body) is None


@pytest.mark.parametrize("mark", ["[", "<a ", "](", "[a](", "![", "# a ", "*[A]: b "])
def test_no_seed_is_refused_for_what_an_article_may_not_have(folder, mark):
    put(folder, "a.txt", TEXT + "\n\n" + mark * 300)
    report = run(folder)
    assert len(report.created) == 1 and not report.problems
    article = folder / "content" / report.created[0]
    assert markdown.read(article, folder / "content").text.endswith((mark * 300).strip())


@pytest.mark.parametrize("between", ["", "\u200b", "\x00", "\u202e", "\x1b[31m"])
def test_runs_of_combining_marks_are_cut_before_they_are_sorted(between):
    knot = ("\u0301\u0323" * 15 + between) * 4
    cleaned, changes = clean(f"Pe{knot}ru")
    assert "90 combining marks in runs of over 30" in changes
    assert sum(map(bool, map(unicodedata.combining, unicodedata.normalize("NFD", cleaned)))) == MARKS


def test_any_number_of_combining_marks_takes_linear_time():
    knots = ["e" + "\u0301\u0323" * count for count in (100_000, 200_000)]
    assert growth(clean, *knots) < LINEAR


@pytest.mark.slow
def test_what_a_text_says_in_brief_is_found_in_linear_time():
    """Every cooperation of a text looked through all its events, of which four are shown."""

    def published(many):
        days = (f"{n % 28 + 1} March {1700 + n % 300}" for n in range(many))
        return index(
            site(briefing(" ".join(f"JAXA and Peru signed an agreement on satellites on {day}." for day in days)))
        )

    def told(found):
        (reading,) = found.readings.values()
        assert frame(reading, found, "../")

    assert is_linear(told, published(200), published(400))
