"""Exported tables: what a program reads in them, and that nothing else is there."""

import csv
import doctest
import io
import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from builders import briefing, correction, knowledge, laid_out, many, site
from markdown_it import MarkdownIt
from test_pages import SETTINGS, rendered

from briefing.calendar import from_edtf
from briefing.publish.exports import commonmark
from briefing.publish.exports.formats import as_csv, as_json
from briefing.publish.exports.rows import event_row
from briefing.publish.exports.schema import EVENTS, TABLES, Column, TableSchema
from briefing.publish.lookups.indexing import index


@pytest.fixture(scope="module")
def texts():
    return rendered(site(briefing(source="paper"), *many(3), known=knowledge(corrections=[correction()])))


def table(texts, name):
    """Return all rows of a table, from its JSON files."""
    files = json.loads(texts["data/v1/index.json"])["tables"]
    listed = next(one["files"] for one in files if one["table"] == name)
    return [row for path in listed if path.endswith(".json") for row in json.loads(texts[path])["rows"]]


def test_the_catalogue_lists_every_file(texts):
    listed = [path for one in json.loads(texts["data/v1/index.json"])["tables"] for path in one["files"]]
    assert sorted(listed) == sorted(path for path in texts if path.startswith("data/v1/") and "index" not in path)
    assert all(f'"{path.removeprefix("data/")}"' in texts["data/index.html"] for path in listed)


def test_every_column_is_explained_on_the_page(texts):
    for one in TABLES:
        for column in one.columns:
            assert f"<code>{column.name}</code></th><td>{column.kind}</td><td>" in texts["data/index.html"]


def test_csv_and_json_say_the_same(texts):
    for path in (path for path in texts if path.startswith("data/v1/") and path.endswith(".csv")):
        rows = list(csv.DictReader(io.StringIO(texts[path], newline="")))
        same = json.loads(texts[path.replace(".csv", ".json")])["rows"]
        assert len(rows) == len(same)
        for one, other in zip(rows, same, strict=True):
            assert one == {key: cell(value) for key, value in other.items()}, path


def cell(value):
    return " | ".join(value) if isinstance(value, list) else str(value).lower() if isinstance(value, bool) else value


def test_every_reference_and_every_address_leads_somewhere(texts):
    entities = {row["id"] for row in table(texts, "entities")}
    events = {row["id"] for row in table(texts, "events")}
    assert all(row["page"] + "index.html" in texts for row in table(texts, "entities"))
    for row in (*table(texts, "events"), *table(texts, "cooperations")):
        assert {*row.get("actors", ()), *row.get("parties", ())} <= entities
        assert {*row.get("record", ())} <= events
        assert row["evidence"] or row.get("sources")
        assert len(row["evidence"]) == len(row["quotes"])
        for address in row["evidence"]:
            page, _, fragment = address.partition("#")
            assert f'id="{fragment.partition(":~:")[0]}"' in texts[page + "index.html"]


def test_a_date_is_no_more_precise_than_it_is_known(texts):
    report = next(row for row in table(texts, "events") if "cmsa" in row["actors"] and row["basis"] == "report")
    assert (report["date"], report["precision"]) == ("2025-02-24/2025-03-02", "week")
    assert report["record"] == ["ms-2025-02-28"]
    for row in table(texts, "events"):
        when = from_edtf(row["date"])
        assert [d.isoformat() if d else "" for d in (when.first, when.last)] == [row["first"], row["last"]]


def test_a_file_holds_one_year(texts):
    rows = json.loads(texts["data/v1/events/2024.json"])["rows"]
    assert {(row["first"] or row["last"])[:4] for row in rows} == {"2024"}


@pytest.mark.parametrize("rights", ["extract", "facts"])
def test_withheld_words_are_in_no_file(rights):
    one = briefing(source="paper", url="https://paper.example/a")
    texts = rendered(site(one, known=knowledge(rights)))
    reports = [row for row in table(texts, "events") if row["basis"] == "report"]
    assert reports
    if rights == "facts":
        assert all(row["quotes"] == [""] * len(row["evidence"]) for row in reports)
        assert all(href.startswith("https://paper.example/a#:~:text=") for row in reports for href in row["evidence"])


def test_hostile_values_stay_values():
    small = TableSchema("x", "", "", (Column("a", "text", ""), Column("b", "list", "")))
    rows = [('=cmd|"x"', ("<script>", "b,c"))]
    assert as_csv(small, rows) == 'a,b\r\n"\'=cmd|""x""","<script> | b,c"\r\n'
    assert "<" not in as_json(small, rows)
    assert json.loads(as_json(small, rows))["rows"] == [{"a": '=cmd|"x"', "b": ["<script>", "b,c"]}]


def test_a_new_briefing_rewrites_the_files_of_the_years_it_speaks_of():
    before, after = (paths(many(count)) for count in (20, 21))
    touched = {path for path in after if before.get(path) != after[path]}
    files = ("briefings/2025", "cooperations/2025", "events/2024", "events/2025")
    assert touched == {f"data/v1/{name}.{end}" for name in files for end in ("json", "csv")}


def paths(listed):

    return {o.path: o.depends for o in laid_out(site(*listed, known=knowledge())) if o.path.startswith("data/")}


def test_an_event_is_of_what_its_words_begin_with():
    text = "SMILE is ready. ESA announced a delay on 5 May 2026 and named a reason."
    found = index(site(briefing(text, published=date(2026, 5, 6))))
    (event,) = (one for one in found.site.events if one.what.startswith("SMILE: "))
    row = dict(zip((column.name for column in EVENTS.columns), event_row(event, found), strict=True))
    assert "smile" in row["entities"]
    assert "smile" not in event.entities


def test_columns_of_events_keep_their_names():
    assert [column.name for column in EVENTS.columns][:3] == ["id", "basis", "date"]


HOSTILE = "A [link](javascript:x) *and* `code` ](y) <b> &amp; R&D_one_ ~~1~~\n- 2."


def test_programs_that_read_the_newest_texts_are_given_words_and_no_markup(monkeypatch):
    """JSON Feed 1.1: `title` and `content_text` are plain text; llms.txt is Markdown."""
    words = " ".join(HOSTILE.split())
    for name in ("SITENAME", "SITESUBTITLE"):
        monkeypatch.setitem(SETTINGS, name, words)
    texts = rendered(site(briefing(title=HOSTILE, summary=HOSTILE)))
    (item,) = json.loads(texts["feed.json"])["items"]
    assert (item["title"], item["content_text"]) == (HOSTILE, HOSTILE) and "content_html" not in item
    assert "<" not in texts["feed.json"]
    page = BeautifulSoup(MarkdownIt().render(texts["llms.txt"]), "html.parser")
    assert page.h1.get_text() == words and page.blockquote.get_text().strip().startswith(f"{words}. Every statement")
    told = page.find_all("li")[-1]
    assert told.a.get_text() == words and told.get_text().endswith(f": {words}")
    assert not page.select("em, strong, code, b, s") and len(page.find_all("a")) == 7


def test_marks_of_markdown_are_escaped_as_the_example_says():
    assert doctest.testmod(commonmark).failed == 0
