"""HTML of the values that stand on a page by the hundred; templates call these as they call macros.

A macro of Jinja costs several times as much as a function, and a list of events calls one for each link and mark.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup, escape

from briefing.errors import counted
from briefing.publish.elements import Chip, DateCell, Dates, Dispute, Link, Row, State, Timed
from briefing.publish.elements.shapes import Mark, Strip
from press.gathered import leads, named


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
    """Return such steps with spaces between them, each once; sentences of one number are told apart by their texts.

    >>> print(chips([Chip("a/#s-1", "“1", ""), Chip("b/#s-2", "“1", ""), Chip("b/#s-2", "“1", "")]))
    <a class="ev" href="a/#s-1">“1, text 1</a> <a class="ev" href="b/#s-2">“1, text 2</a>
    """
    listed = tuple(dict.fromkeys(all_of))
    numbers = Counter(one.text for one in listed) if len(listed) > 1 else {}
    return Markup(" ".join(chip(_apart(one, listed) if numbers.get(one.text, 1) > 1 else one) for one in listed))


def _apart(one: Chip, listed: Sequence[Chip]) -> Chip:
    number = [other for other in listed if other.text == one.text].index(one) + 1
    which, of, day = one.label.partition(" of ")
    return replace(one, text=f"{one.text}, text {number}", label=of and f"{which}, text {number},{of}{day}")


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


_DRAWN = {"f": "#fade", "x": "#struck"}
"""Kinds of marks that a symbol of the page draws."""


def marks(all_of: Iterable[Mark], axis: int, height: int) -> Markup:
    """Return marks on an axis that lies so many pixels from the top."""
    return Markup("".join(_mark(one, axis - height if one.above else axis, height) for one in all_of))


def _mark(one: Mark, y: int, height: int) -> str:
    place = f'x="{escape(one.x)}" y="{y}" width="{escape(one.width)}" height="{height}"'
    drawn = _DRAWN.get(one.kind)
    use = f'<use class="{one.kind}" href="{leads(drawn)}" {place}/>' if drawn else ""
    shape = use or f'<rect class="{one.kind}" {place}/>'
    if not one.href:
        return shape
    return f'<a href="{leads(escape(one.href))}" tabindex="-1"><title>{escape(one.title)}</title>{shape}</a>'


def strip(one: Strip, key: str) -> Markup:
    """Return marks in a cell whose row says the same in words; `key` names the axis that all of a table share."""
    now = f'<line class="now" x1="{escape(one.now)}" x2="{escape(one.now)}" y1="-8" y2="30"/>' if one.now else ""
    axis = f'<use href="{leads(f"#{escape(key)}")}" width="100%" height="22"/>'
    return Markup(f'<svg class="strip" aria-hidden="true">{axis}{marks(one.marks, 11, 9)}{now}</svg>')


def dates(one: Dates) -> Markup:
    """Return a date in its column; dots stand for a day or a month that is not known."""
    if one.lead == "reported":
        return Markup(f'{_cell(one.cells[0])}<br><span class="dw">reported</span>')
    if one.lead:
        return Markup(f'<span class="dw">{escape(one.words)}</span>')
    if len(one.cells) == 2:
        first, last = map(_cell, one.cells)
        return Markup(f'<span class="span">{first}<span class="vh"> to </span>{last}</span>')
    return Markup(_cell(one.cells[0])) if one.cells else escape(one.words)


def _cell(one: DateCell) -> str:
    day = f"<b>{escape(one.day)}</b>" if one.day else '<i aria-hidden="true">··</i>'
    month = f"<span>{escape(one.month)}</span>" if one.month else '<i aria-hidden="true">···</i>'
    return f'<time class="dt" datetime="{escape(one.datetime)}">{day} {month} <span>{escape(one.year)}</span></time>'


def out(one: Link) -> Markup:
    """Return a source outside: its publisher, then its address for those who read on paper or choose among several."""
    if not one.note:
        return link(one, "out")
    space = "" if one.note.startswith("/") else " "
    return Markup(f'{link(one, "out")}{space}<span class="addr">{escape(one.note)}</span>')


def sources(all_of: Sequence[Link]) -> Markup:
    """Return what an event on record rests on: one source is one step away, several unfold in place."""
    if not all_of:
        return Markup()
    listed = "".join(f"<li>{out(one)}</li>" for one in all_of)
    count = counted(len(all_of), "source")
    return Markup(f'<details class="src"><summary class="ev">{count}</summary><ul>{listed}</ul></details>')


def dispute(one: Dispute) -> Markup:
    """Return what texts say against each other; none is preferred."""
    words = (f"“{escape(report.words)}”" if report.words else "a sentence withheld" for report in one.reports)
    reports = " · ".join(f"{said}&nbsp;{chips(report.chips)}" for said, report in zip(words, one.reports, strict=True))
    return Markup(f'<span class="st con">conflict</span> {escape(one.subject)}: {reports}')


def event_rows(all_of: Iterable[Row], key: str, remarks: bool) -> Markup:
    """Return the rows of a table of events; remarks are left out where there is no room for them."""
    return Markup("".join(_row(one, key, remarks) for one in all_of))


def _row(row: Row, key: str, remarks: bool) -> str:
    anchor = f' id="{named(escape(row.anchors[0]))}"' if row.anchors else ""
    when = f'<tr{anchor}><th scope="row">{dates(row.dates)}</th>\n'
    track = f'<td class="trk">{strip(row.strip, key)}</td>\n' if row.strip else ""
    ids = "".join(f'<span id="{named(escape(one))}"></span>' for one in row.anchors[1:])
    what = f'<a class="plain" href="{leads(escape(row.href))}">{escape(row.what)}</a>' if row.href else escape(row.what)
    under = "".join(f'<span class="meta">{one}</span>\n' for one in _under(row, remarks))
    rests = f'<td class="at">{state(row.state)}</td><td class="ch">{sources(row.sources)}{chips(row.chips)}</td></tr>\n'
    return f'{when}{track}<td class="what">{ids}{what}\n{under}</td>{rests}'


def _under(row: Row, remarks: bool) -> Iterator[Markup]:
    """Yield what stands under the words of a row: who, the texts that report it, what is said against it, a remark."""
    if row.who:
        yield links(row.who)
    for report in row.reports:
        words = f" as “{escape(report.words)}”" if report.words else ""
        yield Markup(f"reported{words}&nbsp;{chips(report.chips)} {state(report.state)}")
    if row.told_by:
        yield escape(row.told_by)
    yield from map(dispute, row.disputes)
    if row.remark and remarks:
        yield escape(row.remark)


_FUNCTIONS: tuple[Callable[..., Markup], ...] = (
    link, links, chip, chips, timed, state, marks, strip, dates, out, sources, dispute, event_rows,
)  # fmt: skip
GLOBALS = {one.__name__: one for one in _FUNCTIONS}
"""What templates may call by these names."""
