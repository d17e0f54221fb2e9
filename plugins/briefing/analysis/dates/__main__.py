"""Print the time expressions of documents, both as JSON lines: `python -m briefing.analysis.dates < FILE`."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date

from briefing.analysis.dates import times

_FORM = '{"doc": "a", "dct": "2025-03-05", "text": "It flew yesterday."}'
_HELP = f"""\
Each line that comes in holds a document: {_FORM}
  doc    its name
  dct    its day of publication
  text   its text
Each line that goes out holds a time expression of one, with the keys doc, start, end, text, type, value and mod:
  start, end         where it stands in the text, in characters, the end exclusive
  text               its words
  type, value, mod   as TIMEX3 of TimeML has them
"""
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")


def main(lines: Iterable[str]) -> Iterator[str]:
    """Yield a JSON line per time expression of the documents `{"doc", "dct", "text"}`.

    Raises ValueError with the number of the line that cannot be read.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            document = _document(line)
            published = day(document["dct"])
        except (ValueError, RecursionError) as error:
            raise ValueError(f"line {number}: {error}; write {_FORM}") from error
        yield from _rows(document, published)


def _document(line: str) -> dict[str, str]:
    """Return the document that a line holds; raise ValueError with what is wrong with it."""
    found = json.loads(line)
    if not isinstance(found, dict):
        raise ValueError("is no JSON object")
    if missing := [key for key in ("doc", "dct", "text") if key not in found]:
        raise ValueError(f"lacks {', '.join(map(repr, missing))}")
    if wrong := [key for key in ("dct", "text") if not isinstance(found[key], str)]:
        raise ValueError(f"{', '.join(map(repr, wrong))} is no string")
    return found


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
    argparse.ArgumentParser(
        prog="python -m briefing.analysis.dates",
        usage="%(prog)s < in.jsonl > out.jsonl",
        description="Print the time expressions of documents.",
        epilog=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    ).parse_args()
    try:
        for row in main(sys.stdin):
            print(row)
    except ValueError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
