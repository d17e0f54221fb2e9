"""The text of a briefing in, its time expressions out, each read on the day of publication.

Tokens of the text become a string of word classes; rules are patterns over it; the longest match at each place is
given to its production, which finds the value with TimeML's TIMEX3 conventions (TimeML 1.2.1, section 2.3). Ranges
are two expressions, and prepositions stay outside, as in TempEval-3; they do shape the days of `when`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from briefing.analysis.dates import absolute, amounts, days, frequency, parts, units, vague
from briefing.analysis.dates.interval import when
from briefing.analysis.dates.pattern import compiled
from briefing.analysis.dates.reading import Memory, Phrase, Reading
from briefing.analysis.dates.rule import Rule
from briefing.analysis.dates.tokens import Tokens, tokens
from briefing.model import TimeExpression

__all__ = ["RULES", "times"]

RULES: tuple[Rule, ...] = (
    *absolute.RULES, *units.RULES, *parts.RULES, *days.RULES, *amounts.RULES, *frequency.RULES, *vague.RULES,
)  # fmt: skip
_BY_FIRST = {
    code: [(compiled(pattern).regex, rule) for rule in RULES for pattern in rule.patterns if code in compiled(pattern).first]
    for code in frozenset().union(*(compiled(pattern).first for rule in RULES for pattern in rule.patterns))
}


def times(
    text: str, published: date, blocks: tuple[tuple[int, int], ...] = ()
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of `text` in order; none crosses a block.

    >>> [(t.text, t.value) for t in times("They signed last week.", date(2025, 3, 5))]
    [('last week', '2025-W09')]
    """
    found: list[TimeExpression] = []
    memory = Memory()
    for start, end in blocks or ((0, len(text)),):
        memory = replace(memory, after=-1)
        for expression, memory in _read(tokens(text, start, end), published, memory):  # noqa: B020
            found.append(expression)
    return tuple(found)


def _read(block: Tokens, published: date, memory: Memory) -> Iterator[tuple[TimeExpression, Memory]]:
    """Yield what the rules read in one block from left to right, and what the text has said with it."""
    index = 0
    while index < len(block.codes):
        candidates = _BY_FIRST.get(block.codes[index])
        best = _best(block, index, candidates, published, memory) if candidates else None
        index += 1
        if best:
            expression = _expression(*best)
            index = best[0].end
            memory = replace(_remember(memory, expression, published), after=index)
            yield expression, memory


def _best(
    block: Tokens, index: int, candidates: list[tuple[re.Pattern[str], Rule]], published: date, memory: Memory
) -> tuple[Phrase, Rule, Reading] | None:
    """Return the longest match at a place that its rule can read."""
    matches = [(match.end(), rule) for regex, rule in candidates if (match := regex.match(block.codes, index))]
    for end, rule in sorted(matches, key=lambda match: -match[0]):
        phrase = Phrase(block, index, end, published, memory)
        reading = rule.production(phrase)
        if reading is not None:
            return replace(phrase, end=reading.last if reading.last >= 0 else end), rule, reading
    return None


def _expression(phrase: Phrase, rule: Rule, reading: Reading) -> TimeExpression:
    """Return the expression of the tokens of `phrase`."""
    block = phrase.tokens
    start, end = block.starts[phrase.start], block.ends[phrase.end - 1]
    words = (phrase.before(3), phrase.before(2), phrase.before(1))
    days = when(reading.value, reading.mod, words) if reading.type in ("DATE", "TIME") else None
    return TimeExpression(
        start, end, block.text[start:end], reading.type, reading.value, reading.mod, days, reading.anchor, rule.name
    )


def _remember(memory: Memory, found: TimeExpression, published: date) -> Memory:
    """Return what the text has said once it has said `found`; comparisons with a year ago do not count."""
    if found.type == "DURATION" and found.value in ("P6M", "P9M"):
        return replace(memory, quarter="")
    if found.when is None or found.rule == "year ago":
        return memory
    reported = re.fullmatch(r"\d{4}-Q\d", found.value) and found.rule == "part of a year"
    recent = found.when.last and timedelta(0) < published - found.when.last < timedelta(300)
    quarter = found.value if reported and recent else memory.quarter
    return replace(memory, date=found.value, quarter=quarter)
