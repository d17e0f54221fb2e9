"""Find out which files of the site are stale, and render those in the staging folder.

The key of a file is a digest of the digests of its parts, of the theme, the settings and the code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path

from briefing.errors import Problem
from briefing.folders import where
from briefing.ingest.article import line_of
from briefing.publish import gate
from press.executor import executor
from press.scan import EXTRAS
from press.store import Entry


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be: where, made of what, and how."""

    path: str
    """Path below the output folder."""
    key: str
    """Digest of everything that the file depends on; the same key gives the same bytes."""
    make: Callable[[], bytes]
    source: str = ""
    """The file of an editor that it shows, if there is one."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A stale file, made and lying in the staging folder."""

    path: str
    """Where it belongs, below the output folder."""
    staged: str
    """Its name in the staging folder, which has no folders of its own."""
    key: str
    sha: str
    facts: gate.Facts


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


def stale(jobs: dict[str, Job], manifest: dict[str, Entry], intact: Callable[[Entry], bool]) -> list[Job]:
    """Return the jobs whose file is new, was made of something else, or is not as it was written."""
    return [
        job
        for path, job in jobs.items()
        if (entry := manifest.get(path)) is None or entry.key != job.key or not intact(entry)
    ]


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
    content = job.make()
    staged = str(number)
    (staging / staged).write_bytes(content)
    sha = blake2b(content, digest_size=16).hexdigest()
    return Rendered(job.path, staged, job.key, sha, gate.facts(job.path, content))
