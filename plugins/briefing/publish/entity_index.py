"""Every name, by its first letter."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass

from briefing.digest import digest
from briefing.model import Entity, Page
from briefing.publish.elements import Link
from briefing.publish.index import Index
from briefing.publish.outline import Outline

_PATH = "entities/index.html"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter and its names."""

    letter: str
    names: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EntityIndex:
    """What the index shows."""

    letters: tuple[Letter, ...]
    """Names that a briefing or the record holds."""
    count: int
    others: tuple[Link, ...]
    """Known names that none holds yet."""


def entity_index(index: Index) -> Outline:
    """Return the outline of the index."""
    parts = digest(tuple((e.id, e.name, e.type, _met(e, index), _texts(e, index)) for e in index.site.entities))
    return Outline(_PATH, (parts,), lambda: _page(index))


def _page(index: Index) -> Page:
    letters: dict[str, list[Entity]] = defaultdict(list)
    others = []
    for entity in sorted(index.site.entities, key=lambda e: (_plain(e.name), e.id)):
        if _met(entity, index):
            letters[_letter(entity.name)].append(entity)
        else:
            others.append(entity)
    view = EntityIndex(
        letters=tuple(Letter(key, tuple(_link(e, index) for e in letters[key])) for key in sorted(letters)),
        count=len(index.site.entities) - len(others),
        others=tuple(_link(entity, index) for entity in others),
    )
    about = "Every country, agency, company, person, programme and craft that the briefings or the record name."
    return Page(_PATH, "entities", "Index of names", about, "", view)


def _met(entity: Entity, index: Index) -> bool:
    return entity.id in index.sightings or entity.id in index.milestones


def _link(entity: Entity, index: Index) -> Link:
    """Return a name with its kind and the number of briefings that hold it."""
    texts = _texts(entity, index)
    return Link(f"../entities/{entity.id}/", entity.name, f"{entity.type}, {texts}" if texts else entity.type)


def _texts(entity: Entity, index: Index) -> int:
    return len(index.sightings.get(entity.id, ()))


def _plain(name: str) -> str:
    """Return a name folded for sorting: without accents, in one case."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c))


def _letter(name: str) -> str:
    """Return the letter a name stands under; digits and other scripts share `#`."""
    first = _plain(name)[:1].upper()
    return first if "A" <= first <= "Z" else "#"
