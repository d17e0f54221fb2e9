"""The legend explains whatever marks, states, letters and rules of names the site shows, and each page leads to it."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from builders import briefing, correction, knowledge, site
from test_pages import rendered

ROOT = Path(__file__).parent.parent
ENTITIES = ROOT / "plugins/briefing/analysis/entities"
MAKERS = {"found", "_person", "at"}
"""Functions whose last value is the rule that found a name."""
RULES = {"DEFINED", "NAME", "DEMONYM", "WEAK"}
"""Constants that are rules."""


@pytest.fixture(scope="module")
def pages():
    known = knowledge(corrections=[correction(), correction("last week", state="conflict")])
    return rendered(site(briefing(), known=known, as_of=date(2026, 11, 22)))


@pytest.fixture(scope="module")
def legend(pages):
    return BeautifulSoup(pages["legend/index.html"], "lxml")


def kinds(soup):
    return {" ".join(mark["class"]) for mark in soup.select(".st")}


def test_each_state_of_the_stylesheet_is_explained(legend):
    css = (ROOT / "theme/static/site.css").read_text("utf-8")
    drawn = set(re.findall(r"^\.(\w+)::before \{ clip-path", css, re.MULTILINE))
    assert {"st", *(f"st {one}" for one in drawn)} == kinds(legend) and len(drawn) > 5


def test_each_state_that_a_page_shows_is_explained(pages, legend):
    for path, page in pages.items():
        if path.endswith(".html"):
            assert kinds(BeautifulSoup(page, "lxml")) <= kinds(legend), path


def rules():
    for path in ENTITIES.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                last = node.args[-1]
                parts = [last.body, last.orelse] if isinstance(last, ast.IfExp) else [last]
                yield from (one.value for one in parts if name in MAKERS and isinstance(one, ast.Constant))
            if isinstance(node, ast.Assign):
                targets = [t for target in node.targets for t in getattr(target, "elts", [target])]
                values = getattr(node.value, "elts", [node.value])
                for target, value in zip(targets, values, strict=False):
                    if getattr(target, "id", "") in RULES:
                        yield value.value


def test_each_rule_of_a_name_is_explained(pages, legend):
    explained = {term.get_text() for term in legend.select(".rules dt")}
    made = {rule for rule in rules() if isinstance(rule, str)}
    assert made <= explained and len(made) > 15, made - explained
    page = BeautifulSoup(pages["briefings/cmsa-and-suparco-sign/index.html"], "lxml")
    shown = {
        cell.get_text() for cell in page.select("[aria-labelledby=h-n] .meta") if cell.get_text().startswith("by ")
    }
    named = {rule for cell in shown for rule in cell.removeprefix("by ").partition(";")[0].split(", ")}
    assert named and named <= explained


def test_each_page_leads_to_the_legend(pages):
    for path, page in pages.items():
        if path.endswith(".html") and not path.startswith("embed/"):
            assert re.search(r'href="[^"]*legend/"', page), path


def test_the_home_page_shows_what_is_disputed_and_no_mere_correction(pages):
    home = BeautifulSoup(pages["index.html"], "lxml").select_one(".conf").get_text()
    assert "last week" in home and "CubeSat" not in home


def test_a_page_is_as_new_as_the_newest_thing_that_it_shows(pages):
    for path, day in {"entities/pakistan/": "2026-04-22", "timeline/2026/": "2026-05-24"}.items():
        shown = BeautifulSoup(pages[f"{path}index.html"], "lxml").select_one(".foot > p > time")
        assert shown["datetime"] == day, path
