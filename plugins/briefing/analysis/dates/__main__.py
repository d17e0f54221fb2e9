"""JSON lines of documents in, JSON lines of time expressions out: `python -m briefing.analysis.dates`."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date

from briefing.analysis.dates import times

_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")


def main(lines: Iterable[str]) -> Iterator[str]:
    """Yield a JSON line per time expression of the documents `{"doc", "dct", "text"}`."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            document = json.loads(line)
            yield from _rows(document, _day(document["dct"], number))


def _day(text: str, number: int) -> date:
    """Return the day of "1998-02-27", "19980227" or "1998-02-27T08:00"; raise ValueError for anything else."""
    match = _DAY.match(text)
    if match is None:
        raise ValueError(f"line {number}: dct {text!r} is no day; write it as 2025-03-05")
    return date(int(match[1]), int(match[2]), int(match[3]))


def _rows(document: dict[str, str], published: date) -> Iterator[str]:
    """Yield the time expressions of one document."""
    for found in times(document["text"], published):
        row = {"doc": document["doc"], "start": found.start, "end": found.end, "text": found.text}
        yield json.dumps(row | {"type": found.type, "value": found.value, "mod": found.mod}, ensure_ascii=False)


if __name__ == "__main__":
    for row in main(sys.stdin):
        print(row)
