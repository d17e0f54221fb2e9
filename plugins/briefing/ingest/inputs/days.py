"""Find the day on which a text was published: where what its file declares and what it shows agree.

Either alone is wrong too often to be believed: pages declare the day of their last change, or show that of the visit.
Known failure: 5/3/2025 may be read two ways, so that it is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date

from briefing.calendar.words import MONTHS
from briefing.english.lexicon import alternation
from briefing.ingest.head import YEARS
from briefing.ingest.inputs.received import DOUBTFUL

_SHOWN = 4000
"""Characters at the head of a text in which its day may stand."""
_NEAR = 3
"""Days between the making of a file and its publication."""
_NUMBERS = {form: number for number, name in enumerate(MONTHS, 1) for form in (name.lower(), name[:3].lower())} | {
    "sept": 9
}
_MONTH = alternation(_NUMBERS)
_DAY = re.compile(
    rf"""(?<![\w.-])(?:
    (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[. -]{{1,2}}(?P<m1>{_MONTH})\.?,?[ -](?P<y1>\d{{4}})
    |(?P<m2>{_MONTH})\.?\ (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\ (?P<y2>\d{{4}})
    |(?P<y3>\d{{4}})(?P<joint>[-./])(?P<m3>\d{{1,2}})(?P=joint)(?P<d3>\d{{1,2}})
    |(?P<d4>\d{{1,2}})\.\ ?(?P<m4>\d{{1,2}})\.\ ?(?P<y4>\d{{4}})
    )(?![\w-])""",
    re.VERBOSE | re.IGNORECASE,
)
_DECLARED = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")


def shown(text: str) -> Iterator[date]:
    """Yield the days that a text writes out at its head, in their order.

    >>> [str(day) for day in shown("LIMA, 5 March 2025 – since Feb. 1, 2024, not 5/3/2025 or 31.02.2025")]
    ['2025-03-05', '2024-02-01']
    """
    for found in _DAY.finditer(" ".join(text[:_SHOWN].split())):
        parts = {name[0]: value for name, value in found.groupdict().items() if value}
        month = parts["m"].lower()
        with suppress(ValueError):
            yield date(int(parts["y"]), _NUMBERS.get(month) or int(month), int(parts["d"]))


def declared(value: str) -> date | None:
    """Return the day that a machine wrote, as it saw it, or None.

    >>> str(declared("2025-03-05T23:30:00-05:00")), declared("yesterday")
    ('2025-03-05', None)
    """
    found = _DECLARED.match(value)
    with suppress(ValueError):
        day = date(*map(int, found.groups())) if found else None
        return day if day and day.year in YEARS else None
    return None


def near(made: date | None, text: str, where: str) -> tuple[date | None, str]:
    """Return the day of a text whose file was made on some day: the first that it shows, which that bears out.

    >>> near(date(2025, 3, 4), "Lima, 5 March 2025", "PDF data")
    (datetime.date(2025, 3, 5), 'PDF data and text')
    >>> near(date(2026, 1, 1), "Lima, 5 March 2025", "PDF data")[1], near(date(2026, 1, 1), "", "PDF data")[1]
    ('text (doubtful)', 'PDF data (doubtful)')
    """
    first = next((day for day in shown(text) if day.year in YEARS), None)
    if first and made and abs((made - first).days) <= _NEAR:
        return first, f"{where} and text"
    return decided((), text, where) if first else decided((made,) if made else (), text, where)


def decided(said: Iterable[date], text: str, where: str) -> tuple[date | None, str]:
    """Return the day of a text and what gave it; `said` are the days that its file declares, in `where`.

    >>> decided([date(2025, 3, 5)], "Lima, 5 March 2025", "page data")
    (datetime.date(2025, 3, 5), 'page data and text')
    >>> decided([date(2025, 3, 5)], "Lima, 4 March 2025", "page data")[1]
    'page data (doubtful)'
    """
    told, seen = tuple(said), tuple(day for day in shown(text) if day.year in YEARS)
    for day in told:
        if day in seen:
            return day, f"{where} and text"
    if told:
        return told[0], f"{where} {DOUBTFUL}"
    return (seen[0], f"text {DOUBTFUL}") if seen else (None, "")
