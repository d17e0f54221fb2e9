"""Show where texts contradict each other: every wording with its sentence, and none preferred."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from briefing.analysis.conflicts import Conflict
from briefing.model import Quote
from briefing.publish.elements import Dispute, Report, State
from briefing.publish.evidence.rights import evidence, words
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup

_STATE = State("con", "conflict")


def disputes(quotes: Iterable[Quote], index: Index, root: str) -> tuple[Dispute, ...]:
    """Return what is disputed in some sentences."""
    told = ((quote, conflict) for quote in quotes for conflict in index.disputed.get(quote.briefing, ()))
    found = dict.fromkeys(c for quote, c in told if any(claim.evidence == quote for claim in c.claims))
    return tuple(_dispute(conflict, index, root) for conflict in found)


def about(entity: str, index: Index, root: str) -> tuple[Dispute, ...]:
    """Return what is disputed about an entity."""
    return tuple(_dispute(conflict, index, root) for conflict in index.conflicts.get(entity, ()))


def newest(index: Index, root: str, limit: int) -> tuple[Dispute, ...]:
    """Return what texts dispute among each other, that of the newest text first."""
    listed = _newest(index, str(limit))
    return tuple(_dispute(c, index, root) for slug, id_ in listed for c in index.disputed[slug] if c.id == id_)


@lookup
def _newest(index: Index, number: str) -> tuple[tuple[str, str], ...]:
    """Return the newest text and the id of each of the newest conflicts, at most so many."""
    found = sorted(((*_last(one, index), one.id) for one in index.site.conflicts), reverse=True)
    return tuple((slug, id_) for _, slug, id_ in found[: int(number)])


def _last(conflict: Conflict, index: Index) -> tuple[date, str]:
    """Return the day and the slug of the newest text of a conflict."""
    slugs = [claim.evidence.briefing for claim in conflict.claims]
    return max((index.readings[slug].briefing.published, slug) for slug in slugs)


def _dispute(conflict: Conflict, index: Index, root: str) -> Dispute:
    reports = []
    for claim in conflict.claims:
        reading = index.readings[claim.words.briefing]
        chip = evidence(reading, claim.evidence, root, part=claim.words)
        reports.append(Report(words(reading, claim.words), chip, _STATE))
    return Dispute(conflict.id, _subject(conflict, index), tuple(reports))


def _subject(conflict: Conflict, index: Index) -> str:
    """Return what is disputed, in words."""
    names = [index.short(entity) for entity in conflict.about]
    if conflict.kind == "title":
        return f"office of {names[0]}, {names[1]}"
    if conflict.kind == "number":
        return f"{names[0]} among those who joined {names[1]}"
    return f"date, {', '.join(names)}"
