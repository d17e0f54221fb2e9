"""Find briefings dated far after all others: one wrong year makes every plan of the site a thing of the past.

Judged by the dates of the briefings alone. The newest ones, at most a tenth of all, lie far after the others when
the time before them is longer than two years and than three times the longest pause among the others.
Known failure: a wrong year that is near the others, and an archive that truly went on after a long pause.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate, pairwise
from pathlib import Path

from briefing.errors import Problem
from briefing.folders import where
from briefing.ingest.article import line_of
from briefing.model import Briefing

_PAUSE = 731
"""Days of a pause that need no question."""
_TIMES = 3


def outliers(briefings: Iterable[Briefing], content: Path) -> tuple[Problem, ...]:
    """Return advice on the published briefings that lie far after all others."""
    ordered = sorted((b for b in briefings if not b.draft), key=lambda b: (b.published, b.path))
    number = far_after([briefing.published for briefing in ordered])
    last = ordered[-number - 1].published if number else date.min
    return tuple(
        _advice(content / briefing.path, briefing.published, last) for briefing in ordered[len(ordered) - number :]
    )


def far_after(days: Sequence[date]) -> int:
    """Return how many of the last of some ordered days lie far after the others.

    >>> far_after([date(2025, 3, 5), date(2025, 9, 1), date(2026, 1, 1), date(2052, 3, 5)])
    1
    >>> far_after([date(2010, 3, 5), date(2025, 9, 1), date(2052, 3, 5)])
    0
    """
    pauses = [(after - before).days for before, after in pairwise(days)]
    longest = [0, *accumulate(pauses, max)]
    most = max(1, len(days) // 10)
    far = (
        len(days) - 1 - at
        for at, pause in enumerate(pauses)
        if len(days) - 1 - at <= most and pause > max(_PAUSE, _TIMES * longest[at])
    )
    return next(far, 0)


def _advice(path: Path, day: date, last: date) -> Problem:
    message = (
        f"dated {day}, {(day - last).days // 365} years after all briefings before it, so every plan of the site is "
        "judged from that day; mend the year if it is wrong"
    )
    return Problem(where(path), line_of(path, "Date"), message, fatal=False)
