"""Find out which files of the site are stale, and render those in the staging folder.

What makes a file (theme, settings, code) and what was read for it is kept, with the digest that each reading gave. A
file is stale when one of its readings gives another value now. Where its template would be shown what it was shown
last, though, the file stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import Problem
from briefing.folders import where
from briefing.ingest.article import line_of
from briefing.publish import gate
from briefing.publish.lookups.reads import Read
from press.executor import Workers
from press.notes import Notes
from press.parcel import Parcel
from press.scan import EXTRAS, bytes_digest
from press.store import WrittenFile

if TYPE_CHECKING:
    from press.site_generator import Workshop

_PAGE = 1_250
"""Bytes of text in whose place a page counts when work is dealt out."""
_FEW = 64
"""Pages that are made sooner than a second process has started; an edit of a text seldom touches more."""


@dataclass(frozen=True, slots=True)
class Made:
    """What a job makes."""

    content: bytes | None
    """Of the file; None where it is as it was."""
    reads: tuple[Read, ...]
    """What was read for it."""
    facts: gate.Facts
    shown: str = ""
    """Digest of what its template was shown; "" for what has none."""
    by_template: tuple[Read, ...] = ()
    """What the template itself read besides."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be: where, made of what, and how."""

    path: str
    """Path below the output folder."""
    how: str
    """Digest of everything that the file depends on, apart from what is read for it."""
    make: Callable[[Workshop, str], Made]
    """A function of a module with all that it needs besides, so that it can be sent to another process.

    It is told what the template was shown for the file that is there, "" for none.
    """
    source: str = ""
    """The file of an editor that it shows, if there is one."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file that was made anew and lies in the staging folder, or one that need not be."""

    path: str
    """Where it belongs, below the output folder."""
    staged: str
    """Its name in the staging folder, which has no folders of its own; "" for a file that is as it was."""
    sha: str
    made: Made
    """Without its bytes."""


def by_path(jobs: Iterable[Job]) -> tuple[dict[str, Job], tuple[Problem, ...]]:
    """Return the jobs by path, and what is wrong with the files of editors whose address is taken.

    Raises ValueError when two pages of our own claim one path.
    """
    found: dict[str, Job] = {}
    problems = []
    for job in jobs:
        if job.path not in found and not job.path.startswith(f"{EXTRAS}/"):
            found[job.path] = job
        elif job.source:
            problems.append(_taken(Path(job.source), job.path.removesuffix("index.html")))
        else:
            raise ValueError(f"two pages would be written to {job.path}; rename one of them")
    return found, tuple(problems)


def _taken(source: Path, address: str) -> Problem:
    return Problem(
        where(source), line_of(source, "Slug"), f"another page has the address /{address}; write another Slug"
    )


def stale(jobs: Mapping[str, Job], whole: Mapping[str, WrittenFile], notes: Notes) -> Iterator[tuple[Job, str]]:
    """Yield the jobs whose file is not among those that are as they were written, or was made of something else.

    Each comes with what its template was shown for the file that is there, "" where another template was.
    """
    for path, job in jobs.items():
        entry = whole.get(path)
        if entry is None or entry.how != job.how or any(map(notes.__getitem__, entry.by_template)):
            yield job, ""
        elif any(map(notes.__getitem__, entry.reads)):
            yield job, entry.shown


def anchors(jobs: Mapping[str, Job], workshop: Workshop) -> Callable[[str], frozenset[str]]:
    """Return a function that says what places a file has; for that, each is made once."""

    @cache
    def found(path: str) -> frozenset[str]:
        return frozenset(jobs[path].make(workshop, "").facts.ids)

    return found


def render(jobs: Sequence[tuple[Job, str]], workshop: Workshop, staging: Path, workers: Workers) -> Iterator[Rendered]:
    """Make each file in the staging folder, in the order of the jobs."""
    staging.mkdir(parents=True, exist_ok=True)
    if workers.share_disk or len(jobs) < _FEW:
        yield from workers.each(_staged, (workshop, staging), list(enumerate(jobs)), _weight, _FEW)
        return
    made = workers.each(_sent, Parcel(workshop), jobs, _weight, _FEW)
    for number, ((job, _), one) in enumerate(zip(jobs, made, strict=True)):
        yield _put(staging / str(number), job.path, one)


def _weight(_: object) -> int:
    return _PAGE


def _staged(where: tuple[Workshop, Path], piece: tuple[int, tuple[Job, str]]) -> Rendered:
    """Make one file where it is staged."""
    (workshop, staging), (number, (job, shown)) = where, piece
    return _put(staging / str(number), job.path, job.make(workshop, shown))


def _sent(parcel: Parcel, piece: tuple[Job, str]) -> Made:
    """Make one file on another machine."""
    job, shown = piece
    return job.make(parcel.workshop, shown)


def _put(staged: Path, path: str, made: Made) -> Rendered:
    """Write what was made into the staging folder."""
    if made.content is None:
        return Rendered(path, "", "", made)
    staged.write_bytes(made.content)
    return Rendered(path, staged.name, bytes_digest(made.content), replace(made, content=None))
