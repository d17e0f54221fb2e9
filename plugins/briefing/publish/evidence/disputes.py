"""Show where texts contradict each other: every wording with its sentence, and none preferred."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.analysis.conflicts import Conflict
from briefing.model import Quote
from briefing.publish.elements import Dispute, ReportOnRecord, State
from briefing.publish.evidence.quoting import chip, words
from briefing.publish.lookups.index import Index

_STATE = State("con", "conflict")


def disputes(quotes: Iterable[Quote], index: Index, root: str) -> tuple[Dispute, ...]:
    """Return what is disputed in some sentences."""
    told = ((quote, conflict) for quote in quotes for conflict in index.disputed.get(quote.briefing, ()))
    found = dict.fromkeys(c for quote, c in told if any(claim.evidence == quote for claim in c.claims))
    return tuple(_dispute(conflict, index, root) for conflict in found)


def about(entity: str, index: Index, root: str) -> tuple[Dispute, ...]:
    """Return what is disputed about an entity."""
    return tuple(_dispute(conflict, index, root) for conflict in index.conflicts.get(entity, ()))


def _dispute(conflict: Conflict, index: Index, root: str) -> Dispute:
    reports = []
    for claim in conflict.claims:
        leads = chip(claim.evidence, index, root, part=claim.words)
        reports.append(ReportOnRecord(words(claim.words, index), (leads,), _STATE))
    return Dispute(conflict.id, _subject(conflict, index), tuple(reports))


def _subject(conflict: Conflict, index: Index) -> str:
    """Return what is disputed, in words."""
    names = [index.short(entity) for entity in conflict.about]
    if conflict.kind == "title":
        return f"office of {names[0]}, {names[1]}"
    if conflict.kind == "number":
        return f"{names[0]} among those who joined {names[1]}"
    return f"date, {', '.join(names)}"
