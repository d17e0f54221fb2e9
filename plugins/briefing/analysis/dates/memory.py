"""What the text has said so far, kept up from expression to expression.

Later expressions lean on it: "two days later" on the last date, "a year ago" in a report on the last quarter, and
"today" on the day of speaking, which a dateline or a formal first date can put before the day of publication.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from briefing.analysis.dates.numeric import order
from briefing.analysis.dates.reading import Memory, Phrase
from briefing.model import TimeExpression

_DATELINE = ("(", "-", "–", "—", "_", ":")
_HEAD = 12  # tokens; a dateline stands this near to the start of the text
_LEAD = 1500  # characters; a day said further on is not the day of speaking
_DAY = 10  # characters of 2025-03-05
_QUARTER = re.compile(r"\d{4}-Q\d")


def remember(memory: Memory, phrase: Phrase, found: TimeExpression) -> Memory:
    """Return what the text has said once it has said `found`; comparisons with a year ago do not count."""
    memory = replace(memory, after=phrase.end)
    if found.type == "DURATION" and found.value in ("P6M", "P9M"):
        return replace(memory, quarter="")
    if found.when is None or found.rule == "year ago":
        return memory
    if found.rule == "part of a year" and _QUARTER.fullmatch(found.value) and _is_reported(phrase, found):
        memory = replace(memory, quarter=found.value)
    if found.rule == "date in digits" and order(found.text):
        leads = int(re.split("[/-]", found.text)[0]) == int(found.value[8:])
        memory = replace(memory, order="day" if leads else "month")
    if len(found.value.partition("T")[0]) == _DAY and not _is_dropped(phrase):
        plain = phrase.end - phrase.start == 1 and phrase.has("weekday")
        memory = replace(memory, day=found.value, day_at=phrase.end, plain=plain)
    return replace(memory, said=found.value, said_at=phrase.end, spoken=memory.spoken or _spoken(phrase, found))


def _is_dropped(phrase: Phrase) -> bool:
    """Return True for the day of a plan that was given up: "initially scheduled for Wednesday"."""
    return not {"initially", "originally", "previously"}.isdisjoint(phrase.before(step) for step in range(1, 5))


def _is_reported(phrase: Phrase, found: TimeExpression) -> bool:
    """Return True for a quarter that had ended shortly before publication."""
    last = found.when.last if found.when else None
    return last is not None and timedelta(0) < phrase.published - last < timedelta(300)


def _spoken(phrase: Phrase, found: TimeExpression) -> date | None:
    """Return the day of speaking that `found` gives: "BEIJING, March 4 (Agency)", "Tuesday, March 4, 2025"."""
    if found.rule != "day and month" or len(found.value) != 10 or phrase.tokens.starts[phrase.start] > _LEAD:
        return None
    day = date.fromisoformat(found.value)
    behind = phrase.published - day
    headed = phrase.start < _HEAD and phrase.before() == "," and phrase.following() in _DATELINE
    formal = phrase.has("weekday") and phrase.has("year") and behind == timedelta(1)
    return day if formal or (headed and timedelta(0) <= behind <= timedelta(3)) else None
