"""Take the links of editors that lead nowhere on the site out of its pages, and say in which lines they stand.

Only the site as a whole knows which pages and sentences it has, so this comes after its jobs are known and before
any is done: the words of such a link stay, and a page is not lost for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from briefing.digest import digest
from briefing.errors import Problem
from briefing.folders import contents, where
from briefing.ingest.page import WrittenPage
from briefing.publish import gate
from briefing.publish.editors_links import lines, links, without
from briefing.site import Site
from press.render import Job, anchors
from press.site_generator import Workshop

Dead = Mapping[str, str]
"""Links that lead nowhere, and why."""


def unlinked(
    site: Site, texts: tuple[WrittenPage, ...], wanted: Mapping[str, Job], workshop: Workshop
) -> tuple[Site, tuple[WrittenPage, ...], tuple[Problem, ...]]:
    """Return the site and the editors' pages without links that lead nowhere, and a problem for each."""
    ids = anchors(wanted, workshop)
    problems: list[Problem] = []
    briefings, digests, kept = list(site.briefings), list(site.digests), list(texts)
    for at, briefing in enumerate(site.briefings):
        if dead := _dead(f"briefings/{briefing.slug}/index.html", briefing.html, wanted, ids):
            briefings[at] = replace(briefing, html=without(briefing.html, dead))
            digests[at] = digest(digests[at], tuple(dead))
            problems += _problems(workshop.options.content / briefing.path, dead)
    for at, text in enumerate(texts):
        if dead := _dead(f"{text.slug}/index.html", text.html, wanted, ids):
            kept[at] = replace(text, html=without(text.html, dead), sha256=digest(text.sha256, tuple(dead)))
            problems += _problems(text.path, dead)
    return replace(site, briefings=tuple(briefings), digests=tuple(digests)), tuple(kept), tuple(problems)


def _dead(page: str, html: str, wanted: Mapping[str, Job], ids: Callable[[str], frozenset[str]]) -> Dead:
    """Return the links of a page's text that lead nowhere."""
    return {link: why for link in links(html) if (why := _wrong(page, link, wanted, ids))}


def _wrong(page: str, link: str, wanted: Mapping[str, Job], ids: Callable[[str], frozenset[str]]) -> str:
    """Return why a link leads nowhere, or ""."""
    target, wrong = gate.target(page, link)
    path, _, fragment = target.partition("#")
    if wrong or not target:
        return wrong
    if path not in wanted:
        return f"leads to {path}, which does not exist"
    return "" if not fragment or fragment in ids(path) else f"leads to no such place in {path}"


def _problems(path: Path, dead: Dead) -> Iterator[Problem]:
    text = contents(path).decode("utf-8-sig").replace("\r\n", "\n")
    for link, why in dead.items():
        message = f"link {link[:120]!r} {why}; mend it or take it away, until then its words stand without it"
        yield from (Problem(where(path), line, message) for line in lines(text, link))
