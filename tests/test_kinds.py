"""A page kind is one entry of a table, and all that the house says of pages comes from it."""

import re
from pathlib import Path

import pytest
from builders import briefing, knowledge, laid_out, many, site
from test_docs import README, redrawn

from briefing.publish import KINDS, exports, pages, sitemap
from briefing.publish.page_kind import Content, PageKind

TEMPLATES = Path(__file__).parent.parent / "theme/templates"
PARTS = {"_macros", "base"}
"""Templates that others take parts from."""


def readers():
    """Return the kinds that readers see in a browser."""
    return [kind for kind in KINDS if kind.path(*"abcde").endswith(".html")]


@pytest.fixture(scope="module")
def outlines():
    """Return the outlines of a site of several years, with lists that are cut by time."""
    return [page.outline for page in laid_out(site(briefing(), *many(130), known=knowledge()))]


def made_in(package):
    """Yield the kinds that the modules of a package define."""
    for path in Path(package.__file__).parent.glob("*.py"):
        module = __import__(f"{package.__name__}.{path.stem}", fromlist=["*"])
        for value in vars(module).values():
            yield from (one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, PageKind))


def test_every_kind_that_a_module_makes_stands_in_the_table():
    made = [*made_in(pages), *made_in(exports), *sitemap.KINDS]
    assert {kind.name for kind in made} == {kind.name for kind in KINDS} and len(made) > 30


def test_a_name_stands_for_one_kind():
    assert len({kind.name for kind in KINDS}) == len({kind.address for kind in KINDS}) == len(KINDS)


def test_every_template_is_that_of_a_kind():
    assert {path.stem for path in TEMPLATES.glob("*.html")} - PARTS == {kind.template for kind in KINDS}


def test_the_sitemap_has_each_page_unless_its_kind_says_why_not(outlines):
    found = {page.path: page for page in laid_out(site(briefing(), *many(130), known=knowledge()))}
    parts = [page for path, page in found.items() if path.startswith("sitemap/")]
    listed = [one.address for part in parts for one in part.build().data.addresses]
    wanted = [o.path.removesuffix("index.html") for o in outlines if not isinstance(o.kind.sitemap, str)]
    assert sorted(listed) == sorted(wanted)
    assert "briefings/in/2025-01/" not in listed and "timeline/kind/agreement/in/2025-01/" in listed
    assert all(kind.sitemap for kind in KINDS)


def test_a_key_fills_the_address_and_tells_two_pages_of_one_apart(outlines):
    assert len({outline.path for outline in outlines}) == len(outlines)
    for outline in outlines:
        assert len(outline.key) >= outline.kind.address.count("<"), outline.path
        assert outline.path == outline.kind.path(*outline.key)
    two = PageKind("written", "<slug>/", "page", Content, "an example")
    assert two.path("about", "a.md") == two.path("about", "b.md") == "about/index.html"


def test_the_addresses_of_readme_are_those_of_the_table(request):
    lines = "".join(f"| `/{kind.address}` | {kind.name} | {listed(kind)} |\n" for kind in KINDS)
    assert redrawn(
        "README.md", {"addresses": f"| address | what | in the sitemap |\n| --- | --- | --- |\n{lines}"}, request
    )
    elsewhere = set(re.findall(r"`/([^` ]*)`", README.partition("<!-- addresses -->")[0])) - {"extras/"}
    assert {one.rpartition("<")[0] or one for one in elsewhere} <= {kind.address.partition("<")[0] for kind in KINDS}


def listed(kind):
    return f"no: {kind.sitemap}" if isinstance(kind.sitemap, str) else "yes"


def test_the_pages_that_audits_look_at_are_of_every_kind(kinds):
    assert kinds.keys() == {kind.template for kind in readers()}
