"""Check pages with axe-core in a browser: WCAG 2.2 A and AA, best practice, and a contrast of 7:1.

Each page is looked at in several views: light, dark, in a narrow window, and with large text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from press.audit.tools import AXE, module

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_RUN = """async () => (await axe.run(document, {
  rules: {"color-contrast-enhanced": {enabled: true}, "target-size": {enabled: true}},
  resultTypes: ["violations"],
})).violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 160)}`))"""


@dataclass(frozen=True, slots=True)
class View:
    """A way to look at a page."""

    name: str
    scheme: str
    """light or dark."""
    width: int
    """Of the window, in pixels."""
    text: str
    """Size of text, in per cent with its sign."""


VIEWS = (
    View("light", "light", 1280, "100%"),
    View("dark", "dark", 1280, "100%"),
    View("320 px", "light", 320, "100%"),
    View("200 % text", "light", 1280, "200%"),
)


def axe(modules: Path) -> str:
    """Return the source of axe-core below a folder of npm modules; raise Missing where it is not there."""
    return module(modules, AXE).read_text("utf-8")


def violations(running: Browser, source: str, urls: Iterable[str], view: View) -> Iterator[tuple[str, str]]:
    """Yield the address and the words of each violation on some pages in one view."""
    context = running.new_context(color_scheme=view.scheme, viewport={"width": view.width, "height": 900})
    page = context.new_page()
    for url in urls:
        for words in _violations(page, source, url, view):
            yield url, words
    context.close()


def _violations(page: Page, source: str, url: str, view: View) -> list[str]:
    """Return what is wrong on one page; details are opened, since what they hold is read too."""
    page.goto(url)
    page.evaluate("size => { document.documentElement.style.fontSize = size }", view.text)
    page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true })")
    page.evaluate(source)
    found: list[str] = page.evaluate(_RUN)
    return found
