"""Make Seeds of what the readers take out of a file, and refuse what cannot become a briefing by path and line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from briefing.errors import BriefingError, Problem, SeedError
from briefing.folders import contents, where
from briefing.ingest.bounds import PARAGRAPHS
from briefing.ingest.head import YEARS
from briefing.ingest.inputs import plain_text
from briefing.ingest.inputs.forms import form
from briefing.ingest.inputs.received import Received, Unread
from briefing.ingest.plain import paragraphs
from briefing.ingest.slugs import proposed, unused
from briefing.model import Seed
from briefing.shipped import COMMAND

Reader = Callable[[bytes], tuple[Received, ...]]
"""Takes the texts out of the bytes of a file that is not plain text; raises Unread."""


class Ahead(SeedError):
    """A raw text whose day is still to come."""

    def __init__(self, found: Problem, day: date) -> None:
        """Carry the day beside the problem."""
        super().__init__(found)
        self.day = day


@dataclass(frozen=True, slots=True)
class Taken:
    """A seed, with what an editor should know of it."""

    seed: Seed
    changes: tuple[str, ...] = ()
    """What had to be mended in its characters; said in every run."""
    notes: tuple[str, ...] = ()
    """What was left out of it, and what else may be wrong; said once."""
    parts: int = 1
    """How many texts its file holds."""
    line: int = 0
    """Line of its day in a plain text, else 0."""


def read(path: Path, root: Path) -> Seed:
    """Read the plain seed at `path` below the seeds folder `root`.

    Raises BriefingError, whose one argument is the Problem, when it cannot become a briefing.
    """
    return read_cleaned(path, root)[0]


def read_cleaned(path: Path, root: Path) -> tuple[Seed, tuple[str, ...]]:
    """Read a plain seed as `read` does, and say what had to be mended in its characters."""
    for one in taken(path, root, contents(path), plain_text.read):
        if isinstance(one, BriefingError):
            raise one
        return one.seed, one.changes
    raise refused(path, 0, "no text was found in it; remove the file")


def taken(path: Path, root: Path, data: bytes, reader: Reader) -> Iterator[Taken | BriefingError]:
    """Yield each seed in a file, or why a part of it is none.

    Raises BriefingError, whose one argument is the Problem, when the file as a whole gives none.
    """
    try:
        found = plain_text.read(data) if form(data) is None else reader(data)
    except Unread as error:
        raise refused(path, error.line, f"{error}") from error
    sha, names = sha256(data).hexdigest(), set[str]()
    for one in found:
        part = f"#{_name(one, names)}" if one.part or len(found) > 1 else ""
        try:
            seed = _seed(path, path.relative_to(root).as_posix() + part, one, sha)
            yield Taken(seed, one.mended, one.notes, len(found), one.line)
        except BriefingError as error:
            yield error


def _name(one: Received, names: set[str]) -> str:
    """Return a name for a text among those of its file, which lasts while what it is made of does."""
    stem = proposed(one.part) or proposed(one.title) or sha256(one.text.encode()).hexdigest()[:8]
    names.add(name := unused(stem, names))
    return name


def _seed(path: Path, name: str, one: Received, sha: str) -> Seed:
    """Return a text as a seed.

    Raises BriefingError when it is none.
    """
    about = "" if name.endswith(path.name) else f"{one.title or one.part}: "
    if one.refused:
        raise refused(path, 0, about + one.refused)
    if one.date is None or one.date.year not in YEARS:
        remedy = f"take it in with its day: {COMMAND} add {where(path)} --date YYYY-MM-DD, and then away"
        raise refused(path, 0, f"{about}no day of publication was found in it; {remedy}")
    parts = paragraphs(one.text)
    if len(parts) > PARAGRAPHS:
        message = f"{about}has {len(parts):,} paragraphs, over the limit of {PARAGRAPHS:,}; make several texts of it"
        raise refused(path, 0, message)
    if not parts:
        raise refused(path, 0, f"{about}no text was found in it; save its text, or remove the file")
    return Seed(name, one.date, "\n\n".join(parts), sha, one.title, one.source, one.url, one.date_from)


def within(path: Path, found: Taken, latest: date) -> None:
    """Raise Ahead for a seed whose day is after `latest`."""
    day = found.seed.published
    if day > latest:
        message = f"dated {day}, which is after {latest}; mend the year, or let it in with --future"
        raise Ahead(Problem(where(path), found.line, message), day)


def refused(path: Path, line: int, message: str) -> SeedError:
    """Return the error of a seed that cannot be read, with its path, line and message."""
    return SeedError(Problem(where(path), line, message))
