"""axe-core, the Nu checker and html-validate find nothing on the largest page of each kind."""

import re
from pathlib import Path

import pytest
from conftest import without

from press.audit.axe import VIEWS, axe, violations
from press.audit.markup import html_validate, nu
from press.audit.pages import by_kind
from press.audit.report import audit
from press.audit.tools import Missing
from press.audit.weight import LARGEST, LARGEST_SCRIPT, LARGEST_STYLE, MOST_REQUESTS, weights
from press.server import served

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"


@pytest.fixture(scope="module")
def files(shown, kinds):
    """Return the files of one page of each kind."""
    pages = [shown / (path if path.endswith(".html") else f"{path}index.html") for path in kinds.values()]
    return tuple(pages)


@pytest.fixture(scope="module")
def violated(chromium, address, kinds):
    """Return what axe says of the pages, each with the view."""
    try:
        source = axe(MODULES)
    except Missing as tool:
        without(tool)
    return list(violations(chromium, source, [f"{address}/{path}" for path in kinds.values()]))


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_axe_finds_no_violation(violated, view):
    assert [(url, words) for seen, url, words in violated if seen == view] == []


BAD = """<!doctype html><html lang=en><title>Bad</title><link rel=stylesheet href=bad.css>
<main><h1>Bad</h1><p class=dark>In the dark.</p><p class=narrow>In a narrow window.</p>
<details><summary>More</summary><div><p class=large>With large text.</p></div></details></main>"""
STYLE = """main { color: #000; background: #fff } div { height: 5rem; container-type: size }
@media (prefers-color-scheme: dark) { .dark { color: #ddd } }
@media (width < 400px) { .narrow { color: #ddd } }
@container (height > 100px) { .large { color: #ddd } }"""


def test_axe_sees_each_view_for_itself(chromium, tmp_path):
    (tmp_path / "index.html").write_text(BAD, "utf-8")
    (tmp_path / "bad.css").write_text(STYLE, "utf-8")
    with served(tmp_path) as address:
        found = list(violations(chromium, axe(MODULES), [f"{address}/"] * 2))
    seen = {(view.name, re.search('class="([a-z]+)"', words)[1]) for view, _, words in found}
    assert seen == {("dark", "dark"), ("320 px", "narrow"), ("200 % text", "large")}
    assert len(found) == 2 * len(seen)


def test_the_nu_checker_finds_no_error_and_no_warning(shown, address, kinds):
    urls, theme = [f"{address}/{path}" for path in kinds.values()], shown / "theme"
    try:
        assert nu(MODULES, urls, [*theme.glob("*.css"), *theme.glob("*.svg")]) == ()
    except Missing as tool:
        without(tool)


def test_html_validate_finds_nothing(files):
    try:
        assert html_validate(MODULES, HERE / "html-validate.json", files) == ()
    except Missing as tool:
        without(tool)


def test_pages_keep_to_their_budget(shown, kinds):
    for kind, (address, found) in weights(shown, by_kind(shown)).items():
        assert found.requests <= MOST_REQUESTS, (kind, address)
        assert found.page <= LARGEST, (kind, address)
        assert found.styles <= LARGEST_STYLE and found.scripts <= LARGEST_SCRIPT, (kind, address, found)


def test_a_missing_tool_is_named_before_a_page_is_read(tmp_path):
    with pytest.raises(Missing, match="axe-core is not in node_modules; run: npm install"):
        audit(tmp_path, tmp_path, runs=3)
