"""Find the names that several records share and a text does not tell apart, so that they are linked to none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.analysis.entities import Gazetteer, shared
from briefing.desk.doubt import Doubt, context
from briefing.desk.reading_answers import meant
from briefing.errors import Problem
from briefing.model import Analysis, Briefing, Quote


def ambiguous_names(readings: Iterable[tuple[Briefing, Analysis]], matcher: Gazetteer) -> Iterator[Doubt]:
    """Yield the first place of each name of a text that may mean several records and was read as none of them."""
    for briefing, analysis in readings:
        taken = [*((one.start, one.end) for one in analysis.mentions), *briefing.protected]
        told = set[str]()
        for start, end, records in shared(briefing.text, briefing.blocks, matcher) if analysis.mentions else ():
            words = briefing.text[start:end]
            if words in told or any(first < end and start < last for first, last in taken):
                continue
            told.add(words)
            names = " or ".join(record.name for record in records)
            message = f"“{words}” may be {names}, and is linked to none; quote it in a correction with its entity"
            quote = Quote(briefing.slug, start, end)
            answers = tuple(meant(quote, record.id, record.name, {briefing.slug: briefing}) for record in records)
            problem = Problem(briefing.path, 0, message, False)
            yield Doubt("meaning", problem, briefing.slug, context(briefing, start, end), answers)
