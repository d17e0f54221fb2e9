"""Check pages with axe-core in a browser: WCAG 2.2 A and AA, best practice, and a contrast of 7:1.

Each page is looked at in several views: light, dark, in a narrow window, and with large text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

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
    scheme: Literal["light", "dark"]
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


def violations(running: Browser, source: str, urls: Iterable[str]) -> Iterator[tuple[View, str, str]]:
    """Yield the view, the address and the words of each violation on some pages; each is opened once for all views."""
    context = running.new_context(reduced_motion="reduce")
    page = context.new_page()
    for url in urls:
        page.goto(url)
        page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true })")
        page.evaluate(source)
        for view in VIEWS:
            for words in _violations(page, view):
                yield view, url, words
    context.close()


def _violations(page: Page, view: View) -> list[str]:
    """Return what is wrong on the page in a view; details have been opened, since what they hold is read too."""
    page.set_viewport_size({"width": view.width, "height": 900})
    page.emulate_media(color_scheme=view.scheme)
    page.evaluate("size => { document.documentElement.style.fontSize = size }", view.text)
    found: list[str] = page.evaluate(_RUN)
    return found
