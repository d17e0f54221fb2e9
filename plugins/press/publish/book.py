"""The briefings as a book (EPUB 3.3), made of their finished pages; what leads out of it leads to the live site."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from urllib.parse import urljoin

from bs4 import BeautifulSoup

from press import owned
from press.options import Options
from press.publish import manifest
from press.publish.carrier import Release
from press.publish.edition import FIRST, Edition
from press.publish.errors import PublishError
from press.publish.preparation import MADE

_LEFT_OUT = "nav, figure, svg, .noprint, .tally, [aria-labelledby=h-t], [aria-labelledby=h-e]"
"""What is for a screen, and the way to other briefings."""
_LINKED = 'script[type="application/ld+json"]'
_STYLE = "book.css"
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_CONTAINER = f"""{_XML}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""


@dataclass(frozen=True, slots=True)
class Book(Edition):
    """An EPUB on this machine."""

    def named(self, name: str) -> str:
        """Return where a file lies: the manifest is no part of what is read."""
        return f"META-INF/{name}" if name in (manifest.FILE, manifest.SIGNATURE) else name

    def edited(self, options: Options, release: Release) -> Release:
        """Return the release that is the book alone."""
        files = book(options.output)
        for name, content in files.items():
            owned.write(options.cache, f"{MADE}/{name}", content.encode())
        made = tuple(manifest.file(release.made, name) for name in sorted(files))
        return replace(release, manifest=replace(release.manifest, files=made))


@dataclass(frozen=True, slots=True)
class Chapter:
    """A briefing as it stands in the book."""

    name: str
    title: str
    address: str
    """At which it is live."""
    site: str
    """The name of the site."""
    language: str
    published: str
    changed: str
    """The day of the newest datum in it."""
    day: str
    """On which it was published, in words."""
    body: str


def book(output: Path) -> dict[str, str]:
    """Return the files of the book of a built site, the newest briefing first; raise PublishError without one."""
    pages = sorted(output.glob("briefings/*/index.html"))
    chapters = [chapter(page.parent.name, page.read_text("utf-8")) for page in pages]
    chapters.sort(key=lambda one: one.published, reverse=True)
    if not chapters:
        raise PublishError("there is no briefing to make a book of; add one")
    style = Path(__file__).with_name(_STYLE).read_text("utf-8")
    files = {FIRST: "application/epub+zip", "META-INF/container.xml": _CONTAINER, f"EPUB/{_STYLE}": style}
    files |= {"EPUB/book.opf": _package(chapters), "EPUB/contents.xhtml": _contents(chapters)}
    return files | {f"EPUB/{one.name}.xhtml": _page(one.language, one.title, one.body) for one in chapters}


def chapter(name: str, html: str) -> Chapter:
    """Return a chapter of the page of a briefing, each link of which leads to a place in it or to the live site."""
    page = BeautifulSoup(html, "html.parser")
    told = json.loads(page.select(_LINKED)[0].get_text())
    article, address = page.select("article")[0], told["url"]
    for part in article.select(_LEFT_OUT):
        part.extract()
    places = {f"#{tag['id']}" for tag in article.select("[id]")}
    for link in article.select("[href]"):
        leads, place = str(link["href"]), str(link["href"]).partition(":~:")[0]
        link["href"] = place if place in places else urljoin(address, leads)
    for tag in article.select("*"):
        tag.attrs = {key: value for key, value in tag.attrs.items() if not key.startswith("data-")}
    body = (
        f'{article}\n<p class="lab">This briefing as it is now: <a href="{escape(address)}">{escape(address)}</a></p>'
    )
    site, days = told["isPartOf"]["name"], (told["datePublished"], told["dateModified"])
    day = article.select("time.big")[0].get_text()
    return Chapter(name, told["headline"], address, site, told["inLanguage"], *days, day, body)


def _page(language: str, title: str, body: str) -> str:
    return (
        f'{_XML}<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" '
        f'xml:lang="{language}"><head><title>{escape(title)}</title><link rel="stylesheet" href="{_STYLE}"/></head>\n'
        f"<body>{body}</body></html>\n"
    )


def _contents(chapters: Sequence[Chapter]) -> str:
    """Return the page that lists the chapters, each with its day."""
    lines = (f'<li><a href="{one.name}.xhtml">{escape(one.title)}, {one.day}</a></li>\n' for one in chapters)
    first = chapters[0]
    body = f'<nav epub:type="toc"><h1>{escape(first.site)}</h1>\n<ol>\n{"".join(lines)}</ol></nav>'
    return _page(first.language, first.site, body)


def _package(chapters: Sequence[Chapter]) -> str:
    """Return what a reading system reads first: what the book is, its files, and their order."""
    first, html = chapters[0], 'media-type="application/xhtml+xml"'
    address, site = escape(urljoin(first.address, "..")), escape(first.site)
    items = "".join(f'<item id="b-{one.name}" href="{one.name}.xhtml" {html}/>\n' for one in chapters)
    spine = "".join(f'<itemref idref="b-{one.name}"/>\n' for one in chapters)
    return f"""{_XML}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">{address}</dc:identifier>
<dc:title>{site}</dc:title><dc:language>{first.language}</dc:language><dc:publisher>{site}</dc:publisher>
<dc:source>{address}</dc:source><dc:date>{first.published}</dc:date>
<meta property="dcterms:modified">{max(one.changed for one in chapters)}T00:00:00Z</meta></metadata>
<manifest><item id="contents" href="contents.xhtml" {html} properties="nav"/>
<item id="style" href="{_STYLE}" media-type="text/css"/>
{items}</manifest>
<spine><itemref idref="contents"/>
{spine}</spine></package>
"""
