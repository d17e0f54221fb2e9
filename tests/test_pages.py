"""Pages: what their templates read, what they never show, and which of them a change touches."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from html import unescape
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from builders import KNOWN, RECORDS, SEED, SLUG, briefing, correction, knowledge, laid_out, many, site
from jinja2 import Environment, FileSystemLoader, StrictUndefined, meta

from briefing.calendar import from_edtf
from briefing.english.sentences import sentences
from briefing.publish import gate
from briefing.publish.exports.whole.exports import PATHS
from briefing.publish.figures.figure import Point, figure
from briefing.publish.figures.marks import year_scale
from briefing.publish.lookups.indexing import index
from briefing.publish.lookups.lists import all_entries
from press.markup import GLOBALS
from press.theme import FILTERS

TEMPLATES = Path(__file__).parent.parent / "theme/templates"
SETTINGS = {
    "SITENAME": "Space Cooperation Briefing",
    "SITESUBTITLE": "Who works with whom",
    "SITEURL": "https://example.org",
    "DEFAULT_LANG": "en",
    "REPORT_ADDRESS": "mailto:editors@example.org",
    "PUBLISHER": "The Publisher",
}
ENVIRONMENT = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
ENVIRONMENT.filters.update(FILTERS)
ENVIRONMENT.globals.update(GLOBALS)


def rendered(known_site):
    """Return the text of every page by path."""
    return Rendered(known_site)


class Rendered(Mapping):
    """Texts of pages by path, each made when it is first asked for: most tests look at a few."""

    def __init__(self, known_site):
        self.pages = {page.path: page for page in laid_out(known_site)}
        self.texts = {}

    def __getitem__(self, path):
        if path not in self.texts:
            page = self.pages[path].build()
            template = ENVIRONMENT.get_template(f"{page.template}.html")
            self.texts[path] = template.render(page=page, **SETTINGS)
        return self.texts[path]

    def __iter__(self):
        return iter(self.pages)

    def __len__(self):
        return len(self.pages)


@pytest.fixture(scope="module")
def pages():
    known = knowledge(corrections=[correction(), correction("inaugural lunar flyby", state="conflict")])
    return rendered(site(briefing(source="paper"), *many(3), known=known))


@pytest.mark.parametrize("name", sorted(path.name for path in TEMPLATES.glob("*.html")))
def test_template_reads_the_page_and_settings_only(name):
    found = meta.find_undeclared_variables(ENVIRONMENT.parse((TEMPLATES / name).read_text("utf-8")))
    assert found <= {"page", "m", *SETTINGS, *GLOBALS}  # m: the macros, which base.html imports


def test_every_page_passes_the_gate(pages):
    facts = {path: gate.facts(path, text.encode()) for path, text in pages.items()}
    written = (
        "theme/site.css",
        "theme/mark.svg",
        "theme/search.js",
        "method/index.html",
        "about/index.html",
        "corrections-policy/index.html",
        "how-to-cite/index.html",
        "licence/index.html",
    )
    others = {path: gate.Facts((), (), ()) for path in (*written, *PATHS)}
    assert list(gate.check(facts, others, ())) == []


def test_every_page_has_one_heading_and_a_short_description(pages):
    for path, text in pages.items():
        if path.endswith(".html"):
            soup = BeautifulSoup(text, "lxml")
            assert len(soup.find_all("h1")) == 1, path
            assert 0 < len(soup.find("meta", {"name": "description"})["content"]) <= 160, path
            assert bool(scripts(soup)) == (path == "search/index.html"), path
            assert not soup.find_all("style") and not soup.find_all(style=True), path


def scripts(soup):
    """Return what a browser would run; data for search engines is none of it."""
    return [one for one in soup.find_all("script") if one.get("type") != "application/ld+json"]


def test_markup_never_changes_the_text(pages):
    soup = BeautifulSoup(pages[f"briefings/{SLUG}/index.html"], "html.parser")
    for number in soup.select(".text .n, .text .mg, .text .rp"):
        number.decompose()
    assert [p.get_text() for p in soup.select(".text > p")] == SEED.split("\n\n")


def test_evidence_lands_on_the_words_that_date_an_event(pages):
    assert "~:text=agreement-,last%20week,-to%20select" in pages[f"briefings/{SLUG}/index.html"].replace(
        "cooperation%20agreement-", "agreement-"
    )


def test_record_is_shown_beside_the_event_it_speaks_of(pages):
    text = pages[f"briefings/{SLUG}/index.html"]
    assert "24 February – 2 March 2025</time>; the text says “last week” on Wednesday 5 March 2025." in text
    assert "On record: 28 February 2025." in text
    assert "agrees, more exact" in text


def test_two_agreements_of_other_parties_are_not_the_event_on_record():
    text = "India and Japan signed an agreement on 28 February 2025."
    found = index(site(briefing(text)))
    assert not any(found.matched.values())


def test_corrected_words_are_marked_and_answered(pages):
    text = pages[f"briefings/{SLUG}/index.html"]
    soup = BeautifulSoup(text, "html.parser")
    assert "CubeSat" in soup.select_one(".bad").get_text()
    assert "Its name is ICUBE-Q." in soup.select_one(".mg:has(.cor)").get_text()
    assert "Its name is ICUBE-Q." in pages["corrections/index.html"]


@pytest.mark.parametrize("rights", ["extract", "facts"])
def test_withheld_sentence_appears_nowhere(rights):
    known = knowledge(rights, [correction(SEED.split("\n\n")[-1], says="This is not settled.")])
    first = SEED.split("\n\n")[3]
    one = briefing(title=first, summary=first, source="paper", url="https://paper.example/a")
    texts = rendered(site(one, known=known))
    carrying = {"s-" + m for m in re.findall(r'class="s" id="s-([^"]+)"', texts[f"briefings/{SLUG}/index.html"])}
    withheld = [s for s in sentences(one.text, one.blocks) if s.anchor not in carrying]
    assert len(withheld) == (13 if rights == "facts" else 10)
    for path, text in texts.items():
        plain = folded(text)
        for sentence in withheld:
            assert folded(one.text[sentence.start : sentence.end]) not in plain, path
    assert ":~:text=" in texts[f"briefings/{SLUG}/index.html"]
    assert "https://paper.example/a#:~:text=" in texts[f"briefings/{SLUG}/index.html"]


def folded(text):
    """Return words alone: without tags, entities, percent signs and punctuation."""
    plain = unescape(unescape(re.sub(r"</?(?:a|abbr|span|time|mark|q)\b[^>]*>", "", unquote(text))))
    return " ".join(re.findall(r"\w+", plain.casefold()))


def test_hostile_words_are_text_everywhere():
    bad = '"><script>alert(1)</script>{{ 7*7 }}'
    text = f"NASA and ESA signed an agreement on {bad} last week."
    known = knowledge(corrections=[correction("signed an agreement", says=bad, sources=(bad, "javascript:alert(1)"))])
    one = briefing(text, title=bad, summary=bad, url="javascript:alert(1)", source=bad)
    for path, shown in rendered(site(one, known=known)).items():
        if path.endswith(".xml"):
            ElementTree.fromstring(shown)
        if not path.endswith(".html"):
            continue
        soup = BeautifulSoup(shown, "html.parser")
        assert not scripts(soup) or path == "search/index.html", path
        assert not [a for a in soup.find_all(href=True) if a["href"].startswith("javascript")], path
        assert "49" not in [tag.string for tag in soup.find_all()], path


@pytest.mark.slow
def test_page_with_the_same_parts_is_the_same_page():
    base = [*many(4), briefing(source="paper")]
    variants = [
        site(*base, known=knowledge()),
        site(*base[1:], known=knowledge()),
        site(*base, known=knowledge("extract")),
        site(*base, known=knowledge("facts")),
        site(*base, known=knowledge(corrections=[correction()])),
        site(*base, known=knowledge(forbidden_hosts=("shine.cn",))),
        site(*base, known=knowledge(milestones=knowledge().milestones[:-8])),
        site(*base, replace(base[0], slug="again", title="Again"), known=knowledge()),
        site(*base, known=knowledge(), as_of=date(2026, 11, 22)),
    ]
    seen = {}
    for variant in variants:
        for outline in laid_out(variant):
            page = outline.build()
            assert seen.setdefault((outline.path, outline.depends), page) == page, outline.path


@pytest.mark.parametrize("count", [30, pytest.param(130, marks=pytest.mark.slow)])
def test_new_briefing_touches_a_handful_of_pages(count):
    listed = many(count)
    before = {o.path: o.depends for o in laid_out(site(*listed[:-1], known=knowledge()))}
    after = {o.path: o.depends for o in laid_out(site(*listed, known=knowledge()))}
    touched = {path for path in after if before.get(path) != after[path]}
    assert not [path for path in touched if path.startswith("briefings/note-") and f"note-{count - 1}/" not in path]
    pair = {path for path in touched if "--" in path}
    assert pair == {f"cooperation/china--pakistan/{name}" for name in ("index.html", "acts.csv", "feed.xml")}
    week = {30: "2025-w05", 130: "2025-w19"}[count]
    assert {path for path in touched if path.startswith("week/")} == {f"week/{week}/index.html"}
    assert {"data/v1/briefings/2025.csv", "data/v1/briefings/2025.json", "feed.json", "llms.txt"} <= touched
    assert len(touched) < 48, sorted(touched)  # of 581 with 130 texts, of 416 with 30: five names, two years, two kinds


@pytest.mark.slow
@pytest.mark.parametrize("day", [date(2025, 1, 17), date(2025, 3, 3), date(2019, 5, 6), date(2025, 5, 20)])
def test_a_briefing_of_any_day_touches_its_own_time_and_the_newest_pages_alone(day):
    text = f"China and Pakistan signed an agreement on {day.day} {day:%B %Y}."
    more = briefing(text, slug="more", title="More", published=day)
    before, after = rendered_paths(many(130)), rendered_paths([*many(130), more])
    times = [path for path in after if "/in/" in path]
    assert {"briefings/in/2025-01/index.html", "entities/china/in/2025-02/index.html"} < set(times)
    touched = [path for path in times if path in before and before[path] != after[path]]
    own = (f"/in/{day.year}", f"/{day.year}/in/{day:%m}", "/in/2025/")  # a year leads to the one before it
    assert all(any(time in path for time in own) for path in touched), touched
    assert not any("/in/2025-" in path and f"{day:%Y-%m}" not in path for path in touched), touched
    assert len([path for path in after if before.get(path) != after[path]]) < 60


def rendered_paths(listed):
    return {o.path: o.depends for o in laid_out(site(*listed, known=knowledge()))}


def test_archive_and_newest_page_hold_every_mention():
    texts = rendered(site(*many(70), known=knowledge()))
    shown = "".join(text for path, text in texts.items() if path.startswith("entities/china/"))
    assert all(f"briefings/note-{number}/" in shown for number in range(70))


def test_milestone_and_its_report_are_one_row():
    found = index(site(briefing(), known=knowledge()))
    listed = all_entries(found)
    assert "ms-2025-02-28" in listed
    assert not [one for one in listed if found.matched.get(one)]


def test_labels_of_a_figure_never_touch():
    days = [f"2025-{month:02}-{day:02}" for month in range(1, 13) for day in (3, 9, 20)]
    points = [Point(from_edtf(day), day, "An agreement of some length", True) for day in days]
    labels = figure(points, year_scale(2025), "", "").above
    assert len(labels) >= 6
    for level in range(3):
        spans = sorted(extent(label) for label in labels if label.level == level)
        assert all(one[1] < other[0] for one, other in pairwise(spans))


def extent(label):
    at, width = float(label.x[:-1]), (len(label.date) + 1 + len(label.text)) * 0.56
    return (at - width, at) if label.end else (at, at + width)


def test_empty_site_has_its_pages():
    texts = rendered(site(known=knowledge(milestones=(), records=())))
    assert {"index.html", "404.html", "feed.xml", "robots.txt", "timeline/index.html"} <= texts.keys()


def test_a_record_has_a_page_when_something_names_it_or_one_with_a_page_refers_to_it():
    china = next(r for r in KNOWN.records if r.id == "china")
    agency, craft, unmet = (
        replace(china, id=name, name=name.title(), type=kind, names=(), demonyms=(), country=(), operator=operators)
        for name, kind, operators in (
            ("lakeside-agency", "agency", ()), ("lakeside", "spacecraft", ("lakeside-agency",)), ("far", "agency", ()),
        )
    )  # fmt: skip
    records = (*RECORDS, agency, craft, unmet)
    told = replace(knowledge().milestones[0], id="ms-lakeside", programme="lakeside")
    known = knowledge(records=records, milestones=(*knowledge().milestones, told))
    listed = {entity.id for entity in site(briefing(), known=known).entities}
    assert {"lakeside", "lakeside-agency"} <= listed and "far" not in listed
