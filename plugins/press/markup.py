"""HTML of the values that stand on a page by the hundred; templates call these as they call macros.

A macro of Jinja costs several times as much as a function, and a list of events calls one for each link and mark.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from briefing.publish.elements import Chip, Link, State, Timed
from briefing.publish.elements.shapes import Mark
from press.gathered import leads


def link(one: Link, kind: str = "ent") -> Markup:
    """Return a link of a class, or its words alone when it leads nowhere.

    >>> print(link(Link("../esa/", "ESA & co")), link(Link("", "ESA")))
    <a class="ent" href="../esa/">ESA &amp; co</a> ESA
    """
    text = escape(one.text)
    return Markup(f'<a class="{kind}" href="{leads(escape(one.href))}">{text}</a>') if one.href else text.strip()


def links(all_of: Iterable[Link], kind: str = "ent") -> Markup:
    """Return links with commas between them."""
    return Markup(", ".join(link(one, kind) for one in all_of))


def chip(one: Chip) -> Markup:
    """Return the step to a sentence or a source."""
    label = f' aria-label="{escape(one.label)}"' if one.label else ""
    return Markup(f'<a class="ev" href="{leads(escape(one.href))}"{label}>{escape(one.text)}</a>')


def chips(all_of: Iterable[Chip]) -> Markup:
    """Return such steps with spaces between them."""
    return Markup(" ".join(map(chip, all_of)))


def timed(one: Timed) -> Markup:
    """Return a date in running text."""
    shade = f" {escape(one.shade)}" if one.shade else ""
    if not one.datetime:
        return Markup(f'<span class="when{shade}">{escape(one.words)}</span>')
    return Markup(f'<time class="when{shade}" datetime="{escape(one.datetime)}">{escape(one.words)}</time>')


def state(one: State) -> Markup:
    """Return where a statement stands."""
    kind = f" {escape(one.kind)}" if one.kind else ""
    return Markup(f'<span class="st{kind}">{escape(one.text)}</span>')


def marks(all_of: Iterable[Mark], axis: int, height: int) -> Markup:
    """Return marks on an axis that lies so many pixels from the top."""
    return Markup("".join(_mark(one, axis - height if one.above else axis, height) for one in all_of))


def _mark(one: Mark, y: int, height: int) -> str:
    place = f'x="{escape(one.x)}" y="{y}" width="{escape(one.width)}" height="{height}"'
    shape = (
        f'<use class="f" href="{leads("#fade")}" {place}/>'
        if one.kind == "f"
        else f'<rect class="{one.kind}" {place}/>'
    )
    if not one.href:
        return shape
    return f'<a href="{leads(escape(one.href))}" tabindex="-1"><title>{escape(one.title)}</title>{shape}</a>'


GLOBALS = {one.__name__: one for one in (link, links, chip, chips, timed, state, marks)}
"""What templates may call by these names."""
