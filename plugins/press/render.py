"""Find out which files of the site are stale, and render those in the staging folder.

What makes a file (theme, settings, code) and what was read for it is kept, with the digest that each reading gave. A
file is stale when one of its readings gives another value now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from pathlib import Path

from briefing.errors import Problem
from briefing.folders import where
from briefing.ingest.article import line_of
from briefing.publish import gate
from briefing.publish.lookups.reads import Read
from press.executor import executor
from press.scan import EXTRAS
from press.store import Entry


@dataclass(frozen=True, slots=True)
class Made:
    """What a job makes."""

    content: bytes
    """Of the file."""
    reads: tuple[Read, ...]
    """What was read for it."""
    facts: gate.Facts


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be: where, made of what, and how."""

    path: str
    """Path below the output folder."""
    how: str
    """Digest of everything that the file depends on, apart from what is read for it."""
    make: Callable[[], Made]
    source: str = ""
    """The file of an editor that it shows, if there is one."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A stale file that lies in the staging folder."""

    path: str
    """Where it belongs, below the output folder."""
    staged: str
    """Its name in the staging folder, which has no folders of its own."""
    sha: str
    made: Made
    """Without its bytes."""


class Changes(dict[Read, bool]):
    """Which readings give another value than they gave last; each is asked for when a file that rests on it is."""

    def __init__(self, before: Mapping[Read, str], now: Callable[[Read], str]) -> None:
        """Take the digests as they were, and how to find what each is now."""
        self.before, self.now = before, now

    def __missing__(self, read: Read) -> bool:
        """Compare a reading for the first time."""
        self[read] = self.before.get(read) != self.now(read)
        return self[read]


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


def stale(
    jobs: dict[str, Job],
    manifest: dict[str, Entry],
    changes: Changes,
    intact: Callable[[Entry], bool],
) -> list[Job]:
    """Return the jobs whose file is new, was made of something else, or is not as it was written."""
    return [job for path, job in jobs.items() if not _holds(job, manifest.get(path), changes, intact)]


def _holds(job: Job, entry: Entry | None, changes: Changes, intact: Callable[[Entry], bool]) -> bool:
    """Return True when a file is as it would be made now; its readings mean something to the code that noted them."""
    if entry is None or entry.how != job.how:
        return False
    return not any(map(changes.__getitem__, entry.reads)) and intact(entry)


def render(jobs: Sequence[Job], staging: Path) -> Iterator[Rendered]:
    """Make each file in the staging folder, in the order of the jobs."""
    global _jobs
    staging.mkdir(parents=True, exist_ok=True)
    _jobs = jobs  # the processes are copies of this one, so that jobs need not be sent to them
    with executor(len(jobs)) as pool:
        yield from pool.map(partial(_one, staging), range(len(jobs)), chunksize=8)


_jobs: Sequence[Job] = ()


def _one(staging: Path, number: int) -> Rendered:
    """Make one file."""
    job = _jobs[number]
    made, staged = job.make(), str(number)
    (staging / staged).write_bytes(made.content)
    sha = blake2b(made.content, digest_size=16).hexdigest()
    return Rendered(job.path, staged, sha, replace(made, content=b""))
