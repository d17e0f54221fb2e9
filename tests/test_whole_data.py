"""All rows in one file each: what each file holds, read back by the tools that it is for."""

import csv
import io
import json
import os
import re
import shlex
import sqlite3
import subprocess
import sys
import warnings
from dataclasses import replace
from datetime import date
from importlib import import_module
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from builders import HERE, KNOWN, RECORDS, briefing, correction, knowledge, many, site
from conftest import without
from test_pages import rendered

from briefing.calendar import from_edtf, phrase
from briefing.publish.exports.licences import LICENCES, TERMS
from briefing.publish.exports.schema import TABLES
from briefing.publish.exports.whole import caveats, package, timeline_js
from briefing.publish.exports.whole.dataset import About, Dataset, dataset
from briefing.publish.exports.whole.exports import EXPORTS

ABOUT = About("News & “notes”", "The Publisher", "https://news.example")


def reader(name):
    """Return the program that a file is for; where it is missing, that is said."""
    try:
        return import_module(name)
    except ImportError as error:
        without(error)


STEPS = (
    "Peru and Kenya signed an agreement on satellites in March 2016. "
    "Nigeria and Chile will launch a satellite together in 2031. "
    "Ghana and Bolivia ended their cooperation on satellites in June 2024. "
    "Norway and Sweden have worked together on satellites since 2011."
)
"""Two parties at each step: bound, only planning, apart again, still at it."""


@pytest.fixture(scope="module")
def texts():
    steps = briefing(STEPS, slug="steps", published=date(2025, 4, 5), url="https://paper.example/steps")
    states = tuple(one for one in KNOWN.records if one.name in STEPS and one not in RECORDS)
    known = knowledge(corrections=[correction()], records=(*RECORDS, *states))
    return rendered(site(briefing(source="paper"), steps, *many(3), known=known))


@pytest.fixture(scope="module")
def data(texts):
    return dataset(ABOUT, lambda path: texts[path].encode())


@pytest.fixture(scope="module")
def files(data, tmp_path_factory):
    """Return a folder with every export."""
    folder = tmp_path_factory.mktemp("data")
    for export in EXPORTS:
        (folder / export.name).write_bytes(export.written(data))
    return folder


@pytest.fixture
def base(files):
    connection = sqlite3.connect(files / "briefings.sqlite")
    yield connection
    connection.close()


def acts(data):
    """Return the rows of cooperations by their parties."""
    return {" and ".join(row["parties"]): row for row in data.rows["cooperations"]}


AGAIN = """
import sys
from pathlib import Path
from briefing.publish.exports.whole.dataset import About, dataset
from briefing.publish.exports.whole.exports import EXPORTS

root, into, *about = sys.argv[1:]
data = dataset(About(*about), lambda path: Path(root, path).read_bytes())
for export in EXPORTS:
    Path(into, export.name).write_bytes(export.written(data))
"""


def test_another_process_with_another_order_of_sets_writes_the_same_bytes(texts, files, tmp_path):
    for path in (path for path in texts if path.startswith("data/v1/") and path.endswith(".json")):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(texts[path], "utf-8")
    (tmp_path / "again").mkdir()
    seeds = {"PYTHONHASHSEED": "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"}
    places = (tmp_path, tmp_path / "again", ABOUT.name, ABOUT.publisher, ABOUT.siteurl)
    subprocess.run([sys.executable, "-c", AGAIN, *map(str, places)], check=True, env=os.environ | seeds)
    for export in EXPORTS:
        assert (tmp_path / "again" / export.name).read_bytes() == (files / export.name).read_bytes(), export.name


def test_the_database_holds_every_row_and_every_reference_leads_to_one(base, data):
    for table in TABLES:
        assert base.execute(f"SELECT count(*) FROM {table.name}").fetchone() == (len(data.rows[table.name]),)
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    parents = {row[2] for row in base.execute("PRAGMA foreign_key_list(events_evidence)")}
    assert parents == {"events", "briefings"}


def test_the_database_is_searched_by_words_and_joined_to_sentences(base):
    found = base.execute(
        "SELECT events.what, quote, title FROM events_fts JOIN events ON events.rowid = events_fts.rowid "
        "JOIN events_evidence USING (id) JOIN briefings ON briefings.id = briefing "
        "WHERE events_fts MATCH 'astronauts' AND basis = 'report'"
    ).fetchall()
    assert found and all("stronaut" in what + quote for what, quote, _ in found)
    assert any(title == "CMSA and SUPARCO sign" for *_, title in found)


def test_the_views_tell_who_did_what_when_and_who_works_with_whom(base):
    days = [row[0] for row in base.execute("SELECT coalesce(nullif(first, ''), last) FROM timeline")]
    assert days == sorted(days) and len(days) > 5
    who = dict(base.execute("SELECT id, who FROM timeline"))
    assert "CMSA" in who["ms-2025-02-28"] or "China Manned Space Agency" in who["ms-2025-02-28"]
    pairs = base.execute("SELECT one, other, cooperations FROM works_with").fetchall()
    assert {"China", "Pakistan"} in [{one, other} for one, other, _ in pairs]


def test_plans_are_no_work_and_neither_is_what_one_country_does_at_home(base):
    asked = "SELECT one, other, cooperations, plans, earliest, latest FROM works_with"
    found = {frozenset(row[:2]): row[2:] for row in base.execute(asked)}
    assert found[frozenset(["Nigeria", "Chile"])] == (0, 1, None, None)
    assert found[frozenset(["Peru", "Kenya"])] == (1, 0, "2016-03-01", "2016-03-31")
    assert found[frozenset(["Norway", "Sweden"])] == (1, 0, "2011-01-01", None)
    pairs = {frozenset(row) for row in base.execute("SELECT one, other FROM pairs")}
    assert {"cmsa", "suparco"} in pairs and {"cmsa", "china"} not in pairs and {"cnsa", "china"} not in pairs
    assert {"suparco", "france"} not in pairs  # guests of one host


ASKED = """
import asyncio, json, sys
from datasette.app import Datasette

async def asked(base, metadata, *paths):
    opened = Datasette(immutables=[base], metadata=json.load(open(metadata, encoding="utf-8")))
    await opened.invoke_startup()
    answers = [await opened.client.get(path) for path in paths]
    print(json.dumps([[answer.status_code, answer.text] for answer in answers]))

asyncio.run(asked(*sys.argv[1:]))
"""
"""A program of its own, since Datasette closes no database."""


def test_datasette_opens_the_database_with_its_metadata(files):
    reader("datasette")
    wanted = ("/-/metadata.json", "/briefings/events", "/briefings/events.json?_search=astronauts&_shape=array")
    command = [sys.executable, "-c", ASKED, str(files / "briefings.sqlite"), str(files / "metadata.json"), *wanted]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    (_, home), (status, table), (_, found) = json.loads(done.stdout)
    assert json.loads(home)["title"] == ABOUT.name
    assert status == 200 and "what happened, in a few words" in table
    rows = json.loads(found)
    assert rows and all("stronaut" in row["what"] + row["quotes"] for row in rows)


def test_the_package_is_a_frictionless_one(files, tmp_path):
    frictionless = reader("frictionless")
    with ZipFile(files / "datapackage.zip") as archive:
        archive.extractall(tmp_path)
    package = frictionless.Package(str(tmp_path / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["type", "message"])
    assert [resource.name for resource in package.resources] == [table.name for table in TABLES]
    told = (tmp_path / "README.md").read_text("utf-8")
    assert "Before you count" in told and ABOUT.siteurl in told


def test_a_table_as_one_csv_is_that_of_the_package(files, data):
    with ZipFile(files / "datapackage.zip") as archive:
        for table in TABLES:
            content = (files / f"{table.name}.csv").read_bytes()
            assert archive.read(f"data/{table.name}.csv") == content
            rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
            assert [row["id"] for row in rows] == [row["id"] for row in data.rows[table.name]]


def test_the_citation_names_publisher_day_and_address(files, data):
    lines = dict(line.split(": ", 1) for line in (files / "CITATION.cff").read_text("utf-8").splitlines())
    assert {key: json.loads(value) for key, value in lines.items()} | {"message": ""} == {
        "cff-version": "1.2.0", "message": "", "title": f"{ABOUT.name}: data", "type": "dataset",
        "authors": [{"name": ABOUT.publisher}], "url": f"{ABOUT.siteurl}/data/", "version": "1",
        "license-url": f"{ABOUT.siteurl}/licence/", "date-released": data.day,
    }  # fmt: skip


def test_wherever_the_data_go_each_licence_is_said_with_what_it_is_of(files, data, texts):
    """One licence for all would give away texts of our own and of others; several are read as a choice in CFF."""
    with ZipFile(files / "datapackage.zip") as archive:
        package = json.loads(archive.read("datapackage.json"))
        told = [archive.read(name).decode() for name in ("README.md", "LICENCE.md")]
    told.append(json.loads((files / "metadata.json").read_bytes())["license"])
    told += [texts["llms.txt"], " ".join(BeautifulSoup(texts["data/index.html"], "html.parser").get_text().split())]
    assert all(TERMS in one for one in told)
    codes = [one.get("name", "") for one in package["licenses"]]
    assert codes == ["CC0-1.0", "CC-BY-4.0", ""] and package["licenses"][2]["path"] == f"{ABOUT.siteurl}/licence/"


@pytest.mark.parametrize("path", ["content/pages/licence.md", "LICENSE-NOTES.md"])
def test_the_licences_of_the_data_are_those_that_the_project_names(path):
    told = (HERE / path).read_text("utf-8")
    assert all(one.title in told and one.address in told for one in LICENCES)


def test_a_name_of_a_site_with_marks_of_markdown_is_read_as_it_stands(data):
    name = "Reader's [News](x) & *Notes* `a` <b>"
    told = caveats.readme(replace(data, about=replace(ABOUT, name=name))).decode()
    html = reader("markdown_it").MarkdownIt().enable("table").render(told)
    page = BeautifulSoup(html, "html.parser")
    assert page.h1.get_text() == f"{name}: data" and f"{name}, data version" in page.p.get_text()
    assert [len(table.select("tbody tr")) for table in page.find_all("table")] == [len(t.columns) for t in TABLES]
    assert all(len(row.find_all("td")) == 3 for row in page.select("tbody tr"))


def test_the_package_has_the_name_of_its_site(data):
    named = package.written(replace(data, about=replace(ABOUT, name="Günter's Orbit: News")))
    with ZipFile(io.BytesIO(named)) as archive:
        assert json.loads(archive.read("datapackage.json"))["name"] == "gunters-orbit-news"


def test_zotero_and_pandoc_can_cite_a_briefing(files):
    source, style = reader("citeproc.source.json"), reader("citeproc")
    items = json.loads((files / "briefings.csl.json").read_bytes())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its own, on fields that it does not know
        sources = source.CiteProcJSON(items)
        bibliography = style.CitationStylesBibliography(
            style.CitationStylesStyle("harvard-cite-them-right", validate=False), sources, style.formatter.plain
        )
        bibliography.register(style.Citation([style.CitationItem(items[0]["id"])]))
        (said,) = map(str, bibliography.bibliography())
    assert items[0]["title"] in said and "2025" in said


def test_a_text_of_others_is_cited_as_theirs(files):
    items = {item["id"]: item for item in json.loads((files / "briefings.csl.json").read_bytes())}
    assert not [item for item in items.values() if "author" in item or item.get("publisher") == ABOUT.publisher]
    assert {item["archive"] for item in items.values()} == {ABOUT.name}
    (paper,) = (item for item in items.values() if "publisher" in item)
    assert paper["publisher"] == paper["container-title"] == "The Paper"
    assert items["steps"]["URL"] == "https://paper.example/steps"
    assert paper["URL"] == paper["archive_location"] == f"{ABOUT.siteurl}/briefings/{paper['id']}/"


def test_the_graph_is_the_same_in_both_forms(files, data):
    networkx = reader("networkx")
    one, other = networkx.read_gexf(files / "cooperation.gexf"), networkx.read_graphml(files / "cooperation.graphml")
    assert set(one.nodes) == set(other.nodes) and one.number_of_edges() == other.number_of_edges() > 0
    assert one.nodes["china"] == {"label": "China", "type": "country"} and other.nodes["china"]["name"] == "China"
    wanted = {row["id"] for row in data.rows["cooperations"] if len(row["parties"]) > 1}
    assert {edge["cooperation"] for *_, edge in other.edges(data=True)} <= wanted
    starts = [edge["start"] for *_, edge in other.edges(data=True) if "start" in edge]
    assert starts and all(date.fromisoformat(start) for start in starts)


@pytest.mark.parametrize(
    ("parties", "status", "start", "end"),
    [
        ("peru and kenya", "signed", "2016-03-01", None),
        ("nigeria and chile", "planned", None, None),
        ("ghana and bolivia", "ended", None, "2024-06-30"),
        ("norway and sweden", "ongoing", "2011-01-01", None),
        ("esa and jaxa", "completed", "2018-10-20", "2018-10-20"),
        ("esa and nasa", "suspended", "2020-10-27", None),
    ],
)
def test_an_edge_ends_only_where_the_work_is_over(files, data, parties, status, start, end):
    networkx, row = reader("networkx"), acts(data)[parties]
    for found in (networkx.read_gexf(files / "cooperation.gexf"), networkx.read_graphml(files / "cooperation.graphml")):
        (edge,) = (edge for *_, edge in found.edges(data=True) if edge["cooperation"] == row["id"])
        assert (edge["status"], edge.get("start"), edge.get("end")) == (status, start, end)
        assert edge.get("when", "") == row["when"]


def test_the_triples_say_of_each_event_from_which_words_it_comes(files, data):
    graph = reader("rdflib").Graph().parse(files / "triples.nt", format="nt")
    asked = """
        PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX s: <https://schema.org/>
        SELECT ?name ?page ?words WHERE {
            ?event a s:Event; s:name ?name; prov:wasDerivedFrom ?page.
            ?note oa:hasBody ?event; oa:hasTarget [oa:hasSource ?page; oa:hasSelector [oa:exact ?words]] }
    """
    found = {tuple(map(str, row)) for row in graph.query(asked)}
    reports = [row for row in data.rows["events"] if row["basis"] == "report"]
    wanted = {
        (row["what"], f"{ABOUT.siteurl}/briefings/{briefing}/", quote)
        for row in reports
        for briefing, quote in zip(row["briefings"], row["quotes"], strict=True)
    }
    assert found == wanted and wanted


def test_the_triples_tell_a_plan_from_a_fact_and_an_event_from_an_act(files, data):
    rdflib = reader("rdflib")
    graph = rdflib.Graph().parse(files / "triples.nt", format="nt")
    for name, columns in {"events": ("kind", "modality", "first"), "cooperations": ("status", "when", "since")}.items():
        for row in data.rows[name]:
            it = rdflib.URIRef(f"{ABOUT.siteurl}/data/#{name}/{row['id']}")
            said = {one: graph.value(it, rdflib.URIRef(f"{ABOUT.siteurl}/data/#{name}.{one}")) for one in columns}
            assert {one: str(value or "") for one, value in said.items()} == {one: row[one] for one in columns}
            types = {str(one) for one in graph.objects(it, rdflib.RDF.type)}
            assert types == {f"https://schema.org/{'Event' if name == 'events' else 'Action'}"}
            record = rdflib.URIRef(f"{ABOUT.siteurl}/data/#{name}.record")
            assert {str(one).rpartition("/")[2] for one in graph.objects(it, record)} == {*row["record"]}
    explained = {str(one).rpartition("#")[2] for one in graph.subjects(rdflib.RDFS.comment)}
    assert explained >= {"events.kind", "events.modality", "cooperations.status", "cooperations.when"}


@pytest.fixture(scope="module")
def lines(files):
    return [json.loads(line) for line in (files / "entities.ftm.json").read_text("utf-8").splitlines()]


def test_investigators_get_links_between_entities_that_are_there(lines):
    known = {one["id"]: one["schema"] for one in lines}
    links = [one["properties"] for one in lines if one["schema"] == "UnknownLink"]
    assert links and all({*link["subject"], *link["object"]} <= known.keys() for link in links)
    involved = {known[one] for event in lines for one in event["properties"].get("involved", ())}
    assert involved and involved <= {"PublicBody", "Organization", "Company", "Person"}  # what may stand there
    assert known["china"] == "PublicBody" and len(known) == len(lines)


def test_investigators_get_each_fact_once_with_its_status_and_no_plan(lines, data):
    found, rows = {one["id"]: one["properties"] for one in lines}, acts(data)
    signed = found[rows["peru and kenya"]["id"]]
    assert (signed["status"], signed["date"]) == (["signed"], ["2016-03"])
    assert found[rows["norway and sweden"]["id"]]["startDate"] == ["2011"]
    assert found[rows["ghana and bolivia"]["id"]]["status"] == ["ended"]
    assert rows["nigeria and chile"]["id"] not in found
    reports = [row for row in data.rows["events"] if row["basis"] == "report" and row["id"] in found]
    assert reports and all(row["modality"] == "happened" and not row["record"] for row in reports)
    sentences = [url for one in found.values() for url in one.get("sourceUrl", ()) if "/briefings/steps/" in url]
    assert len(sentences) == 3  # one for each but the plan


def test_investigators_get_no_day_where_a_month_or_a_year_is_known(lines, data):
    dates = {row["id"]: row["date"] for row in data.rows["events"]}
    dates |= {row["id"]: row["when"] for row in data.rows["cooperations"]}
    told = {one["id"]: one["properties"]["date"] for one in lines if "date" in one["properties"]}
    assert all(dates[one].startswith(day) for one, (day,) in told.items())
    assert {len(day) for (day,) in told.values()} == {4, 7, 10}


def test_the_lines_for_investigators_are_of_their_model(lines):
    model = HERE / "tests/node_modules/@alephdata/followthemoney/dist/defaultModel.json"
    if not model.is_file():
        without(f"{model} is missing; run: npm install --ignore-scripts --prefix tests")
    schemata = json.loads(model.read_bytes())["schemata"]
    known = {one["id"]: {one["schema"], *schemata[one["schema"]]["schemata"]} for one in lines}
    for line in lines:
        properties = {name: one for above in known[line["id"]] for name, one in schemata[above]["properties"].items()}
        for name, values in line["properties"].items():
            assert not properties[name].get("stub"), (line["schema"], name)
            if properties[name]["type"] == "entity":
                assert all(properties[name]["range"] in known[value] for value in values), (line["id"], name)
        assert {*schemata[line["schema"]].get("required", ())} <= line["properties"].keys()


def test_a_timeline_of_the_record_says_how_precise_each_date_is(files, data):
    slides = json.loads((files / "timeline.json").read_bytes())["events"]
    record = {row["id"]: row for row in data.rows["events"] if row["basis"] == "record"}
    assert {slide["unique_id"] for slide in slides} == {one for one, row in record.items() if row["first"]}
    for slide in slides:
        start, row = slide["start_date"], record[slide["unique_id"]]
        assert slide["display_date"] == phrase(from_edtf(row["date"]))
        assert "-".join(f"{start[part]:02}" for part in ("year", "month", "day") if part in start) == row["date"]
        assert "end_date" not in slide
    assert {len(slide["start_date"]) for slide in slides} == {2, 3}


def test_a_slide_of_a_stretch_has_both_its_ends(data):
    row = next(row for row in data.rows["events"] if row["id"] == "ms-2016-03")
    week = {**row, "date": "2025-02-24/2025-03-02", "first": "2025-02-24", "last": "2025-03-02", "precision": "week"}
    (slide,) = json.loads(timeline_js.written(Dataset(ABOUT, {**data.rows, "events": (week,)})))["events"]
    assert slide["start_date"] == {"year": 2025, "month": 2, "day": 24}
    assert slide["end_date"] == {"year": 2025, "month": 3, "day": 2}
    assert slide["display_date"] == "24 February – 2 March 2025"


def test_every_file_of_a_table_is_as_the_schema_says(files, texts):
    schema = json.loads((files / "schema.json").read_bytes())
    validator = reader("jsonschema").Draft202012Validator(schema)
    checked = [path for path in texts if path.startswith("data/v1/") and "/" in path[8:] and path.endswith(".json")]
    for path in checked:
        validator.validate(json.loads(texts[path]))
    assert len(checked) > 4
    assert not validator.is_valid({"table": "events", "version": "1", "rows": [{"id": "x"}]})


def test_the_dictionary_explains_every_column_of_every_table(files):
    plain = re.sub(r"\\([_<])", r"\1", (files / "dictionary.md").read_text("utf-8"))
    told = re.split(r"^## ", plain, flags=re.MULTILINE)[1:]
    row = re.compile(r"^\| (\w+) \| (\w+).*? \| (.+) \|$", re.MULTILINE)
    listed = {part.partition("\n")[0]: row.findall(part)[1:] for part in told}
    assert listed == {table.name: [(one.name, one.kind, one.about) for one in table.columns] for table in TABLES}


def example(language, number=0):
    """Return a piece of code of the documentation."""
    return re.findall(rf"```{language}\n(.*?)```", (HERE / "docs/data.md").read_text("utf-8"), re.DOTALL)[number]


@pytest.fixture
def built(files, tmp_path, monkeypatch):
    """Be in a folder whose output holds the exports."""
    (tmp_path / "output/extras").mkdir(parents=True)
    (tmp_path / "output/extras/data").symlink_to(files)
    monkeypatch.chdir(tmp_path)


def test_the_first_example_counts_events_by_year(built, base, capsys):
    exec(compile(example("python"), "docs/data.md", "exec"), {})
    told = [line.split(" ") for line in capsys.readouterr().out.splitlines()]
    assert all(len(bar) == int(count) for _, bar, count in told)
    assert (
        sum(int(count) for *_, count in told)
        == base.execute(
            "SELECT count(*) FROM events WHERE first <> '' AND (basis = 'record' OR modality = 'happened')"
        ).fetchone()[0]
    )


def test_the_second_example_reads_a_text(capsys):
    exec(compile(example("python", 1), "docs/data.md", "exec"), {})
    assert capsys.readouterr().out.startswith("2025-W09 agreement ['China', 'Pakistan'] – China and Pakistan signed")


def test_the_third_example_asks_with_datasette(built):
    reader("datasette")
    command = shlex.split(example("sh"))
    done = subprocess.run([sys.executable, "-m", *command], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)
    assert {row["one"] for row in rows} | {row["other"] for row in rows} >= {"China", "Pakistan"}
