"""Read the raw form of a plain seed: its header, and what betrays that it is something else than one plain text.

A header is lines `Title:`, `Date:`, `Source:` and `URL:` at the top, of which only the date must be there. Lines of
other keys that headers of texts have (`Author:`, `Tags:`) belong to it where it goes on to a blank line; of them only
`Date-From:` reaches a briefing, and the others are named. Without a header the text begins with ` date YYYY-MM-DD `.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from itertools import takewhile

from briefing.english import lexicon
from briefing.ingest.bounds import CONFLICT, UNSETTLED
from briefing.ingest.head import Head
from briefing.ingest.inputs.forms import form

_OWN = ("title", "date", "source", "url")
"""Keys of any header."""
_USED = (*_OWN, "date-from", "taken-from")
"""And those that say something of a briefing or of its file."""
_KNOWN = (*_USED, "author")
"""And those that `invoke add` writes."""
_OTHERS = lexicon.lowered("header_key")
"""Keys of headers that say nothing which a briefing would hold."""
_FIELD = re.compile(r"(?P<name>[A-Za-z][A-Za-z-]{1,30}):[ \t]*(?P<value>[^\n]*)(?:\n|$)")
_PLAIN_DAY = re.compile(r"\d{4}-\d\d-\d\d\s")
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)[T ] ?\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?")
_DATE_LENGTH = 40
_BLANK = re.compile(r"\n[^\S\n]*\n")
_SOFT = re.compile(r"=\n|=(?:E2=80|C3)=[0-9A-F]{2}")
_SECOND = re.compile(r"\n[^\S\n]*\n(?=(?:(?:Title|Source|URL|Author):[^\n]*\n)*Date: *\d{4}-\d\d-\d\d *(?:\n|$))")
_ALIEN = ("page", "feed")


def header(text: str) -> Head | None:
    """Return the header of a raw text, or None when it begins otherwise.

    >>> header("Author: A\\nTitle: A pact\\nDate: 2025-03-05\\n\\nTitle: of the text").values
    {'author': 'A', 'title': 'A pact', 'date': '2025-03-05'}
    """
    start = len(text) - len(text.lstrip())
    blank = _BLANK.search(text, start)
    block = text[start : blank.start() if blank else len(text)]
    fields = list(_fields(block))
    names = [field["name"].lower() for field in fields]
    whole = bool(fields) and fields[-1].end() == len(block)
    if not (whole and set(names) <= {*_KNOWN, *_OTHERS} and {*names} & {*_OWN}):
        fields = list(takewhile(lambda field: field["name"].lower() in _OWN, fields))
    values, lines = dict[str, str](), dict[str, int]()
    at, first = 0, text.count("\n", 0, start) + 1
    for number, field in enumerate(fields, first):
        name = field["name"].lower()
        if name == "date" and not _is_day_alone(field["value"]):
            break
        values.setdefault(name, without_time(field["value"]) if name == "date" else field["value"].strip())
        lines.setdefault(name, number)
        at = field.end()
    return Head(values, lines, start + at) if at else None


def _fields(block: str) -> Iterator[re.Match[str]]:
    """Yield the lines at the top that have a key, up to the first that has none."""
    at = 0
    while field := _FIELD.match(block, at):
        yield field
        at = field.end()


def _is_day_alone(value: str) -> bool:
    """Return False for a day with more behind it on its line, which begins the first paragraph."""
    value = without_time(value)
    return " " not in value or (len(value) <= _DATE_LENGTH and not _PLAIN_DAY.match(value))


def without_time(value: str) -> str:
    """Return the day alone of a value that gives a time, too; any other as it is.

    >>> without_time("2025-03-05 16:05"), without_time("2025-03-05T16:05:00+03:00"), without_time(" 5 March ")
    ('2025-03-05', '2025-03-05', '5 March')
    """
    value = value.strip()
    found = _TIMED.fullmatch(value)
    return found[1] if found else value


def unused(head: Head) -> tuple[str, ...]:
    """Return the keys of a header that say nothing which a briefing would hold, unless `invoke add` wrote them."""
    used = _KNOWN if "taken-from" in head.values else _USED
    return tuple(name for name in head.values if name not in used)


def misread(text: str, body: int) -> tuple[int, str] | None:
    """Return where a raw text is not one plain text, and what to do about it; None where it is one.

    >>> misread("Date: 2025-03-05\\n\\nPeru =E2=80=94 and Chile met in a to=\\nwn of theirs=\\n.", 18)[1][:41]
    'below its header this is quoted-printable'
    """
    body += len(text[body:]) - len(text[body:].lstrip())
    if conflict := CONFLICT.search(text):
        return conflict.start(), UNSETTLED
    found = form(text[body : body + 4096].encode("utf-8", "replace"))
    if found is not None and (found.reader in _ALIEN or found.name == "RTF"):
        return body, f"below its header this is {found.name}; {found.remedy or 'save the file itself, or its text'}"
    if len(_SOFT.findall(text, body)) > 1 and quopri.decodestring(text[body:].encode()) != text[body:].encode():
        return body, "below its header this is quoted-printable mail; save the mail as .eml, or its text"
    if second := _SECOND.search(text, body):
        return second.end(), "a second header stands here; make a file of its own of what follows"
    return None


def rows_apart(text: str) -> str:
    r"""Return a raw text in which each row of a table, known by its tabs, is a paragraph of its own.

    >>> rows_apart("Two.\n\nPeru\t5 March\nChile\t6 March")
    'Two.\n\nPeru\t5 March\n\nChile\t6 March'
    """
    if "\t" not in text:
        return text
    parts = (part.strip("\n").split("\n") for part in _BLANK.split(text))
    return "\n\n".join(("\n\n" if all("\t" in line.strip() for line in part) else "\n").join(part) for part in parts)
