"""Change a line in the head of a briefing, or take paragraphs out of it, and leave every other byte as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.desk.changes import Fields, lines
from briefing.ingest.head import head

_ORDER = (
    "title",
    "title-from",
    "date",
    "date-from",
    "slug",
    "summary",
    "source",
    "url",
    "status",
    "reviewed",
    "settled",
)
"""In which a new line finds its place."""
_MORE = re.compile(r" {4,}\S")
_BLANK = re.compile(r"(?:\r?\n[ \t]*){2,}")


def with_fields(text: str, fields: Fields) -> str:
    """Return an article file with some lines of its head changed, added, or, where the value is "", taken out.

    >>> with_fields("Title: A pact\\nDate: 2025-03-05\\nSource: x\\n\\nText\\n", (("Reviewed", "2025-03-06"),))
    'Title: A pact\\nDate: 2025-03-05\\nSource: x\\nReviewed: 2025-03-06\\n\\nText\\n'
    """
    for key, value in fields:
        text = _with_field(text, key, " ".join(value.split()))
    return text


def _with_field(text: str, key: str, value: str) -> str:
    mark = "\ufeff" * text.startswith("\ufeff")
    old = lines(text.removeprefix(mark))
    end = "\r\n" if old and old[0].endswith("\r\n") else "\n"
    known = head("".join(old)).lines
    new = [f"{key}: {value}{end}"] if value else []
    if key.lower() in known:
        first = known[key.lower()] - 1
        last = _after(old, first)
    else:
        first = last = _place(old, known, key.lower())
    return mark + "".join([*old[:first], *new, *old[last:]])


def _place(old: Sequence[str], known: Mapping[str, int], key: str) -> int:
    """Return before which line a new key stands: behind those that go before it, else at the top."""
    earlier = _ORDER[: _ORDER.index(key)] if key in _ORDER else _ORDER
    return max((_after(old, known[name] - 1) for name in earlier if name in known), default=0)


def _after(old: Sequence[str], first: int) -> int:
    """Return the line behind a field, whose value may go on in lines of its own."""
    last = first + 1
    while last < len(old) and _MORE.match(old[last]):
        last += 1
    return last


def without_paragraphs(text: str, paragraphs: Iterable[str]) -> str:
    """Return an article file without some paragraphs of its body; one that is not there any more is passed over.

    Line ends are no part of what is compared.

    >>> without_paragraphs("Title: A\\n\\nOne.\\n\\nShare this\\n\\nTwo.\\n", ["Share this"])
    'Title: A\\n\\nOne.\\n\\nTwo.\\n'
    """
    mark = "\ufeff" * text.startswith("\ufeff")
    text = text.removeprefix(mark)
    body = head(text).body
    for paragraph in paragraphs:
        parts = ((at, at + len(found)) for at, found in places(text, body) if found.replace("\r\n", "\n") == paragraph)
        if found := next(parts, None):
            start, end = found
            gap = _BLANK.match(text, end)
            text = text[:start] + text[gap.end() :] if gap else text[: len(text[:start].rstrip())] + text[end:]
    return mark + text


def places(text: str, body: int) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of an article file, as they stand there, with their places."""
    at = body
    for gap in (*_BLANK.finditer(text, body), None):
        end = gap.start() if gap else len(text.rstrip())
        if text[at:end].strip():
            yield at, text[at:end]
        at = gap.end() if gap else end
