"""Take in new seeds: the first step of a build, and all of `invoke ingest`."""

from __future__ import annotations

import sys
from datetime import date
from functools import partial

from briefing import knowledge
from briefing.errors import KnowledgeError, tally
from briefing.ingest.ingest_report import IngestReport
from briefing.ingest.run import ingest as run
from briefing.knowledge import Knowledge
from briefing.lock import held
from press.content import propose
from press.failures import made, reported
from press.options import Options
from press.progress import progress

_COUNTED = ("created", "updated", "unchanged", "edited", "second")


def take_in(options: Options, known: Knowledge, refresh: bool = False, latest: date = date.max) -> IngestReport:
    """Write a briefing for each new seed that is not dated after `latest`, while nobody else writes to the folder."""
    made(options.content, "--content")
    waiting = partial(print, f"{options.content}: another build takes in seeds; waiting for it", file=sys.stderr)
    titles = partial(propose, knowledge=known)
    with held(options.content, waiting):
        return run(options.seeds, options.content, titles, refresh, partial(progress, "seeds"), latest, known.outlets)


def ingest(options: Options, refresh: bool, latest: date) -> int:
    """Take in the seeds, print what was done, and return the exit status; edited briefings are never overwritten."""
    return reported(lambda: _taken(options, refresh, latest), options.content, KnowledgeError)


def _taken(options: Options, refresh: bool, latest: date) -> int:
    known = knowledge.load(*options.records)
    report = take_in(options, known, refresh, latest)
    print(*report.problems, sep="\n", end="\n" * bool(report.problems), file=sys.stderr)
    counts = ", ".join(f"{len(getattr(report, name))} {name}" for name in _COUNTED)
    print(f"{counts}, {tally(report.problems)}")
    return int(any(problem.fatal for problem in report.problems))
