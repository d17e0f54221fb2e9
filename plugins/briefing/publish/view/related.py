"""Find older briefings about the same matter as a briefing: one of its events, or several of its names.

Only older ones are linked, so that a new briefing changes no page that was there. A name counts the less the more texts
held it before, and one that fifty held counts nothing. It takes two names, or one event, to relate two texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from briefing.publish.elements import Link
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.view.briefing_card import heading

_MOST = 4
_RECENT = 8
"""Older texts of one name that are looked at; more would make the work quadratic."""
_COMMON = 50
"""Texts that hold a name before it is too common to relate any."""
_LEAST = 0.5
"""Weight below which texts are not related: less than two names that four older texts hold each."""
_EVENT = 2.0
"""Weight of a shared event; that of a shared name is at most 1."""


@dataclass(slots=True)
class _Shared:
    """What an older text has in common with a new one."""

    names: int = 0
    events: int = 0
    weight: float = 0.0


@lookup
def related(index: Index, slug: str) -> tuple[str, ...]:
    """Return the closest older briefings of a briefing, the closest first."""
    return _all(index)[slug]


def related_links(index: Index, slug: str, root: str) -> tuple[Link, ...]:
    """Return links to the closest older briefings."""
    return tuple(Link(f"{root}briefings/{older}/", *heading(index, older)) for older in related(index, slug))


@lookup
def _all(index: Index) -> dict[str, tuple[str, ...]]:
    """Return the closest older briefings of each."""
    places = {slug: place for place, slug in enumerate(index.published)}
    held: dict[str, list[str]] = defaultdict(list)
    reported = _reported(index)
    found: dict[str, tuple[str, ...]] = {}
    for slug, named in index.named.items():
        shared: dict[str, _Shared] = defaultdict(_Shared)
        for entity in named:
            texts = held[entity.id]
            for older in texts[-_RECENT:] if len(texts) < _COMMON else ():
                shared[older].names += 1
                shared[older].weight += 1 / len(texts)
            texts.append(slug)
        for older in reported.get(slug, ()):
            if places[older] < places[slug]:
                shared[older].events += 1
                shared[older].weight += _EVENT
        found[slug] = _closest(shared, places)
    return found


def _closest(shared: Mapping[str, _Shared], places: Mapping[str, int]) -> tuple[str, ...]:
    """Return the slugs with the greatest weight, newer ones first among equals."""
    near = [slug for slug, one in shared.items() if (one.events or one.names > 1) and one.weight >= _LEAST]
    return tuple(sorted(near, key=lambda slug: (-shared[slug].weight, -places[slug]))[:_MOST])


def _reported(index: Index) -> Mapping[str, tuple[str, ...]]:
    """Return for each briefing the others that report one of its events."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for event in index.site.events:
        slugs = dict.fromkeys(quote.briefing for quote in event.evidence)
        for slug in slugs if 1 < len(slugs) <= _RECENT else ():
            found[slug].update(dict.fromkeys(other for other in slugs if other != slug))
    return {slug: tuple(others) for slug, others in found.items()}
