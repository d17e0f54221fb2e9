"""Tell of what matter an event is, so that a plan, its later dates and the deed find each other.

A matter is the launch of one craft, or what the same parties do once, told in much the same words.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Generic, TypeVar

from briefing.analysis.merge.similarity import Subject, overlap, stems, subject
from briefing.knowledge.kinds import entity_types, event_kinds
from briefing.model import Event
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.indexing import topic

V = TypeVar("V")

_SAME = 0.75
"""Share of the words that two tellings of one matter have in common."""
_BESIDE = frozenset(["for", "from", "near", "to", "with"])
"""Words before the name of another craft than the one that flies: "a successor to Hubble"."""
_CROWD = 60
"""Events that share a word; more tell nothing."""
_LOOKS = 3
"""Of the rarest words of an event."""
_FEWEST = 2
"""Words that they have in common at least, where the days are others."""


def told_on(event: Event, index: Index) -> date:
    """Return the day of the oldest text that tells of an event."""
    return min(index.published[quote.briefing] for quote in event.evidence)


def key_of(event: Event, index: Index) -> tuple[str, ...]:
    """Return what events of one matter share: kind and craft of a launch, else kind and countries."""
    craft = launched(event, index)
    return (event.kind, craft) if craft else (event.kind, "", *sorted(set(map(index.home, event.actors))))


def launched(event: Event, index: Index) -> str:
    """Return the one craft that a launch is of; "" for none, for several, and for what is no launch."""
    if event.kind not in event_kinds("by_rocket"):
        return ""
    topic = headed_by(event, index)
    found = [one for one in ([topic] if topic else event.entities) if is_craft(one, index)]
    return found[0] if len(found) == 1 and (topic or not _is_beside(event.what, found[0], index)) else ""


def _is_beside(what: str, craft: str, index: Index) -> bool:
    """Return True for the name of a craft behind a word that makes it another than the one that flies."""
    before = (what.partition(name)[0].split() for name in (index.name(craft), index.short(craft)) if name in what)
    return any(words and words[-1 - (words[-1] == "the" and len(words) > 1)] in _BESIDE for words in before)


def is_craft(entity: str, index: Index) -> bool:
    """Return True for what has a launch of its own."""
    return entity in index.entities and index.entities[entity].type in entity_types("craft")


def is_alike(one: Event, other: Event, index: Index) -> bool:
    """Return True for two tellings of the same days with most of their words in common."""
    return one.when.overlaps(other.when) and overlap(_about(one, index), _about(other, index)) >= _SAME


def is_retold(one: Event, other: Event, index: Index) -> bool:
    """Return True for two tellings, on whatever days, of what parties do once; a craft alone tells launches apart."""
    if not one.actors or one.kind not in event_kinds("once") - event_kinds("once_a_craft"):
        return False
    if one.kind in event_kinds("once_a_party"):
        return bool({*one.entities} & {*other.entities} - {*one.actors, *other.actors})
    about = _about(one, index), _about(other, index)
    shared = about[0].words & about[1].words
    return len(shared) >= _FEWEST and about[0].numbers == about[1].numbers and overlap(*about) >= _SAME


class Near(Generic[V]):
    """What was kept for events that share key and a word with another; a few of them, so that all takes linear time."""

    def __init__(self, index: Index) -> None:
        """Begin with nothing."""
        self._index = index
        self._kept: dict[tuple[str, ...], list[V]] = defaultdict(list)

    def keep(self, event: Event, value: V) -> None:
        """Keep a value for an event."""
        for key in self._keys(event):
            self._kept[key].append(value)

    def of(self, event: Event) -> list[V]:
        """Return what was kept for events like one, by the rarest of its words; a crowd tells nothing."""
        listed = sorted((found for key in self._keys(event) if (found := self._kept.get(key))), key=len)
        near = (value for found in listed[:_LOOKS] if len(found) <= _CROWD for value in found)
        return list({id(value): value for value in near}.values())

    def _keys(self, event: Event) -> list[tuple[str, ...]]:
        key = key_of(event, self._index)
        return (
            [key]
            if launched(event, self._index)
            else [(*key, word) for word in sorted(_about(event, self._index).words)]
        )


def _about(event: Event, index: Index) -> Subject:
    """Return what an event is about, without the names of those who act."""
    names = (index.name(actor) for actor in event.actors)
    shorts = (index.short(actor) for actor in event.actors)
    return subject(event.what, stems(" ".join((*names, *shorts))))


def headed_by(event: Event, index: Index) -> str:
    """Return what a text is about by the name that it gives before what happened: "SMILE: the launch"; else ""."""
    return topic(event.what, index.named[event.evidence[0].briefing], index.short) if ": " in event.what else ""
