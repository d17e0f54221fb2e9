"""Names that are no entity's own: where they lead, and which of them have a page."""

import re

from builders import briefing, site
from test_pages import rendered

from briefing.publish import gate, outlines

TEXT = (
    "The Israel Space Agency and the Iranian Space Agency are members. NASA signed with Pakistan’s SUPARCO.\n\n"
    "The Canadian Space Agency was there."
)


def pages():
    return rendered(site(briefing(TEXT)))


def test_an_acronym_leads_to_its_entity_by_a_plain_link_and_without_a_script():
    html = pages()["entities/national-aeronautics-and-space-administration/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../nasa/">' in html
    assert '<link rel="canonical" href="https://example.org/entities/nasa/">' in html
    assert '<a href="../nasa/">' in html
    assert "<script" not in html


def test_a_name_that_two_entities_share_lists_both_with_their_kind():
    html = pages()["entities/isa/index.html"]
    assert 'http-equiv="refresh"' not in html
    assert re.findall(r'<li><a href="\.\./([^"]+)/">[^<]+</a> <small>(\w+)', html) == [
        ("iranian-space-agency", "agency"),
        ("israel-space-agency", "agency"),
    ]
    assert '<a href="../entities/isa/">ISA</a> <small>2 meanings</small>' in pages()["entities/index.html"]


def test_a_page_of_an_entity_is_never_replaced():
    paths = [outline.path for outline in outlines(site(briefing(TEXT)))]
    assert len(paths) == len(set(paths))


def test_a_name_of_what_nothing_mentions_has_no_page():
    assert "entities/kensa/index.html" not in rendered(site(briefing("Nothing happened on Sunday.")))


def test_the_pages_of_names_pass_the_gate():
    written = {path: gate.facts(path, html.encode()) for path, html in pages().items()}
    names = {path: found for path, found in written.items() if "/isa/" in path or "/national-aeronautics" in path}
    assert len(names) == 2
    for found in names.values():
        assert found.problems == ()
        assert all(link.partition("#")[0] in written for link in found.links if link.startswith("entities/"))
