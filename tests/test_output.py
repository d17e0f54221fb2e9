"""The whole output of a small site through the real build: every file is what its name says, every address exists."""

import csv
import io
import json
import re
from html import unescape
from urllib.parse import unquote
from xml.etree import ElementTree

import feedparser
import project
import pytest
from icalendar import Calendar

from press.extras import data
from press.options import options
from press.publish.site_gate import whole

pytestmark = pytest.mark.slow

SITE = "https://space.test"
ADDRESS = re.compile(rf"{SITE}/([^\s\"'<>()\\{{}}]*)")


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    root = project.make(tmp_path_factory.mktemp("site"))
    (plan,) = (path for path in (root / "seeds").iterdir() if "in 2027." in path.read_text("utf-8"))
    project.write(plan, plan.read_text("utf-8").replace("in 2027.", "in May 2027."))  # a calendar holds no year
    status, _, err = project.run(root, siteurl=SITE)
    assert status == 0, err
    assert data(options(root)) == 0
    return root / "output"


@pytest.fixture(scope="module")
def texts(output):
    pages = {path: one for path, one in project.tree(output).items() if not path.startswith(("theme/", "extras/"))}
    return {path: content.decode("utf-8") for path, content in pages.items()}


def test_the_gate_is_green(output):
    assert whole(output) == ()


def test_every_kind_of_page_is_there(texts):
    for path in (
        "data/index.html", "data/v1/index.json", "data/v1/events/2025.json", "data/v1/cooperations/2025.csv",
        "data/v1/entities/agency.json", "feed.xml", "calendar.ics", "entities/testland-space-agency/feed.xml",
        "changes/index.html", "glossary/index.html", "search/index.html", "sitemap.xml",
    ):  # fmt: skip
        assert path in texts


def test_every_absolute_address_exists(texts):
    """Canonical links, OpenGraph, JSON-LD, citations, feeds, calendars and sitemaps alike."""
    seen = 0
    for path, text in texts.items():
        plain = unescape(text.replace("\r\n ", ""))
        for address in ADDRESS.findall(plain):
            page, _, anchor = unquote(address).partition("#")
            file = page if page in texts else f"{page}index.html"
            assert file in texts or page.startswith("theme/"), f"{path}: {address}"
            assert not anchor or f'id="{anchor.partition(":~:")[0]}"' in texts[file], f"{path}: {address}"
            seen += 1
    assert seen > 200


def test_every_file_is_what_its_name_says(texts):
    readers = {
        "json": json.loads,
        "csv": rows,
        "xml": ElementTree.fromstring,
        "opml": ElementTree.fromstring,
        "ics": events,
        "html": str,
        "txt": str,
    }
    for path, text in texts.items():
        kind = path.rpartition(".")[2]
        assert kind in readers or path == ".press", path
        if kind in readers:
            readers[kind](text)


def rows(text):
    """Read CSV strictly; every row has as many cells as the head."""
    found = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len({len(row) for row in found}) == 1


def events(text):
    assert Calendar.from_ical(text).walk("VEVENT")


def test_feeds_have_identities_of_their_own(texts):
    feeds = {path: feedparser.parse(text.encode()) for path, text in texts.items() if path.endswith("feed.xml")}
    assert len({feed.feed.id for feed in feeds.values()}) == len(feeds) > 1
    assert not any(feed.bozo for feed in feeds.values())


def test_all_feeds_stand_in_one_list_and_the_newest_texts_in_json_too(texts):
    listed = [one.get("xmlUrl") for one in ElementTree.fromstring(texts["feeds.opml"]).iter("outline")]
    assert sorted(listed) == sorted(f"{SITE}/{path}" for path in texts if path.endswith("feed.xml"))
    one, other = json.loads(texts["feed.json"]), feedparser.parse(texts["feed.xml"].encode())
    assert [(item["id"], item["title"]) for item in one["items"]] == [(e.id, e.title) for e in other.entries]
    assert one["version"].endswith("/1.1") and one["feed_url"] == f"{SITE}/feed.json"
    assert all(f"({entry.link})" in texts["llms.txt"] for entry in other.entries)


def test_no_file_is_a_leftover_of_a_template(texts):
    for path, text in texts.items():
        assert "{{" not in text.replace("title = {{", "").replace("author = {{", "") and "{%" not in text, path
        assert not re.search(r"\bNone\b(?! yet)", re.sub(r"<[^>]*>", "", text)), path
