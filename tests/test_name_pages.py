"""Names that are no entity's own: where they lead, and which of them have a page."""

import re
from functools import cache

from builders import briefing, laid_out, site
from test_pages import rendered

from briefing.publish import gate
from briefing.publish.pages.entity_index import WHOLE

TEXT = (
    "The Israel Space Agency and the Iranian Space Agency are members. NASA signed with Pakistan’s SUPARCO.\n\n"
    "The Canadian Space Agency was there."
)


@cache
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
    paths = [outline.path for outline in laid_out(site(briefing(TEXT)))]
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


def test_each_kind_of_name_has_a_page_that_leads_to_the_others():
    found = pages()
    html = found["entities/kind/agency/index.html"]
    assert (
        '<a href="../../../entities/nasa/">National Aeronautics and Space Administration</a>' in html
        and "entities/pakistan/" not in html
    )
    assert '<a class="to" href="../../../entities/kind/country/">countries</a>' in html
    assert '<a href="../entities/kind/agency/">agencies</a> (' in found["entities/index.html"]


def test_a_long_index_shows_the_most_named_and_leads_to_letters():
    few = rendered(site(briefing(TEXT)))
    assert not any(path.startswith("entities/letter/") for path in few)
    crews = " ".join(f"NASA flew Crew-{number} to the station." for number in range(1, WHOLE + 1))
    found = rendered(site(briefing(crews, slug="a"), briefing("NASA came.", slug="b")))
    index, page = found["entities/index.html"], found["entities/letter/n/index.html"]
    assert '<a href="../entities/letter/n/">N</a>' in index
    assert (
        '<a href="../entities/nasa/">National Aeronautics and Space Administration</a> <small>agency, 2</small>'
        in index
    )
    assert (
        '<a href="../../../entities/nasa/">National Aeronautics and Space Administration</a> <small>agency</small>'
        in page
    )
    listed = {name for path in found if path.startswith("entities/letter/") for name in links(found[path])}
    assert listed == {name for path in found if path.startswith("entities/kind/") for name in links(found[path])}


def links(html):
    return re.findall(r'<li><a href="(\.\./\.\./\.\./entities/[^"]+)"', html)
