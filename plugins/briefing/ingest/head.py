"""Read and write the head of an article file: its `Key: value` lines, and where its body begins.

The rules are those of Python-Markdown's `meta`, which Pelican uses: keys ignore case, a line indented by four
spaces continues the value above it, the head ends at a blank line or at the first line that is no such line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

SIGNATURE = "Written-SHA256"
YEARS = range(1900, 2101)
"""Of texts that become briefings."""
LIMITS = {"Title": 300, "Summary": 3000, "Source": 300, "URL": 2000}
"""Most characters of the values that pages show."""
_FIELD = re.compile(r" {0,3}([A-Za-z0-9_-]+):[ \t]*(.*)")
_MORE = re.compile(r" {4,}(.*)")


@dataclass(frozen=True, slots=True)
class Head:
    """The metadata of an article file."""

    values: Mapping[str, str]
    """By key in lower case; of a key that stands twice, the first."""
    lines: Mapping[str, int]
    """Line of each key, from 1."""
    body: int
    """Where the body begins in the text of the file."""

    def get(self, key: str) -> str:
        """Return the value of `key`, or ""."""
        return self.values.get(key.lower(), "")

    def line(self, key: str) -> int:
        """Return the line of `key`, or 1 where it is missing and should be added."""
        return self.lines.get(key.lower(), 1)


def head(text: str) -> Head:
    """Read the head of an article file.

    >>> head("Title: One\\n    and two\\nDate: 2025-03-05\\n\\nText: no key").values
    {'title': 'One and two', 'date': '2025-03-05'}
    """
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    at, number, key = 0, 0, ""
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        line = text[at:end].rstrip()
        number += 1
        field, more = _FIELD.fullmatch(line), _MORE.fullmatch(line)
        if field:
            key = field[1].lower()
            lines.setdefault(key, number)
            key = "" if key in values else key
            values.setdefault(field[1].lower(), field[2])
        elif more and values:
            values |= {key: f"{values[key]} {more[1].strip()}"} if key else {}
        elif line:
            break
        at = end
        if not line:
            break
    return Head(values, lines, at)


def decoded(content: bytes) -> Head:
    """Read the head of an article file from its bytes, whatever program wrote them."""
    return head(content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n"))


def overlong(top: Head) -> Iterator[tuple[str, str]]:
    """Yield each field that is over its limit, and what to say of it."""
    for name, limit in LIMITS.items():
        length = len(top.get(name))
        if length > limit:
            yield name, f"{name} of {length:,} characters is over the limit of {limit:,}; shorten it"


def written(fields: Mapping[str, str], body: str) -> str:
    """Return the text of an article file, signed; fields without a value are left out."""
    lines = [f"{key}: {' '.join(value.split())}\n" for key, value in fields.items() if value]
    top, rest = "".join(lines), f"\n{body}\n"
    return f"{top}{SIGNATURE}: {_digest(top + rest)}\n{rest}"


def amended(text: str, changes: Mapping[str, str]) -> str:
    """Return a file that `written` made with some of its fields changed, and signed anew."""
    top, _, rest = text.partition("\n\n")
    fields = dict(line.split(": ", 1) for line in top.split("\n"))
    del fields[SIGNATURE]
    return written({**fields, **changes}, rest.removesuffix("\n"))


def untouched(text: str) -> bool:
    """Return True when the file is as ingest wrote it."""
    line = f"{SIGNATURE}: {head(text).get(SIGNATURE)}\n"
    return line[-65:-1] == _digest(text.replace(line, "", 1))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
