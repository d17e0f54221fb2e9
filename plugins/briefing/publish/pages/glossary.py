"""Every acronym of the texts and the record, with what it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.model import Entity
from briefing.publish.elements import Link
from briefing.publish.lookups.index import Index
from briefing.publish.lookups.lookup import lookup
from briefing.publish.page_kind import Content, PageKind, in_main

_LONGEST = 10


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym and the names it stands for; some stand for several."""

    text: str
    names: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    """What the page shows."""

    acronyms: tuple[Acronym, ...]


@lookup
def _acronyms(index: Index) -> tuple[Acronym, ...]:
    """Return the acronyms in the order of the alphabet."""
    found: dict[str, set[str]] = defaultdict(set)
    for acronym, entity in _pairs(index):
        found[acronym].add(entity)
    return tuple(
        Acronym(text, tuple(_link(index.entities[one]) for one in sorted(found[text])))
        for text in sorted(found, key=_order)
    )


def _link(entity: Entity) -> Link:
    return Link(f"../entities/{entity.id}/", entity.name, entity.type)


def _page(index: Index) -> Content:
    about = "The acronyms of agencies, programmes and companies, what they stand for, and where they are met."
    return Content("Glossary of acronyms", about, "", Glossary(_acronyms(index)))


def _pairs(index: Index) -> Iterator[tuple[str, str]]:
    """Yield each acronym with an entity that is met in texts or on record."""
    for entity in index.site.entities:
        record = index.records.get(entity.id)
        if record and (entity.id in index.sightings or entity.id in index.milestones):
            names = (record.in_sentence.removeprefix("the "), *record.names, *record.weak_names)
            yield from ((name, entity.id) for name in names if is_acronym(name) and name != entity.name)
    for reading in index.readings.values():
        for mention in reading.analysis.mentions:
            told = mention.rule.startswith("acronym") and mention.entity in index.entities
            if told and is_acronym(mention.text) and mention.text != index.name(mention.entity):
                yield mention.text, mention.entity


def is_acronym(text: str) -> bool:
    """Return True for a word of capitals, some of which may be small.

    >>> [is_acronym(word) for word in ("SUPARCO", "AfSA", "CNSA’s", "Tiangong", "US", "Chang’e 6", "X")]
    [True, True, False, False, True, False, False]
    """
    capitals = sum(letter.isupper() for letter in text)
    return 2 <= len(text) <= _LONGEST and text.isalpha() and 2 * capitals > len(text)


def _order(acronym: str) -> tuple[str, str]:
    return acronym.casefold(), acronym


KIND = PageKind("acronyms", "glossary/", "glossary", _page, in_main)
