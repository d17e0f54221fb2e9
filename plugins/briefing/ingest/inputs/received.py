"""What a reader of any form hands on: a text with what its file says of it, or the reason why there is none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from briefing.ingest.clean import clean
from briefing.web import host

DOUBTFUL = "(doubtful)"
"""Ends `Received.date_from` where one voice alone gives the day, until an editor confirms it."""
TEXTS = 500
"""Most texts of one file."""
LONGEST_TEXT = 5_000_000
"""Most characters of the text of one file."""
LONGEST_FIELD = 300
"""Most characters of a title, an author and a publisher: what is longer is none."""
_SPACE = re.compile(r"\s+")


class Unread(Exception):
    """A file that gives no text; its text says what is wrong and what to do."""

    def __init__(self, message: str, line: int = 0) -> None:
        """Carry the line where that is, or 0 where the file as a whole is meant."""
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Received:
    """A text taken out of a file."""

    title: str = ""
    date: date | None = None
    """Day of publication; None when the file has none."""
    date_from: str = ""
    """What gave the day: "page data and text", "mail", "text (doubtful)"."""
    author: str = ""
    source: str = ""
    """Publisher, as the file names it."""
    url: str = ""
    text: str = ""
    """Paragraphs, with a blank line between them."""
    language: str = ""
    """Code of the language that the file declares, or ""."""
    mended: tuple[str, ...] = ()
    """What had to be changed in its characters."""
    notes: tuple[str, ...] = ()
    """What was left out of the text, and what else an editor should look at once."""
    part: str = ""
    """Its name within the file, when that may hold several."""
    refused: str = ""
    """Why this part gives no text, and what to do; "" when it does."""
    line: int = 0
    """Line of its day in a plain text, else 0."""


def tidy(one: Received) -> Received:
    """Return what was received with clean characters, and without fields that cannot be what they say.

    >>> found = tidy(Received(title=" A\\n pact ", author="x" * 301, url="javascript:alert()", text="a\\x00b"))
    >>> found.title, found.author, found.url, found.text, found.mended
    ('A pact', '', '', 'ab', ('1 NUL or control characters',))
    """
    title, author, source = (_field(value) for value in (one.title, one.author, one.source))
    url = one.url.strip()
    address = url if host(url) and len(url) <= 2000 and not _SPACE.search(url) else ""
    text, mended = clean(one.text)
    return replace(one, title=title, author=author, source=source, url=address, text=text, mended=one.mended + mended)


def _field(value: str) -> str:
    line = " ".join(clean(value)[0].split())
    return line if len(line) <= LONGEST_FIELD else ""
