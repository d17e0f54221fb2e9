"""Check rendered files for what a reader would stumble over: dead links, missing titles, unsafe markup.

The gate reads the well-formed HTML that our own templates make (autoescape on), so one linear pattern over tags is
enough; the tests hold it against a real HTML parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape
from posixpath import join, normpath
from types import MappingProxyType
from urllib.parse import unquote
from xml.etree import ElementTree

from briefing.errors import Problem

TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)\s([^<>]*)>")
"""The name and the attributes of a tag that has any."""
ATTRIBUTE = re.compile(r'([a-zA-Z:-]+)="([^"\0]*)"')
"""One attribute, in the attributes of many tags with NULs between them."""
_SUSPECT = re.compile(r'(?<![a-zA-Z:-])(?:style|on[a-z]+)="', re.I)
"""What may be an attribute that the content security policy blocks."""
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
SAFE_SCHEMES = ("http:", "https:", "mailto:")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the gate needs to know of one rendered file."""

    links: tuple[str, ...]
    """Internal targets as paths below the output folder, `path#fragment` where there is one."""
    ids: tuple[str, ...]
    problems: tuple[str, ...]
    """What is wrong within the file itself."""


def facts(path: str, content: bytes) -> Facts:
    """Return the links, ids and own problems of one file."""
    if path.endswith(".xml"):
        return Facts((), (), tuple(_feed_problems(content)))
    if not path.endswith(".html"):
        return Facts((), (), ())
    html = content.decode("utf-8")
    found = ATTRIBUTE.findall("\0".join(attributes for _, attributes in TAG.findall(html)))
    links = (value for key, value in found if key in ("href", "src"))
    return page_facts(path, html, links, (value for key, value in found if key == "id"))


def page_facts(path: str, html: str, links: Iterable[str], ids: Iterable[str]) -> Facts:
    """Return the facts of a page whose links and ids are known as the HTML writes them."""
    leads = {link: target(path, link) for link in dict.fromkeys(map(_plain, dict.fromkeys(links)))}
    named = tuple(_plain(value) for value in ids if value)
    wrong = (f"link {link[:60]!r} {wrong}" for link, (_, wrong) in leads.items() if wrong)
    problems = (*_page_problems(html, named), *_blocked(html), *wrong)
    return Facts(tuple(sorted({to for to, _ in leads.values()} - {""})), named, problems)


def _plain(value: str) -> str:
    """Return the value of an attribute as it is meant."""
    return unescape(value) if "&" in value else str(value)


def _is_blocked(attribute: str) -> bool:
    """Return True for what the content security policy blocks."""
    return attribute == "style" or attribute.startswith("on")


def target(path: str, link: str) -> tuple[str, str]:
    """Return the file (and fragment) that a link of `path` leads to, "" where it leaves the site; and what is wrong.

    >>> target("about/index.html", "../method/#dates"), target("index.html", "/method/")
    (('method/index.html#dates', ''), ('', 'is not relative; it would break under a path'))
    """
    if SCHEME.match(link):
        return "", "" if link.lower().startswith(SAFE_SCHEMES) else "has an unsafe scheme; use http, https or mailto"
    if link.startswith("/") and path == "404.html":
        return "", ""  # shown at any depth, so its links begin at the root of the host
    if not link:
        return "", "is empty"
    if link.startswith("/"):
        return "", "is not relative; it would break under a path"
    address, _, fragment = link.partition("#")
    fragment = fragment.partition(":~:")[0]
    folder, file = path.rpartition("/")[0], path
    if address:
        while folder and address.startswith("../"):
            folder, address = folder.rpartition("/")[0], address[3:]
        file = _file(folder, address)
    if file.startswith(".."):
        return "", "leaves the site's folder"
    return f"{file}#{unquote(fragment)}" if fragment else file, ""


@lru_cache(maxsize=50_000)
def _file(folder: str, address: str) -> str:
    """Return the file that an address means in a folder of the site; pages lead to the same ones again and again."""
    file = normpath(join(folder, unquote(address.partition("?")[0])))
    return normpath(join(file, "index.html")) if not address or address.endswith("/") or file == "." else file


def _page_problems(html: str, ids: Sequence[str]) -> Iterator[str]:
    head = [(name, dict(ATTRIBUTE.findall(of))) for name, of in TAG.findall(html.partition("</head>")[0])]
    title = re.search(r"<title>([^<]*)</title>", html)
    if not title or not title[1].strip():
        yield "has no title"
    headings = html.count("<h1>") + html.count("<h1 ")
    if headings != 1:
        yield f"has {headings} h1 headings; it needs one"
    if not any(name == "meta" and of.get("name") == "description" and of.get("content") for name, of in head):
        yield "has no description"
    if not any(name == "link" and of.get("rel") == "canonical" and of.get("href") for name, of in head):
        yield "has no canonical link"
    if len(ids) != len(set(ids)):
        yield f"repeats the id {next(i for i in ids if ids.count(i) > 1)!r}"


def _blocked(html: str) -> Iterator[str]:
    """Yield each tag with what the policy blocks; tags are looked at when something in the page is written so."""
    for name, attributes in TAG.findall(html) if _SUSPECT.search(html) else ():
        if any(_is_blocked(key) for key, _ in ATTRIBUTE.findall(attributes)):
            yield f"<{name}> has an inline style or handler, which the content security policy blocks"


def _feed_problems(content: bytes) -> Iterator[str]:
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        yield f"is not well-formed XML: {error}"
        return
    atom = "{http://www.w3.org/2005/Atom}"
    if root.tag != f"{atom}feed":
        return
    for element in [root, *root.iter(f"{atom}entry")]:
        for name in ("id", "title", "updated"):
            if not (element.findtext(f"{atom}{name}") or "").strip():
                yield f"<{element.tag.removeprefix(atom)}> lacks <{name}>, which RFC 4287 asks for"


def check(
    written: Mapping[str, Facts],
    kept: Mapping[str, Facts],
    lost: Iterable[str],
    sources: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Problem]:
    """Yield every problem of the written files, and of kept files whose targets are in `lost`.

    `lost` holds the paths and `path#id` targets that were there before this build and are not any more; `sources` the
    file of an editor that a page was made of, which is then named first.
    """
    everything = {**kept, **written}

    @cache
    def ids(path: str) -> frozenset[str]:
        return frozenset(everything[path].ids)

    gone = frozenset(lost)
    suspects = dict(written)
    if gone:
        suspects.update((path, page) for path, page in kept.items() if not gone.isdisjoint(page.links))
    for path, page in sorted(suspects.items()):
        for message in (*page.problems, *_dangling(page, everything, ids)):
            source = sources.get(path, "")
            yield Problem(source, 0, f"its page {path} {message}") if source else Problem(path, 0, message)


def _dangling(page: Facts, pages: Container[str], ids: Callable[[str], frozenset[str]]) -> Iterator[str]:
    """Yield what is wrong with the links of a page."""
    for link in page.links:
        file, _, fragment = link.partition("#")
        if file not in pages:
            yield f"links to {file}, which does not exist"
        elif fragment and fragment not in ids(file):
            yield f"links to {link}, but that page has no such id"
