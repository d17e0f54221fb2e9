"""Read plain text: find its day at the top, and its text paragraph by paragraph.

A text begins with ` date YYYY-MM-DD ` and goes on with its first paragraph, or it begins with a header (`raw`). Blank
lines lie between paragraphs. What is wrong is said with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from briefing.ingest.clean import clean, decode
from briefing.ingest.head import YEARS, Head, overlong
from briefing.ingest.headings import lines_apart
from briefing.ingest.inputs import code_page
from briefing.ingest.inputs.leftovers import surely_apart, trailing
from briefing.ingest.inputs.raw import header, misread, rows_apart, unused
from briefing.ingest.inputs.received import Received, Unread
from briefing.ingest.plain import paragraphs
from briefing.web import host

_DATE = re.compile(r"\s*date:?\s+(?P<day>\S+)", re.IGNORECASE)
_BLANK = re.compile(r"\n[^\S\n]*\n")
_REMEDY = 'begin the file with "date YYYY-MM-DD"'


def read(data: bytes, deep: int = 0) -> tuple[Received, ...]:
    """Return the one text of a plain file.

    Raises Unread, with the line, when it cannot become a briefing.
    """
    text, mended = _decoded(data)
    head = header(text) or _first_line(text)
    day = _day(head.get("date"), head.line("date"))
    for name, message in overlong(head):
        raise Unread(message, head.line(name))
    url = head.get("url")
    if url and not host(url):
        message = f"URL {url!r} is no web address; write it in full, with https:// before its host"
        raise Unread(message, head.line("url"))
    if wrong := misread(text, head.body):
        raise Unread(wrong[1], text.count("\n", 0, wrong[0]) + 1)
    parts, left = surely_apart(paragraphs(_with_headline(rows_apart(text[head.body :]))))
    if not parts:
        line = text.count("\n", 0, head.body) + 1
        raise Unread("no text after the date; add it or remove the file", line)
    found = Received(
        title=head.get("title"),
        date=day,
        date_from=head.get("date-from"),
        author=head.values.get("author", ""),
        source=head.get("source"),
        url=url,
        text="\n\n".join(parts),
        mended=mended,
        notes=(*left, *_advice(head, text[head.body :])),
        line=head.line("date"),
    )
    return (found,)


def _advice(head: Head, body: str) -> Iterator[str]:
    """Yield what may be wrong with a text that is read all the same."""
    if names := unused(head):
        yield f"{', '.join(f'{name.capitalize()}:' for name in names)} in its header is not used"
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    if number := trailing(lines):
        yield f"its last {number} lines look like links to other texts (“{lines[-number][:60]}”); delete them if so"


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the clean text of some bytes, and what was mended in it."""
    found = decode(data)
    if found is None:
        guessed = "".join(f"; they may be {name}" for name in code_page.guess(data))
        raise Unread(f"its characters cannot be read{guessed}; save it as UTF-8", 1)
    text, changes = clean(found[0])
    western = found[1] == "windows-1252"
    if western and (words := code_page.unlikely(text)):
        message = f"its characters are of an unknown code page ({', '.join(words)}); save it as UTF-8"
        raise Unread(message, text.count("\n", 0, text.find(words[0])) + 1)
    if found[1] != "utf-8":
        letters = code_page.in_doubt(found[0]) if western else ""
        changes = (f"saved as {found[1]}{', look at its letters ' if letters else ''}{letters}", *changes)
    return text, changes


def _first_line(text: str) -> Head:
    """Return the day from the beginning of the first paragraph."""
    found = _DATE.match(text)
    if found is None:
        raise Unread(f"no date; {_REMEDY}", 1)
    return Head({"date": found["day"][:40]}, {"date": text.count("\n", 0, found.start("day")) + 1}, found.end())


def _with_headline(body: str) -> str:
    """Return the text of a seed with a headline that only a line end parts from it as a paragraph of its own."""
    first, *rest = _BLANK.split(body.strip(), maxsplit=1)
    return "\n\n".join([lines_apart(first), *rest])


def _day(said: str, line: int) -> date:
    if not said:
        raise Unread('no date in the header; add a line "Date: 2025-03-14"', line)
    try:
        day = date.fromisoformat(said)
    except ValueError as error:
        raise Unread(f"{said[:40]!r} is no date; write YYYY-MM-DD, such as 2025-03-14", line) from error
    if day.year not in YEARS or day.isoformat() != said:
        raise Unread(f"{said!r} is not a day of {YEARS[0]} to {YEARS[-1]} as YYYY-MM-DD; mend it", line)
    return day
