"""Print the time expressions of documents, both as JSON lines: `python -m briefing.analysis.dates < FILE`."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date

from briefing.analysis.dates import times

_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")


def main(lines: Iterable[str]) -> Iterator[str]:
    """Yield a JSON line per time expression of the documents `{"doc", "dct", "text"}`.

    Raises ValueError with the number of the line that cannot be read.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            document = json.loads(line)
            published = day(document["dct"])
        except (ValueError, KeyError) as error:
            raise ValueError(f'line {number}: {error}; write {{"doc": …, "dct": "2025-03-05", "text": …}}') from error
        yield from _rows(document, published)


def day(text: str) -> date:
    """Return the day of "1998-02-27", "19980227" or "1998-02-27T08:00"; raise ValueError for anything else.

    >>> day("19980227")
    datetime.date(1998, 2, 27)
    """
    match = _DAY.match(text)
    if match is None:
        raise ValueError(f"{text!r} is no day")
    return date(int(match[1]), int(match[2]), int(match[3]))


def _rows(document: dict[str, str], published: date) -> Iterator[str]:
    """Yield the time expressions of one document."""
    for found in times(document["text"], published):
        row = {"doc": document["doc"], "start": found.start, "end": found.end, "text": found.text}
        yield json.dumps(row | {"type": found.type, "value": found.value, "mod": found.mod}, ensure_ascii=False)


if __name__ == "__main__":
    try:
        for row in main(sys.stdin):
            print(row)
    except ValueError as error:
        sys.exit(str(error))
