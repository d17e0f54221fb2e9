"""What texts claim against each other: the cases that anyone may add to, and where pages show it."""

import pytest
from builders import briefing as published
from builders import laid_out
from builders import site as built
from reading import briefing, cases, compiled, knowledge

from briefing.analysis import analyse
from briefing.desk.doubts import site_doubts
from briefing.site import analyse as site


def told(text):
    """Return the conflicts between the lines of a text, as the case file writes them."""
    texts = [briefing(line, slug=f"b{n}") for n, line in enumerate(text.splitlines())]
    found = site(((one, analyse(one, compiled()), "") for one in texts), knowledge())
    names = {entity.id: entity.name for analysis in found.analyses for entity in analysis.entities}
    words = {one.slug: one.text for one in texts}
    return [
        f"{c.kind}: {', '.join(names[entity] for entity in c.about)}: "
        + ", ".join(f"“{words[claim.words.briefing][claim.words.start : claim.words.end]}”" for claim in c.claims)
        for c in found.conflicts
    ] or ["nothing"]


@pytest.mark.parametrize(("title", "text", "expected"), cases("conflicts.md"))
def test_conflicts_are_those_of_the_cases(title, text, expected):
    assert told(text) == expected


TWO = (
    published("Oman became the 61st country to sign the Artemis Accords on 3 March 2025.", slug="one"),
    published("Oman became the 62nd country to sign the Artemis Accords on 3 March 2025.", slug="two"),
)


def test_timeline_and_entity_page_show_every_wording_with_its_sentence():
    pages = {outline.path: repr(outline.build().data) for outline in laid_out(built(*TWO))}
    for path in ("timeline/2025/index.html", "entities/oman/index.html", "entities/artemis-accords/index.html"):
        assert "Oman among those who joined Artemis Accords" in pages[path], path
        assert "61st country" in pages[path] and "62nd country" in pages[path]


def test_a_page_changes_when_another_text_contradicts_it():
    def parts(*briefings):
        return {outline.path: outline.depends for outline in laid_out(built(*briefings))}

    before, after = parts(TWO[0]), parts(*TWO)
    assert before["entities/oman/index.html"] != after["entities/oman/index.html"]
    assert before["briefings/one/index.html"] == after["briefings/one/index.html"]


def test_a_merge_of_few_common_words_is_advice():
    one = published("China launched a weather satellite for farmers on 3 March 2025.", slug="one")
    two = published("China launched a weather satellite for harvests and ports on 3 March 2025.", slug="two")
    found = [doubt.problem.message for doubt in site_doubts(built(one, two)) if doubt.kind == "merge"]
    assert len(found) == 1 and "is taken for the same as" in found[0]
    same = published("China launched a weather satellite for farmers on 3 March 2025.", slug="three")
    assert not [one for one in site_doubts(built(one, same)) if one.kind == "merge"]


REPORT = (
    "Peru and Chile signed a pact on radar data in Lima on Tuesday, the ministry said. It lasts ten years and covers "
    "the training of twelve engineers in Santiago. A first course begins in June with people of both agencies, and a "
    "second one follows in the spring of the next year, when the antenna near Cusco is ready for the craft of both."
)


def test_a_copy_of_a_report_is_advice_that_names_its_original_and_publisher():
    first = published(REPORT, slug="first", path="briefings/a.md", source="Example Times")
    copy = published(
        REPORT.replace("on Tuesday", "this week"), slug="second", path="briefings/b.md", source="Example Post"
    )
    other = published(
        "Ghana opened a ground station near Accra on Monday and will share what it receives.", slug="third"
    )
    (found,) = [one.problem for one in site_doubts(built(first, copy, other)) if one.kind == "copy"]
    assert found.path == copy.path and not found.fatal
    assert f"has most of the wording of “{first.title}”, also published by Example Times" in found.message
    assert found.message.endswith(f"delete {first.path} or this")
