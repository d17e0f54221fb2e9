"""The search index: made of the finished site, left alone by builds, and no burden for other pages."""

import subprocess
import sys

import project
import pytest
from bs4 import BeautifulSoup, SoupStrainer
from builders import SLUG, briefing, correction, knowledge, site
from test_pages import rendered

from press.extras import extras
from press.options import options
from press.publish.verb import Wish, publish

INDEXED = SoupStrainer(attrs={"data-pagefind-filter": True})


@pytest.fixture
def root(tmp_path):
    root = project.make(tmp_path / "site")
    assert project.run(root)[0] == 0
    return root


def run(root, capsys, **given):
    """Make the extras; return the exit status and what was printed."""
    status = extras(options(root, **given))
    return status, "".join(capsys.readouterr())


@pytest.mark.slow
def test_the_index_is_made_anew_only_when_a_text_has_changed(root, capsys):
    status, said = run(root, capsys)
    assert (status, "indexed\n" in said) == (0, True), said
    index = root / "output/extras/pagefind"
    assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json"} <= {path.name for path in index.iterdir()}
    assert not list(index.glob("*ui*"))
    kept = {path.name: path.read_bytes() for path in (root / "output/extras/data").iterdir()}
    assert "pages; nothing changed\n" in (told := run(root, capsys)[1]) and "files; nothing changed\n" in told
    project.write(root / "seeds/three.txt", " date 2026-07-01 Testland launched a satellite on Monday.\n")
    assert project.run(root)[0] == 0
    assert "indexed" in (told := run(root, capsys)[1])
    differ = {path.name for path in (root / "output/extras/data").iterdir() if kept[path.name] != path.read_bytes()}
    assert f", {len(differ)} written\n" in told and {"briefings.sqlite", "events.csv"} <= differ


@pytest.mark.slow
def test_builds_leave_the_index_alone(root, capsys):
    run(root, capsys)
    before = project.tree(root / "output/extras")
    assert "nothing changed" in project.run(root)[1]
    project.write(root / "seeds/three.txt", " date 2026-07-01 Testland launched a satellite on Monday.\n")
    assert project.run(root)[0] == 0
    assert project.tree(root / "output/extras") == before


@pytest.mark.slow
def test_a_site_that_was_not_built_has_no_index(tmp_path, capsys):
    status, said = run(project.make(tmp_path / "site"), capsys)
    assert status == 1
    assert "run `invoke build` first" in said


@pytest.mark.slow
def test_the_whole_data_lie_at_the_address_that_the_site_was_built_with(root, capsys):
    assert project.run(root, siteurl="https://space.test")[0] == 0
    assert run(root, capsys)[0] == 0
    told = {path.name: path.read_bytes() for path in (root / "output/extras/data").iterdir()}
    assert b"https://space.test/" in told["triples.nt"]
    assert not [name for name, content in told.items() if b"example.invalid" in content]
    (root / ".cache/output/last.json").unlink()  # as a build does that ends before its end
    status, said = run(root, capsys)
    assert status == 1 and "with which address it was built is not known; run `invoke build` again" in said


@pytest.mark.slow
def test_publish_takes_the_index_along(root, tmp_path):
    assert publish(options(root, siteurl="https://space.test"), Wish(str(tmp_path / "www"))) == 0
    assert (tmp_path / "www/extras/pagefind/pagefind.js").exists()
    assert (tmp_path / "www/search/index.html").exists()


def test_only_the_search_page_may_run_a_script():
    texts = rendered(site(briefing(), known=knowledge()))
    for path, text in texts.items():
        if path.endswith(".html"):
            soup = BeautifulSoup(text, "lxml", parse_only=SoupStrainer("meta"))
            policy = soup.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
            assert ("script-src 'self' 'wasm-unsafe-eval'" in policy) == (path == "search/index.html"), path


def test_without_its_script_the_page_leads_to_everything():
    soup = BeautifulSoup(rendered(site(briefing(), known=knowledge()))["search/index.html"], "lxml")
    links = {a["href"] for a in soup.main.find_all("a")}
    assert {"../entities/", "../briefings/", "../timeline/2025/"} <= links
    assert "below" in soup.noscript.get_text()


def test_the_form_offers_what_pages_are_indexed_by():
    texts = rendered(site(briefing(), known=knowledge()))
    form = BeautifulSoup(texts["search/index.html"], "lxml").form
    offered = {one["name"]: {o.get_text() for o in one.select("option")} - {"all"} for one in form.find_all("select")}
    assert offered == indexed_by(text for path, text in texts.items() if path.endswith(".html"))


def indexed_by(texts):
    """Return the values of each filter that pages carry, in an attribute or as the words of an element."""
    found = {}
    for text in texts:
        for one in BeautifulSoup(text, "lxml", parse_only=INDEXED).select("[data-pagefind-filter]"):
            name, _, value = one["data-pagefind-filter"].partition(":")
            found.setdefault(name, set()).add(value or one.get_text())
    return found


def test_texts_and_entities_are_indexed_and_nothing_else():
    texts = rendered(site(briefing(), known=knowledge()))
    indexed = {path for path, text in texts.items() if "data-pagefind-body" in text}
    assert {path.partition("/")[0] for path in indexed} == {"briefings", "entities"}
    soup = BeautifulSoup(texts["entities/china/index.html"], "lxml")
    assert {one["data-pagefind-filter"] for one in soup.select("[data-pagefind-filter]")} == {"kind:country", "country"}


def test_the_program_of_the_index_is_installed():
    done = subprocess.run([sys.executable, "-m", "pagefind", "--version"], capture_output=True, text=True)
    assert done.returncode == 0 and "pagefind" in done.stdout


def test_what_is_in_doubt_in_a_text_is_told_among_what_is_found():
    made = (correction(state="conflict"), correction("last week"))
    page = rendered(site(briefing(), known=knowledge(corrections=made)))[f"briefings/{SLUG}/index.html"]
    told = [one["data-pagefind-meta"] for one in BeautifulSoup(page, "lxml").select("[data-pagefind-meta]")]
    assert "doubt:1 statement in conflict; 1 statement corrected" in told
