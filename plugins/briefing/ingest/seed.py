"""Read a raw text file as a Seed: find its day at the top, and clean its text paragraph by paragraph.

A seed begins with ` date YYYY-MM-DD ` and goes on with its first paragraph, or it begins with a header: lines
`Title:`, `Date:`, `Source:` and `URL:`, of which only the date must be there. Blank lines lie between paragraphs.
"""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256
from pathlib import Path

from briefing.errors import Problem, SeedError
from briefing.folders import contents, where
from briefing.ingest.bounds import PARAGRAPHS
from briefing.ingest.clean import clean, decode
from briefing.ingest.head import YEARS, Head, overlong
from briefing.ingest.headings import lines_apart
from briefing.ingest.plain import paragraphs
from briefing.model import Seed
from briefing.web import host

_DATE = re.compile(r"\s*date:?\s+(?P<day>\S+)", re.IGNORECASE)
_BLANK = re.compile(r"\n[^\S\n]*\n")
_REMEDY = 'begin the file with "date YYYY-MM-DD"'
_FIELD = re.compile(r"(?P<name>Title|Date|Source|URL):[ \t]*(?P<value>[^\n]*)(?:\n|$)", re.IGNORECASE)


class Ahead(SeedError):
    """A raw text whose day is still to come."""

    def __init__(self, found: Problem, day: date) -> None:
        """Carry the day beside the problem."""
        super().__init__(found)
        self.day = day


def read(path: Path, root: Path) -> Seed:
    """Read the seed at `path` below the seeds folder `root`.

    Raises BriefingError, whose one argument is the Problem, when it cannot become a briefing.
    """
    return read_cleaned(path, root)[0]


def read_cleaned(path: Path, root: Path, latest: date = date.max) -> tuple[Seed, tuple[str, ...]]:
    """Read the seed at `path`, and say what had to be changed in its text.

    Raises BriefingError as `read` does; Ahead, which is one, when its day is after `latest`.
    """
    data = contents(path)
    decoded = decode(data)
    if decoded is None:
        raise refused(path, 1, "its characters cannot be read; save it as UTF-8")
    text, changes = clean(decoded[0])
    if decoded[1] != "utf-8":
        changes = (f"saved as {decoded[1]}", *changes)
    head = _header(text) or _first_line(path, text)
    line = head.line("date")
    day = _day(path, head.get("date"), line)
    if day > latest:
        message = f"dated {day}, which is after {latest}; mend the year, or let it in with --future"
        raise Ahead(Problem(where(path), line, message), day)
    url = head.values.get("url", "")
    for name, message in overlong(head):
        raise refused(path, head.line(name), message)
    if url and not host(url):
        message = f"URL {url!r} is no web address; write it in full, with https:// before its host"
        raise refused(path, head.lines["url"], message)
    parts = paragraphs(_with_headline(text[head.body :]))
    if len(parts) > PARAGRAPHS:
        raise refused(
            path, 0, f"has {len(parts):,} paragraphs, over the limit of {PARAGRAPHS:,}; make several texts of it"
        )
    body = "\n\n".join(parts)
    if not body:
        line = text.count("\n", 0, head.body) + 1
        raise refused(path, line, "no text after the date; add it or remove the file")
    fields = (head.values.get("title", ""), head.values.get("source", ""), url)
    return Seed(path.relative_to(root).as_posix(), day, body, sha256(data).hexdigest(), *fields), changes


def _header(text: str) -> Head | None:
    """Return the header of a text, or None: a day with more behind it on its line begins the first paragraph."""
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    at = start = len(text) - len(text.lstrip())
    while (field := _FIELD.match(text, at)) and not (field["name"].lower() == "date" and " " in field["value"].strip()):
        name = field["name"].lower()
        values.setdefault(name, field["value"].strip())
        if name not in lines:
            lines[name] = text.count("\n", 0, at) + 1
        at = field.end()
    return Head(values, lines, at) if at > start else None


def _first_line(path: Path, text: str) -> Head:
    """Return the day from the beginning of the first paragraph."""
    found = _DATE.match(text)
    if found is None:
        raise refused(path, 1, f"no date; {_REMEDY}")
    return Head({"date": found["day"][:40]}, {"date": text.count("\n", 0, found.start("day")) + 1}, found.end())


def _with_headline(body: str) -> str:
    """Return the text of a seed with a headline that only a line end parts from it as a paragraph of its own."""
    first, *rest = _BLANK.split(body.strip(), maxsplit=1)
    return "\n\n".join([lines_apart(first), *rest])


def refused(path: Path, line: int, message: str) -> SeedError:
    """Return the error of a seed that cannot be read, with its path, line and message."""
    return SeedError(Problem(where(path), line, message))


def _day(path: Path, said: str, line: int) -> date:
    if not said:
        raise refused(path, line, 'no date in the header; add a line "Date: 2025-03-14"')
    try:
        day = date.fromisoformat(said)
    except ValueError as error:
        raise refused(path, line, f"{said[:40]!r} is no date; write YYYY-MM-DD, such as 2025-03-14") from error
    if day.year not in YEARS or day.isoformat() != said:
        message = f"{said!r} is not a day of {YEARS[0]} to {YEARS[-1]} as YYYY-MM-DD; mend it"
        raise refused(path, line, message)
    return day
