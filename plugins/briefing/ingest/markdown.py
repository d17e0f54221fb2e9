"""Write a seed as an ordinary Pelican article, and read any such article as a Briefing.

The body of an article is Markdown. It is rendered by Python-Markdown, sanitised by nh3 against a list of what may
pass, and brought into the form of `canonical.py`. What ingest wrote from a seed takes the short way of `plain.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import nh3
from markdown import Markdown

from briefing.ingest import plain
from briefing.ingest.article import Article, article
from briefing.ingest.canonical import BLOCKS, Body, canonical
from briefing.ingest.head import YEARS, written
from briefing.ingest.references import referenced
from briefing.model import Briefing, Seed
from briefing.web import host

REQUIRED_FIELDS = ("Title", "Date")
STATUSES = ("published", "draft")
EXTENSIONS = ("abbr", "def_list", "fenced_code", "sane_lists", "tables")
"""`extra` without Markdown inside HTML, without attributes on anything, and without footnotes, whose numbers would
stand in the middle of sentences."""
TAGS = BLOCKS | {
    "a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "strong",
    "sub", "sup",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "abbr": {"title"}, "ol": {"start"}, "td": {"align"}, "th": {"align"}}
SCHEMES = frozenset(["http", "https", "mailto"])


def write(seed: Seed, title: str, summary: str, slug: str, more: Mapping[str, str]) -> str:
    """Return the article file for a seed; `more` holds further metadata.

    Every character of the text stands for itself: markup in a seed is text on the page.
    """
    fields = {
        "Title": title,
        "Date": seed.published.isoformat(),
        "Slug": slug,
        "Summary": plain.literal(summary),
        "Seed": seed.path,
        "Seed-SHA256": seed.sha256,
        **more,
    }
    return written(fields, "\n\n".join(map(plain.literal, plain.paragraphs(seed.text))))


def read(path: Path, root: Path) -> Briefing:
    """Read the briefing at `path` below the content folder `root`.

    Raises BriefingError, whose one argument is the Problem, when it is no briefing.
    """
    found = article(path, REQUIRED_FIELDS)
    top = found.head
    body = rendered(found, found.body)
    if "\x03" in body.text:  # Python-Markdown 3.11 leaves its own marks in the text of such a knot
        raise found.error("", "stars or underscores in a knot that Markdown cannot read; untie them or escape them")
    briefing = Briefing(
        path=path.relative_to(root).as_posix(),
        slug=found.slug,
        title=top.get("Title"),
        published=_day(found, "Date"),
        summary=rendered(found, top.get("Summary")).text,
        source=top.get("Source"),
        url=_url(found),
        reviewed=_day(found, "Reviewed") if top.get("Reviewed") else None,
        draft=_draft(found),
        seed=top.get("Seed"),
        html=body.html,
        text=body.text,
        blocks=body.blocks,
        protected=body.protected,
        sha256=found.sha256,
    )
    return referenced(briefing)


def rendered(found: Article, markdown: str) -> Body:
    """Return the body that a part of an article file makes.

    Raises BriefingError, whose one argument is the Problem, when it is nested deeper than Markdown can be read.
    """
    try:
        return render(markdown)
    except RecursionError as error:
        raise found.error("", "lists or quotations lie too deep in one another; make them flat") from error


def render(markdown: str) -> Body:
    """Return the body that a piece of Markdown makes."""
    return plain.body(markdown) or parse(markdown)


def parse(markdown: str) -> Body:
    """Return the body that a piece of Markdown makes, by way of Python-Markdown and nh3."""
    configuration = {"tables": {"use_align_attribute": True}}
    parser = Markdown(extensions=list(EXTENSIONS), extension_configs=configuration, output_format="html")
    html = nh3.clean(
        parser.convert(markdown), tags=set(TAGS), attributes=ATTRIBUTES, url_schemes=set(SCHEMES), link_rel=None
    )
    return canonical(html)


def _day(found: Article, name: str) -> date:
    value = found.head.get(name)
    try:
        day = date.fromisoformat(re.split(r"[ T]", value, maxsplit=1)[0])
    except ValueError as error:
        message = f"{name} {value[:40]!r} is no date; write it as YYYY-MM-DD, such as 2025-03-14"
        raise found.error(name, message) from error
    if day.year not in YEARS:
        raise found.error(name, f"{name} {value[:40]!r} lies outside the years {YEARS[0]} to {YEARS[-1]}; mend it")
    return day


def _url(found: Article) -> str:
    url = found.head.get("URL")
    if url and not host(url):
        raise found.error("URL", f"URL {url!r} is no web address; write it in full, with https:// before its host")
    return url


def _draft(found: Article) -> bool:
    status = found.head.get("Status").lower() or STATUSES[0]
    if status not in STATUSES:
        raise found.error("Status", f"Status {status!r} is unknown; write {' or '.join(STATUSES)}")
    return status == "draft"
