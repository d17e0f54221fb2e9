"""Find the time expressions of a text and give each its value, as seen from the day of publication.

Tokens of the text become a string of word classes; rules are patterns over it; the longest match at each place is given
to its production, which finds the value with TimeML's TIMEX3 conventions (TimeML 1.2.1, section 2.3). As in TempEval-3,
a range is two expressions, and prepositions stay outside them; but prepositions do shape the days of `when`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from briefing.analysis.dates import (
    absolute,
    amounts,
    anchored,
    clock,
    compound,
    days,
    distances,
    frequency,
    holidays,
    months,
    numeric,
    parts,
    units,
    vague,
    years,
)
from briefing.analysis.dates.discourse import remember
from briefing.analysis.dates.interval import when
from briefing.analysis.dates.pattern import HEAD, Pattern, parsed
from briefing.analysis.dates.reading import DiscourseState, Phrase, Timex3
from briefing.analysis.dates.rule import DateRule
from briefing.analysis.dates.tokens import Tokens, tokens
from briefing.model import TimeExpression

__all__ = ["RULES", "times"]

RULES: tuple[DateRule, ...] = (
    *absolute.RULES,
    *numeric.RULES,
    *months.RULES,
    *years.RULES,
    *holidays.RULES,
    *units.RULES,
    *parts.RULES,
    *days.RULES,
    *clock.RULES,
    *compound.RULES,
    *amounts.RULES,
    *distances.RULES,
    *anchored.RULES,
    *frequency.RULES,
    *vague.RULES,
)
_CLAUSE = 8  # words
_NEGATIONS = frozenset(["not", "never", "cannot"])
_ENDS = frozenset([",", ";", ".", "", "but", "and"])
_PATTERNS = [(parsed(pattern), rule) for rule in RULES for pattern in rule.patterns]


@cache
def _by_head() -> Mapping[str, Sequence[int]]:
    """Return the numbers of the patterns by what they begin with."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, (pattern, _) in enumerate(_PATTERNS):
        for head in pattern.heads:
            found[head].append(number)
    return dict(found)


@cache
def _first() -> re.Pattern[str]:
    """Return the expression for the codes that a pattern can begin with."""
    return re.compile(f"[{re.escape(''.join(sorted({head[0] for head in _by_head() if head})))}]")


@cache
def _candidates(head: str) -> tuple[tuple[Pattern, DateRule], ...]:
    """Return the patterns with their rules that can match where the next codes are `head`."""
    known = _by_head()
    numbers = {*known.get(head, ()), *known.get(head[0], ())}
    return tuple(_PATTERNS[number] for number in sorted(numbers))


def times(text: str, published: date, blocks: tuple[tuple[int, int], ...] = ()) -> tuple[TimeExpression, ...]:
    """Return the time expressions of `text` in order; none crosses a block.

    >>> [(t.text, t.value) for t in times("They signed last week.", date(2025, 3, 5))]
    [('last week', '2025-W09')]
    """
    found: list[TimeExpression] = []
    state = DiscourseState()
    for start, end in blocks or ((0, len(text)),):
        if state.after >= 0 or state.day_before:
            day_before = state.day if state.day_at >= 0 else ""
            state = replace(state, said_at=-1, day_at=-1, day_before=day_before, after=-1)
        expressions, state = _read(tokens(text, start, end), published, state)
        found.extend(expressions)
    return tuple(found)


def _read(block: Tokens, published: date, state: DiscourseState) -> tuple[list[TimeExpression], DiscourseState]:
    """Return what the rules read in one block from left to right, and what the text has said with it."""
    found: list[TimeExpression] = []
    index = 0
    while begin := _first().search(block.codes, index):
        index = begin.start()
        candidates = _candidates(block.codes[index : index + HEAD])
        best = _best(block, index, candidates, state.spoken or published, state) if candidates else None
        index += 1
        if best:
            found.append(_expression(*best))
            state = remember(state, best[0], found[-1])
            index = best[0].end
    return found, state


def _best(
    block: Tokens, index: int, candidates: Iterable[tuple[Pattern, DateRule]], published: date, state: DiscourseState
) -> tuple[Phrase, DateRule, Timex3] | None:
    """Return the longest match at a place that its rule can read."""
    matches = [
        (match.end(), rule) for pattern, rule in candidates if (match := pattern.regex.match(block.codes, index))
    ]
    for end, rule in sorted(matches, key=lambda match: -match[0]):
        phrase = Phrase(block, index, end, published, state)
        reading = _produced(rule, phrase)
        if reading is not None:
            return replace(phrase, end=reading.last) if reading.last >= 0 else phrase, rule, reading
    return None


def _produced(rule: DateRule, phrase: Phrase) -> Timex3 | None:
    """Return what the rule makes of the phrase, None for a day outside the calendar of years 1 to 9999."""
    try:
        return rule.production(phrase)
    except OverflowError:
        return None


def _is_denied(phrase: Phrase) -> bool:
    """Return True for "will not fly before May", which says the same as "not before May"."""
    said = [phrase.before(step) for step in range(2, 2 + _CLAUSE)]
    said = said[: next((n for n, one in enumerate(said) if one in _ENDS), None)]
    return phrase.before() == "before" and any(one in _NEGATIONS or one.endswith(("n't", "n’t")) for one in said)


def _expression(phrase: Phrase, rule: DateRule, reading: Timex3) -> TimeExpression:
    """Return the expression of the tokens of `phrase`."""
    block = phrase.tokens
    start, end = block.starts[phrase.start], block.ends[phrase.end - 1]
    around = ("not" if _is_denied(phrase) else phrase.before(2), phrase.before(), phrase.following())
    dated = reading.type in ("DATE", "TIME")
    days = reading.when or (when(reading.value, reading.mod, around) if dated else None)
    return TimeExpression(
        start, end, block.text[start:end], reading.type, reading.value, reading.mod, days, reading.anchor, rule.name
    )
