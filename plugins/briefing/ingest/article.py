"""Read an article file that an editor may have written: its head, its body, and what is wrong with either."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from briefing.errors import BriefingError, Problem
from briefing.folders import contents, where
from briefing.ingest.bounds import CONFLICT, UNSETTLED, overdone
from briefing.ingest.head import Head, decoded, head, overlong
from briefing.ingest.slugs import LIMIT, fit, proposed
from briefing.web import CONTROLS


@dataclass(frozen=True, slots=True)
class Article:
    """An article file as it lies on the disk."""

    path: Path
    head: Head
    body: str
    sha256: str
    """Digest of the bytes of the file."""

    @property
    def slug(self) -> str:
        """The address of its page, below that of all pages of its kind."""
        return self.head.get("Slug") or self.path.stem

    def error(self, name: str, message: str) -> BriefingError:
        """Return the error that names the file and the line of a field."""
        return _error(self.path, self.head.line(name), message)


def article(path: Path, required: Iterable[str]) -> Article:
    """Read the article file at `path`, which must have some fields.

    Raises BriefingError, whose one argument is the Problem, when no page can be made of it.
    """
    data = contents(path)
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise _error(path, data.count(b"\n", 0, error.start) + 1, "is not UTF-8; save it as UTF-8") from error
    if found := CONTROLS.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise _error(path, line, f"holds the character {found[0][0]!r}, which no page may have; remove it")
    if found := CONFLICT.search(text):
        raise _error(path, text.count("\n", 0, found.start()) + 1, UNSETTLED)
    if over := overdone(text):
        raise _error(path, text.count("\n", 0, over[0]) + 1, over[1])
    top = head(text)
    if over := overdone(text, top.body):
        raise _error(path, text.count("\n", 0, over[0]) + 1, over[1])
    read = Article(path, top, text[top.body :], sha256(data).hexdigest())
    for name, message in _faults(read, required):
        raise read.error(name, message)
    return read


def line_of(path: Path, name: str) -> int:
    """Return the line of a field in an article file, or 1 where it is missing."""
    return decoded(contents(path)).line(name)


def _faults(read: Article, required: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the fields that no page can be made of, and what to say of each."""
    for name in required:
        if not read.head.get(name):
            yield name, f'has no {name}; add a line "{name}: ..." at the top'
    yield from overlong(read.head)
    if not fit(read.slug):
        line = f"Slug: {proposed(read.slug[:LIMIT]) or 'a-name'}"
        yield "Slug", f'{read.slug[:LIMIT]!r} is no address; write small letters, digits and hyphens, such as "{line}"'


def _error(path: Path, line: int, message: str) -> BriefingError:
    return BriefingError(Problem(where(path), line, message))
