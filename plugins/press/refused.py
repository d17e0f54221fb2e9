"""Say which seeds a build would refuse, without taking any in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

from briefing.errors import BriefingError, Problem, problem
from briefing.folders import contents, listing
from briefing.ingest.inputs.apart import Apart
from briefing.ingest.run import is_seed
from briefing.ingest.seed import Reader, taken, within
from briefing.ingest.shelf import shelf
from press.options import Options

_SAID: dict[tuple[Path, str, date], tuple[Problem, ...]] = {}
"""What was said of seeds in this process, by their bytes and the last day that a seed might have."""


def refused(options: Options, latest: date) -> tuple[Problem, ...]:
    """Return why seeds are refused that no briefing was made of; `latest` is the last day that one may have."""
    if not options.seeds.is_dir():
        return ()
    found, (kept, _) = listing(options.seeds), shelf(options.content)
    known = Counter(sha for one in kept for sha in (one.seed_sha, *one.also.values()))
    parts = {one.seed_sha: one.parts for one in kept}
    problems = list(found.problems)
    with Apart() as apart:
        for name in filter(is_seed, found.files):
            try:
                data = contents(options.seeds / name)
            except BriefingError as error:
                problems.append(problem(error))
                continue
            key = options.seeds / name, sha256(data).hexdigest(), latest
            if known[key[1]] < parts.get(key[1], 1):
                if key not in _SAID:
                    _SAID[key] = tuple(_refused(key[0], options.seeds, data, apart.read, latest))
                problems += _SAID[key]
    return tuple(problems)


def _refused(path: Path, seeds: Path, data: bytes, reader: Reader, latest: date) -> Iterator[Problem]:
    """Yield why a file of seeds, or a part of it, is refused."""
    try:
        for found in taken(path, seeds, data, reader):
            try:
                if isinstance(found, BriefingError):
                    raise found
                within(path, found, latest)
            except BriefingError as error:
                yield problem(error)
    except BriefingError as error:
        yield problem(error)
