"""Check rendered files for what a reader would stumble over: dead links, missing titles, unsafe markup.

The gate reads the well-formed HTML that our own templates make (autoescape on), so one linear pattern over tags is
enough; the tests hold it against a real HTML parser.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from posixpath import dirname, join, normpath
from types import MappingProxyType
from urllib.parse import unquote
from xml.etree import ElementTree

from briefing.errors import Problem

TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)\s([^<>]*)>")
"""The name and the attributes of a tag that has any."""
ATTRIBUTE = re.compile(r'([a-zA-Z:-]+)="([^"]*)"')
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
    tags = [_tag(name, attributes) for name, attributes in TAG.findall(html)]
    ids = tuple(tag.id for tag in tags if tag.id)
    problems = list(_page_problems(html, tags, ids))
    links = dict.fromkeys(link for tag in tags for link in tag.links)
    leads = {link: target(path, link) for link in links}
    problems += [f"link {link[:60]!r} {wrong}" for link, (_, wrong) in leads.items() if wrong]
    targets = {found for found, _ in leads.values()}
    return Facts(tuple(sorted(targets - {""})), ids, tuple(problems))


@dataclass(frozen=True, slots=True)
class _Tag:
    """What the gate looks at in one tag."""

    id: str
    links: tuple[str, ...]
    """What it leads to or loads, but for the page's own address and its feeds."""
    says: str
    """"description" or "canonical" for the tags that each page needs."""
    blocked: str
    """Its name when the content security policy blocks a part of it; else ""."""


@lru_cache(maxsize=10_000)
def _tag(name: str, text: str) -> _Tag:
    """Return what the attributes of a tag say; many tags are the same on many pages."""
    found = {key: unescape(value) for key, value in ATTRIBUTE.findall(text)}
    elsewhere = name == "link" and found.get("rel") in ("canonical", "alternate")
    links = () if elsewhere else tuple(found[key] for key in ("href", "src") if key in found)
    described = name == "meta" and found.get("name") == "description" and found.get("content")
    canonical = name == "link" and found.get("rel") == "canonical" and found.get("href")
    blocked = "style" in found or any(key.startswith("on") for key in found)
    says = "description" if described else "canonical" if canonical else ""
    return _Tag(found.get("id", ""), links, says, name if blocked else "")


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
    fragment = unquote(fragment.partition(":~:")[0])
    file = normpath(join(dirname(path), unquote(address.partition("?")[0]))) if address else path
    if file.startswith(".."):
        return "", "leaves the site's folder"
    if address.endswith("/") or file == ".":
        file = normpath(join(file, "index.html"))
    return f"{file}#{fragment}" if fragment else file, ""


def _page_problems(html: str, tags: Sequence[_Tag], ids: Sequence[str]) -> Iterator[str]:
    title = re.search(r"<title>([^<]*)</title>", html)
    if not title or not title[1].strip():
        yield "has no title"
    headings = len(re.findall(r"<h1[\s>]", html))
    if headings != 1:
        yield f"has {headings} h1 headings; it needs one"
    said = {tag.says for tag in tags}
    if "description" not in said:
        yield "has no description"
    if "canonical" not in said:
        yield "has no canonical link"
    if len(ids) != len(set(ids)):
        yield f"repeats the id {next(i for i in ids if ids.count(i) > 1)!r}"
    for tag in tags:
        if tag.blocked:
            yield f"<{tag.blocked}> has an inline style or handler, which the content security policy blocks"


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
    ids = {path: frozenset(page.ids) for path, page in everything.items()}
    gone = frozenset(lost)
    suspects = dict(written)
    if gone:
        suspects.update((path, page) for path, page in kept.items() if not gone.isdisjoint(page.links))
    for path, page in sorted(suspects.items()):
        for message in (*page.problems, *_dangling(page, everything, ids)):
            source = sources.get(path, "")
            yield Problem(source, 0, f"its page {path} {message}") if source else Problem(path, 0, message)


def _dangling(page: Facts, pages: Container[str], ids: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Yield what is wrong with the links of a page."""
    for link in page.links:
        file, _, fragment = link.partition("#")
        if file not in pages:
            yield f"links to {file}, which does not exist"
        elif fragment and fragment not in ids[file]:
            yield f"links to {link}, but that page has no such id"
